"""Names in place of gaps, and shouted words said in a voice of their own."""

import re

from guardrails.checks.case import Case
from guardrails.checks.elements.words import fold
from guardrails.checks.offers.edits import back, field_of
from guardrails.findings import Finding

_WORD = re.compile(r"[^\W\d_]+")
_OURS = frozenset("your my candidate sender full first last signature applicant".split())
_THEIRS = frozenset(
    "interviewer recipient recruiter reader hiring manager contact person reference referee "
    "their her his addressee client".split()
)
_JOB = frozenset("role position job title post vacancy".split())
_FIRM = frozenset("company organisation organization employer firm".split())
_ASIDE = frozenset("s insert the here name of a".split())


def filled_in(case: Case, gap: str) -> str | None:
    """What belongs in a gap such as "[Your Name]" or "{company}"; None where it doesn't say,
    or the application doesn't."""
    application = case.application
    if application is None:
        return None
    words = set(_WORD.findall(fold(gap).replace("_", " "))) - _ASIDE
    if words and words <= _JOB:
        return application.role
    if words and words <= _FIRM:
        return application.company
    if words and words <= _OURS:
        return application.candidate.name
    if words and words <= _THEIRS and case.reader is not None:
        return case.reader.called
    return None


def quiet(case: Case, finding: Finding) -> str:
    """Shouted words in lower case; "I", names of the application and a sentence's first letter
    keep their capitals."""
    names = _names(case)
    raw = field_of(case, finding).raw
    said = _WORD.sub(lambda word: names.get(fold(word[0]), word[0].lower()), finding.quote)
    before = back(raw, finding.start, " \t\"'“‘(")
    opens = not before or raw[before - 1] in ".!?\n\r:"
    return said[:1].upper() + said[1:] if opens else said


def _names(case: Case) -> dict[str, str]:
    names = {"i": "I"}
    if case.application is not None:
        told = [case.application.candidate.name, case.application.company]
        told += [person.name for person in case.application.people]
        names |= {fold(word): word for name in told for word in _WORD.findall(name)}
    return names
