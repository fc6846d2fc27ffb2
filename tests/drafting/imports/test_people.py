import time
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.imports import Found, read_people, unread
from drafting.imports.people import MOST_PEOPLE

SIGNATURE = """Kind regards,

Ms. Oluchi Ade-Brown
Head of Logistics | Ferrous Foods
+44 20 7946 0000
oluchi@ferrous.example
"""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Tomas Vega <tomas@reef.example>, \"Quill, Ada\" <mailto:ada@reef.example>",
            [Found("Tomas Vega", "tomas@reef.example"), Found("Ada Quill", "ada@reef.example")],
        ),
        (
            "Tomas Vega, Harbour Master, tomas@reef.example\nAda Quill - Pilot",
            [
                Found("Tomas Vega", "tomas@reef.example", "Harbour Master"),
                Found("Ada Quill", "", "Pilot"),
            ],
        ),
        (
            "Ada Quill <ada@reef.example>\nTomas Vega, Harbour Master, tomas@reef.example\nCheers",
            [
                Found("Ada Quill", "ada@reef.example"),
                Found("Tomas Vega", "tomas@reef.example", "Harbour Master"),
            ],
        ),
        (
            "Tomas Vega (Harbour Master)\nAda Quill\n",
            [Found("Tomas Vega", "", "Harbour Master"), Found("Ada Quill")],
        ),
        ("ada.quill@reef.example; info@reef.example", [
            Found("Ada Quill", "ada.quill@reef.example"), Found("", "info@reef.example")]),
        (SIGNATURE, [Found("Ms. Oluchi Ade-Brown", "oluchi@ferrous.example", "Head of Logistics")]),
        ("> Ada Quill\n> Pilot\n> a@reef.example", [Found("Ada Quill", "a@reef.example", "Pilot")]),
        ("Ada Quill\n\nada@reef.example", [Found("Ada Quill"), Found("", "ada@reef.example")]),
        ("Tel 1234\nada.quill@reef.example", [Found("Ada Quill", "ada.quill@reef.example")]),
        ("Ludwig van der Berg <l@b.example>\n\nLudwig van der Berg, Director",
         [Found("Ludwig van der Berg", "l@b.example", "Director")]),
        ("Dr. Samir Khoury\nStaff Engineer", [Found("Dr. Samir Khoury", "", "Staff Engineer")]),
        ("Ada Quill\nHead of Safety\n\nTom Nurse-Lee",
         [Found("Ada Quill", "", "Head of Safety"), Found("Tom Nurse-Lee")]),
        ("李 小龍 <li@b.example>", [Found("李 小龍", "li@b.example")]),
        ("Ada <not an address>", []),
        ("Ada <ada@nowhere>", []),
        ("thank you so much for coming in today, it was great", []),
        ("Best regards\nThanks again", []),
        ("", []),
    ],
)  # fmt: skip
def test_who_is_in_a_text(text: str, people: list[Found]) -> None:
    assert list(read_people(text)) == people


def test_nobody_is_found_twice_and_what_was_lacking_is_added() -> None:
    text = "Ada Quill <ada@reef.example>\n\nAda Quill\nPilot\nADA@reef.example"
    assert read_people(text) == (Found("Ada Quill", "ada@reef.example", "Pilot"),)


def test_two_of_one_name_with_addresses_of_their_own_are_two() -> None:
    text = "Ada Quill <ada@reef.example>, Ada Quill <aq@reef.example>"
    assert len(read_people(text)) == 2


def test_a_line_that_is_only_a_name_among_mailboxes_is_somebody() -> None:
    text = "Ada Quill <ada@reef.example>\nJuan Carlos de la Vega\nTomas Vega <t@reef.example>"
    assert [one.name for one in read_people(text)] == [
        "Ada Quill", "Juan Carlos de la Vega", "Tomas Vega"]  # fmt: skip
    assert unread(text) == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Ada Quill <ada@reef.example>\nTomas <tomas@reef>\nCheers,", ["Tomas <tomas@reef>"]),
        ("Ada Quill, ada@reef.example\nthe one with the boat\nt@reef.example",
         ["the one with the boat"]),
        ("Ada Quill\nPilot\na@reef.example\n\nit was great to see you\nall", [
            "it was great to see you"]),
        (SIGNATURE, []),
        ("Best regards", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_could_not_be_read_is_named(text: str, lines: list[str]) -> None:
    assert list(unread(text)) == lines


def test_no_more_than_a_form_can_hold() -> None:
    many = "\n".join(f"a{number}@reef.example" for number in range(200))
    assert len(read_people(many)) == 20


@given(st.text(max_size=500))
def test_any_text_gives_lines_of_text(text: str) -> None:
    for one in read_people(text):
        assert one.name or one.email
        for field in (one.name, one.email, one.title):
            assert "\n" not in field
        assert max(len(one.name), len(one.title)) <= 80


@pytest.mark.parametrize("piece", ["a@", "<", "A B ", "a.", "x <y@", '"', "- ", "(", "\n"])
def test_no_text_is_slow(piece: str) -> None:
    began = time.process_time()
    read_people(piece * 200_000)
    assert time.process_time() - began < 2


def test_people_beyond_the_most_that_are_taken_are_named() -> None:
    lines = [f"Ada Quill{letter} <ada.{letter}@reef.example>" for letter in ascii_lowercase]
    text = "\n".join(lines)
    assert len(read_people(text)) == MOST_PEOPLE
    assert list(unread(text)) == lines[MOST_PEOPLE:]
