"""What a GGUF file says of its model: how large it is, how much it can read, how it is spoken to.

Only the header is read, and no more of it than a header can be; nothing in it is believed beyond
its numbers. The format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

LARGE = 900_000_000
"""Parameters from which a model words a whole letter; smaller ones a sentence at a time."""
_LARGE_FILE = 600 << 20  # bytes, where the header can't be read
_MOST = 2_000_000  # entries of one kind; the largest vocabularies have a quarter of a million
_LONGEST = 4 << 20  # bytes of one text
_STRING, _ARRAY = 8, 9
_FIXED = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_WIDTH = {kind: struct.calcsize(f"<{form}") for kind, form in _FIXED.items()}


@dataclass(frozen=True)
class Model:
    """What a file says. `parameters` and `context` (tokens) are 0 where it does not say."""

    parameters: int = 0
    context: int = 0
    chat_template: bool = False
    bytes: int = 0

    @property
    def large(self) -> bool:
        """Whether the model can be asked for all parts of a letter at once."""
        if self.parameters:
            return self.parameters >= LARGE
        return self.bytes >= _LARGE_FILE


def describe(path: Path) -> Model:
    """What the file at `path` says of its model. Raises `OSError`; never for what is in it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            return _Reader(file).model(size)
        except (struct.error, ValueError, RecursionError):
            return Model(bytes=size)


class _Reader:
    """Reads a header from its start. Raises `ValueError` or `struct.error` where it is none."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def model(self, size: int) -> Model:
        magic, version = self._file.read(4), self._one("I")
        if magic != b"GGUF" or version not in (2, 3):
            raise ValueError("no GGUF of a version that is known")
        tensors, pairs = self._count(), self._count()
        found = {self._text(): self._value(self._one("I")) for _ in range(pairs)}
        context = found.get(f"{found.get('general.architecture')}.context_length")
        return Model(
            parameters=sum(self._tensor() for _ in range(tensors)),
            context=context if isinstance(context, int) else 0,
            chat_template=isinstance(found.get("tokenizer.chat_template"), str),
            bytes=size,
        )

    def _tensor(self) -> int:
        """The number of a tensor's elements."""
        self._text()
        sizes = [self._one("Q") for _ in range(self._one("I"))]
        self._skip(12)  # its type and place
        return math.prod(sizes)

    def _value(self, kind: int) -> Any:
        """A number, a text, or None for what nobody asks for."""
        if kind == _STRING:
            return self._text()
        if kind != _ARRAY:
            return self._one(_fixed(kind))
        inner, many = self._one("I"), self._count()
        if inner in _WIDTH:
            self._skip(many * _WIDTH[inner])
        else:
            for _ in range(many):
                self._value(inner)
        return None

    def _text(self) -> str:
        length = self._one("Q")
        if length > _LONGEST:
            raise ValueError("a text longer than any in a header")
        read = self._file.read(length)
        if len(read) < length:
            raise ValueError("the file ends in the middle")
        return read.decode(errors="replace")

    def _count(self) -> int:
        many = int(self._one("Q"))
        if many > _MOST:
            raise ValueError("more than a header holds")
        return many

    def _one(self, form: str) -> Any:
        layout = f"<{form}"
        return struct.unpack(layout, self._file.read(struct.calcsize(layout)))[0]

    def _skip(self, length: int) -> None:
        self._file.seek(length, 1)


def _fixed(kind: int) -> str:
    if kind not in _FIXED:
        raise ValueError("a value of a kind that is not known")
    return _FIXED[kind]
