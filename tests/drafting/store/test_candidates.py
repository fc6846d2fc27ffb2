import pytest

from drafting.candidates import called, is_for, known_candidates, renamed, same_candidate, take

SAM = {"name": "Sam Lee", "email": "sam@x.example", "strengths": "ETL in Python", "country": "GB"}
DMITRI = {"name": "Dmitri Ivanov", "phone": "+44 20 7946 0000"}


def form(**typed: object) -> dict:
    blank: dict = {"company": "Pipes Ltd", "country": "US"}
    take(blank, SAM)
    return blank | typed


def test_every_candidate_is_known_once_the_last_one_first() -> None:
    older = SAM | {"name": "sam  LEE", "strengths": "older"}
    assert known_candidates(SAM, [DMITRI, older, {"name": " "}, {}]) == (SAM, DMITRI)
    assert known_candidates({}, []) == ()


def test_a_country_that_was_not_kept_is_that_of_the_last_application() -> None:
    last = {"name": "Sam Lee"}
    assert known_candidates(last, [SAM, SAM | {"country": "NO"}])[0]["country"] == "GB"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"name": "SAM lee"}, True),
        ({"name": "Sam Lee", "email": "SAM@x.example "}, True),
        ({"name": "Sam Lee", "email": "other@x.example"}, False),
        ({"name": "Sam Leeds", "email": "sam@x.example"}, False),
    ],
)
def test_the_same_person_has_one_name_and_no_two_addresses(other: dict, same: bool) -> None:
    assert same_candidate(SAM, other) is same


def test_namesakes_are_told_apart_by_their_addresses() -> None:
    other = {"name": "Sam Lee", "email": "other@x.example"}
    assert called(SAM, [SAM, DMITRI]) == "Sam Lee"
    assert called(other, [SAM, other]) == "Sam Lee (other@x.example)"
    assert called({"name": "Sam Lee"}, [SAM, other]) == "Sam Lee"
    assert called({}, [SAM]) == ""


def test_a_form_is_for_one_candidate_with_nothing_of_another() -> None:
    typed = form()
    assert is_for(typed) == SAM
    assert (typed["strengths"], typed["country"], typed["phone"]) == ("ETL in Python", "GB", "")
    take(typed, DMITRI)
    assert (typed["strengths"], typed["email"], typed["country"]) == ("", "", "GB")
    take(typed, {})
    assert not any(typed[name] for name in ("name", "email", "phone", "strengths", "taken_from"))
    assert is_for(typed) == {}
    assert typed["company"] == "Pipes Ltd"


def test_another_name_takes_the_facts_of_the_first_one_out() -> None:
    typed = form(name="Dmitri Ivanov", email="dmitri@x.example")
    assert renamed(typed)
    assert (typed["strengths"], typed["email"]) == ("", "dmitri@x.example")
    assert is_for(typed) == {}
    assert not renamed(typed)


def test_the_old_name_brings_them_back() -> None:
    typed = form(name="Dmitri Ivanov")
    renamed(typed)
    typed |= {"name": "Sam Lee", "email": "new@x.example"}
    assert renamed(typed)
    assert (typed["strengths"], typed["email"]) == ("ETL in Python", "new@x.example")


def test_a_name_alone_changes_nothing_where_nobody_was_filled_in() -> None:
    typed = {"name": "Dmitri Ivanov", "strengths": "six years of pipes"}
    assert not renamed(typed)
    assert typed["strengths"] == "six years of pipes"
