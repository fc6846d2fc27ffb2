"""A writer that is asked no more once it could not be reached: the rest of a run does not wait."""

from collections.abc import Mapping, Sequence

from drafting.brief import Brief
from drafting.errors import (
    EndpointRefused,
    EndpointTimeout,
    KeyMissing,
    ModelDamaged,
    ModelMissing,
    ModelStopped,
    WriterError,
)
from drafting.writers.base import Repair, Writer, Written

_NOT_THERE = (
    EndpointRefused,
    EndpointTimeout,
    KeyMissing,
    ModelDamaged,
    ModelMissing,
    ModelStopped,
)


class WhileReached:
    """Hands everything to another writer, until that one is not there; then it says so at once."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._gone: WriterError | None = None

    @property
    def name(self) -> str:
        """The name of the writer behind."""
        return self._writer.name

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """What the writer behind writes. Raises its `WriterError`, again and at once after one
        that means that it is not there."""
        if self._gone is not None:
            raise self._gone
        try:
            return self._writer.write(brief, parts, repairs)
        except _NOT_THERE as error:
            self._gone = error
            raise

    def close(self) -> None:
        """Close the writer behind."""
        self._writer.close()
