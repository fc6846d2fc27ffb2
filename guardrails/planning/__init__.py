"""Which message is right, to whom and when: facts to history, history to steps, steps to a plan."""

from datetime import date

from guardrails.application import Application
from guardrails.kinds import SPECS
from guardrails.planning.course import Course
from guardrails.planning.headline import headline
from guardrails.planning.history import History
from guardrails.planning.not_now import not_now
from guardrails.planning.shapes import Plan, State, Verdict

__all__ = ["plan"]


def plan(application: Application, today: date) -> Plan:
    """The plan of `application` on `today` (a local date of the application).

    What has happened (`History`), what each rule says of it (`Course`), and what that means
    today: states, order, verdict. Deterministic; reads no clock.
    """
    course = Course.of(History.of(application, today))
    coming = _coming(course)
    verdict = _verdict(course, coming)
    until = coming if verdict is Verdict.WAIT else None
    return Plan(
        today=today,
        verdict=verdict,
        until=until,
        headline=headline(course, verdict, until),
        steps=tuple(step.shown(today) for step in course.steps),
        not_now=not_now(course),
    )


def _verdict(course: Course, coming: date | None) -> Verdict:
    """Send if something that is not optional is due or late; stop only after an end or the last
    word, with nothing to come; else wait (POLICY, section 3 and fine print, "Verdict")."""
    if course.open():
        return Verdict.SEND
    return Verdict.STOP if course.over and coming is None else Verdict.WAIT


def _coming(course: Course) -> date | None:
    """The next date on which a step that is not optional opens."""
    today = course.history.today
    days = [
        step.window.opens
        for step in course.steps
        if step.state(today) is State.WAITING
        and step.window.opens is not None
        and not SPECS[step.kind].optional
    ]
    return min(days, default=None)
