"""Figures that no fact holds and that follow from those of the facts."""

import re
from itertools import combinations

from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.quantities import Quantity
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.shares import fractions, ratio

_SUM = re.compile(
    r"\b(?:in all|all told|altogether|in total|total|combined|together|between them)\b"
)

_BY = re.compile(r"\bby (?:just |about |some |nearly |almost |over )?(?:an? )?$")
_MORE = re.compile(r" (?:(?:percentage )?points?|fewer|less|more|minutes less)\b")
_HUNDRED = re.compile(r"(?: \w{1,20}){0,2} (?:in|out of|of|per) (?:an?|every|each|one) hundred\b")
_NEAR = 48


def derived(reading: Reading, number: Quantity, slack: float) -> bool:
    """Whether a figure follows from the facts': a sum, a ratio, the years since one that is given.

    "Eight years in all" of three and five, "nine times faster" of six hours and 40 minutes.
    """
    facts = reading.facts
    if number.noun in ("times", "fold"):
        return any(ratio(facts, value) for value in number.values)
    if number.unit == "months" and _since_year(reading, number, slack):
        return True
    if number.unit == "percent" and _of_a_part(facts, number):
        return True
    if _between(reading, number) or _in_a_hundred(reading, number):
        return True
    alike = [
        known.amounts for known, fact in facts.quantities
        if fact.sort in ("strength", "point", "note") and known.unit == number.unit
    ]  # fmt: skip
    sums = frozenset(a + b for one, other in combinations(alike, 2) for a in one for b in other)
    return bool(sums & number.amounts) and bool(_SUM.search(reading.around(number.start)))


def _between(reading: Reading, number: Quantity) -> bool:
    """ "Up by 0.8", "five points fewer": how far apart two figures of one fact are."""
    first, last = max(0, number.start - _NEAR), number.end + _NEAR
    before, after = reading.plain[first : number.start], reading.plain[number.end : last]
    if not (_BY.search(before.lower()) or _MORE.match(after.lower())):
        return False
    return any(
        abs(abs(a - b) - value) <= 0.001 * max(a, b)
        for fact in reading.facts.of("strength", "point", "note")
        for one, other in combinations(fact.quantities, 2)
        if one.unit == other.unit or None in (one.unit, other.unit)
        for a in one.values
        for b in other.values
        for value in number.values
    )


def _in_a_hundred(reading: Reading, number: Quantity) -> bool:
    """ "Eight repeats in a hundred" where a fact says 8%."""
    if not _HUNDRED.match(reading.plain[number.end : number.end + _NEAR].lower()):
        return False
    known = (q.values for q, _ in reading.facts.quantities if q.unit == "percent")
    return any(values & number.values for values in known)


def _of_a_part(facts: Facts, number: Quantity) -> bool:
    """ "33 percent" where a fact says "by a third"."""
    known = facts.kept("fractions", fractions)
    return any(abs(value - share) <= 1 for value in number.values for share in known)


def shared(facts: Facts, number: Quantity) -> bool:
    """Whether an amount is the share of another that the same fact gives: "2.4 million" of "saved
    4% on a contract of 60 million"."""
    return any(
        abs(value - share / 100 * whole) <= 0.01 * value
        for fact in facts.of("strength", "point", "note")
        for part in fact.quantities
        for other in fact.quantities
        if part.unit == "percent" and other.unit == number.unit
        for share in part.values
        for whole in other.values
        for value in number.values
    )


def _since_year(reading: Reading, number: Quantity, slack: float) -> bool:
    """ "For ten years" where a strength says "since 2016", "115 years old" of a thing of 1911."""
    days = (reading.today, *sorted(reading.facts.met_days))
    now = next((day.year for day in days if day), None)
    begun = [
        known.year for known, fact in reading.facts.mentions if fact.sort in ("strength", "note")
    ]
    spans = frozenset(
        12.0 * (now - year + off) for year in begun if now and year for off in (-1, 0)
    )
    return close(number.amounts, spans, slack)


def close(one: frozenset[float], other: frozenset[float], slack: float) -> bool:
    """Whether two figures are one; `slack` is how far they may be apart, as a share."""
    if one & other:
        return True
    return slack > 0 and any(abs(a - b) <= slack * max(abs(a), abs(b)) for a in one for b in other)
