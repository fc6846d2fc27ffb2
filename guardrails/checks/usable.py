"""Whether a fact can stand in a message at all (POLICY section 5, "Missing facts").

A note that would break a rule, or doesn't fit, is left out; so nothing that rests on it alone can
be asked of the message.
"""

import re
from collections.abc import Iterable, Iterator

from guardrails.checks import structure, tone
from guardrails.checks.case import Case
from guardrails.findings import Finding, Message, Severity
from guardrails.kinds import MessageKind

MAX_WORDS, MAX_CHARACTERS = 40, 400
"""A fact of more is no fact of one sentence any more."""
_CONTACT = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}|\+?\d(?:[ ()./-]?\d){7,15}")


def unusable(fact: str, kind: MessageKind) -> str | None:
    """Why no message of this kind can carry a fact, as the end of a sentence; None if one can."""
    if len(fact) > MAX_CHARACTERS or len(fact.split()) > MAX_WORDS:
        return "it is too long for one letter; say it in a sentence"
    if not any(letter.isalpha() for letter in fact):
        return "it says nothing in words"
    if _CONTACT.search(fact):
        return "it holds an address or a number, which goes into no text"
    broken = next(_broken(fact, kind), None)
    return f"it would break a rule: {broken.message}" if broken else None


def any_usable(facts: Iterable[str], kind: MessageKind) -> bool:
    """Whether one of the facts could stand in a message of this kind."""
    return any(unusable(fact, kind) is None for fact in facts)


def _broken(fact: str, kind: MessageKind) -> Iterator[Finding]:
    case = Case(Message(body=fact), kind)
    for family in (structure, tone):
        for finding in family.findings(case):
            if finding.severity is Severity.ERROR and finding.end > finding.start:
                yield finding
