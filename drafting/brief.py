"""The brief: everything a writer may use for one message, and nothing else."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from guardrails import MessageKind


class Given(BaseModel):
    """The base of what passes between the rooms of drafting: frozen and strict."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GivenFact(Given):
    """One fact from the application, in the person's own words.

    `id` says where it comes from: `note:0`, `strength:1`, `interest:0`, `answer`, …
    """

    id: str
    text: str


class PartBrief(Given):
    """One part of a message: what it has to do, from which facts, within which length.

    `elements` are the ids of the elements (guardrails.kinds) that the part carries. A part with
    `by_model` False is worded by code alone, whoever the writer is; one that `needs` facts is not
    there without any. `dropped` are the ids of facts that it had until a check objected to them.
    """

    part: str
    purpose: str
    elements: tuple[str, ...] = ()
    facts: tuple[GivenFact, ...] = ()
    max_words: int = 45
    by_model: bool = True
    needs: bool = False
    dropped: tuple[str, ...] = ()


class Reader(Given):
    """Whom the message addresses; no address, no number.

    `met` says whether they were met at the interview that the message is about.
    """

    name: str
    called: str
    title: str | None = None
    met: bool = True


class Wishes(Given):
    """What the person asked for beyond the rules; a wish never removes what must be there.

    `parts` limits the writing to some parts (empty: all); `pinned` holds parts that the person
    edited, by part, kept as they are. `variation` picks another wording with the same facts.
    """

    length: Literal["shorter", "longer"] | None = None
    tone: Literal["warmer", "more_formal", "plainer"] | None = None
    instruction: str | None = Field(default=None, max_length=500)
    spelling: Literal["en-US", "en-GB"] | None = None
    parts: tuple[str, ...] = ()
    pinned: dict[str, str] = Field(default_factory=dict)
    variation: int = Field(default=0, ge=0)


NO_WISHES = Wishes()
"""Nothing beyond the rules."""


class Brief(Given):
    """What a writer may use for this step.

    `role` and `company` are named as a letter names them. `paragraphs` says which parts stand
    together; the order is that of `parts`. `left_out` holds the notes that the message cannot
    carry, each with the reason. `place` is the reader's place among those met and `seed` a number
    of the application, so that no two texts of a panel are built alike; `avoid` holds texts (to
    the others, and the one before) whose wording should not come again. `max_characters` is the
    limit of a channel that counts them, None where there is none. `around` holds the greeting,
    sign-off and subject that stay where only some parts are asked for anew.
    """

    kind: MessageKind
    reader: Reader
    candidate: str
    company: str
    role: str
    parts: tuple[PartBrief, ...]
    target_words: tuple[int, int] | None
    spelling: Literal["en-US", "en-GB"] = "en-US"
    wishes: Wishes = Wishes()
    left_out: tuple[tuple[str, str], ...] = ()
    place: int = 0
    seed: int = 0
    paragraphs: tuple[tuple[str, ...], ...] = ()
    avoid: tuple[str, ...] = ()
    max_characters: int | None = None
    around: dict[str, str] = Field(default_factory=dict)

    def part(self, name: str) -> PartBrief | None:
        """The part of this name, or None."""
        return next((part for part in self.parts if part.part == name), None)
