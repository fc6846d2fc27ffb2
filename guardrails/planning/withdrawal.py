"""The withdrawal: due the day that the candidate decides to leave.

Source: “gracefully let them know that you're withdrawing”; POLICY section 3, `withdraw-at-once`,
`withdraw-everywhere` and the fine print, "Ends".
"""

from collections.abc import Sequence

from guardrails.application import Decided
from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.ends import End, ending
from guardrails.planning.history import History
from guardrails.planning.log import Ours
from guardrails.planning.planned import Planned, Window, changed
from guardrails.planning.receivers import copied, counterpart
from guardrails.planning.thank_yous import last_thanks

_LEAVES = ("accepted_other_offer", "left_process")


def withdrawals(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """The only withdrawal, once the candidate decided or said so; none after a no."""
    sent = history.sent_of(MessageKind.WITHDRAWAL)
    decided = next(((at, e) for at, e in history.decisions if e.what in _LEAVES), None)
    if sent:
        return [_done(history, sent[0], decided[1] if decided else None)]
    if decided is None or not _opened(history, decided[0]):
        return []
    return [_open(history, decided[1])]


def _opened(history: History, place: int) -> bool:
    """Whether the decision fell while the application was open, or it was reopened since."""
    then = ending(history.before(place))
    now = ending(history)
    over = (End.NO, End.DECLINED)
    return then is None or then.how not in over or (now is not None and now.how is End.LEAVING)


def _open(history: History, decided: Decided) -> Planned:
    main, copy = counterpart(history), copied(history)
    other = decided.what == "accepted_other_offer"
    did = "took another offer" if other else "decided to leave"
    rules = (RuleId.WITHDRAW, RuleId.WITHDRAW_EVERYWHERE) if other else (RuleId.WITHDRAW,)
    return Planned(
        kind=MessageKind.WITHDRAWAL,
        to=(main.id,) if main else (),
        cc=(copy.id,) if copy and main else (),
        window=Window.on(decided.on, history.calendar.after(decided.on, 1)),
        rules=rules,
        because=f"You {did} on {history.day(decided.on)}; tell them at once{_thanks(history)}.",
        since=decided.on,
    )


def _thanks(history: History) -> str:
    latest = history.latest
    if latest is None or last_thanks(history, latest) is not None:
        return ""
    return ", with the thanks that you still owe them for the interview"


def _done(history: History, ours: Ours, decided: Decided | None) -> Planned:
    step = _open(history, decided or Decided(on=ours.on, what="left_process"))
    rest = tuple(name for name in step.cc if name != ours.event.to)
    done = step.done(f"You withdrew on {history.day(ours.on)}.")
    return changed(done, to=(ours.event.to,), cc=rest)
