"""grounding.person, .company, .title, .skill and .name: names that stand in no fact.

A name is seen by its form: a capital that no beginning of a sentence explains, a script of its
own, or one of the tools and languages that keep their meaning in small letters.
"""

import re
from collections.abc import Iterator, Sequence

from guardrails.application import TITLES
from guardrails.checks.grounding import greetings, honorifics
from guardrails.checks.grounding.calendar import MONTHS, WEEKDAYS
from guardrails.checks.grounding.lexicon import is_common, table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted, spread
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import parts

_JOINERS = re.compile(
    r"[ ]|[ ]?&[ ]?|[ ](?:of|de|la|le|du|del|van|von|der|den|ter|el|al)[ ](?:der[ ]|den[ ]|la[ ])?"
)
_OF_ONE = re.compile(
    r" (?:is|was|has|had|will|would|could|can|feels|seems|looks|sounds|offers|gives|runs|makes)\b"
)
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_MEETS = frozenset(
    "meeting met thank thanking tell told hello colleague seeing saw regards".split()
)
_WITH = frozenset("in using with on from to through via know and or certified like".split())
_SPEAKS = frozenset(
    "speak speaks spoke speaking fluent native learn learned learnt learning".split()
)

Run = list[Token]


def remarks(reading: Reading) -> Iterator[Remark]:
    """The names of a field that cannot be traced."""
    for run in runs(reading):
        unknown = [token for token in run if not _known(reading, token)]
        if unknown:
            yield _unknown(reading, run, unknown)
        elif _mixed(reading, run):
            yield _person(reading, run)
        elif _half_the_company(reading, run):
            yield _unknown(reading, run, run)
        elif honorifics.raised(reading, run[0]) or honorifics.of_a_firm(reading, run):
            yield honorifics.remark(reading, run)
    yield from _small_letters(reading)


