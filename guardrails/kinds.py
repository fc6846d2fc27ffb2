"""The thirteen kinds of message and what each must hold (POLICY sections 2 and 5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

Channel = Literal["email", "linkedin"]


class MessageKind(StrEnum):
    """What a message is for. The order of the members is the order of precedence."""

    WITHDRAWAL = "withdrawal"
    OFFER_REPLY = "offer_reply"
    NEXT_ROUND_REPLY = "next_round_reply"
    INFO_REPLY = "info_reply"
    STATUS_REPLY = "status_reply"
    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    NO_RESPONSE_FOLLOW_UP = "no_response_follow_up"
    REJECTION_REPLY = "rejection_reply"
    REFERENCE_PERMISSION = "reference_permission"
    REFERENCE_HEADS_UP = "reference_heads_up"
    LINKEDIN_CONNECT = "linkedin_connect"
    SHARE_ARTICLE = "share_article"


@dataclass(frozen=True, slots=True)
class Range:
    """A length: the target outside which a warning stands, and the hard limits in words."""

    target: tuple[int, int]
    hard: tuple[int, int]


@dataclass(frozen=True, slots=True)
class KindSpec:
    """What one kind of message is, to whom it goes and what it must hold.

    `elements` are in the order in which a reader meets them. `words` is None where the
    limit is in characters (`characters` without, `characters_premium` with a premium account).
    """

    kind: MessageKind
    elements: tuple[str, ...]
    words: Range | None
    channel: Channel = "email"
    optional: bool = False
    to_reference: bool = False
    may_name_pay: bool = False
    characters: int | None = None
    characters_premium: int | None = None


_CLOSE = ("sign_off", "signature")
_SPECS = (
    KindSpec(
        MessageKind.WITHDRAWAL,
        ("greeting", "thanks", "withdrawing", "position", "goodwill", *_CLOSE),
        Range((40, 110), (25, 150)),
    ),
    KindSpec(
        MessageKind.OFFER_REPLY,
        ("greeting", "thanks", "offer_received", "answer", *_CLOSE),
        Range((40, 120), (25, 160)),
        may_name_pay=True,
    ),
    KindSpec(
        MessageKind.NEXT_ROUND_REPLY,
        ("greeting", "thanks", "answer", *_CLOSE),
        Range((25, 90), (12, 120)),
    ),
    KindSpec(
        MessageKind.INFO_REPLY,
        ("greeting", "answer", "offer_more", *_CLOSE),
        Range((20, 100), (10, 140)),
        may_name_pay=True,
    ),
    KindSpec(
        MessageKind.STATUS_REPLY,
        ("greeting", "thanks", "looking_forward", "offer_more", *_CLOSE),
        Range((20, 70), (12, 100)),
    ),
    KindSpec(
        MessageKind.THANK_YOU,
        (
            "greeting",
            "thanks",
            "good_to_meet",
            "topic",
            "interest",
            "position",
            "fit",
            "looking_forward",
            *_CLOSE,
        ),
        Range((80, 150), (40, 220)),
    ),
    KindSpec(
        MessageKind.CHECK_IN,
        ("greeting", "last_contact", "position", "status_question", "interest", "fit", *_CLOSE),
        Range((40, 100), (25, 140)),
    ),
    KindSpec(
        MessageKind.NO_RESPONSE_FOLLOW_UP,
        ("greeting", "last_contact", "position", "status_question", "thanks", *_CLOSE),
        Range((25, 90), (20, 120)),
    ),
    KindSpec(
        MessageKind.REJECTION_REPLY,
        ("greeting", "thanks", "acceptance", "goodwill", *_CLOSE),
        Range((30, 100), (20, 140)),
        optional=True,
    ),
    KindSpec(
        MessageKind.REFERENCE_PERMISSION,
        ("greeting", "position", "request", "easy_no", "thanks", *_CLOSE),
        Range((50, 120), (30, 160)),
        to_reference=True,
    ),
    KindSpec(
        MessageKind.REFERENCE_HEADS_UP,
        ("greeting", "position", "may_be_called", "why_wanted", "points", "thanks", *_CLOSE),
        Range((60, 150), (40, 200)),
        to_reference=True,
    ),
    KindSpec(
        MessageKind.LINKEDIN_CONNECT,
        ("greeting", "where_met"),
        None,
        channel="linkedin",
        optional=True,
        characters=200,
        characters_premium=300,
    ),
    KindSpec(
        MessageKind.SHARE_ARTICLE,
        ("greeting", "article", "where_from", "why", *_CLOSE),
        Range((30, 100), (20, 140)),
        optional=True,
    ),
)

SPECS: Mapping[MessageKind, KindSpec] = MappingProxyType({spec.kind: spec for spec in _SPECS})
"""The specification of each kind, in the order of precedence."""

PRECEDENCE: Mapping[MessageKind, int] = MappingProxyType(
    {kind: place for place, kind in enumerate(MessageKind)}
)
"""Which comes first when several are due (POLICY section 3): 0 is the first."""
