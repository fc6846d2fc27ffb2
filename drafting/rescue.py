"""A damaged database: kept aside under a clear name, its readable rows put into a fresh one.

The fresh one takes the damaged one's place only when it is whole, in one move, so that a process
that is killed meanwhile loses nothing: the next one finishes, or begins anew.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from drafting.backups import beside_named
from drafting.database import beside, connect
from drafting.salvage import Row, rows_of
from drafting.schema import TABLES, bring_up_to_date

_UNREADABLE = """
SELECT 1 FROM application WHERE NOT json_valid(form) OR NOT json_valid(ifnull(facts, '{}'))
  OR julianday(made) IS NULL OR julianday(changed) IS NULL
UNION ALL SELECT 1 FROM version WHERE NOT json_valid(draft) OR julianday(made) IS NULL
UNION ALL SELECT 1 FROM kept WHERE NOT json_valid(value) LIMIT 1
"""
NOTICE = "notice"
"""The name under which the store keeps what the person is to be told of a rescue."""


def demand_sound(database: sqlite3.Connection) -> None:
    """Raise `sqlite3.DatabaseError` where the file, or a row in it, is not what it should be."""
    found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok" or database.execute(_UNREADABLE).fetchone():
        raise sqlite3.DatabaseError("malformed")


def rescue(path: Path) -> None:
    """Keep the damaged file aside and put a fresh one in its place with every row that reads.

    Raises `sqlite3.Error` or `OSError`, with the damaged file where it was.
    """
    aside = beside_named(path, "damaged")
    for old, new in zip((path, *beside(path)), (aside, *beside(aside)), strict=True):
        if old.exists():
            shutil.copyfile(old, new)
            new.chmod(0o600)
    unfinished = _fresh(path).with_suffix(".part")
    for left in (unfinished, *beside(unfinished)):
        left.unlink(missing_ok=True)
    with closing(connect(unfinished)) as database:
        bring_up_to_date(database, lambda _: None)
        _fill(database, aside)
        database.execute("PRAGMA journal_mode = DELETE")  # one file, to be moved whole
    unfinished.replace(_fresh(path))
    finish(path)


def finish(path: Path) -> None:
    """Move a fresh database that is whole into the damaged one's place; nothing where none is."""
    fresh = _fresh(path)
    if fresh.exists():
        for old in beside(path):  # the damaged one's late changes, which are none of the fresh one
            old.unlink(missing_ok=True)
        fresh.replace(path)


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.stem}-recovered{path.suffix or '.db'}")


def _fill(database: sqlite3.Connection, aside: Path) -> None:
    rows = {table: list(rows_of(aside, table)) for table in TABLES}
    database.execute("BEGIN IMMEDIATE")
    applications = sum(_put_application(database, row) for row in rows["application"])
    versions = sum(_put(database, "version", row, "draft") for row in rows["version"])
    for row in rows["kept"]:
        _put(database, "kept", row, "value")
    for row in rows["head"]:
        _put(database, "head", row)
    database.execute(  # where the mark of the one that counts is lost, the last one counts
        "INSERT OR IGNORE INTO head SELECT application, step, max(id) FROM version "
        "GROUP BY application, step"
    )
    told = {"text": _told(aside, applications, versions)}
    database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (NOTICE, json.dumps(told)))
    database.execute("COMMIT")


def _put_application(database: sqlite3.Connection, row: Row) -> bool:
    """Put an application in; with one of form and facts unreadable, the other is kept."""
    if _json(row.get("facts")) is None:
        row["facts"] = None
    if _json(row.get("form")) is None:
        row["form"] = "{}"
        if row["facts"] is None:
            return False
    return _put(database, "application", row, "form")


def _put(database: sqlite3.Connection, table: str, row: Row, text: str = "") -> bool:
    """Put a row in; gives whether it was one."""
    if text and _json(row.get(text)) is None:
        return False
    for name in ("made", "changed"):
        if name in row and not _is_time(database, row[name]):
            row[name] = "1970-01-01T00:00:00.000+00:00"
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    try:
        database.execute(f"INSERT INTO {table}({names}) VALUES ({marks})", tuple(row.values()))
    except sqlite3.IntegrityError:  # half a row, or one of an application that is lost
        return False
    return True


def _is_time(database: sqlite3.Connection, value: object) -> bool:
    found = database.execute("SELECT julianday(?) IS NOT NULL", (value,)).fetchone()
    return isinstance(value, str) and bool(found[0])


def _json(text: object) -> object:
    try:
        return json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return None


def _told(aside: Path, applications: int, versions: int) -> str:
    return (
        f"The database was damaged and is kept as {aside.name}. What could be read of it is here: "
        f"{_count(applications, 'application')} and {_count(versions, 'draft')}."
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
