"""Chasers: the check-in after an unclear answer, the follow-up after silence, and their count.

Source: POLICY section 3, `wait-seven-business-days`, `wait-a-business-week`, `one-more-only`,
`hold-until-their-date`, `thank-before-chasing`, `their-move` and the fine print, "Clocks".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.answers import COMPANY_ANSWERS, company_answers, owed
from guardrails.planning.catalogue import RULES, RuleId
from guardrails.planning.ends import End, ending
from guardrails.planning.history import History, Ours, Round
from guardrails.planning.overrides import overruled
from guardrails.planning.planned import Planned, Window
from guardrails.planning.receivers import counterpart
from guardrails.planning.shapes import State
from guardrails.planning.thank_yous import last_thanks, thank_yous
from guardrails.planning.words import count_name, kind_name

CHECK_IN = MessageKind.CHECK_IN
FOLLOW_UP = MessageKind.NO_RESPONSE_FOLLOW_UP
CHASERS = (CHECK_IN, FOLLOW_UP)
_OTHER = {CHECK_IN: FOLLOW_UP, FOLLOW_UP: CHECK_IN}


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs: from which day, how many business days, for which chaser, by which rule.

    `after` says in words what the day was.
    """

    kind: MessageKind
    start: date
    days: int
    rules: tuple[RuleId, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why no clock runs for a kind: the rule, and a sentence."""

    rule: RuleId
    because: str


def chasers(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """The chasers that were sent, and the one whose clock runs."""
    sent = [_sent(history, ours) for ours in history.sent if ours.event.kind in CHASERS]
    clock = running(_until_no(history), so_far)
    return [*sent, _waiting(history, clock, so_far)] if clock else sent


def used(history: History, kind: MessageKind | None = None) -> list[Ours]:
    """The chasers sent for the latest interview, of one kind or both, in order."""
    latest = history.latest
    kinds = CHASERS if kind is None else (kind,)
    return [
        ours
        for ours in history.sent
        if latest and ours.on >= latest.on and ours.event.kind in kinds
    ]


def last_word(history: History) -> Ours | None:
    """The chaser after which nothing more is asked, while nobody has answered it.

    It is the follow-up, or whichever chaser used up the count.
    """
    sent = used(history)
    if not sent or _answered(history, sent[-1]):
        return None
    spent = {ours.event.kind for ours in sent}
    return sent[-1] if FOLLOW_UP in spent else None


def running(history: History, so_far: Sequence[Planned]) -> Clock | None:
    """The clock that runs on `today`, or None."""
    found = _clock(history, so_far)
    return found if isinstance(found, Clock) else None


def why_stopped(history: History, so_far: Sequence[Planned], kind: MessageKind) -> Stopped:
    """Why no clock runs for this kind of chaser."""
    found = _clock(history, so_far)
    if isinstance(found, Stopped):
        return found
    if used(history, kind):
        return _no_second(kind)
    if kind is CHECK_IN and not history.responses:
        return Stopped(RuleId.WAIT_SEVEN, "They have not answered yet; a check-in asks after one.")
    if kind is FOLLOW_UP:
        return Stopped(RuleId.WAIT_WEEK, "They have written since; a follow-up is for silence.")
    return Stopped(RuleId.ONE_MORE, f"The {kind_name(_OTHER[kind])} comes first.")


def _clock(history: History, so_far: Sequence[Planned]) -> Clock | Stopped:
    latest = history.latest
    if latest is None:
        return Stopped(RuleId.WAIT_WEEK, "Nobody is asked for news before an interview.")
    if last_word(history) is not None:
        return Stopped(RuleId.ONE_MORE, "You have asked once more; a second time would press.")
    waiting = owed(history, so_far)
    if waiting is not None:
        return Stopped(
            RuleId.ANSWER_COMPANY, f"The {kind_name(waiting.kind)} comes first; it is your move."
        )
    return _by_count(history, latest)


def _by_count(history: History, latest: Round) -> Clock | Stopped:
    checked, followed = used(history, CHECK_IN), used(history, FOLLOW_UP)
    if checked and followed:
        return Stopped(RuleId.ONE_MORE, "The check-in and the follow-up are both used.")
    if checked:
        return _after_check_in(history, checked[-1])
    if history.responses:
        return _since_last_message(history, CHECK_IN)
    return _since_thanks(history, latest)


def _after_check_in(history: History, check: Ours) -> Clock:
    if _answered(history, check):
        clock = _since_last_message(history, FOLLOW_UP)
        return replace(clock, rules=(*clock.rules, RuleId.ONE_MORE))
    return Clock(FOLLOW_UP, check.on, 5, (RuleId.ONE_MORE,), "your check-in")


def _since_last_message(history: History, kind: MessageKind) -> Clock:
    theirs = history.responses[-1].on
    ours = history.last_of_ours
    rules = (RuleId.WAIT_SEVEN, RuleId.THEIR_MOVE) if _their_move(history) else (RuleId.WAIT_SEVEN,)
    if ours is not None and ours > theirs:
        return Clock(kind, ours, 7, rules, "your last message")
    return Clock(kind, theirs, 7, rules, "their last message")


def _since_thanks(history: History, latest: Round) -> Clock | Stopped:
    thanks = last_thanks(history, latest)
    if thanks is None:
        return Stopped(RuleId.THANK_FIRST, "No thank-you has gone out for the latest interview.")
    return Clock(FOLLOW_UP, thanks, 5, (RuleId.WAIT_WEEK,), "your last thank-you")


def _their_move(history: History) -> bool:
    """Whether an invitation, a request or an offer was answered since their last message."""
    last = history.responses[-1]
    return any(ours.event.kind in COMPANY_ANSWERS and ours.on >= last.on for ours in history.sent)


def _answered(history: History, ours: Ours) -> bool:
    return any(mail.place > ours.place for mail in history.heard)


def _until_no(history: History) -> History:
    """The clocks as they ran up to a no; nothing after it moves them."""
    end = ending(history)
    return history.before(end.place) if end and end.how is End.NO else history


def _waiting(history: History, clock: Clock, so_far: Sequence[Planned]) -> Planned:
    """The chaser whose clock runs, with what holds it."""
    main, latest = counterpart(history), history.latest
    opens = history.calendar.after(clock.start, clock.days)
    step = Planned(
        kind=clock.kind,
        to=(main.id,) if main else (),
        window=Window.on(opens),
        rules=clock.rules,
        because=_why(history, clock, opens),
        since=latest.on if latest else clock.start,
        interview=latest.last if latest else None,
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
    return replace(step, window=Window.on(free), because=because).quoting(RuleId.HOLD)


def _held(history: History, step: Planned, so_far: Sequence[Planned]) -> Planned:
    """Void while an interview lies ahead; without a date while a thank-you is unsent."""
    if history.ahead is not None:
        day = history.day(history.ahead.on)
        return step.void(f"You meet them again on {day}; ask for news there.", RuleId.ONE_MORE)
    if not unthanked(history, so_far):
        return step
    because = "A thank-you is still unsent; send that before asking for news."
    return replace(step, window=Window(None), because=because).quoting(RuleId.THANK_FIRST)


def unthanked(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """The thank-yous that could be sent today and were not, of any interview held."""
    return [
        step
        for step in so_far
        if step.kind is MessageKind.THANK_YOU and step.is_open(history.today)
    ]


def _no_second(kind: MessageKind) -> Stopped:
    return Stopped(RuleId.ONE_MORE, f"The {kind_name(kind)} has been sent; a second would press.")


def _sent(history: History, ours: Ours) -> Planned:
    """A chaser that went out, with the window that the rules gave on that day."""
    then = history.before(ours.place)
    steps = [*overruled(then, thank_yous(then, ())), *overruled(then, company_answers(then, ()))]
    clock = running(then, steps)
    latest = then.latest
    step = Planned(
        kind=ours.event.kind,
        to=(ours.event.to,),
        window=Window(None),
        rules=(),
        because=f"You sent it on {history.day(ours.on)}.",
        since=ours.on,
        fixed=State.DONE,
        interview=latest.last if latest else None,
        place=(ours.place,),
    )
    if clock is None or clock.kind is not ours.event.kind:
        stopped = why_stopped(then, steps, ours.event.kind)
        return _against(step, stopped.rule)
    ruled = _waiting(then, clock, steps)
    step = replace(step, window=ruled.window, rules=ruled.rules)
    return step if ruled.is_open(ours.on) else _against(step, _holding(ruled))


def _holding(step: Planned) -> RuleId:
    """The rule that kept a chaser from opening."""
    if step.fixed is State.VOID:
        return RuleId.ONE_MORE
    return next(
        (rule for rule in (RuleId.THANK_FIRST, RuleId.HOLD) if rule in step.rules), step.rules[0]
    )


def _against(step: Planned, rule: RuleId) -> Planned:
    """A step that went out all the same: it quotes the rule that was overruled."""
    because = f"{step.because} That was your call. The rule overruled: {RULES[rule].says}"
    return replace(step.quoting(rule, RuleId.YOUR_CALL), because=because)
