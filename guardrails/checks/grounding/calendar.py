"""Days and times named in a text: "Thursday 19 November", "the 26th", "last week", "2 pm"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from guardrails.checks.grounding import clock
from guardrails.checks.grounding.marks import near

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_LONG_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty-{n}" for n in (
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"
    )), "thirtieth", "thirty-first",
)  # fmt: skip
_SPELT = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_LATE = "|".join(sorted(_ORDINALS[3:], key=len, reverse=True))
_N = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|(?:{_SPELT})\b)"
_BEFORE_MONTH = rf"(?:\d{{1,2}}\.? ?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? |(?:{_SPELT})(?: of)? )"
_DAY = re.compile(
    rf"\b(?:(?P<wd>{_WEEKDAY}|{_SHORT}\.?)(?:,|, the| the)? )?"
    rf"(?:(?P<d1>{_BEFORE_MONTH})(?P<m1>{_MONTH})|(?P<m2>{_MONTH}) (?:the )?(?P<d2>{_N}))"
    r"(?:,? (?P<y>(?:19|20)\d\d))?(?!\w)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_MONTHLY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:r?uary|ch|il|e|y|ust|o?ber|ember)?\b"
)
_ANY_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_ANY_DAY = re.compile("day", re.IGNORECASE)
_NEAR = ("yesterday", "today", "tonight", "tomorrow", "this ", "last ", "next ")
_ISO = re.compile(r"\b(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})\b")
_NUMERIC = re.compile(
    r"(?<![\w/.])(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?:(?P=s)(?P<y>\d{4}|\d\d)|\.?)(?![\w/%])"
)
# "Down by 2.5", "a score of 4.7" are no days.
_DECIMAL = re.compile(
    r"\b(?:(?:up|down|r[oi]se|fell|cut|grew|drop\w*|higher|lower|increas\w+|reduc\w+|improv\w+|"
    r"raised?|better|shorter|longer|faster|it|them|costs?|times?|rates?|scores?) by|"
    r"(?:scor\w+|averag\w+|rating|mean|rate|ratio|gpa|grade|factor|total|marks?|out) of) $"
)
_NUMBERED_NEAR = 24
_NAMED = re.compile(rf"\b(?P<wd>{_WEEKDAY})(?:s|'s)?\b", re.IGNORECASE)
_SHORT_NAMED = re.compile(rf"{_SHORT}\b")
_BEFORE_SHORT = ("on ", "last ", "this ", "next ", "by ")
_ORDINAL = re.compile(
    rf"\b(?:(?P<wd>(?i:{_WEEKDAY})|{_SHORT}),? )?(?:the|on|by) "
    r"(?P<d>(?:[12]?\d|3[01])(?:st|nd|rd|th))\b"
    r"(?!-| (?:floor|century|time|anniversary|grade|edition|place|year|round|percentile|"
    r"street|ave))"
)
_SPELT_DAY = re.compile(
    rf"\b(?:on|by) the (?P<d>{_LATE})(?![\w-])"
    r"(?=[.,;:!?)]|\n| (?:and|of|at|for|with|in|to|when|that|as|i|we|you|but|or)\b|$)"
)
_MONTH_ONLY = re.compile(
    rf"(?:\b(?:in|since|until|till|by|of|last|this|next|early|late|mid|from|before|after|"
    rf"through|for|during)[ -](?P<month>{_LONG_MONTH})|\b(?P<sure>(?!May|March){_LONG_MONTH}))"
    r"(?: (?P<y>(?:19|20)\d\d))?\b"
)
_YEAR = re.compile(r"(?<![\w.,$€£-])(?P<y>(?:19|20)\d\d)(?:'s|s)?(?![\w,]\d|\w|-\d)")
_RELATIVE = re.compile(
    r"\b(?:the day before yesterday|yesterday(?:'s|,)?(?: (?:morning|afternoon|evening))?|"
    r"earlier today|today|tonight|tomorrow(?: (?:morning|afternoon|evening))?|"
    r"this (?:morning|afternoon|evening)|last night|"
    r"(?:last|next) (?:week|month|year|quarter|term|spring|summer|autumn|fall|winter)|"
    r"(?:earlier )?this (?:week|month|year))\b",
    re.IGNORECASE,
)

Sort = Literal["day", "weekday", "ordinal", "month", "year", "relative", "clock"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A day or time as named in a text; what is not said is 0, weekdays count from Monday 1.

    `either` holds (month, day) pairs, two where the order of figures leaves it open; `minute`
    counts from midnight.
    """

    sort: Sort
    start: int
    end: int
    text: str
    either: tuple[tuple[int, int], ...] = ()
    weekday: int = 0
    month: int = 0
    day: int = 0
    year: int = 0
    minutes: tuple[int, ...] = ()


