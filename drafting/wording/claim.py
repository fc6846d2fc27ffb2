"""What a strength says, in the forms that it can take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """What the candidate says of themselves, in the forms that it can take.

    `np` follows "I would bring", `my` stands for it with "my", `said` is a sentence as it reads
    within another one; `raw` stands after a colon and is always there.
    """

    raw: str
    np: str | None = None
    my: str | None = None
    said: str | None = None
