"""One application as the page sees it: what was typed, the facts once they are valid, the plan."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from drafting.agenda import Entry
from drafting.built import Event
from drafting.form import Form
from drafting.kept import Kept
from guardrails import (
    AfterwordError,
    Application,
    InvalidInput,
    Plan,
    State,
    Step,
    Verdict,
    read_application,
)

TO_DO = frozenset({State.DUE, State.LATE})


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
        entry = self.entry(today)
        return entry.plan if entry else None

    def entry(self, today: date) -> Entry | None:
        """What an agenda takes of it on `today`, None while the form is unfinished."""
        return _entry(self.id, self.facts, today) if self.facts and self.application else None


def case_of(kept: Kept) -> Case:
    """What was kept, read; without facts where this release's rules refuse them."""
    application = None
    if kept.facts:
        try:
            application = _application(kept.facts)
        except InvalidInput:  # kept by another release with other rules: the form can be mended
            application = None
    return Case(kept.id, kept.form, application, kept.facts)


def step_key(step: Step) -> str:
    """The name that a step's drafts are kept under, the same from one day to the next."""
    return (
        f"{step.kind.value}:{','.join(step.to)}:{'' if step.interview is None else step.interview}"
    )


def next_date(made: Plan) -> date | None:
    """The next day on which this plan asks for something, today if it does now; None if never."""
    if made.verdict is Verdict.SEND:
        return made.today
    opens = [step.opens for step in made.steps if step.state is State.WAITING and step.opens]
    return made.until or min(opens, default=None)


@lru_cache(maxsize=256)
def _entry(id_: str, facts: str, today: date) -> Entry:
    """The same object for the same facts, so that a plan is made once."""
    return Entry(id_, _application(facts), today)


@lru_cache(maxsize=256)
def _application(facts: str) -> Application:
    return read_application(facts)
