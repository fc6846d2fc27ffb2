"""What is judged and what is found: message, finding, report (CONTRACT, "Report")."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Severity(StrEnum):
    """How much a finding weighs: an error keeps a draft from being ready."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Shape(BaseModel):
    """The base of everything that goes out: frozen, and no unknown field comes in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Message(Shape):
    """A text to be sent. `subject` is None where the channel has none (a LinkedIn note)."""

    subject: str | None = None
    body: str


class Edit(Shape):
    """One change of a text: `text` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


class Fix(Shape):
    """What would put a finding right: edits of the field that the finding is about (`where`).

    A `safe` fix is certain and keeps what the letter says; any other is likely, and a person
    looks at it first. `guardrails.fixes.apply_fixes` makes them.
    """

    safe: bool
    edits: tuple[Edit, ...]


class Finding(Shape):
    """One remark about a message, with its place.

    `start` and `end` count characters of `subject` or `body` (`where`); a remark on something
    missing has the position where it would belong, `start == end`. `instead` says what to
    write, or None where there is nothing better to say than the message does; `fix` the edits
    that would put it right, or None where only the person can.
    """

    rule: str
    severity: Severity
    message: str
    where: Literal["subject", "body"] = "body"
    start: int
    end: int
    quote: str
    instead: str | None = None
    source: str
    fix: Fix | None = None


class Report(Shape):
    """What the checks say of a message; `ready` is true when no finding is an error."""

    ready: bool
    findings: tuple[Finding, ...] = ()
    elements: dict[str, bool]
    words: int
    characters: int
