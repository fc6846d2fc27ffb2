"""A draft that the person edited by hand: judged again, and what changed is theirs."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rapidfuzz import fuzz

from drafting.drafted import PERSON, Draft, DraftPart, Rejected
from drafting.pinning import AFTER, AROUND, BREAK, GREETING, Cut
from drafting.reasons import REPLACED
from guardrails import Application, Message, check

_SENTENCE = re.compile(r"\S(?:[^.!?…\n]|[.!?…](?!\s))*(?:[.!?…]+(?=\s|$)|(?=\n)|$)")


def recheck(
    draft: Draft,
    message: Message,
    application: Application,
    *,
    others: Sequence[Message] = (),
    on: date | None = None,
) -> Draft:
    """The draft with the person's own `message`: checked, and what they changed is pinned.

    A part that still stands as it was keeps its writer. Of the others, each takes the words
    that now stand in its place; one whose words are gone is theirs and empty. Greeting, ending
    and subject that changed, and sentences put in between, are parts of their own. Where nothing
    is left, nothing is pinned. Never raises for what was typed.
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
    parts = tuple(_parts(draft, message)) if message.body.strip() else ()
    return draft.model_copy(update={"message": message, "report": report, "parts": parts})


def _parts(draft: Draft, message: Message) -> Iterator[DraftPart]:
    """What stands around the parts where it is theirs, then the parts in their order."""
    before, after = Cut.of(draft.message), Cut.of(message)
    for name in AROUND:
        held = draft.part(name)
        if before.around[name] != after.around[name]:
            ours = DraftPart(part=name, text=before.around[name], by=PERSON)
            yield _theirs(held or ours, after.around[name])
        elif held:
            yield held
    theirs = (*AROUND, *(part.part for part in draft.parts if part.part.startswith(AFTER)))
    yield from _between([part for part in draft.parts if part.part not in theirs], after)


def _between(parts: Sequence[DraftPart], body: Cut) -> Iterator[DraftPart]:
    """The parts in their order, each with the words that stand between its neighbours now."""
    waiting: list[DraftPart] = []
    start, after = body.start, GREETING
    for part in parts:
        place = body.text.find(part.text, start, body.limit) if part.text else -1
        if place < 0:
            waiting.append(part)
            continue
        yield from _edited(waiting, body.text[start:place], after)
        yield part
        waiting, start, after = [], place + len(part.text), part.part
    yield from _edited(waiting, body.text[start : body.limit], after)


def _edited(parts: Sequence[DraftPart], words: str, after: str) -> Iterator[DraftPart]:
    """Give the sentences of `words` to the parts that they came from, in their order.

    Where none waits for them, they are the person's own, put in after a part.
    """
    if not parts:
        yield from _added(words, after)
        return
    shares: list[list[re.Match[str]]] = [[] for _ in parts]
    reached = 0
    for sentence in _SENTENCE.finditer(words):
        reached = max(range(reached, len(parts)), key=lambda n: _like(sentence[0], parts[n].text))
        shares[reached].append(sentence)
    for part, share in zip(parts, shares, strict=True):
        text = words[share[0].start() : share[-1].end()].strip() if share else ""
        yield part if text == part.text and part.by == PERSON else _theirs(part, text)


def _added(words: str, after: str) -> Iterator[DraftPart]:
    text = words.strip()
    if text:
        own_paragraph = "\n" in words[: len(words) - len(words.lstrip())]
        yield DraftPart(
            part=f"{AFTER}{after}", text=BREAK + text if own_paragraph else text, by=PERSON
        )


def _like(sentence: str, text: str) -> float:
    return fuzz.partial_ratio(sentence[:400], text[:1200])


def _theirs(part: DraftPart, text: str) -> DraftPart:
    before = Rejected(text=part.text, because=(REPLACED,))
    rejected = (*part.rejected, before) if part.text else part.rejected
    return part.model_copy(update={"text": text, "by": PERSON, "rejected": rejected})
