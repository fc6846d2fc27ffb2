"""Plain tables on a terminal: columns that stand under each other, whatever the script."""

import unicodedata
from collections.abc import Sequence

WIDEST = 34
"""Columns that a cell may take; a name may have 80 characters."""
Row = tuple[str, ...]


def aligned(rows: Sequence[Row]) -> list[str]:
    """One line a row, its cells under those of the others; the last may be of any length."""
    widths = [max(map(_width, column)) for column in list(zip(*rows, strict=True))[:-1]]
    return [_line(row, widths) for row in rows]


def _line(row: Row, widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, row[-1]]).rstrip()


def cut(text: str) -> str:
    """A text no wider than a cell may be."""
    if _width(text) <= WIDEST:
        return text
    kept = ""
    while _width(kept + text[len(kept)]) < WIDEST:
        kept += text[len(kept)]
    return f"{kept.rstrip()}…"


def _width(text: str) -> int:
    """The columns that a terminal gives to a text: two for a wide sign, none for a mark."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1
