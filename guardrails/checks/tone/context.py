"""What excuses a hit: a quotation, the application's own words, what they asked, an answer.

All of it is costly beside a letter without a sin, and is read only once something was found.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from guardrails.application import Application, Decided, Received
from guardrails.checks.case import Case
from guardrails.checks.keeping import kept
from guardrails.checks.text import Text
from guardrails.checks.tone.index import match, touches
from guardrails.checks.tone.phrases import Phrase
from guardrails.checks.tone.rules import Ready
from guardrails.checks.tone.tokens import Tokens

_QUOTED = re.compile(r'"[^"\n]{1,200}"|^[ ]{0,3}>[^\n]*', re.MULTILINE)
_SMALL = frozenset(
    "a an the of in on at for from with by as to and or is are was were be been 's . ! ? ¶".split()
)


class Context:
    """The application as the tone rules need it; empty without one."""

    def __init__(self, case: Case) -> None:
        self._application = case.application
        self._quoted: dict[str, list[tuple[int, int]]] = {}

    @property
    def known(self) -> bool:
        """Whether there is an application at all."""
        return self._application is not None

    def quoted(self, text: Text, start: int, end: int) -> bool:
        """Whether a stretch of `plain` stands in quotation marks or in a quoted line."""
        if text.plain not in self._quoted:
            whole = len(text.plain.strip())
            found = (m.span() for m in _QUOTED.finditer(text.plain))
            self._quoted[text.plain] = [(a, b) for a, b in found if b - a < whole]
        return touches((start, end), self._quoted[text.plain])

    def own_words(self, words: Iterable[str]) -> bool:
        """Whether every word that carries meaning is one of the application's own."""
        heavy = [word for word in words if word not in _SMALL]
        return bool(heavy) and all(_stem(word) in self._vocabulary for word in heavy)

    def about(self, topics: Iterable[str]) -> bool:
        """Whether the job, its topics or the candidate's strengths are about one of these."""
        return any(_stem(topic) in self._vocabulary for topic in topics)

    def asked(self, words: Iterable[str]) -> bool:
        """Whether a received message holds one of these words."""
        return any(_stem(word) in self._heard for word in words)

    def answered(self, ready: Ready) -> bool:
        """Whether the candidate's own answer, or decision, says what the rule is about."""
        return any(_stands(phrase, tokens) for tokens in self._answers for phrase in ready.answered)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return kept(self._application, "tone", _own) if self._application else frozenset()

    @cached_property
    def _heard(self) -> frozenset[str]:
        return kept(self._application, "heard", _heard) if self._application else frozenset()

    @cached_property
    def _answers(self) -> list[Tokens]:
        events = self._application.events if self._application else ()
        said = [e.answer for e in events if isinstance(e, Received) and e.answer]
        decided = [e.what.replace("_", " ") for e in events if isinstance(e, Decided)]
        return [Tokens(Text(answer).lower) for answer in (*said, *decided)]


def _stands(phrase: Phrase, tokens: Tokens) -> bool:
    return any(match(phrase, tokens, start) is not None for start in range(len(tokens.words)))


def _facts(application: Application) -> Iterator[str]:
    """What the application calls things: names, job, topics, strengths, points, the article."""
    yield from (application.company, application.role, *application.interest)
    yield from (application.candidate.name, *application.candidate.strengths)
    for someone in application.people:
        yield f"{someone.name} {someone.title or ''} {someone.call_them or ''}"
    for referee in application.references:
        yield f"{referee.name} {referee.relationship or ''} {referee.call_them or ''}"
        yield from referee.points
    for interview in application.interviews:
        for notes in interview.notes.values():
            yield from notes
    if application.article:
        yield f"{application.article.title or ''} {application.article.why or ''}"


def _own(application: Application) -> frozenset[str]:
    return _stems(_facts(application))


def _heard(application: Application) -> frozenset[str]:
    return _stems(e.text for e in application.events if isinstance(e, Received) and e.text)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_stem(word) for text in texts for word in Tokens(Text(text).lower).words)


def _stem(word: str) -> str:
    """The word without the ending of its plural: "salaries" is "salary"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
