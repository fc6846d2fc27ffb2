"""A letter's body as the element rules read it: one flat, lower-cased sentence a line."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from guardrails.checks.case import Case
from guardrails.checks.text import Span

_SHORT = re.compile(
    r"\b(?:(can|won|sha)(n't|'t|t)\b|(\w+)n't\b|(i|you|we|they|he|she|it|that|there|here|what|who|"
    r"where|how|let)'(m|re|ve|ll|d|s)\b)"
)
_HAD = re.compile(
    r"\b(\w+)'d ((?:\w+ly )?(?:\w{2,}ed|been|had|gone|met|seen|said|told|spoken|written|got|heard|"
    r"thought|made|better)\b)"
)
_ENDS = {"m": " am", "re": " are", "ve": " have", "ll": " will", "d": " would", "s": " is"}
_NOT = {"can": "cannot", "won": "will not", "sha": "shall not"}


def flatten(text: str) -> str:
    """Lower case, one space between words, contractions written out ("I'm": "i am")."""
    low = " ".join(text.lower().split())
    if "'d " in low:
        low = _HAD.sub(r"\1 had \2", low)
    return _SHORT.sub(_long, low) if "'" in low else low


def _long(short: re.Match[str]) -> str:
    if short[1]:
        return _NOT[short[1]]
    if short[3]:
        return f"{short[3]} not"
    return short[4] + _ENDS[short[5]]


@dataclass(frozen=True)
class Reading:
    """The sentences between greeting and sign-off, each flat on a line of `text`."""

    sentences: tuple[Span, ...]
    flat: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All sentences, one a line."""
        return "\n".join(self.flat)

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 0
        for line in self.flat:
            starts.append(place)
            place += len(line) + 1
        return starts

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds a place in `text`."""
        return bisect_right(self._starts, place) - 1


def read(case: Case) -> Reading:
    """The case's body between greeting and sign-off, ready for the element rules."""
    main = case.letter.main
    kept = []
    for sentence in case.body.sentences:
        start, end = max(sentence.start, main.start), min(sentence.end, main.end)
        text = case.body.plain[start:end]
        if text.strip():
            kept.append(Span(start, start + len(text.rstrip()), text))
    return Reading(tuple(kept), tuple(flatten(sentence.text) for sentence in kept))
