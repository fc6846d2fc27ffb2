"""What a draft is: the text, what the checks say of it, and where each part came from."""

from pydantic import BaseModel, ConfigDict, Field

from drafting.reasons import reason_words
from guardrails import Message, Report, Step

__all__ = [
    "PERSON",
    "Draft",
    "DraftPart",
    "LeftOut",
    "Rejected",
    "Tokens",
    "Told",
    "reason_words",
]

PERSON = "person"
"""What a part is signed with that the person wrote or edited."""


class _Out(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )


class Rejected(_Out):
    """An attempt at a part that was not kept, and why: ids of rules, or of `drafting.reasons`."""

    text: str
    because: tuple[str, ...]


class DraftPart(_Out):
    """One part of a draft: its text, who it came from in the end, and the facts it could use."""

    part: str
    text: str
    by: str
    facts: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()


class Told(_Out):
    """What a writer was told when a part had to be written again: the earlier text, each fault.

    `round` counts from 1. An endpoint is told the same, without what could be a contact detail.
    """

    part: str
    round: int
    text: str
    wrong: tuple[str, ...]


class LeftOut(_Out):
    """A note that the message does not carry, and why."""

    note: str
    because: str


class Tokens(_Out):
    """What a model read and wrote; 0 without one."""

    in_: int = Field(default=0, alias="in")
    out: int = 0


class Draft(_Out):
    """A message for a step, judged (CONTRACT, `draft --json`).

    `writer` is the one that was asked; `seconds` what the draft took. `trouble` says in one
    sentence what went wrong with that writer, `note` what it could not do about a wish, and `told`
    what it heard about each part that it had to write again.
    """

    step: Step
    message: Message
    report: Report
    parts: tuple[DraftPart, ...]
    writer: str
    seconds: float = 0.0
    tokens: Tokens = Tokens()
    left_out: tuple[LeftOut, ...] = ()
    trouble: str | None = None
    note: str | None = None
    told: tuple[Told, ...] = ()

    def part(self, name: str) -> DraftPart | None:
        """The part of this name, or None."""
        return next((part for part in self.parts if part.part == name), None)
