"""grounding.number and grounding.amount: figures that no fact holds, in digits or in words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.derived import close, derived, shared
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.idioms import idiom
from guardrails.checks.grounding.lexicon import synonyms, table
from guardrails.checks.grounding.quantities import Quantity, unit_of
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.words import stem

_TIMES = ("minutes", "months")
_CURRENCIES = frozenset(table("quantities")["currencies"].values())
_SINCE = re.compile(
    r"\b(?:ago|since|past|last|ahead|later|passed|been|these|now|after|within|wait\w*)\b"
)
_AGO = re.compile(
    r"\b(?:an?|one)(?: whole| full| good)? (?P<unit>week|fortnight|month)\b"
    r"(?= (?:ago|since|has)\b)",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"(?: \w{1,20}){0,2}? (?:(?:and|or) more|or so|odd|plus|give or take)\b")
_OF_THEM = re.compile(r" of (?:them|those|these|which)\b")
_DAY = 1440.0
_MONTH = 30.44 * _DAY


def remarks(reading: Reading) -> Iterator[Remark]:
    """The numbers and amounts of a field that cannot be traced."""
    for number in reading.quantities:
        if number.unit in _CURRENCIES:
            if not (_known_amount(reading.facts, number) or shared(reading.facts, number)):
                yield _amount(reading, number)
        elif not _grounded(reading, number) and not idiom(reading, number):
            yield _number(reading, number)
    yield from _once(reading)


def _amount(reading: Reading, number: Quantity) -> Remark:
    quote = quoted(reading, number.start, number.end)
    return error(
        "amount", number.start, number.end, f'The amount "{quote}" is not in the application.',
        "Leave the amount out, or give it as a fact.",
    )  # fmt: skip


def _number(reading: Reading, number: Quantity) -> Remark:
    quote = quoted(reading, number.start, number.end)
    return error(
        "number", number.start, number.end, f'No fact holds the number "{quote}".',
        "Use the figure that the facts give, or leave it out.",
    )  # fmt: skip


def source_of(facts: Facts, number: Quantity, slack: float = 0.0) -> str | None:
    """The path of a fact that holds this number, or None."""
    counted = (
        facts.kept("counted", _counted).get(stem(number.noun)) if len(number.noun) > 2 else None
    )
    if counted and number.unit == "thing" and not close(number.values, counted, slack):
        return None
    for known, fact in facts.quantities:
        if _same(number, known, slack):
            return fact.source
    return None


def _counted(facts: Facts) -> dict[str, frozenset[float]]:
    """How many there are of what the facts count: "two trainees", "a fourteen-storey tower"."""
    found: dict[str, frozenset[float]] = {}
    for known, _ in facts.quantities:
        if known.unit == "thing" and known.noun not in ("", *_vague()):
            noun = stem(known.noun)
            for word in {noun} | synonyms().get(noun, frozenset()):
                found[word] = found.get(word, frozenset()) | known.values
    return found


def _known_amount(facts: Facts, number: Quantity) -> bool:
    return any(
        number.values & known.values
        for known, _ in facts.quantities
        if known.unit in (number.unit, None, "thing")
    )


def _same(number: Quantity, known: Quantity, slack: float) -> bool:
    if _labelled(number) and number.unit in (None, "thing"):
        return known.label == number.label and bool(known.values & number.values)
    if number.unit in _TIMES and known.unit == number.unit:
        return close(number.amounts, known.amounts, slack)
    if number.unit in _TIMES or number.unit == "percent":
        alike = known.unit in (number.unit, None)
        return alike and close(number.values, known.values, slack)
    if number.unit == "thing" and known.unit in (*_TIMES, "percent"):
        return False
    return close(number.values, known.values, slack)


def _grounded(reading: Reading, number: Quantity) -> bool:
    facts = reading.facts
    slack = _slack(reading, number)
    if _pronoun(reading, number) or source_of(facts, number, slack):
        return True
    if _OF_THEM.match(reading.plain, number.end):
        number = replace(number, unit=None)
        if source_of(facts, number, slack):
            return True
    if derived(reading, number, slack):
        return True
    if _labelled(number) and number.unit in (None, "thing"):
        return False
    if number.unit in _TIMES:
        return _elapsed(reading, number)
    if number.unit == "percent":
        return False
    return _loosely(reading, number)


def _loosely(reading: Reading, number: Quantity) -> bool:
    """Whether a number counts so vaguely that any letter may hold it: "thirty seconds" where no
    fact counts seconds, "a dozen questions", as many as were met."""
    facts = reading.facts
    if number.noun in ("second", "seconds") and "second" not in facts.stems:
        return True
    if number.values == {2.0}:
        return stem(number.noun) not in facts.stems or number.noun in _vague()
    if number.values == {12.0} and number.noun in _vague():
        return True
    spelt = not reading.plain[number.start].isdigit()
    return spelt and bool(number.values & _counts(facts)) and number.noun in ("", *_vague())


def _pronoun(reading: Reading, number: Quantity) -> bool:
    """Whether a "one" counts nothing: "the one", "one of those", "one day"."""
    return max(number.values) <= 1 and not reading.plain[number.start].isdigit()


def _labelled(number: Quantity) -> bool:
    return number.label in table("quantities")["labels"]


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    return frozenset(table("quantities")["vague"])


def _slack(reading: Reading, number: Quantity) -> float:
    """How far "nearly", "over" and their like let a figure stand from the fact's."""
    before = reading.plain[max(0, number.start - 24) : number.start].lower().split()
    hedges = table("quantities")["about"]
    last = [word.strip(",(") for word in before[-2:]]
    if _OR_SO.match(reading.plain, number.end):
        return 0.2
    return 0.2 if last and (last[-1] in hedges or " ".join(last) in hedges) else 0.0


