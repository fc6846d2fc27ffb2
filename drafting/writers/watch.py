"""Somebody who looks on while a writer writes: sees the text as it comes, and may stop it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

Layout = Callable[[Mapping[str, str]], str]


def _nothing() -> None:
    """Nothing runs that could be broken off."""


class Watch:
    """One look at one draft being written; safe to use from threads, and never waits.

    `text` is the preview so far: unchecked words, never to be sent.
    """

    def __init__(self) -> None:
        self.text = ""
        self._layout: Layout = lambda parts: "\n\n".join(filter(None, parts.values()))
        self._lock = Lock()
        self._stopped = False
        self._break: Callable[[], object] = _nothing

    @property
    def stopped(self) -> bool:
        """Whether somebody said stop."""
        return self._stopped

    def lay_out(self, layout: Layout) -> None:
        """From the draft: how the parts so far stand in the letter."""
        self._layout = layout

    def see(self, parts: Mapping[str, str]) -> None:
        """From the writer: the parts as far as they are written."""
        self.text = self._layout(parts)

    def stop(self) -> None:
        """Break off what is being written, from any thread; returns at once."""
        with self._lock:
            self._stopped = True
            self._break()

    @contextmanager
    def breaking(self, cancel: Callable[[], object]) -> Iterator[None]:
        """While this lasts, `stop` calls `cancel`; at once where it was called before."""
        with self._lock:
            self._break = cancel
            if self._stopped:
                cancel()
        try:
            yield
        finally:
            with self._lock:
                self._break = _nothing
