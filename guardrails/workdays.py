"""Business days: which days count, by country, subdivision and the user's own closed days.

Source: POLICY section 1 ("Business day", "N business days after D"). Every date is a local date of
the application; nothing here reads a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

import holidays

DAY = timedelta(days=1)


@lru_cache(maxsize=1)
def _countries() -> dict[str, list[str]]:
    return holidays.list_supported_countries(include_aliases=False)


def knows_country(country: str) -> bool:
    """Whether `country` (ISO 3166 alpha-2, upper case) has a calendar of public holidays."""
    return country in _countries()


def knows_subdivision(country: str, subdivision: str) -> bool:
    """Whether `subdivision` is one of a known country's, by its code (or the code's alias)."""
    return subdivision in holidays.list_supported_countries(include_aliases=True).get(country, [])


@lru_cache(maxsize=64)
def _public(country: str, subdivision: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=subdivision, language="en_US")


@dataclass(frozen=True)
class Workdays:
    """The working calendar of one application.

    `country` is an ISO 3166 alpha-2 code and `subdivision` one of its parts, both known;
    `closed` are the person's own closed days.
    """

    country: str = "US"
    subdivision: str | None = None
    closed: frozenset[date] = frozenset()

    @classmethod
    def of(
        cls, country: str, subdivision: str | None = None, closed: Iterable[date] = ()
    ) -> "Workdays":
        """The calendar of a country and its part, less the days in `closed`."""
        return cls(country, subdivision, frozenset(closed))

    @cached_property
    def _holidays(self) -> holidays.HolidayBase:
        return _public(self.country, self.subdivision)

    def is_weekend(self, day: date) -> bool:
        """Whether `day` is a weekend day there (Friday and Saturday in some countries)."""
        return bool(self._holidays._is_weekend(day))

    def why_closed(self, day: date) -> str | None:
        """Why `day` is no business day, in a word or two, or None if it is one."""
        if day in self.closed:
            return "your closed day"
        if self.is_weekend(day):
            return "weekend"
        return self._holidays.get(day)

    def is_open(self, day: date) -> bool:
        """Whether `day` is a business day."""
        return self.why_closed(day) is None

    def after(self, day: date, count: int) -> date:
        """The `count`-th business day strictly after `day`; `day` itself if `count` is 0."""
        while count > 0:
            day += DAY
            count -= self.is_open(day)
        return day
