"""Expressions of a day in a sentence, and which day each means.

Source: POLICY section 3, "Clocks": a weekday is the next such day strictly after receipt; a day
without a year the next such day after it; the end of a week its last day that is no weekend there,
and weeks begin after the weekend; "w/c 7 December" is that day; "within two weeks" is 14 days on;
numeric dates follow the country's order. A vague one ("early next month") means no day.
"""

import calendar
import re
from collections.abc import Callable
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that names a day, or is too vague to (`day` None)."""

    start: int
    end: int
    day: date | None


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = (
    "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
).split()
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|"
    r"fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_ANY_WEEKDAY = _WEEKDAY.replace("?P<weekday>", "?:")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s{1,3}(?P<year>20\d\d)\b)?"
_LEAD = rf"(?:(?:{_ANY_WEEKDAY},?\s{{1,3}})(?:the\s{{1,3}})?)?"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)}|an)"
_OPEN = r"(?P<open>business|working|work|week)?"
_VAGUE = (
    r"\b(?:early|beginning|start|middle|mid|sometime|some time|around|about|approximately|roughly|"
    r"late|course|first half|second half|first week|second week|last week)(?:[\s-]{1,3}(?:in|of|the|"
    r"on|this|next|week)){0,4}[\s-]{1,3}(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
    r"(?:week|month|year|quarter|spring|summer|autumn|fall|winter|jan(?:uary)?|feb(?:ruary)?|"
    r"mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_ABOUT = (
    rf"\b(?:about|around|approximately|roughly|approx\.?|at least|some|maybe|perhaps)\s{{1,3}}{_COUNT}"
    r"(?:\s{1,3}(?:or|to)\s{1,3}\w{1,10})?\s{1,3}(?:business\s|working\s)?(?:days?|weeks?|months?)\b"
)


CALENDAR_WORDS = frozenset(
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday "
    "sun sunday today tonight tomorrow morning afternoon evening day days week weeks weekend "
    "fortnight fortnights month months year hour hours eod cob cop play business jan january feb "
    "february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december".split()
)
"""A sentence that names a day in words holds one of these."""
MOST_MENTIONS = 12


def mentions(sentence: str, receipt: Receipt) -> list[Mention]:
    """The days that a sentence (lower case) names, in its order, without overlap."""
    found: list[Mention] = []
    for pattern, day_of in _EXPRESSIONS:
        for match in pattern.finditer(sentence):
            if len(found) < MOST_MENTIONS and all(
                match.end() <= one.start or match.start() >= one.end for one in found
            ):
                found.append(Mention(match.start(), match.end(), _day(day_of, match, receipt)))
    return sorted(found, key=lambda mention: mention.start)


_DayOf = Callable[[re.Match[str], Receipt], date | None]


def _day(day_of: _DayOf, match: re.Match[str], receipt: Receipt) -> date | None:
    try:
        return day_of(match, receipt)
    except (ValueError, OverflowError):
        return None


def _vague(match: re.Match[str], receipt: Receipt) -> date | None:
    return None


def _iso(match: re.Match[str], receipt: Receipt) -> date | None:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _named(match: re.Match[str], receipt: Receipt) -> date | None:
    month = _MONTHS.index(match["month"][:3]) + 1
    return _dated(int(match["day"]), month, match["year"], receipt)


def _numeric(match: re.Match[str], receipt: Receipt) -> date | None:
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
    for candidate in range(receipt.on.year, receipt.on.year + 9):
        if day <= calendar.monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if found > receipt.on:
                return found
    return None


def _ordinal(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "the 4th", "the 4th of next month": the next such day after receipt."""
    if receipt.on is None:
        return None
    first = receipt.on.replace(day=1)
    if match["next"]:
        return _month_later(first, 1).replace(day=int(match["day"]))
    for months in range(4):
        month = _month_later(first, months)
        if int(match["day"]) <= calendar.monthrange(month.year, month.month)[1]:
            found = month.replace(day=int(match["day"]))
            if found > receipt.on:
                return found
    return None


def _weekday(match: re.Match[str], receipt: Receipt) -> date | None:
    """The next such day; of next week where that is said; a week later for "Friday week"."""
    if receipt.on is None:
        return None
    wanted = _WEEKDAYS.index(match["weekday"][:3])
    if match["of_next"]:
        start = _week_start(receipt) + 7 * DAY
        return start + (wanted - start.weekday()) % 7 * DAY
    found = receipt.on + ((wanted - receipt.on.weekday() - 1) % 7 + 1) * DAY
    return found + 7 * DAY if match["week_after"] or match["week_before"] else found


def _week_start(receipt: Receipt) -> date:
    """The first day after the weekend, on or before receipt."""
    assert receipt.on is not None
    day = receipt.on
    while receipt.workdays.is_weekend(day) or not receipt.workdays.is_weekend(day - DAY):
        day -= DAY
    return day


def _week_end(match: re.Match[str], receipt: Receipt) -> date | None:
    if receipt.on is None:
        return None
    start = _week_start(receipt)
    weeks = 1 if match["next"] else 2 if match["after_next"] else 0
    last = _last_open(start + weeks * 7 * DAY, receipt)
    return last if weeks or last >= receipt.on else last + 7 * DAY


def _last_open(start: date, receipt: Receipt) -> date:
    return max(
        start + n * DAY for n in range(7) if not receipt.workdays.is_weekend(start + n * DAY)
    )


