"""The tree of errors, small on purpose.

AfterwordError              anything that a person is told in one sentence
  └ InvalidInput            what was given is wrong; carries every fault
(drafting adds WriterError and StoreError below AfterwordError)
"""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Fault(BaseModel):
    """One thing that is wrong with an input: the field's path and a sentence about it.

    `path` is the JSON's own (`interviews.0.met.1`), empty where it concerns the whole input.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    message: str

    def __str__(self) -> str:
        """The line a person reads."""
        return f"{self.path}: {self.message}" if self.path else self.message


class AfterwordError(Exception):
    """Something that a person is told in one sentence, with what to do next."""


class InvalidInput(AfterwordError):
    """An input has faults; all of them are in `faults`, in the order of the input."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
