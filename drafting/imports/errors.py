"""What could not be read, in one sentence."""

from guardrails.errors import AfterwordError


class NotReadable(AfterwordError):
    """A file or a text from outside holds nothing that can be used; the text says what it is."""
