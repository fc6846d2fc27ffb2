"""The sameness.* family: notes to several people share no sentence (rule thank-each-person).

Greeting, sign-off and short courtesies ("Thank you again!") may be alike; sentences of six
words and more may not, even with another name or a word changed in them.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import fuzz

from guardrails.checks.case import Case
from guardrails.checks.elements.words import fold
from guardrails.checks.letter import read_letter
from guardrails.checks.text import Span, Text
from guardrails.findings import Finding, Message, Severity

SOURCE = "POLICY section 2: one each, none alike; Best Practice 2: an individual thank you"
_COURTESY = 5
_ALIKE = 88.0
_SAME_LETTER = 0.6
_COMPARED = 60
_WORD = re.compile(r"[^\W_]+")


class _Body:
    """The long sentences of a text, folded, without the names of people."""

    def __init__(self, text: Text, names: frozenset[str]) -> None:
        self._text, self._names = text, names

    @cached_property
    def sentences(self) -> list[tuple[Span, str]]:
        """Each sentence worth comparing, with its folded words; the first sixty of them."""
        main = read_letter(self._text).main
        kept: list[tuple[Span, str]] = []
        for sentence in self._text.sentences:
            start, end = max(sentence.start, main.start), min(sentence.end, main.end)
            words = self._words(self._text.plain[start:end])
            if len(words) > _COURTESY and len(kept) < _COMPARED:
                kept.append((Span(start, end, sentence.text), " ".join(words)))
        return kept

    def _words(self, text: str) -> list[str]:
        return [word for word in _WORD.findall(fold(text)) if word not in self._names]


def findings(case: Case) -> Iterable[Finding]:
    """Each sentence that another text has as well: a warning, or an error where the letters are
    one and the same but for the names (three sentences in five or more are shared)."""
    if not case.others or not case.body.plain.strip():
        return
    names = _names(case)
    own = _Body(case.body, names).sentences
    shared = [dict(_shared(own, other, names)) for other in case.others]
    if any(each and len(each) >= _SAME_LETTER * len(own) for each in shared):
        yield _same_letter(case, own)
    first_told = {number: theirs for each in reversed(shared) for number, theirs in each.items()}
    for number, theirs in sorted(first_told.items()):
        yield _same_sentence(case, own[number][0], theirs)


def _shared(
    own: list[tuple[Span, str]], other: Message, names: frozenset[str]
) -> Iterator[tuple[int, str]]:
    """The number of each sentence that the other text has as well, and how it stands there."""
    theirs = {words: span.text for span, words in _Body(Text(other.body), names).sentences}
    for number, (_, words) in enumerate(own):
        near = (their for their in theirs if fuzz.ratio(words, their, score_cutoff=_ALIKE))
        found = words if words in theirs else next(near, None)
        if found is not None:
            yield number, theirs[found]


def _names(case: Case) -> frozenset[str]:
    if case.application is None:
        return frozenset()
    return frozenset(
        word
        for person in case.application.people
        for word in _WORD.findall(fold(f"{person.name} {person.called}"))
    )


def _as_there(sentence: Span, theirs: str) -> str:
    """How the sentence stands in the other text, where that is not the same to the letter."""
    said = " ".join(theirs.split())
    return "" if said == " ".join(sentence.text.split()) else f' There it reads: "{said}"'


def _same_letter(case: Case, own: list[tuple[Span, str]]) -> Finding:
    return case.finding(
        "sameness.letter",
        Severity.ERROR,
        "Somebody else gets the same letter. Write to this reader about your own talk.",
        own[0][0].start,
        own[-1][0].end,
        source=SOURCE,
    )


def _same_sentence(case: Case, sentence: Span, theirs: str) -> Finding:
    return case.finding(
        "sameness.sentence",
        Severity.WARNING,
        f"Somebody else has this sentence too; say it in another way.{_as_there(sentence, theirs)}",
        sentence.start,
        sentence.end,
        source=SOURCE,
    )
