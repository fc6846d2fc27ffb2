"""The tables, and the way to them from every release before: one step for each schema.

A step is never changed once it was released; what a new release needs is a step more. All steps
are one transaction, which is there whole or not at all, and before it the file is copied.
"""

import sqlite3
from collections.abc import Callable

from drafting.errors import StoreError

OURS = 0x41465457  # "AFTW": tells this database from any other program's
_FIRST = (
    """CREATE TABLE application (
  id TEXT PRIMARY KEY, form TEXT NOT NULL, facts TEXT, made TEXT NOT NULL, changed TEXT NOT NULL
) STRICT""",
    """CREATE TABLE version (
  id INTEGER PRIMARY KEY, application TEXT NOT NULL REFERENCES application(id) ON DELETE CASCADE,
  step TEXT NOT NULL, origin TEXT NOT NULL, draft TEXT NOT NULL, made TEXT NOT NULL
) STRICT""",
    "CREATE INDEX version_step ON version(application, step)",
    """CREATE TABLE head (
  application TEXT NOT NULL REFERENCES application(id) ON DELETE CASCADE, step TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
  PRIMARY KEY (application, step)
) STRICT""",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
_MARKED = (
    f"PRAGMA application_id = {OURS}",
    # Without it, each version that is deleted reads the whole table for what refers to it.
    "CREATE INDEX head_version ON head(version)",
)
STEPS: tuple[tuple[str, ...], ...] = (_FIRST, _MARKED)
"""What leads from schema 0 (an empty file) to 1, from 1 to 2, and so on."""
SCHEMA = len(STEPS)
TABLES = ("application", "version", "head", "kept")


def schema_of(database: sqlite3.Connection) -> int:
    """The schema that a database has, 0 for an empty one. Raises `sqlite3.Error`."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def demand_ours(database: sqlite3.Connection, name: str) -> None:
    """Raise `StoreError` for another program's database, or a newer release's."""
    found, mark = schema_of(database), database.execute("PRAGMA application_id").fetchone()[0]
    tables = {row[0] for row in database.execute("SELECT name FROM sqlite_master")}
    known = set(TABLES) <= tables if found else not tables
    if mark not in (0, OURS) or (mark == 0 and not known):
        raise StoreError(
            f"The file {name} is another program's database; set AFTERWORD_DATABASE to another "
            "file."
        )
    if found > SCHEMA:
        raise StoreError(
            f"The database {name} was made by a newer Afterword; update Afterword, "
            "or set AFTERWORD_DATABASE to another file."
        )


def bring_up_to_date(
    database: sqlite3.Connection, before: Callable[[int], None], schema: int = SCHEMA
) -> None:
    """Go the steps that are left to `schema`, all or none; `before` is told the schema there was.

    Raises `sqlite3.Error`, and whatever `before` raises, with the database as it was.
    """
    found = schema_of(database)
    if found >= schema:
        return
    if found:
        before(found)
    database.execute("BEGIN IMMEDIATE")
    try:
        _go(database, schema)
        database.execute("COMMIT")
    except BaseException:
        database.rollback()
        raise


def _go(database: sqlite3.Connection, schema: int) -> None:
    """The steps from where the database is now: another process may have gone them meanwhile."""
    for number in range(schema_of(database), schema):
        for statement in STEPS[number]:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number + 1}")
