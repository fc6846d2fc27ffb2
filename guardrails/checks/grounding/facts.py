"""The facts of an application, indexed for tracing: words, names, numbers, days, addresses.

POLICY section 5: everything in a draft must come from the application. Whatever stands in it counts
as given, wherever it stands; where it stands matters only for who may say it of whom.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from guardrails.application import TITLES, Application, Person, Reference
from guardrails.checks.grounding.addresses import Address, addresses, link_key, phone_key
from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.given import Fact, days, facts, places, told
from guardrails.checks.grounding.lexicon import countries, synonyms
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.quantities import Quantity
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import fold, parts
from guardrails.checks.keeping import kept

_CANDIDATES = ("strength", "interest", "role", "answer", "point")
_MY = ("my", "i", "me")
T = TypeVar("T")


class Facts:
    """The index of one application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.facts = tuple(facts(application))
        self._kept: dict[str, Any] = {}

    def kept(self, name: str, make: Callable[["Facts"], T]) -> T:
        """What a detector derives from the facts, made once under its name."""
        if name not in self._kept:
            self._kept[name] = make(self)
        made: T = self._kept[name]
        return made

    def of(self, *sorts: str) -> tuple[Fact, ...]:
        """The facts of these sorts."""
        return tuple(fact for fact in self.facts if fact.sort in sorts)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of every fact, folded, and the parts of those with hyphens."""
        found = {token.low for fact in self.facts for token in fact.tokens}
        found |= {
            part for fact in self.facts for token in fact.tokens for part in parts(token.text)
        }
        return frozenset(found | places(self.application, found))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of every word of every fact."""
        return frozenset(stem for fact in self.facts for t in fact.tokens for stem in t.stems)

    @cached_property
    def near(self) -> frozenset[str]:
        """`stems` with the words that stand for them."""
        known = synonyms()
        return self.stems.union(*(known[stem] for stem in self.stems if stem in known))

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems of what the candidate can claim, with the words that stand for them.

        A note of what is "my" is the candidate's as well: "asked about my thesis".
        """
        known = synonyms()
        mine = [note for note in self.of("note") if any(t.low in _MY for t in note.tokens)]
        found = {stem for fact in (*self.of(*_CANDIDATES), *mine) for stem in fact.stems}
        return frozenset(found.union(*(known[stem] for stem in found if stem in known)))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first five letters of the stems: long words that begin alike are related.

        Those of names are left out: a contract has nothing to do with Ms. Contreras.
        """
        named = ("name", "company", "address")
        told = (fact for fact in self.facts if fact.sort not in named)
        stems = frozenset(stem for fact in told for t in fact.tokens for stem in t.stems)
        return frozenset(stem[:5] for stem in stems if len(stem) >= 5)

    @cached_property
    def own_beginnings(self) -> frozenset[str]:
        """The same of what the candidate can claim."""
        return frozenset(stem[:5] for stem in self.own if len(stem) >= 5)

    @cached_property
    def quantities(self) -> tuple[tuple[Quantity, Fact], ...]:
        """The numbers of the facts, each with where it stands."""
        return tuple((number, fact) for fact in self.facts for number in fact.quantities)

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, Fact], ...]:
        """The days and times that texts of the application name."""
        texts = (fact for fact in self.facts if fact.sort != "name")  # April may be a person
        return tuple((mention, fact) for fact in texts for mention in fact.mentions)

    @cached_property
    def days(self) -> dict[date, str]:
        """The dates of the application, each with its path."""
        return dict(days(self.application))

    @cached_property
    def told(self) -> dict[date, str]:
        """The days that received texts name by their weekday, seen from when they came."""
        return dict(told(self.application))

    @cached_property
    def met_days(self) -> frozenset[date]:
        """The dates of the interviews."""
        return frozenset(interview.on for interview in self.application.interviews)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The keys of all addresses that are given, each with its path."""
        return {address.key: fact.source for fact in self.facts for address in _addresses(fact)}

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """The words of each person's name, the candidate's first."""
        people: list[Person | Reference] = [*self.application.people]
        people += self.application.references
        return (
            name_words(self.application.candidate.name),
            *(name_words(person.name) | called_words(person) for person in people),
        )

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names of people."""
        return frozenset(word for name in self.names for word in name)

    @cached_property
    def company_words(self) -> frozenset[str]:
        """The words of the company's name."""
        return frozenset(parts(self.application.company))

    @cached_property
    def home(self) -> frozenset[str]:
        """The application's country and the words made of it."""
        return frozenset(countries().get(self.application.country, ()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Role and company by their first letters: "SRE" for Site Reliability Engineer."""
        named = (self.application.role, self.application.company)
        words = ([word[0] for word in re.findall(r"[^\W_]+", name)] for name in named)
        return frozenset("".join(letters).lower() for letters in words if len(letters) > 1)

    def short_for(self, word: str) -> bool:
        """Whether a word is the beginning or end of a person's name: "Emeka" for Chukwuemeka."""
        return len(word) > 2 and any(
            name.startswith(word) or name.endswith(word) for name in self.name_words
        )

    @cached_property
    def jobs(self) -> tuple[frozenset[str], ...]:
        """The words of the role and of every title and relationship that is given."""
        facts = self.of("role", "title")
        return tuple(frozenset(w for t in fact.tokens for w in parts(t.text)) for fact in facts)

    def holds(self, phrase: str) -> bool:
        """Whether some words in small letters stand in a fact as they are: a company may be called
        "Never Late"."""
        return any(phrase in low for low in self._low)

    @cached_property
    def _low(self) -> tuple[str, ...]:
        return tuple(fact.text.lower() for fact in self.facts)

    def knows(self, token: Token) -> bool:
        """Whether a word stands in the facts, whole, in its parts, or in its plain plural."""
        if token.low in self.words or token.low.removesuffix("s") in self.words:
            return True
        if token.low in self.initials and token.text.isupper():
            return True
        pieces = parts(token.text)
        if pieces and all(piece in self.words for piece in pieces):
            return True
        return not token.low.isascii() and any(token.low in w or w in token.low for w in self._wide)

    def related(self, stem: str) -> bool:
        """Whether a stem is in the facts, stands for one that is, or begins as one does."""
        return stem in self.near or (len(stem) >= 5 and stem[:5] in self.beginnings)

    @cached_property
    def _wide(self) -> tuple[str, ...]:
        """Words of scripts that are written without spaces."""
        return tuple(word for word in self.words if not word.isascii() and word[0] > "\u2e80")


def name_words(*names: str | None) -> frozenset[str]:
    """The words of a name, folded, without titles; a hyphenated one whole and in parts."""
    found: set[str] = set()
    for word in " ".join(name for name in names if name).split():
        if word.lower() not in TITLES:
            found.update(parts(word), {fold(word)})
    return frozenset(word for word in found if len(word) > 1)


def called_words(person: Person | Reference) -> frozenset[str]:
    """The words of what a person is called, without those for their job ("Chef Rashid")."""
    return name_words(person.call_them) - listed("roles", "nouns") - {"judge"}


def facts_of(application: Application) -> Facts:
    """The index of `application`, kept while the same object is asked for again."""
    return kept(application, "grounding", Facts)


def _addresses(fact: Fact) -> Iterator[Address]:
    if fact.source == "candidate.phone":
        yield Address("phone", 0, len(fact.text), fact.text, phone_key(fact.text))
    elif fact.sort == "address" and "@" not in fact.text:
        yield Address("link", 0, len(fact.text), fact.text, link_key(fact.text))
    yield from addresses(fact.read.plain)
