"""What has happened: events in order, what they wrote, what was sent, which interviews were held.

Source: POLICY section 3, fine print, "Reading the application".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from guardrails.application import (
    Application,
    Decided,
    Event,
    Person,
    Received,
    Reference,
    Sent,
    Skipped,
    Snoozed,
)
from guardrails.kinds import SPECS, MessageKind
from guardrails.planning.log import Mail, Ours, Round, day_of, place_of
from guardrails.planning.words import closed_note, day_name, listed
from guardrails.replies import read_reply
from guardrails.replies.shapes import ReplyLabel, ReplyReading
from guardrails.workdays import Workdays

_LAST_YEAR = 2100  # facts end there; a date read from a text that lies beyond is none

_read = lru_cache(maxsize=2048)(read_reply)
_Args = ParamSpec("_Args")
_Found = TypeVar("_Found")
_Someone = Person | Reference


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
        return self._then(place, self.events[place].on)

    def on(self, day: date) -> "History":
        """The history as it stood at the end of an earlier day."""
        return self._then(bisect_right(self.events, day, key=day_of), day)

    def _then(self, place: int, today: date) -> "History":
        # what is handed on saves time only: without it the same would be worked out again
        then = replace(self, today=today, events=self.events[:place])
        then.__dict__.update(
            calendar=self.calendar,
            rounds=self.rounds,
            heard=self.heard[: bisect_left(self.heard, place, key=place_of)],
            sent=self.sent[: bisect_left(self.sent, place, key=place_of)],
            _someone=self._someone,
            _called=self._called,
            _letters=self._letters,
            _days_named=self._days_named,
        )
        return then

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
        letters = self._letters.get((kind, to), [])
        return letters[: bisect_left(letters, len(self.events), key=place_of)]

    @cached_property
    def _letters(self) -> dict[tuple[MessageKind, str | None], list[Ours]]:
        """What was sent by kind and reader, and by kind alone; may hold what came later."""
        letters: dict[tuple[MessageKind, str | None], list[Ours]] = {}
        for ours in self.sent:
            for to in (ours.event.to, None):
                letters.setdefault((ours.event.kind, to), []).append(ours)
        return letters

    def first_sent(self, kind: MessageKind, to: str | None, since: date) -> Ours | None:
        """The first message of this kind sent on or after a day."""
        letters = self.sent_of(kind, to)
        at = bisect_left(letters, since, key=day_of)
        return letters[at] if at < len(letters) else None

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
            event.text or "",  # without a text there is a reading, and nobody asks for another
            received_on=event.on,
            country=facts.country,
            subdivision=facts.subdivision,
        )

    @cached_property
    def responses(self) -> tuple[Mail, ...]:
        """What a person wrote on or after the day of the latest interview held."""
        if self.latest is None:
            return ()
        return self.heard[bisect_left(self.heard, self.latest.on, key=day_of) :]

    @cached_property
    def hold(self) -> date | None:
        """The day they named for the decision: the later of the fact and their last word on it."""
        named = [self.application.decision_expected, self._named()]
        return max((day for day in named if day is not None), default=None)

    def _named(self) -> date | None:
        at = bisect_left(self._days_named, len(self.events), key=lambda named: named[0])
        return self._days_named[at - 1][1] if at else None

    @cached_property
    def _days_named(self) -> tuple[tuple[int, date], ...]:
        """Each message that names a day, by its place; may hold what came later."""
        texts = [mail for mail in self.heard if mail.event.text]
        days = [(mail.place, self._reading(mail.event).decision_date) for mail in texts]
        return tuple((at, day) for at, day in days if day is not None and day.year <= _LAST_YEAR)

    @property
    def last_of_ours(self) -> date | None:
        """The day of our last email to the company's people; notes on LinkedIn are none."""
        mails = (o.on for o in reversed(self.sent) if _to_company_by_mail(o.event.kind))
        return next(mails, None)

    @cached_property
    def decisions(self) -> tuple[tuple[int, Decided], ...]:
        """What the candidate decided, each with its place in the order of events."""
        return tuple(
            (place, event) for place, event in enumerate(self.events) if isinstance(event, Decided)
        )

    @cached_property
    def overrides(self) -> tuple[tuple[int, Snoozed | Skipped], ...]:
        """What the person put off or struck out, each with its place in the order of events."""
        return tuple(
            (place, event)
            for place, event in enumerate(self.events)
            if isinstance(event, Snoozed | Skipped)
        )

    def someone(self, id_: str) -> _Someone | None:
        """The person or referee with this id, or None."""
        return self._someone.get(id_)

    @cached_property
    def _someone(self) -> dict[str, _Someone]:
        facts = self.application
        everyone: tuple[_Someone, ...] = (*facts.people, *facts.references)
        return {someone.id: someone for someone in everyone}

    def called(self, ids: Iterable[str]) -> str:
        """How the people or referees with these ids are called; "them" where there is nobody."""
        names = [self._called[id_] for id_ in ids]
        return listed(names) if names else "them"

    @cached_property
    def _called(self) -> dict[str, str]:
        return {id_: someone.called for id_, someone in self._someone.items()}

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What `once` has worked out of this history."""
        return {}

    def day(self, day: date) -> str:
        """A day in words, with its year where that is not this one."""
        return day_name(day, self.today)

    def closed_note(self, start: date, end: date) -> str:
        """Which closed days between two days did not count, as a clause."""
        return closed_note(self.calendar, start, end)


def once(
    rule: Callable[Concatenate[History, _Args], _Found],
) -> Callable[Concatenate[History, _Args], _Found]:
    """`rule`, worked out once for each history and what else it is given."""

    @wraps(rule)
    def remembered(history: History, /, *args: _Args.args, **kwargs: _Args.kwargs) -> _Found:
        key = (rule, *args)
        if key not in history.memory:
            history.memory[key] = rule(history, *args, **kwargs)
        found: _Found = history.memory[key]
        return found

    return remembered


def _to_company_by_mail(kind: MessageKind) -> bool:
    spec = SPECS[kind]
    return spec.channel == "email" and not spec.to_reference
