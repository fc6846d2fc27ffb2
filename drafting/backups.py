"""Copies of the database beside it: one before each migration, the newest few kept.

What is deleted is deleted in them too: a deleted application must not live on in a copy.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from drafting.database import connect

KEPT = 5


def back_up(database: sqlite3.Connection, path: Path, schema: int) -> Path:
    """Copy the database beside it and let go of the oldest copies; gives the copy's path.

    The copy is whole or not there. Raises `sqlite3.Error` or `OSError`.
    """
    target = beside_named(path, f"backup-of-schema-{schema}")
    unfinished = target.with_name(f"{target.name}.part")
    try:
        with closing(connect(unfinished)) as copy:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    for old in backups(path)[KEPT:]:
        old.unlink(missing_ok=True)
    return target


def backups(path: Path) -> list[Path]:
    """The copies of the database at `path`, the newest first."""
    return _newest_first(path, f"{path.stem}-backup-of-schema-")


def set_aside(path: Path) -> list[Path]:
    """The damaged files that were kept aside, the newest first."""
    return _newest_first(path, f"{path.stem}-damaged-at-")


def forget(path: Path, application: str) -> None:
    """Delete an application in every copy, with its drafts. Raises `sqlite3.Error`."""
    for copy in backups(path):
        with closing(connect(copy)) as database:
            database.execute("DELETE FROM application WHERE id = ?", (application,))
            database.execute("PRAGMA journal_mode = DELETE")


def forget_everything(path: Path) -> None:
    """Delete every copy, and what was kept aside. Raises `OSError`."""
    for copy in (*backups(path), *set_aside(path)):
        copy.unlink(missing_ok=True)


def beside_named(path: Path, what: str) -> Path:
    """A free name beside the database that says what it is and when it was made."""
    return path.with_name(f"{path.stem}-{what}-at-{datetime.now():%Y-%m-%d-%H%M%S-%f}{path.suffix}")


def _newest_first(path: Path, begins: str) -> list[Path]:
    found = [one for one in path.parent.iterdir() if one.name.startswith(begins)]
    return sorted(
        (one for one in found if not one.name.endswith(".part")),
        key=lambda one: one.name.rpartition("-at-")[2],
        reverse=True,
    )
