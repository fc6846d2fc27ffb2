"""How an application ends, and what an end makes void.

Source: POLICY section 3, `accept-a-no`, `withdraw-at-once` and the fine print, "Ends".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from guardrails.application import Decided, Event, Sent
from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History, once
from guardrails.planning.log import NOES
from guardrails.planning.planned import Planned, changed
from guardrails.replies.shapes import ReplyLabel

_REOPENS = (ReplyLabel.NEXT_ROUND, ReplyLabel.OFFER)


class End(Enum):
    """How it ends: by their no, by our leaving (said or not yet), by our answer to their offer."""

    NO = "no"
    WITHDRAWN = "withdrawn"
    LEAVING = "leaving"
    ACCEPTED = "accepted"
    DECLINED = "declined"


_SAID = {
    "accepted_other_offer": End.LEAVING,
    "left_process": End.LEAVING,
    "accepted_offer": End.ACCEPTED,
    "declined_offer": End.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Ending:
    """An end that stands: how, since which day, and the place of its event.

    `gone` says that no job is left to be had, so that nobody was turned down.
    """

    how: End
    on: date
    place: int
    gone: bool = False


@once
def ending(history: History) -> Ending | None:
    """The end that stands today, or None while the application is open."""
    end: Ending | None = None
    decided: Ending | None = None
    labels = {mail.place: mail.label for mail in history.heard}
    for place, event in enumerate(history.events):
        end = _met_since(history, end, decided, event.on)
        if isinstance(event, Decided) and decided is None and _SAID[event.what] is End.LEAVING:
            decided = Ending(End.LEAVING, event.on, place)
        end = _next(end, decided, event, place, labels.get(place))
    return _met_since(history, end, decided, history.today)


def _met_since(
    history: History, end: Ending | None, decided: Ending | None, day: date
) -> Ending | None:
    """An interview that is held after a no reopens the application."""
    if end is None or end.how is not End.NO:
        return end
    met = any(end.on < round_.on <= day for round_ in history.held)
    return decided if met else end


def _next(
    end: Ending | None,
    decided: Ending | None,
    event: Event,
    place: int,
    label: ReplyLabel | None,
) -> Ending | None:
    if end is not None and end.how is End.WITHDRAWN:
        return end
    if isinstance(event, Sent) and event.kind is MessageKind.WITHDRAWAL:
        return Ending(End.WITHDRAWN, event.on, place)
    if label in NOES:
        return Ending(End.NO, event.on, place, label is ReplyLabel.POSITION_CLOSED)
    if label in _REOPENS and end is not None and end.how in (End.NO, End.DECLINED):
        return decided
    if isinstance(event, Decided):
        return _decided(end, Ending(_SAID[event.what], event.on, place))
    return end


def _decided(end: Ending | None, new: Ending) -> Ending:
    """What the candidate decides counts, but nobody withdraws from what has ended already."""
    if end is None or end.how is End.ACCEPTED or new.how is End.ACCEPTED:
        return new
    return end


def voided(history: History, end: Ending, steps: Iterable[Planned]) -> list[Planned]:
    """The steps with all that the end makes void."""
    stays = _STAYS[end.how]
    rule, said = reason(history, end)
    return [_telling(end, step) if step.kind in stays else step.void(said, rule) for step in steps]


def _telling(end: Ending, step: Planned) -> Planned:
    """An answer to the offer that is still owed says what was decided."""
    does = {End.ACCEPTED: "accept", End.DECLINED: "decline"}.get(end.how)
    if does is None or step.fixed is not None:
        return step
    return changed(step, because=f"{step.because} It says that you {does}.")


_STAYS = {
    End.NO: (MessageKind.REJECTION_REPLY, MessageKind.LINKEDIN_CONNECT),
    End.WITHDRAWN: (),
    End.LEAVING: (MessageKind.WITHDRAWAL,),
    End.ACCEPTED: (MessageKind.OFFER_REPLY,),
    End.DECLINED: (MessageKind.OFFER_REPLY,),
}
_REASONS = {
    End.NO: (RuleId.ACCEPT_NO, "They said no on {day}, which ends the application."),
    End.WITHDRAWN: (RuleId.WITHDRAW, "You withdrew on {day}, which ends the application."),
    End.LEAVING: (
        RuleId.WITHDRAW,
        "You decided on {day} to leave; only the withdrawal is left to send.",
    ),
    End.ACCEPTED: (RuleId.ANSWER_COMPANY, "You accepted their offer on {day}."),
    End.DECLINED: (RuleId.ANSWER_COMPANY, "You declined their offer on {day}."),
}


def reason(history: History, end: Ending) -> tuple[RuleId, str]:
    """The rule of an end, and what happened in a sentence."""
    rule, because = _REASONS[end.how]
    if end.gone:
        because = "They wrote on {day} that the job is gone, which ends the application."
    return rule, because.format(day=history.day(end.on))
