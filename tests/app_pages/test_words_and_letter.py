from datetime import date

import pytest

from app_pages.parts.letter import Mark, pieces
from app_pages.parts.places import countries, country_of, subdivisions, zones
from app_pages.parts.verdict import numbered
from app_pages.parts.words import day, plain, short
from guardrails import Finding, Severity


@pytest.mark.parametrize("sign", list("\\`*_{}[]()<>#+-.!|~$:="))
def test_every_sign_that_markdown_reads_is_escaped(sign: str) -> None:
    assert f"\\{sign}" in plain(f"a{sign}1")


def test_text_on_several_lines_stays_one_line() -> None:
    assert plain("a\n\n# b") == "a \\# b"
    assert short("x " * 100, 20) == "x x x x x x x x x x"[:19].rstrip() + "…"


def test_no_icon_emoji_or_link_begins_in_it() -> None:
    for text in (":material/home:", "http://x.example", "WWW.x.example"):
        assert "\u2060" in plain(text)
    assert "\u2060" not in plain("Time: 3 o'clock")


def test_marks_cut_the_text_and_none_is_lost() -> None:
    text = "Please answer me by Friday, I beg you."
    cut = pieces(text, [Mark(20, 26, "error", "2"), Mark(0, 6, "hint", "1"), Mark(22, 30, "error")])
    assert "".join(piece["text"] for piece in cut) == text
    assert [piece["text"] for piece in cut if "mark" in piece] == ["Please", "Friday"]
    assert pieces("", []) == [{"text": ""}]
    assert pieces("abc", [Mark(1, 1, "error"), Mark(2, 99, "error")])[-1]["text"] == "c"


def test_the_numbers_begin_with_what_is_shown_and_go_through() -> None:
    kinds = [Severity.HINT, Severity.WARNING, Severity.HINT, Severity.ERROR]
    found = [
        Finding(rule="a.b", severity=one, message="M.", start=place, end=place, quote="", source="")
        for place, one in enumerate(kinds)
    ]
    assert [(n, one.start) for n, one in numbered(found)] == [(1, 1), (2, 3), (3, 0), (4, 2)]


def test_dates_as_people_say_them() -> None:
    today = date(2026, 11, 20)
    assert day(today, today) == "today"
    assert day(date(2026, 11, 21), today) == "tomorrow"
    assert day(date(2026, 11, 30), today) == "Mon 30 Nov"
    assert day(date(2027, 1, 4), today) == "Mon 4 Jan 2027"


@pytest.mark.parametrize(
    ("locale", "country"),
    [("en-GB", "GB"), ("de_AT", "AT"), ("en", "US"), (None, "US"), ("x-QQ", "US")],
)
def test_the_country_of_a_browser(locale: str | None, country: str) -> None:
    assert country_of(locale) == country
    assert country in countries()


def test_places_to_choose_from() -> None:
    assert "Europe/London" in zones()
    assert subdivisions("GB")
    assert subdivisions("??") == {}
