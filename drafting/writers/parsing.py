"""Reading the parts out of what a model said, tolerantly: JSON if there is any, else headings."""

import json
import re
from collections.abc import Iterable
from typing import Any

from drafting.errors import BadAnswer
from drafting.writers.given import seen

_THOUGHT = re.compile(r"</(?:think|thinking|reasoning)>")
_THINKING = re.compile(r"\s*<(?:think|thinking|reasoning)>")
_BEGUN = re.compile(
    r'"(?P<part>[a-z_]{2,30})"\s{0,9}:\s{0,9}"(?P<text>(?:[^"\\]|\\(?:u[0-9a-fA-F]{4}|[^u]))*)'
)
_HEADING = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]*|\*\*)?[\"'\[]?(?P<part>[a-z_]{2,30})[\"'\]]?(?P<end>\*\*)?[ \t]*:?"
    r"(?:\*\*)?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


def read_parts(text: str, names: Iterable[str]) -> dict[str, str]:
    """The text of each named part that is there; other keys and headings are passed over.

    Raises `BadAnswer` where there is none.
    """
    wanted = list(names)
    told = _THOUGHT.split(text)[-1]
    found = _from_json(told, wanted) or _from_headings(told, wanted)
    if not found and len(wanted) == 1 and _is_bare(told):
        found = {wanted[0]: _tidy(told)}
    if not found:
        raise BadAnswer(
            "What the model answered has none of the parts that were asked for: write again, or "
            "use another model."
        )
    return found


def read_so_far(text: str, names: Iterable[str]) -> dict[str, str]:
    """The parts in a text that is still being written, the last one as far as it goes.

    For a preview: what can't be read yet is not there, and nothing is raised.
    """
    wanted = list(names)
    told = _THOUGHT.split(text)[-1]
    if _THINKING.match(told):
        return {}
    begun = [(one["part"], _unescaped(one["text"])) for one in _BEGUN.finditer(told)]
    found = {part: _tidy(words) for part, words in begun if part in wanted and words}
    return found or _from_headings(told, wanted)


def _unescaped(text: str) -> str:
    """The beginning of a JSON text, in which every escape is whole."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _from_json(text: str, names: list[str]) -> dict[str, str]:
    start = text.find("{")
    if start < 0:
        return {}
    try:
        data, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return {}
    return _picked(data, names)


def _picked(data: Any, names: list[str]) -> dict[str, str]:
    """The parts in an object, or in one that is its only value (`{"parts": {…}}`)."""
    if not isinstance(data, dict):
        return {}
    texts = {name: _tidy(_as_text(data[name])) for name in names if name in data}
    found = {name: text for name, text in texts.items() if text}
    inner = list(data.values())
    return found or (_picked(inner[0], names) if len(inner) == 1 else {})


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return " ".join(value)
    if isinstance(value, dict):
        return _as_text(value.get("text"))
    return ""


def _from_headings(text: str, names: list[str]) -> dict[str, str]:
    heads = [found for found in _HEADING.finditer(text) if found["part"].lower() in names]
    ends = [*(head.start() for head in heads), len(text)][1:]
    pieces = {
        head["part"].lower(): _tidy(text[head.end() : end])
        for head, end in zip(heads, ends, strict=True)
    }
    return {name: piece for name, piece in pieces.items() if piece}


def _is_bare(text: str) -> bool:
    return bool(text.strip()) and not any(mark in text for mark in "{}<>#")


def _tidy(text: str) -> str:
    """On one line, without fences and quotes around it."""
    bare = re.sub(r"^```\w*|```$", "", seen(text).strip(), flags=re.MULTILINE)
    words = " ".join(bare.split())
    if len(words) > 1 and words[0] in '"“' and words[-1] in '"”':
        words = words[1:-1].strip()
    return words
