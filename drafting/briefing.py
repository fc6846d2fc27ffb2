"""From a due step to the brief: which parts, which facts, which limits, which wishes."""

import re
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Literal

from drafting.brief import NO_WISHES, Brief, GivenFact, PartBrief, Reader, Wishes
from drafting.drafted import Draft
from drafting.facts import Facts, gather
from drafting.letters import LETTERS
from drafting.parts import LetterSpec, Paragraphs, PartSpec, Uses
from drafting.pinning import as_it_stood, layout_of
from guardrails import SPECS, Application, Fault, InvalidInput, Message, Step
from guardrails.application import Person, Reference, first_name

_US_SPELLING = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "PH", "LR"})
_GENDER_MARKS = re.compile(r"\s*[(\[][^()\[\]]{1,30}[)\]]\s*$")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_FACTS_OF_A_PART = {"strengths": 2, "interest": 1}


def make_brief(
    application: Application,
    step: Step,
    wishes: Wishes = NO_WISHES,
    *,
    others: Sequence[Message] = (),
    on: date | None = None,
    previous: Draft | None = None,
) -> Brief:
    """Everything that a writer may use for `step`, and nothing else.

    `others` are the texts to the other people met, `on` the local day of sending, `previous` the
    draft whose wording should not come again. Raises `InvalidInput` where the step goes to nobody.
    """
    reader = _reader(application, step)
    spelling = wishes.spelling or spelling_of(application)
    place = _place(application, step, reader)
    facts, left_out = gather(application, step, reader, place=place, spelling=spelling, on=on)
    seed = _seed(application)
    spec = LETTERS[step.kind]
    held: dict[Uses, tuple[str, ...]] = {
        "strengths": application.candidate.strengths,
        "points": getattr(reader, "points", ()),
    }
    lost = frozenset(name for name, texts in held.items() if texts and not facts.get(name))
    parts = {part.name: _part(part, facts, wishes, lost=lost) for part in spec.parts}
    paragraphs = _paragraphs(spec, parts, seed + place + wishes.variation)
    if previous and (wishes.parts or wishes.pinned):
        paragraphs = _as_before(paragraphs, previous)
    ordered = [name for paragraph in paragraphs for name in paragraph]
    words = SPECS[step.kind].words
    return Brief(
        kind=step.kind,
        reader=Reader(
            name=reader.name,
            called=_called(reader),
            title=reader.title if isinstance(reader, Person) else None,
            met=_was_met(application, step, reader),
        ),
        candidate=application.candidate.name,
        company=application.company,
        role=short_role(application.role),
        parts=tuple(part for name in ordered if (part := parts[name])),
        target_words=words.target if words else None,
        spelling=spelling,
        wishes=wishes,
        left_out=left_out,
        place=place,
        seed=seed,
        paragraphs=paragraphs,
        max_characters=_max_characters(application, step),
        around=as_it_stood(previous, wishes) if previous else {},
        avoid=tuple(text.body for text in [*others, *([previous.message] if previous else [])]),
    )


def short_role(role: str) -> str:
    """A role as people say it: without the brackets at its end ("(m/f/d)", "(Req. 4711)")."""
    return _GENDER_MARKS.sub("", role) or role


def _reader(application: Application, step: Step) -> Person | Reference:
    id_ = step.to[0] if step.to else None
    reader = application.person(id_) or application.reference(id_)
    if reader is None:
        raise InvalidInput(
            [Fault(path="people", message="nobody to write to; add the person and their address")]
        )
    return reader


def _called(reader: Person | Reference) -> str:
    """How to greet the reader; by the whole name where an initial or a surname would be left."""
    title, _, surname = reader.name.rpartition(" ")
    titled = title and first_name(title) == title  # "Mrs Adeyemi", "Frau Dr. Lange"
    if not reader.call_them and titled and reader.called == surname:
        return reader.name
    return reader.name if _INITIAL.fullmatch(reader.called) else reader.called


def spelling_of(application: Application) -> Literal["en-US", "en-GB"]:
    """The English that is usual in the application's country."""
    return "en-US" if application.country in _US_SPELLING else "en-GB"


def _place(application: Application, step: Step, reader: Person | Reference) -> int:
    """Where the reader stands among those met, so that each of a panel gets another letter."""
    for interview in _meetings(application, step):
        if reader.id in interview:
            return interview.index(reader.id)
    ids = [person.id for person in application.people] + [ref.id for ref in application.references]
    return ids.index(reader.id)


def _meetings(application: Application, step: Step) -> list[tuple[str, ...]]:
    if step.interview is not None and 0 <= step.interview < len(application.interviews):
        return [application.interviews[step.interview].met]
    return []


def _was_met(application: Application, step: Step, reader: Person | Reference) -> bool:
    meetings = _meetings(application, step) or [one.met for one in application.interviews]
    return any(reader.id in met for met in meetings)


def _seed(application: Application) -> int:
    """A number of the application: the same one always, another one for another application."""
    words = f"{application.candidate.name}|{application.company}|{application.role}"
    return zlib.crc32(words.encode()) % 10_000


def _part(
    spec: PartSpec, facts: Facts, wishes: Wishes, *, lost: frozenset[Uses]
) -> PartBrief | None:
    """A part with its facts; of `lost` ones there are some, and none that can stand."""
    given = tuple(fact for name in spec.uses for fact in _some(name, facts, spec))
    dropped = tuple(f"{name.removesuffix('s')}:0" for name in spec.uses if name in lost)
    if spec.needs and not given and not dropped:
        return None
    return PartBrief(
        part=spec.name,
        purpose=spec.purpose,
        elements=spec.elements,
        facts=given,
        max_words=_max_words(spec.max_words, wishes),
        by_model=spec.by_model,
        needs=spec.needs,
        dropped=dropped,
    )


def _some(name: str, facts: Facts, spec: PartSpec) -> tuple[GivenFact, ...]:
    found = facts.get(name, ())  # type: ignore[call-overload]  # a name of Uses, read as str
    limit = _FACTS_OF_A_PART.get(name)
    if len(spec.uses) > 1 and limit:
        limit = 1
    return tuple(found[:limit])


def _max_characters(application: Application, step: Step) -> int | None:
    spec = SPECS[step.kind]
    return spec.characters_premium if application.candidate.linkedin_premium else spec.characters


def _max_words(words: int, wishes: Wishes) -> int:
    factor = {"shorter": 0.75, "longer": 1.25}.get(wishes.length or "", 1.0)
    return round(words * factor)


def _as_before(paragraphs: Paragraphs, previous: Draft) -> Paragraphs:
    """The layout of the draft before, where it has the same parts: what stays, stays in place."""
    names = {name for paragraph in paragraphs for name in paragraph}
    kept = (tuple(one for one in paragraph if one in names) for paragraph in layout_of(previous))
    before = tuple(paragraph for paragraph in kept if paragraph)
    return before if {one for paragraph in before for one in paragraph} == names else paragraphs


def _paragraphs(spec: LetterSpec, parts: dict[str, PartBrief | None], turn: int) -> Paragraphs:
    """One of the kind's layouts, without the parts that this message does not have."""
    layout = spec.layouts[turn % len(spec.layouts)]
    shown = (tuple(name for name in paragraph if parts[name]) for paragraph in layout)
    return tuple(paragraph for paragraph in shown if paragraph)
