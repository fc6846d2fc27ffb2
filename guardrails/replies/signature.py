"""Where a signature begins: below a sign-off or a delimiter, or a card with a number."""

import re
from collections.abc import Sequence

from guardrails.replies.lines import Line, cue

_SIGN_OFF = cue("sign_off", r"(?:%s)[\s,.!–—-]{0,6}")
_AFTERWORD = re.compile(r"(?:p\.?\s?p?\.?\s?s\b|n\.?b\b|edit\b|ps\b|one more thing)", re.IGNORECASE)
_DEVICE = cue("device", "(?:%s)")
_DELIMITER = re.compile(r"(?:--|—|__{2,}|-{3,}|={3,}|\*{3,})")
_CONTACT = re.compile(
    r"(?:(?:t|m|p|tel|phone|mob|mobile|cell|fax|direct|office|e|email|web)\b\W{0,3}\s?)?"
    r"(?:[+(]?\d[\d\s().-]{6,24}|\S{1,60}@\S{1,60}|(?:https?://|www\.)\S{1,120})",
    re.IGNORECASE,
)
CARD = 8
"""Lines of a block with name, title and number, at most."""


def without_signature(lines: Sequence[Line]) -> list[Line]:
    """Without names, titles and slogans below the sign-off; a postscript stays."""
    kept: list[Line] = []
    in_signature = False
    for place, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 300:
            if not in_signature:
                kept.append(line)
            continue
        if _AFTERWORD.match(text):
            in_signature = False
        elif _DEVICE.fullmatch(text):
            continue
        elif not in_signature and _signs(lines, place, kept):
            in_signature = True
        if not in_signature:
            kept.append(line)
    return kept


def _signs(lines: Sequence[Line], place: int, kept: Sequence[Line]) -> bool:
    """Whether a signature begins here: a sign-off above a name, or a delimiter below some text."""
    text = lines[place].text
    if not any(line.text for line in kept[-40:]):
        return False
    if _DELIMITER.fullmatch(text):
        return text == "--" or not any(len(line.text.split()) > 8 for line in lines[place + 1 :])
    if place and not lines[place - 1].text and _card(lines, place):
        return True
    if len(text) > 60 or not _SIGN_OFF.fullmatch(text):
        return False
    below = next((line.text for line in lines[place + 1 : place + 6] if line.text), "")
    return len(below.split()) <= 6 and not below.endswith(("?", "."))


def _card(lines: Sequence[Line], place: int) -> bool:
    """Whether a block of short lines stands here, a name above a number or an address."""
    block = [line.text for line in lines[place : place + CARD + 1]]
    block = block[: block.index("")] if "" in block else block
    return (
        2 <= len(block) <= CARD
        and all(len(text) <= 80 and not text.endswith((".", "?", "!", ":")) for text in block)
        and not _CONTACT.fullmatch(block[0])
        and any(_CONTACT.fullmatch(text) for text in block[1:])
    )
