"""For each kind that is not due: the rule that says so, and why."""

from guardrails.kinds import MessageKind
from guardrails.planning.beyond import ASKED_BY
from guardrails.planning.catalogue import RuleId
from guardrails.planning.clocks import CHASERS, why_stopped
from guardrails.planning.course import Course
from guardrails.planning.ends import reason
from guardrails.planning.planned import Planned
from guardrails.planning.shapes import NotNow, State

_FIRST = (State.WAITING, State.BLOCKED, State.VOID, State.DONE)
_HOLDS = (RuleId.YOUR_CALL, RuleId.THANK_FIRST, RuleId.HOLD)
_NOTHING_YET = {
    MessageKind.WITHDRAWAL: "You have not decided to leave.",
    MessageKind.OFFER_REPLY: "There is no offer to answer.",
    MessageKind.NEXT_ROUND_REPLY: "There is no invitation to answer.",
    MessageKind.INFO_REPLY: "They have asked for nothing.",
    MessageKind.STATUS_REPLY: "There is no unclear answer to reply to.",
    MessageKind.THANK_YOU: "There has been no interview to say thanks for.",
    MessageKind.REJECTION_REPLY: "They have not said no.",
    MessageKind.REFERENCE_PERMISSION: "No referee is waiting to be asked.",
    MessageKind.REFERENCE_HEADS_UP: "There is no referee to tell of an interview.",
    MessageKind.LINKEDIN_CONNECT: "Nobody has been thanked yet.",
    MessageKind.SHARE_ARTICLE: "No article is named with its reason for someone you thanked.",
}


def not_now(course: Course) -> tuple[NotNow, ...]:
    """One entry for each kind without a step that is due or late, in the order of precedence."""
    today = course.history.today
    return tuple(
        _why(course, kind)
        for kind in MessageKind
        if not any(step.is_open(today) for step in course.of_kind(kind))
    )


def _why(course: Course, kind: MessageKind) -> NotNow:
    step = _telling(course, kind)
    if step is not None and step.fixed is not State.DONE:
        return _told(kind, _rule(course, step), step.because)
    if course.end is not None:
        return _told(kind, *reason(course.history, course.end))
    if kind in CHASERS:
        stopped = why_stopped(course.history, course.steps, kind)
        return _told(kind, stopped.rule, stopped.because)
    if kind is MessageKind.THANK_YOU and step is not None:
        return _told(kind, RuleId.THANK_EACH, "Everybody you met has been thanked.")
    if step is not None:
        return _told(kind, step.rules[0], step.because)
    return _told(kind, ASKED_BY[kind], _NOTHING_YET[kind])


def _telling(course: Course, kind: MessageKind) -> Planned | None:
    """The step of this kind that says most about why nothing is due."""
    today = course.history.today
    steps = course.of_kind(kind)
    return min(steps, key=lambda step: _FIRST.index(step.state(today)), default=None)


def _rule(course: Course, step: Planned) -> RuleId:
    if step.state(course.history.today) is State.WAITING:
        return next((rule for rule in _HOLDS if rule in step.rules), step.rules[0])
    return step.rules[-1]


def _told(kind: MessageKind, rule: RuleId, because: str) -> NotNow:
    return NotNow(kind=kind, rule=rule.value, because=because)
