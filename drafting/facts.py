"""What a message may use of the facts, by part, and which notes it cannot carry.

Never a contact detail, another person's notes or another employer. Notes are data whatever they
say: one that would break a rule is left out, and the draft names it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from drafting.brief import GivenFact
from drafting.dates import spoken_day
from drafting.parts import Uses
from guardrails import Application, Message, MessageKind, Severity, Step, check
from guardrails.application import Decided, Interview, Person, Received, Reference, Sent

MAX_WORDS = 40
"""A fact of more words is no fact of one sentence any more."""
MOST_POINTS = 3
"""Points that one message asks a referee to stress (POLICY section 5)."""
MAX_NOTES, ALL_NOTES_WORDS = 3, 50
"""What a letter of the policy's length has room for."""
_CONTACT = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}|\+?\d(?:[ ()./-]?\d){7,15}")

LeftOut = tuple[str, str]
Facts = dict[Uses, tuple[GivenFact, ...]]


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


def _counts(finding: "object") -> bool:
    rule, severity = getattr(finding, "rule", ""), getattr(finding, "severity", None)
    if rule.startswith("tone."):
        return severity is not Severity.HINT
    return rule.startswith("structure.") and severity is Severity.ERROR


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


def gather(
    application: Application,
    step: Step,
    reader: Person | Reference,
    *,
    place: int,
    spelling: str,
    on: date | None,
) -> tuple[Facts, tuple[LeftOut, ...]]:
    """The facts that a step's message may use, and what is left out.

    `place` is the reader's place among those met: each of a panel hears of other strengths first.
    """
    sieve = Sieve(application, step.kind)
    meeting = _meeting(application, step)
    facts: Facts = {
        "notes": sieve.first(_notes(sieve, meeting, reader)),
        "strengths": _turned(sieve.keep("strength", application.candidate.strengths), place),
        "interest": _turned(sieve.keep("interest", application.interest), place),
        "missing": tuple(_missing(application, step)),
        "met": tuple(_met(meeting, reader, spelling, on)),
        "contact": tuple(_contact(application, reader, meeting, spelling)),
        "reason": tuple(_reason(application)),
        "answer": tuple(_answer(sieve, reader)),
        "article": tuple(_article(application, reader)),
        "why": tuple(_why_shared(sieve, reader)),
        "points": tuple(sieve.keep("point", getattr(reader, "points", ()))[:MOST_POINTS]),
    }
    return facts, tuple(dict.fromkeys(sieve.left_out))


def _meeting(application: Application, step: Step) -> Interview | None:
    """The interview that the step is about."""
    if step.interview is not None and 0 <= step.interview < len(application.interviews):
        return application.interviews[step.interview]
    held = [one for one in application.interviews if step.opens is None or one.on <= step.opens]
    return max(held, key=lambda one: one.on, default=None)


def _notes(sieve: Sieve, meeting: Interview | None, reader: Person | Reference) -> list[GivenFact]:
    texts = meeting.notes.get(reader.id, ()) if meeting else ()
    own = {reader.name, reader.called, *reader.name.split()}
    strangers = [
        name
        for person in sieve.application.people
        if person.id != reader.id
        for name in (person.name, person.called)
        if name not in own
    ]
    return sieve.keep("note", texts, strangers)


def _turned(facts: list[GivenFact], place: int) -> tuple[GivenFact, ...]:
    """The facts from another one on for each reader of a panel."""
    start = place % len(facts) if facts else 0
    return tuple(facts[start:] + facts[:start])


def _missing(application: Application, step: Step) -> Iterator[GivenFact]:
    for index, id_ in enumerate(step.must_ask_for):
        person = application.person(id_)
        if person:
            yield GivenFact(id=f"missing:{index}", text=person.name)


def _met(
    meeting: Interview | None, reader: Person | Reference, spelling: str, on: date | None
) -> Iterator[GivenFact]:
    if meeting is None:
        return
    yield GivenFact(id="interview_day", text=spoken_day(meeting.on, spelling, on))
    if meeting.format and reader.id in meeting.met:
        yield GivenFact(id="interview_format", text=meeting.format)


def _contact(
    application: Application,
    reader: Person | Reference,
    meeting: Interview | None,
    spelling: str,
) -> Iterator[GivenFact]:
    """The last contact with this reader: their message, else ours, else the interview."""
    since = meeting.on if meeting else date.min
    heard = [
        event.on
        for event in application.events
        if isinstance(event, Received) and event.from_ == reader.id and event.on >= since
    ]
    sent = [
        event.on
        for event in application.events
        if isinstance(event, Sent) and event.to == reader.id and event.on >= since
    ]
    if heard:
        yield GivenFact(id="their_message", text=spoken_day(max(heard), spelling))
    if sent:
        yield GivenFact(id="our_message", text=spoken_day(max(sent), spelling))
    if meeting:
        yield GivenFact(id="interview_day", text=spoken_day(meeting.on, spelling))


def _reason(application: Application) -> Iterator[GivenFact]:
    decided = [event.what for event in application.events if isinstance(event, Decided)]
    if "accepted_other_offer" in decided:
        yield GivenFact(id="reason", text="accepted another offer")


def _answer(sieve: Sieve, reader: Person | Reference) -> list[GivenFact]:
    """What the candidate wants to say to the last message that the reader wrote."""
    messages = [
        event
        for event in sieve.application.events
        if isinstance(event, Received) and event.from_ in (reader.id, None)
    ]
    last = max(messages, key=lambda event: event.on, default=None)
    if last is None or last.answer is None:
        return []
    return [GivenFact(id="answer:0", text=" ".join(last.answer.split()))]


def _article(application: Application, reader: Person | Reference) -> Iterator[GivenFact]:
    article = application.article
    if article is None or article.to != reader.id:
        return
    for name, text in (("title", article.title), ("url", article.url)):
        if text:
            yield GivenFact(id=name, text=text)


def _why_shared(sieve: Sieve, reader: Person | Reference) -> list[GivenFact]:
    article = sieve.application.article
    if article is None or article.to != reader.id or not article.why:
        return []
    return sieve.keep("why", [article.why])
