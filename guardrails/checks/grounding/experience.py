"""grounding.claim, said otherwise than by a verb that "I" governs: what the candidate is good at,
what they can do, have done before, and how well it always went (warnings).

POLICY section 5: a claim that no strength holds.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.clause import area, content, phrase
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.lexicon import is_common, table
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token

_MINE = frozenset("i i've i'd i'm my me mine".split())
_YOURS = frozenset("you your you've you're his her their".split())
_AT_MINE = re.compile(r"(?:at|in|for|with) my ")  # what was done there is told beside it
_NEAR = 5
_FAR = 24


def remarks(reading: Reading) -> Iterator[Remark]:
    """The claims of a body that no verb of the candidate's tells and no fact carries."""
    if reading.where != "body":
        return
    for sentence in reading.having(_MINE):
        for found in (*_gifts(reading, sentence), *_abilities(reading, sentence)):
            yield _remark(reading, *spread(found))
        yield from _records(reading, sentence)
        yield from _early(reading, sentence)


def _remark(reading: Reading, start: int, end: int) -> Remark:
    return warning(
        "claim", start, end,
        f'None of your strengths says "{quoted(reading, start, end)}".',
        "Claim what the facts hold, or add this to them if it is true.",
    )  # fmt: skip


def _gifts(reading: Reading, sentence: Sequence[Token]) -> Iterator[list[Token]]:
    """ "A good hand for gilding", "I am quick with compounding": what is good at what."""
    gifts, able = listed("experience", "gifts"), listed("experience", "able")
    links = listed("experience", "links")
    for place, token in enumerate(sentence[:-2]):
        if sentence[place + 1].low not in links:
            continue
        before = {word.low for word in sentence[max(0, place - _NEAR) : place]}
        gift = token.low in gifts and before & {"a", "an", "my"}
        if (gift or (token.low in able and before & _MINE)) and not before & _YOURS:
            words = area(reading, sentence, place + 1)
            if _untold(reading, words[1:], rarely=not gift):
                yield [*sentence[max(0, place - bool(gift)) : place + 1], *words]


def _abilities(reading: Reading, sentence: Sequence[Token]) -> Iterator[list[Token]]:
    """ "I can read x-rays as well", "… and can repair diesel engines" """
    for place, token in enumerate(sentence[:-2]):
        if token.low not in ("can", "could") or not place:
            continue
        before = [word.low for word in sentence[max(0, place - _FAR) : place]]
        if before[-1] != "i" and not (before[-1] == "and" and "i" in before):
            continue
        skipped = 1 + sentence[place + 1].low.endswith(("ly", "lso"))
        words = (
            phrase(reading, sentence, place + skipped) if place + skipped < len(sentence) else []
        )
        able = bool(words) and words[0].low not in listed("experience", "offers")
        if able and _untold(reading, words, rarely=True):
            yield [token, *words]


def _untold(reading: Reading, words: Sequence[Token], *, rarely: bool) -> bool:
    """Whether some words carry meaning that no fact has; `rarely` asks for an uncommon one."""
    if any(token.low in _YOURS or token.low in ("this", "that", "it") for token in words):
        return False
    said = content(words)
    known = sum(_known(reading.facts, stem) for stem in said)
    if not said or known * 2 >= len(said):
        return False
    return not rarely or any(not is_common(stem) for stem in said)


def _known(facts: Facts, stem: str) -> bool:
    return stem in facts.own or stem[:5] in facts.own_beginnings


def _records(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "Without a single accident", "always under budget", "which I have done before" """
    first, last = spread(sentence)
    proven = reading.facts.kept("proven", _proven)
    for match in _frames("frames").finditer(reading.text.lower, first, last):
        at = bisect_left(sentence, match.start(), key=lambda token: token.start)
        end = bisect_left(sentence, match.end(), key=lambda token: token.start)
        said = content(sentence if _AT_MINE.match(match[0]) else sentence[at:end])
        told = any(stem in proven and not is_common(stem) for stem in said)
        told = told or (bool(said) and len(said & proven) * 2 >= len(said) and "always" in match[0])
        if not told and not reading.facts.holds(match[0]):
            yield _remark(reading, *match.span())


def _early(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "I was a pupil of yours", "as a small girl", where no fact tells of early days."""
    if reading.facts.kept("origins", _origins):
        return
    first, last = spread(sentence)
    for match in _frames("early").finditer(reading.text.lower, first, last):
        if not reading.facts.holds(match[0]):
            yield _remark(reading, *match.span())


def _origins(facts: Facts) -> bool:
    """Whether a fact of the candidate's tells of where they come from or what they once were."""
    told = facts.of("strength", "interest", "point")
    return any(token.low in listed("experience", "origins") for f in told for token in f.tokens)


def _proven(facts: Facts) -> frozenset[str]:
    """The stems of what the candidate has done; what a role is called proves nothing."""
    return frozenset(
        stem for fact in facts.of("strength", "point", "answer") for stem in fact.stems
    )


@lru_cache(maxsize=2)
def _frames(field: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{frame})" for frame in table("experience")[field]))
