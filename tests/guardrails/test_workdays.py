"""Business days by country, subdivision and the person's own closed days (POLICY section 1)."""

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.errors import InvalidInput
from guardrails.workdays import (
    OWN,
    Workdays,
    country_code,
    knows_country,
    knows_subdivision,
    subdivision_code,
)

PLACES = ["US", "GB", "DE", "IL", "SA", "CN", "IN", "BN", "IR", "NP", "KY"]


@pytest.mark.parametrize(
    ("country", "start", "count", "expected"),
    [
        ("US", "2026-11-02", 5, "2026-11-09"),  # POLICY's own
        ("US", "2026-11-20", 5, "2026-11-30"),  # POLICY's own: Thanksgiving
        ("GB", "2026-11-20", 5, "2026-11-27"),  # no Thanksgiving there
        ("US", "2026-11-21", 1, "2026-11-23"),  # from a Saturday
        ("US", "2026-11-21", 0, "2026-11-21"),
        ("US", "2027-12-30", 1, "2028-01-03"),  # 31 December is New Year's Day, observed
        ("IL", "2026-11-19", 1, "2026-11-22"),  # Thursday, then Sunday
        ("IR", "2026-11-26", 1, "2026-11-28"),  # only Friday is free
        ("SA", "2012-11-21", 1, "2012-11-24"),  # Thursday and Friday until June 2013
        ("SA", "2026-11-25", 2, "2026-11-29"),  # Friday and Saturday since
    ],
)
def test_the_nth_business_day_after(country: str, start: str, count: int, expected: str) -> None:
    assert Workdays.of(country).after(date.fromisoformat(start), count) == date.fromisoformat(
        expected
    )


def test_a_day_made_up_for_on_a_weekend_is_no_business_day() -> None:
    china = Workdays.of("CN")
    assert china.why_closed(date(2026, 2, 14)) == "weekend"  # worked, for 20 February
    assert not china.is_open(date(2026, 2, 20))


def test_only_the_public_category_counts() -> None:
    assert Workdays.of("GB", "ENG").is_open(date(2026, 12, 24))
    assert Workdays.of("DE").is_open(date(2026, 12, 24))


def test_a_part_of_a_country_has_days_of_its_own() -> None:
    assert Workdays.of("DE", "BY").why_closed(date(2027, 1, 6)) is not None
    assert Workdays.of("DE", "HH").is_open(date(2027, 1, 6))


def test_own_closed_days_count_and_say_so() -> None:
    calendar = Workdays.of("US", closed=[date(2026, 11, 24), date(2026, 11, 28)])
    assert calendar.why_closed(date(2026, 11, 24)) == "your closed day"
    assert calendar.why_closed(date(2026, 11, 28)) == "weekend"
    assert calendar.off_between(date(2026, 11, 20), date(2026, 11, 30)) == [
        (date(2026, 11, 24), "your closed day"),
        (date(2026, 11, 26), "Thanksgiving Day"),
    ]
    assert calendar.off_between(date(2026, 11, 30), date(2026, 11, 20)) == []


def test_what_lies_between_two_days_takes_in_neither() -> None:
    calendar = Workdays.of("US", closed=[date(2026, 11, 27)])
    day = date(2026, 11, 26)  # Thanksgiving
    assert calendar.off_between(day, date(2026, 11, 30)) == [(date(2026, 11, 27), OWN)]
    assert calendar.off_between(date(2026, 11, 25), day) == []
    assert calendar.off_between(date(2026, 11, 24), date(2026, 11, 27)) == [
        (day, "Thanksgiving Day")
    ]
    assert calendar.off_between(date(2026, 11, 25), date(2026, 11, 27)) == [
        (day, "Thanksgiving Day")
    ]


def test_a_part_of_a_country_may_have_a_weekend_of_its_own() -> None:
    friday = date(2026, 11, 20)
    assert Workdays.of("MY", "KDH").is_weekend(friday)
    assert not Workdays.of("MY", "KUL").is_weekend(friday)
    own = Workdays.of("MY", "KDH", [friday])
    assert own.why_closed(friday) == "weekend"


@pytest.mark.parametrize(
    ("written", "code"),
    [("US", "US"), ("us", "US"), ("UK", "GB"), ("GBR", "GB"), (" de ", "DE"), ("XX", None)],
)
def test_countries_are_known_by_their_codes(written: str, code: str | None) -> None:
    assert country_code(written) == code
    assert knows_country(written) is (code is not None)


@pytest.mark.parametrize(
    ("country", "written", "code"),
    [
        ("DE", "BY", "BY"),
        ("DE", "by", "BY"),
        ("DE", "DE-BY", "BY"),
        ("DE", "Bayern", "BY"),
        ("GB", "ENG", "ENG"),
        ("GB", "UK", None),
        ("US", "Augsburg", None),
        ("XX", "BY", None),
    ],
)
def test_parts_are_known_by_code_and_name(country: str, written: str, code: str | None) -> None:
    assert subdivision_code(country, written) == code
    assert knows_subdivision(country, written) is (code is not None)


@pytest.mark.parametrize(
    ("place", "path"), [(("XX", None), "country"), (("DE", "Atlantis"), "subdivision")]
)
def test_an_unknown_place_is_a_fault(place: tuple[str, str | None], path: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        Workdays.of(*place)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_far_years_neither_warn_nor_fail() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for country in PLACES:
            assert Workdays.of(country).after(date(2100, 12, 30), 30).year == 2101


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PLACES),
    st.dates(date(2000, 1, 1), date(2100, 12, 31)),
    st.integers(1, 15),
)
def test_counting_lands_on_an_open_day_with_so_many_open_days_before(
    country: str, start: date, count: int
) -> None:
    calendar = Workdays.of(country)
    end = calendar.after(start, count)
    between = [start + timedelta(days=step) for step in range(1, (end - start).days + 1)]
    assert calendar.is_open(end)
    assert sum(calendar.is_open(day) for day in between) == count
