"""What the page does with applications: keep, read, log, undo, and see what is due over all.

Everything goes through the store at once, so that a reload or a restart finds it again.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from drafting.built import Event, build
from drafting.form import Form, form_of, profile_of
from drafting.store import Kept, Store
from guardrails import (
    SPECS,
    AfterwordError,
    Application,
    InvalidInput,
    Message,
    Plan,
    State,
    Step,
    Verdict,
    plan,
    read_application,
)
from guardrails.kinds import PRECEDENCE

TO_DO = frozenset({State.DUE, State.LATE})
DECISIONS = frozenset({"accepted_other_offer", "left_process", "accepted_offer"})


class NotHere(AfterwordError):
    """The application was deleted, or the address of the page names none."""


@dataclass(frozen=True)
class Case:
    """One application as the page sees it: what was typed, and the facts once they are valid."""

    id: str
    form: Form
    application: Application | None
    facts: str | None

    @property
    def events(self) -> list[Event]:
        """What was logged, in the contract's shape and order."""
        return list(json.loads(self.facts)["events"]) if self.facts else []

    def today(self, now: datetime) -> date:
        """The application's local date at `now` (aware); that of `now` where it has no zone."""
        zone = self.application.time_zone if self.application else None
        return (now.astimezone(ZoneInfo(zone)) if zone else now).date()

    def plan(self, today: date) -> Plan | None:
        """The plan on `today` (a local date), None while the form is unfinished."""
        return _plan(self.facts, today) if self.facts and self.application else None


@dataclass(frozen=True)
class Due:
    """A step that could be sent today, and whose it is."""

    case: Case
    step: Step


class Workspace:
    """The applications of one person, kept in a store. Raises `StoreError` as the store does."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def cases(self) -> list[Case]:
        """Every application, the one changed last first."""
        return [_case(kept) for kept in self.store.applications()]

    def case(self, id_: str) -> Case:
        """The application with this id; raises `NotHere` where there is none."""
        kept = self.store.application(id_)
        if kept is None:
            raise NotHere("This application is not here any more; go back to the list.")
        return _case(kept)

    def add(self, application: Application) -> str:
        """Keep an application that came from a file or an example; gives its new id."""
        id_ = new_id()
        self.store.keep_facts(id_, application.model_dump_json(by_alias=True), form_of(application))
        return id_

    def keep_typed(self, id_: str, form: Form) -> None:
        """Keep what was typed so far, whatever it is."""
        self.store.keep_form(id_, form)

    def finish(self, id_: str, form: Form) -> Application:
        """Make the form the facts; what it told has happened becomes the beginning of the log.

        The profile is kept for the next application.

        Raises `InvalidInput` with every fault; what was typed is kept all the same.
        """
        self.keep_typed(id_, form)
        case = self.case(id_)
        application = self._read(build(form, case.events, first=case.facts is None).data)
        form = form | {"wrote": "", "thanked": False}
        self.store.keep_facts(id_, application.model_dump_json(by_alias=True), form)
        self.store.keep("profile", profile_of(form))
        return application

    def log(self, id_: str, event: Event) -> int:
        """Log what happened; gives the event's index. Raises `InvalidInput` where it cannot be."""
        events = [*self.case(id_).events, event]
        self._keep_events(id_, events)
        return len(events) - 1

    def change_event(self, id_: str, index: int, **changed: Any) -> None:
        """Change something about an event that was logged, as its reading."""
        events = self.case(id_).events
        events[index] = events[index] | changed
        self._keep_events(id_, events)

    def mark_sent(self, id_: str, step: Step, on: date, why: str | None = None) -> int:
        """Log that a step's message was sent, and put its drafts away with it."""
        event = {"on": on.isoformat(), "what": "sent", "kind": step.kind.value, "to": step.to[0]}
        index = self.log(id_, event | ({"why": why} if why else {}))
        self.store.rename_step(id_, step_key(step), _sent_name(event))
        return index

    def decide(self, id_: str, what: str, on: date, theirs: str | None = None) -> list[str]:
        """Log a decision here and, where it ends the others too, in every other open one.

        `theirs` is the application whose offer was accepted, if it is one of these. Gives the ids
        of the applications written to. Source: `withdraw-everywhere`.
        """
        day = on.isoformat()
        written = [id_]
        self.log(id_, {"on": day, "what": what})
        if what in ("left_process", "declined_offer"):
            return written
        for case in self._others_open(id_, on):
            word = "accepted_offer" if case.id == theirs else "accepted_other_offer"
            self.log(case.id, {"on": day, "what": word})
            written.append(case.id)
        return written

    def undo(self, id_: str, index: int) -> list[str]:
        """Take an event back; an accepted offer is taken back in the other applications too.

        Gives the ids of the applications written to.
        """
        event = self._drop(id_, index)
        written = [id_]
        if event["what"] == "sent":
            self._bring_back(id_, event)
        if event["what"] in ("accepted_other_offer", "accepted_offer"):
            for case in self.cases():
                same = [i for i, other in enumerate(case.events) if _same_decision(event, other)]
                if case.id != id_ and same:
                    self._drop(case.id, same[-1])
                    written.append(case.id)
        return written

    def sent_message(self, id_: str, event: Mapping[str, Any]) -> Message | None:
        """What was sent with this event, or None where it was not written here."""
        version = self.store.current(id_, _sent_name(event))
        if version is None:
            return None
        return Message.model_validate(json.loads(version.draft)["draft"]["message"])

    def _others_open(self, id_: str, today: date) -> Iterator[Case]:
        mine = self.case(id_).form.get("name")
        for case in self.cases():
            made = case.plan(today)
            if case.id == id_ or made is None or case.form.get("name") != mine:
                continue
            decided = any(event["what"] in DECISIONS for event in case.events)
            if not decided and made.verdict is not Verdict.STOP:
                yield case

    def _drop(self, id_: str, index: int) -> Event:
        events = self.case(id_).events
        if not 0 <= index < len(events):
            raise NotHere("That was taken back already.")
        event = events.pop(index)
        self._keep_events(id_, events)
        return event

    def _bring_back(self, id_: str, event: Event) -> None:
        archived = _sent_name(event)
        version = self.store.current(id_, archived)
        if version:
            step = json.loads(version.draft)["draft"]["step"]
            self.store.rename_step(id_, archived, step_key(Step.model_validate(step)))

    def _keep_events(self, id_: str, events: list[Event]) -> None:
        case = self.case(id_)
        if not case.facts:
            raise NotHere("Finish the form first; then there is a log to write into.")
        application = self._read(json.loads(case.facts) | {"events": events})
        self.store.keep_facts(id_, application.model_dump_json(by_alias=True), case.form)

    @staticmethod
    def _read(data: Mapping[str, Any]) -> Application:
        return read_application(json.dumps(data, ensure_ascii=False))


