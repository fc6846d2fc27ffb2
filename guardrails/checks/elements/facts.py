"""What the application knows about an element, and whether a text says it.

POLICY section 5, "Missing facts": an element for which there is no fact is a hint, never an
error. Only names, company and role are sure to be there.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from guardrails.application import Application, Reference
from guardrails.checks.case import Case
from guardrails.checks.elements.role import names_role
from guardrails.checks.elements.words import any_spoken_of, fold, speaks_of, stems

NEEDS_FACT = frozenset(("topic", "interest", "fit", "why_wanted", "points", "article", "why"))
"""Elements that rest on a fact which an application need not hold."""
_LEGAL = frozenset(
    "inc inc. ltd ltd. llc llp plc gmbh ag kg se sa s.a. sas sarl srl spa bv b.v. nv oy ab as aps "
    "pty co co. corp corp. corporation company limited group holding holdings the".split()
)


@dataclass(frozen=True)
class Facts:
    """The facts of one case, by element."""

    case: Case

    def of(self, element: str) -> tuple[str, ...]:
        """The facts that an element rests on, empty where there are none."""
        application = self.case.application
        if element == "topic":
            return self.case.notes
        if application is None:
            return ()
        if element == "fit":
            return application.candidate.strengths
        if element in ("interest", "why_wanted"):
            return application.interest
        if element == "points":
            return self.case.reader.points if isinstance(self.case.reader, Reference) else ()
        return _of_article(application, element)

    def missing(self, element: str) -> bool:
        """Whether an application is given that holds no fact for an element that rests on one."""
        given = self.case.application is not None
        return given and element in NEEDS_FACT and not self.of(element)

    def said(self, element: str) -> bool:
        """Whether the text says one of the facts of an element, in whatever words."""
        if element == "article":
            return self._shares_article()
        return any_spoken_of(self.stems, self.of(element), self._proves_nothing)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the text between greeting and sign-off."""
        return stems(self.case.letter.main.text)

    @cached_property
    def _proves_nothing(self) -> frozenset[str]:
        application = self.case.application
        if application is None:
            return frozenset()
        return stems(f"{application.company} {application.role}")

    def _shares_article(self) -> bool:
        application = self.case.application
        if application is None or application.article is None:
            return False
        title, url = application.article.title, application.article.url
        if url and url in self.case.body.plain:
            return True
        return bool(title) and speaks_of(self.stems, title or "")

    @cached_property
    def names_role(self) -> bool:
        """Whether subject or body name the position."""
        application = self.case.application
        return application is not None and any(
            names_role(text.plain, application.role) for _, text in self.case.texts()
        )

    @cached_property
    def names_company(self) -> bool:
        """Whether subject or body name the company, without its legal form at least."""
        application = self.case.application
        if application is None:
            return False
        text = fold(f"{self.case.subject.plain}\n{self.case.body.plain}")
        return any(
            re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            for name in company_names(application.company)
        )


def company_names(company: str) -> tuple[str, ...]:
    """The folded forms by which a company is known: in full, without its legal form, its first
    word (two where the first is short: "Te Awa"), and its initials."""
    full = fold(company)
    words = [word for word in full.split() if word.strip(",") not in _LEGAL]
    short = " ".join(words)
    first = words[0] if words and len(words[0]) > 3 else " ".join(words[:2])
    initials = "".join(word[0] for word in words) if len(words) > 2 else ""
    return tuple(name for name in (full, short, first, initials) if len(name) > 1)


def _of_article(application: Application, element: str) -> tuple[str, ...]:
    article = application.article
    if article is None:
        return ()
    if element == "article":
        return tuple(fact for fact in (article.title, article.url) if fact)
    return (article.why,) if element == "why" and article.why else ()
