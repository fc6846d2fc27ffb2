"""The rows of a damaged SQLite file that can still be read.

Each table is read from its beginning and from its end, and then row by row by its number, so that
a torn page loses the rows on it and no others. Where the file's first page is gone, which names
the tables, that of a fresh database stands in: the same steps make the same tables in the same
places.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from drafting.database import beside, connect
from drafting.schema import bring_up_to_date

Row = dict[str, Any]
PAGE = 4096
BEYOND = 2000  # numbers to try after the last row that was seen
MOST = 200_000  # and no more than these: a damaged number may be any


def rows_of(path: Path, table: str) -> Iterator[Row]:
    """Every row of a table that reads; the file at `path` is not changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        for old, new in zip((path, *beside(path)), (copy, *beside(copy)), strict=True):
            if old.exists():
                shutil.copyfile(old, new)
        found = _read(copy, table)
        if not found:
            for late in beside(copy):
                late.unlink(missing_ok=True)
            found = _read(copy, table) or _read(_headed(copy), table)
    yield from (found[number] for number in sorted(found))


def _read(path: Path, table: str) -> dict[int, Row]:
    """The rows by their numbers."""
    found: dict[int, Row] = {}
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.row_factory = sqlite3.Row
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        for order in ("ASC", "DESC"):
            _scan(
                database, f"SELECT rowid AS number_, * FROM {table} ORDER BY rowid {order}", found
            )
        for number in range(1, min(max(found, default=0), MOST) + BEYOND):
            if number not in found:
                one = f"SELECT rowid AS number_, * FROM {table} WHERE rowid = {number}"
                _scan(database, one, found)
    return found


def _scan(database: sqlite3.Connection, sql: str, found: dict[int, Row]) -> None:
    """Read as far as it goes."""
    with suppress(sqlite3.Error):
        for row in database.execute(sql):
            plain = dict(row)
            found.setdefault(int(plain.pop("number_")), plain)


def _headed(path: Path) -> Path:
    """The file with a fresh database's first page before its own other pages."""
    fresh = path.with_name("fresh.db")
    with closing(connect(fresh)) as database:
        bring_up_to_date(database, lambda _: None)
        database.execute("PRAGMA journal_mode = DELETE")
    head = bytearray(fresh.read_bytes()[:PAGE])
    rest = path.read_bytes()[PAGE:]
    head[28:32] = (1 + len(rest) // PAGE).to_bytes(4, "big")  # how many pages there are
    headed = path.with_name("headed.db")
    headed.write_bytes(bytes(head) + rest)
    return headed
