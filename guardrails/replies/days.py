"""Expressions of a day in a sentence: where they stand and which day each means.

Source: POLICY section 3, "Clocks". A vague one ("early next month") means no day, and hides what
stands in it; "w/c 7 December" is that day.
"""

import re
from dataclasses import dataclass
from datetime import date

from guardrails.replies import day_of
from guardrails.replies.day_of import NUMBERS, DayOf, Receipt


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a sentence that names a day, or is too vague to (`day` None)."""

    start: int
    end: int
    day: date | None


_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|"
    r"fri(?:day)?|sat(?:urday|(?!\s(?:till|until|down|for|with|and|through|in|at|to|late|on)\b))|"
    r"sun(?:day)?)\b\.?"
)
_ANY_WEEKDAY = _WEEKDAY.replace("?P<weekday>", "?:")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NTH = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
_YEAR = r"(?:,?\s{1,3}(?P<year>20\d\d)\b)?"
_LEAD = rf"(?:(?:{_ANY_WEEKDAY},?\s{{1,3}})(?:the\s{{1,3}})?)?"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBERS)}|an)"
_OPEN = r"(?P<open>business|working|work|week)?"
_VAGUE = (
    r"\b(?:early|beginning|start|middle|mid|sometime|some time|around|about|approximately|roughly|"
    r"late|course|first half|second half|first week|second week|last week)"
    r"(?:[\s-]{1,3}(?:in|of|the|on|this|next|week)){0,4}[\s-]{1,3}(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
    r"(?:week|month|year|quarter|spring|summer|autumn|fall|winter|jan(?:uary)?|feb(?:ruary)?|"
    r"mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_ABOUT = (
    rf"\b(?:about|around|approximately|roughly|approx\.?|at least|some|maybe|perhaps)"
    rf"\s{{1,3}}{_COUNT}"
    r"(?:\s{1,3}(?:or|to)\s{1,3}\w{1,10})?\s{1,3}(?:business\s|working\s)?(?:days?|weeks?|months?)\b"
)


_END = r"\b(?:end|close|last day)[\s-]{1,3}(?:of\s{1,3}|the\s{1,3}){0,2}"
_SPAN = (
    rf"(?:next\s{{1,3}}|coming\s{{1,3}}|following\s{{1,3}}|another\s{{1,3}})?{_COUNT}?\s{{0,3}}"
    rf"(?:(?:to|or|-)\s{{0,3}}(?P<upper>\d{{1,3}}|{'|'.join(NUMBERS)})\s{{1,3}})?{_OPEN}\s{{0,3}}"
)
_HERE = (
    r"(?:today|now|(?:the )?(?:date of |receipt of )?(?:this|my|our) "
    r"(?:e-?mail|mail|message|letter|note|text|writing|date))\b"
)
_UNIT = r"(?P<unit>days?|weeks?|fortnights?|months?|hours?)\b"
_FORMS: tuple[tuple[str, DayOf], ...] = (
    (_ABOUT, day_of.vague),
    (r"\b(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b", day_of.iso),
    (rf"\b{_LEAD}\b{_DAY}\.?\s{{0,3}}(?:of\s{{1,3}})?{_MONTH}{_YEAR}", day_of.named),
    (
        rf"\b{_LEAD}{_MONTH}\s{{1,3}}(?:the\s{{1,3}})?{_DAY}\b(?!\s?(?:am|pm|:)){_YEAR}",
        day_of.named,
    ),
    (
        rf"\b{_LEAD}(?<![\d/.£$€-])(?P<first>[0-3]?\d)(?P<mark>[/.-])(?P<second>[0-3]?\d)"
        r"(?:(?P=mark)(?P<year>(?:20)?\d\d)\b)?(?![\d/%:]|\s?(?:am|pm|hrs|h\b|%|hours|years))",
        day_of.numeric,
    ),
    (rf"{_END}(?P<after_next>week after next)\b", day_of.week_end),
    (
        rf"{_END}(?:(?:this|current|working|business|(?P<next>next|coming|following))\s)"
        r"{0,2}week\b",
        day_of.week_end,
    ),
    (
        rf"{_END}(?:this\s|current\s|(?P<next>next\s|coming\s|following\s))?(?:calendar\s)?"
        rf"(?:month\b|{_MONTH}{_YEAR}|(?P<year_end>year)\b)",
        day_of.month_end,
    ),
    (r"\b(?:by|at|before) (?P<month>)(?:the )?month[ -]end\b", day_of.month_end),
    (_VAGUE, day_of.vague),
    (rf"\blast {_ANY_WEEKDAY}", day_of.vague),
    (rf"\b{_ANY_WEEKDAY},?\s{{1,3}}(?:the\s{{1,3}})?{_NTH}(?! of)", day_of.ordinal),
    (rf"\b(?P<of_next>next week),? (?:on )?{_WEEKDAY}", day_of.weekday),
    (
        r"(?:\b(?P<week_before>week (?:on|from|this|next|after)) )?"
        rf"(?:\b(?:this|next|coming|following|on) ){{0,2}}\b{_WEEKDAY}"
        r"(?:(?P<of_next>,? (?:of )?next week)|(?P<week_after> week)\b)?",
        day_of.weekday,
    ),
    (
        rf"\bthe {_DAY}\b(?:(?: day)? of (?:(?:this|the) month|(?P<next>next month)))?",
        day_of.ordinal,
    ),
    (r"\b(?:on|by|before) (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b", day_of.ordinal),
    (
        rf"\b(?:within|in|over|during|inside|after)\s{{1,3}}(?:the\s{{1,3}})?{_SPAN}{_UNIT}"
        rf"(?!'|\s{{1,3}}(?:of|after|from(?! today| now| this date)|following|before|prior)"
        rf"\s(?!{_HERE}))",
        day_of.later,
    ),
    (
        rf"\b(?:give|allow|grant) (?:us|me|them|him|her)\s{{1,3}}{_SPAN}{_UNIT}"
        r"(?!\s{1,3}(?:of|after|from|following|or so)\s)",
        day_of.later,
    ),
    (
        rf"^\W{{0,3}}(?:another )?{_COUNT}\s{{1,3}}{_OPEN}\s{{0,3}}{_UNIT},? "
        r"(?=(?:and|then) (?:i|we|you|it|he|she|they)\b)",
        day_of.later,
    ),
    (
        rf"\b{_COUNT}\s{{1,3}}{_OPEN}\s{{0,3}}{_UNIT}(?:'s? time| from (?:now|today)| hence)",
        day_of.later,
    ),
    (
        r"\b(?:the )?day after tomorrow\b|\bweek (?:from )?(?:today|tomorrow)\b|"
        r"\b(?:today|tomorrow) week\b|"
        r"\bthis (?:time next|day) week\b|\b(?:today|tomorrow|tonight)\b|"
        r"\bthis (?:afternoon|evening|morning)\b|"
        r"\b(?:end of (?:the )?(?:business |working )?day|end of play|"
        r"close of (?:business|play|the day)|eod|cob|cop)\b(?=\W{0,3}(?:today|$|\.|,))",
        day_of.near,
    ),
)
_EXPRESSIONS = tuple((re.compile(form), day) for form, day in _FORMS)
CALENDAR_WORDS = frozenset(
    "mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat "
    "saturday sun sunday today tonight tomorrow morning afternoon evening day days week weeks "
    "weekend fortnight fortnights month months year hour hours eod cob cop play business "
    "jan january feb february mar march apr april may jun june jul july aug august "
    "sep sept september oct october nov november dec december".split()
)
"""A sentence that names a day in words holds one of these."""
MOST_MENTIONS = 12
"""More days than these in one sentence are a list, not an answer."""


def mentions(sentence: str, receipt: Receipt) -> list[Mention]:
    """The days that a sentence (lower case) names, in its order, without overlap."""
    found: list[Mention] = []
    for pattern, form in _EXPRESSIONS:
        for match in pattern.finditer(sentence):
            if len(found) < MOST_MENTIONS and all(
                match.end() <= one.start or match.start() >= one.end for one in found
            ):
                found.append(Mention(match.start(), match.end(), _day(form, match, receipt)))
    return sorted(found, key=lambda mention: mention.start)


def _day(form: DayOf, match: re.Match[str], receipt: Receipt) -> date | None:
    try:
        return form(match, receipt)
    except (ValueError, OverflowError):
        return None
