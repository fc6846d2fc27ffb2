"""What a message may use of the facts, by part.

Never a contact detail, another person's notes or another employer.
"""

from collections.abc import Iterator
from datetime import date

from drafting.brief import GivenFact
from drafting.dates import spoken_day
from drafting.parts import Uses
from drafting.sieve import LeftOut, Sieve
from guardrails import Application, Step
from guardrails.application import Decided, Interview, Person, Received, Reference, Sent

MOST_POINTS = 3
"""Points that one message asks a referee to stress (POLICY section 5)."""

Facts = dict[Uses, tuple[GivenFact, ...]]


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
