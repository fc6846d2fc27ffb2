"""Referees: first their permission, then word of the interview.

Source: Best Practice 4 of the article; POLICY section 3, `ask-referees-first`, `tell-referees` and
the fine print, "Windows".
"""

from collections.abc import Sequence

from guardrails.application import Reference
from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History
from guardrails.planning.log import Ours
from guardrails.planning.planned import Planned, Window
from guardrails.planning.shapes import State


def permissions(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """The request to each referee whose permission is not recorded; done once it was sent."""
    steps = [_permission(history, referee) for referee in history.application.references]
    return [step for step in steps if step is not None]


def heads_ups(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """The word to each referee; without an interview only those that something blocks."""
    steps = [_heads_up(history, referee) for referee in history.application.references]
    return [step for step in steps if history.rounds or step.fixed in (State.BLOCKED, State.DONE)]


def _permission(history: History, referee: Reference) -> Planned | None:
    sent = history.sent_of(MessageKind.REFERENCE_PERMISSION, referee.id)
    if referee.permission and not sent:
        return None
    day = sent[0].on if sent else history.today
    opens = min(day, history.rounds[0].on) if history.rounds else day
    step = Planned(
        kind=MessageKind.REFERENCE_PERMISSION,
        to=(referee.id,),
        window=Window.on(opens),
        rules=(RuleId.ASK_REFEREES,),
        because=f"{referee.called} has not said yes to being named; ask before anybody calls.",
        since=opens,
    )
    if not sent:
        return step
    return step.done(f"You asked {referee.called} on {history.day(day)}.")


def _heads_up(history: History, referee: Reference) -> Planned:
    first = history.rounds[0].on if history.rounds else None
    closes = history.calendar.after(first, 2) if first else None
    step = Planned(
        kind=MessageKind.REFERENCE_HEADS_UP,
        to=(referee.id,),
        window=Window.on(first, closes),
        rules=(RuleId.TELL_REFEREES,),
        because=_why(history, referee),
        since=first or history.today,
    )
    sent = history.sent_of(MessageKind.REFERENCE_HEADS_UP, referee.id)
    if sent:
        said = f"You told {referee.called} on {history.day(sent[0].on)}."
        return _told(step.done(said), referee, sent[0])
    if not referee.permission:
        return step.blocked(
            RuleId.ASK_REFEREES,
            f"The heads-up to {referee.called} waits until their yes to being named is recorded.",
        )
    if referee.email is None:
        missing = f"There is no address for {referee.called}; add it first."
        return step.blocked(RuleId.ASK_FOR_CONTACT, missing)
    return step


def _told(done: Planned, referee: Reference, ours: Ours) -> Planned:
    opens = done.window.opens
    if opens is None or ours.on < opens:
        return done.against(RuleId.TELL_REFEREES)
    return done if referee.permission else done.against(RuleId.ASK_REFEREES)


def _why(history: History, referee: Reference) -> str:
    if not history.rounds:
        return f"{referee.called} hears of it once there is an interview."
    day = history.day(history.rounds[0].on)
    return (
        f"{referee.called} may get a call after the interview of {day}, and should hear of it "
        "within two business days."
    )
