"""Which of the person's own words a message can carry; what it cannot is left out with a reason.

Notes are data whatever they say: one that would break a rule, is too long, holds contact details
or names somebody else is left out, and the draft names it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafting.brief import GivenFact
from guardrails import Application, Finding, Message, MessageKind, Severity, check

MAX_WORDS = 40
"""A fact of more words is no fact of one sentence any more."""
MAX_NOTES, ALL_NOTES_WORDS = 3, 50
"""What a letter of the policy's length has room for."""
_CONTACT = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}|\+?\d(?:[ ()./-]?\d){7,15}")

LeftOut = tuple[str, str]


@dataclass
class Sieve:
    """Sorts the facts of one message into what it may use and what is left out, with reasons."""

    application: Application
    kind: MessageKind
    left_out: list[LeftOut] = field(default_factory=list)

    def keep(
        self, name: str, texts: Iterable[str], strangers: Sequence[str] = ()
    ) -> list[GivenFact]:
        """The texts that a message may use, as facts called `name:0` and so on."""
        facts = [
            GivenFact(id=f"{name}:{index}", text=" ".join(text.split()))
            for index, text in enumerate(texts)
        ]
        fitting = [fact for fact in facts if self._fits(fact, strangers)]
        broken = _broken_rules(fitting, self.kind)
        for fact in fitting:
            if fact.id in broken:
                self.left_out.append((fact.text, broken[fact.id]))
        return _unlike([fact for fact in fitting if fact.id not in broken])

    def _fits(self, fact: GivenFact, strangers: Sequence[str]) -> bool:
        reason = _why_not(fact.text, strangers)
        if reason:
            self.left_out.append((fact.text, reason))
        return reason is None

    def first(self, facts: list[GivenFact]) -> tuple[GivenFact, ...]:
        """The notes that one letter has room for; the others are left out by name."""
        kept: list[GivenFact] = []
        for fact in facts:
            words = sum(len(one.text.split()) for one in [*kept, fact])
            if len(kept) < MAX_NOTES and (not kept or words <= ALL_NOTES_WORDS):
                kept.append(fact)
            else:
                self.left_out.append((fact.text, "the letter is full; it keeps to fewer topics"))
        return tuple(kept)


def _why_not(text: str, strangers: Sequence[str]) -> str | None:
    if len(text) > 400 or len(text.split()) > MAX_WORDS:
        return "it is too long for one letter; say it in a sentence"
    if not any(letter.isalpha() for letter in text):
        return "it says nothing in words"
    if _CONTACT.search(text):
        return "it holds an address or a number, which goes into no text"
    named = next((name for name in strangers if _names(text, name)), None)
    if named:
        return f"it names {named}, and each thank-you speaks of its own reader alone"
    return None


def _names(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _broken_rules(facts: Sequence[GivenFact], kind: MessageKind) -> dict[str, str]:
    """Which facts would break a rule of tone or form in any message, and what the rule says."""
    if not facts:
        return {}
    body = "\n\n".join(fact.text for fact in facts)
    broken: dict[str, str] = {}
    for finding in check(Message(body=body), kind=kind).findings:
        if finding.where == "body" and finding.end > finding.start and _counts(finding):
            fact = _at(facts, finding.start)
            broken.setdefault(fact.id, f"it would break a rule: {finding.message}")
    return broken


def _counts(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.rule.startswith(("tone.", "structure."))


def _at(facts: Sequence[GivenFact], place: int) -> GivenFact:
    end = 0
    for fact in facts:
        end += len(fact.text) + 2
        if place < end:
            return fact
    return facts[-1]


def _unlike(facts: list[GivenFact]) -> list[GivenFact]:
    """The facts without those that say the same in the same words."""
    seen: dict[str, GivenFact] = {}
    for fact in facts:
        seen.setdefault(fact.text.rstrip(".!").casefold(), fact)
    return list(seen.values())
