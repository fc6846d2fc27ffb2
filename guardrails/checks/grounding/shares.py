"""grounding.number, for parts and multiples: "by a third", "two thirds", "tripled"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.reading import Reading, Remark, error
from guardrails.checks.grounding.spelling import cardinal

_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_PART = r"(?P<part>hal(?:f|ves)|thirds?|quarters?|fifths?|tenths?)"
_PARTS = ("half", "halves", "third", "quarter", "fifth", "tenth")
_ANY_PART = re.compile(rf"\b(?:(?P<count>an?|one|two|three|four)[ -])?{_PART}\b", re.IGNORECASE)
_FRACTION = re.compile(
    r"\b(?:by (?:(?:about|nearly|almost|over|roughly|some) )?|"
    r"(?:cut|slashed|split) (?:\w{1,24} ){1,5}in |"
    r"to (?:(?:about|nearly|almost|under|roughly) )?(?=\w+(?: \w+)? of (?:what|its|the))|"
    r"(?=(?:two|three|four)[ -](?:thirds|quarters|fifths|tenths)\b))"
    rf"(?P<share>(?:(?P<count>an?|one|two|three|four)[ -])?{_PART})\b"
    r"(?! (?:to|past|an|of an|hour|party|person|interview|round)\b)",
    re.IGNORECASE,
)


def remarks(reading: Reading) -> Iterator[Remark]:
    """The parts and multiples of a field that no fact tells of."""
    yield from _multiplied(reading)
    yield from _ordinals(reading)
    yield from _fractions(reading)


def _remark(quote: str, start: int, end: int) -> Remark:
    return error(
        "number", start, end, f'No fact says "{quote}".',
        "Use the figure that the facts give, or leave it out.",
    )  # fmt: skip


def _ordinals(reading: Reading) -> Iterator[Remark]:
    """ "A third oven line" where a fact has a second one."""
    known = reading.facts.kept("ordinals", _ordinal_nouns)
    if not known or reading.vocabulary.isdisjoint(_ORDINALS):
        return
    for one, other in pairwise(reading.words):
        told = known.get(other.stem)
        if one.low in _ORDINALS and told and one.low not in told:
            yield _remark(f"{one.text} {other.text}", one.start, other.end)


def _ordinal_nouns(facts: Facts) -> dict[str, frozenset[str]]:
    """The ordinals of the facts by what follows them."""
    found: dict[str, frozenset[str]] = {}
    for fact in facts.facts:
        for one, other in pairwise(fact.tokens):
            if one.low in _ORDINALS:
                found[other.stem] = found.get(other.stem, frozenset()) | {one.low}
    return found


def _multiplied(reading: Reading) -> Iterator[Remark]:
    multipliers = table("quantities")["multipliers"]
    for token in () if reading.vocabulary.isdisjoint(multipliers) else reading.words:
        factor = multipliers.get(token.low)
        if factor is None or token.stem in reading.facts.stems or ratio(reading.facts, factor):
            continue
        if reading.plain[token.end : token.end + 1] != "-":
            yield _remark(token.text, token.start, token.end)


def _fractions(reading: Reading) -> Iterator[Remark]:
    """Shares in words: "by a third", "two thirds", "in half"."""
    main = reading.main
    if not reading.speaks(_PARTS):
        return
    for match in _FRACTION.finditer(reading.plain, main.start, main.end):
        if _share(match) not in reading.facts.kept("shares", _shares):
            yield _remark(match["share"], *match.span("share"))


def _share(match: re.Match[str]) -> int:
    """A fraction in per cent."""
    count = cardinal((match["count"] or "one").lower()) or 1
    parts: dict[str, int] = table("quantities")["parts"]
    return round(100 * count / parts[match["part"].lower()])


def _shares(facts: Facts) -> frozenset[int]:
    """The fractions and percentages of the facts in per cent, a few points around each."""
    found = fractions(facts)
    found |= {round(v) for q, _ in facts.quantities if q.unit == "percent" for v in q.values}
    found |= {50} if any("halv" in fact.text.lower() for fact in facts.facts) else set()
    found |= {n for n in range(5, 100) if ratio(facts, n / 100) or ratio(facts, 1 - n / 100)}
    found |= {100 - share for share in found}
    return frozenset(share + near for share in found for near in range(-3, 4))


def fractions(facts: Facts) -> set[int]:
    """The fractions in words of the facts, in per cent."""
    return {_share(match) for fact in facts.facts for match in _ANY_PART.finditer(fact.text)}


def ratio(facts: Facts, factor: float) -> bool:
    """Whether two figures of one fact are to each other as `factor` to one."""
    pairs = [
        (a, b)
        for fact in facts.of("strength", "point", "note")
        for one in fact.quantities
        for other in fact.quantities
        for a in one.amounts
        for b in other.amounts
        if a and b and one.unit == other.unit
    ]
    return any(abs(a / b - factor) < 0.1 * factor for a, b in pairs)
