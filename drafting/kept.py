"""What the store gives: an application as kept, a version of a draft; and how each is written."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Kept:
    """One application as kept: the form as typed, finished or not, and the facts once valid.

    `facts` is an application in the contract's JSON, None while none was valid yet. `made` and
    `changed` are times in UTC.
    """

    id: str
    form: dict[str, Any]
    facts: str | None
    made: datetime
    changed: datetime


@dataclass(frozen=True)
class Version:
    """One version of a draft: `origin` says where it came from, `draft` is its JSON."""

    id: int
    origin: str
    draft: str
    made: datetime


def as_json_text(value: Mapping[str, Any]) -> str:
    """As JSON; half a character, which no file can hold, becomes a question mark."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")


def now() -> str:
    """The time now, as it is kept."""
    return as_text(datetime.now(UTC))


def as_text(time: datetime) -> str:
    """A time as it is kept, in UTC."""
    return time.astimezone(UTC).isoformat(timespec="milliseconds")


def kept_of(row: sqlite3.Row) -> Kept:
    """An application of its row."""
    return Kept(
        row["id"],
        json.loads(row["form"]),
        row["facts"],
        datetime.fromisoformat(row["made"]),
        datetime.fromisoformat(row["changed"]),
    )


def version_of(row: sqlite3.Row) -> Version:
    """A version of its row."""
    return Version(row["id"], row["origin"], row["draft"], datetime.fromisoformat(row["made"]))
