"""The language of phrases in which the tone rules are written, and its compiler.

A phrase is words as `Tokens` gives them, and:

    word*        a word that starts so
    (a|b c|d)    one of these, none of them empty
    word?  (…)?  may be missing
    ~3           up to three words of any kind, never across the end of a sentence
    <day>        a list of rules/tone/vocabulary.yaml;  <number> a number or an amount
    ^  $         the start of a sentence, its end
    QUESTION  BANG  PARAGRAPH        the sentence ends "?", "!" and the blank line

A compiled phrase names the words one of which it cannot do without, so that a text is only
tried where they stand. It has no repetition without a bound: matching is linear.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from guardrails.checks.tone.tokens import PREFIX, Tokens

_PIECE = re.compile(r"<[\w-]+>|~\d|[()|?^$]|[^\s()|?<>~^$]+")
_WORD = r"[^ .!?¶][^ ]* "
_NUMBER = r"[$€£¥₹]?\d[^ ]* "
_EDGES = {"^": r"(?:(?<=[.!?¶] )|\A)", "$": r"(?:(?=[.!?¶] )|\Z)"}
_ENDS = {"QUESTION": r"\?", "BANG": "!", "PARAGRAPH": "¶"}
_COMMON = frozenset(
    "i you he she it we they me him her us them my your his its our their a an the this that "
    "these those to of in on at for from with by as about into and or but if so not no am is are "
    "was were be been being have has had do does did will would can could should may might "
    "just very really all any more most some such what who when how which there here than then "
    "up out get got QUESTION BANG PARAGRAPH".split()
)
_USUAL = frozenset(
    "please thank thanks know time role position job team company hear look looking forward "
    "work working like think again back back's let good great best interview letter opportunity "
    "make made take see one need well want soon day week experience interest new".split()
)


class BadPhrase(ValueError):
    """A phrase that cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word, or the first letters of one, and how many words of a match may precede it."""

    key: str
    prefix: bool
    least: int
    most: int

    @property
    def name(self) -> str:
        """The word, or its first letters and a star."""
        return f"{self.key}*" if self.prefix else self.key


@dataclass(frozen=True)
class Phrase:
    """A phrase ready to match, by its `expression`.

    `firsts` are the words that a match may begin with, None where it may be any; `needs` are
    sets of words, of each of which a match holds one. In both a word with a star stands for all
    that begin so.
    """

    text: str
    expression: str
    anchors: tuple[Anchor, ...]
    firsts: frozenset[str] | None
    needs: tuple[frozenset[str], ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Matches in `Tokens.norm` from the start of a word; compiled when it is first tried, since
        one text tries few of all phrases."""
        return re.compile(self.expression)

    def beside(self, anchor: Anchor) -> frozenset[str]:
        """The fewest words of which a match holds one beside its anchor, if any."""
        return next((need for need in self.needs if anchor.name not in need), frozenset())


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a phrase: its expression, its length in words, its anchors and their cost.

    `firsts` holds the words, and with a star the first letters, that it may begin with; None
    where it may be any. `needs` holds such sets, of each of which it has a word.
    """

    regex: str
    least: int
    most: int
    anchors: tuple[Anchor, ...] = ()
    cost: int = 10_000
    edge: bool = False
    firsts: frozenset[str] | None = None
    needs: tuple[frozenset[str], ...] = ()


def compile_phrase(text: str, vocabulary: Mapping[str, Sequence[str]]) -> Phrase:
    """The phrase, ready to match. Raises `BadPhrase` where it cannot be read."""
    reader = _Reader(text, _PIECE.findall(text), vocabulary)
    part = reader.alternatives()
    if reader.rest:
        raise BadPhrase(f'"{text}": unexpected {reader.rest[0]!r}')
    if not part.anchors:
        raise BadPhrase(f'"{text}": no word that it cannot do without')
    regex = part.regex.removesuffix("?") if part.regex.endswith("}?") else part.regex
    return Phrase(
        text,
        regex,  # a gap at the end takes all it may
        part.anchors,
        part.firsts,
        tuple(sorted(part.needs, key=len)),
    )


class _Reader:
    """Reads the pieces of one phrase from left to right."""

    def __init__(
        self, text: str, pieces: Sequence[str], vocabulary: Mapping[str, Sequence[str]]
    ) -> None:
        self.text = text
        self.rest = list(pieces)
        self.vocabulary = vocabulary

    def alternatives(self) -> _Part:
        options = [self._sequence()]
        while self.rest[:1] == ["|"]:
            self.rest.pop(0)
            options.append(self._sequence())
        if len(options) > 1 and not all(option.least or option.edge for option in options):
            raise BadPhrase(f'"{self.text}": a choice of several may be empty')
        return options[0] if len(options) == 1 else _either(options)

    def _sequence(self) -> _Part:
        parts = []
        while self.rest and self.rest[0] not in "|)":
            parts.append(self._one())
        return _in_order(parts)

    def _one(self) -> _Part:
        piece = self.rest.pop(0)
        part = self._group() if piece == "(" else self._simple(piece)
        if self.rest[:1] == ["?"]:
            self.rest.pop(0)
            return _Part(f"(?:{part.regex})?", 0, part.most, firsts=part.firsts)
        return part

    def _group(self) -> _Part:
        part = self.alternatives()
        if self.rest[:1] != [")"]:
            raise BadPhrase(f'"{self.text}": a bracket is open')
        self.rest.pop(0)
        return part

    def _simple(self, piece: str) -> _Part:
        if piece[0] == "~":
            return _Part(f"(?:{_WORD}){{0,{piece[1]}}}?", 0, int(piece[1]))
        if piece == "<number>":
            return _Part(_NUMBER, 1, 1)
        if piece[0] == "<":
            return self._list(piece[1:-1])
        if piece in _EDGES:
            return _Part(_EDGES[piece], 0, 0, edge=True)
        if piece == "?":
            raise BadPhrase(f'"{self.text}": misplaced {piece}')
        return self._word(piece)

    def _list(self, name: str) -> _Part:
        if name not in self.vocabulary:
            raise BadPhrase(f'"{self.text}": no list is called "{name}"')
        pieces = _PIECE.findall("|".join(self.vocabulary[name]))
        return _Reader(self.text, pieces, self.vocabulary).alternatives()

    def _word(self, piece: str) -> _Part:
        if piece in _ENDS:
            sign = _ENDS[piece]
            return _single(f"{sign} ", Anchor(sign[-1], False, 0, 0), 1000)
        stem = piece.removesuffix("*")
        if stem != "'s" and (Tokens(stem).words != [stem] or stem != stem.lower()):
            raise BadPhrase(f'"{self.text}": {piece!r} is not how a text is read')
        if stem == piece:
            cost = 1000 if piece in _COMMON else 20 if piece in _USUAL else 1
            return _single(re.escape(piece) + " ", Anchor(piece, False, 0, 0), cost)
        if len(stem) < PREFIX:
            return _Part(re.escape(stem) + "[^ ]* ", 1, 1)
        return _single(re.escape(stem) + "[^ ]* ", Anchor(stem[:PREFIX], True, 0, 0), 2)


def _single(regex: str, anchor: Anchor, cost: int) -> _Part:
    """One word, which the phrase cannot do without."""
    key = frozenset([anchor.name])
    return _Part(regex, 1, 1, (anchor,), cost, firsts=key, needs=(key,))


def _either(options: Sequence[_Part]) -> _Part:
    anchored = all(option.anchors for option in options)
    return _Part(
        "(?:" + "|".join(option.regex for option in options) + ")",
        min(option.least for option in options),
        max(option.most for option in options),
        tuple(dict.fromkeys(a for o in options for a in o.anchors)) if anchored else (),
        sum(option.cost for option in options) if anchored else 10_000,
        any(option.edge for option in options),
        _union(option.firsts for option in options),
        _needed_by_all(options),
    )


def _needed_by_all(options: Sequence[_Part]) -> tuple[frozenset[str], ...]:
    """The words of which every option holds one: those that each can least do without."""
    if not all(option.needs for option in options):
        return ()
    return (frozenset().union(*(min(option.needs, key=len) for option in options)),)


def _in_order(parts: Sequence[_Part]) -> _Part:
    best = min(range(len(parts)), key=lambda place: parts[place].cost, default=None)
    if best is None:
        return _Part("", 0, 0)
    least = sum(part.least for part in parts[:best])
    most = sum(part.most for part in parts[:best])
    return _Part(
        "".join(part.regex for part in parts),
        sum(part.least for part in parts),
        sum(part.most for part in parts),
        tuple(Anchor(a.key, a.prefix, a.least + least, a.most + most) for a in parts[best].anchors),
        parts[best].cost,
        any(part.edge for part in parts),
        _union(part.firsts for part in _leading(parts)),
        tuple(need for part in parts if part.least for need in part.needs),
    )


def _leading(parts: Sequence[_Part]) -> Iterator[_Part]:
    """The parts that may hold the first word: up to the first that cannot be missing."""
    for part in parts:
        if part.most:
            yield part
        if part.least:
            return


def _union(sets: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    together: frozenset[str] = frozenset()
    for words in sets:
        if words is None:
            return None
        together |= words
    return together