def runs(reading: Reading) -> Iterator[Run]:
    """Neighbouring words that are written as names."""
    run: Run = []
    for token in reading.tokens:
        if not token.capital or reading.taken(token) or not _is_name(reading, token):
            continue
        if run and not _joined(reading, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(reading: Reading, left: Token, right: Token) -> bool:
    return (
        right.start - left.end < 16
        and bool(_JOINERS.fullmatch(reading.plain, left.end, right.start))
        and not left.text.lower().endswith("'s")
    )


def _is_name(reading: Reading, token: Token) -> bool:
    if token.low in listed("capitals") or token.text.isdigit():
        return False
    if token.low in table("quantities")["currencies"]:
        return False
    if len(token.low) == 1 and token.text.isascii():
        return False
    if token.first:
        return _names_at_start(reading, token)
    return token.low not in _CALENDAR or token.low in reading.facts.name_words


def _names_at_start(reading: Reading, token: Token) -> bool:
    """Whether the first word of a sentence is a name: known as one, or no ordinary word."""
    if token.low in reading.facts.name_words or token.low in reading.facts.company_words:
        return True
    if all(is_common(stem) for stem in token.stems) or token.low in _CALENDAR:
        return False
    if any(c.isupper() or c.isdigit() for c in token.text[1:]) or not token.text[0].isupper():
        return True
    if token.low in listed("given_names") or _after_salutation(reading, token):
        return True
    if _OF_ONE.match(reading.plain, token.end) and not reading.facts.related(token.stem):
        return True
    if token.low.endswith(("ing", "ed", "ly", "ions", "ion", "ful", "less")):
        return False
    rest = reading.plain[token.end : token.end + 2]
    return len(rest) == 2 and rest[0] == " " and rest[1].isupper() and rest != " I"


def _after_salutation(reading: Reading, token: Token) -> bool:
    letter = reading.case.letter
    if reading.where != "body":
        return False
    zones = [zone for zone in (letter.greeting, letter.signature) if zone]
    return any(zone.start <= token.start < zone.end for zone in zones)


def _known(reading: Reading, token: Token) -> bool:
    if reading.facts.knows(token) or token.low in listed("capitals"):
        return True
    if token.low in reading.facts.home:
        return not _language(reading, token)
    if _after_salutation(reading, token) and (
        reading.facts.short_for(token.low) or greetings.greets(reading, token)
    ):
        return True
    if reading.where == "subject" or _shouted(token):
        return all(is_common(stem) for stem in token.stems)
    return all(part in listed("courtesy") for part in parts(token.text)) or (
        token.low in TITLES and not token.text.isupper()
    )


def _language(reading: Reading, token: Token) -> bool:
    """Whether the word of a country is its language: "I speak Irish", not "in Irish weather"."""
    before = _before(reading, token)
    noun = re.match(
        r" (?!and\b|or\b|as\b|too\b|with\b|at\b|to\b)[a-z]", reading.plain[token.end :][:8]
    )
    return before in _SPEAKS or (before in ("in", "of", "and", "my") and not noun)


def _shouted(token: Token) -> bool:
    return len(token.text) > 4 and token.text.isupper()


def _mixed(reading: Reading, run: Run) -> bool:
    """Whether a run of names joins words of two people: "Lee Reyes" for Lee Park and Dana Reyes."""
    low = [token.low for token in run if token.low in reading.facts.name_words]
    if len(low) < 2 or len(low) < len(run) or set(low) <= reading.facts.company_words:
        return False
    return not any(set(low) <= name for name in reading.facts.names)


def _half_the_company(reading: Reading, run: Run) -> bool:
    """Whether a name begins as the company's does and goes on otherwise: "Harbor Medical"."""
    company = parts(reading.facts.application.company)
    jobs = frozenset(word for job in reading.facts.jobs for word in job)
    if len(run) != 2 or len(company) < 2 or run[0].low != company[0]:
        return False
    word = run[1]
    return (
        word.low not in jobs
        and set(company).isdisjoint(parts(word.text))
        and not word.low.endswith("ing")
        and (word.low not in reading.facts.name_words)
    )


def _unknown(reading: Reading, run: Run, unknown: Run) -> Remark:
    start, end = spread(_widened(reading, run, unknown))
    quote = quoted(reading, start, end)
    rule = _rule(reading, run, unknown)
    return error(rule, start, end, _MESSAGES[rule].format(quote), _INSTEAD[rule])


_MESSAGES = {
    "person": 'No person in the application is called "{}".',
    "company": '"{}" is not the company, nor an employer or school that a fact names.',
    "title": '"{}" is neither the position nor anybody\'s title in the application.',
    "skill": 'No fact names "{}".',
    "name": 'No fact names "{}".',
}
_INSTEAD = {
    "person": "Name only people that the application knows.",
    "company": "Use the company's own name, or leave this one out.",
    "title": "Name the position as the application does.",
    "skill": "Leave it out, or add it to the facts if it is true.",
    "name": "Leave it out, or add it to the facts if it is true.",
}


def _person(reading: Reading, run: Run) -> Remark:
    start, end = spread(run)
    quote = quoted(reading, start, end)
    return error("person", start, end, _MESSAGES["person"].format(quote), _INSTEAD["person"])


def _widened(reading: Reading, run: Run, unknown: Run) -> Sequence[Token]:
    """The unknown words with the known ones of the same name around them."""
    first, last = run.index(unknown[0]), run.index(unknown[-1])
    whole = reading.reader_names | frozenset(
        part for person in reading.facts.application.people for part in parts(person.called)
    )
    while first > 0 and run[first - 1].low not in whole:
        first -= 1
    while last + 1 < len(run) and run[last + 1].low not in whole:
        last += 1
    return run[first : last + 1]


def _rule(reading: Reading, run: Run, unknown: Run) -> str:
    before = _before(reading, run[0])
    low = [token.low for token in run]
    stems = {token.stem for token in run}
    if before in TITLES or _after_salutation(reading, run[0]):
        return "person"
    if stems & word_stems("organisations") and not stems & word_stems("roles", "nouns"):
        return "company"
    if low[-1] in listed("roles", "nouns") or run[-1].stem in word_stems("roles", "nouns"):
        return "title"
    if before in listed("organisations", "cues") or _half_the_company(reading, run):
        return "company"
    if low[0] in listed("given_names") or any(word in reading.facts.name_words for word in low):
        return "person"
    if before in _MEETS and not _technical(unknown) and low[0] not in listed("tools", "spoken"):
        return "person"
    if before in _WITH or _technical(unknown) or low[0] in listed("tools", "spoken"):
        return "skill"
    return "name"


def _technical(unknown: Run) -> bool:
    return any(
        token.low in listed("tools")
        or (len(token.text) > 1 and token.text.isupper())
        or any(c.isdigit() for c in token.text)
        for token in unknown
    )


def _before(reading: Reading, token: Token) -> str:
    words = reading.plain[max(0, token.start - 24) : token.start].lower().split()
    return words[-1].strip("(\"'") if words else ""


def _small_letters(reading: Reading) -> Iterator[Remark]:
    """Tools and languages in small letters that no fact names."""
    tools = listed("tools")
    for token in reading.tokens:
        tool = token.low in tools and not token.capital
        if tool and not reading.facts.knows(token) and not reading.taken(token):
            yield error(
                "skill", token.start, token.end, _MESSAGES["skill"].format(token.text),
                _INSTEAD["skill"],
            )  # fmt: skip
