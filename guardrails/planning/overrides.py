"""What the person put off or struck out: the plan follows and says which rule was overruled.

Source: POLICY section 3, `your-call`, and the fine print, "What is listed".
"""

from collections.abc import Collection, Sequence

from guardrails.application import Skipped, Snoozed
from guardrails.kinds import SPECS, MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History
from guardrails.planning.planned import Planned, Window, changed
from guardrails.planning.shapes import State
from guardrails.planning.words import own_words

_ONE_AT_A_TIME = (
    MessageKind.WITHDRAWAL,
    MessageKind.CHECK_IN,
    MessageKind.NO_RESPONSE_FOLLOW_UP,
)
_FORESEEN = (
    MessageKind.THANK_YOU,
    MessageKind.REFERENCE_PERMISSION,
    MessageKind.REFERENCE_HEADS_UP,
    MessageKind.LINKEDIN_CONNECT,
    MessageKind.SHARE_ARTICLE,
)
"""Kinds that may be put off or struck out before what opens them; answers are to one message."""


def overruled(history: History, steps: Sequence[Planned]) -> list[Planned]:
    """The steps with what the person decided about them, and blocked where an address lacks."""
    found = [_addressed(history, step) for step in steps]
    last: dict[int, Snoozed | Skipped] = {}
    for place, event in history.overrides:
        over = [at for at, said in last.items() if isinstance(said, Skipped)]
        over += [at for at, step in enumerate(found) if _sent_before(step, place)]
        at = _meant(event, found, over)
        if at is not None:
            last[at] = event
    for at, event in last.items():
        found[at] = _follow(history, event, found[at])
    return found


def _addressed(history: History, step: Planned) -> Planned:
    """Blocked where the message goes by email and its receiver has no address."""
    if step.fixed is not None or SPECS[step.kind].channel != "email":
        return step
    for name in step.to:
        someone = history.someone(name)
        if someone is None or someone.email is None:
            who = history.called((name,))
            return step.blocked(
                RuleId.ASK_FOR_CONTACT, f"There is no address for {who}; add it first."
            )
    if not step.to and step.kind is not MessageKind.THANK_YOU:
        return step.blocked(
            RuleId.ASK_FOR_CONTACT, "Nobody at the company has an address yet; add one first."
        )
    return step


def _sent_before(step: Planned, place: int) -> bool:
    # two events never share a place, so that <= would say the same
    return step.sent is not None and step.sent < place


def _meant(event: Snoozed | Skipped, steps: Sequence[Planned], over: Collection[int]) -> int | None:
    """The step that the person meant: the latest that was there and neither sent nor struck out
    before (`over`), else the next to come, else the one that was struck out."""
    fits = sorted(
        (step.since, at)
        for at, step in enumerate(steps)
        if step.kind is event.kind and (event.to in step.to or event.kind in _ONE_AT_A_TIME)
    )
    there = [(since, at) for since, at in fits if since <= event.on]
    kept = [(since, at) for since, at in there if at not in over]
    coming = [(since, at) for since, at in fits if since > event.on and event.kind in _FORESEEN]
    # only one is meant: where that is settled by now, no other one takes its place
    choice = kept[-1:] or coming[:1] or there[-1:]
    settled = (State.DONE, State.VOID)
    return next((at for _, at in choice if steps[at].fixed not in settled), None)


def _follow(history: History, event: Snoozed | Skipped, step: Planned) -> Planned:
    if isinstance(event, Skipped):
        struck = step.void(f"You struck it out on {history.day(event.on)}{own_words(event.why)}.")
        return struck.against(step.rules[0])
    return _put_off(history, event, step)


def _put_off(history: History, event: Snoozed, step: Planned) -> Planned:
    until = event.until
    opens, closes = step.window.opens, step.window.closes
    if opens is None:  # held by something else until further notice, and by this too
        return step.quoting(RuleId.YOUR_CALL)
    if until <= opens:
        return step
    window = Window(until, until, max(closes, until) if closes else None)
    moved = changed(step, window=window, ruled=opens)
    if step.fixed is not None:
        return moved.quoting(RuleId.YOUR_CALL)
    said = f"You put it off to {history.day(until)}{own_words(event.why)}."
    return changed(moved, because=said).against(step.rules[0])
