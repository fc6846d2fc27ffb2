"""Which wish a draft does not follow, and why: told always, whoever wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.brief import Brief, Wishes
from drafting.drafted import PERSON, Draft, DraftPart
from drafting.pipeline import Judge
from drafting.settling import settled
from drafting.writers.base import Writer
from drafting.writers.given import holds_contact
from drafting.writers.template import TemplateWriter
from guardrails import Message

_TONES = {"warmer": "warmer", "more_formal": "more formal", "plainer": "plainer"}


@dataclass(frozen=True)
class Done:
    """A draft as it came out, before it is told of: what was asked, of whom, and the parts.

    `failed` says that the writer broke off.
    """

    writer: Writer
    judge: Judge
    asked: Sequence[str]
    parts: Sequence[DraftPart]
    message: Message
    previous: Draft | None = None
    failed: bool = False

    @property
    def wishes(self) -> Wishes:
        """What was wished for."""
        return self.brief.wishes

    @property
    def brief(self) -> Brief:
        """What the writer was given."""
        return self.judge.brief


def unheard(done: Done) -> str | None:
    """In a sentence or two, which wishes the draft does not follow; None where it follows all."""
    if done.previous and all(part.by == PERSON for part in done.parts):
        return "Nothing was written again: every part is your own. Give them back to change them."
    return " ".join(filter(None, (_instruction(done), _tone(done), _length(done)))) or None


def _instruction(done: Done) -> str | None:
    instruction = done.wishes.instruction
    if not instruction:
        return None
    if done.writer.name == TemplateWriter.name:
        return "The template has its own wordings and cannot follow an instruction; a model can."
    if not getattr(done.writer, "follows_wishes", True):
        return (
            "A model this small words single notes and cannot follow an instruction: edit the "
            "text by hand, or choose a larger model in the settings."
        )
    if holds_contact(instruction):
        return (
            "Your instruction holds an address, a link or a number, and those are told to no "
            "model: put it in other words, or edit the text by hand."
        )
    if done.failed:
        return "Your wish is not followed: the template wrote, and cannot follow an instruction."
    return _not_kept(done)


def _not_kept(done: Done) -> str | None:
    """Where the template's words stand, for what the model made of the wish was not kept."""
    ours = [part.part for part in done.parts if part.by == TemplateWriter.name]
    lost = [name.replace("_", " ") for name in done.asked if name in ours]
    if not lost:
        return None
    if len(lost) == len(done.asked):
        return (
            "Your wish changed nothing: what the model wrote could not be kept, and the template "
            "wrote instead. Put the wish in other words, or edit the text by hand."
        )
    return f"The template wrote {_listed(lost)}, so your wish is not followed there."


def _tone(done: Done) -> str | None:
    """Whether the template has other words for the tone, where it alone wrote."""
    tone = done.wishes.tone
    if tone is None or any(part.by not in (TemplateWriter.name, PERSON) for part in done.parts):
        return None
    wishes = done.wishes.model_copy(update={"tone": None})
    plain = replace(done.judge, brief=done.brief.model_copy(update={"wishes": wishes}))
    _, texts = settled(plain)
    free = [part for part in done.parts if part.by == TemplateWriter.name]
    if any(texts.get(part.part) != part.text for part in free):
        return None
    return f"The template has no {_TONES[tone]} words for this: edit the text by hand."


def _length(done: Done) -> str | None:
    if done.previous is None or done.wishes.length is None:
        return None
    before, now = (len(one.body.split()) for one in (done.previous.message, done.message))
    if done.wishes.length == "shorter" and now >= before:
        return "It could not be made shorter: what must be said takes this many words."
    if done.wishes.length == "longer" and now <= before:
        return "It could not be made longer without saying things that your facts do not hold."
    return None


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
