"""The headline: one sentence that says what to do today, and to whom."""

from collections.abc import Sequence
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.course import Course
from guardrails.planning.ends import End, Ending
from guardrails.planning.log import Ours
from guardrails.planning.planned import Planned
from guardrails.planning.shapes import State, Verdict
from guardrails.planning.words import count_name, possessive

_OVERDUE = 3  # "From the third day after the interview the plan says so in its headline"
_DO = {
    MessageKind.WITHDRAWAL: "Tell {who} today that you are withdrawing.",
    MessageKind.OFFER_REPLY: "Answer {whose} offer today.",
    MessageKind.NEXT_ROUND_REPLY: "Answer {whose} invitation today.",
    MessageKind.INFO_REPLY: "Send {who} what they asked for today.",
    MessageKind.STATUS_REPLY: "Send {who} a short reply to their update today.",
    MessageKind.CHECK_IN: "Send {who} a check-in today.",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "Send {who} a follow-up today.",
    MessageKind.REFERENCE_PERMISSION: "Ask {who} today whether you may give their name as a "
    "reference.",
    MessageKind.REFERENCE_HEADS_UP: "Give {who} a heads-up today that a call may come.",
}
_NEXT = {
    MessageKind.WITHDRAWAL: "the withdrawal to {who}",
    MessageKind.OFFER_REPLY: "the answer to {whose} offer",
    MessageKind.NEXT_ROUND_REPLY: "the answer to {whose} invitation",
    MessageKind.INFO_REPLY: "what {who} asked for",
    MessageKind.STATUS_REPLY: "the short reply to {whose} update",
    MessageKind.THANK_YOU: "the thank-you to {who}",
    MessageKind.CHECK_IN: "the check-in to {who}",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "the follow-up to {who}",
    MessageKind.REFERENCE_PERMISSION: "the question to {who} about being a reference",
    MessageKind.REFERENCE_HEADS_UP: "the heads-up to {who}",
}

_ENDED = {
    End.NO: "They said no on {day}; there is nothing more that you need to send.",
    End.WITHDRAWN: "You withdrew on {day}; there is nothing more to send.",
    End.LEAVING: "You decided on {day} to leave and struck out the withdrawal; nothing is left to "
    "send.",
    End.ACCEPTED: "You accepted their offer on {day}; there is nothing more to send.",
    End.DECLINED: "You declined their offer on {day}; there is nothing more to send.",
}
_GONE = "They wrote on {day} that the job is gone; there is nothing more that you need to send."


def headline(course: Course, verdict: Verdict, until: date | None) -> str:
    """The sentence at the top of the plan."""
    due = course.open()
    if due:
        said = _send([step for step in due if step.kind is due[0].kind], course)
        return f"{said[:-1]}{_overdue_thanks(due, course)}."
    if verdict is Verdict.STOP and course.silent is not None:
        return _silent(course, course.silent)
    if verdict is Verdict.STOP and course.end is not None:
        return _ended(course, course.end)
    return _wait(course, until)


def _send(steps: Sequence[Planned], course: Course) -> str:
    kind = steps[0].kind
    who = _who(course, steps)
    if kind is MessageKind.THANK_YOU:
        return _thank(steps, who, course)
    if kind is MessageKind.OFFER_REPLY and course.end is not None:
        does = "accept" if course.end.how is End.ACCEPTED else "decline"
        return f"Tell {who} today that you {does} the offer."
    return _DO[kind].format(who=who, whose=possessive(who))


def _who(course: Course, steps: Sequence[Planned]) -> str:
    return course.history.called(dict.fromkeys(n for step in steps for n in step.to))


def _thank(steps: Sequence[Planned], who: str, course: Course) -> str:
    people = {name for step in steps for name in step.to}
    what = "a thank-you" if len(people) == 1 else "their thank-yous"
    send = f"end {who} {what} today{_asks(steps, course)}"
    overdue = [step for step in steps if _days(step, course) >= _OVERDUE]
    if not overdue:
        return f"S{send}."
    days = max(_days(step, course) for step in overdue)
    longest = [step for step in overdue if _days(step, course) == days]
    met = "" if len(longest) == len(steps) else f" {_who(course, longest)}"
    return f"It is {count_name(days)} days since you met{met}: s{send}."


def _asks(steps: Sequence[Planned], course: Course) -> str:
    missing = dict.fromkeys(name for step in steps for name in step.must_ask_for)
    if not missing:
        return ""
    what = "address" if len(missing) == 1 else "addresses"
    return f" and ask for {possessive(course.history.called(missing))} {what}"


def _overdue_thanks(due: Sequence[Planned], course: Course) -> str:
    """A clause on thank-yous that are overdue while something else comes first; else empty."""
    thanks = [step for step in due if step.kind is MessageKind.THANK_YOU]
    late = [step for step in thanks if _days(step, course) >= _OVERDUE]
    if due[0].kind is MessageKind.THANK_YOU or not late:
        return ""
    days = max(_days(step, course) for step in late)
    return f", then thank {_who(course, late)}: it is {count_name(days)} days since you met"


def _days(step: Planned, course: Course) -> int:
    return (course.history.today - step.since).days


def _ended(course: Course, end: Ending) -> str:
    said = (_GONE if end.gone else _ENDED[end.how]).format(day=course.history.day(end.on))
    replies = [s for s in course.open(optional=True) if s.kind is MessageKind.REJECTION_REPLY]
    if not replies:
        return said
    return f"{said[:-1]}, though a short, kind reply to {_who(course, replies)} is welcome."


def _silent(course: Course, last: Ours) -> str:
    whom, day = course.history.called((last.event.to,)), course.history.day(last.on)
    return (
        f"You asked {whom} once more on {day}, so there is nothing more to send; an answer may "
        "still come, and it is time to look elsewhere."
    )


def _wait(course: Course, until: date | None) -> str:
    if until is not None:
        return f"There is nothing to send today; {_next(course, until)}."
    blocked = next((step for step in course.steps if step.fixed is State.BLOCKED), None)
    if blocked is not None:
        return f"Nothing can go out yet: {blocked.because[0].lower()}{blocked.because[1:]}"
    if course.end is not None:
        return _ENDED[course.end.how].format(day=course.history.day(course.end.on))
    if not course.history.rounds and not course.history.events:
        return "There is nothing to send yet; add the interview once there is one."
    return "There is nothing to send today; the next move is theirs."


def _next(course: Course, until: date) -> str:
    """What opens next, to whom and when."""
    today = course.history.today
    opening = [
        step
        for step in course.steps
        if step.window.opens == until and step.state(today) is State.WAITING
    ]
    steps = [step for step in opening if step.kind is opening[0].kind]
    who = _who(course, steps)
    what = _NEXT[steps[0].kind].format(who=who, whose=possessive(who))
    return f"next is {what}, on {course.history.day(until)}"
