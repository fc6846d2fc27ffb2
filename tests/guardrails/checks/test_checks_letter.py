"""The layout of a body is found however it is written."""

import pytest

from guardrails.checks.letter import read_letter
from guardrails.checks.text import Text


@pytest.mark.parametrize(
    ("body", "called"),
    [
        ("Dear Dana,\nx", "Dana"),
        ("Hello, Dana,\nx", "Dana"),
        ("Hi, Dana\n\nx", "Dana"),
        ("hi dana, it was good", "dana"),
        ("Dear Dr. O'Neill - it was good", "Dr. O'Neill"),
        ("Dear Dana Reyes\n\nThank you", "Dana Reyes"),
        ("Hi Dana thank you for today", "Dana"),
        ("Hello, thank you for today!", ""),
        ("Dear:", ""),
        ("Vince and Noor,\nx", "Vince and Noor"),
        ("Ms. Ek:\nx", "Ms. Ek"),
        ("Dana, thank you for today", "Dana"),
        ("Dear Ms. van der Berg,", "Ms. van der Berg"),
        ("Gentlemen,\nx", "Gentlemen"),
    ],
)
def test_greetings(body, called):
    letter = read_letter(Text(body))
    assert letter.greeting is not None
    assert letter.called == called
    assert body.startswith(letter.greeting.text)


@pytest.mark.parametrize(
    "body", ["Yesterday, I learned a lot.", "Thank you for today.", "", "  \n", "Ana was there."]
)
def test_no_greeting(body):
    assert read_letter(Text(body)).greeting is None


def test_a_known_name_before_the_prose_is_a_greeting():
    body = Text("Celeste, my week has been full of rye.")
    assert read_letter(body).greeting is None
    assert read_letter(body, {"celeste"}).called == "Celeste"


@pytest.mark.parametrize(
    ("end", "off", "name"),
    [
        ("Best regards,\nSam Ek", "Best regards,", "Sam Ek"),
        ("Kind regards\n\nSam\n\nsam@example.org", "Kind regards", "Sam\n\nsam@example.org"),
        ("Thanks! Best regards, Sam Ek!", "Best regards,", "Sam Ek!"),
        ("Thanks!\nCheers\nSam", "Cheers", "Sam"),
        ("Have a good weekend,\nSam Ek", "Have a good weekend,", "Sam Ek"),
        ("Best,", "Best,", None),
        ("Sam Ek", None, "Sam Ek"),
        ("--Sam\nsam@example.org", None, "--Sam\nsam@example.org"),
        ("See you then.", None, None),
        ("Best,\nSam\n\nOn Monday, Dana wrote:\n> Dear Sam,\n> Best,\n> Dana", "Best,", "Sam"),
    ],
)
def test_endings(end, off, name):
    letter = read_letter(Text(f"Dear Dana,\n\nIt was good to meet you on Monday.\n\n{end}"))
    assert (letter.sign_off and letter.sign_off.text) == off
    assert (letter.signature and letter.signature.text) == name
