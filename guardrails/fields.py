"""The fields that facts are made of: what each takes, and the sentence where it does not fit."""

import re
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from guardrails import faults
from guardrails.workdays import country_code

NAME_LIMIT = 80  # POLICY section 5, "Missing facts"
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@<>,;:\"()\[\]\\.]{2,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text or "\t" in text or _CONTROL.search(text):
        raise faults.fault("one_line", "must stand on one line; take out the line break")
    return text


def _clean(text: str) -> str:
    if _CONTROL.search(text):
        raise faults.fault("control", "holds control characters that cannot be sent; take them out")
    return text


def _blank_is_none(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _no_blanks(values: Any) -> Any:
    if not isinstance(values, list | tuple):
        return values
    return [value for value in values if not (isinstance(value, str) and not value.strip())]


def _iso_date(value: Any) -> Any:
    if type(value) is date:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise faults.fault("date", f'"{value}" is no day of the calendar') from None
        if 2000 <= day.year <= 2100:
            return day
        raise faults.fault("date_range", "must be a day between the years 2000 and 2100")
    raise faults.fault("date", 'must be a date written like "2026-11-19"')


def _clock_time(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
        return value
    raise faults.fault("time", 'must be a time of day written like "15:00"')


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text) or "=?" in text:  # some readers decode it, line breaks and all
        raise faults.fault("address", f'"{text}" is no email address')
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise faults.fault(
            "zone", f'"{text}" is no time zone; write it like "Europe/London"'
        ) from None
    return text


def _country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise faults.fault("country", f'"{text}" is no country code; write two letters like "US"')
    return code


Stripped = Annotated[str, StringConstraints(strip_whitespace=True)]
Line = Annotated[Stripped, AfterValidator(_one_line)]
Name = Annotated[Line, StringConstraints(min_length=1, max_length=NAME_LIMIT)]
Id = Annotated[Line, StringConstraints(min_length=1, max_length=NAME_LIMIT)]
Prose = Annotated[Stripped, AfterValidator(_clean), StringConstraints(min_length=1)]
OptionalProse = Annotated[Prose | None, BeforeValidator(_blank_is_none)]
OptionalName = Annotated[Name | None, BeforeValidator(_blank_is_none)]
OptionalLine = Annotated[Line | None, BeforeValidator(_blank_is_none)]
Address = Annotated[Line, AfterValidator(_address)]
OptionalAddress = Annotated[Address | None, BeforeValidator(_blank_is_none)]
Country = Annotated[Line, AfterValidator(_country)]
Day = Annotated[date, BeforeValidator(_iso_date)]
Proses = Annotated[tuple[Prose, ...], BeforeValidator(_no_blanks)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_no_blanks)]
ClockTime = Annotated[str | None, BeforeValidator(_clock_time), BeforeValidator(_blank_is_none)]
Zone = Annotated[Annotated[Line, AfterValidator(_zone)] | None, BeforeValidator(_blank_is_none)]
