"""What the child does that `bench.kills` kills: one thing after the other, and it says of each."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from drafting import backups, open_writer
from drafting.bringing import application_of, bring_in
from drafting.desk import Desk, Task
from drafting.store import Store
from drafting.whole import Whole, as_json, read_whole
from drafting.workspace import Workspace
from guardrails import MessageKind, read_application

EXAMPLE = Path(__file__).parent.parent / "tests" / "contract" / "01-panel-just-interviewed.json"
TODAY = date(2026, 11, 20)
PAGE = 4096
Say = Callable[[str, int], None]


def child(path: Path, mode: str, id_: str, say: Say) -> None:
    """Do one thing after the other until killed, and say of each that it is done."""
    {"work": _work, "migrate": _migrate, "rescue": _rescue}[mode](path, id_, say)


def _work(path: Path, id_: str, say: Say) -> None:
    store = Store(path)
    space, desk = Workspace(store), Desk(store)
    application = read_application(EXAMPLE.read_text(encoding="utf-8"))
    form = space.case(space.add(application)).form
    for turn in range(1, 1000):
        form = form | {"company": f"C{turn}", "name": f"N{turn}"}
        space.keep_typed(id_, form | {"wrote": f"typed {turn}"})
        say("typed", turn)
        space.finish(id_, form)
        say("saved", turn)
        case = space.case(id_)
        plan = case.plan(TODAY)
        assert plan
        assert case.application
        steps = [one for one in plan.steps if one.kind is MessageKind.THANK_YOU]
        step = steps[turn % len(steps)]
        task = Task(id_, case.application, step, TODAY, origin=f"D{turn}")
        desk.write(task, open_writer("template"))
        say("drafted", turn)
        desk.start(task, open_writer("template"))  # and one goes on meanwhile, in a thread
        if turn % 4 == 1:
            index = space.mark_sent(id_, step, TODAY)
            say("sent", turn)
            space.undo(id_, index)
            say("undone", turn)
        event = {"on": "2026-11-19", "what": "received", "from": "dana", "text": f"L{turn}"}
        space.log(id_, event)
        say("logged", turn)
        if turn % 2 == 1:
            bring_in(store, read_whole(as_json(_copy_of(store, id_, turn))))
            say("brought", turn)


def _copy_of(store: Store, id_: str, turn: int) -> Whole:
    """A file with a copy of an application and its drafts, under another company's name."""
    kept = store.application(id_)
    assert kept
    named = {"form": {"company": f"{id_} B{turn}"}, "id": ""}
    copy = application_of(store, kept).model_copy(update=named)
    return Whole(made=datetime.now(UTC), applications=(copy,))


def _migrate(path: Path, _: str, say: Say) -> None:
    for turn in range(1, 1000):
        Store(path).close()
        say("migrated", turn)
        to_the_first_schema(path)


def _rescue(path: Path, _: str, say: Say) -> None:
    for turn in range(1, 1000):
        with path.open("r+b") as file:
            file.write(b"\xff" * PAGE)
        Store(path).close()
        say("rescued", turn)
        for old in backups.set_aside(path):
            old.unlink()


def to_the_first_schema(path: Path) -> None:
    """Make the database what the first release would have left of the same content."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        database.execute("DROP INDEX IF EXISTS head_version")
        database.execute("PRAGMA application_id = 0")
        database.execute("PRAGMA user_version = 1")
        database.execute("COMMIT")
