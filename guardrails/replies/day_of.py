"""Which day an expression means, one small function a form.

Source: POLICY section 3, "Clocks": a weekday is the next such day strictly after receipt; a day
without a year the next such day after it; the end of a week its last day that is no weekend there,
and weeks begin after the weekend; "within two weeks" is 14 days on; numeric dates follow the
country's order. Each gives None without a day of receipt where it needs one.
"""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from guardrails.workdays import DAY, Workdays

MONTH_FIRST = frozenset("US PH PR GU VI AS MP UM FM MH PW JP CN KR KP TW MN HU LT BZ".split())
"""Countries that write the month before the day in figures; the rest write the day first."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a text came (a local date, or None) and the calendar there."""

    on: date | None
    workdays: Workdays


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = (
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
DayOf = Callable[[re.Match[str], Receipt], date | None]


def vague(match: re.Match[str], receipt: Receipt) -> date | None:
    """Too vague to mean a day."""
    return None


def iso(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "2026-12-04"."""
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def named(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "Friday, 4 December", "Dec 4th, 2026": without a year the next such day."""
    month = _MONTHS.index(match["month"][:3]) + 1
    return _dated(int(match["day"]), month, match["year"], receipt)


def numeric(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "04/12", "4.12.2026": in the country's order, unless only the other one is a day."""
    first, second = int(match["first"]), int(match["second"])
    month_first = receipt.workdays.country in MONTH_FIRST and match["mark"] != "."
    month, day = (first, second) if month_first else (second, first)
    if month > 12:
        month, day = day, month
    year = match["year"]
    return _dated(day, month, f"20{year}" if year and len(year) == 2 else year, receipt)


def _dated(day: int, month: int, year: str | None, receipt: Receipt) -> date | None:
    if year:
        return date(int(year), month, day)
    if receipt.on is None:
        return None
    years = range(receipt.on.year, receipt.on.year + 9)
    return _next_after(receipt.on, day, [date(year, month, 1) for year in years])


def _next_after(received: date, day: int, months: Iterable[date]) -> date | None:
    """The first `day` of one of the months that exists and comes after receipt."""
    days = (
        month.replace(day=day)
        for month in months
        if 1 <= day <= calendar.monthrange(month.year, month.month)[1]
    )
    return next((found for found in days if found > received), None)


def ordinal(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "the 4th", "the 4th of next month": the next such day after receipt."""
    if receipt.on is None:
        return None
    first = receipt.on.replace(day=1)
    if match.groupdict().get("next"):
        return _month_later(first, 1).replace(day=int(match["day"]))
    months = [_month_later(first, count) for count in range(4)]
    return _next_after(receipt.on, int(match["day"]), months)


def weekday(match: re.Match[str], receipt: Receipt) -> date | None:
    """The next such day; of next week where that is said; a week later for "Friday week"."""
    if receipt.on is None:
        return None
    wanted = _WEEKDAYS.index(match["weekday"][:3])
    if match.groupdict().get("of_next"):
        start = _week_start(receipt) + 7 * DAY
        return start + (wanted - start.weekday()) % 7 * DAY
    found = receipt.on + ((wanted - receipt.on.weekday() - 1) % 7 + 1) * DAY
    return (
        found + 7 * DAY
        if match.groupdict().get("week_after") or match.groupdict().get("week_before")
        else found
    )


def _week_start(receipt: Receipt) -> date:
    """The first day after the weekend, on or before receipt."""
    assert receipt.on is not None
    day = receipt.on
    while receipt.workdays.is_weekend(day) or not receipt.workdays.is_weekend(day - DAY):
        day -= DAY
    return day


def week_end(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "the end of (next) week": its last day that is no weekend there."""
    if receipt.on is None:
        return None
    start = _week_start(receipt)
    weeks = 1 if match.groupdict().get("next") else 2 if match.groupdict().get("after_next") else 0
    last = _last_open(start + weeks * 7 * DAY, receipt)
    return last if weeks or last >= receipt.on else last + 7 * DAY


def _last_open(start: date, receipt: Receipt) -> date:
    return max(
        start + n * DAY for n in range(7) if not receipt.workdays.is_weekend(start + n * DAY)
    )


def month_end(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "the end of (next) month", "the end of January", "the end of the year"."""
    if receipt.on is None:
        return None
    if match.groupdict().get("year_end"):
        return date(receipt.on.year + bool(match.groupdict().get("next")), 12, 31)
    if match["month"]:
        number = _MONTHS.index(match["month"][:3]) + 1
        if match["year"]:
            return _last_of(date(int(match["year"]), number, 1))
        here = _last_of(date(receipt.on.year, number, 1))
        return here if here >= receipt.on else _last_of(date(receipt.on.year + 1, number, 1))
    return _last_of(
        _month_later(receipt.on.replace(day=1), 1 if match.groupdict().get("next") else 0)
    )


def _last_of(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month_later(day: date, months: int) -> date:
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def later(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "within two weeks", "in 5 working days", "a fortnight", "48 hours"."""
    if receipt.on is None:
        return None
    unit = match["unit"]
    words = match.groupdict().get("upper") or match["count"] or _lone(match)
    if not words:
        return None
    count = _number(words)
    if unit.startswith("fortnight"):
        return receipt.on + 14 * count * DAY
    if unit.startswith("hour"):
        return receipt.on + timedelta(days=-(-count // 24))
    if unit.startswith("month"):
        return _month_later(receipt.on, count)
    if match["open"] and unit.startswith("day"):
        return receipt.workdays.after(receipt.on, min(count, 400))
    return receipt.on + count * (7 if unit.startswith("week") else 1) * DAY


def _lone(match: re.Match[str]) -> str:
    """ "within the week" is one; "in the coming weeks" is too vague."""
    lone = match[0].startswith("within") and not match["unit"].endswith("s")
    return "a" if lone else ""


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word in ("a", "an", "the") else NUMBERS.index(word)


def near(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "tomorrow", "a week today", "this time next week", "close of business"."""
    if receipt.on is None:
        return None
    said = match[0].removeprefix("the ").replace("from ", "")
    days = {"day after tomorrow": 2, "week tomorrow": 8, "tomorrow week": 8}.get(said)
    if days is None:
        days = 7 if "week" in match[0] else 1 if "tomorrow" in match[0] else 0
    return receipt.on + days * DAY
