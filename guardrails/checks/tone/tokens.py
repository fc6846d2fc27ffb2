"""A text as the phrases read it: lower-case words, contractions opened, sentence ends kept.

"I'm" reads "i am", "haven't" reads "have not", "well-known" reads "well known", so that one
phrase stands for all its spellings. Each word still knows where it stands in `Text.plain`.
"""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache
from itertools import accumulate

from guardrails.checks.text import Text

_WORD = r"[$€£¥₹]?\d[\d.,]*\d(?:[^\W\d_]+)?%?|[$€£¥₹]?[^\W_]+(?:['.&][^\W_]+)*[+#%]*"
_END = r",[ ]*\n\s*|[!?]|[.…;:]+|\n\s*\n"
_LINK = r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}"
_PLAIN = re.compile(f"({_WORD}|{_END})")
_LINKED = re.compile(f"({_LINK}|{_WORD}|{_END})")
_OF_LINKS = ("@", "://", "www.")
_LONGEST = 64
PREFIX = 4
"""How many letters name the beginning of a word."""
_SUFFIXES = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_IS = frozenset(
    "it that what there here who he she where how when why this everything nothing".split()
)
_NOT_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "am"}
_BARE = {
    "im": "i am",
    "ive": "i have",
    "dont": "do not",
    "doesnt": "does not",
    "didnt": "did not",
    "havent": "have not",
    "hasnt": "has not",
    "cant": "can not",
    "wont": "will not",
    "isnt": "is not",
    "youre": "you are",
    "cannot": "can not",
    "let's": "let us",
    "pls": "please",
    "plz": "please",
    "thru": "through",
    "y'all": "you all",
}


class Tokens:
    """The words of a text in `norm`, each followed by a space, with their places.

    `words[i]` stands in `norm` at `offsets[i]`; a sentence end is a word of its own
    (".", "!", "?", or "¶" for a paragraph).
    """

    def __init__(self, lower: str) -> None:
        linked = any(sign in lower for sign in _OF_LINKS)
        self._pieces = (_LINKED if linked else _PLAIN).split(lower)
        found = self._pieces[1::2]
        # A long token is not remembered, so that what is remembered stays small.
        read = _opened if max(map(len, found), default=0) <= _LONGEST else _opened.__wrapped__
        opened = [read(token) for token in found]
        self.words = [word for words in opened for word in words]
        self.norm = " ".join(self.words) + " " if self.words else ""
        self.offsets = [0, *accumulate([len(word) + 1 for word in self.words])][:-1]
        self._opened = opened

    @cached_property
    def beginnings(self) -> list[str]:
        """How phrases name all words that begin as each of them does: "desp*"."""
        return [word[:PREFIX] + "*" for word in self.words]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different words, and their beginnings."""
        return frozenset(self.words).union(self.beginnings)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """Where each word stands; the two words of "I'm" stand in one place."""
        ends = list(accumulate(map(len, self._pieces)))
        tokens = zip(ends[0::2], ends[1::2], self._opened, strict=False)
        return [(start, end) for start, end, words in tokens for _ in words]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to, not including, `last` stand in `Text.plain`."""
        return self._places[first][0], self._places[last - 1][1]

    def at(self, offset: int) -> int:
        """The number of the word that starts at `offset` of `norm`."""
        return bisect_left(self.offsets, offset)


def tokens_of(text: Text) -> Tokens:
    """The words of a text, read once for everyone who asks."""
    return text.kept("tone", _read)


def _read(text: Text) -> Tokens:
    return Tokens(text.lower)


@lru_cache(maxsize=8192)
def _opened(token: str) -> tuple[str, ...]:
    """The one or more words that a token stands for."""
    if "@" in token or token.startswith(("http://", "https://", "www.")):
        return (token,)
    if token[0] in ",!?.…;:\n":
        return (token if token in "!?" else "¶" if "\n" in token else ".",)
    if token in _BARE:
        return tuple(_BARE[token].split())
    return _contraction(token) if "'" in token else (token,)


def _contraction(token: str) -> tuple[str, ...]:
    stem, _, suffix = token.rpartition("'")
    if suffix == "t" and stem.endswith("n"):
        stem = stem[:-1]
        return _NOT_STEMS.get(stem, stem), "not"
    if suffix in _SUFFIXES:
        return stem, _SUFFIXES[suffix]
    if suffix == "s":
        return stem, "is" if stem in _IS else "'s"
    return (token,)
