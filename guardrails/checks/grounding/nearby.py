"""grounding.date, where a day is told by its distance from today: "yesterday", "last week"."""

from collections.abc import Iterator
from datetime import date, timedelta

from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.occasions import of_meeting
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted, warning
from guardrails.checks.grounding.words import parts

_WEEK = timedelta(days=7)


def remark(reading: Reading, mention: Mention) -> Remark:
    """The remark on a day or time that fits no date of the application."""
    quote = quoted(reading, mention.start, mention.end)
    return error(
        "date", mention.start, mention.end, f'"{quote}" fits no date of the application.',
        _right(reading),
    )  # fmt: skip


def _right(reading: Reading) -> str | None:
    days = sorted(reading.facts.met_days)
    return f"The interview was on {days[-1]:%A}, {days[-1].day} {days[-1]:%B}." if days else None


def is_that(mention: Mention, day: date) -> bool:
    """Whether a mention can be this day."""
    if mention.year and mention.year != day.year:
        return False
    if mention.sort == "month":
        return mention.month == day.month
    if mention.weekday and mention.weekday != day.isoweekday():
        return False
    if mention.sort == "ordinal":
        return mention.day == day.day
    return (day.month, day.day) in mention.either


def relative(reading: Reading, mention: Mention) -> Iterator[Remark]:
    """The remarks on a day that is told by its distance: "yesterday", "next week"."""
    words = parts(mention.text)
    if words[-1] == "year" and _year_told(reading, words[0]):
        return
    if any(" ".join(words) in fact.text.lower() for fact in reading.facts.facts):
        return
    if words[0] in ("last", "next") and words[-1] not in ("week", "night", "month"):
        if not set(words[1:]) <= reading.facts.words:
            yield remark(reading, mention)
    elif words == ("next", "week"):
        yield from _next_week(reading, mention)
    elif not _fits(reading, mention, words):
        yield remark(reading, mention)


def _year_told(reading: Reading, which: str) -> bool:
    """Whether a fact names the year that "last year" or "next year" is."""
    now = reading.today or max(reading.facts.days, default=None)
    year = now.year + {"last": -1, "next": 1}.get(which, 0) if now else 0
    return any(known.year == year for known, _ in reading.facts.mentions if known.year)


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
    meeting = of_meeting(sentence)
    if meeting and not right_time(reading.facts, words):
        return False
    today = reading.today
    if today is None or words[0] in ("tomorrow", "tonight"):
        return True
    days = {*reading.facts.days, *_named(reading, today)}
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


def _named(reading: Reading, today: date) -> set[date]:
    """The last two days and today where a fact names them: "the trustees sit on the 25th"."""
    near = (today - timedelta(days=back) for back in range(3))
    return {day for day in near if any(is_that(m, day) for m, _ in reading.facts.mentions if m.day)}


def right_time(facts: Facts, words: tuple[str, ...]) -> bool:
    """Whether the part of the day fits the interview's end, where one is given."""
    ends = [int(i.ends_at[:2]) for i in facts.application.interviews if i.ends_at]
    if len(ends) != len(facts.application.interviews) or not ends:
        return True
    if words[-1] == "morning":
        return min(ends) <= 13
    if words[-1] == "afternoon":
        return max(ends) >= 12
    return words[-1] != "evening" or max(ends) >= 16
