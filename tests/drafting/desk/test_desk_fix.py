"""A finding is mended on the desk: the text that counts changes, the one before stays."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from drafting import Written, open_writer
from drafting.desk import EDITED, MEANWHILE, Desk, Task, judge
from drafting.errors import StoreError
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import Application, Message, plan

CONTRACT = Path(__file__).parents[2] / "contract" / "01-panel-just-interviewed.json"


def _desk(folder: Path) -> tuple[Desk, Task]:
    application = Application.model_validate_json(CONTRACT.read_text(encoding="utf-8"))
    space = Workspace(Store(folder / "a.db"))
    case = space.add(application)
    step = plan(application, date(2026, 11, 19)).steps[0]
    return Desk(space.store), Task(case, application, step, date(2026, 11, 19))


def test_a_fix_is_a_version_and_what_it_cannot_mend_it_leaves(tmp_path: Path) -> None:
    desk, task = _desk(tmp_path)
    desk.write(task, open_writer("template"))
    first = desk.current(task.case, task.step)
    assert first is not None
    wrong = Message(
        subject=first.draft.message.subject,
        body=first.draft.message.body.replace("Dear Dana,", "Dear Lee,"),
    )
    desk.edit(task, wrong)
    (finding,) = [f for f in judge(task, wrong).findings if f.fix]
    assert desk.fix(task, finding)
    fixed = desk.current(task.case, task.step)
    assert fixed is not None
    assert fixed.draft.message == first.draft.message
    assert fixed.origin == EDITED
    assert len(desk.versions(task.case, task.step)) == 3
    assert not desk.fix(task, finding.model_copy(update={"fix": None}))
    desk.close()


def test_without_a_draft_there_is_nothing_to_mend(tmp_path: Path) -> None:
    desk, task = _desk(tmp_path)
    message = Message(body="Dear Lee,\n\nThanks.\n\nSam")
    finding = next(f for f in judge(task, message).findings if f.fix)
    assert not desk.fix(task, finding)
    desk.close()


def test_one_does_not_go_back_to_what_only_stood_in_for_the_first_draft(tmp_path: Path) -> None:
    desk, task = _desk(tmp_path)
    where = task.case, task.step
    assert desk.before(*where) is None
    desk.write(replace(task, origin=MEANWHILE), open_writer("template"))
    desk.write(task, open_writer("template"))
    assert desk.before(*where) is None
    assert [one.origin for one in desk.versions(*where)] == [MEANWHILE, task.origin]
    first = desk.current(*where)
    assert first is not None
    desk.edit(task, Message(subject="Thanks", body="Dear Dana,"))
    before = desk.before(*where)
    assert before is not None
    assert before.id == first.id


def test_one_goes_back_to_the_stand_in_that_was_edited(tmp_path: Path) -> None:
    desk, task = _desk(tmp_path)
    desk.write(replace(task, origin=MEANWHILE), open_writer("template"))
    desk.edit(task, Message(subject="Thanks", body="Dear Dana,"))
    before = desk.before(task.case, task.step)
    assert before is not None
    assert before.origin == MEANWHILE


def test_what_has_not_changed_is_no_version(tmp_path: Path) -> None:
    desk, task = _desk(tmp_path)
    desk.edit(task, Message(body="Nothing is there yet."))
    desk.write(task, open_writer("template"))
    kept = desk.current(task.case, task.step)
    assert kept is not None
    desk.edit(task, kept.draft.message)
    assert len(desk.versions(task.case, task.step)) == 1
    assert not kept.stale(task.application)
    assert kept.stale(task.application.model_copy(update={"interest": ("maps",)}))
    desk.close()


class Fails:
    """A writer that is wrong in itself, or waits until it is told to go on."""

    name = "fails"

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.go = Event()

    def write(self, *_: object) -> Written:
        self.go.wait(10)
        raise self.error

    def close(self) -> None:
        self.go.set()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("a fault of ours"), "could not be written"),
        (StoreError("The database is locked."), "The database is locked."),
    ],
)
def test_what_goes_wrong_in_the_background_is_told_once(
    error: Exception, told: str, tmp_path: Path
) -> None:
    desk, task = _desk(tmp_path)
    writer = Fails(error)
    assert desk.trouble(task.case, task.step) is None
    desk.start(task, writer)
    desk.start(task, writer)  # it is being written: once is enough
    assert desk.trouble(task.case, task.step) is None
    writer.close()
    while desk.writing(task.case, task.step):
        sleep(0.01)
    assert told in (desk.trouble(task.case, task.step) or "")
    assert desk.trouble(task.case, task.step) is None
    desk.start(task, open_writer("template"))
    while desk.writing(task.case, task.step):
        sleep(0.01)
    assert desk.trouble(task.case, task.step) is None
    desk.close()
