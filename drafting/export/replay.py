"""How each step came to stand where it does: the plan again, for every day on which it changed.

A file knows nothing of the file before it. So that a calendar that was given to somebody last
week can be put right, the days since are gone through again: a step that was listed with a date
and is not any more is found, and each change of its date counts as a revision.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from guardrails import Application, MessageKind, Plan, State, Step, plan

DAY = timedelta(days=1)
_TO_ONE_ONLY = (
    MessageKind.WITHDRAWAL,
    MessageKind.CHECK_IN,
    MessageKind.NO_RESPONSE_FOLLOW_UP,
)
"""Kinds that go to whoever is the counterpart: to another one it is the same step."""
_EPOCH = date(2000, 1, 1)  # no fact is older
GONE = "The plan has this step no more."


@dataclass(frozen=True)
class Standing:
    """A step with a date, as it stands in the end.

    `key` is the same from day to day; `off` says that nothing is to be sent any more, `why` why
    not or what for; `revision` counts changes of the date or of `off`, `changed` is the day of
    the last change, of the reason too.
    """

    key: str
    step: Step
    on: date
    off: bool
    why: str
    revision: int
    changed: date


def standings(application: Application, today: date) -> list[Standing]:
    """Every step that has a date or had one, by date; what was sent in time is left out."""
    seen: dict[str, Standing] = {}
    for made in _plans(application, today):
        listed = dict(_listed(application, made))
        for key, (step, on) in listed.items():
            seen[key] = _now(seen.get(key), key, step, on, made.today)
        for key in seen.keys() - listed.keys():
            seen[key] = _changed(seen[key], seen[key].on, True, GONE, made.today)
    return sorted(
        (one for one in seen.values() if not _past(one, today)), key=lambda one: (one.on, one.key)
    )


def _plans(application: Application, today: date) -> Iterator[Plan]:
    """The plan of every day on which it can have changed, up to today."""
    days = {event.on for event in application.events}
    days |= {interview.on for interview in application.interviews}
    day = min([*days, today])
    while True:
        made = plan(application, day)
        yield made
        edges = {edge for step in made.steps for edge in _edges(step)}
        if day == today:
            return
        day = min(edge for edge in (*days, *edges, today) if edge > day)


def _edges(step: Step) -> Iterator[date]:
    if step.opens:
        yield step.opens
    if step.closes:
        yield step.closes + DAY


def _listed(application: Application, made: Plan) -> Iterator[tuple[str, tuple[Step, date]]]:
    count: Counter[str] = Counter()
    for step in made.steps:
        key = _key(application, step)
        count[key] += 1
        on = step.due or step.opens
        if on is not None:
            yield f"{key}|{count[key]}", (step, on)


def _key(application: Application, step: Step) -> str:
    to = () if step.kind in _TO_ONE_ONLY else step.to
    met = "" if step.interview is None else application.interviews[step.interview].on.isoformat()
    return "|".join([step.kind.value, ",".join(to), met])


def _now(before: Standing | None, key: str, step: Step, on: date, day: date) -> Standing:
    off = step.state in (State.DONE, State.VOID)
    if before is None:
        return Standing(key, step, on, off, step.because, _first(step, on, off), day)
    if step.state is State.DONE and before.step.state is State.DONE:
        return replace(before, step=step)
    if step.state is State.DONE or step.state is before.step.state is State.DUE:
        on = before.on  # what is due, or was sent, keeps the place that it had in the calendar
    return replace(_changed(before, on, off, step.because, day), step=step)


def _first(step: Step, on: date, off: bool) -> int:
    """The revision of a step that is seen for the first time.

    A calendar from before the first event may have it as still to come, so being off is a change.
    A permission that nobody has asked for yet is due on whatever day it is, so its day counts.
    """
    moves = step.kind is MessageKind.REFERENCE_PERMISSION
    return off + ((on - _EPOCH).days if moves else 0)


def _changed(before: Standing, on: date, off: bool, why: str, day: date) -> Standing:
    if (before.on, before.off, before.why) == (on, off, why):
        return before
    revised = (before.on, before.off) != (on, off)
    return replace(before, on=on, off=off, why=why, changed=day, revision=before.revision + revised)


def _past(one: Standing, today: date) -> bool:
    """Whether it needs no word any more: sent, or gone from the plan, on a day that is over."""
    settled = one.step.state is State.DONE or one.why == GONE
    return settled and one.off and one.on < today
