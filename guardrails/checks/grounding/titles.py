"""grounding.title: a position by another name or of another grade, in capitals or without."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guardrails.checks.grounding.lexicon import is_common, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.tokens import Token

_OPENS = frozenset("the a an your this that of for our any my as about".split())
_THE_ROLE = frozenset("the your this".split())
_ARTICLES = frozenset("the a an your my next new".split())
_ENDS = frozenset("and or but which that who in at with for to on so if of is was".split())
_GAPS = frozenset((" ", ", ", " (", ") ", '"', ' "', '" ', " - ", " / ", "/"))
_AGENT = ("er", "or", "ist", "ian", "eer")
_ADJECTIVE = tuple(
    "ing ed ful ous ive al able ible ic less ly ant ent ish ory facing time based level".split()
)
_QUALITIES = frozenset(
    "next first own best very good great keen calm kind full-time part-time permanent open vacant "
    "advertised proper real true extra second third same whole entire favourite dream right "
    "perfect ideal brand-new loyal proud steady quick rare better honest humble future "
    "junior".split()
)
_LEADERS = frozenset("head lead chief deputy".split())
_APPLIED = frozenset("apply applied applying application interview interviewed considered".split())
_BEFORE, _AFTER = 6, 5


class _Name(NamedTuple):
    """What a text calls a position; `the_role` where it can only be the one applied for."""

    words: Sequence[Token]
    the_role: bool


def remarks(reading: Reading) -> Iterator[Remark]:
    """The positions that a field names and the application does not."""
    for sentence in reading.sentences:
        for name in _names(reading, sentence):
            if _strange(reading, name):
                yield _remark(reading, name.words[0].start, name.words[-1].end)
    yield from _capitalised(reading)


def _names(reading: Reading, sentence: Sequence[Token]) -> Iterator[_Name]:
    """ "The project manager position", "the post of registrar", "as a lab technician" """
    for place, token in enumerate(sentence):
        if token.low.removesuffix("s") in listed("roles", "places"):
            yield _before(reading, sentence, place)
            yield _after(reading, sentence, place + 1, bare=True)
        elif token.low == "for" and place and sentence[place - 1].low in _APPLIED:
            yield _after(reading, sentence, place, bare=False)._replace(the_role=True)
        elif token.low in ("your", "become") and place and sentence[place - 1].low in ("be", "to"):
            yield from _modified(reading, sentence, place)
        elif token.low == "as":
            name = _after(reading, sentence, place, bare=True)
            last = next((n for n in range(1, len(name.words) + 1) if _ends_a_job(name.words, n)), 0)
            yield _Name(name.words[:last], _yours(sentence, place))


def _before(reading: Reading, sentence: Sequence[Token], place: int) -> _Name:
    """The words back to the nearest article, or to the beginning of a line such as a subject."""
    for back in range(place - 1, max(-1, place - _BEFORE - 2), -1):
        word = sentence[back]
        if reading.between(word, sentence[back + 1]) not in _GAPS:
            break
        if word.low in _OPENS:
            return _Name(sentence[back + 1 : place], word.low in _THE_ROLE)
        if word.low in _ENDS:
            break
        if back == 0:
            return _Name(sentence[:place], the_role=True)
    return _Name((), the_role=False)


def _modified(reading: Reading, sentence: Sequence[Token], place: int) -> Iterator[_Name]:
    """ "Be your duty manager": what stands before the noun of the role makes it another job."""
    for at in range(place + 1, min(place + 4, len(sentence))):
        word = sentence[at]
        if word.low in _ENDS or reading.between(sentence[at - 1], word) not in _GAPS:
            return
        if _is_noun(word) and word.stem in _job_stems(reading):
            other = sentence[at - 1]
            if at - 1 > place and _modifies(reading, other):
                yield _Name(sentence[at - 1 : at + 1], the_role=True)
            return


def _modifies(reading: Reading, token: Token) -> bool:
    """Whether a word before a job's noun names another job, and does not merely praise it."""
    plain = token.low.endswith(_ADJECTIVE) or token.low in _QUALITIES or len(token.low) < 4
    return not plain and not any(reading.facts.related(s) for s in token.stems)


def _yours(sentence: Sequence[Token], place: int) -> bool:
    return place + 1 < len(sentence) and sentence[place + 1].low == "your"


def _after(reading: Reading, sentence: Sequence[Token], place: int, *, bare: bool) -> _Name:
    """The words after "of" or "as"; `bare` says that no article need stand before them."""
    if place >= len(sentence) or sentence[place].low not in ("of", "as", "for"):
        return _Name((), the_role=False)
    first = place + 1
    while first < len(sentence) and (
        sentence[first].low in _ARTICLES or sentence[first].text.endswith("'s")
    ):
        first += 1
    found: list[Token] = []
    for token in sentence[first : first + _AFTER]:
        if token.low in _ENDS or reading.between(sentence[first - 1], token) not in _GAPS:
            break
        found.append(token)
        first += 1
    return _Name(found if bare or first - len(found) > place + 1 else (), the_role=False)


def _strange(reading: Reading, name: _Name) -> bool:
    if name.the_role and len(name.words) == 2 and _modifies_role(reading, name.words):
        return True
    if any(not _given(reading, token, name) for token in name.words if _is_job(token)):
        return True
    return name.the_role and any(_of_another(reading, token) for token in name.words[-2:])


def _of_another(reading: Reading, token: Token) -> bool:
    """Whether a word makes it another job: "the logistics role", where nothing speaks of it."""
    if _is_job(token) or token.low.endswith(_ADJECTIVE) or token.low in listed("capitals"):
        return False
    facts = reading.facts
    return len(token.low) > 3 and not any(is_common(s) or facts.related(s) for s in token.stems)


def _given(reading: Reading, token: Token, name: _Name) -> bool:
    """Whether a job's word is the role's, or, where another job may be meant, in any fact."""
    if name.the_role:
        known = _job_stems(reading)
        return token.stem in known or any(token.stem[:5] == stem[:5] for stem in known)
    facts = reading.facts
    return token.stem in facts.stems or token.stem[:5] in facts.beginnings


def _modifies_role(reading: Reading, words: Sequence[Token]) -> bool:
    first, last = words
    known = _job_stems(reading)
    return last.stem in known and _is_noun(last) and _modifies(reading, first)


def _is_job(token: Token) -> bool:
    if _is_noun(token) or token.low in listed("roles", "grades"):
        return True
    return token.low.endswith(_AGENT) and len(token.low) > 5 and not is_common(token.stem)


def _ends_a_job(words: Sequence[Token], count: int) -> bool:
    """Whether a job's name can end with the last of `count` words: "deputy head"."""
    last = words[count - 1]
    if last.low not in listed("roles", "grades") or last.low in listed("roles", "nouns"):
        return _is_job(last)
    return count > 1 and last.low in _LEADERS


def _is_noun(token: Token) -> bool:
    """Whether a word is the noun of a job, or what one does: "nursing", "management"; "fitting"
    and "challenging" are no fitter's and no manager's, since any letter may say them."""
    nouns = listed("roles", "nouns")
    if token.low in nouns or token.low.removesuffix("s") in nouns:
        return True
    if token.stem not in word_stems("roles", "nouns"):
        return False
    gerund = token.low.endswith("ing") and token.stem not in word_stems("courtesy")
    return gerund or token.low.endswith(("ment", "ship"))


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
