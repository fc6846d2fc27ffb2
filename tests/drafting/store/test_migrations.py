"""Every schema that was ever released is brought up to date, copied first, and whole.

`schemas/N.sql` is what a release with schema N wrote; it is never changed.
"""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from drafting import backups, schema
from drafting.case import step_key
from drafting.desk import Desk
from drafting.errors import StoreError
from drafting.schema import OURS, SCHEMA, bring_up_to_date
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import MessageKind

SCHEMAS = Path(__file__).parent / "schemas"
EARLIER = range(1, SCHEMA)
TODAY = date(2026, 11, 20)


def made(path: Path, number: int) -> Path:
    """A database as the release with this schema left it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript((SCHEMAS / f"{number}.sql").read_text(encoding="utf-8"))
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        return {
            table: sorted(database.execute(f"SELECT * FROM {table}"), key=repr)
            for table in ("application", "version", "head", "kept")
        }


def shape(path: Path) -> list[tuple[str, str]]:
    """The tables and indices, with the names and kinds of their columns."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT name, type FROM sqlite_master ORDER BY name").fetchall()
        return [
            (name, repr(database.execute(f"PRAGMA {_info(kind)}({name})").fetchall()))
            for name, kind in rows
        ]


def _info(kind: str) -> str:
    return {"table": "table_info", "index": "index_info"}[kind]


@pytest.fixture(params=EARLIER, ids=lambda number: f"schema-{number}")
def old(request: pytest.FixtureRequest, path: Path) -> Path:
    return made(path, request.param)


def test_a_sample_of_every_earlier_schema_is_here() -> None:
    assert [(SCHEMAS / f"{number}.sql").exists() for number in EARLIER] == [True] * (SCHEMA - 1)


def test_every_row_of_an_earlier_release_is_there(old: Path) -> None:
    before = content(old)
    Store(old).close()
    assert content(old) == before
    with closing(sqlite3.connect(old)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert database.execute("PRAGMA application_id").fetchone()[0] == OURS


def test_a_migrated_database_is_the_same_as_a_new_one(old: Path, tmp_path: Path) -> None:
    Store(old).close()
    Store(tmp_path / "new.db").close()
    assert shape(old) == shape(tmp_path / "new.db")


def test_the_page_works_on_what_an_earlier_release_kept(old: Path) -> None:
    store = Store(old)
    space = Workspace(store)
    case = next(one for one in space.cases() if one.application)
    plan = case.plan(TODAY)
    assert plan
    step = next(one for one in plan.steps if one.kind is MessageKind.THANK_YOU)
    desk = Desk(store)
    assert [version.origin for version in desk.versions(case.id, step)] == [
        "First draft",
        "Shorter",
    ]
    kept = desk.current(case.id, step)
    assert kept
    assert kept.origin == "First draft"
    sent = space.sent_message(case.id, case.events[0])
    assert sent
    assert "Lee" in sent.body
    space.undo(case.id, 0)
    other = next(one for one in plan.steps if one.to == ("lee",))
    assert desk.current(case.id, other)
    desk.close()
    store.close()


def test_before_a_migration_the_database_is_copied(old: Path) -> None:
    before = content(old)
    Store(old).close()
    (copy,) = backups.backups(old)
    assert "backup-of-schema-" in copy.name
    assert content(copy) == before
    with closing(sqlite3.connect(copy)) as database:
        found = database.execute("PRAGMA user_version").fetchone()[0]
    assert f"schema-{found}-" in copy.name
    assert found < SCHEMA
    assert copy.stat().st_mode & 0o077 == 0


def test_only_the_newest_copies_are_kept(old: Path) -> None:
    sample = old.read_bytes()
    names = []
    for _ in range(backups.KEPT + 2):
        old.write_bytes(sample)
        Store(old).close()
        names.append(backups.backups(old)[0].name)
    assert [copy.name for copy in backups.backups(old)] == names[::-1][: backups.KEPT]


def test_a_migration_that_fails_leaves_everything_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, as_it_was = content(old), shape(old)
    broken = (*schema.STEPS[:-1], (*schema.STEPS[-1], "CREATE TABLE application (no TEXT)"))
    monkeypatch.setattr(schema, "STEPS", broken)
    with pytest.raises(StoreError):
        Store(old)
    assert (content(old), shape(old)) == (before, as_it_was)
    monkeypatch.undo()
    Store(old).close()
    assert content(old) == before


def test_without_room_for_a_copy_nothing_is_migrated_and_all_can_be_read(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("drafting.opening.back_up", full)
    as_it_was = shape(old)
    store = Store(old)
    assert store.only_read
    assert "no space left" in store.only_read
    assert len(store.applications()) == 2
    with pytest.raises(StoreError, match="no space left"):
        store.keep_form("a", {})
    store.close()
    assert shape(old) == as_it_was


def test_a_step_that_another_process_has_gone_is_not_gone_again(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as database:

        def meanwhile(_: int) -> None:
            Store(old).close()

        bring_up_to_date(database, meanwhile)
        assert database.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
        assert len(json.loads(database.execute("SELECT form FROM application").fetchone()[0])) > 0


def test_another_programs_database_is_told_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    for statement in ("PRAGMA user_version = 1", "PRAGMA application_id = 7", ""):
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE bookmarks (url TEXT)")
            database.execute(statement)
        with pytest.raises(StoreError, match="another program's database"):
            Store(path)
        with closing(sqlite3.connect(path)) as database:
            tables = database.execute("SELECT name FROM sqlite_master").fetchall()
        assert tables == [("bookmarks",)]


def test_step_key_is_what_drafts_are_kept_under(old: Path) -> None:
    """A change of the key would hide every draft that was kept."""
    store = Store(old)
    case = next(one for one in Workspace(store).cases() if one.application)
    store.close()
    plan = case.plan(TODAY)
    assert plan
    keys = {step_key(step) for step in plan.steps}
    assert "thank_you:dana:0" in keys
