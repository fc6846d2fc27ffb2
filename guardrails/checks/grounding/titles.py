"""grounding.title: a position by another name or of another grade, in capitals or without."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from guardrails.checks.grounding.lexicon import is_common, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.tokens import Token

_WORD = r"[^\W\d_][\w'&/-]{0,40}"
_POSITION = re.compile(
    rf"\b(?:the|a|an|your|this|that|of|for|open|our) (?P<name>(?:{_WORD} ){{1,6}}?)"
    rf"(?:{'|'.join(sorted(listed('roles', 'places')))})s?\b",
    re.IGNORECASE,
)
_AGENT = ("er", "or", "ist", "ian", "eer")
_THE_ROLE = ("the ", "your ", "this ")
_AS = re.compile(rf"\bas (?:your next|your new|an?|the|your) (?P<name>{_WORD}(?: {_WORD}){{0,3}})")


def remarks(reading: Reading) -> Iterator[Remark]:
    """The positions that a field names and the application does not."""
    yield from _named(reading)
    yield from _capitalised(reading)


def _named(reading: Reading) -> Iterator[Remark]:
    """ "The project manager position", "as a lab technician" """
    for pattern in (_POSITION, _AS):
        for match in pattern.finditer(reading.plain, reading.main.start, reading.main.end):
            words = [
                token
                for token in _within(reading, match.start("name"), match.end("name"))
                if _is_job(token)
            ]
            the_role = match[0].lower().startswith(_THE_ROLE)
            strange = [token for token in words if not _given(reading, token, the_role)]
            if strange:
                yield _remark(reading, match.start("name"), match.end("name"))


def _given(reading: Reading, token: Token, the_role: bool) -> bool:
    """Whether a job's word is the role's, or, where another job may be meant, in any fact."""
    if the_role:
        known = _job_stems(reading)
        return token.stem in known or any(token.stem[:5] == stem[:5] for stem in known)
    facts = reading.facts
    return token.stem in facts.stems or token.stem[:5] in facts.beginnings


def _within(reading: Reading, start: int, end: int) -> list[Token]:
    first = bisect_left(reading.tokens, start, key=lambda token: token.start)
    return list(takewhile(lambda token: token.end <= end, reading.tokens[first : first + 8]))


def _is_job(token: Token) -> bool:
    nouns, grades = listed("roles", "nouns"), listed("roles", "grades")
    if token.low in nouns or token.low in grades or token.stem in word_stems("roles", "nouns"):
        return True
    return token.low.endswith(_AGENT) and len(token.low) > 5 and not is_common(token.stem)


def _capitalised(reading: Reading) -> Iterator[Remark]:
    """ "Staff Data Engineer" where the role is Data Engineer and somebody else is Staff Engineer"""
    for run in _job_runs(reading):
        low = {token.low for token in run} - reading.facts.company_words
        stems = {token.stem for token in run} - reading.facts.company_words
        if any(low <= job for job in reading.facts.jobs) or not low:
            continue
        if stems <= _job_stems(reading) and not _graded(reading, low):
            continue
        if all(reading.facts.knows(token) for token in run) and not _in_a_fact(reading, run):
            yield _remark(reading, run[0].start, run[-1].end)


def _job_stems(reading: Reading) -> frozenset[str]:
    role = reading.facts.of("role")[0]
    return frozenset(stem for token in role.tokens for stem in token.stems)


def _graded(reading: Reading, low: set[str]) -> bool:
    role = {token.low for token in reading.facts.of("role")[0].tokens}
    return bool((low & listed("roles", "grades")) - role)


def _job_runs(reading: Reading) -> Iterator[list[Token]]:
    """Two or more neighbours in capitals of which the last is the noun of a job."""
    run: list[Token] = []
    for token in reading.words:
        if not token.capital or reading.taken(token):
            run = []
            continue
        if run and reading.between(run[-1], token) != " ":
            run = []
        run.append(token)
        following = reading.plain[token.end : token.end + 2]
        ends = len(following) < 2 or not (following[0] == " " and following[1].isupper())
        if ends and len(run) > 1 and token.low in listed("roles", "nouns"):
            yield _without_names(reading, run)


def _without_names(reading: Reading, run: list[Token]) -> list[Token]:
    names = reading.facts.name_words | listed("capitals") | reading.facts.company_words
    while len(run) > 1 and (run[0].low in names or run[0].first):
        run = run[1:]
    return run


def _in_a_fact(reading: Reading, run: list[Token]) -> bool:
    phrase = " ".join(token.low for token in run)
    return any(phrase in fact.text.lower() for fact in reading.facts.facts)


def _remark(reading: Reading, start: int, end: int) -> Remark:
    kept = reading.plain[start:end].rstrip()
    role = reading.facts.application.role
    quote = quoted(reading, start, start + len(kept))
    return error(
        "title", start, start + len(kept),
        f'"{quote}" is neither the position nor anybody\'s title in the application.',
        f"The position is {role}.",
    )  # fmt: skip
