"""What stands in a widget, as the form keeps it, and back."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any


def as_kept(value: Any) -> Any:
    """What a widget gave, as the form keeps it."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value if value is not None else ""


def place_of(options: Mapping[str, str], value: Any, otherwise: int | None = None) -> int | None:
    """The place of what is kept among the options."""
    return list(options).index(value) if value in options else otherwise


def as_date(value: Any) -> date | None:
    """What is kept as a day, None where it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def as_time(value: Any) -> time | None:
    """What is kept as a time of day, None where it is none."""
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        return None
