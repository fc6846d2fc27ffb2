"""A text cut into words with what grounding has to know about each."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from guardrails.checks.grounding.words import fold, stems
from guardrails.checks.text import Text

_BREAKS = ("\n", ":", '"')
_OPENING = re.compile(r"[\s\"'(\[*•–—-]*")


class Token(NamedTuple):
    """A word of `Text.plain`.

    `low` is the word folded; `capital` says that it is written as a name would be: with a
    capital, or in a script that has none; `first` says that a capital means nothing here, since
    a sentence, a line or a quotation begins with it; `sentence` counts the sentences of the text.
    """

    start: int
    end: int
    text: str
    low: str
    stems: tuple[str, ...]
    capital: bool
    first: bool
    sentence: int

    @property
    def stem(self) -> str:
        """The stem of its last part."""
        return self.stems[-1] if self.stems else self.low


def tokens(text: Text) -> tuple[Token, ...]:
    """The words of a text in their order."""
    return text.kept("grounding", _tokens)


def _tokens(text: Text) -> tuple[Token, ...]:
    starts = [sentence.start for sentence in text.sentences]
    starts.append(len(text.plain) + 1)
    gaps, place = text.pieces[0::2], -1
    found: list[Token] = []
    for gap, (start, end, written) in zip(gaps, text.places, strict=False):
        opens = start >= starts[place + 1]
        while start >= starts[place + 1]:
            place += 1
        first = (
            not found
            or (len(gap) > 1 and ("\n" in gap or ":" in gap or '"' in gap))
            or gap in _BREAKS
            or (opens and _OPENING.fullmatch(text.plain, starts[place], start) is not None)
        )
        low, of_it, capital = _read(written)
        found.append(Token(start, end, written, low, of_it, capital, first, max(place, 0)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, tuple[str, ...], bool]:
    capital = any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in word)
    return fold(word), stems(word), capital


def covered(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """A map of the characters of a text that lie within one of `spans`."""
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks
