"""Business days: which days count, by country, subdivision and the person's own closed days.

Source: POLICY section 1 ("Business day", "N business days after D") and the fine print (public
category only; days that a country makes up for on a weekend are no business days). Every date is
a local date of the application; nothing here reads a clock.
"""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
from holidays.registry import COUNTRIES

from guardrails.errors import Fault, InvalidInput

DAY = timedelta(days=1)
WEEKEND = "weekend"
OWN = "your closed day"
_CODES: Mapping[str, str] = {
    alias: names[1] for names in COUNTRIES.values() for alias in names[1:] if alias.isupper()
}


def country_code(country: str) -> str | None:
    """The ISO 3166 alpha-2 code of `country`, or None if it has no calendar of public holidays.

    Takes either case, and the names that `holidays` itself takes for the same country: the
    three-letter code, and "UK" for GB.
    """
    return _CODES.get(country.strip().upper())


def knows_country(country: str) -> bool:
    """Whether `country` is a code that `country_code` takes."""
    return country_code(country) is not None


def subdivision_code(country: str, subdivision: str) -> str | None:
    """The code of a part of a known country ("BY"), or None if it has no such part.

    Takes the code, its ISO form with the country before it ("DE-BY") and the part's name where
    `holidays` has one ("Bayern"), in either case.
    """
    code = country_code(country)
    return _parts(code).get(subdivision.strip().casefold()) if code else None


def knows_subdivision(country: str, subdivision: str) -> bool:
    """Whether `subdivision` is one that `subdivision_code` takes."""
    return subdivision_code(country, subdivision) is not None


@lru_cache(maxsize=256)
def _parts(code: str) -> Mapping[str, str]:
    """Each way to write a part of the country, to its code; codes win over names."""
    parts: dict[str, str] = {}
    for part, names in _public(code, None).get_subdivision_aliases().items():
        for name in names:
            parts.setdefault(name.casefold(), part)
    for part in _public(code, None).subdivisions:
        parts[f"{code}-{part}".casefold()] = part
        parts[part.casefold()] = part
    return parts


@lru_cache(maxsize=256)
def _public(code: str, part: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(
        code, subdiv=part, categories=(holidays.PUBLIC,), language="en_US"
    )


@lru_cache(maxsize=512)
def _closed_days(code: str, part: str | None, year: int) -> Mapping[date, str]:
    """Each day of `year` that is no business day there, and why."""
    calendar = _public(code, part)
    first = date(year, 1, 1)
    days = [first + count * DAY for count in range((date(year, 12, 31) - first).days + 1)]
    closed: dict[date, str] = {}
    with warnings.catch_warnings():
        # some calendars warn that far years are estimates; an estimate is what we want there
        warnings.simplefilter("ignore")
        for day in days:
            why = WEEKEND if calendar.is_weekend(day) else calendar.get(day)
            if why is not None:
                closed[day] = why
    return closed


@dataclass(frozen=True)
class Workdays:
    """The working calendar of one application.

    `country` is an ISO 3166 alpha-2 code and `subdivision` the code of one of its parts, both
    known (make one with `of`); `closed` are the person's own closed days.
    """

    country: str = "US"
    subdivision: str | None = None
    closed: frozenset[date] = frozenset()

    @classmethod
    def of(
        cls, country: str, subdivision: str | None = None, closed: Iterable[date] = ()
    ) -> "Workdays":
        """The calendar of a country and its part, less the days in `closed`.

        Raises `InvalidInput` for a country or a part that nobody knows.
        """
        code = country_code(country)
        if code is None:
            raise InvalidInput([Fault(path="country", message=f'"{country}" is no country code')])
        part = subdivision_code(code, subdivision) if subdivision else None
        if subdivision and part is None:
            sentence = f'"{subdivision}" is no part of {code} that has holidays of its own'
            raise InvalidInput([Fault(path="subdivision", message=sentence)])
        return cls(code, part, frozenset(closed))

    def is_weekend(self, day: date) -> bool:
        """Whether `day` is a weekend day there and then (Friday and Saturday in some countries)."""
        return _closed_days(self.country, self.subdivision, day.year).get(day) == WEEKEND

    def why_closed(self, day: date) -> str | None:
        """Why `day` is no business day, in a word or two, or None if it is one."""
        if day in self.closed and not self.is_weekend(day):
            return OWN
        return _closed_days(self.country, self.subdivision, day.year).get(day)

    def is_open(self, day: date) -> bool:
        """Whether `day` is a business day."""
        return self.why_closed(day) is None

    def after(self, day: date, count: int) -> date:
        """The `count`-th business day strictly after `day`; `day` itself if `count` is 0."""
        while count > 0:
            day += DAY
            count -= self.is_open(day)
        return day

    def off_between(self, start: date, end: date) -> list[tuple[date, str]]:
        """The days after `start` and before `end` that are closed though no weekend, and why."""
        days = [start + count * DAY for count in range(1, max((end - start).days, 1))]
        closed = [(day, self.why_closed(day)) for day in days]
        return [(day, why) for day, why in closed if why is not None and why != WEEKEND]
