"""The SQLite file: opened, brought up to date, and what goes wrong with it in a sentence."""

import sqlite3
from pathlib import Path

from drafting.errors import StoreError

SCHEMA = 1
_TABLES = """
CREATE TABLE application (
  id TEXT PRIMARY KEY, form TEXT NOT NULL, facts TEXT, made TEXT NOT NULL, changed TEXT NOT NULL
) STRICT;
CREATE TABLE version (
  id INTEGER PRIMARY KEY, application TEXT NOT NULL REFERENCES application(id) ON DELETE CASCADE,
  step TEXT NOT NULL, origin TEXT NOT NULL, draft TEXT NOT NULL, made TEXT NOT NULL
) STRICT;
CREATE INDEX version_step ON version(application, step);
CREATE TABLE head (
  application TEXT NOT NULL REFERENCES application(id) ON DELETE CASCADE, step TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
  PRIMARY KEY (application, step)
) STRICT;
CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


def open_database(path: Path) -> sqlite3.Connection:
    """The database at `path`, made with its folders where there is none.

    Raises `sqlite3.Error` or `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, timeout=3, check_same_thread=False)
    try:
        database.row_factory = sqlite3.Row
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("PRAGMA secure_delete = ON")
    except BaseException:
        database.close()
        raise
    return database


def sentence(error: Exception, path: Path) -> str:
    """What SQLite or the system said, as one sentence with what to do next."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return f"Another program is using the database {path}; close it there and try again."
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return (
            f"The file {path} is damaged or no database; move it away, or set "
            "AFTERWORD_DATABASE to another file."
        )
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return (
            f"The database {path} may not be written; allow it, or set AFTERWORD_DATABASE "
            "to another file."
        )
    if "full" in text:
        return f"There is no space left for the database {path}; free some and try again."
    return (
        f"The database {path} could not be opened; check the folder, or set "
        "AFTERWORD_DATABASE to another file."
    )


def bring_up_to_date(database: sqlite3.Connection, path: Path) -> None:
    """Make the tables where there are none. Raises `StoreError` for a newer release's file."""
    found = int(database.execute("PRAGMA user_version").fetchone()[0])
    if found > SCHEMA:
        raise StoreError(
            f"The database {path} was made by a newer Afterword; update Afterword, "
            "or set AFTERWORD_DATABASE to another file."
        )
    if found < SCHEMA:
        database.executescript(
            f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;"
        )
