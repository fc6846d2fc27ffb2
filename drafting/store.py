"""Where applications and drafts are kept: one SQLite file on this machine, and never a key.

Every call is one transaction, and so is all that is done within `together`; what a call has kept is
on the disk when it returns. Whatever SQLite says comes out as a `StoreError`, one sentence with
what to do next. One `Store` may be used from several threads.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import uuid4

from drafting import backups
from drafting.database import told
from drafting.errors import StoreDamaged, StoreError
from drafting.kept import Kept, Version, as_json_text, as_text, kept_of, now, version_of
from drafting.opening import open_up_to_date
from drafting.rescue import NOTICE
from drafting.schema import TABLES


class Store:
    """The database at `path`; made with its folders where there is none.

    `only_read` says why nothing can be kept, or is None; `damaged` that the file was found to be
    damaged since: open another `Store` to recover it. Raises `StoreError` when it cannot be
    opened, here and from every method.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self.mark = uuid4().hex  # of this opening: a desk belongs to one
        self._lock = RLock()
        self._db, self.only_read = open_up_to_date(path)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        with self._lock:
            self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All that is read and written inside is one transaction: kept whole, or not at all.

        May stand inside another, whose part it then is.
        """
        if self.only_read:
            raise StoreError(self.only_read)
        with self._transaction("BEGIN IMMEDIATE"):  # what is read inside, nobody changes meanwhile
            yield

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All that is read inside is of one moment."""
        with self._transaction("BEGIN"):
            yield

    def notice(self) -> str:
        """What the person is to be told of the database, until `dismiss`; empty for nothing."""
        return str(self.kept(NOTICE).get("text") or "")

    def dismiss(self) -> None:
        """The notice was read."""
        self._write("DELETE FROM kept WHERE name = ?", (NOTICE,))

    def applications(self) -> list[Kept]:
        """Every application, the one changed last first."""
        return [
            kept_of(row)
            for row in self._rows("SELECT * FROM application ORDER BY changed DESC, id")
        ]

    def application(self, id_: str) -> Kept | None:
        """The application with this id, or None."""
        rows = self._rows("SELECT * FROM application WHERE id = ?", id_)
        return kept_of(rows[0]) if rows else None

    def keep_form(self, id_: str, form: Mapping[str, Any]) -> None:
        """Keep what was typed, finished or not; the facts stay as they are."""
        self._write(
            "INSERT INTO application VALUES (:id, :form, NULL, :now, :now) "
            "ON CONFLICT(id) DO UPDATE SET form = :form, changed = :now",
            {"id": id_, "form": as_json_text(form), "now": now()},
        )

    def keep_facts(self, id_: str, facts: str, form: Mapping[str, Any]) -> None:
        """Keep a valid application (its JSON) together with the form that it came from."""
        self._write(
            "INSERT INTO application VALUES (:id, :form, :facts, :now, :now) "
            "ON CONFLICT(id) DO UPDATE SET form = :form, facts = :facts, changed = :now",
            {"id": id_, "form": as_json_text(form), "facts": facts, "now": now()},
        )

    def delete_application(self, id_: str) -> None:
        """Delete an application with its drafts, in the copies too; no word of it stays."""
        with self._told(), self._lock:
            self._write("DELETE FROM application WHERE id = ?", (id_,))
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            backups.forget(self.path, id_)

    def put(self, kept: Kept) -> None:
        """Keep an application as it was kept elsewhere; its id is none of those here."""
        self._write(
            "INSERT INTO application VALUES (?, ?, ?, ?, ?)",
            (
                kept.id,
                as_json_text(kept.form),
                kept.facts,
                as_text(kept.made),
                as_text(kept.changed),
            ),
        )

    def steps(self, application: str) -> list[str]:
        """The steps of an application that have drafts, by name."""
        sql = "SELECT DISTINCT step FROM version WHERE application = ? ORDER BY step"
        return [row["step"] for row in self._rows(sql, application)]

    def add_version(
        self, application: str, step: str, origin: str, draft: str, made: datetime | None = None
    ) -> int:
        """Keep a new version of a step's draft and make it the current one; gives its id."""
        with self.together():
            cursor = self._db.execute(
                "INSERT INTO version(application, step, origin, draft, made) VALUES (?,?,?,?,?)",
                (application, step, origin, draft, as_text(made) if made else now()),
            )
            version = int(cursor.lastrowid or 0)
            self._db.execute(
                "INSERT INTO head VALUES (?,?,?) ON CONFLICT(application, step) "
                "DO UPDATE SET version = excluded.version",
                (application, step, version),
            )
            return version

    def versions(self, application: str, step: str) -> list[Version]:
        """Every version of a step's draft, the oldest first."""
        rows = self._rows(
            "SELECT * FROM version WHERE application = ? AND step = ? ORDER BY id",
            application,
            step,
        )
        return [version_of(row) for row in rows]

    def current(self, application: str, step: str) -> Version | None:
        """The version that counts, or None where nothing was drafted."""
        rows = self._rows(
            "SELECT version.* FROM version JOIN head ON head.version = version.id "
            "WHERE head.application = ? AND head.step = ?",
            application,
            step,
        )
        return version_of(rows[0]) if rows else None

    def make_current(self, application: str, step: str, version: int) -> None:
        """Make an older or newer version of this step the one that counts; none is deleted."""
        self._write(
            "UPDATE head SET version = ? WHERE application = ? AND step = ? AND EXISTS "
            "(SELECT 1 FROM version WHERE id = ? AND application = ? AND step = ?)",
            (version, application, step) * 2,
        )

    def rename_step(self, application: str, old: str, new: str) -> None:
        """Move a step's versions to another name, as when its message was sent."""
        with self.together():
            for table in ("version", "head"):
                self._db.execute(
                    f"UPDATE OR REPLACE {table} SET step = ? WHERE application = ? AND step = ?",
                    (new, application, old),
                )

    def kept(self, name: str) -> dict[str, Any]:
        """What was kept under a name (`profile`, `settings`), empty where nothing was."""
        rows = self._rows("SELECT value FROM kept WHERE name = ?", name)
        value = json.loads(rows[0]["value"]) if rows else {}
        return value if isinstance(value, dict) else {}

    def keep(self, name: str, value: Mapping[str, Any]) -> None:
        """Keep something small under a name; it replaces what was there."""
        self._write(
            "INSERT INTO kept VALUES (:name, :value) "
            "ON CONFLICT(name) DO UPDATE SET value = :value",
            {"name": name, "value": as_json_text(value)},
        )

    def delete_everything(self) -> None:
        """Delete applications, drafts, profile, settings and copies, and give the space back."""
        with self._told(), self._lock:
            with self.together():
                for table in TABLES:
                    self._db.execute(f"DELETE FROM {table}")
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            backups.forget_everything(self.path)

    def _rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        with self._told(), self._lock:
            return self._db.execute(sql, values).fetchall()

    def _write(self, sql: str, values: Mapping[str, Any] | tuple[Any, ...]) -> None:
        with self.together():
            self._db.execute(sql, values)

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._told(), self._lock:
            outermost = not self._db.in_transaction
            if outermost:
                self._db.execute(begin)
            try:
                yield
                if outermost:
                    self._db.commit()
            except BaseException:
                if outermost:
                    self._db.rollback()
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            failed = told(error, self.path)
            self.damaged |= isinstance(failed, StoreDamaged)
            raise failed from error
