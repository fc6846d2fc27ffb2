"""What the log of an application is made of: their messages, ours, and the interviews of a date.

Source: POLICY section 3, fine print, "Reading the application".
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guardrails.application import Event, Received, Sent
from guardrails.replies.shapes import ReplyLabel

NOES = (ReplyLabel.REJECTION, ReplyLabel.POSITION_CLOSED)


@dataclass(frozen=True, slots=True)
class Mail:
    """A message of theirs: where it stands in the order of events, and how it reads."""

    place: int
    event: Received
    label: ReplyLabel

    @property
    def on(self) -> date:
        """The day it came."""
        return self.event.on


@dataclass(frozen=True, slots=True)
class Ours:
    """A message of the candidate's: where it stands in the order of events."""

    place: int
    event: Sent

    @property
    def on(self) -> date:
        """The day it was sent."""
        return self.event.on


@dataclass(frozen=True, slots=True)
class Round:
    """The interviews of one date: their indices, and each person met with the index for them."""

    on: date
    indices: tuple[int, ...]
    met: tuple[tuple[str, int], ...]

    @property
    def last(self) -> int:
        """The index that stands for the round."""
        return self.indices[-1]

    def index_of(self, person: str) -> int | None:
        """The index of the interview at which this person was met that day, or None."""
        return dict(self.met).get(person)


def after(mails: Sequence[Mail], place: int) -> Mail | None:
    """The first of these messages after a place in the order of events."""
    at = bisect_right(mails, place, key=place_of)
    return mails[at] if at < len(mails) else None


def since(mails: Sequence[Mail], day: date) -> Mail | None:
    """The first of these messages that came after a day."""
    at = bisect_right(mails, day, key=day_of)
    return mails[at] if at < len(mails) else None


def labels(mails: Sequence[Mail], *wanted: ReplyLabel) -> list[Mail]:
    """Those messages that read as one of the wanted labels."""
    return [mail for mail in mails if mail.label in wanted]


def place_of(item: Mail | Ours) -> int:
    """Where it stands in the order of events."""
    return item.place


def day_of(item: Mail | Ours | Event) -> date:
    """The day of a message or another event."""
    return item.on
