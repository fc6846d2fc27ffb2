"""The steps of the loop: judge each part's candidates, keep the best, name what still fails.

A part is judged where it will stand: in the whole message, the other parts as they are so far.
`check` judges; what is done about its findings is decided here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from drafting.assemble import Assembled, assemble
from drafting.brief import Brief, PartBrief
from drafting.drafted import PERSON, DraftPart, Rejected, Told
from drafting.reasons import LESS_GOOD
from drafting.writers.base import Discarded, Repair
from guardrails import Application, Finding, Message, Report, Severity, Step, check
from guardrails.checks.elements.words import stems

_ELEMENT = "element."
_GRAVE_WARNINGS = ("tone.", "grounding.", "sameness.")
_OF_THE_WHOLE = "length."


@dataclass(frozen=True)
class Judge:
    """Judges texts for one step of one application; what it judged once it remembers."""

    application: Application
    step: Step
    brief: Brief
    others: Sequence[Message] = ()
    on: date | None = None
    _judged: dict[Message, Report] = field(default_factory=dict, compare=False, repr=False)

    def assemble(self, texts: Mapping[str, str]) -> Assembled:
        """The message from these parts."""
        return assemble(self.brief, texts, self.application.candidate)

    def report(self, message: Message) -> Report:
        """What the checks say of a whole message."""
        if message not in self._judged:
            self._judged[message] = self._check(message)
        return self._judged[message]

    def _check(self, message: Message) -> Report:
        return check(
            message,
            kind=self.step.kind,
            application=self.application,
            person=self.step.to[0],
            others=self.others,
            on=self.on,
            interview=self.step.interview,
            must_ask_for=self.step.must_ask_for,
        )

    def findings(self, part: PartBrief, texts: Mapping[str, str]) -> tuple[Finding, ...]:
        """What is wrong with one part of a message: in its words, or missing from it."""
        made = self.assemble(texts)
        return tuple(of_part(part, made, self.report(made.message).findings))


def of_part(part: PartBrief, made: Assembled, findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings that concern a part: those in its span, and its elements that are missing.

    What is said of the whole text (its length) concerns no part by where it stands.
    """
    for finding in findings:
        if finding.rule.startswith(_OF_THE_WHOLE):
            continue
        missing = finding.rule.startswith(_ELEMENT) and finding.rule.removeprefix(_ELEMENT)
        if made.part_of(finding) == part.part or missing in part.elements:
            yield finding


def fails(findings: Iterable[Finding]) -> bool:
    """Whether a part with these findings has to be written again."""
    return any(
        finding.severity is Severity.ERROR
        or (finding.severity is Severity.WARNING and finding.rule.startswith(_GRAVE_WARNINGS))
        for finding in findings
    )


@dataclass(frozen=True)
class Attempt:
    """One wording of a part, and what the checks say of it there."""

    text: str
    by: str
    findings: tuple[Finding, ...]
    length: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Fewest errors, then fewest warnings, then nearest to the length that was asked for."""
        errors = sum(one.severity is Severity.ERROR for one in self.findings)
        warnings = sum(one.severity is Severity.WARNING for one in self.findings)
        return errors, warnings, self.length

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that it broke."""
        broken = (one.rule for one in self.findings if one.severity is not Severity.HINT)
        return tuple(dict.fromkeys(broken))


@dataclass
class Sheet:
    """The parts of one draft as they come to be: what stands, and what was tried."""

    judge: Judge
    texts: dict[str, str]
    by: dict[str, str]
    attempts: dict[str, list[Attempt]] = field(default_factory=dict)
    dropped: dict[str, tuple[str, ...]] = field(default_factory=dict)
    discarded: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def tell(self, round_: int, repairs: Mapping[str, Repair]) -> None:
        """Keep what the writer is told before it writes parts again."""
        for name, repair in repairs.items():
            self.told.append(Told(part=name, round=round_, text=repair.text, wrong=repair.wrong))

    def note(self, discarded: Mapping[str, Sequence[Discarded]]) -> None:
        """Keep what a writer sorted out itself, with its reasons."""
        for name, found in discarded.items():
            kept = self.discarded.setdefault(name, {})
            kept.update({one.text: one.because for one in found})

    def try_all(self, writer: str, parts: Mapping[str, Sequence[str]]) -> None:
        """Judge every candidate of these parts, and let the best attempt of each stand."""
        for name, candidates in parts.items():
            part = self.judge.brief.part(name)
            if part is None:
                continue
            self._judge(part, writer, candidates)
            if self.attempts.get(name):
                self._stand(name, self.best(name))

    def _judge(self, part: PartBrief, writer: str, candidates: Sequence[str]) -> None:
        made = self.attempts.setdefault(part.part, [])
        known = {attempt.text for attempt in made}
        for text in dict.fromkeys(" ".join(one.split()) for one in candidates):
            if text and text not in known:
                found = self.judge.findings(part, {**self.texts, part.part: text})
                made.append(Attempt(text, writer, found, _distance(part, text)))

    def best(self, name: str) -> Attempt:
        """The best attempt at a part so far; of equals the first."""
        return min(self.attempts[name], key=lambda attempt: attempt.rank)

    def _stand(self, name: str, attempt: Attempt) -> None:
        self.texts[name] = attempt.text
        self.by[name] = attempt.by

    def failing(self, names: Iterable[str]) -> list[str]:
        """The parts whose best attempt still has to be written again, or that have none."""
        return [
            name for name in names if not self.attempts.get(name) or fails(self.best(name).findings)
        ]

    def fall_back(self, name: str, text: str, by: str, because: tuple[str, ...] = ()) -> None:
        """Let another writer's text stand for a part; `because` are rules of the whole text."""
        self.dropped[self.texts[name]] = because
        self.texts[name] = text
        self.by[name] = by

    def parts(self) -> tuple[DraftPart, ...]:
        """The parts as a draft tells of them."""
        return tuple(
            DraftPart(
                part=part.part,
                text=self.texts[part.part],
                by=self.by[part.part],
                facts=tuple(
                    fact.text for fact in part.facts if _holds(self.texts[part.part], fact.text)
                ),
                rejected=tuple(self._rejected(part.part)),
            )
            for part in self.judge.brief.parts
            if self.texts.get(part.part) or self.by.get(part.part) == PERSON
        )

    def _rejected(self, name: str) -> Iterable[Rejected]:
        for attempt in self.attempts.get(name, ()):
            if attempt.text != self.texts[name]:
                because = (*attempt.rules, *self.dropped.get(attempt.text, ()))
                why = tuple(dict.fromkeys(because)) or (LESS_GOOD,)
                yield Rejected(text=attempt.text, because=why)
        for text, because in self.discarded.get(name, {}).items():
            yield Rejected(text=text, because=because)


def _holds(text: str, fact: str) -> bool:
    """Whether a text says a fact: it holds half or more of the fact's telling words."""
    wanted = stems(fact)
    return fact in text or (bool(wanted) and len(wanted & stems(text)) * 2 >= len(wanted))


def _distance(part: PartBrief, text: str) -> int:
    """Words above the part's limit, or below a third of it."""
    words = len(text.split())
    return max(0, words - part.max_words, part.max_words // 3 - words)
