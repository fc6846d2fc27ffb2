"""A text cut into words with what grounding has to know about each."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from guardrails.checks.grounding.words import fold, stems
from guardrails.checks.text import Text

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
    starts = [sentence.start for sentence in text.sentences]
    found = []
    previous_end = 0
    for word in text.words:
        place = max(0, bisect_right(starts, word.start) - 1)
        first = _begins(text.plain, previous_end, word.start, starts[place] if starts else 0)
        low, of_it, capital = _read(word.text)
        found.append(Token(word.start, word.end, word.text, low, of_it, capital, first, place))
        previous_end = word.end
    return tuple(found)


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, tuple[str, ...], bool]:
    capital = any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in word)
    return fold(word), stems(word), capital


def _begins(plain: str, previous: int, start: int, sentence: int) -> bool:
    between = plain[previous:start]
    if "\n" in between or ":" in between or '"' in between or previous == 0:
        return True
    return sentence <= start and _OPENING.fullmatch(plain, sentence, start) is not None


def covered(spans: Iterable[tuple[int, int]], length: int) -> bytearray:
    """A map of the characters of a text that lie within one of `spans`."""
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\x01" * (end - start)
    return marks
