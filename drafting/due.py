"""Which steps of a plan are drafted, and a panel's notes written knowing of each other."""

from collections.abc import Iterator
from datetime import date

from drafting.brief import Wishes
from drafting.draft import Draft, draft
from drafting.writers.base import Writer
from guardrails import (
    Application,
    Fault,
    InvalidInput,
    Message,
    MessageKind,
    Plan,
    State,
    Step,
    plan,
)

WORDED = frozenset({State.DUE, State.LATE})
GONE = frozenset({State.DONE, State.VOID, State.BLOCKED})


def draft_due(
    application: Application,
    today: date,
    *,
    writer: Writer,
    kind: MessageKind | None = None,
    person: str | None = None,
) -> list[Draft]:
    """A draft for every step that is due or late on `today`, neither optional nor blocked.

    With `kind` (and `person`) the step that was asked for, whether it is open yet or not. Raises
    `InvalidInput` when nobody has that id, or the plan has no such step, or has it no more.
    """
    today_plan = plan(application, today)
    demand_person(application, person)
    steps = _asked(today_plan, kind, person) if kind or person else _due(today_plan)
    written: list[Draft] = []
    for step in steps:
        others = tuple(_others(written, step))
        written.append(
            draft(application, step, writer=writer, wishes=Wishes(), others=others, on=today)
        )
    return written


def demand_person(application: Application, person: str | None) -> None:
    """Raise `InvalidInput` where an id was given that nobody has."""
    if person and not (application.person(person) or application.reference(person)):
        raise InvalidInput([Fault(path="--person", message=f'no person has the id "{person}"')])


def _due(today_plan: Plan) -> list[Step]:
    return [step for step in today_plan.steps if step.state in WORDED and not step.optional]


def _asked(today_plan: Plan, kind: MessageKind | None, person: str | None) -> list[Step]:
    listed = [
        step
        for step in today_plan.steps
        if kind in (None, step.kind) and (person is None or person in step.to)
    ]
    steps = [step for step in listed if step.state not in GONE]
    if steps or not kind:
        return steps
    raise InvalidInput([Fault(path="--kind", message=_why_none(today_plan, kind, listed))])


def _why_none(today_plan: Plan, kind: MessageKind, listed: list[Step]) -> str:
    if listed:
        return listed[0].because
    later = next((item.because for item in today_plan.not_now if item.kind == kind), "")
    return later or f"the plan of {today_plan.today} has no such message"


def _others(written: list[Draft], step: Step) -> Iterator[Message]:
    """The notes to the other people met at the same interview."""
    for other in written:
        if other.step.kind == step.kind and other.step.interview == step.interview:
            yield other.message
