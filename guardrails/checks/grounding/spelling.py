"""Numbers in words: "forty-two", "a hundred and five", "six hundred"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import fold, parts

_DOZEN = 12.0


@dataclass(frozen=True, slots=True)
class Spelt:
    """A number in words: its value, how many words it takes, and a word glued to the last."""

    value: float
    used: int
    tail: str = ""


@lru_cache(maxsize=1)
def cardinals() -> dict[str, float]:
    """The words for numbers below a hundred."""
    return {word: float(value) for word, value in table("quantities")["cardinals"].items()}


@lru_cache(maxsize=1)
def scales() -> dict[str, float]:
    """The words that multiply what stands before them."""
    return {word: float(value) for word, value in table("quantities")["scales"].items()}


@lru_cache(maxsize=4096)
def cardinal(word: str) -> int | None:
    """The value of one folded word that is a number, in letters or digits, or None."""
    if word.isascii() and word.isdigit() and len(word) < 16:
        return int(word)
    values = [cardinals().get(part, -1.0) for part in parts(word)]
    return int(sum(values)) if values and min(values) >= 0 else None


def spelt_at(plain: str, words: Sequence[Token], place: int) -> Spelt | None:
    """The number in words that begins with the word at `place`, or None."""
    if not _begins(words[place].text):
        return _half_a_dozen(words, place)
    sum_ = _Sum()
    at = place
    while at < len(words):
        if at > place and plain[words[at - 1].end : words[at].start].strip(" "):
            break
        low = parts(words[at].text)
        if at > place and low == ("and",) and sum_.current >= 100 and _goes_on(words, at + 1):
            at += 1
            continue
        taken = sum_.take(low)
        if taken == 0:
            break
        at += 1
        if taken < len(low):
            return Spelt(sum_.value, at - place, low[-1])
    return Spelt(sum_.value, at - place) if at > place else None


def _half_a_dozen(words: Sequence[Token], place: int) -> Spelt | None:
    """ "Half a dozen", "half-dozen" """
    if words[place].low == "half-dozen":
        return Spelt(_DOZEN / 2, 1)
    following = [word.low for word in words[place + 1 : place + 3]]
    halved = words[place].low == "half" and following == ["a", "dozen"]
    return Spelt(_DOZEN / 2, 3) if halved else None


@lru_cache(maxsize=8192)
def may_begin(word: str) -> bool:
    """Whether a number in words, "half a dozen" included, can begin with this word."""
    return _begins(word) or fold(word) in ("half", "half-dozen")


@lru_cache(maxsize=8192)
def _begins(word: str) -> bool:
    """Whether a number in words can begin with this word."""
    pieces = parts(word)
    return bool(pieces) and pieces[0] in cardinals()


def _goes_on(words: Sequence[Token], at: int) -> bool:
    return at < len(words) and all(part in cardinals() for part in parts(words[at].text))


class _Sum:
    """What the words read so far come to."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current = 0.0
        self.begun = False

    @property
    def value(self) -> float:
        return self.total + self.current

    def take(self, pieces: Sequence[str]) -> int:
        """Add the parts of a word as far as they go on the number; how many did."""
        for count, piece in enumerate(pieces):
            if not self._add(piece):
                return count
        return len(pieces)

    def _add(self, piece: str) -> bool:
        value, scale = cardinals().get(piece), scales().get(piece)
        if piece == "dozen" and 0 < self.current < _DOZEN:
            self.current *= _DOZEN
        elif value is not None:
            if self.begun and self.current < 100 and not self._leaves_room(value):
                return False
            self.current += value
        elif scale is not None and self.begun:
            self._multiply(scale)
        else:
            return False
        self.begun = True
        return True

    def _leaves_room(self, value: float) -> bool:
        return self.current == 0 or (self.current >= 20 and self.current % 10 == 0 and value < 10)

    def _multiply(self, scale: float) -> None:
        if scale == 100:
            self.current *= scale
        else:
            self.total, self.current = self.total + self.current * scale, 0.0
