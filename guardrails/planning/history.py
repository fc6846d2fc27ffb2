"""What has happened: events in order, what they wrote, what was sent, which interviews were held.

Source: POLICY section 3, fine print, "Reading the application".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from guardrails.application import Application, Decided, Event, Received, Sent, Skipped, Snoozed
from guardrails.kinds import SPECS, MessageKind
from guardrails.planning.words import closed_note, day_name
from guardrails.replies import read_reply
from guardrails.replies.shapes import ReplyLabel, ReplyReading
from guardrails.workdays import Workdays

_LAST_YEAR = 2100  # facts end there; a date read from a text that lies beyond is none
NOES = (ReplyLabel.REJECTION, ReplyLabel.POSITION_CLOSED)

_read = lru_cache(maxsize=256)(read_reply)


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


@dataclass(frozen=True)
class History:
    """One application as it stood on `today`; `events` are those up to then, in order."""

    application: Application
    today: date
    events: tuple[Event, ...]

    @classmethod
    def of(cls, application: Application, today: date) -> "History":
        """Events up to today, by date and on one date by their place in the list."""
        past = [event for event in application.events if event.on <= today]
        return cls(application, today, tuple(sorted(past, key=lambda event: event.on)))

    def before(self, place: int) -> "History":
        """The history as it stood just before the event at this place, on that event's day."""
        return replace(self, today=self.events[place].on, events=self.events[:place])

    @cached_property
    def calendar(self) -> Workdays:
        """The application's business days."""
        facts = self.application
        return Workdays.of(facts.country, facts.subdivision, facts.closed_days)

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """All interviews, past and coming, one round a date, in the order of time."""
        dates = sorted({interview.on for interview in self.application.interviews})
        return tuple(self._round(day) for day in dates)

    def _round(self, day: date) -> Round:
        here = [(i, item) for i, item in enumerate(self.application.interviews) if item.on == day]
        met: dict[str, int] = {}
        for index, interview in here:
            for person in interview.met:
                met.setdefault(person, index)
        return Round(day, tuple(index for index, _ in here), tuple(met.items()))

    @cached_property
    def held(self) -> tuple[Round, ...]:
        """The rounds held so far; an interview is held from its date on."""
        return tuple(item for item in self.rounds if item.on <= self.today)

    @property
    def latest(self) -> Round | None:
        """The latest round held."""
        return self.held[-1] if self.held else None

    @property
    def ahead(self) -> Round | None:
        """The next round that lies ahead."""
        return self.rounds[len(self.held)] if len(self.held) < len(self.rounds) else None

    @cached_property
    def sent(self) -> tuple[Ours, ...]:
        """Every message sent."""
        return tuple(
            Ours(place, event) for place, event in enumerate(self.events) if isinstance(event, Sent)
        )

    def sent_of(self, kind: MessageKind, to: str | None = None) -> list[Ours]:
        """The messages of one kind that were sent, to one reader or to anyone."""
        return [
            ours
            for ours in self.sent
            if ours.event.kind is kind and (to is None or ours.event.to == to)
        ]

    def first_sent(self, kind: MessageKind, to: str | None, since: date) -> Ours | None:
        """The first message of this kind sent on or after a day."""
        return next((ours for ours in self.sent_of(kind, to) if ours.on >= since), None)

    @cached_property
    def heard(self) -> tuple[Mail, ...]:
        """Every message that a person wrote; an automatic reply is not being heard from."""
        return tuple(mail for mail in self._mails() if mail.label is not ReplyLabel.AUTO_REPLY)

    def _mails(self) -> Iterator[Mail]:
        for place, event in enumerate(self.events):
            if isinstance(event, Received):
                yield Mail(place, event, event.reading or self._reading(event).label)

    def _reading(self, event: Received) -> ReplyReading:
        facts = self.application
        return _read(
            event.text or "",
            received_on=event.on,
            country=facts.country,
            subdivision=facts.subdivision,
        )

    @cached_property
    def responses(self) -> tuple[Mail, ...]:
        """What a person wrote on or after the day of the latest interview held."""
        latest = self.latest
        return tuple(mail for mail in self.heard if latest and mail.on >= latest.on)

    @cached_property
    def hold(self) -> date | None:
        """The day they named for the decision: the later of the fact and their last word on it."""
        named = [self.application.decision_expected, self._named()]
        return max((day for day in named if day is not None), default=None)

    def _named(self) -> date | None:
        for mail in reversed(self.heard):
            if mail.event.text:
                day = self._reading(mail.event).decision_date
                if day is not None and day.year <= _LAST_YEAR:
                    return day
        return None

    @property
    def last_of_ours(self) -> date | None:
        """The day of our last email to the company's people; notes on LinkedIn are none."""
        days = [ours.on for ours in self.sent if _to_company_by_mail(ours.event.kind)]
        return days[-1] if days else None

    @cached_property
    def decisions(self) -> tuple[tuple[int, Decided], ...]:
        """What the candidate decided, each with its place in the order of events."""
        return tuple(
            (place, event) for place, event in enumerate(self.events) if isinstance(event, Decided)
        )

    @cached_property
    def overrides(self) -> tuple[Snoozed | Skipped, ...]:
        """What the person put off or struck out."""
        return tuple(event for event in self.events if isinstance(event, Snoozed | Skipped))

    def day(self, day: date) -> str:
        """A day in words, with its year where that is not this one."""
        return day_name(day, self.today)

    def closed_note(self, start: date, end: date) -> str:
        """Which closed days between two days did not count, as a clause."""
        return closed_note(self.calendar, start, end)


def _to_company_by_mail(kind: MessageKind) -> bool:
    spec = SPECS[kind]
    return spec.channel == "email" and not spec.to_reference


def labels(mails: Sequence[Mail], *wanted: ReplyLabel) -> list[Mail]:
    """Those messages that read as one of the wanted labels."""
    return [mail for mail in mails if mail.label in wanted]
