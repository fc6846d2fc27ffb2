"""Reading what a company wrote, without any model."""

from datetime import date

from guardrails.replies.shapes import ReplyLabel, ReplyReading


def read_reply(
    text: str,
    *,
    received_on: date | None = None,
    country: str = "US",
    subdivision: str | None = None,
) -> ReplyReading:
    """What a received text says (POLICY section 4)."""
    return ReplyReading(label=ReplyLabel.OTHER, confidence=0.0)
