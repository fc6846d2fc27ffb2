"""Times of day in a text: "2 pm", "14:30", "half past two", "at ten", "nine in the morning"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_FIGURES = re.compile(
    r"(?<![\w:.])(?P<h>[01]?\d|2[0-3])(?:[:.](?P<mi>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?|"
    r"(?<![\w:.])(?P<h24>[01]?\d|2[0-3])(?::|h)(?P<mi24>[0-5]\d)(?![\w:])",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?P<before>(?:half|quarter) past |quarter to |at )?"
    rf"(?:(?P<hour>1?\d|{'|'.join(_HOURS)})(?P<thirty>[ -]thirty)?|(?P<noon>noon|midday))\b"
    r"(?P<after> ?(?:[ap]\.?m\b)| o'clock| in the (?:morning|afternoon|evening)|"
    r"(?= (?:sharp|tomorrow|today|every|each|on (?:\d|the \d|mon|tue|wed|thu|fri|sat|sun))|"
    r"[.,;!?)](?!\d)|\s*$|\n))?",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"o'clock|noon|midday|in the (?:morning|afternoon|evening)|half past |quarter (?:past|to) |"
    rf"at (?:\d|{'|'.join(_HOURS)})|(?:{'|'.join(_HOURS)}) ?[ap]\.?m\b"
)
_DAY_BEFORE = re.compile(r"(?:day|tomorrow|\b\d{1,2}(?:st|nd|rd|th)?),? $", re.IGNORECASE)
_SHIFT = {"half past ": 30, "quarter past ": 15, "quarter to ": -15}
_HALVES = {"morning": (0,), "afternoon": (12,), "evening": (12,), "am": (0,), "pm": (12,)}


class Clock(NamedTuple):
    """A time of day: where it stands, and the minutes from midnight that it can mean."""

    start: int
    end: int
    minutes: tuple[int, ...]


def figures(plain: str) -> Iterator[Clock]:
    """Times in figures."""
    for match in _FIGURES.finditer(plain):
        if match["half"]:
            hour = int(match["h"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            yield Clock(*match.span(), (hour * 60 + int(match["mi"] or 0),))
        else:
            yield Clock(*match.span(), (int(match["h24"]) * 60 + int(match["mi24"]),))


def may_tell(low: str) -> bool:
    """Whether a text in small letters can hold a time in words, told quickly."""
    return bool(_HINT.search(low))


def words(plain: str) -> Iterator[Clock]:
    """Times in words; a bare number is one only after "at" and before the end of a clause."""
    for match in _WORDS.finditer(plain):
        before, after = (match["before"] or "").lower(), match["after"]
        at = before == "at "
        start = match.start("hour") if at else match.start()
        if match["noon"]:
            yield Clock(match.start("noon"), match.end("noon"), (720,))
        elif after or (before and not at) or (at and _of_day(plain, match)):
            yield Clock(start, match.end(), _minutes(match, before))


def _of_day(plain: str, match: re.Match[str]) -> bool:
    """Whether "at eleven" ends a clause, or a day stands before it: "December 4 at 11 works"."""
    before = plain[max(0, match.start() - 12) : match.start()]
    ends = match["after"] is not None or bool(_DAY_BEFORE.search(before))
    return ends and match["hour"] != "one"


def _minutes(match: re.Match[str], before: str) -> tuple[int, ...]:
    told = match["hour"].lower()
    hour = _HOURS.index(told) + 1 if told.isalpha() else int(told)
    shift = 30 if match["thirty"] else _SHIFT.get(before, 0)
    part = (match["after"] or "").lower().replace(".", "").split(" ")[-1]
    return tuple((hour % 12 + half) * 60 + shift for half in _HALVES.get(part, (0, 12)))
