"""Messages that went out though no rule asked for them: they count as sent.

Source: POLICY section 3, fine print, "What is listed": a message sent beyond the rules counts as
sent and quotes the rule that was overridden.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History
from guardrails.planning.log import Ours
from guardrails.planning.planned import Planned, Window
from guardrails.planning.shapes import State
from guardrails.planning.words import own_words

ASKED_BY: Mapping[MessageKind, RuleId] = MappingProxyType(
    {
        MessageKind.WITHDRAWAL: RuleId.WITHDRAW,
        MessageKind.OFFER_REPLY: RuleId.ANSWER_COMPANY,
        MessageKind.NEXT_ROUND_REPLY: RuleId.ANSWER_COMPANY,
        MessageKind.INFO_REPLY: RuleId.ANSWER_COMPANY,
        MessageKind.STATUS_REPLY: RuleId.ANSWER_UNCLEAR,
        MessageKind.THANK_YOU: RuleId.THANK_EACH,
        MessageKind.CHECK_IN: RuleId.WAIT_SEVEN,
        MessageKind.NO_RESPONSE_FOLLOW_UP: RuleId.WAIT_WEEK,
        MessageKind.REJECTION_REPLY: RuleId.ACCEPT_NO,
        MessageKind.REFERENCE_PERMISSION: RuleId.ASK_REFEREES,
        MessageKind.REFERENCE_HEADS_UP: RuleId.TELL_REFEREES,
        MessageKind.LINKEDIN_CONNECT: RuleId.CONNECT,
        MessageKind.SHARE_ARTICLE: RuleId.SHARE,
    }
)
"""The rule that asks for each kind of message."""


def beyond(history: History, so_far: Sequence[Planned]) -> list[Planned]:
    """One done step for each message that no other step stands for; a thank-you before any
    meeting counts for nothing."""
    told = {(step.kind, name) for step in so_far if step.fixed is State.DONE for name in step.to}
    extra: dict[tuple[MessageKind, str], Planned] = {}
    for ours in history.sent:
        key = (ours.event.kind, ours.event.to)
        if key not in told and ours.event.kind is not MessageKind.THANK_YOU:
            extra[key] = _sent(history, ours)
    return list(extra.values())


def _sent(history: History, ours: Ours) -> Planned:
    rule = ASKED_BY[ours.event.kind]
    return Planned(
        kind=ours.event.kind,
        to=(ours.event.to,),
        window=Window(None),
        rules=(rule,),
        because=f"You sent it on {history.day(ours.on)}{own_words(ours.event.why)}.",
        since=ours.on,
        fixed=State.DONE,
    ).against(rule)
