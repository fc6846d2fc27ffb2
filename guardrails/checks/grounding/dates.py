"""grounding.date: days, weekdays, months and times that fit no date of the application."""

import re
from collections.abc import Iterator
from datetime import date

from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.nearby import is_that, relative, remark, right_time
from guardrails.checks.grounding.numbers import year_known
from guardrails.checks.grounding.occasions import meant, met_on, of_meeting, wrote_on
from guardrails.checks.grounding.reading import Reading, Remark, warning

_TIMES = ("morning", "afternoon", "evening")
_PART = re.compile(r"\b(?:your|the|that|of an?) (?P<part>morning|afternoon|evening)\b")
_WISH = re.compile(
    r"\b(?:good|nice|great|lovely|pleasant|happy|wonderful) $|"
    r"\b(?:hope|trust|enjoy(?:ing)?) (?:that )?your $|\bmy $"
)
_SEASONS = frozenset(
    "spring summer autumn fall winter christmas easter thanksgiving diwali eid ramadan".split()
)
_SEASON = re.compile(
    r"\b(?:(?P<since>since|until|till|by|from)|in|before|after|this|during|over)"
    r"(?: (?:the|early|late|last|this|next)){0,2} (?P<season>spring|summer|autumn|fall|winter|"
    r"christmas|easter|thanksgiving|diwali|eid|ramadan)\b",
    re.IGNORECASE,
)
_DAWN = 300
_WEEKEND = (6, 7)


def remarks(reading: Reading) -> Iterator[Remark]:
    """The days and times of a field that cannot be traced."""
    for mention in reading.mentions:
        if mention.sort == "relative":
            yield from relative(reading, mention)
        elif source_of(reading, mention) is None:
            yield remark(reading, mention)
    yield from _seasons(reading)
    yield from _parts(reading)


def _parts(reading: Reading) -> Iterator[Remark]:
    """ "So much of your afternoon" where the interview was over by noon."""
    if not reading.speaks(_TIMES):
        return
    for match in _PART.finditer(reading.text.lower, reading.main.start, reading.main.end):
        meeting = of_meeting(reading.around(match.start()))
        if match["part"] in reading.facts.words:
            continue
        if meeting and not right_time(reading.facts, (match["part"],)):
            yield remark(reading, Mention("relative", *match.span("part"), match["part"]))


def _seasons(reading: Reading) -> Iterator[Remark]:
    """ "Since the summer" where a fact speaks of spring, or of no season at all."""
    if not reading.speaks(_SEASONS):
        return
    known = {"autumn" if word == "fall" else word for word in reading.facts.words & _SEASONS}
    for match in _SEASON.finditer(reading.plain, reading.main.start, reading.main.end):
        said = match["season"].lower().replace("fall", "autumn")
        if said in known:
            continue
        if known:
            yield remark(reading, Mention("relative", *match.span("season"), match["season"]))
        elif match["since"]:
            yield warning(
                "date", *match.span("season"), f'No fact speaks of {match["season"]}.',
                "Leave it out, or add it to the facts.",
            )  # fmt: skip


def source_of(reading: Reading, mention: Mention) -> str | None:
    """The path of the date or of the fact that a mention stands for, or None."""
    facts = reading.facts
    if mention.sort == "weekday":
        wrote = wrote_on(reading, mention)
        return _on(facts, wrote, mention.weekday) if wrote else _weekday(reading, mention)
    if mention.sort == "clock":
        return _clock(facts, mention)
    if mention.sort == "year":
        if _begun(reading, mention):
            return "candidate.strengths"
        return "dates" if year_known(facts, mention) else None
    days = {**facts.days, **facts.told, **({reading.today: "on"} if reading.today else {})}
    for day, path in meant(reading, mention, days).items():
        if is_that(mention, day):
            return path
    return next((f.source for known, f in facts.mentions if _agree(mention, known)), None)


def _agree(mention: Mention, known: Mention) -> bool:
    if mention.sort == "month":
        return mention.month in (known.month, *(month for month, _ in known.either))
    if mention.sort == "ordinal":
        return mention.day in (known.day, *(day for _, day in known.either))
    return bool(set(mention.either) & set(known.either))


def _begun(reading: Reading, mention: Mention) -> bool:
    """Whether "since 2014" is the year from which a strength counts its twelve years."""
    if (
        not reading.plain[max(0, mention.start - 8) : mention.start]
        .rstrip()
        .lower()
        .endswith(("since", "from"))
    ):
        return False
    now = reading.today or max(reading.facts.days, default=None)
    spans = (
        amount / 12
        for number, fact in reading.facts.quantities
        if fact.sort == "strength" and number.unit == "months"
        for amount in number.amounts
    )
    return now is not None and any(0 <= now.year - mention.year - span <= 1 for span in spans)


def _on(facts: Facts, days: frozenset[date], weekday: int) -> str | None:
    """The path of the first of the days that falls on a weekday."""
    return next((facts.days[day] for day in sorted(days) if day.isoweekday() == weekday), None)


def _weekday(reading: Reading, mention: Mention) -> str | None:
    facts = reading.facts
    for known, fact in facts.mentions:
        if known.weekday == mention.weekday:
            return fact.source
    if mention.weekday in _WEEKEND and facts.words & {"weekend", "weekends"}:
        return next(fact.source for fact in facts.facts if "weekend" in fact.text.lower())
    if _habitual(reading, mention):
        return None
    if _WISH.search(reading.plain[max(0, mention.start - 24) : mention.start].lower()):
        return "on"
    sentence = reading.around(mention.start)
    meeting = of_meeting(sentence)
    met = met_on(reading)
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
    if mention.text.endswith("in the morning") and max(mention.minutes) < _DAWN:
        return "on"  # nobody is interviewed at three in the morning: a figure of speech
    for known, fact in facts.mentions:
        if set(known.minutes) & set(mention.minutes):
            return fact.source
    for index, interview in enumerate(facts.application.interviews):
        if interview.ends_at:
            hour, minute = map(int, interview.ends_at.split(":"))
            if hour * 60 + minute in mention.minutes:
                return f"interviews.{index}.ends_at"
    return None
