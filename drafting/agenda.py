"""Several applications at once: what is due, late and next, each candidate's apart.

An accepted offer is told to every other open application of the same candidate here, for `plan`
sees one application only. Source: POLICY section 3, `withdraw-everywhere` and the fine print,
"Ends": whoever holds all applications of a candidate writes the event into the others.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from guardrails import Application, MessageKind, Plan, ReplyLabel, State, Step, plan
from guardrails.application import Decided
from guardrails.kinds import PRECEDENCE
from guardrails.planning.ends import End, ending
from guardrails.planning.history import History
from guardrails.planning.log import labels


class CandidateKey(NamedTuple):
    """Whose an application is: name and address, whatever their case and spaces."""

    name: str
    email: str


@dataclass(frozen=True)
class Entry:
    """An application on its local `today`; `id` is what its holder calls it, as a file's name."""

    id: str
    application: Application
    today: date

    @cached_property
    def plan(self) -> Plan:
        """Its plan."""
        return plan(self.application, self.today)

    @cached_property
    def _history(self) -> History:
        return History.of(self.application, self.today)

    @property
    def is_open(self) -> bool:
        """Whether nothing has ended it; a last word that met silence has not."""
        return ending(self._history) is None

    @property
    def accepted_on(self) -> date | None:
        """The day of the first acceptance told here that stands, of their offer or another."""
        return self._accepted.on if self._accepted else None

    @property
    def accepted_theirs(self) -> bool:
        """Whether that acceptance is of this company's own offer."""
        return self._accepted is not None and self._accepted.what == "accepted_offer"

    @cached_property
    def _accepted(self) -> Decided | None:
        end = ending(self._history)
        stands = {"accepted_other_offer"}
        if end is not None and end.how is End.ACCEPTED:
            stands.add("accepted_offer")
        return next((e for _, e in self._history.decisions if e.what in stands), None)

    @property
    def began_on(self) -> date | None:
        """The day of the first thing that happened in it, None where nothing has yet."""
        held = (round_.on for round_ in self._history.held)
        return min(chain(held, (event.on for event in self._history.events)), default=None)

    @property
    def has_offer(self) -> bool:
        """Whether they made an offer."""
        return bool(labels(self._history.heard, ReplyLabel.OFFER))


@dataclass(frozen=True)
class Owed:
    """An event to be written into an application, for an offer accepted in another one.

    `accepted_in` is the one that tells of it; one whose own offer it was, before one that only
    followed. `ask` says that this company made an offer too and nobody has told whose was accepted:
    if it was theirs, `accepted_offer` is to be written instead.
    """

    entry: Entry
    event: Decided
    accepted_in: Entry
    ask: bool = False


@dataclass(frozen=True)
class Item:
    """A step and the application that it belongs to."""

    entry: Entry
    step: Step


@dataclass(frozen=True)
class CandidateAgenda:
    """What one candidate has to do; each list in the order in which to do it."""

    key: CandidateKey
    entries: tuple[Entry, ...]
    owed: tuple[Owed, ...]

    @property
    def name(self) -> str:
        """The candidate's name as the first application writes it."""
        return self.entries[0].application.candidate.name

    @property
    def due(self) -> list[Item]:
        """What to send today."""
        return sorted(self._in(State.DUE), key=_urgency)

    @property
    def late(self) -> list[Item]:
        """What should have gone before today and still goes."""
        return sorted(self._in(State.LATE), key=_urgency)

    @property
    def blocked(self) -> list[Item]:
        """What lacks a fact, as an address."""
        return sorted(self._in(State.BLOCKED), key=_urgency)

    @property
    def stuck(self) -> list[Item]:
        """What lacks a fact that the candidate can give, where nothing else of it is to be sent.

        A referee's permission is theirs to give, and a message that goes today may ask for more.
        """
        moving = {item.entry.id for item in (*self.due, *self.late) if not item.step.optional}
        return [
            item
            for item in self.blocked
            if item.entry.id not in moving
            and not item.step.optional
            and item.step.kind is not MessageKind.REFERENCE_HEADS_UP
        ]

    @property
    def coming(self) -> list[Item]:
        """What opens on a day that is known, the nearest first."""
        known = [item for item in self._in(State.WAITING) if item.step.opens]
        return sorted(known, key=lambda item: (item.step.opens or date.max, _urgency(item)))

    def _in(self, state: State) -> list[Item]:
        return [
            Item(entry, step)
            for entry in self.entries
            for step in entry.plan.steps
            if step.state is state
        ]


def candidate_key(application: Application) -> CandidateKey:
    """Whose this application is; equal for two of the same candidate, told apart by address."""
    candidate = application.candidate
    return CandidateKey(_folded(candidate.name), _folded(candidate.email or ""))


def withdrawals_owed(entries: Iterable[Entry]) -> dict[CandidateKey, tuple[Owed, ...]]:
    """Which open applications have not been told that an offer was accepted in another one.

    Candidates who owe nothing are left out. The event has the day of the acceptance, though none
    that lies ahead where it is written. An application that began after the acceptance is not
    told: the candidate has gone looking again.
    """
    found = {key: tuple(_owed(group)) for key, group in _by_candidate(entries).items()}
    return {key: owed for key, owed in found.items() if owed}


def agenda(entries: Sequence[Entry]) -> list[CandidateAgenda]:
    """What is due, late and next for each candidate, in the order of their names.

    The plans are those with the owed events in them, so that the withdrawals are on the list.
    """
    owed = withdrawals_owed(entries)
    return [
        CandidateAgenda(key, tuple(_told(group, owed.get(key, ()))), owed.get(key, ()))
        for key, group in sorted(_by_candidate(entries).items())
    ]


def _by_candidate(entries: Iterable[Entry]) -> dict[CandidateKey, list[Entry]]:
    groups: dict[CandidateKey, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(candidate_key(entry.application), []).append(entry)
    return groups


def _owed(group: Sequence[Entry]) -> Iterable[Owed]:
    accepted = sorted(
        (entry.accepted_on, not entry.accepted_theirs, at)
        for at, entry in enumerate(group)
        if entry.accepted_on
    )
    whose_is_known = any(_accepted_here(entry) for entry in group)
    for entry in group:
        told = [
            (on, at) for on, _, at in accepted if entry.began_on is None or entry.began_on <= on
        ]
        if not told or not entry.is_open:
            continue
        on, at = told[0]
        event = Decided(on=min(on, entry.today), what="accepted_other_offer")
        yield Owed(entry, event, group[at], ask=entry.has_offer and not whose_is_known)


def _accepted_here(entry: Entry) -> bool:
    return any(event.what == "accepted_offer" for event in entry.application.events)


def _told(group: Sequence[Entry], owed: Sequence[Owed]) -> Iterable[Entry]:
    """The entries, each with the event that it is owed at the end of its log."""
    events = {one.entry.id: one.event for one in owed}
    for entry in group:
        event = events.get(entry.id)
        if event is None:
            yield entry
        else:
            log = (*entry.application.events, event)
            yield replace(entry, application=entry.application.model_copy(update={"events": log}))


def _urgency(item: Item) -> tuple[bool, int, date, str]:
    """Optional ones last; then the precedence of kinds, the day that it is due, the name."""
    step = item.step
    return (step.optional, _place(step.kind), step.due or date.max, item.entry.id)


def _place(kind: MessageKind) -> int:
    return PRECEDENCE[kind]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
