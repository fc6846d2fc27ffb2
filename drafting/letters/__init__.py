"""One specification a kind, so that a new kind is one more (with its phrases beside it)."""

from collections.abc import Mapping
from types import MappingProxyType

from drafting.letters import answers, interview, referees
from drafting.parts import LetterSpec
from guardrails import MessageKind

LETTERS: Mapping[MessageKind, LetterSpec] = MappingProxyType(
    {
        MessageKind.THANK_YOU: interview.THANK_YOU,
        MessageKind.STATUS_REPLY: answers.STATUS_REPLY,
        MessageKind.CHECK_IN: interview.CHECK_IN,
        MessageKind.NO_RESPONSE_FOLLOW_UP: interview.NO_RESPONSE,
        MessageKind.WITHDRAWAL: interview.WITHDRAWAL,
        MessageKind.LINKEDIN_CONNECT: interview.LINKEDIN,
        MessageKind.SHARE_ARTICLE: interview.SHARE,
        MessageKind.REFERENCE_PERMISSION: referees.PERMISSION,
        MessageKind.REFERENCE_HEADS_UP: referees.HEADS_UP,
        MessageKind.NEXT_ROUND_REPLY: answers.NEXT_ROUND,
        MessageKind.INFO_REPLY: answers.INFO,
        MessageKind.OFFER_REPLY: answers.OFFER,
        MessageKind.REJECTION_REPLY: answers.REJECTION,
    }
)
"""The specification of each kind of message."""
