"""A draft as people keep it in a file, and where in that file each place of the message stands."""

from bisect import bisect_right
from dataclasses import dataclass

from guardrails import Finding, Message

_SUBJECT = "subject:"


@dataclass(frozen=True)
class Source:
    """A file's text with the message in it: a first line `Subject: …`, a blank line, the body.

    `subject_at` and `body_at` are the positions in `text` at which the two begin.
    """

    text: str
    message: Message
    subject_at: int
    body_at: int

    @classmethod
    def of(cls, text: str) -> "Source":
        """The message of a file; without a first line `Subject: …` all of it is the body."""
        first, line_end, rest = text.partition("\n")
        if not first.lower().startswith(_SUBJECT):
            return cls(text, Message(body=text.strip("\r\n")), 0, _blank(text))
        subject = first[len(_SUBJECT) :]
        return cls(
            text,
            Message(subject=subject.strip(), body=rest.strip("\r\n")),
            len(_SUBJECT) + len(subject) - len(subject.lstrip()),
            len(first) + len(line_end) + _blank(rest),
        )

    def span(self, finding: Finding) -> tuple["Place", "Place"]:
        """Where a finding begins and ends in the file."""
        base = self.subject_at if finding.where == "subject" else self.body_at
        return self._place(base + finding.start), self._place(base + finding.end)

    def _place(self, at: int) -> "Place":
        line = bisect_right(self._starts, at)
        return Place(line, at - self._starts[line - 1] + 1)

    @property
    def _starts(self) -> list[int]:
        lines = self.text.split("\n")
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1; a column counts characters."""

    line: int
    column: int


def _blank(text: str) -> int:
    """How many line ends stand before the first character that is none."""
    return len(text) - len(text.lstrip("\r\n"))
