"""A text as the checks read it: folded, cut into words, sentences and layout, spans kept.

Patterns run on `Text.plain`, in which curly quotes are straight, odd spaces are plain ones, line
ends are `\\n` and letters are composed (NFC). `Text.span` leads a place in `plain` back to the
original, so that a finding always quotes what stands there.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u00ad", "-"),
    }
)
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_WORD = re.compile(r"([^\W_]+(?:['’\-./&@+#][^\W_]+)*[+#]*)")
_LAST = re.compile(r"[\w.]+$")
_ABBREVIATIONS = frozenset(
    "dr mr mrs ms mx prof st sr jr rev hon ing e.g i.e a.m p.m etc vs approx no inc ltd co corp "
    "dept est u.s u.k ph.d".split()
)
# A run of stops is read once, from its first one on, so that none takes longer than its length.
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"')\]]*+(?=\s|$)|[。！？]|\n[ ]*+\n|\n(?=[ ]*+(?:[-*•]|\d++[.)]) )"
)


class Span(NamedTuple):
    """A stretch of `Text.plain`: characters from `start` up to, not including, `end`."""

    start: int
    end: int
    text: str


class Text:
    """One field of a message, as given in `raw` and as read in `plain`."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.plain, self._places = _folded(raw)
        self._kept: dict[str, Any] = {}

    def kept(self, name: str, read: Callable[["Text"], T]) -> T:
        """What a family reads out of the text, read once under its name for all that ask."""
        if name not in self._kept:
            self._kept[name] = read(self)
        made: T = self._kept[name]
        return made

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `plain` stands in `raw`."""
        if self._places is None:
            return start, end
        first = self._places[start]
        return first, max(first, self._places[end]) if end > start else first

    def place(self, raw: int) -> int:
        """Where a place in `raw` stands in `plain`: the way back from `span`."""
        return raw if self._places is None else bisect_left(self._places, raw)

    @cached_property
    def lower(self) -> str:
        """`plain` in lower case, the same length."""
        low = self.plain.lower()
        if len(low) == len(self.plain):
            return low
        return "".join(c.lower() if len(c.lower()) == 1 else c for c in self.plain)

    @cached_property
    def pieces(self) -> list[str]:
        """`plain` in pieces: what stands before a word and the word, in turns, then the rest."""
        return _WORD.split(self.plain)

    @property
    def places(self) -> Iterator[tuple[int, int, str]]:
        """Where each word starts and ends, and the word."""
        ends = list(accumulate(map(len, self.pieces)))
        return zip(ends[0::2], ends[1::2], self.pieces[1::2], strict=False)

    @property
    def word_count(self) -> int:
        """How many words there are."""
        return len(self.pieces) // 2

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words of `plain`: letters and digits, with inner apostrophes, hyphens and dots."""
        return tuple([Span(*place) for place in self.places])

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the whole text; a blank line ends one, an abbreviation doesn't."""
        return tuple(_sentences(self.plain))


def _folded(raw: str) -> tuple[str, list[int] | None]:
    quick = raw.translate(_FOLD)
    if (
        "\r" not in raw
        and unicodedata.is_normalized("NFC", raw)
        and not any(chr(code) in raw for code in _UNSEEN)
    ):
        return quick, None
    plain: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(quick):
        folded = unicodedata.normalize("NFC", cluster).translate(_UNSEEN)
        folded = folded.replace("\r\n", "\n").replace("\r", "\n")
        plain.append(folded)
        places.extend([start] * len(folded))
    return "".join(plain), [*places, len(raw)]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """A character with the marks that combine with it, and CR LF as one."""
    start = 0
    for place in range(1, len(text) + 1):
        joins = place < len(text) and (
            unicodedata.combining(text[place]) or text[place - 1 : place + 1] == "\r\n"
        )
        if not joins:
            yield start, text[start:place]
            start = place


def _sentences(plain: str) -> Iterator[Span]:
    start = 0
    for end in _END.finditer(plain):
        if end[0].startswith(".") and _abbreviated(plain, end.start()):
            continue
        yield from _trimmed(plain, start, end.end())
        start = end.end()
    yield from _trimmed(plain, start, len(plain))


def _abbreviated(plain: str, dot: int) -> bool:
    word = _LAST.search(plain[max(0, dot - 12) : dot])
    if word is None:
        return False
    name = word[0].lower()
    return name in _ABBREVIATIONS or (len(name) == 1 and name.isalpha() and name != "i")


def _trimmed(plain: str, start: int, end: int) -> Iterator[Span]:
    piece = plain[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    if start < end:
        yield Span(start, end, plain[start:end])