def mentions(plain: str) -> list[Mention]:
    """The days and times that a text names, in their order, none within another."""
    taken = bytearray(len(plain))
    found: list[Mention] = []
    for scan in _scans(plain):
        for mention in scan(plain):
            if not any(taken[mention.start : mention.end]):
                taken[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
                found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _scans(plain: str) -> Iterator[Callable[[str], Iterator[Mention]]]:
    """The scans that can find anything in a text, in the order in which they count."""
    low = plain.lower()
    figures, months = bool(_FIGURE.search(low)), bool(_MONTHLY.search(low))
    days = "day" in low or bool(_SHORT_NAMED.search(plain))
    soon = any(word in low for word in _NEAR)
    yield from (scan for scan, needed in (
        (_days, months), (_numbers, figures), (_clocks, figures), (_hours, clock.may_tell(low)),
        (_ordinals, figures), (_spelt_days, "th" in low), (_relatives, soon), (_weekdays, days),
        (_months, months), (_years, figures),
    ) if needed)  # fmt: skip


def _days(plain: str) -> Iterator[Mention]:
    for match in near(_DAY, _ANY_MONTH, plain):
        month = _month(match["m1"] or match["m2"])
        day = _day(match["d1"] or match["d2"])
        modal = (match["m1"] or match["m2"]) in ("may", "mar") or _asks(plain, match.end())
        if 1 <= day <= 31 and not modal:
            yield Mention(
                "day", *match.span(), match[0], ((month, day),), _weekday(match["wd"]),
                month, day, int(match["y"] or 0),
            )  # fmt: skip


def _asks(plain: str, end: int) -> bool:
    """Whether what reads like a month begins a question: "… on the 27. May I ask"."""
    return plain[max(0, end - 3) : end] == "May" and plain[end : end + 3] in (" I ", " we", " it")


def _day(figure: str) -> int:
    digits = re.sub(r"\D", "", figure)
    if digits:
        return int(digits)
    return _ORDINALS.index(figure.lower().split()[0]) + 1


def _numbers(plain: str) -> Iterator[Mention]:
    for match in near(_ISO, _FIGURE, plain):
        pair = (int(match["m"]), int(match["d"]))
        if _is_day(pair):
            yield Mention("day", *match.span(), match[0], (pair,), year=int(match["y"]))
    for match in near(_NUMERIC, _FIGURE, plain):
        a, b = int(match["a"]), int(match["b"])
        pairs = tuple(pair for pair in ((a, b), (b, a)) if _is_day(pair))
        before = plain[max(0, match.start() - _NUMBERED_NEAR) : match.start()].lower()
        dated = before.endswith(("on ", "by ", "of ")) and not _DECIMAL.search(before)
        if pairs and (match["y"] or dated):
            year = int(match["y"] or 0)
            full = year + 2000 if 0 < year < 100 else year
            yield Mention("day", *match.span(), match[0], pairs, year=full)


def _clocks(plain: str) -> Iterator[Mention]:
    for start, end, minutes in clock.figures(plain):
        yield Mention("clock", start, end, plain[start:end], minutes=minutes)


def _hours(plain: str) -> Iterator[Mention]:
    for start, end, minutes in clock.words(plain):
        yield Mention("clock", start, end, plain[start:end], minutes=minutes)


def _relatives(plain: str) -> Iterator[Mention]:
    for match in _RELATIVE.finditer(plain):
        yield Mention("relative", *match.span(), match[0].lower())


def _weekdays(plain: str) -> Iterator[Mention]:
    for match in near(_NAMED, _ANY_DAY, plain):
        yield Mention(
            "weekday",
            match.start("wd"),
            match.end("wd"),
            match["wd"],
            weekday=_weekday(match["wd"]),
        )
    for match in _SHORT_NAMED.finditer(plain):
        if plain.endswith(_BEFORE_SHORT, 0, match.start()):
            yield Mention("weekday", *match.span(), match[0], weekday=_weekday(match[0]))


def _ordinals(plain: str) -> Iterator[Mention]:
    for match in near(_ORDINAL, _FIGURE, plain):
        day = int(match["d"][:-2])
        start, weekday = match.start("wd" if match["wd"] else "d"), _weekday(match["wd"])
        text = plain[start : match.end()]
        yield Mention("ordinal", start, match.end(), text, weekday=weekday, day=day)


def _spelt_days(plain: str) -> Iterator[Mention]:
    """ "On the sixteenth"; early ordinals in words count floors and questions too often."""
    for match in _SPELT_DAY.finditer(plain):
        yield Mention("ordinal", *match.span("d"), match["d"], day=_day(match["d"]))


def _months(plain: str) -> Iterator[Mention]:
    for match in near(_MONTH_ONLY, _ANY_MONTH, plain):
        group = "month" if match["month"] else "sure"
        yield Mention(
            "month", match.start(group), match.end(), match[group],
            month=_month(match[group]), year=int(match["y"] or 0),
        )  # fmt: skip


def _years(plain: str) -> Iterator[Mention]:
    for match in near(_YEAR, _FIGURE, plain):
        yield Mention("year", *match.span(), match[0], year=int(match["y"]))


def _is_day(pair: tuple[int, int]) -> bool:
    return 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31


def _month(name: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month[:3] == name.lower()[:3])


def _weekday(name: str | None) -> int:
    if not name:
        return 0
    return next(at for at, day in enumerate(WEEKDAYS, 1) if day[:3] == name.lower()[:3])
