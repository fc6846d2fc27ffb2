"""From the terms of a text to one label: small learnt weights, as readable data.

rules/replies/cues/weights.yaml says how much each term speaks for and against each label;
scripts/weigh.py learns it from the tuning half of our corpus, with the phrase rules' own verdict
among the terms. How sure a reading is was measured on files that were not learnt from.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from guardrails.replies.phrases import FOLDER, Text, read_yaml
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.terms import Term

FILE = FOLDER / "cues" / "weights.yaml"
SHOWN = 3
"""How many terms a reading shows beside its phrase rules."""
SPEAKS = 0.15
"""A term that speaks less than this for a label is no evidence of it."""


class WeightFile(BaseModel):
    """The file: `labels` name the columns; `sure` are pairs of likelihood and confidence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    labels: tuple[ReplyLabel, ...]
    sure: Annotated[tuple[tuple[float, float], ...], Field(min_length=2)]
    start: Text
    terms: Mapping[Text, Text]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a text without a term weighs, and what each term adds, by the order of `labels`."""

    labels: tuple[ReplyLabel, ...]
    sure: tuple[tuple[float, float], ...]
    start: tuple[float, ...]
    terms: Mapping[str, tuple[float, ...]]


@lru_cache(maxsize=1)
def learnt() -> Weights:
    """The weights of the package. Raises `ValueError` where the file is wrong."""
    return weights_of(WeightFile.model_validate(read_yaml(FILE)))


def weights_of(file: WeightFile) -> Weights:
    """The rows of a file as numbers. Raises `ValueError` for a row of the wrong length."""
    columns = len(file.labels)
    rows = {term: _row(text, columns) for term, text in file.terms.items()}
    return Weights(file.labels, file.sure, _row(file.start, columns), rows)


def _row(text: str, columns: int) -> tuple[float, ...]:
    row = tuple(map(float, text.split()))
    if len(row) != columns:
        raise ValueError(f'"{text}" has not {columns} weights')
    return row


def chances(held: Iterable[Term], weights: Weights) -> tuple[float, ...]:
    """How likely each label is for a text that holds these terms; together 1."""
    sums = list(weights.start)
    for term in held:
        for column, weight in enumerate(weights.terms.get(term.text, ())):
            sums[column] += term.value * weight
    most = max(sums)
    powers = [math.exp(total - most) for total in sums]
    return tuple(power / sum(powers) for power in powers)


def confidence(chance: float, weights: Weights) -> float:
    """How often a reading of this likelihood was right: straight between the measured points."""
    points = weights.sure
    place = min(max(bisect_right(points, (chance, 1.0)), 1), len(points) - 1)
    (left, low), (right, high) = points[place - 1], points[place]
    return round(low + (high - low) * (chance - left) / (right - left), 2)


def speaking(held: Iterable[Term], label: ReplyLabel, weights: Weights) -> Sequence[Term]:
    """The terms that speak most for a label, in the order of the text, without overlap."""
    column = weights.labels.index(label)
    strong = [
        (_says(weights.terms[term.text], column) * term.value, term)
        for term in held
        if term.start >= 0 and not term.text.startswith("rule:") and term.text in weights.terms
    ]
    strong.sort(key=lambda one: (-one[0], one[1].start, one[1].end))
    kept: list[Term] = []
    for says, term in strong:
        if len(kept) == SHOWN or says < SPEAKS:
            break
        if all(term.end <= one.start or term.start >= one.end for one in kept):
            kept.append(term)
    return sorted(kept, key=lambda term: term.start)


def _says(row: Sequence[float], column: int) -> float:
    """How much a row speaks for a column, beyond what it says for the next best."""
    return row[column] - max(0.0, *(each for place, each in enumerate(row) if place != column))
