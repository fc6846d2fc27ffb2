"""A field of a message as grounding reads it, and what grounding remarks on it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guardrails.checks.case import Case, Field
from guardrails.checks.grounding.addresses import Address, addresses
from guardrails.checks.grounding.calendar import Mention, mentions
from guardrails.checks.grounding.facts import Facts, called_words, name_words
from guardrails.checks.grounding.quantities import Quantity, quantities
from guardrails.checks.grounding.tokens import Token, covered, tokens
from guardrails.checks.text import Span, Text
from guardrails.findings import Finding, Severity

_NEAR = 240
_OF_TIME = re.compile(
    r"\b(?:in|since|until|till|by|last|this|next|early|late|mid|during|through)[ -]$", re.IGNORECASE
)
SOURCE = 'POLICY section 5, "Nothing invented"'


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that could not be traced: a stretch of `Text.plain`, and what is wrong with it."""

    rule: str
    severity: Severity
    start: int
    end: int
    message: str
    instead: str | None = None


def error(rule: str, start: int, end: int, message: str, instead: str | None = None) -> Remark:
    """A remark that keeps a draft from being ready."""
    return Remark(f"grounding.{rule}", Severity.ERROR, start, end, message, instead)


def warning(rule: str, start: int, end: int, message: str, instead: str | None = None) -> Remark:
    """A remark on what no rule can be sure of."""
    return Remark(f"grounding.{rule}", Severity.WARNING, start, end, message, instead)


class Reading:
    """One field of a case: its words, numbers, days and addresses, each read once."""

    def __init__(self, case: Case, facts: Facts, where: Field) -> None:
        self.case = case
        self.facts = facts
        self.where: Field = where
        self.text: Text = case.subject if where == "subject" else case.body
        self.plain = self.text.plain

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the field."""
        return tokens(self.text)

    @cached_property
    def addresses(self) -> list[Address]:
        """Its links, mail addresses and telephone numbers."""
        return addresses(self.plain)

    @cached_property
    def _addressed(self) -> bytearray:
        return covered(((a.start, a.end) for a in self.addresses), len(self.plain))

    @cached_property
    def mentions(self) -> list[Mention]:
        """The days and times that it names."""
        return [
            m for m in mentions(self.plain)
            if not any(self._addressed[m.start : m.end]) and not self._named(m)
        ]  # fmt: skip

    def _named(self, mention: Mention) -> bool:
        """Whether what reads like a month is somebody's name: "what April thinks"."""
        if mention.sort != "month" or mention.text.lower() not in self.facts.name_words:
            return False
        return not _OF_TIME.search(self.plain[max(0, mention.start - 12) : mention.start])

    @cached_property
    def _dated(self) -> bytearray:
        spans = [(address.start, address.end) for address in self.addresses]
        spans += [(mention.start, mention.end) for mention in self.mentions]
        return covered(spans, len(self.plain))

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its numbers that belong to no day and no address."""
        return [
            number
            for number in quantities(self.plain, self.tokens)
            if not self._dated[number.start] and not self._dated[number.end - 1]
        ]

    def taken(self, token: Token) -> bool:
        """Whether a word is part of an address or of a day."""
        return self._dated[token.start] == 1

    @cached_property
    def main(self) -> Span:
        """What lies between greeting and sign-off; the whole of a subject."""
        if self.where == "body":
            return self.case.letter.main
        return Span(0, len(self.plain), self.plain)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The words of the main part."""
        main = self.main
        first = bisect_left(self.tokens, (main.start,))
        last = bisect_right(self.tokens, main.end, lo=first, key=_end)
        return self.tokens[first:last]

    @cached_property
    def sentences(self) -> tuple[tuple[Token, ...], ...]:
        """The words of the main part by sentence."""
        found: dict[int, list[Token]] = {}
        for token in self.words:
            found.setdefault(token.sentence, []).append(token)
        return tuple(tuple(words) for words in found.values())

    @cached_property
    def lows(self) -> tuple[frozenset[str], ...]:
        """The folded words of each sentence."""
        return tuple([frozenset([t.low for t in words]) for words in self.sentences])

    @cached_property
    def said(self) -> tuple[frozenset[str], ...]:
        """The stems of each sentence."""
        return tuple([frozenset([s for t in words for s in t.stems]) for words in self.sentences])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The folded words of the main part."""
        return frozenset().union(*self.lows)

    def having(self, words: Set[str]) -> list[tuple[Token, ...]]:
        """The sentences that hold one of these words."""
        pairs = zip(self.sentences, self.lows, strict=True)
        return [sentence for sentence, low in pairs if not low.isdisjoint(words)]

    def speaks(self, words: Iterable[str]) -> bool:
        """Whether one of these stands somewhere in the field, be it within a word."""
        lower = self.text.lower
        return any(word in lower for word in words)

    @cached_property
    def reader_names(self) -> frozenset[str]:
        """The words of the reader's name."""
        reader = self.case.reader
        return name_words(reader.name) | called_words(reader) if reader else frozenset()

    @property
    def today(self) -> date | None:
        """The day of sending, where it is known."""
        return self.case.on

    def between(self, left: Token, right: Token) -> str:
        """What stands between two words."""
        return self.plain[left.end : right.start]

    def around(self, start: int) -> str:
        """The sentence that a place lies in, in small letters; of a very long one the part near."""
        sentences = self.text.sentences
        at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1
        sentence = sentences[at]
        first, last = max(sentence.start, start - _NEAR), min(sentence.end, start + _NEAR)
        return self.plain[first:last].lower()

    def finding(self, remark: Remark) -> Finding:
        """A remark as a finding on the original text."""
        return self.case.finding(
            remark.rule,
            remark.severity,
            remark.message,
            remark.start,
            remark.end,
            where=self.where,
            instead=remark.instead,
            source=SOURCE,
        )


def _end(token: Token) -> int:
    return token.end


def quoted(reading: Reading, start: int, end: int) -> str:
    """A stretch of the field for a sentence about it, on one line and not too long."""
    text = " ".join(reading.plain[start:end].split())
    return text if len(text) <= 60 else text[:57] + "…"


def spread(words: Sequence[Token]) -> tuple[int, int]:
    """From the first to the last of some words."""
    return words[0].start, words[-1].end
