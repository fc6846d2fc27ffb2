"""Which words of a draft come from which fact, in a person's words."""

from collections.abc import Sequence
from typing import NamedTuple

from guardrails import Application, Message, Step
from guardrails.checks.grounding.traces import Trace, traces
from guardrails.checks.setup import set_up

_PLACES = {
    "company": "the company",
    "role": "the role",
    "candidate.name": "your name",
    "candidate.email": "your email",
    "candidate.phone": "your phone",
    "candidate.links": "your links",
    "candidate.strengths": "what you are good at",
    "interest": "why this job",
    "decision_expected": "when they said they would decide",
    "article": "your article",
    "events": "the log",
}
DATES = "a date of the application"


class Origin(NamedTuple):
    """A stretch of the body (`start` to `end`), where it comes from, and the fact's own words."""

    start: int
    end: int
    quote: str
    where: str
    fact: str


def origins(application: Application, step: Step, message: Message) -> tuple[Origin, ...]:
    """The stretches of a message's body that come from the facts, in the order of reading."""
    case = set_up(
        message,
        kind=step.kind,
        application=application,
        person=step.to[0] if step.to else None,
        others=(),
        on=None,
        interview=step.interview,
        must_ask_for=step.must_ask_for,
        language=False,
    )
    return tuple(_origin(application, trace) for trace in traces(case))


def _origin(application: Application, trace: Trace) -> Origin:
    where = place_of(application, trace.source)
    return Origin(trace.start, trace.end, trace.quote, where, trace.fact)


def place_of(application: Application, source: str) -> str:
    """Where a fact stands, in a person's words: `people.0.name` is "the people: Dana Reyes"."""
    path = source.split(".")
    for length in (len(path), 2, 1):
        if (name := ".".join(path[:length])) in _PLACES:
            return _PLACES[name]
    if path[0] == "people":
        return f"the people: {application.people[int(path[1])].name}"
    if path[0] == "references":
        return f"your references: {application.references[int(path[1])].name}"
    return _of_interview(application, path)


def _of_interview(application: Application, path: Sequence[str]) -> str:
    if path[0] != "interviews" or len(path) < 4:
        return DATES
    person = application.person(path[3])
    return f"your notes on {person.name}" if person else DATES
