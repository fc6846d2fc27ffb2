import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.difference import difference


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("a b", "a b", [("a b", "same")]),
        ("", "new", [("new", "added")]),
        ("old", "", [("old", "removed")]),
        (
            "I liked the big kiln.",
            "I liked the small one.",
            [("I liked the ", "same"), ("big kiln.", "removed"), ("small one.", "added")],
        ),
        (
            "Dear Ivo,\n\nThanks.",
            "Hello Ivo,\n\nThanks.",
            [("Dear", "removed"), ("Hello", "added"), (" Ivo,\n\nThanks.", "same")],
        ),
    ],
)
def test_what_changed(before: str, after: str, pieces: list[tuple[str, str]]) -> None:
    assert [tuple(piece) for piece in difference(before, after)] == pieces


WORDS = st.text(st.sampled_from("ab \n"), max_size=40)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = difference(before, after)
    assert "".join(one.text for one in pieces if one.change != "added") == before
    assert "".join(one.text for one in pieces if one.change != "removed") == after


def test_a_long_text_is_compared_line_by_line() -> None:
    began = time.process_time()
    pieces = difference("same line here\n" * 5_000, "same line here\n" * 4_999 + "other\n")
    assert [piece.change for piece in pieces] == ["same", "removed", "added"]
    assert time.process_time() - began < 10
