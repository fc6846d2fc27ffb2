"""Kinds of words ("someone", "choose", "when"), from rules/replies/cues/kinds.yaml."""

from collections.abc import Mapping
from functools import lru_cache

from pydantic import TypeAdapter

from guardrails.replies.phrases import FOLDER, Text, read_yaml

_SHAPE = TypeAdapter(dict[str, Text])
NUMBER = ("<number>",)
"""The kind of a word that begins with a figure."""


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The kinds of whole words, and of beginnings, longest first within the order of the file."""
    whole: dict[str, tuple[str, ...]] = {}
    begins: list[tuple[str, str]] = []
    kinds = _SHAPE.validate_python(read_yaml(FOLDER / "cues" / "kinds.yaml"))
    for kind, words in kinds.items():
        for word in words.split():
            if word.endswith("*"):
                begins.append((word[:-1], f"<{kind}>"))
            else:
                whole[word] = (*whole.get(word, ()), f"<{kind}>")
    return whole, tuple(begins)


@lru_cache(maxsize=4096)
def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of a word in lower case, in the order of the file; none for most words."""
    if word[0].isdigit():
        return NUMBER
    whole, begins = _table()
    found = whole.get(word, ())
    more = (kind for start, kind in begins if word.startswith(start) and kind not in found)
    return (*found, *dict.fromkeys(more))
