"""Countries, their parts and time zones, as lists to choose from."""

from functools import lru_cache
from zoneinfo import available_timezones

import holidays
from holidays.registry import COUNTRIES

from guardrails.workdays import knows_country


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """The countries whose public holidays are known, by code, ordered by name."""
    named = {
        codes[1]: module.replace("_", " ").title()
        for module, codes in COUNTRIES.items()
        if knows_country(codes[1])
    }
    return dict(sorted(named.items(), key=lambda item: item[1]))


@lru_cache(maxsize=32)
def subdivisions(country: str) -> dict[str, str]:
    """The parts of a country that have holidays of their own, by their codes."""
    codes = holidays.list_supported_countries(include_aliases=False).get(country, [])
    return {code: code for code in codes}


@lru_cache(maxsize=1)
def zones() -> dict[str, str]:
    """The time zones, by their names."""
    return {zone: zone.replace("_", " ") for zone in sorted(available_timezones()) if "/" in zone}


def country_of(locale: str | None) -> str:
    """The country of a browser's locale ("en-GB"), the United States where it names none known."""
    code = (locale or "").replace("_", "-").rpartition("-")[2].upper()
    return code if len(code) == 2 and knows_country(code) else "US"