def _counts(facts: Facts) -> frozenset[float]:
    """What can be counted in the application: interviews, people met, items of a list."""
    application = facts.application
    found = {len(application.interviews), len(application.people)}
    found |= {len(interview.met) for interview in application.interviews}
    for fact in facts.of("strength", "note", "point"):
        if "," in fact.text:
            found.add(len(re.split(r",| and ", fact.text.replace(", and ", ","))))
    return frozenset(float(count) for count in found)


def _elapsed(reading: Reading, number: Quantity) -> bool:
    """Whether a span of time lies between two days of the application, or one and today."""
    sentence = reading.around(number.start)
    if not _SINCE.search(sentence) or (number.size < _DAY and number.unit == "minutes"):
        return False
    length = number.amounts
    base = _DAY if number.unit == "minutes" else 1.0
    scale = 1.0 if number.unit == "minutes" else _MONTH / _DAY
    days = {value / base * scale for value in length}
    if reading.today is None:
        return all(day <= 14 for day in days)
    slack = 1.0 if max(days) < 7 else 3.5 if max(days) < 30 else 12.0
    slack = max(slack, *days) if _slack(reading, number) else slack
    gaps = [abs((reading.today - day).days) for day in reading.facts.days]
    return any(abs(gap - day) <= slack for gap in gaps for day in days)


def _once(reading: Reading) -> Iterator[Remark]:
    """ "A month ago", where the days of the application tell of another time."""
    for match in _AGO.finditer(reading.plain) if reading.today else ():
        unit, size = unit_of(match["unit"].lower())
        number = Quantity(*match.span(), frozenset({1.0}), unit, size)
        if not _elapsed(reading, number):
            yield _number(reading, number)


def year_known(facts: Facts, mention: Mention) -> bool:
    """Whether a year stands in a fact or is that of one of its dates."""
    if any(day.year == mention.year for day in facts.days):
        return True
    return any(known.year == mention.year for known, _ in facts.mentions)
