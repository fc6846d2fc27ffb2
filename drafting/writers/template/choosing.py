"""Which of several wordings: another one for each of a panel, for each regenerating, and never
the one that was used in a text that this should not resemble."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence

from drafting.brief import Brief
from drafting.writers.template.phrasebook import Book, Tone, worded
from drafting.writers.template.slots import spelled, tidied

_SLOT = re.compile(r"\{[^}]*\}")
_TELLING = 14
"""Characters of our own wording that make two sentences alike."""


def wordings(brief: Brief, book: Book, key: str, slots: Mapping[str, str]) -> list[str]:
    """Every wording of `key` that the slots can fill, the best for this brief first."""
    phrases = [phrase for phrase in _phrases(book, key, brief) if worded(phrase, slots) is not None]
    turned = _turned(_by_length(phrases, brief), brief, key)
    fresh = [phrase for phrase in turned if not _used(phrase, brief.avoid)]
    again = [phrase for phrase in turned if phrase not in fresh]
    return list(_filled([*fresh, *again], slots, brief.spelling))


def _filled(phrases: Sequence[str], slots: Mapping[str, str], spelling: str) -> Iterator[str]:
    for phrase in phrases:
        yield tidied(spelled(phrase, spelling).format_map(slots))


def _phrases(book: Book, key: str, brief: Brief) -> Sequence[str]:
    tones = book.get(key, {})
    tone: Tone = brief.wishes.tone or "neutral"
    return tones.get(tone) or tones.get("neutral", ())


def _by_length(phrases: list[str], brief: Brief) -> list[str]:
    """The shorter or the longer half, as wished; the order stays."""
    if brief.wishes.length is None or len(phrases) < 4:
        return phrases
    ordered = sorted(phrases, key=len, reverse=brief.wishes.length == "longer")
    half = ordered[: (len(ordered) + 1) // 2]
    return [phrase for phrase in phrases if phrase in half]


def _turned(phrases: list[str], brief: Brief, key: str) -> list[str]:
    """The list from another place on for each reader and each regenerating."""
    if len(phrases) < 2:
        return phrases
    own = zlib.crc32(key.encode())
    stride = 1 + own % (len(phrases) - 1)
    start = (own + brief.seed + brief.place + brief.wishes.variation * stride) % len(phrases)
    return phrases[start:] + phrases[:start]


def _used(phrase: str, texts: Sequence[str]) -> bool:
    """Whether a text holds a longer piece of the phrase's own words."""
    pieces = [piece.strip(" .,;:") for piece in _SLOT.split(phrase)]
    telling = [piece for piece in pieces if len(piece) >= _TELLING]
    return any(piece in text for piece in telling for text in texts)
