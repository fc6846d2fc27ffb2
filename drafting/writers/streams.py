"""A completion that comes in pieces: put together, and held to the same rules as one in a piece.

A stream that breaks off looks like one that has ended. So it counts only with a finish reason, as
any completion does (drafting.writers.answers). A server that knows no streams answers in one
piece, and that is read as it is.
"""

import time
from collections.abc import Callable, Mapping
from typing import Any

from drafting.writers.answers import Answer, as_json, read_answer, read_completion

Hear = Callable[[str], None]
"""Is told the text so far, from the thread that reads it."""
_EVERY = 0.1  # seconds between two previews: each holds the whole text so far


class Stream:
    """The pieces of one answer. `hear` is told the text as it grows."""

    def __init__(self, hear: Hear) -> None:
        self.done = False
        self._hear = hear
        self._told = 0.0
        self._whole = bytearray()
        self._line = bytearray()
        self._events = False
        self._choices: dict[int, dict[str, Any]] = {}
        self._usage: Any = None

    def feed(self, piece: bytes) -> None:
        """Take what came over the wire. Raises `BadAnswer` for what can be no completion."""
        if not self._events:
            self._whole += piece
        self._line += piece
        if b"\n" not in piece:  # a line without an end is not copied again and again
            return
        *lines, rest = self._line.split(b"\n")
        self._line = rest
        for line in lines:
            self._read(bytes(line))
        self._preview()

    def answer(self) -> Answer:
        """The whole answer. Raises `BadAnswer` where it is none, or not whole."""
        self._read(bytes(self._line))
        if not self._events:
            return read_answer(bytes(self._whole))
        choices = [self._choices[place] for place in sorted(self._choices)]
        return read_completion({"choices": choices, "usage": self._usage})

    def _read(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        if self.done or name.strip() != b"data":
            return
        self._events = True
        if value.strip() == b"[DONE]":
            self.done = True
            return
        event = as_json(value)
        if not isinstance(event, dict) or event.get("error"):
            read_completion(event)  # raises, with the words for it
        self._usage = event.get("usage") or self._usage
        choices = event.get("choices")
        for choice in choices if isinstance(choices, list) else ():
            if isinstance(choice, Mapping):
                self._add(choice)

    def _add(self, choice: Mapping[str, Any]) -> None:
        index = choice.get("index", 0)
        kept = self._choices.setdefault(
            index if isinstance(index, int) else 0,
            {"finish_reason": None, "message": {"content": "", "refusal": ""}},
        )
        kept["finish_reason"] = choice.get("finish_reason") or kept["finish_reason"]
        delta = choice.get("delta")
        for name in ("content", "refusal"):
            piece = delta.get(name) if isinstance(delta, Mapping) else None
            if isinstance(piece, str):
                kept["message"][name] += piece

    def _preview(self) -> None:
        now = time.monotonic()
        first = self._choices.get(0)
        if first and now - self._told >= _EVERY:
            self._told = now
            self._hear(first["message"]["content"])
