"""The texts and days of an application, each with its path: what there is to trace to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from guardrails.application import Application, Person, Reference
from guardrails.checks.grounding.calendar import Mention, mentions
from guardrails.checks.grounding.lexicon import countries, word_stems
from guardrails.checks.grounding.quantities import Quantity, quantities
from guardrails.checks.grounding.tokens import Token, covered, tokens
from guardrails.checks.grounding.words import parts
from guardrails.checks.text import Text

Sort = Literal[
    "name", "title", "company", "role", "strength", "interest", "note", "point", "article",
    "event", "answer", "address",
]  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One text of the application: `source` is its path, `owner` the person it belongs to."""

    source: str
    sort: Sort
    text: str
    owner: str | None = None

    @cached_property
    def read(self) -> Text:
        """The text as the checks read it."""
        return Text(self.text)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its words."""
        return tokens(self.read)

    @cached_property
    def every_stem(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(stem for token in self.tokens for stem in token.stems)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words that are no mere courtesy."""
        return self.every_stem - word_stems("courtesy")

    @cached_property
    def mentions(self) -> list[Mention]:
        """The days and times that it names."""
        return mentions(self.read.plain)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its numbers, without those of its days and times."""
        dated = covered(((m.start, m.end) for m in self.mentions), len(self.read.plain))
        found = quantities(self.read.plain, self.tokens)
        return [number for number in found if not dated[number.start]]


def facts(application: Application) -> Iterator[Fact]:
    """Every text of the application that a draft may take something from."""
    yield from _of_candidate(application)
    yield Fact("company", "company", application.company)
    yield Fact("role", "role", application.role)
    for index, text in enumerate(application.interest):
        yield Fact(f"interest.{index}", "interest", text)
    for index, person in enumerate(application.people):
        yield from _of_person(f"people.{index}", person)
    for index, referee in enumerate(application.references):
        yield from _of_person(f"references.{index}", referee)
    for index, interview in enumerate(application.interviews):
        if interview.format:
            yield Fact(f"interviews.{index}.format", "event", interview.format)
        for who, notes in interview.notes.items():
            for place, note in enumerate(notes):
                yield Fact(f"interviews.{index}.notes.{who}.{place}", "note", note, who)
    yield from _of_article(application)
    yield from _of_events(application)


def _of_candidate(application: Application) -> Iterator[Fact]:
    candidate = application.candidate
    yield Fact("candidate.name", "name", candidate.name)
    if candidate.email:
        yield Fact("candidate.email", "address", candidate.email)
    if candidate.phone:
        yield Fact("candidate.phone", "address", candidate.phone)
    for index, link in enumerate(candidate.links):
        yield Fact(f"candidate.links.{index}", "address", link)
    for index, text in enumerate(candidate.strengths):
        yield Fact(f"candidate.strengths.{index}", "strength", text)


def _of_person(path: str, person: Person | Reference) -> Iterator[Fact]:
    yield Fact(f"{path}.name", "name", person.name, person.id)
    if person.call_them:
        yield Fact(f"{path}.call_them", "name", person.call_them, person.id)
    if person.email:
        yield Fact(f"{path}.email", "address", person.email, person.id)
    if isinstance(person, Person):
        if person.title:
            yield Fact(f"{path}.title", "title", person.title, person.id)
        return
    if person.relationship:
        yield Fact(f"{path}.relationship", "title", person.relationship, person.id)
    for index, point in enumerate(person.points):
        yield Fact(f"{path}.points.{index}", "point", point, person.id)


def _of_article(application: Application) -> Iterator[Fact]:
    article = application.article
    if article is None:
        return
    for field, text in (("title", article.title), ("why", article.why)):
        if text:
            yield Fact(f"article.{field}", "article", text, article.to)
    if article.url:
        yield Fact("article.url", "address", article.url, article.to)


def _of_events(application: Application) -> Iterator[Fact]:
    for index, event in enumerate(application.events):
        if event.what == "received":
            if event.text:
                yield Fact(f"events.{index}.text", "event", event.text, event.from_)
            if event.answer:
                yield Fact(f"events.{index}.answer", "answer", event.answer)


def days(application: Application) -> Iterator[tuple[date, str]]:
    """Its dates with their paths; of two paths of one date the interview's comes last."""
    if application.decision_expected:
        yield application.decision_expected, "decision_expected"
    for index, event in enumerate(application.events):
        yield event.on, f"events.{index}.on"
    for index, interview in enumerate(application.interviews):
        yield interview.on, f"interviews.{index}.on"


def places(application: Application, words: set[str]) -> set[str]:
    """The application's country and its zone's city, and what is made of a country in a fact."""
    found = set(parts((application.time_zone or "").rsplit("/", 1)[-1]))
    for code, group in countries().items():
        if code == application.country:
            found.add(group[0])
        if words & set(group):
            found.update(group)
    return found


def told(application: Application) -> Iterator[tuple[date, str]]:
    """ "Next Tuesday" is the first or the second after the message; tomorrow the day after it."""
    for index, event in enumerate(application.events):
        for mention in mentions(event.text or "") if event.what == "received" else ():
            path = f"events.{index}.text"
            if mention.weekday and mention.sort == "weekday":
                ahead = (mention.weekday - event.on.isoweekday() - 1) % 7 + 1
                yield event.on + timedelta(days=ahead), path
                yield event.on + timedelta(days=ahead + 7), path
            elif mention.text.startswith("tomorrow"):
                yield event.on + timedelta(days=1), path
