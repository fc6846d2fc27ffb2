"""What a person wrote themselves stays, whatever is written anew: parts, and what stands around.

Around the parts stand the subject, the greeting, the sign-off and the signature, which code sets,
and sentences that the person put in. Each is a part of the draft once it is theirs; one
that they deleted is theirs too, and empty. Only a wish that names the part gives it back.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafting.brief import Brief, Wishes
from drafting.drafted import PERSON, Draft, DraftPart
from drafting.letters import LETTERS
from guardrails import Message
from guardrails.checks.letter import read_letter
from guardrails.checks.text import Text

SUBJECT, GREETING, SIGN_OFF, SIGNATURE = "subject", "greeting", "sign_off", "signature"
AROUND = (SUBJECT, GREETING, SIGN_OFF, SIGNATURE)
AFTER = "after_"
"""Begins the name of what the person put in after a part, or after the greeting."""
BREAK = "\n\n"


def with_kept_parts(wishes: Wishes, previous: Draft | None) -> Wishes:
    """What the person edited in `previous` is pinned, unless they ask for that part again."""
    if previous is None:
        return wishes
    edited = {part.part: part.text for part in previous.parts if part.by == PERSON}
    kept = {name: text for name, text in edited.items() if name not in wishes.parts}
    return wishes.model_copy(update={"pinned": {**kept, **wishes.pinned}})


def given_back(draft: Draft) -> Draft:
    """The draft with nothing that is the person's: what is written next may change all of it."""
    parts = tuple(part for part in draft.parts if part.by != PERSON)
    return draft.model_copy(update={"parts": parts})


def around(brief: Brief) -> Iterator[DraftPart]:
    """What is pinned and no part of the brief, as parts of the draft."""
    known = {*AROUND, *_places(brief)}
    for name, text in brief.wishes.pinned.items():
        if name in known and brief.part(name) is None:
            yield DraftPart(part=name, text=text, by=PERSON)


def homeless(brief: Brief) -> Iterator[str]:
    """The pinned texts that no place is left for: their part, or what they came after, is gone."""
    for name in _places(brief):
        part = name.removeprefix(AFTER)
        text = brief.wishes.pinned.get(name, "").strip()
        if text and part != GREETING and brief.part(part) is None:
            yield text


def _places(brief: Brief) -> Iterator[str]:
    """The names of a kind's parts, and of what may be put in after each."""
    yield f"{AFTER}{GREETING}"
    for part in LETTERS[brief.kind].parts:
        yield part.name
        yield f"{AFTER}{part.name}"


@dataclass(frozen=True)
class Cut:
    """A message cut where its greeting ends and its sign-off begins."""

    text: str
    start: int
    limit: int
    around: Mapping[str, str]

    @classmethod
    def of(cls, message: Message) -> "Cut":
        """The cut of a message, whoever wrote it."""
        text = Text(message.body)
        letter = read_letter(text)
        start, limit = text.span(letter.main.start, letter.main.end)
        named = letter.signature
        last = text.span(named.start, named.end)[0] if named else len(message.body)
        pieces = {
            SUBJECT: message.subject or "",
            GREETING: message.body[:start],
            SIGN_OFF: message.body[limit:last],
            SIGNATURE: message.body[last:],
        }
        return cls(message.body, start, limit, {name: one.strip() for name, one in pieces.items()})


def as_it_stood(draft: Draft, wishes: Wishes) -> dict[str, str]:
    """What stays around the parts where only some of them are asked for anew."""
    if not wishes.parts:
        return {}
    stood = Cut.of(draft.message).around
    kept = (name for name in (SUBJECT, GREETING, SIGN_OFF) if name not in wishes.parts)
    return {name: stood[name] for name in kept if stood[name]}


def layout_of(draft: Draft) -> tuple[tuple[str, ...], ...]:
    """Which parts of a draft stand together in a paragraph, in their order."""
    paragraphs: list[list[str]] = []
    reached = 0
    body = draft.message.body
    for part in draft.parts:
        place = body.find(part.text, reached) if part.text else -1
        between = body[reached:place] if place >= 0 else ""
        if not paragraphs or "\n" in between:
            paragraphs.append([])
        paragraphs[-1].append(part.part)
        reached = place + len(part.text) if place >= 0 else reached
    return tuple(map(tuple, paragraphs))
