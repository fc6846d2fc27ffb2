"""A draft that the person edited by hand: judged again, and the parts that changed are theirs."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz

from drafting.drafted import PERSON, Draft, DraftPart, Rejected
from drafting.reasons import REPLACED
from guardrails import Application, Message, check
from guardrails.checks.letter import read_letter
from guardrails.checks.text import Text

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")


def recheck(
    draft: Draft,
    message: Message,
    application: Application,
    *,
    others: Sequence[Message] = (),
    on: date | None = None,
) -> Draft:
    """The draft with the person's own `message`: checked, and the parts that changed are pinned.

    A part that still stands as it was keeps its writer. Of the others, each takes the words
    that now stand in its place; one whose words are gone is gone. Never raises for what was typed.
    """
    report = check(
        message,
        kind=draft.step.kind,
        application=application,
        person=draft.step.to[0],
        others=others,
        on=on,
        interview=draft.step.interview,
        must_ask_for=draft.step.must_ask_for,
    )
    parts = tuple(_parts(draft.parts, message.body))
    return draft.model_copy(update={"message": message, "report": report, "parts": parts})


def _parts(parts: Sequence[DraftPart], body: str) -> Iterator[DraftPart]:
    """The parts in their order, each with the words that stand between its neighbours now."""
    text = Text(body)
    main = read_letter(text).main
    start, limit = text.span(main.start, main.end)
    waiting: list[DraftPart] = []
    for part in parts:
        place = body.find(part.text, start, limit)
        if place < 0:
            waiting.append(part)
            continue
        yield from _edited(waiting, body[start:place])
        yield part
        waiting, start = [], place + len(part.text)
    yield from _edited(waiting, body[start:limit])


def _edited(parts: Sequence[DraftPart], words: str) -> Iterator[DraftPart]:
    """Give the sentences of `words` to the parts that they came from, in their order."""
    shares: list[list[str]] = [[] for _ in parts]
    reached = 0
    for sentence in filter(None, (one.strip() for one in _SENTENCE_END.split(words))):
        if not parts:
            return
        reached = max(range(reached, len(parts)), key=lambda n: _like(sentence, parts[n].text))
        shares[reached].append(sentence)
    for part, share in zip(parts, shares, strict=True):
        if share:
            yield _theirs(part, " ".join(share))


def _like(sentence: str, text: str) -> float:
    return fuzz.partial_ratio(sentence[:400], text[:1200])


def _theirs(part: DraftPart, text: str) -> DraftPart:
    before = Rejected(text=part.text, because=(REPLACED,))
    return part.model_copy(
        update={"text": text, "by": PERSON, "rejected": (*part.rejected, before)}
    )
