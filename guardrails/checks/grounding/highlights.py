"""grounding.topic, where a sentence says that something stood out: "… is what I remember best".

What stood out was talked about or seen, so it has to be in the facts, and more strictly than any
other word: one that is plain English and in no fact is enough ("the vegetable garden").
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from guardrails.checks.grounding.lexicon import is_common, table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.tokens import Token

_BREAKS = frozenset(
    "and but so because when while if i i'm i've you you've we that which who is was are were has "
    "have had may will can could would".split()
)
_ARTICLES = frozenset("the your a an how this".split())
_LONGEST = 9
_SHORT = 6
_MANNER = ("ly", "ful", "ing", "ed", "ness", "ous", "ive", "ish", "ible", "able")


def highlight(reading: Reading, sentence: Sequence[Token]) -> list[Token]:
    """The words of a sentence that say what stood out, where no fact knows of it."""
    start, end = sentence[0].start, sentence[-1].end
    for match in _frames("after").finditer(reading.text.lower, start, end):
        words = _before(reading, sentence, match.start())
        strange = _strange(reading, words)
        if strange:
            return strange
    for match in _frames("before").finditer(reading.text.lower, start, end):
        words = _following(reading, sentence, match.end())
        strange = _strange(reading, words)
        if strange:
            return strange
    for match in _frames("ways").finditer(reading.text.lower, start, end):
        words = _following(reading, sentence, match.end())
        if words and not any(_grounded(reading, word) for word in words):
            return words
    return []


@lru_cache(maxsize=3)
def _frames(field: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{frame})" for frame in table("highlights")[field]))


def _before(reading: Reading, sentence: Sequence[Token], end: int) -> list[Token]:
    """The telling words of the noun that ends before a place, back to its article."""
    last = bisect_left(sentence, end, key=lambda token: token.start)
    first = last
    while first > max(0, last - _LONGEST):
        word = sentence[first - 1]
        if word.low in _BREAKS or (first < last and _parted(reading, word, sentence[first])):
            break
        first -= 1
    words = sentence[first:last]
    return _telling(words) if _ARTICLES & {word.low for word in words} else []


def _following(reading: Reading, sentence: Sequence[Token], start: int) -> list[Token]:
    first = bisect_left(sentence, start, key=lambda token: token.start)
    last = first
    while last < min(len(sentence), first + _LONGEST):
        word = sentence[last]
        if last > first and (word.low in _BREAKS or _parted(reading, sentence[last - 1], word)):
            break
        last += 1
    return _telling(sentence[first:last])


def _parted(reading: Reading, left: Token, right: Token) -> bool:
    return bool(reading.between(left, right).strip(" '\""))


def _telling(words: Sequence[Token]) -> list[Token]:
    courtesy = word_stems("courtesy")
    return [
        word for word in words
        if len(word.low) > 2
        and word.low not in listed("capitals")
        and (len(word.low) < _SHORT or not word.low.endswith(_MANNER) or word.low in _things())
        and not all(stem in courtesy for stem in word.stems)
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Words that end as adjectives and adverbs do and are none: "butterfly", "pricing"."""
    return listed("plain") | listed("fields")


def _grounded(reading: Reading, word: Token) -> bool:
    known = any(reading.facts.related(stem) for stem in word.stems)
    return known or reading.taken(word) or (word.capital and reading.facts.knows(word))


def _strange(reading: Reading, words: Sequence[Token]) -> list[Token]:
    """Those words that no fact knows: an uncommon one among them, or two where none is known."""
    strange = [word for word in words if not _grounded(reading, word)]
    telling = any(not all(map(is_common, word.stems)) for word in strange)
    return strange if telling or len(strange) == len(words) > 1 else []
