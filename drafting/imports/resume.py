"""A JSON Resume (jsonresume.org): who the candidate is, and what they have done."""

import json
from collections.abc import Iterator
from typing import Any

from drafting.imports.errors import NotReadable
from drafting.imports.found import one_line

MOST_STRENGTHS = 6
LONGEST = 300
LONGEST_FILE = 1_000_000
"""Bytes; a CV in words has a hundredth of it."""


def read_resume(data: bytes) -> dict[str, str]:
    """The form's fields about the candidate that a JSON Resume fills; only those it holds.

    Raises `NotReadable` where it is no JSON Resume.
    """
    if len(data) > LONGEST_FILE:
        raise NotReadable("This file is far longer than a CV; fill in the form instead.")
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        raise NotReadable("This file is no JSON; export your CV as JSON Resume first.") from None
    basics = given.get("basics") if isinstance(given, dict) else None
    if not isinstance(basics, dict) or not _text(basics.get("name")):
        raise NotReadable(
            "This file is no JSON Resume: it has no name under “basics”. Fill in the form instead."
        )
    fields = {name: _text(basics.get(name)) for name in ("name", "email", "phone")}
    fields["links"] = "\n".join(dict.fromkeys(_links(basics)))
    fields["strengths"] = "\n".join(list(dict.fromkeys(_strengths(given)))[:MOST_STRENGTHS])
    return {name: text for name, text in fields.items() if text}


def _links(basics: dict[str, Any]) -> Iterator[str]:
    for holder in (basics, *_list(basics.get("profiles"))):
        url = _text(holder.get("url"))
        if url.startswith(("https://", "http://")):
            yield url


def _strengths(given: dict[str, Any]) -> Iterator[str]:
    """What they did where they work now and before, in the words of the CV."""
    for job in _list(given.get("work")):
        highlights = job.get("highlights")
        yield from filter(None, map(_text, highlights if isinstance(highlights, list) else ()))


def _list(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str:
    return one_line(value, LONGEST) if isinstance(value, str) else ""
