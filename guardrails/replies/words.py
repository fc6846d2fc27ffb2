"""A received text cut into sentences of plain words, each word knowing where it stood.

Everything is folded one character to one character (curly quotes, odd spaces, line ends), so that
a place in the folded text is the same place in the original, and a text of 1 MB costs little.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

SENTENCE_WORDS = 120
"""A longer stretch without a full stop is cut, so that no pattern can become slow."""

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u00ad", "-"),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    }
)
_MARKS = "\u0300-\u036f\u200b-\u200d\u2060\ufeff"
_UNSEEN = re.compile(f"[{_MARKS}]")
_TOKEN = re.compile(
    rf"(?P<link>(?:https?://|www\.)\S+)"
    rf"|(?P<word>[^\W_](?:[^\W_]|[{_MARKS}]|'(?=[^\W_]))*)"
    r"|(?P<pause>[,;:()]|-{2,}|(?<=\s)-(?=\s)|[–—]+)"
    r"|(?P<stop>[.!?…]+)"
    r"|(?P<gap>\n\s*\n|\n(?=[ ]*(?:[-*•·]|\d{1,2}[.)])[ ]))"
    r"|(?P<line>\n)"
    r"|(?P<and>&)"
)
_ABBREVIATIONS = frozenset(
    "dr mr mrs ms mx prof st sr jr rev hon no inc ltd co corp dept est approx vs etc eg ie "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat "
    "bzw ca nr str inst".split()
)
_WHOLE = {
    "cannot": "can not",
    "won't": "will not",
    "wont": "will not",
    "can't": "can not",
    "cant": "can not",
    "shan't": "shall not",
    "shall": "will",
    "let's": "let us",
    "lets": "let us",
    "im": "i am",
    "ive": "i have",
    "weve": "we have",
    "youre": "you are",
    "youve": "you have",
    "youll": "you will",
    "thats": "that is",
    "theyre": "they are",
    "u": "you",
    "ur": "your",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "ty": "thank you",
    "tmrw": "tomorrow",
    "tomoz": "tomorrow",
    "wk": "week",
    "wks": "weeks",
}
_ENDINGS = {"re": "are", "ll": "will", "ve": "have", "m": "am", "d": "would"}
_IS = frozenset("it that he she what who there here where how this everything everyone".split())
_BARE_NOT = frozenset("do does did have has had is are was were could would should".split())
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
SHORT_LINE = 48
"""A line shorter than this, before one that starts with a capital, was ended on purpose."""


@dataclass(slots=True)
class Sentence:
    """One sentence: its words in lower case, contractions written out, pauses as ",".

    `line` is what patterns run on: the words between single spaces, with one space at each end;
    a question ends with the word "?". `offsets` are the places of the words in `line`, `starts` and
    `ends` those in the original text.
    """

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    line: str = ""
    offsets: list[int] = field(default_factory=list)

    def add(self, word: str, start: int, end: int) -> None:
        """Put one more word at the end."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)


def fold(text: str) -> str:
    """`text` with straight quotes, plain spaces and `\\n` as line end, the same length."""
    folded = text.translate(_FOLD)
    if "\r" in folded:
        folded = folded.replace("\r\n", " \n").replace("\r", "\n")
    return folded


def sentences(folded: str, parts: Sequence[tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences of the stretches `parts` of a folded text; none crosses two stretches."""
    for start, end in parts:
        yield from _of_part(folded, start, end)


def _of_part(folded: str, start: int, end: int) -> Iterator[Sentence]:
    sentence = Sentence()
    for token in _TOKEN.finditer(folded, start, end):
        kind = token.lastgroup
        if kind == "word":
            for word in plain_words(token[0]):
                sentence.add(word, token.start(), token.end())
        elif kind in ("and", "link"):
            sentence.add(kind, token.start(), token.end())
        elif kind == "pause" and sentence.words and sentence.words[-1] != ",":
            sentence.add(",", token.start(), token.end())
        question = kind == "stop" and "?" in token[0]
        if question:
            sentence.add("?", token.start(), token.end())
        if len(sentence.words) >= SENTENCE_WORDS or _ends(folded, token, sentence, end):
            if sentence.words:
                yield _closed(sentence)
            sentence = Sentence()
    if sentence.words:
        yield _closed(sentence)


def _closed(sentence: Sentence) -> Sentence:
    sentence.line = f" {' '.join(sentence.words)} "
    place = 1
    for word in sentence.words:
        sentence.offsets.append(place)
        place += len(word) + 1
    return sentence


def _ends(folded: str, token: re.Match[str], sentence: Sentence, end: int) -> bool:
    """Whether a sentence ends with this token."""
    if token.lastgroup == "gap":
        return True
    if token.lastgroup == "line":
        return _ended_on_purpose(folded, token.start(), end)
    if token.lastgroup != "stop":
        return False
    after = folded[token.end() : token.end() + 1]
    if after and not after.isspace() and after not in "\"')]*":
        return token[0] not in (".", "…") and after.isupper()
    return token[0] != "." or not (
        _abbreviated(sentence) or _dates(sentence, folded[token.end() : token.end() + 5])
    )


def _dates(sentence: Sentence, after: str) -> bool:
    """Whether the stop is that of a day before its month, or after both, as Germans write it."""
    last = sentence.words[-1] if sentence.words else ""
    if not (last.isdecimal() and len(last) < 3):
        return False
    return after.strip().lower()[:3] in _MONTHS or (
        after[1:2].islower()
        and sentence.words[-2:-1] != []
        and sentence.words[-2].isdecimal()
        and sentence.starts[-1] == sentence.ends[-2] + 1
    )


def _abbreviated(sentence: Sentence) -> bool:
    last = sentence.words[-1] if sentence.words else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i")


def _ended_on_purpose(folded: str, place: int, end: int) -> bool:
    line_start = folded.rfind("\n", max(0, place - SHORT_LINE - 1), place)
    if line_start < 0 and place > SHORT_LINE:
        return False
    after = folded[place + 1 : min(end, place + 12)].lstrip()
    return after[:1].isupper() or after[:1].isdigit()


def plain_words(token: str) -> Sequence[str]:
    """A word in lower case, as one or two words where it was a contraction."""
    word = _UNSEEN.sub("", token).lower() if not token.isascii() else token.lower()
    if word in _WHOLE:
        return _WHOLE[word].split()
    if "'" not in word:
        if word.endswith("nt") and word[:-2] in _BARE_NOT:
            return (word[:-2], "not")
        return (word,)
    if word.endswith("n't"):
        return (word[:-3], "not")
    base, _, ending = word.rpartition("'")
    if ending in _ENDINGS:
        return (base, _ENDINGS[ending])
    if ending == "s":
        return (base, "is") if base in _IS else (base,)
    return (word,)
