"""Answers we owe: to an invitation, a request, an offer, an unclear reply, a no.

Source: POLICY section 3, `answer-unclear-reply`, `answer-the-company`, `accept-a-no` and the
fine print, "Answers we owe" and "Ends".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.ends import End, ending
from guardrails.planning.history import History, once
from guardrails.planning.log import NOES, Mail, Ours, after, labels
from guardrails.planning.planned import Planned, Window, changed
from guardrails.planning.receivers import counterpart
from guardrails.planning.shapes import State
from guardrails.replies.shapes import ReplyLabel

COMPANY_ANSWERS = (
    MessageKind.OFFER_REPLY,
    MessageKind.NEXT_ROUND_REPLY,
    MessageKind.INFO_REPLY,
)


ASKING = (ReplyLabel.OFFER, ReplyLabel.NEXT_ROUND, ReplyLabel.INFO_REQUEST)


@dataclass(frozen=True, slots=True)
class Answer:
    """How one reading is answered: with which kind, by which rule, within how many days."""

    kind: MessageKind
    rule: RuleId
    days: int
    said: str


ANSWERS: Mapping[ReplyLabel, Answer] = MappingProxyType(
    {
        ReplyLabel.OFFER: Answer(
            MessageKind.OFFER_REPLY, RuleId.ANSWER_COMPANY, 1, "made you an offer"
        ),
        ReplyLabel.NEXT_ROUND: Answer(
            MessageKind.NEXT_ROUND_REPLY, RuleId.ANSWER_COMPANY, 1, "invited you to a next step"
        ),
        ReplyLabel.INFO_REQUEST: Answer(
            MessageKind.INFO_REPLY, RuleId.ANSWER_COMPANY, 1, "asked you for something"
        ),
        ReplyLabel.UNCLEAR_STATUS: Answer(
            MessageKind.STATUS_REPLY, RuleId.ANSWER_UNCLEAR, 1, "wrote without a decision"
        ),
        ReplyLabel.REJECTION: Answer(
            MessageKind.REJECTION_REPLY, RuleId.ACCEPT_NO, 2, "turned you down"
        ),
        ReplyLabel.POSITION_CLOSED: Answer(
            MessageKind.REJECTION_REPLY, RuleId.ACCEPT_NO, 2, "wrote that the job is gone"
        ),
    }
)


def company_answers(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """Replies to offers, invitations and requests; each stays until answered or replaced."""
    mails = labels(history.heard, *ASKING)
    return [_replaced(history, mail, answer(history, mail)) for mail in mails]


def last_asked(history: History) -> list[Planned]:
    """Those replies of `company_answers` that may still be owed: to the last of each reading."""
    # an earlier one of the same reading is done or void, so that more of them would say the same
    mails = [mail for label in ASKING for mail in reading(history, label)[-1:]]
    return [_replaced(history, mail, answer(history, mail)) for mail in mails]


def rejection_replies(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """The reply to the latest no, and those to earlier ones that were sent."""
    withdrawn = history.sent_of(MessageKind.WITHDRAWAL)
    last = withdrawn[0].place if withdrawn else len(history.events)
    # here and below: two events never share a place, so that <= would say the same
    mails = [mail for mail in labels(history.heard, *NOES) if mail.place < last]
    told = [
        mail
        for mail, following in pairwise(mails)
        if (ours := _answered(history, mail)) is not None and ours.place < following.place
    ]
    return [_lapsing(history, answer(history, mail)) for mail in (*told, *mails[-1:])]


def _lapsing(history: History, step: Planned) -> Planned:
    end = ending(history)
    if end is None or end.how in (End.LEAVING, End.ACCEPTED):
        return step.void("The process went on after that.")
    lapsing = changed(step, lapses=True)
    if lapsing.state(history.today) is State.VOID:
        return changed(lapsing, because="It is too late for an answer to be needed.")
    return lapsing


def owed(history: History, so_far: Sequence[Planned]) -> Planned | None:
    """An invitation, request or offer that still waits for our answer."""
    settled = (State.DONE, State.VOID)
    return next(
        (
            step
            for step in so_far
            if step.kind in COMPANY_ANSWERS and step.state(history.today) not in settled
        ),
        None,
    )


def answer(history: History, mail: Mail) -> Planned:
    """The step that answers one message: done if that kind went to its writer since."""
    how = ANSWERS[mail.label]
    to = _writer(history, mail)
    closes = history.calendar.after(mail.on, how.days)
    step = Planned(
        kind=how.kind,
        to=to,
        window=Window.on(mail.on, closes),
        rules=(how.rule,),
        because=_why(history, mail, how),
        since=mail.on,
    )
    ours = _answered(history, mail)
    if ours is None:
        return step
    day = history.day(ours.on)
    return changed(step, to=(ours.event.to,)).done(f"You answered on {day}.")


def _answered(history: History, mail: Mail) -> Ours | None:
    """Our first answer on or after its date to whoever wrote, or to the counterpart of that day
    where the address takes no answers."""
    kind = ANSWERS[mail.label].kind
    if mail.event.from_ is not None:
        return history.first_sent(kind, mail.event.from_, mail.on)
    return next(
        (
            ours
            for ours in history.sent_of(kind)
            if ours.on >= mail.on and _writer(history.before(ours.place), mail) == (ours.event.to,)
        ),
        None,
    )


def _writer(history: History, mail: Mail) -> tuple[str, ...]:
    if mail.event.from_ is not None:
        return (mail.event.from_,)
    main = counterpart(history)
    return (main.id,) if main else ()


@once
def reading(history: History, *wanted: ReplyLabel) -> list[Mail]:
    """Every message that reads as one of these."""
    return labels(history.heard, *wanted)


def _why(history: History, mail: Mail, how: Answer) -> str:
    name = mail.event.from_
    who = history.called((name,)) if name else "They"
    closes = history.calendar.after(mail.on, how.days)
    return (
        f"{who} {how.said} on {history.day(mail.on)}; an answer goes by {history.day(closes)}"
        f"{history.closed_note(mail.on, closes)}."
    )


def _replaced(history: History, mail: Mail, step: Planned) -> Planned:
    """Void an unanswered reply that a later message of the same reading, or interview, replaces."""
    no = after(reading(history, *NOES), mail.place)
    if no is not None:
        return step.void(f"They said no on {history.day(no.on)}.", RuleId.ACCEPT_NO)
    later = after(reading(history, mail.label), mail.place)
    if later is not None:
        return step.void(f"They wrote again on {history.day(later.on)}; answer that message.")
    if mail.label is ReplyLabel.OFFER:
        return step
    return met_since(history, mail, step)


def met_since(history: History, mail: Mail, step: Planned) -> Planned:
    """Void where an interview was held after the message."""
    met = next((round_.on for round_ in history.held if round_.on > mail.on), None)
    if met is None:
        return step
    return step.void(f"You have met since, on {history.day(met)}.")
