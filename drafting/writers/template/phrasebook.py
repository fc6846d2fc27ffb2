"""The wordings of each kind of message, read once from the YAML files beside the writers."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal

import yaml
from pydantic import TypeAdapter

from guardrails import MessageKind

Tone = Literal["neutral", "warmer", "more_formal", "plainer"]
Book = Mapping[str, Mapping[Tone, tuple[str, ...]]]
_SHAPE: TypeAdapter[dict[str, dict[Tone, tuple[str, ...]]]] = TypeAdapter(
    dict[str, dict[Tone, tuple[str, ...]]]
)


@cache
def phrasebook(kind: MessageKind) -> Book:
    """Every wording of a kind, by the name of its place and the tone that was wished for."""
    return _read(kind.value)


@cache
def slots_of(phrase: str) -> frozenset[str]:
    """The names of the slots in a phrase."""
    return frozenset(name for _, name, _, _ in Formatter().parse(phrase) if name)


def worded(phrase: str, slots: Mapping[str, str]) -> str | None:
    """The phrase with its slots filled, None where a slot that it needs has nothing to hold."""
    if any(name not in slots for name in slots_of(phrase)):
        return None
    return phrase.format_map(slots)


@cache
def frame() -> Book:
    """Greetings and sign-offs, the same for every kind."""
    return _read("_frame")


def _read(name: str) -> Book:
    file = files("drafting.writers").joinpath("phrases", f"{name}.yaml")
    return _SHAPE.validate_python(yaml.safe_load(file.read_text(encoding="utf-8")))
