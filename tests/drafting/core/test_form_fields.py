import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from drafting.form_fields import get, moved, put

FORM: dict[str, Any] = {
    "company": "Reef",
    "people": [{"id": "p1", "name": "Ada"}, {"id": "p2", "name": "Bo"}],
    "interviews": [{"on": "2026-11-25", "met": ["p1", "p2"], "notes": {"p1": "tides"}}],
}


def test_a_field_is_read_and_written_by_its_name() -> None:
    form = copy.deepcopy(FORM)
    put(form, "people.1.name", "Cy")
    put(form, "interviews.0.notes.p2", "kelp")
    assert get(form, "people.1.name") == "Cy"
    assert get(form, "interviews.0.notes.p2") == "kelp"


def test_a_card_that_is_gone_holds_and_takes_nothing() -> None:
    form = copy.deepcopy(FORM)
    put(form, "people.7.name", "Cy")
    assert form == FORM
    assert get(form, "people.7.name") is None
    assert get(form, "company.name") is None


def test_what_moved_is_named_and_nothing_else() -> None:
    form = copy.deepcopy(FORM)
    del form["people"][0]
    form["interviews"][0]["met"].remove("p1")
    assert moved(FORM, form) == {
        "people.0.id",
        "people.0.name",
        "people.1.id",
        "people.1.name",
        "interviews.0.met.p1",
    }


def test_an_empty_field_and_none_at_all_are_the_same() -> None:
    assert moved({"name": "", "on": None}, {}) == frozenset()


@given(st.sampled_from(["company", "people.0.name", "interviews.0.notes.p1"]), st.text(min_size=1))
def test_one_change_moves_one_field(field: str, text: str) -> None:
    form = copy.deepcopy(FORM)
    put(form, field, text)
    assert moved(FORM, form) == ({field} if get(FORM, field) != text else frozenset())
