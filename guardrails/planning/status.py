"""Replies to unclear answers, and what takes their place.

Source: POLICY section 3, `answer-unclear-reply` and the fine print, "Answers we owe".
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from guardrails.application import Snoozed
from guardrails.kinds import MessageKind
from guardrails.planning.answers import answer, met_since, reading
from guardrails.planning.catalogue import RuleId
from guardrails.planning.chasers import chaser
from guardrails.planning.history import History
from guardrails.planning.log import Mail, since
from guardrails.planning.overrides import overruled
from guardrails.planning.planned import Planned
from guardrails.planning.shapes import State
from guardrails.replies.shapes import ReplyLabel
from guardrails.workdays import DAY

_SAYING = tuple(label for label in ReplyLabel if label is not ReplyLabel.OTHER)
_WEEK = timedelta(days=7)  # seven business days are no fewer days; looking there saves time only


def status_replies(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """Replies to unclear answers; a later message, or the day of the check-in, replaces them."""
    checks = [step for step in so_far if step.kind is MessageKind.CHECK_IN]
    steps: dict[tuple[tuple[str, ...], date], Planned] = {}
    for mail in reading(history, ReplyLabel.UNCLEAR_STATUS):
        step = _overtaken(history, mail, answer(history, mail), checks)
        steps.setdefault((step.to, mail.on), step)
    return list(steps.values())


def _overtaken(history: History, mail: Mail, step: Planned, checks: Sequence[Planned]) -> Planned:
    if step.fixed is not None:
        return step
    later = since(reading(history, *_SAYING), mail.on)
    if later is not None:
        return step.void(f"They wrote again on {history.day(later.on)}, which replaces it.")
    opened = _opened(history, mail, checks)
    if opened is not None:
        return step.void(
            f"The check-in opened on {history.day(opened)} and takes its place.",
            RuleId.WAIT_SEVEN,
        )
    return met_since(history, mail, step)


def _opened(history: History, mail: Mail, checks: Sequence[Planned]) -> date | None:
    """The day after this message on which a check-in opened or went out, if one has."""
    for check in checks:
        day = _day(check)
        if day is not None and mail.on < day <= history.today:
            return day
    return next((day for day in _opened_then(history, mail)), None)


def _day(check: Planned) -> date | None:
    if check.fixed in (State.VOID, State.BLOCKED):
        return None
    return check.since if check.fixed is State.DONE else check.ruled or check.window.opens


def _opened_then(history: History, mail: Mail) -> Iterator[date]:
    """The days on which a check-in stood open, though what came later moved it again."""
    # within a week of their message no check-in can open for it, and one before it asks of another
    for day in _eves(history, mail.on + _WEEK):
        then = history.on(day)
        step = chaser(then)
        if step is not None and step.kind is MessageKind.CHECK_IN:
            opened = _day(overruled(then, [step])[0])
            if opened is not None and opened <= day:
                yield opened


def _eves(history: History, first: date) -> list[date]:
    """The days from `first` on after which something changed."""
    changes = {event.on for event in history.events}
    changes |= {round_.on for round_ in history.held}
    changes |= {event.until for _, event in history.overrides if isinstance(event, Snoozed)}
    # with <= one day more is looked at, within the week in which none can stand open
    return sorted(day - DAY for day in changes if first < day <= history.today)
