"""The word lists of guardrails/rules/grounding, read once.

Each file tells at its top why it exists and where its rule comes from.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from guardrails.checks.grounding.words import fold, stem, stems

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is not in every build
_FOLDER = Path(__file__).parents[2] / "rules" / "grounding"


@lru_cache(maxsize=32)
def table(name: str) -> dict[str, Any]:
    """The content of one file, by its name without ending."""
    text = (_FOLDER / f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_LOADER)
    return loaded


@lru_cache(maxsize=64)
def words(name: str, field: str = "words") -> frozenset[str]:
    """A word list of a file, folded."""
    return frozenset(fold(word) for word in table(name)[field].split())


@lru_cache(maxsize=64)
def word_stems(name: str, field: str = "words") -> frozenset[str]:
    """The stems of a word list of a file."""
    return frozenset(part for word in table(name)[field].split() for part in stems(word))


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """The stems of everything that is courtesy or everyday."""
    return word_stems("courtesy") | word_stems("everyday")


@lru_cache(maxsize=1)
def countries() -> dict[str, tuple[str, ...]]:
    """For each country's code its name and the words made of it, folded."""
    groups: dict[str, str] = table("countries")["groups"]
    return {code: tuple(fold(word) for word in line.split()) for code, line in groups.items()}


@lru_cache(maxsize=1)
def synonyms() -> dict[str, frozenset[str]]:
    """For each stem the stems that stand for it."""
    groups: dict[str, set[str]] = {}
    for line in table("synonyms")["groups"]:
        group = {stem(word) for word in line.split()}
        for member in group:
            groups.setdefault(member, set()).update(group)
    return {member: frozenset(group) for member, group in groups.items()}


def is_common(stem: str) -> bool:
    """Whether a stem is courtesy or an everyday word."""
    return stem in common_stems()
