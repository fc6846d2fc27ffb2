"""What a message is made of: its parts, what each does, and how they may stand in paragraphs.

The parts of a kind carry its elements (guardrails.kinds) between greeting and sign-off, which code
sets itself. Source: POLICY section 5; the kinds themselves are in `drafting.letters`.
"""

from dataclasses import dataclass
from typing import Literal

Paragraphs = tuple[tuple[str, ...], ...]
Uses = Literal[
    "notes",
    "strengths",
    "interest",
    "missing",
    "met",
    "contact",
    "reason",
    "answer",
    "article",
    "why",
    "points",
]


@dataclass(frozen=True, slots=True)
class PartSpec:
    """One part: what it does, which elements it carries and which facts it may use.

    `uses` names the facts (drafting.facts). A part that `needs` facts is left out without them;
    one with `by_model` False is worded by code whoever the writer is.
    """

    name: str
    purpose: str
    elements: tuple[str, ...]
    uses: tuple[Uses, ...] = ()
    max_words: int = 35
    needs: bool = False
    by_model: bool = True


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """The parts of one kind, and the ways in which they may stand in paragraphs."""

    parts: tuple[PartSpec, ...]
    layouts: tuple[Paragraphs, ...]
