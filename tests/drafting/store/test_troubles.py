"""A full disk, a lock, a file that may not be written: one sentence, and nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from drafting import backups
from drafting.errors import StoreError
from drafting.store import Store

NOBODY = 65534


@pytest.fixture
def refused() -> Iterator[Path]:
    """A folder with a database in it, and a process that may read both and write neither."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "afterword.db")
        store.keep_form("a", {"company": "Kept"})
        store.close()
        folder.chmod(0o555)
        (folder / "afterword.db").chmod(0o444)
        was = os.geteuid()
        if was == 0:  # whom no mode of a file refuses anything
            os.seteuid(NOBODY)
        yield folder / "afterword.db"
        os.seteuid(was)
        folder.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="a file's mode is POSIX's way of saying it")
def test_what_may_not_be_written_can_be_read_and_says_so(refused: Path) -> None:
    store = Store(refused)
    assert store.only_read
    assert "may not be written" in store.only_read
    kept = store.application("a")
    assert kept
    assert kept.form == {"company": "Kept"}
    with pytest.raises(StoreError, match="may not be written"):
        store.keep_form("a", {"company": "Changed"})
    store.close()
    assert [file.name for file in refused.parent.iterdir()] == [refused.name]


@pytest.mark.skipif(os.name != "posix", reason="a file's mode is POSIX's way of saying it")
def test_a_folder_that_takes_no_file_is_told(refused: Path) -> None:
    with pytest.raises(StoreError, match="may not be written"):
        Store(refused.with_name("another.db"))
    with pytest.raises(StoreError, match="may not be written"):
        Store(refused.parent / "folder" / "another.db")


def test_a_database_that_is_locked_at_the_start_is_told_and_opens_later(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafting.database.PATIENCE", 0.05)
    Store(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="Another program is using"):
            Store(path)
    Store(path).close()


FULL = """
import resource, signal, sys
from pathlib import Path
from drafting.errors import StoreError
from drafting.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.keep_form("a", {"notes": "before"})
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    for turn in range(100):
        store.keep_form(f"b{turn}", {"notes": "x" * 20_000})
        print(turn, flush=True)
except StoreError as error:
    print(error)
print(len(store.applications()))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="a file's limit is POSIX's")
def test_a_disk_that_runs_full_keeps_all_that_it_said_it_kept(path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True
    )
    *turns, sentence, count = made.stdout.splitlines()
    assert "no space left" in sentence
    assert int(count) == 1 + len(turns)
    assert len(turns) > 1
    store = Store(path)
    assert len(store.applications()) == 1 + len(turns)
    store.keep_form("later", {})
    store.close()


def test_what_is_together_is_kept_whole_or_not_at_all(store: Store) -> None:
    with store.together():
        store.keep_form("a", {})
        with store.together():
            store.keep_form("b", {})
    with pytest.raises(RuntimeError):
        _keep_and_fail(store)
    assert {kept.id for kept in store.applications()} == {"a", "b"}


def test_what_fails_inside_fails_the_whole(store: Store) -> None:
    with pytest.raises(RuntimeError), store.together():
        _keep_and_fail(store)
    assert store.applications() == []


def test_a_full_disk_and_a_file_that_does_not_read_is_one_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> sqlite3.Connection:
        raise OSError(28, "No space left on device")

    path.parent.mkdir()
    path.write_bytes(b"\xff" * 9000)
    monkeypatch.setattr("drafting.opening.connect", full)
    monkeypatch.setattr("drafting.database.PATIENCE", 0.01)
    with pytest.raises(StoreError, match="is damaged"):
        Store(path)
    path.unlink()
    with pytest.raises(StoreError, match="no space left"):
        Store(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE application (id TEXT)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="Another program"):
            Store(path)


def _keep_and_fail(store: Store) -> None:
    with store.together():
        store.keep_form("c", {})
        assert store.application("c")
        raise RuntimeError


def test_half_a_character_is_kept_as_a_question_mark(store: Store) -> None:
    store.keep_form("a", {"company": "half \ud83d"})
    kept = store.application("a")
    assert kept
    assert kept.form == {"company": "half ?"}


def test_the_file_is_its_owners_alone(path: Path, store: Store) -> None:
    store.keep_form("a", {})
    for file in path.parent.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file.name
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_deleted_application_is_in_no_file_any_more(store: Store, path: Path) -> None:
    secret: dict[str, Any] = {"company": "Unmistakable Ltd"}
    store.keep_form("a", secret)
    store.keep_form("b", {"company": "Stays"})
    store.add_version("a", "step", "first", "Unmistakable letter")
    backups.back_up(store._db, path, 1)
    store.delete_application("a")
    for file in path.parent.iterdir():
        assert b"Unmistakable" not in file.read_bytes(), file.name
    with closing(sqlite3.connect(backups.backups(path)[0])) as copy:
        assert copy.execute("SELECT id FROM application").fetchall() == [("b",)]


def test_deleting_everything_deletes_the_copies(store: Store, path: Path) -> None:
    store.keep_form("a", {})
    backups.back_up(store._db, path, 1)
    store.delete_everything()
    assert backups.backups(path) == []
