"""Reading what a company wrote, without any model (POLICY section 4).

What the person wrote (`own`) is cut into sentences of plain words (`words`); phrase rules, which
are data (`phrases`, rules/replies/*.yaml), see signs in them, each in its context (`evidence`);
the signs are weighed (`decide`); a date by which they will tell is read beside it (`dates`).
"""

from datetime import date
from functools import lru_cache

from guardrails.replies.dates import decision_date
from guardrails.replies.decide import decide
from guardrails.replies.evidence import Sign, signs
from guardrails.replies.own import own_parts
from guardrails.replies.phrases import rule_book
from guardrails.replies.shapes import Evidence, ReplyLabel, ReplyReading
from guardrails.replies.words import fold, sentences
from guardrails.workdays import Workdays

__all__ = ["read_reply"]

KEPT_LENGTH = 10_000
"""Longer texts are read anew each time, so that no memory is spent on them."""
MOST_SHOWN = 12
"""How many places a reading shows at most."""


def read_reply(
    text: str,
    *,
    received_on: date | None = None,
    country: str = "US",
    subdivision: str | None = None,
) -> ReplyReading:
    """What a received text says, how sure that is, and the words that it rests on.

    `received_on` is the local date of receipt; without it only dates that need none ("4 December
    2026") are read. `country` (ISO 3166 alpha-2, known to `workdays.knows_country`) and
    `subdivision` give the weekend and the order of day and month. Spans are places in `text`.
    """
    if len(text) > KEPT_LENGTH:
        return _read(text, received_on, country, subdivision)
    return _read_again(text, received_on, country, subdivision)


def _read(
    text: str, received_on: date | None, country: str, subdivision: str | None
) -> ReplyReading:
    folded = fold(text)
    read = list(sentences(folded, own_parts(folded)))
    found = signs(read, rule_book())
    label, confidence = decide(found)
    return ReplyReading(
        label=label,
        confidence=confidence,
        evidence=tuple(_shown(text, sign) for sign in found if sign.label is label)[:MOST_SHOWN],
        decision_date=decision_date(
            read,
            folded,
            received_on,
            Workdays.of(country, subdivision),
            automatic=label is ReplyLabel.AUTO_REPLY,
        ),
    )


_read_again = lru_cache(maxsize=256)(_read)
"""A plan reads the same few mails again and again; a reading is frozen and depends on its input."""


def _shown(text: str, sign: Sign) -> Evidence:
    quote = text[sign.start : sign.end]
    return Evidence(start=sign.start, end=sign.end, quote=quote, rule=sign.rule.id)
