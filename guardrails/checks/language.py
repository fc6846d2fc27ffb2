"""The language.* family: spelling and grammar as advice, and one hint on a text not in English.

Harper runs in this process and offline. It knows no names, so it is given the words of the
application; what it says is a hint and never more.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from guardrails.application import Application
from guardrails.checks.case import Case
from guardrails.findings import Finding, Severity

SOURCE = "Harper, an offline grammar checker; advice only"
NOT_ENGLISH = "language.not_english"
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_DIALECTS = {"GB": "BRITISH", "IE": "BRITISH", "NZ": "BRITISH", "ZA": "BRITISH"} | {
    "AU": "AUSTRALIAN",
    "CA": "CANADIAN",
    "IN": "INDIAN",
}


def findings(case: Case) -> Iterable[Finding]:
    """What Harper would change in subject and body."""
    words = _known_words(case)
    linter = _linter(_dialect(case), words)
    for where, text in case.texts():
        for lint in _lints(linter, text.plain):
            if not _only_known(lint.problem_text, words):
                yield case.finding(
                    f"language.{_rule(lint.lint_kind)}",
                    Severity.HINT,
                    _plain(lint.message),
                    lint.span.start,
                    lint.span.end,
                    where=where,
                    instead=_instead(lint),
                    source=SOURCE,
                )


def not_english(case: Case) -> Finding:
    """The hint on a text that the rules for words cannot judge."""
    return case.finding(
        NOT_ENGLISH,
        Severity.HINT,
        "This is not in English; only layout, length and sameness were checked.",
        0,
        0,
        source="POLICY section 5, Missing facts",
    )


def _lints(linter: Any, text: str) -> Iterator[Any]:
    if text.strip():
        yield from linter.lint(text, language="plaintext")


@lru_cache(maxsize=4)
def _linter(dialect: str, words: tuple[str, ...]) -> Any:
    """A linter that knows these words. The first one takes 0.7 s, so it is made when asked for."""
    from harper import Dialect, Linter  # noqa: PLC0415 - heavy, and only advice needs it

    linter = Linter(dialect=Dialect[dialect])
    linter.import_words(list(words))
    return linter


def _dialect(case: Case) -> str:
    country = case.application.country if case.application else "US"
    return _DIALECTS.get(country, "AMERICAN")


def _known_words(case: Case) -> tuple[str, ...]:
    """The application's own words: names, company, role, notes, strengths, in their spelling."""
    if case.application is None:
        return ()
    return tuple(sorted({w for text in _told(case.application) for w in _WORD.findall(text)}))


def _told(application: Application) -> Iterator[str]:
    yield from (application.candidate.name, application.company, application.role)
    yield from (*application.candidate.strengths, *application.interest)
    people: Sequence[Any] = (*application.people, *application.references)
    for person in people:
        yield from (person.name, person.called, getattr(person, "title", None) or "")
        yield from getattr(person, "points", ())
    for interview in application.interviews:
        for notes in interview.notes.values():
            yield from notes
    if application.article is not None:
        yield f"{application.article.title or ''} {application.article.why or ''}"


def _only_known(problem: str, words: tuple[str, ...]) -> bool:
    own = set(words)
    parts = _WORD.findall(problem)
    return bool(parts) and all(part in own or part.removesuffix("'s") in own for part in parts)


def _rule(kind: str) -> str:
    """ "WordChoice" as "word_choice"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower()


def _plain(message: str) -> str:
    return message.replace("`", '"').replace("“", '"').replace("”", '"')


def _instead(lint: Any) -> str | None:
    suggestions = lint.suggestions
    if not suggestions:
        return None
    text: str = suggestions[0].replacement_text
    return text or None
