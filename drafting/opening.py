"""Opening the database, whatever its file is: sound, old, damaged, or not to be written."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from drafting.backups import back_up
from drafting.database import (
    connect,
    connect_in_memory,
    forbids_writing,
    is_damage,
    is_database_file,
    told,
)
from drafting.errors import StoreError
from drafting.rescue import demand_sound, finish, rescue
from drafting.schema import bring_up_to_date, demand_ours


class Opened(NamedTuple):
    """A database that is up to date. `only_read` says why nothing can be kept in it, or is None."""

    database: sqlite3.Connection
    only_read: str | None = None


def open_up_to_date(path: Path) -> Opened:
    """The database at `path`, made where there is none.

    One of an earlier release is copied, then brought up to date. A damaged one is kept aside and
    its readable rows are put into a fresh one. One that may not be written, or on a full disk, is
    read into memory, so that everything can still be seen and taken along. Raises `StoreError`.
    """
    try:
        return _open(path)
    except (sqlite3.Error, OSError) as error:
        if not forbids_writing(error):
            raise told(error, path) from error
        return _in_memory(path, error)


def _open(path: Path) -> Opened:
    finish(path)
    try:
        return Opened(_sound(path))
    except sqlite3.DatabaseError as error:
        if not is_damage(error) or not is_database_file(path):
            raise
    rescue(path)
    return Opened(_sound(path))


def _sound(path: Path) -> sqlite3.Connection:
    database = connect(path)
    try:
        demand_ours(database, str(path))
        bring_up_to_date(database, lambda found: _copied(database, path, found))
        demand_sound(database)
    except BaseException:
        database.close()
        raise
    return database


def _copied(database: sqlite3.Connection, path: Path, schema: int) -> None:
    demand_sound(database)  # no copy of a damaged one would be worth keeping
    back_up(database, path, schema)


def _in_memory(path: Path, why: Exception) -> Opened:
    """What is in a file that takes nothing more; raises `StoreError` where there is nothing."""
    try:
        if not path.exists() or path.stat().st_size == 0:
            raise told(why, path) from why
        database = connect_in_memory(path)
        demand_ours(database, str(path))
        bring_up_to_date(database, lambda _: None)
        database.execute("PRAGMA query_only = ON")
    except StoreError:
        raise
    except (sqlite3.Error, OSError) as error:
        raise told(error, path) from error
    return Opened(database, str(told(why, path)))
