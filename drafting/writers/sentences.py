"""Sentences from a small model: which facts are asked for, and what each part may say of them."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from drafting.brief import Brief, PartBrief
from drafting.writers.base import Discarded, Repair, Written
from drafting.writers.material import material_of
from drafting.writers.trying import FactTries, Row, tries_for

MOST = 4  # candidates for a part
T = TypeVar("T")


def so_far(rows: Sequence[Row]) -> dict[str, str]:
    """The first good sentence of each fact, by part."""
    texts: dict[str, list[str]] = {}
    for fact in (fact for row in rows for fact in row.facts if fact.good):
        texts.setdefault(fact.part, []).append(fact.good[0])
    return {part: " ".join(said) for part, said in texts.items()}


def tries_of(brief: Brief, part: PartBrief, *, again: bool) -> list[FactTries]:
    """The tries for every fact of a part; none where one of them is better left alone."""
    tries: list[FactTries] = []
    for place, fact in enumerate(part.facts):
        material = material_of(fact, brief)
        found = tries_for(brief, part, place, material, again=again) if material else None
        if found is None:
            return []
        tries.append(found)
    return tries


def of_prompt(tries: Sequence[FactTries], name: str) -> list[FactTries]:
    """Those that share a prompt."""
    return [one for one in tries if one.material.prompt == name]


def worded(
    parts: Sequence[PartBrief], tries: Sequence[FactTries], repairs: Mapping[str, Repair]
) -> Written:
    """What each part may say, and what could not stand."""
    found: dict[str, tuple[str, ...]] = {}
    discarded: dict[str, tuple[Discarded, ...]] = {}
    for part in parts:
        before = repairs[part.part].text if part.part in repairs else None
        own = [one for one in tries if one.part == part.part]
        texts = {
            text: _why_not(chosen, part) for chosen in _chosen(own) if (text := " ".join(chosen))
        }
        found[part.part] = tuple(text for text, why in texts.items() if not why and text != before)[
            :MOST
        ]
        bad = [Discarded(text=text, because=(why,)) for text, why in texts.items() if why]
        discarded[part.part] = (*(one for facts in own for one in facts.discarded), *bad[:MOST])
    return Written(parts=_without_empty(found), discarded=_without_empty(discarded))


def _chosen(tries: Sequence[FactTries]) -> Iterator[tuple[str, ...]]:
    """One sentence for each fact, the first of each first. Every fact is said or none."""
    return itertools.product(*(one.good for one in tries)) if tries else iter(())


def _why_not(sentences: Sequence[str], part: PartBrief) -> str | None:
    if sum(len(sentence.split()) for sentence in sentences) > part.max_words:
        return "form.too_long"
    begun = [" ".join(sentence.lower().split()[:3]) for sentence in sentences]
    return None if len(set(begun)) == len(begun) else "form.alike"


def _without_empty(found: Mapping[str, T]) -> dict[str, T]:
    return {name: one for name, one in found.items() if one}
