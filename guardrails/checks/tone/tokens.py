"""A text as the phrases read it: lower-case words, contractions opened, sentence ends kept.

"I'm" reads "i am", "haven't" reads "have not", "well-known" reads "well known", so that one
phrase stands for all its spellings. Each word still knows where it stands in `Text.plain`.
"""

import re
from bisect import bisect_left

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255})"
    r"|(?P<word>[$€£¥₹]?\d[\d.,]*\d(?:[^\W\d_]+)?%?|[$€£¥₹]?[^\W_]+(?:['.&][^\W_]+)*[+#%]*)"
    r"|(?P<end>,[ ]*\n\s*|[!?]|[.…;:]+|\n\s*\n)"
)
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

    `words[i]` stands in `norm` at `offsets[i]` and in `Text.plain` at `starts[i]` up to
    `ends[i]`; a sentence end is a word of its own (".", "!", "?", or "¶" for a paragraph).
    """

    __slots__ = ("ends", "norm", "offsets", "starts", "words")

    def __init__(self, lower: str) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _TOKEN.finditer(lower):
            for word in _opened(found):
                self.words.append(word)
                self.starts.append(found.start())
                self.ends.append(found.end())
        self.offsets = _offsets(self.words)
        self.norm = " ".join(self.words) + " " if self.words else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from `first` up to, not including, `last` stand in `Text.plain`."""
        return self.starts[first], self.ends[last - 1]

    def at(self, offset: int) -> int:
        """The number of the word that starts at `offset` of `norm`."""
        return bisect_left(self.offsets, offset)


def _offsets(words: list[str]) -> list[int]:
    place = 0
    offsets = []
    for word in words:
        offsets.append(place)
        place += len(word) + 1
    return offsets


def _opened(found: re.Match[str]) -> tuple[str, ...]:
    """The one or more words that a token stands for."""
    token = found[0]
    if found.lastgroup == "word":
        if token in _BARE:
            return tuple(_BARE[token].split())
        return _contraction(token) if "'" in token else (token,)
    if found.lastgroup == "end":
        return (token if token in "!?" else "¶" if "\n" in token else ".",)
    return (token,)


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
