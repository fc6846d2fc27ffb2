"""Chasers: the one whose clock runs, with what holds it, and those that went out.

Source: POLICY section 3, `hold-until-their-date`, `thank-before-chasing`, `your-call` and the
fine print, "Clocks" and "What is listed".
"""

from collections.abc import Sequence
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.answers import last_asked
from guardrails.planning.catalogue import RuleId
from guardrails.planning.clocks import CHASERS, Clock, running, why_stopped
from guardrails.planning.ends import Ending, ending
from guardrails.planning.history import History
from guardrails.planning.log import Ours
from guardrails.planning.overrides import overruled
from guardrails.planning.planned import Planned, Window, changed
from guardrails.planning.receivers import counterpart
from guardrails.planning.shapes import State
from guardrails.planning.thank_yous import thank_yous
from guardrails.planning.words import count_name, own_words


def chasers(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """The chasers that were sent, and the one whose clock runs."""
    sent = [_sent(history, ours) for ours in history.sent if ours.event.kind in CHASERS]
    end = ending(history)
    step = _at(history, end) if end else _running(history, so_far)
    return [*sent, step] if step else sent


def _at(history: History, end: Ending) -> Planned | None:
    """The chaser whose clock ran when it ended, for nothing later moves or releases one."""
    then = history.before(end.place)
    before = ending(then)
    step = _at(then, before) if before else chaser(then)
    return changed(step, fixed=None) if step else None


def chaser(history: History) -> Planned | None:
    """The chaser whose clock runs, as the rules have it before the person overrules them."""
    return _running(history, _owed(history))


def _running(history: History, so_far: Sequence[Planned]) -> Planned | None:
    clock = running(history, so_far)
    return _waiting(history, clock, so_far) if clock else None


def _owed(history: History) -> list[Planned]:
    """What is to be sent, as far as it holds a chaser."""
    # neither looks at the steps before it, so that none need be handed to them
    return [*overruled(history, thank_yous(history, ())), *overruled(history, last_asked(history))]


def _waiting(history: History, clock: Clock, so_far: Sequence[Planned]) -> Planned:
    """The chaser whose clock runs, with what holds it."""
    main = counterpart(history)
    opens = history.calendar.after(clock.start, clock.days)
    step = Planned(
        kind=clock.kind,
        to=(main.id,) if main else (),
        window=Window.on(opens),
        rules=clock.rules,
        because=_why(history, clock, opens),
        since=clock.round.on,
        interview=clock.round.last,
    )
    return _held(history, _not_before_their_day(history, step), so_far)


def _why(history: History, clock: Clock, opens: date) -> str:
    return (
        f"{count_name(clock.days).capitalize()} business days after {clock.after} of "
        f"{history.day(clock.start)} end on {history.day(opens)}"
        f"{history.closed_note(clock.start, opens)}."
    )


def _not_before_their_day(history: History, step: Planned) -> Planned:
    if history.hold is None or step.window.opens is None:
        return step
    free = history.calendar.after(history.hold, 1)
    if free <= step.window.opens:
        return step
    because = (
        f"They named {history.day(history.hold)} for the decision, so nobody asks before "
        f"{history.day(free)}{history.closed_note(history.hold, free)}."
    )
    return changed(step, window=Window.on(free), because=because).quoting(RuleId.HOLD)


def _held(history: History, step: Planned, so_far: Sequence[Planned]) -> Planned:
    """Void while an interview lies ahead; without a date while a thank-you is unsent."""
    if history.ahead is not None:
        day = history.day(history.ahead.on)
        return step.void(f"You meet them again on {day}; ask for news there.", RuleId.ONE_MORE)
    if not unthanked(history, so_far):
        return step
    because = "A thank-you is still unsent; send that before asking for news."
    return changed(step, window=Window(None), because=because).quoting(RuleId.THANK_FIRST)


def unthanked(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """The thank-yous that could be sent today and were not, of any interview held."""
    return [
        step
        for step in so_far
        if step.kind is MessageKind.THANK_YOU and step.is_open(history.today)
    ]


def _sent(history: History, ours: Ours) -> Planned:
    """A chaser that went out, with the window that the rules gave on that day."""
    then = history.before(ours.place)
    steps = _owed(then)
    clock = running(then, steps)
    latest = then.latest
    step = Planned(
        kind=ours.event.kind,
        to=(ours.event.to,),
        window=Window(None),
        rules=(),
        because=f"You sent it on {history.day(ours.on)}{own_words(ours.event.why)}.",
        since=ours.on,
        fixed=State.DONE,
        interview=latest.last if latest else None,
    )
    if clock is None or clock.kind is not ours.event.kind:
        early = step.quoting(RuleId.THANK_FIRST) if unthanked(then, steps) else step
        return early.against(why_stopped(then, steps, ours.event.kind).rule)
    ruled = _waiting(then, clock, steps)
    step = changed(step, window=ruled.window, rules=ruled.rules)
    return step if ruled.is_open(ours.on) else step.against(_holding(ruled))


def _holding(step: Planned) -> RuleId:
    """The rule that kept a chaser from opening."""
    if step.fixed is State.VOID:
        return RuleId.ONE_MORE
    return next(
        (rule for rule in (RuleId.THANK_FIRST, RuleId.HOLD) if rule in step.rules), step.rules[0]
    )
