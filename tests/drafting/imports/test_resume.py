import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.form import CANDIDATE
from drafting.imports import NotReadable, read_resume
from drafting.imports.resume import LONGEST_FILE


def test_a_cv_fills_what_the_form_asks_about_the_candidate() -> None:
    cv = {
        "basics": {
            "name": "Ines Okoro",
            "email": "ines@home.example",
            "phone": "+351 1",
            "url": "https://ines.example",
            "profiles": [{"url": "https://ines.example"}, {"url": "javascript:alert(1)"}, "x"],
        },
        "work": [{"highlights": ["cut waste\nby a third", "", 3]}, {"highlights": "no list"}, 7],
    }
    assert read_resume(json.dumps(cv).encode()) == {
        "name": "Ines Okoro",
        "email": "ines@home.example",
        "phone": "+351 1",
        "links": "https://ines.example",
        "strengths": "cut waste by a third",
    }


def test_no_more_strengths_than_a_letter_can_use() -> None:
    cv = {"basics": {"name": "I"}, "work": [{"highlights": [f"thing {n}" for n in range(50)]}]}
    assert len(read_resume(json.dumps(cv).encode())["strengths"].splitlines()) == 6


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b'{"basics": 1}',
                                  b'{"basics": {"name": " "}}'])  # fmt: skip
def test_what_is_no_cv_is_one_sentence(data: bytes) -> None:
    with pytest.raises(NotReadable):
        read_resume(data)


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "url", "profiles", "highlights"]), inner)
    ),
    max_leaves=12,
)


@given(JSON, JSON)
def test_any_json_gives_fields_of_the_form_or_a_sentence(basics: Any, work: Any) -> None:
    try:
        fields = read_resume(json.dumps({"basics": basics, "work": work}).encode())
    except NotReadable:
        return
    assert set(fields) <= set(CANDIDATE)
    assert all(isinstance(text, str) and text for text in fields.values())


def test_what_is_far_longer_than_a_cv_is_not_read() -> None:
    with pytest.raises(NotReadable, match="far longer"):
        read_resume(b" " * (LONGEST_FILE + 1))
