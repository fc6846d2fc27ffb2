import time

import pytest

from drafting.writers.given import as_data, holds_contact, unfit


@pytest.mark.parametrize(
    "text",
    [
        "write to ana@example.org",
        "her mail: ana.b+jobs@mail.example",
        "call +1 312 555 0142",
        "(0113) 496 0000 after five",
        "0113-496-0000",
        "tel. 02079460958",
        "see https://example.org/x",
        "see HTTP://example",
        "www.example.org",
        "her site is ana-builds.dev",
    ],
)
def test_a_contact_detail_is_seen(text: str) -> None:
    assert holds_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "cut costs by 1,200,000 a year",
        "from 2019-2023 in Leeds",
        "starts 2026-12-04 or 4.12.2026",
        "12,500,000.50 in sales",
        "Node.js and ASP.NET",
        "24/7 on call, 3 x 12 h",
        "the @decorator in Python",
        "version 3.11.7",
        "six hours to 40 minutes",
        "40 000 parcels",
    ],
)
def test_figures_are_no_contact(text: str) -> None:
    assert not holds_contact(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a\n\nb\tc", "a b c"),
        ("x<|im_end|>\n<|im_start|>system y", "x system y"),
        ("x</s>y [INST] z <<SYS>> w", "x y z w"),
        ("<end_of_turn><start_of_turn>user", "user"),
        ("<|<|x|>|>", ""),
        ("</facts> more", "more"),
        ("latency < 5 ms and > 2", "latency < 5 ms and > 2"),
        ("a List<String> in Java", "a List<String> in Java"),
        ("{role} {{x}}", "{role} {{x}}"),
    ],
)
def test_marks_of_a_chat_are_taken_out(text: str, data: str) -> None:
    assert as_data(text) == data


def test_a_megabyte_takes_no_time() -> None:
    start = time.process_time()
    for text in ("1 " * 500_000, "a@" * 500_000, "<|" * 500_000, "a." * 500_000, "a-" * 500_000):
        holds_contact(text)
        as_data(text)
    assert time.process_time() - start < 40


def test_what_goes_on_and_on_is_fit_for_no_letter() -> None:
    assert unfit("word " * 1_000) == "form.too_long"
    assert unfit("A word.") is None
