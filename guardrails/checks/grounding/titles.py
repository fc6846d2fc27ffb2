"""grounding.title: a position by another name or of another grade, in capitals or without."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.jobs import ADJECTIVE, is_job, is_noun, job_stems, modifies
from guardrails.checks.grounding.lexicon import is_common, table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.positions import Name, names
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import parts

_ARTICLES = frozenset("a an the your my our".split())
_AS = frozenset("as be being become becoming for in like".split())
_ANY_TEAM = frozenset("team line hiring whole other staff former".split())
_HEADS = frozenset("head director vp president dean chief manager chair".split())


def remarks(reading: Reading) -> Iterator[Remark]:
    """The positions that a field names and the application does not."""
    grades = listed("roles", "grades")
    for sentence, low in zip(reading.sentences, reading.lows, strict=True):
        for name in names(reading, sentence):
            if _strange(reading, name):
                yield _remark(reading, name.words[0].start, name.words[-1].end)
        if not low.isdisjoint(grades):
            yield from _graded_pairs(reading, sentence)
        if "your" in low:
            yield from _staff(reading, sentence)
    yield from _capitalised(reading)
    yield from _heads(reading)


def _heads(reading: Reading) -> Iterator[Remark]:
    """ "The Head of Research" where nobody's title and no position is so called."""
    words = reading.words
    for place, token in enumerate(() if reading.vocabulary.isdisjoint(_HEADS) else words[:-2]):
        if not (token.capital and token.low in _HEADS and words[place + 1].low == "of"):
            continue
        last = place + 2
        if not words[last].capital or reading.taken(words[last]):
            continue
        low = {token.low, words[last].low}
        named = words[last].low == next(iter(parts(reading.facts.application.company)), "")
        if not named and not any(
            low <= {t.low for t in fact.tokens} for fact in reading.facts.facts
        ):
            yield _remark(reading, token.start, words[last].end)


def _graded_pairs(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "The deputy director" where a fact has a director: one job of a grade that nobody has."""
    grades = listed("roles", "grades")
    for article, grade, job in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if grade.low not in grades or article.low not in _ARTICLES:
            continue
        if job.low in listed("roles", "nouns") and grade.low not in reading.facts.words:
            yield _remark(reading, grade.start, job.end)


def _staff(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "Your finance director" where no fact knows of one; "as your …" names the role."""
    for place, token in enumerate(sentence[:-2]):
        field, job = sentence[place + 1 : place + 3]
        before = sentence[place - 1].low if place else ""
        if token.low != "your" or before in _AS or job.low not in listed("roles", "nouns"):
            continue
        if field.low not in _ANY_TEAM and not field.capital and modifies(reading, field):
            yield _remark(reading, field.start, job.end)


def _strange(reading: Reading, name: Name) -> bool:
    if name.the_role and _modifies_role(reading, name.words):
        return True
    if name.the_role and _contrasts(reading, name.words):
        return True
    if any(not _given(reading, token, name) for token in name.words if is_job(token)):
        return True
    return name.the_role and any(_of_another(reading, token) for token in name.words[-2:])


def _of_another(reading: Reading, token: Token) -> bool:
    """Whether a word makes it another job: "the logistics role", where nothing speaks of it."""
    if is_job(token) or token.low in listed("capitals"):
        return False
    if token.low.endswith(ADJECTIVE) and not _of_a_field(token):
        return False
    facts = reading.facts
    return len(token.low) > 3 and not any(is_common(s) or facts.related(s) for s in token.stems)


def _of_a_field(token: Token) -> bool:
    """Whether an adjective tells of a field of work: "geotechnical", "clinical"; not "exciting"."""
    plain = word_stems("plain")
    return token.low.endswith(("al", "ic")) and not any(stem in plain for stem in token.stems)


def _contrasts(reading: Reading, words: Sequence[Token]) -> bool:
    """ "Small animal vet" where the role is Large Animal Veterinarian."""
    role = {token.low for token in reading.facts.of("role")[0].tokens}
    said = {token.low for token in words}
    return any(role & group and said & group - role for group in _contrasting())


@lru_cache(maxsize=1)
def _contrasting() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in table("roles")["contrasts"])


def _given(reading: Reading, token: Token, name: Name) -> bool:
    """Whether a job's word is the role's, or, where another job may be meant, in any fact."""
    if name.the_role:
        known = job_stems(reading)
        if len(token.stem) > 2 and any(stem.startswith(token.stem) for stem in known):
            return True
        return any(token.stem[:5] == stem[:5] for stem in known)
    facts = reading.facts
    return token.stem in facts.stems or token.stem[:5] in facts.beginnings


def _modifies_role(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether the word before the role's noun makes it another; the company's name may stand
    there whole, but not a part of it: "the Analytics Engineer role" at Northwind Analytics."""
    if len(words) < 2:
        return False
    first, last = words[-2:]
    known = job_stems(reading)
    if last.stem not in known or not is_noun(last):
        return False
    named = reading.facts.company_words
    part = len(named) > 1 and first.low in named and first.stem not in known
    if part and not named & {token.low for token in words[:-2]}:
        return first.low != reading.facts.application.company.split()[0].lower()
    return modifies(reading, first)


def _capitalised(reading: Reading) -> Iterator[Remark]:
    """ "Staff Data Engineer" where the role is Data Engineer and somebody else is Staff Engineer"""
    for run in _job_runs(reading):
        low = {token.low for token in run} - reading.facts.company_words
        stems = {token.stem for token in run} - reading.facts.company_words
        if any(low <= job for job in reading.facts.jobs) or not low:
            continue
        if stems <= job_stems(reading) and not _graded(reading, low):
            continue
        if all(reading.facts.knows(token) for token in run) and not _in_a_fact(reading, run):
            yield _remark(reading, run[0].start, run[-1].end)


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