def _month_end(match: re.Match[str], receipt: Receipt) -> date | None:
    if receipt.on is None:
        return None
    if match["year_end"]:
        return date(receipt.on.year + bool(match["next"]), 12, 31)
    if match["month"]:
        number = _MONTHS.index(match["month"][:3]) + 1
        if match["year"]:
            return _last_of(date(int(match["year"]), number, 1))
        here = _last_of(date(receipt.on.year, number, 1))
        return here if here >= receipt.on else _last_of(date(receipt.on.year + 1, number, 1))
    return _last_of(_month_later(receipt.on.replace(day=1), 1 if match["next"] else 0))


def _last_of(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month_later(day: date, months: int) -> date:
    number = day.month - 1 + months
    year, month = day.year + number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _later(match: re.Match[str], receipt: Receipt) -> date | None:
    """ "within two weeks", "in 5 working days", "a fortnight", "48 hours"."""
    if receipt.on is None:
        return None
    unit = match["unit"]
    words = match["upper"] or match["count"] or _lone(match)
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
    return 1 if word in ("a", "an", "the") else _NUMBERS.index(word)


def _near(match: re.Match[str], receipt: Receipt) -> date | None:
    if receipt.on is None:
        return None
    days = {"day after tomorrow": 2, "week tomorrow": 8, "tomorrow week": 8}.get(match[0])
    if days is None:
        days = 7 if "week" in match[0] else 1 if "tomorrow" in match[0] else 0
    return receipt.on + days * DAY


_EXPRESSIONS: tuple[tuple[re.Pattern[str], _DayOf], ...] = tuple(
    (re.compile(pattern), day_of)
    for pattern, day_of in (
        (_ABOUT, _vague),
        (r"\b(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", _iso),
        (rf"\b{_LEAD}\b{_DAY}\s{{0,3}}(?:of\s{{1,3}})?{_MONTH}{_YEAR}", _named),
        (rf"\b{_LEAD}{_MONTH}\s{{1,3}}(?:the\s{{1,3}})?{_DAY}\b(?!\s?(?:am|pm|:)){_YEAR}", _named),
        (
            rf"\b{_LEAD}(?<![\d/.£$€-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)"
            r"(?:(?P=mark)(?P<year>(?:20)?\d\d)\b)?(?![\d/%:]|\s?(?:am|pm|hrs|h\b|%|hours|years))",
            _numeric,
        ),
        (
            r"\b(?:end|close|last day)[\s-]{1,3}(?:of\s{1,3}|the\s{1,3}){0,2}(?:this\s|the\s|current\s|"
            r"working\s|business\s|(?P<next>next\s|coming\s|following\s)|"
            r"(?P<after_next>week after next)){0,2}(?:working\s|business\s|"
            r"week after next\b)?(?:(?<=next)|week\b(?!\s{1,3}after next)|(?<=week after next))",
            _week_end,
        ),
        (r"\bend of (?:the )?(?P<after_next>week after next)(?P<next>x)?\b", _week_end),
        (r"\bw(?:eek)?[/ ]?e(?:nd(?:ing)?)? (?P<next>x)?(?P<after_next>x)?this\b", _week_end),
        (
            r"\b(?:end|close|last day)[\s-]{1,3}(?:of\s{1,3}|the\s{1,3}){0,2}(?:this\s|current\s|"
            rf"(?P<next>next\s|coming\s|following\s))?(?:calendar\s)?(?:month\b|{_MONTH}{_YEAR}|"
            r"(?P<year_end>year)\b)|\bmonth['-]?s?[ -]end(?P<x>)",
            _month_end,
        ),
        (_VAGUE, _vague),
        (
            rf"(?:\b(?P<week_before>week (?:on|from|this|next|after)) )?(?:\b(?:this|next|coming|following|"
            rf"on) ){{0,2}}\b{_WEEKDAY}(?:(?P<of_next>,? (?:of )?next week)|(?P<week_after> week)\b)?",
            _weekday,
        ),
        (
            rf"\bnext week,?(?P<of_next>) (?:on )?{_WEEKDAY}(?P<week_after>x)?(?P<week_before>x)?",
            _weekday,
        ),
        (
            rf"\bthe {_DAY}\b(?:(?: day)? of (?:(?:this|the) month|(?P<next>next month)))?",
            _ordinal,
        ),
        (r"\b(?:on|by|before) (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?P<next>x)?", _ordinal),
        (
            rf"\b(?:within|in|over|during|inside|after)\s{{1,3}}(?:the\s{{1,3}})?(?:next\s{{1,3}}|coming\s{{1,3}}|following\s{{1,3}}|"
            rf"another\s{{1,3}})?{_COUNT}?\s{{0,3}}(?:(?:to|or|-)\s{{0,3}}(?P<upper>\d{{1,3}}|{'|'.join(_NUMBERS)})"
            rf"\s{{1,3}})?{_OPEN}\s{{0,3}}(?P<unit>days?|weeks?|fortnights?|months?|hours?)\b(?!'|\s{{1,3}}(?:of|after|from|following|before|prior)\s)",
            _later,
        ),
        (
            rf"\b{_COUNT}\s{{1,3}}{_OPEN}\s{{0,3}}(?P<unit>days?|weeks?|fortnights?|months?)(?P<upper>x)?"
            r"(?:'s? time| from (?:now|today)| hence)",
            _later,
        ),
        (
            r"\b(?:the )?day after tomorrow\b|\bweek tomorrow\b|\btomorrow week\b|"
            r"\b(?:week|this time next week) today\b|\btoday week\b|\bthis time next week\b|"
            r"\btomorrow\b|\btoday\b|\btonight\b|\bthis (?:afternoon|evening|morning)\b|"
            r"\b(?:end of (?:the )?(?:business |working )?day|end of play|close of (?:business|play|the day)|eod|cob|cop)\b"
            r"(?=\W{0,3}(?:today|$|\.|,))",
            _near,
        ),
    )
)
