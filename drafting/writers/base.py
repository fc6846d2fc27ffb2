"""The small interface that every writer stands behind."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from pydantic import Field

from drafting.brief import Brief, Given
from drafting.writers.watch import Watch


class Repair(Given):
    """Why a part has to be written again: what it said and exactly what is wrong with it."""

    text: str
    wrong: tuple[str, ...]


class Discarded(Given):
    """What a model said and its writer did not offer, and the ids of the reasons."""

    text: str
    because: tuple[str, ...]


class Written(Given):
    """What a writer wrote: for each part its candidates, the best first.

    `discarded` holds, by part, what the writer sorted out itself before any check. `tokens_in` and
    `tokens_out` count what the model read and wrote, 0 without one.
    """

    parts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    discarded: dict[str, tuple[Discarded, ...]] = Field(default_factory=dict)
    tokens_in: int = 0
    tokens_out: int = 0


class Writer(Protocol):
    """Words the parts of a message from a brief.

    `name` is what a draft's parts are signed with (`template`, `embedded`, `openai`).
    """

    @property
    def name(self) -> str:
        """What the parts that it wrote are signed with."""
        ...

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word these parts of the brief, told what was wrong with them before.

        A part that the writer has nothing for may be missing in the result. Raises
        `WriterError` when nothing could be written at all.
        """
        ...

    def close(self) -> None:
        """Let go of what the writer holds (a process, a connection). May be called twice."""
        ...


@runtime_checkable
class Watchable(Protocol):
    """A writer whose work may be seen as it comes, and stopped."""

    def write_watched(
        self,
        brief: Brief,
        parts: Sequence[str],
        repairs: Mapping[str, Repair] | None,
        watch: Watch | None,
    ) -> Written:
        """As `Writer.write`, and show `watch` each part as it comes to be."""
        ...
