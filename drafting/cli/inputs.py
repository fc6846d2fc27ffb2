"""What the command line reads: one file or standard input, whole or as JSON Lines."""

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from guardrails import Application, Fault, InvalidInput, Message, MessageKind, faults
from guardrails.fields import Country, Day

Case = TypeVar("Case", bound="LineCase")


class LineCase(BaseModel):
    """One line of JSON Lines; an unknown field is a fault that names it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlanCase(LineCase):
    """A line for `plan --lines`."""

    application: Application
    on: Day | None = None


class ReadCase(LineCase):
    """A line for `read --lines`."""

    text: str
    on: Day | None = None
    country: Country = "US"
    subdivision: str | None = None


class CheckCase(LineCase):
    """A line for `check --lines`; beyond the contract it takes all that `check` takes."""

    body: str
    subject: str | None = None
    kind: MessageKind
    application: Application | None = None
    person: str | None = None
    on: Day | None = None
    interview: int | None = None
    must_ask_for: tuple[str, ...] = ()
    others: tuple[Message, ...] = ()
    language: bool = False


class DraftCase(LineCase):
    """A line for `draft --lines`."""

    application: Application
    on: Day | None = None
    kind: MessageKind | None = None
    person: str | None = Field(default=None)


def text_of(source: str) -> str:
    """The text of a file, or of standard input for `-`; raises `InvalidInput` in one sentence."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise InvalidInput([Fault(path=source, message=_why(error))]) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"this is not UTF-8 text (byte {error.start + 1}); save it as UTF-8"
        raise InvalidInput([Fault(path=source, message=sentence)]) from None


def read_case(model: type[Case], line: str, number: int) -> Case:
    """One line as a case; raises `InvalidInput` with every fault, and the line where no JSON."""
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        found = faults.told(error)
    if len(found) == 1 and "not JSON" in found[0].message:
        found = [Fault(path="", message=f"line {number} is not JSON")]
    raise InvalidInput(found)


def lines_of(source: str) -> Iterator[tuple[int, str]]:
    """The lines of JSON Lines that are not blank, numbered from 1."""
    for number, line in enumerate(text_of(source).splitlines(), 1):
        if line.strip():
            yield number, line


def today_of(application: Application | None) -> date:
    """Today in the application's time zone, or in this machine's where it has none."""
    zone = application.time_zone if application else None
    return datetime.now(ZoneInfo(zone) if zone else None).date()


def day_of(text: str | None) -> date | None:
    """The date of `--on`; raises `InvalidInput`."""
    if text is None:
        return None
    try:
        return TypeAdapter(Day).validate_python(text)
    except ValidationError:
        sentence = f'"{text}" is no date; write it like "2026-11-20"'
        raise InvalidInput([Fault(path="--on", message=sentence)]) from None


def _why(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "there is no such file",
        IsADirectoryError: "this is a folder, not a file",
        PermissionError: "this file may not be read",
    }
    return reasons.get(type(error), error.strerror or "this file cannot be read")
