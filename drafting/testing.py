"""A public test double: a writer that says what it is told to say, and fails when it is told to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from drafting.brief import Brief
from drafting.errors import WriterError
from drafting.writers.base import Repair, Written


@dataclass(frozen=True)
class Call:
    """What the writer was asked: for which parts, and what was said to be wrong with them."""

    brief: Brief
    parts: tuple[str, ...]
    repairs: Mapping[str, Repair]


@dataclass
class ScriptedWriter:
    """Answers the first call with `script[0]`, the next with `script[1]`, then with nothing.

    Each entry is the candidates by part, or a `WriterError` that is raised. A part that was not
    asked for is answered all the same, as a careless model would. Every call is kept in `calls`.
    """

    script: Sequence[Mapping[str, Sequence[str]] | WriterError] = ()
    name: str = "scripted"
    tokens: tuple[int, int] = (0, 0)
    calls: list[Call] = field(default_factory=list)
    closed: int = 0

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """The next entry of the script."""
        place = len(self.calls)
        self.calls.append(Call(brief, tuple(parts), dict(repairs or {})))
        entry = self.script[place] if place < len(self.script) else {}
        if isinstance(entry, WriterError):
            raise entry
        return Written(
            parts={part: tuple(texts) for part, texts in entry.items()},
            tokens_in=self.tokens[0],
            tokens_out=self.tokens[1],
        )

    def close(self) -> None:
        """Count that it was closed."""
        self.closed += 1
