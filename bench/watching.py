"""A writer that is watched: what it had a word for, in how many rounds, and how soon."""

import time
from collections.abc import Mapping, Sequence

from drafting import Draft, Writer
from drafting.brief import Brief
from drafting.writers.base import Repair, Written


class Watched:
    """Stands before a writer and counts, by the reader's name; `name` is the writer's own."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.name = writer.name
        self.first_texts: list[float] = []
        self._rounds: dict[str, dict[str, int]] = {}

    def begin(self) -> None:
        """Forget the readers of the letters before."""
        self._rounds = {}

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """What the writer writes."""
        began = time.perf_counter()
        written = self._writer.write(brief, parts, repairs)
        if not repairs and written.parts:
            self.first_texts.append(time.perf_counter() - began)
        rounds = self._rounds.setdefault(brief.reader.name, {})
        for name in {*written.parts, *written.discarded}:
            rounds[name] = rounds.get(name, 0) + 1
        return written

    def close(self) -> None:
        """Close the writer."""
        self._writer.close()

    def fates(self, draft: Draft, reader: str) -> list[str]:
        """For each part that the writer had a word for: `first`, `repaired` or `replaced`."""
        by = {part.part: part.by for part in draft.parts}
        return [
            "replaced" if by.get(name) != self.name else "first" if rounds == 1 else "repaired"
            for name, rounds in self._rounds.get(reader, {}).items()
        ]
