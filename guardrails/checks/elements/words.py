"""Words by their stem, to tell whether a text speaks of what a note says."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a about after all also am an and any are as at be been before being both but by can could "
    "did do does doing during each for from get gets getting go going had has have having he her "
    "here him his how i if in into is it its just like make makes making many may me might more "
    "most much my new no not now of off on one only or other our out over own per she should so "
    "some such take takes taking than that the their them then there these they this those "
    "through to too under up us use used using very want wants was way we well were what when "
    "where which while who whom why will with would you your yours re ve ll d m s t asked said "
    "told talked mentioned think thing things really job role position work team company".split()
)


def fold(text: str) -> str:
    """Lower case without accents: "Zoë" is "zoe"."""
    low = text.lower()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFD", low)
    return "".join([char for char in apart if not unicodedata.combining(char)])


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A folded word without its usual endings: "triaged", "triage" and "triaging" are one."""
    for ending in ("'s", "ies", "ing", "ers", "er", "ed", "es", "s", "ly", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:7].removesuffix("e").removesuffix("i") if len(word) > 4 else word


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that mean something of their own."""
    words = _WORD.findall(fold(text))
    return frozenset(
        stem(word) for word in words if word not in _SMALL and (len(word) > 2 or word.isdigit())
    )


def speaks_of(text: frozenset[str], fact: str, without: frozenset[str] = frozenset()) -> bool:
    """Whether stems of a text hold enough of a fact's: a third of them, one or two at least.

    `without` are stems that prove nothing, such as those of the company and the role.
    """
    wanted = stems(fact) - without or stems(fact)
    if not wanted:
        return False
    need = 1 if len(wanted) <= 2 else max(2, (len(wanted) + 2) // 3)
    return len(wanted & text) >= need


def any_spoken_of(text: frozenset[str], facts: Iterable[str], without: frozenset[str]) -> bool:
    """Whether a text speaks of one of the facts."""
    return any(speaks_of(text, fact, without) for fact in facts)
