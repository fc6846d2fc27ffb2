"""Sentences made from the facts, which a person could paste where an element is missing."""

import re
from collections.abc import Iterator, Sequence
from string import Formatter

from guardrails.application import Application, Reference
from guardrails.checks.case import Case
from guardrails.checks.elements.rules import Element

_CLAUSE = re.compile(r"(?:we|you|i|they|he|she|it|there|this|that)\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(they're|they|them|their|theirs)\b", re.IGNORECASE)
_YOURS = {
    "they're": "you are",
    "they": "you",
    "them": "you",
    "their": "your",
    "theirs": "yours",
}
_PAST = frozenset(
    "cut led ran built rebuilt set wrote taught grew made won kept held brought sold drove took "
    "began got gave found put rose saw went fought rewrote spent shot spoke did chose bought "
    "overhauled oversaw".split()
)


def paste(element: Element, case: Case) -> str:
    """The first of an element's sentences whose blanks the facts of the case can fill."""
    facts = dict(_facts(case))
    for saying in element.sayings(case.kind):
        if all(name in facts for _, name, _, _ in Formatter().parse(saying) if name):
            return saying.format_map(facts)
    return element.add


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    if case.reader is not None:
        yield "called", case.reader.called
    for note in _telling(case.notes):
        yield "topic", as_topic(note)
    if case.must_ask_for:
        yield "asked", _listed([person.name for person in case.must_ask_for])
    points = case.reader.points if isinstance(case.reader, Reference) else ()
    if told := [_bare(point) for point in points[:3] if _bare(point)]:
        yield "points", f"If you could mention one thing, it would help most: {_listed(told)}."
    if case.application is not None:
        yield from _application_facts(case.application)


def _application_facts(application: Application) -> Iterator[tuple[str, str]]:
    yield "candidate", application.candidate.name
    yield "company", application.company
    yield "role", application.role
    for strength in _telling(application.candidate.strengths):
        yield "fit", as_fit(strength)
    for interest in _telling(application.interest):
        yield "interest", as_interest(interest, application.role)
    article = application.article
    if article is not None and (article.title or article.url):
        yield "article", f"{_quoted(article.title)}{article.url or ''}".strip()
    for why in _telling([article.why or ""] if article is not None else []):
        yield "why", f"I thought of it because {_bare(why)}."
    answers = [event.answer or "" for event in application.events if event.what == "received"]
    for answer in _telling(answers[-1:]):
        yield "answer", f"{_bare(answer)}."


def _telling(texts: Sequence[str]) -> Sequence[str]:
    """The first of these texts that says something beside its marks, alone; or none."""
    return [text for text in texts if _bare(text)][:1]


def as_topic(note: str) -> str:
    """A sentence about what was talked about, from the note as it was jotted down.

    A note speaks of the company as "they"; to its reader that is "you".
    """
    told = _THEIRS.sub(lambda found: _YOURS[found[0].lower()], _bare(note))
    if _CLAUSE.match(told):
        return f"I was glad to hear that {_lower_first(told)}."
    return f"Our conversation about {_lower_first(told)} has stayed with me."


def as_fit(strength: str) -> str:
    """A sentence about a strength: something done, or something to bring."""
    told = _bare(strength)
    first = told.split()[0].lower()
    if first in ("i", "i've", "i'm", "my"):
        return f"{told[0].upper()}{told[1:]}, and I would bring that to the role."
    if first in _PAST or first.endswith("ed"):
        return f"In my work I {_lower_first(told)}, and I would bring that to the role."
    return f"I would bring this to the role: {_lower_first(told)}."


def as_interest(interest: str, role: str) -> str:
    """A sentence about what draws the candidate to the job."""
    return f"What draws me to the {role} position is this: {_lower_first(_bare(interest))}."


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(" .!?;,")


def _lower_first(text: str) -> str:
    """The first letter small where the word is an ordinary one, not a name or "I"."""
    first = text.partition(" ")[0]
    ordinary = first[1:].islower() and _CLAUSE.match(first)
    return text[0].lower() + text[1:] if ordinary else text


def _quoted(title: str | None) -> str:
    return f'"{title}" ' if title else ""


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
