"""The course of one application as a timeline: what happened, what is due, what comes next.

The closed days that moved a step are on it too: public holidays and the person's own closed days
between the last word of either side and the day that a chaser opens. Source: POLICY section 1,
"Business day", and section 3, the rules that wait.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guardrails import Application, Plan, State, Step
from guardrails.application import Interview
from guardrails.planning.catalogue import RuleId
from guardrails.workdays import Workdays

OPEN = frozenset({State.DUE, State.LATE})
WAITS = frozenset({RuleId.WAIT_SEVEN, RuleId.WAIT_WEEK, RuleId.HOLD, RuleId.THEIR_MOVE})


@dataclass(frozen=True)
class Moment:
    """One day of the application and what it is about; exactly one of the others is given.

    `event` is the index of an event of the log, `closed` why a day does not count, `decision`
    whether it is the day by which they said that they would decide.
    """

    on: date
    interview: Interview | None = None
    event: int | None = None
    step: Step | None = None
    closed: str | None = None
    decision: bool = False


@dataclass(frozen=True)
class Timeline:
    """What happened (up to today), what is due today, and what comes; each in order of days."""

    happened: tuple[Moment, ...]
    due: tuple[Moment, ...]
    coming: tuple[Moment, ...]


def timeline(application: Application, made: Plan) -> Timeline:
    """The timeline of an application on the day of its plan; dates are the application's own."""
    past = [*_interviews(application), *_events(application)]
    coming = [*past, *_steps(made), *_closed(application, made), *_decision(application)]
    return Timeline(
        tuple(_in_order(one for one in past if one.on <= made.today)),
        tuple(Moment(step.due or made.today, step=step) for step in made.steps if _due(step)),
        tuple(_in_order(one for one in coming if one.on > made.today)),
    )


def _in_order(moments: Iterator[Moment]) -> list[Moment]:
    """By day; on one day as they came: interviews, then the log in its order."""
    return sorted(moments, key=lambda moment: moment.on)


def _interviews(application: Application) -> Iterator[Moment]:
    for interview in application.interviews:
        yield Moment(interview.on, interview=interview)


def _events(application: Application) -> Iterator[Moment]:
    for index, event in enumerate(application.events):
        yield Moment(event.on, event=index)


def _steps(made: Plan) -> Iterator[Moment]:
    for step in made.steps:
        if step.state is State.WAITING and step.opens:
            yield Moment(step.opens, step=step)


def _decision(application: Application) -> Iterator[Moment]:
    if application.decision_expected:
        yield Moment(application.decision_expected, decision=True)


def _closed(application: Application, made: Plan) -> Iterator[Moment]:
    """The days that do not count while a chaser waits; weekends go without saying."""
    opens = [step.opens for step in made.steps if step.opens and _waits(step)]
    if not opens:
        return
    days = [item.on for item in (*application.interviews, *application.events)]
    since = max((day for day in days if day <= made.today), default=made.today)
    calendar = Workdays.of(application.country, application.subdivision, application.closed_days)
    for day, why in calendar.off_between(since, max(opens)):
        yield Moment(day, closed=why)


def _waits(step: Step) -> bool:
    return step.state is State.WAITING and not WAITS.isdisjoint(step.rules)


def _due(step: Step) -> bool:
    return step.state in OPEN and not step.optional
