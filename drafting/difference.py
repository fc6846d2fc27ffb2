"""What one version of a text says that another does not, word for word, for a person to read."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORDS = re.compile(r"\s+|[^\s]+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST_WORDS = 3_000
"""Words beyond which lines are compared, so that a long text costs no more than it must."""


class Piece(NamedTuple):
    """A stretch that stands in both, only in the new text, or only in the old one."""

    text: str
    change: Literal["same", "added", "removed"]


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in the order of reading; what was removed stands before what took its place.

    The pieces that are the same or removed are `before`, those the same or added are `after`.
    """
    return tuple(_pieces(_joined(_pairs(before, after))))


def _pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = _LINES.findall(before), _LINES.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, a, b, c, d in matcher.get_opcodes():
        yield "".join(old[a:b]), "".join(new[c:d])


def _joined(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Changes that only a space keeps apart are one: a reader wants a phrase, not its words."""
    done: list[tuple[str, str]] = []
    for pair in pairs:
        if len(done) > 1 and _changed(pair) and _changed(done[-2]) and _is_space(done[-1]):
            (old, new), (space, _) = done[-2], done[-1]
            done[-2:] = [(old + space + pair[0], new + space + pair[1])]
        else:
            done.append(pair)
    return done


def _changed(pair: tuple[str, str]) -> bool:
    return pair[0] != pair[1]


def _is_space(pair: tuple[str, str]) -> bool:
    return pair[0].isspace() and "\n" not in pair[0]


def _pieces(pairs: list[tuple[str, str]]) -> Iterator[Piece]:
    for old, new in pairs:
        if old == new:
            yield Piece(old, "same")
            continue
        if old:
            yield Piece(old, "removed")
        if new:
            yield Piece(new, "added")
