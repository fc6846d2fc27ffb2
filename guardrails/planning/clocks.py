"""Which chaser's clock runs, from which day, and why none does.

Source: POLICY section 3, `wait-seven-business-days`, `wait-a-business-week`, `one-more-only`,
`their-move` and the fine print, "Clocks".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.answers import COMPANY_ANSWERS, owed
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History
from guardrails.planning.log import Ours, Round
from guardrails.planning.planned import Planned
from guardrails.planning.thank_yous import last_thanks
from guardrails.planning.words import kind_name

CHECK_IN = MessageKind.CHECK_IN
FOLLOW_UP = MessageKind.NO_RESPONSE_FOLLOW_UP
CHASERS = (CHECK_IN, FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs: from which day, how many business days, for which chaser, by which rule.

    `round` is the interview it is about; `after` says in words what the day was.
    """

    round: Round
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


def used(history: History, kind: MessageKind | None = None) -> list[Ours]:
    """The chasers sent for the latest interview, of one kind or both, in order."""
    latest = history.latest
    kinds = CHASERS if kind is None else (kind,)
    letters = [ours for each in kinds for ours in history.sent_of(each)]
    since = [ours for ours in letters if latest and ours.on >= latest.on]
    return sorted(since, key=lambda ours: ours.place)


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
    found = _clock(history, history.latest, so_far) if history.latest else None
    return found if isinstance(found, Clock) else None


def why_stopped(history: History, so_far: Sequence[Planned], kind: MessageKind) -> Stopped:
    """Why no clock runs for this kind of chaser."""
    if history.latest is None:
        rule = RuleId.WAIT_SEVEN if kind is CHECK_IN else RuleId.WAIT_WEEK
        return Stopped(rule, "Nobody is asked for news before an interview.")
    found = _clock(history, history.latest, so_far)
    if isinstance(found, Stopped) and (kind is FOLLOW_UP or found.rule is not RuleId.THANK_FIRST):
        return found
    if used(history):  # what was used is this kind, for the clock that runs is of the other one
        return _no_second(kind)
    if kind is CHECK_IN:
        return Stopped(RuleId.WAIT_SEVEN, "They have not answered yet; a check-in asks after one.")
    return Stopped(RuleId.WAIT_WEEK, "They have written since; a follow-up is for silence.")


def _clock(history: History, latest: Round, so_far: Sequence[Planned]) -> Clock | Stopped:
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
        return Stopped(RuleId.ONE_MORE, "The check-in and the follow-up have both been sent.")
    if checked:
        return _after_check_in(history, latest, checked[-1])
    if history.responses:
        return _since_last_message(history, latest, CHECK_IN)
    return _since_thanks(history, latest)


def _after_check_in(history: History, latest: Round, check: Ours) -> Clock:
    if _answered(history, check):
        clock = _since_last_message(history, latest, FOLLOW_UP)
        return replace(clock, rules=(*clock.rules, RuleId.ONE_MORE))
    return Clock(latest, FOLLOW_UP, check.on, 5, (RuleId.ONE_MORE,), "your check-in")


def _since_last_message(history: History, latest: Round, kind: MessageKind) -> Clock:
    theirs = history.responses[-1].on
    ours = history.last_of_ours
    rules = (RuleId.WAIT_SEVEN, RuleId.THEIR_MOVE) if _their_move(history) else (RuleId.WAIT_SEVEN,)
    if ours is not None and ours > theirs:
        return Clock(latest, kind, ours, 7, rules, "your last message")
    return Clock(latest, kind, theirs, 7, rules, "their last message")


def _since_thanks(history: History, latest: Round) -> Clock | Stopped:
    thanks = last_thanks(history, latest)
    if thanks is None:
        return Stopped(RuleId.THANK_FIRST, "No thank-you has gone out for the latest interview.")
    return Clock(latest, FOLLOW_UP, thanks, 5, (RuleId.WAIT_WEEK,), "your last thank-you")


def _their_move(history: History) -> bool:
    """Whether an invitation, a request or an offer was answered since their last message."""
    last = history.responses[-1]
    return any(history.first_sent(kind, None, last.on) for kind in COMPANY_ANSWERS)


def _answered(history: History, ours: Ours) -> bool:
    # two events never share a place, so that >= would say the same
    return bool(history.heard) and history.heard[-1].place > ours.place


def _no_second(kind: MessageKind) -> Stopped:
    return Stopped(RuleId.ONE_MORE, f"The {kind_name(kind)} has been sent; a second would press.")
