"""A text shown letter for letter, with words marked in it and a button that copies it.

A component of our own because no native element does either: Markdown would read a person's text
as markup, and a phone shows `st.code`'s copy button only once it is touched. Every text enters
the page as a text node, never as HTML.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from drafting.difference import difference

_HTML = """
<div class="letter" part="letter">
  <div class="row">
    <div class="buttons"></div>
    <p class="said" role="status" aria-live="polite"></p>
  </div>
  <p class="subject" hidden></p>
  <div class="text"></div>
</div>
"""
_HERE = Path(__file__)
_letter = st.components.v2.component(
    "afterword_letter",
    html=_HTML,
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True)
class Mark:
    """Words to be marked: a span of the text, how (`error`, …, `evidence`), and its number."""

    start: int
    end: int
    look: str
    number: str = ""


def show_letter(
    body: str,
    *,
    subject: str | None = None,
    marks: Sequence[Mark] = (),
    subject_marks: Sequence[Mark] = (),
    copies: bool = False,
    key: str,
) -> None:
    """Show a text with its marks; with `copies`, buttons that copy the body and the subject."""
    buttons = [("Copy text", body, "The text is copied.")] if copies else []
    if copies and subject:
        buttons.append(("Copy subject", subject, "The subject is copied."))
    _letter(
        key=key,
        data={
            "subject": pieces(subject, subject_marks) if subject else [],
            "body": pieces(body, marks),
            "copies": [
                {
                    "label": label,
                    "text": text,
                    "done": done,
                    "failed": "Your browser does not allow copying; select the text instead.",
                }
                for label, text, done in buttons
            ],
        },
        width="stretch",
        height="content",
    )


def show_difference(before: str, after: str, key: str) -> None:
    """Show what a text says that the one before it did not: added and removed words marked."""
    told = [
        {"text": piece.text} | ({} if piece.change == "same" else {"mark": piece.change})
        for piece in difference(before, after)
    ]
    _letter(
        key=key,
        data={"subject": [], "body": told, "copies": []},
        width="stretch",
        height="content",
    )


def pieces(text: str, marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The text cut where marks begin and end; where two overlap, the first that begins is shown."""
    cut: list[dict[str, Any]] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start < at or end <= start:
            continue
        if start > at:
            cut.append({"text": text[at:start]})
        cut.append({"text": text[start:end], "mark": mark.look, "number": mark.number})
        at = end
    if at < len(text) or not cut:
        cut.append({"text": text[at:]})
    return cut
