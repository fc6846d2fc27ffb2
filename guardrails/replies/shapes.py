"""The shape of a reading (CONTRACT, "ReplyReading"; POLICY section 4)."""

from datetime import date
from enum import StrEnum

from guardrails.findings import Shape


class ReplyLabel(StrEnum):
    """What a company's message does. The order is that in which one text's acts are ranked."""

    OFFER = "offer"
    REJECTION = "rejection"
    POSITION_CLOSED = "position_closed"
    NEXT_ROUND = "next_round"
    INFO_REQUEST = "info_request"
    UNCLEAR_STATUS = "unclear_status"
    OTHER = "other"
    AUTO_REPLY = "auto_reply"


class Evidence(Shape):
    """Words that a reading rests on: a span of the original text and the rule that saw them."""

    start: int
    end: int
    quote: str
    rule: str


class ReplyReading(Shape):
    """What a message says, how sure the rules are (0 to 1), and the words it rests on.

    `decision_date` is the local date by which they say they will decide or tell, if any.
    """

    label: ReplyLabel
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    decision_date: date | None = None
