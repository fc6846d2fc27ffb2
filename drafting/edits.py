"""Which parts of a draft a person changed, read off the old and the new text."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from drafting.drafted import PERSON, DraftPart

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_WORD = re.compile(r"\w")
MOST = 4000
"""Words and signs of a text that are compared; what is longer counts as all new."""


def edited_parts(parts: Sequence[DraftPart], before: str, after: str) -> tuple[DraftPart, ...]:
    """The parts with what the person made of them; what they changed is signed by them.

    A part that they took out is left out; what was not found in the text before stays as it is.
    """
    moved = _moves(before, after)
    kept: list[DraftPart] = []
    taken = 0
    for part in parts:
        start = before.find(part.text) if part.text else -1
        if start < 0:
            kept.append(part)
            continue
        begins = max(taken, moved(start, end=False))
        taken = max(begins, moved(start + len(part.text), end=True))
        text = after[begins:taken].strip()
        if text == part.text:
            kept.append(part)
        elif _WORD.search(text):
            kept.append(part.model_copy(update={"text": text, "by": PERSON}))
    return tuple(kept)


class _moves:  # noqa: N801 - used like a function
    """Where a place of the old text is in the new one."""

    def __init__(self, before: str, after: str) -> None:
        old, new = _TOKEN.findall(before), _TOKEN.findall(after)
        self._after = len(after)
        self._old, self._new = _starts(old), _starts(new)
        small = len(old) <= MOST and len(new) <= MOST
        self._steps = (
            SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
            if small
            else [("replace", 0, len(old), 0, len(new))]
        )

    def __call__(self, place: int, *, end: bool) -> int:
        found = 0
        for what, old_from, old_to, new_from, new_to in self._steps:
            begins, ends = self._old[old_from], self._old[old_to]
            if begins > place or (begins == place and end and what != "insert"):
                break
            if what == "equal" and place <= ends:
                found = self._new[new_from] + place - begins
                if place < ends:
                    return found
            elif place >= ends and not (begins == ends == place and not end):
                found = self._new[new_to]
            elif begins < place < ends:
                return self._new[new_to] if end else self._new[new_from]
            else:
                found = self._new[new_from]
        return found


def _starts(tokens: Sequence[str]) -> list[int]:
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts
