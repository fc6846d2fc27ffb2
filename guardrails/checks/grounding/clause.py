"""The part of a sentence that a verb governs, and the words of it that carry meaning."""

import re
from collections.abc import Sequence

from guardrails.checks.grounding.lexicon import word_stems
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.spelling import cardinal
from guardrails.checks.grounding.tokens import Token

_ENDS = re.compile(r"[;:.!?()\n–—]|,(?!$)| - ")
_STOPS = re.compile(r"[;:.!?()\n–—]| - ")
_BREAKS = frozenset(
    "and but so which because where when while i i'd i'll i've i'm you you'd you've you'll".split()
)
_FINITE = frozenset(
    "would will could can should may might must has have had is are was were makes make made "
    "taught mean means meant gave gives give leaves left let lets helps helped shows showed brings "
    "brought prepares prepared fits fit suits that who".split()
)
_LONGEST = 14


def phrase(
    reading: Reading, sentence: Sequence[Token], place: int, through: frozenset[str] = frozenset()
) -> list[Token]:
    """The words from a verb on to the end of what it governs; `through` do not end it."""
    found = [sentence[place]]
    for token in sentence[place + 1 : place + _LONGEST]:
        if token.low in _BREAKS - through or _ENDS.search(reading.between(found[-1], token)):
            break
        found.append(token)
    return found


def area(reading: Reading, sentence: Sequence[Token], place: int) -> list[Token]:
    """The words from a noun on that say what it is of: up to the verb that the noun is subject of.

    "Years in employment law" of "my years in employment law would let me …".
    """
    found = phrase(reading, sentence, place)
    end = next((at for at, word in enumerate(found) if word.low in _FINITE), len(found))
    return found[:end]


def unbroken(reading: Reading, words: Sequence[Token]) -> list[Token]:
    """The words up to the first stop, colon, bracket or dash among them."""
    found = list(words[:1])
    for token in words[1:]:
        if _STOPS.search(reading.between(found[-1], token)):
            break
        found.append(token)
    return found


def content(words: Sequence[Token]) -> set[str]:
    """The stems of those words that are no courtesy and no number."""
    courtesy = word_stems("courtesy")
    telling = (token for token in words if cardinal(token.low) is None)
    return {s for token in telling for s in token.stems if s not in courtesy and len(s) > 2}
