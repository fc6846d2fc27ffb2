"""What the page does with applications: keep, read, log, decide, undo.

Everything goes through the store at once, so that a reload or a restart finds it again. What is
one thing to a person is one transaction: it is kept whole, or not at all.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from drafting.agenda import candidate_key, withdrawals_owed
from drafting.built import Event, build
from drafting.candidates import Profile, known_candidates
from drafting.case import Case, NotHere, case_of, step_key
from drafting.form import Form, form_of, profile_of
from drafting.kept import Version
from drafting.store import Store
from guardrails import Application, InvalidInput, Message, Plan, Step, plan, read_application

ACCEPTED = ("accepted_offer", "accepted_other_offer")


class Workspace:
    """The applications of one person, kept in a store. Raises `StoreError` as the store does."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def cases(self) -> list[Case]:
        """Every application, the one changed last first."""
        return [case_of(kept) for kept in self.store.applications()]

    def case(self, id_: str) -> Case:
        """The application with this id; raises `NotHere` where there is none."""
        kept = self.store.application(id_)
        if kept is None:
            raise NotHere("This application is not here any more; go back to the list.")
        return case_of(kept)

    def candidates(self) -> tuple[Profile, ...]:
        """The candidates of the finished applications, the one saved last first."""
        forms = [kept.form for kept in self.store.applications() if kept.facts]
        return known_candidates(self.store.kept("profile"), forms)

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
        with self.store.together():
            case = self.case(id_)
            application = self._read(build(form, case.events, first=case.facts is None).data)
            form = form | {"wrote": "", "thanked": False}
            form.pop("taken_from", None)  # from now on its facts are its own
            self.store.keep_facts(id_, application.model_dump_json(by_alias=True), form)
            self.store.keep("profile", profile_of(form))
        return application

    def log(self, id_: str, event: Event) -> int:
        """Log what happened; gives the event's index. Raises `InvalidInput` where it cannot be."""
        with self.store.together():
            events = [*self.case(id_).events, event]
            self._keep_events(id_, events)
            return len(events) - 1

    def plan_if(self, id_: str, event: Event, today: date) -> Plan | None:
        """The plan as it would be with one event more; None where that cannot be logged."""
        case = self.case(id_)
        try:
            told = self._read(json.loads(case.facts or "{}") | {"events": [*case.events, event]})
        except InvalidInput:
            return None
        return plan(told, today)

    def change_event(self, id_: str, index: int, **changed: Any) -> None:
        """Change something about an event that was logged, as its reading."""
        with self.store.together():
            events = self.case(id_).events
            events[index] = events[index] | changed
            self._keep_events(id_, events)

    def mark_sent(self, id_: str, step: Step, on: date, why: str | None = None) -> int:
        """Log that a step's message was sent, and put its drafts away with it."""
        event = {"on": on.isoformat(), "what": "sent", "kind": step.kind.value, "to": step.to[0]}
        with self.store.together():
            index = self.log(id_, event | ({"why": why} if why else {}))
            self.store.rename_step(id_, step_key(step), _sent_name(event))
        return index

    def override(
        self, id_: str, step: Step, on: date, *, until: date | None = None, why: str | None = None
    ) -> int:
        """Log that the person put a step off to `until`, or struck it out without one.

        Source: POLICY section 3, `your-call`.
        """
        event: Event = {"on": on.isoformat(), "kind": step.kind.value, "to": step.to[0], "why": why}
        if until is None:
            return self.log(id_, event | {"what": "skipped"})
        return self.log(id_, event | {"what": "snoozed", "until": until.isoformat()})

    def decide(
        self, id_: str, what: str, on: date, theirs: str | None = None, *, today: date | None = None
    ) -> list[str]:
        """Log a decision here and, where it ends the others too, in every other open one.

        `theirs` is the application whose offer was accepted, if it is one of these; `today` is
        `on` unless it is told. Gives the ids of the applications written to. Source: POLICY
        section 3, `withdraw-everywhere`.
        """
        with self.store.together():
            self.log(id_, {"on": on.isoformat(), "what": what})
            if what not in ACCEPTED:
                return [id_]
            written = [id_]
            if theirs and theirs != id_:
                self.log(theirs, {"on": on.isoformat(), "what": "accepted_offer"})
                written.append(theirs)
            return written + self.tell_others(id_, max(on, today or on))

    def tell_others(self, id_: str, today: date) -> list[str]:
        """Write an accepted offer into this candidate's open applications that lack it.

        Gives the ids of the applications written to.
        """
        with self.store.together():
            entry = self.case(id_).entry(today)
            entries = [other for case in self.cases() if (other := case.entry(today))]
            told = withdrawals_owed(entries)
            owed = told.get(candidate_key(entry.application), ()) if entry else ()
            for one in owed:
                self.log(one.entry.id, one.event.model_dump(mode="json"))
            return [one.entry.id for one in owed]

    def undo(self, id_: str, index: int) -> list[str]:
        """Take an event back; an accepted offer is taken back in the other applications too.

        Gives the ids of the applications written to.
        """
        with self.store.together():
            event = self._drop(id_, index)
            if event["what"] == "sent":
                self._bring_back(id_, event)
            return [id_, *(self._drop_in_others(id_, event) if event["what"] in ACCEPTED else ())]

    def sent_message(self, id_: str, event: Mapping[str, Any]) -> Message | None:
        """What was sent with this event, or None where it was not written here."""
        written = _written(self.store.current(id_, _sent_name(event)))
        return written[0] if written else None

    def _drop_in_others(self, id_: str, event: Event) -> list[str]:
        """Take a decision back where it was told; gives the ids of those applications."""
        written = []
        for case in self._others(id_):
            same = [i for i, other in enumerate(case.events) if _same_decision(event, other)]
            if same:
                self._drop(case.id, same[-1])
                written.append(case.id)
        return written

    def _others(self, id_: str) -> list[Case]:
        """The other applications of the same candidate."""
        mine = self.case(id_).application
        return [
            case
            for case in self.cases()
            if mine
            and case.id != id_
            and case.application
            and candidate_key(case.application) == candidate_key(mine)
        ]

    def _drop(self, id_: str, index: int) -> Event:
        events = self.case(id_).events
        if not 0 <= index < len(events):
            raise NotHere("That was taken back already.")
        event = events.pop(index)
        self._keep_events(id_, events)
        return event

    def _bring_back(self, id_: str, event: Event) -> None:
        archived = _sent_name(event)
        written = _written(self.store.current(id_, archived))
        if written:
            self.store.rename_step(id_, archived, step_key(written[1]))

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


def _written(version: Version | None) -> tuple[Message, Step] | None:
    """What a version says and for which step; None where there is none of a shape known here."""
    try:
        draft = json.loads(version.draft)["draft"] if version else {}
        return Message.model_validate(draft["message"]), Step.model_validate(draft["step"])
    except (ValueError, KeyError, TypeError):
        return None


def _sent_name(event: Mapping[str, Any]) -> str:
    return f"sent:{event['kind']}:{event['to']}:{event['on']}"


def _same_decision(event: Event, other: Event) -> bool:
    return other["on"] == event["on"] and other["what"] in ACCEPTED