def new_id() -> str:
    """An id for a new application."""
    return uuid4().hex[:12]


def step_key(step: Step) -> str:
    """The name that a step's drafts are kept under, the same from one day to the next."""
    return (
        f"{step.kind.value}:{','.join(step.to)}:{'' if step.interview is None else step.interview}"
    )


def agenda(cases: list[Case], now: datetime) -> list[Due]:
    """What could be sent at `now` (aware) over all applications, what comes first in front."""
    due = [
        Due(case, step)
        for case in cases
        if (made := case.plan(case.today(now)))
        for step in made.steps
        if step.state in TO_DO
    ]
    return sorted(due, key=lambda item: (item.step.optional, PRECEDENCE[item.step.kind]))


def next_date(made: Plan) -> date | None:
    """The next day on which this plan asks for something, today if it does now; None if never."""
    if made.verdict is Verdict.SEND:
        return made.today
    opens = [step.opens for step in made.steps if step.state is State.WAITING and step.opens]
    return made.until or min(opens, default=None)


def is_optional(step: Step) -> bool:
    """Whether a step may be left out without a loss."""
    return step.optional or SPECS[step.kind].optional


@lru_cache(maxsize=256)
def _plan(facts: str, today: date) -> Plan:
    return plan(read_application(facts), today)


@lru_cache(maxsize=256)
def _application(facts: str) -> Application:
    return read_application(facts)


def _case(kept: Kept) -> Case:
    application = None
    if kept.facts:
        try:
            application = _application(kept.facts)
        except InvalidInput:  # kept by another release with other rules: the form can be mended
            application = None
    return Case(kept.id, kept.form, application, kept.facts)


def _sent_name(event: Mapping[str, Any]) -> str:
    return f"sent:{event['kind']}:{event['to']}:{event['on']}"


def _same_decision(event: Event, other: Event) -> bool:
    return other["on"] == event["on"] and other["what"] in (
        "accepted_other_offer",
        "accepted_offer",
    )
