"""Reading what a company wrote, without any model (POLICY section 4).

What the person wrote (`own`) is cut into sentences of plain words (`words`); phrase rules, which
are data (`phrases`, rules/replies/*.yaml), see signs in them, each in its context (`evidence`);
the signs are weighed (`decide`). That verdict and the words themselves (`terms`) are weighed by
what was learnt from our corpus (`weights`), within what is certain (`gates`); a date by which they
will tell is read beside it (`dates`).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from guardrails.replies.beside import ASKS, CLEAR, without_promises
from guardrails.replies.dates import decision_date
from guardrails.replies.decide import DECISIONS, decide, disputed
from guardrails.replies.evidence import Sign, signs
from guardrails.replies.gates import gated
from guardrails.replies.own import own_parts
from guardrails.replies.phrases import rule_book
from guardrails.replies.shapes import Evidence, ReplyLabel, ReplyReading
from guardrails.replies.terms import Term, terms
from guardrails.replies.weights import chances, confidence, learnt, speaking
from guardrails.replies.words import Sentence, fold, sentences
from guardrails.workdays import Workdays

__all__ = ["read_reply"]

KEPT_LENGTH = 10_000
"""Longer texts are read anew each time, so that no memory is spent on them."""
MOST_SHOWN = 12
"""How many places of phrase rules a reading shows at most."""
UNSURE = 0.89
"""A text that tells two decisions is never read with more."""
TOLD = 0.7
"""From here on a decision is told, so that days named are not those by which it will be; and an
automatic reply is one, so that the day on which mails are answered is none either."""
UNTOLD = 0.59
"""From 0.6 on the page tells; a reading that can show nothing stays below."""
FEW_WORDS = 5
"""So few words, in which no phrase rule saw anything, are no ground to tell."""


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
    label, sure, evidence = _weighed(text, folded, read, found)
    return ReplyReading(
        label=label,
        confidence=sure,
        evidence=evidence,
        decision_date=None
        if _told(label, sure, found)
        else decision_date(
            read,
            folded,
            received_on,
            Workdays.of(country, subdivision),
            automatic=label is ReplyLabel.AUTO_REPLY and sure >= TOLD,
        ),
    )


def _told(label: ReplyLabel, sure: float, found: Sequence[Sign]) -> bool:
    """Whether the decision is told, so that no day can be that by which it will be.

    Whoever is on a reserve list, or hears two things, is still told by some day.
    """
    held_back = any(sign.rule.id == "rejection.reserve" for sign in found)
    return label in DECISIONS and sure >= TOLD and not held_back and not disputed(found)


def _weighed(
    text: str, folded: str, read: Sequence[Sentence], found: Sequence[Sign]
) -> tuple[ReplyLabel, float, tuple[Evidence, ...]]:
    """The label, how sure it is, and the words that it rests on; without any it is never told."""
    held, shares = _shares(read, found)
    label, best = _likeliest(shares)
    most = UNSURE if disputed(found) else 1.0
    if label is ReplyLabel.UNCLEAR_STATUS and (rest := without_promises(read, folded)):
        asked, likely = _likeliest(_shares(rest, signs(rest, rule_book()))[1])
        if asked in ASKS and likely >= CLEAR:
            label, best, most = asked, likely, UNSURE
    evidence = tuple(_evidence(text, held, found, label))
    told = evidence and (found or sum(len(one.words) for one in read) > FEW_WORDS)
    return label, min(confidence(best, learnt()), most if told else UNTOLD), evidence


def _shares(
    read: Sequence[Sentence], found: Sequence[Sign]
) -> tuple[list[Term], tuple[float, ...]]:
    """The terms of sentences with these signs, and how likely each label is for them."""
    held, weights = terms(read, found, decide(found)), learnt()
    return held, gated(chances(held, weights), weights.labels, read, found)


def _likeliest(shares: Sequence[float]) -> tuple[ReplyLabel, float]:
    best = max(shares)
    return learnt().labels[shares.index(best)], best


def _evidence(
    text: str, held: Sequence[Term], found: Sequence[Sign], label: ReplyLabel
) -> Iterator[Evidence]:
    """What the phrase rules saw, then the words that speak most for the label."""
    ruled = [sign for sign in found if sign.label is label][:MOST_SHOWN]
    for sign in ruled:
        yield _shown(text, sign.start, sign.end, sign.rule.id)
    for term in speaking(held, label, learnt()):
        if all(term.end <= sign.start or term.start >= sign.end for sign in ruled):
            yield _shown(text, term.start, term.end, f"{label}.words")


_read_again = lru_cache(maxsize=256)(_read)
"""A plan reads the same few mails again and again; a reading is frozen and depends on its input."""


def _shown(text: str, start: int, end: int, rule: str) -> Evidence:
    return Evidence(start=start, end=end, quote=text[start:end], rule=rule)
