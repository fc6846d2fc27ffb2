"""What a person sees of a letter while it is being written: words that nobody has checked yet."""

from collections.abc import Callable, Mapping, Sequence

from drafting.assemble import greeting
from drafting.brief import Brief
from drafting.pinning import BREAK, GREETING

COMING = "…"
"""Stands for a part that is not there yet; once at the end, however many are to come."""


def preview_of(
    brief: Brief, standing: Mapping[str, str], asked: Sequence[str]
) -> Callable[[Mapping[str, str]], str]:
    """From the parts so far to the letter so far: the other parts as they stand, no signature."""
    kept = {name: text for name, text in standing.items() if name not in asked}
    kept[GREETING] = brief.wishes.pinned.get(GREETING, greeting(brief))

    def lay_out(parts: Mapping[str, str]) -> str:
        texts = {**dict.fromkeys(asked, COMING), **kept, **parts}
        paragraphs = ((GREETING,), *brief.paragraphs)
        shown = (" ".join(filter(None, map(texts.get, names))) for names in paragraphs)
        return _one_coming(BREAK.join(filter(None, shown)))

    return lay_out


def _one_coming(letter: str) -> str:
    if not letter.endswith(COMING):
        return letter
    return f"{letter.rstrip(f' {COMING}{BREAK}')}{BREAK}{COMING}"
