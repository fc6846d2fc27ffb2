"""grounding.date: days, weekdays, months and times that fit no date of the application."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.numbers import year_known
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted, warning
from guardrails.checks.grounding.words import parts

_MEETING = re.compile(
    r"\b(?:met|meet|meeting|interview\w*|conversation|spoke|talk\w*|call|chat\w*|tour|visit\w*|"
    r"saw|see(?:ing)? me|welcome|discussion|time|conversation|"
    r"(?:show\w*|walk\w*|tak\w+|host\w*|having|had) (?:me|us)|coming in|sat down|sitting down)\b"
)
_WRITING = re.compile(
    r"\b(?:sent|send|wrote|write|e-?mail\w*|note|message|repl\w+|update|decid\w+|decision|news|"
    r"governors|panel|post|hear\w*|confirm\w*|offer\w*|availab\w*|suit\w*|works?)\b"
)
_THEIRS = re.compile(
    r"\byou(?: last| kindly)? (?:wrote|emailed|e-mailed|replied|messaged|rang)\b|"
    r"\byour(?: kind| last| previous| recent)? (?:note|message|e-?mail|reply|letter)\b"
)
_OURS = re.compile(
    r"\bi(?: last)? (?:wrote|emailed|e-mailed|replied|sent)\b|"
    r"\bmy(?: last| previous| earlier)? (?:note|message|e-?mail|reply|letter)\b"
)
_PAST = re.compile(
    r"\b(?:thanks?|thanking|was|were|enjoyed|met|spoke|saw|had|left|liked|loved|stayed|"
    r"appreciat\w+|since|after|gave|made|showed|welcomed|hosted)\b"
)
_WISH = re.compile(r"\b(?:good|nice|great|lovely|pleasant|happy|wonderful) $")
_SEASONS = frozenset(
    "spring summer autumn fall winter christmas easter thanksgiving diwali eid ramadan".split()
)
_SEASON = re.compile(
    r"\b(?:(?P<since>since|until|till|by|from)|in|before|after|this|during|over)"
    r"(?: (?:the|early|late|last|this|next)){0,2} (?P<season>spring|summer|autumn|fall|winter|"
    r"christmas|easter|thanksgiving|diwali|eid|ramadan)\b",
    re.IGNORECASE,
)
_WEEK = timedelta(days=7)
_WEEKEND = (6, 7)


def remarks(reading: Reading) -> Iterator[Remark]:
    """The days and times of a field that cannot be traced."""
    for mention in reading.mentions:
        if mention.sort == "relative":
            yield from _relative(reading, mention)
        elif source_of(reading, mention) is None:
            yield _remark(reading, mention)
    yield from _seasons(reading)


def _seasons(reading: Reading) -> Iterator[Remark]:
    """ "Since the summer" where a fact speaks of spring, or of no season at all."""
    known = {"autumn" if word == "fall" else word for word in reading.facts.words & _SEASONS}
    for match in _SEASON.finditer(reading.plain, reading.main.start, reading.main.end):
        said = match["season"].lower().replace("fall", "autumn")
        if said in known:
            continue
        if known:
            yield _remark(reading, Mention("relative", *match.span("season"), match["season"]))
        elif match["since"]:
            yield warning(
                "date", *match.span("season"), f'No fact speaks of {match["season"]}.',
                "Leave it out, or add it to the facts.",
            )  # fmt: skip


def _remark(reading: Reading, mention: Mention) -> Remark:
    quote = quoted(reading, mention.start, mention.end)
    return error(
        "date", mention.start, mention.end, f'"{quote}" fits no date of the application.',
        _right(reading),
    )  # fmt: skip


def _right(reading: Reading) -> str | None:
    days = sorted(reading.facts.met_days)
    return f"The interview was on {days[-1]:%A}, {days[-1].day} {days[-1]:%B}." if days else None


def source_of(reading: Reading, mention: Mention) -> str | None:
    """The path of the date or of the fact that a mention stands for, or None."""
    facts = reading.facts
    if mention.sort == "weekday":
        return _weekday(reading, mention)
    if mention.sort == "clock":
        return _clock(facts, mention)
    if mention.sort == "year":
        return "dates" if year_known(facts, mention) else None
    days = {**facts.days, **facts.told, **({reading.today: "on"} if reading.today else {})}
    for day, path in _meant(reading, mention, days).items():
        if _is_that(mention, day):
            return path
    return next((f.source for known, f in facts.mentions if _agree(mention, known)), None)


def _meant(reading: Reading, mention: Mention, days: dict[date, str]) -> dict[date, str]:
    """Those of the days that a sentence can mean: it looks back at a meeting, or at a message of
    theirs or of ours."""
    if mention.sort not in ("day", "ordinal"):
        return days
    sentence = reading.around(mention.start)
    if _of_meeting(sentence):
        met = _met(reading)
        return {day: path for day, path in days.items() if day in met} or days
    theirs, ours = bool(_THEIRS.search(sentence)), bool(_OURS.search(sentence))
    if theirs == ours:
        return days
    events = reading.facts.application.events
    what = "received" if theirs else "sent"
    wrote = {event.on: days.get(event.on, "") for event in events if event.what == what}
    others = {day: p for day, p in days.items() if not p.startswith(("events", "interviews"))}
    return {**others, **wrote} if wrote else days


def _is_that(mention: Mention, day: date) -> bool:
    if mention.year and mention.year != day.year:
        return False
    if mention.sort == "month":
        return mention.month == day.month
    if mention.weekday and mention.weekday != day.isoweekday():
        return False
    if mention.sort == "ordinal":
        return mention.day == day.day
    return (day.month, day.day) in mention.either


def _agree(mention: Mention, known: Mention) -> bool:
    if mention.sort == "month":
        return mention.month in (known.month, *(month for month, _ in known.either))
    if mention.sort == "ordinal":
        return mention.day in (known.day, *(day for _, day in known.either))
    return bool(set(mention.either) & set(known.either))


def _weekday(reading: Reading, mention: Mention) -> str | None:
    facts = reading.facts
    for known, fact in facts.mentions:
        if known.weekday == mention.weekday:
            return fact.source
    if mention.weekday in _WEEKEND and facts.words & {"weekend", "weekends"}:
        return next(fact.source for fact in facts.facts if "weekend" in fact.text.lower())
    if _habitual(reading, mention):
        return None
    if _WISH.search(reading.plain[max(0, mention.start - 12) : mention.start]):
        return "on"
    sentence = reading.around(mention.start)
    meeting = _of_meeting(sentence)
    met = _met(reading)
    for day, path in facts.days.items():
        if day.isoweekday() == mention.weekday and (day in met or not meeting):
            return path
    for known, fact in facts.mentions if not meeting else ():
        if any(_falls(pair, mention.weekday, facts) for pair in known.either):
            return fact.source
    today = reading.today
    return "on" if today and not meeting and today.isoweekday() == mention.weekday else None


def _habitual(reading: Reading, mention: Mention) -> bool:
    """Whether a weekday is one of many: "on Tuesdays", "every Thursday"."""
    before = reading.plain[max(0, mention.start - 8) : mention.start].lower().split()
    return reading.plain[mention.end : mention.end + 1] == "s" or before[-1:] in (
        ["every"],
        ["each"],
    )


def _met(reading: Reading) -> frozenset[date]:
    """The days on which the reader was met by then; all interviews where none is known."""
    reader, today = reading.case.reader, reading.today
    interviews = reading.facts.application.interviews
    found = {i.on for i in interviews if reader and reader.id in i.met}
    past = {day for day in found if today is None or day <= today}
    return frozenset(past or found or reading.facts.met_days)


def _of_meeting(sentence: str) -> bool:
    """Whether a sentence looks back at the interview, and not at a message or a decision."""
    return bool(
        _MEETING.search(sentence) and _PAST.search(sentence) and not _WRITING.search(sentence)
    )


def _falls(pair: tuple[int, int], weekday: int, facts: Facts) -> bool:
    years = {day.year for day in facts.days}
    for year in years:
        try:
            if date(year, *pair).isoweekday() == weekday:
                return True
        except ValueError:
            continue
    return False


def _clock(facts: Facts, mention: Mention) -> str | None:
    for known, fact in facts.mentions:
        if set(known.minutes) & set(mention.minutes):
            return fact.source
    for index, interview in enumerate(facts.application.interviews):
        if interview.ends_at:
            hour, minute = map(int, interview.ends_at.split(":"))
            if hour * 60 + minute in mention.minutes:
                return f"interviews.{index}.ends_at"
    return None


def _relative(reading: Reading, mention: Mention) -> Iterator[Remark]:
    words = parts(mention.text)
    if any(" ".join(words) in fact.text.lower() for fact in reading.facts.facts):
        return
    if words[0] in ("last", "next") and words[-1] not in ("week", "night", "month"):
        if not set(words[1:]) <= reading.facts.words:
            yield _remark(reading, mention)
    elif words == ("next", "week"):
        yield from _next_week(reading, mention)
    elif not _fits(reading, mention, words):
        yield _remark(reading, mention)


def _next_week(reading: Reading, mention: Mention) -> Iterator[Remark]:
    today, facts = reading.today, reading.facts
    if today is None:
        known = facts.application.decision_expected is not None or any(
            mention.sort == "day" for mention, fact in facts.mentions if fact.sort == "event"
        )
    else:
        known = any(today < day <= today + 2 * _WEEK for day in facts.days)
    if not known:
        yield warning(
            "date", mention.start, mention.end, 'Nobody said that it would be "next week".',
            "Leave the date out, or name the one that they gave.",
        )  # fmt: skip


def _fits(reading: Reading, mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether "yesterday", "this afternoon" or "last week" can be a day of the application."""
    sentence = reading.around(mention.start)
    meeting = _of_meeting(sentence)
    if meeting and not _right_time(reading.facts, words):
        return False
    today = reading.today
    if today is None or words[0] in ("tomorrow", "tonight"):
        return True
    days = set(reading.facts.days)
    if "yesterday" in words:
        return today - timedelta(days=2 if "before" in words else 1) in days
    if words == ("last", "night"):
        return today - timedelta(days=1) in days
    if words == ("last", "week"):
        return any(timedelta(days=3) <= today - day <= 2 * _WEEK for day in days)
    if words == ("last", "month"):
        return any((today.year * 12 + today.month) - (d.year * 12 + d.month) == 1 for d in days)
    if words[-1] in ("today", "morning", "afternoon", "evening"):
        return today in days or not meeting
    return True


def _right_time(facts: Facts, words: tuple[str, ...]) -> bool:
    """Whether the part of the day fits the interview's end, where one is given."""
    ends = [int(i.ends_at[:2]) for i in facts.application.interviews if i.ends_at]
    if len(ends) != len(facts.application.interviews) or not ends:
        return True
    if words[-1] == "morning":
        return min(ends) <= 13
    if words[-1] == "afternoon":
        return max(ends) >= 12
    return True
