import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from drafting.built import build
from drafting.form import Form, new_form
from drafting.imports import Found, Invitation, fill_in, fill_people, without_candidate
from guardrails import read_application

TODAY = date(2027, 3, 1)
RUI = Found("Rui Abreu", "rui@dune.example", "Buyer", "lead")


def fresh() -> Form:
    return new_form({"name": "Lena Holm"}, TODAY, "PT", None)


def test_an_invitation_makes_a_whole_application() -> None:
    form = fresh()
    given_ = Invitation(
        date(2027, 3, 2), "11:30", "Europe/Lisbon", "video", "Dune", "Cutter", (RUI,)
    )
    told = fill_in(form, given_)
    assert told == ["the company", "the role", "the time zone", "the day", "one person"]
    read = read_application(json.dumps(build(form).data))
    assert (read.company, read.role, read.time_zone) == ("Dune", "Cutter", "Europe/Lisbon")
    (interview,) = read.interviews
    assert (interview.on, interview.ends_at, interview.format) == (
        date(2027, 3, 2),
        "11:30",
        "video",
    )
    assert [(one.name, one.part) for one in read.people] == [("Rui Abreu", "lead")]
    assert interview.met == ("p1",)


def test_an_invitation_may_tell_who_the_candidate_is() -> None:
    form = new_form({}, TODAY, "PT", None)
    lena = Found("Lena Holm", "lena@gmail.com")
    told = fill_in(form, Invitation(date(2027, 3, 2), people=(RUI,), candidate=lena))
    assert told == ["your name", "the day", "one person"]
    assert (form["name"], form["email"]) == ("Lena Holm", "lena@gmail.com")
    fill_in(form, Invitation(date(2027, 3, 2), candidate=Found("Ana Reis", "ana@gmail.com")))
    assert form["name"] == "Lena Holm"


def test_who_turns_out_to_be_the_candidate_was_not_met() -> None:
    form = fresh() | {"name": ""}
    fill_people(form, [RUI, Found("Lena Holm", "lena@own.example")])
    assert not without_candidate(form)
    form["name"] = "lena holm "
    assert without_candidate(form)
    assert [card["name"] for card in form["people"]] == ["Rui Abreu"]
    assert form["interviews"][-1]["met"] == ["p1"]
    assert not without_candidate(form)


def test_a_namesake_with_notes_or_alone_stays() -> None:
    form = fresh()
    fill_people(form, [Found("Lena Holm", "lena@own.example")])
    assert not without_candidate(form)
    fill_people(form, [RUI])
    form["interviews"][-1]["notes"]["p1"] = "our shared name"
    assert not without_candidate(form)


def test_what_was_typed_stays() -> None:
    form = fresh() | {"company": "Mine", "role": "Also mine"}
    form["people"][0] |= {"name": "rui abreu", "part": "coordinator"}
    told = fill_in(form, Invitation(TODAY, company="Dune", role="Cutter", people=(RUI, RUI)))
    assert told == ["the day", "one person"]
    assert (form["company"], form["role"]) == ("Mine", "Also mine")
    (card,) = form["people"]
    assert (card["name"], card["email"], card["part"]) == (
        "rui abreu", "rui@dune.example", "coordinator")  # fmt: skip


def test_people_are_added_as_met_and_nothing_twice() -> None:
    form = fresh()
    form["interviews"][0]["notes"]["p1"] = "somebody was noted already"
    assert fill_people(form, [RUI, Found("Ana Luz"), Found("", "x@dune.example")]) == 3
    assert fill_people(form, [RUI, Found("Ana Luz")]) == 0
    assert form["interviews"][0]["met"] == ["p1", "p2", "p3", "p4"]
    assert fill_in(form, Invitation(TODAY, people=(Found("B C"), Found("D E")))) == [
        "the day", "2 people"]  # fmt: skip


@given(
    st.lists(
        st.builds(
            Found, st.sampled_from(["Al Bo", "Cy Di", ""]), st.sampled_from(["a@b.example", ""])
        )
    )
)
def test_filling_twice_changes_nothing(people: list[Found]) -> None:
    people = [one for one in people if one.name or one.email]
    form = fresh()
    fill_people(form, people)
    once = json.dumps(form)
    fill_people(form, people)
    assert len(json.loads(once)["people"]) == len(form["people"])
