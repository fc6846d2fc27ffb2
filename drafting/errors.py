"""What can go wrong around a draft; each error is one sentence that says what to do next.

AfterwordError
  ├ WriterError           a writer could not write; the template takes over
  │   ├ ModelMissing      the embedded model's file is not there
  │   ├ ModelDamaged      it is there, and is not what it should be
  │   ├ ModelStopped      the process that runs it ended or did not answer
  │   ├ KeyMissing        the endpoint wants a key and none is set
  │   ├ EndpointRefused   nobody listens there, or it said no
  │   ├ EndpointTimeout   no whole answer within the deadline
  │   └ BadAnswer         an answer that is no completion
  └ StoreError            the database could not be read or written
      └ StoreDamaged      its file is not what a database is; opening it again recovers it
"""

from guardrails.errors import AfterwordError


class WriterError(AfterwordError):
    """A writer could not write; the text says why and what to do."""


class ModelMissing(WriterError):
    """The embedded model's file is not there."""


class ModelDamaged(WriterError):
    """The embedded model's file is not what it should be."""


class ModelStopped(WriterError):
    """The process that runs the embedded model ended, or did not answer."""


class KeyMissing(WriterError):
    """The endpoint wants a key and none is set."""


class EndpointRefused(WriterError):
    """Nobody listens at the endpoint, or it said no; with which HTTP `status`, if it spoke."""

    def __init__(self, sentence: str, *, status: int | None = None) -> None:
        self.status = status
        super().__init__(sentence)


class EndpointTimeout(WriterError):
    """No whole answer came within the deadline."""


class BadAnswer(WriterError):
    """What came back is no completion."""


class StoreError(AfterwordError):
    """The database could not be read or written."""


class StoreDamaged(StoreError):
    """The database's file is damaged; opening it anew keeps it aside and recovers its rows."""
