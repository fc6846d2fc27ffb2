"""While a model writes, the person goes on: edits, restores, sends, deletes. Theirs stays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from drafting import Written, open_writer
from drafting.desk import BESIDE, EDITED, FIRST, MEANWHILE, Desk, Task
from drafting.errors import WriterError
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import Application, Message, plan

CONTRACT = Path(__file__).parents[2] / "contract" / "01-panel-just-interviewed.json"
DAY = date(2026, 11, 19)
MINE = Message(subject="Thanks", body="Dear Dana,\n\nThank you; these are my own words.\n\nSam")


class Waits:
    """A writer that has nothing to say, and takes its time."""

    name = "waits"

    def __init__(self) -> None:
        self.asked = 0
        self.go = Event()

    def write(self, *_: object) -> Written:
        self.asked += 1
        assert self.go.wait(20)
        raise WriterError("It has nothing to say.")

    def close(self) -> None:
        self.go.set()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store(tmp_path / "a.db")
    made = Desk(store)
    yield made
    made.close()
    store.close()


@pytest.fixture
def task(desk: Desk) -> Task:
    application = Application.model_validate_json(CONTRACT.read_text(encoding="utf-8"))
    case = Workspace(desk.store).add(application)
    task = Task(case, application, plan(application, DAY).steps[0], DAY)
    desk.write(replace(task, origin=MEANWHILE), open_writer("template"))
    return task


@pytest.fixture
def writer(desk: Desk, task: Task) -> Iterator[Waits]:
    """A writer in the midst of it."""
    waits = Waits()
    desk.start(task, waits)
    until(lambda: waits.asked > 0)
    yield waits
    waits.close()


def until(what: Callable[[], bool]) -> None:
    for _ in range(1000):
        if what():
            return
        sleep(0.02)
    raise AssertionError("it never came about")


def finish(desk: Desk, task: Task, writer: Waits) -> None:
    writer.go.set()
    until(lambda: not desk.writing(task.case, task.step))


def origins(desk: Desk, task: Task) -> list[str]:
    return [one.origin for one in desk.versions(task.case, task.step)]


def test_what_was_edited_meanwhile_goes_on_counting(desk: Desk, task: Task, writer: Waits) -> None:
    desk.edit(task, MINE)
    finish(desk, task, writer)
    kept = desk.current(task.case, task.step)
    assert kept is not None
    assert kept.draft.message == MINE
    assert origins(desk, task) == [MEANWHILE, EDITED, FIRST]
    assert desk.trouble(task.case, task.step) == BESIDE
    assert desk.trouble(task.case, task.step) is None


def test_what_was_restored_meanwhile_goes_on_counting(desk: Desk, task: Task) -> None:
    desk.write(task, open_writer("template"))
    first, second = desk.versions(task.case, task.step)
    waits = Waits()
    desk.start(replace(task, origin="Shorter"), waits)
    until(lambda: waits.asked > 0)
    desk.edit(task, MINE)
    desk.restore(task.case, task.step, second.id)
    desk.restore(task.case, task.step, desk.versions(task.case, task.step)[-1].id)
    finish(desk, task, waits)
    kept = desk.current(task.case, task.step)
    assert kept is not None
    assert (kept.origin, first.origin) == (EDITED, MEANWHILE)


def test_what_nobody_touched_is_replaced(desk: Desk, task: Task, writer: Waits) -> None:
    finish(desk, task, writer)
    kept = desk.current(task.case, task.step)
    assert kept is not None
    assert kept.origin == FIRST
    assert desk.trouble(task.case, task.step) is None


def test_what_was_edited_before_it_began_is_replaced(desk: Desk, task: Task) -> None:
    desk.edit(task, MINE)
    desk.write(replace(task, origin="Shorter"), open_writer("template"))
    kept = desk.current(task.case, task.step)
    assert kept is not None
    assert kept.origin == "Shorter"


def test_what_was_sent_meanwhile_gets_no_draft_after_it(
    desk: Desk, task: Task, writer: Waits
) -> None:
    desk.forget(task.case, task.step)
    Workspace(desk.store).mark_sent(task.case, task.step, DAY)
    assert not desk.writing(task.case, task.step)
    assert not desk.stopped(task.case, task.step)  # it was not the person who stopped it
    writer.go.set()
    desk.close()
    assert origins(desk, task) == []


@pytest.mark.parametrize("of_all", [False, True])
def test_nothing_comes_after_what_was_deleted(
    desk: Desk, task: Task, writer: Waits, *, of_all: bool
) -> None:
    if of_all:
        desk.forget()
        desk.store.delete_everything()
    else:
        desk.forget(task.case)
        desk.store.delete_application(task.case)
    writer.go.set()
    desk.close()
    assert writer.asked == 1
    assert desk.store.applications() == []
    assert desk.store.steps(task.case) == []


def test_only_what_is_meant_is_forgotten(desk: Desk, task: Task, writer: Waits) -> None:
    other = plan(task.application, DAY).steps[1]
    desk.forget("another application")
    desk.forget(task.case, other)
    assert desk.writing(task.case, task.step)


def test_one_that_was_stopped_before_its_turn_is_never_begun(desk: Desk, task: Task) -> None:
    case = Workspace(desk.store).add(task.application)
    before, after = [Waits(), Waits()], Waits()
    for step, waits in zip(plan(task.application, DAY).steps, before, strict=False):
        desk.start(replace(task, case=case, step=step), waits)
        until(lambda waits=waits: waits.asked > 0)
    desk.start(task, after)
    assert desk.preview(task.case, task.step) == ""
    desk.stop(task.case, task.step)
    desk.stop(task.case, task.step)
    for waits in (*before, after):
        waits.go.set()
    last = Waits()
    desk.start(replace(task, step=plan(task.application, DAY).steps[1]), last)
    until(lambda: last.asked > 0)  # its turn came after the one that was stopped
    last.go.set()
    desk.close()
    assert after.asked == 0
    assert origins(desk, task) == [MEANWHILE]
