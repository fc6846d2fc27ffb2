"""Which words of a draft come from which fact, for the page to show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guardrails.checks.case import Case
from guardrails.checks.grounding import dates, links, numbers
from guardrails.checks.grounding.facts import Facts, facts_of
from guardrails.checks.grounding.given import Fact
from guardrails.checks.grounding.lexicon import is_common
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.tokens import Token
from guardrails.findings import Shape

_GAP = 2


class Trace(Shape):
    """A stretch of the body as given (`start` to `end`, `quote`) and the fact it comes from.

    `source` is the fact's path in the application (`candidate.strengths.0`), `fact` its text; for a
    date, which is a fact by itself, `fact` is empty.
    """

    start: int
    end: int
    quote: str
    source: str
    fact: str


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    source: str


def traces(case: Case) -> tuple[Trace, ...]:
    """The stretches of a body that come from the application, in order, none upon another.

    Empty without an application.
    """
    if case.application is None:
        return ()
    facts = facts_of(case.application)
    reading = Reading(case, facts, "body")
    texts = {fact.source: fact.text for fact in facts.facts}
    return tuple(_trace(case, stretch, texts) for stretch in _apart(reading))


def _trace(case: Case, stretch: _Stretch, texts: dict[str, str]) -> Trace:
    start, end = case.body.span(stretch.start, stretch.end)
    quote = case.body.raw[start:end]
    source = stretch.source
    return Trace(start=start, end=end, quote=quote, source=source, fact=texts.get(source, ""))


def _apart(reading: Reading) -> list[_Stretch]:
    taken = bytearray(len(reading.plain))
    kept = []
    for stretch in (*_exact(reading), *_worded(reading)):
        if not any(taken[stretch.start : stretch.end]):
            taken[stretch.start : stretch.end] = b"\x01" * (stretch.end - stretch.start)
            kept.append(stretch)
    return sorted(kept, key=lambda stretch: stretch.start)


def _exact(reading: Reading) -> Iterator[_Stretch]:
    """Addresses and days: the fact is found by what they stand for."""
    for address in reading.addresses:
        source = links.source_of(reading.facts, address)
        if source:
            yield _Stretch(address.start, address.end, source)
    for mention in reading.mentions:
        source = None if mention.sort == "relative" else dates.source_of(reading, mention)
        if source:
            yield _Stretch(mention.start, mention.end, source)


def _worded(reading: Reading) -> Iterator[_Stretch]:
    """Words and numbers of one fact near one another, the longest stretches first."""
    found = [
        stretch
        for fact in reading.facts.facts
        if fact.sort != "address"
        for sentence in reading.sentences
        for stretch in _of_fact(reading, sentence, fact)
    ]
    yield from sorted(found, key=lambda stretch: stretch.start - stretch.end)


def _of_fact(reading: Reading, sentence: Sequence[Token], fact: Fact) -> Iterator[_Stretch]:
    figures = _figures(reading.facts, reading, fact)
    hits = [
        place
        for place, token in enumerate(sentence)
        if not fact.stems.isdisjoint(token.stems) or token.start in figures
    ]
    first = 0
    for at, place in enumerate(hits):
        if at + 1 < len(hits) and hits[at + 1] - place <= _GAP:
            continue
        words = [sentence[hit] for hit in hits[first : at + 1]]
        if len(words) > 1 or _telling(words[0], fact):
            yield _Stretch(words[0].start, words[-1].end, fact.source)
        first = at + 1


def _figures(facts: Facts, reading: Reading, fact: Fact) -> set[int]:
    """Where the numbers of the body stand that a fact holds."""
    return {
        number.start
        for number in reading.quantities
        if fact.quantities and numbers.source_of(facts, number) == fact.source
    }


def _telling(token: Token, fact: Fact) -> bool:
    """Whether one word is enough: a name, the whole of a fact, or no everyday word."""
    name = fact.sort in ("name", "company", "role") and token.capital
    return name or len(fact.stems) == 1 or not all(is_common(stem) for stem in token.stems)
