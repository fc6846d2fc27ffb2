"""The shapes that a plan is made of (CONTRACT, "Plan")."""

from datetime import date
from enum import StrEnum

from guardrails.findings import Shape
from guardrails.kinds import Channel, MessageKind


class Verdict(StrEnum):
    """What the person should do today."""

    SEND = "send"
    WAIT = "wait"
    STOP = "stop"


class State(StrEnum):
    """Where a step stands on the day of the plan (POLICY section 3)."""

    DONE = "done"
    DUE = "due"
    LATE = "late"
    WAITING = "waiting"
    BLOCKED = "blocked"
    VOID = "void"


class Step(Shape):
    """One message to one reader, with its window in the application's local dates.

    `to` and `cc` hold ids of people or references. `interview` is the index of the interview
    thanked for, the latest held for chasers, None elsewhere. `rules` are the ids of POLICY
    section 3 that shaped the step; `must_ask_for` the ids of people whose contact details it
    has to ask for.
    """

    kind: MessageKind
    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    channel: Channel = "email"
    interview: int | None = None
    state: State
    opens: date | None = None
    due: date | None = None
    closes: date | None = None
    optional: bool = False
    rules: tuple[str, ...]
    because: str
    must_ask_for: tuple[str, ...] = ()


class NotNow(Shape):
    """A kind that is not due, with the rule that says so and the reason."""

    kind: MessageKind
    rule: str
    because: str


class Plan(Shape):
    """Which message is right on `today`, and why; `until` is the next date on which a step
    that is not optional opens, when the verdict is `wait`."""

    today: date
    verdict: Verdict
    until: date | None = None
    headline: str
    steps: tuple[Step, ...] = ()
    not_now: tuple[NotNow, ...] = ()
