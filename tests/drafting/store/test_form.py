import json
from datetime import date
from pathlib import Path

import pytest

from drafting.built import NO_ANSWERS, build, told_in
from drafting.form import form_of, new_form, new_person, new_reference, next_number, profile_of
from guardrails import InvalidInput, read_application

EXAMPLES = sorted((Path(__file__).parents[2] / "contract").glob("*.json"))
TODAY = date(2026, 11, 20)


def fresh() -> dict:
    return new_form({}, TODAY, "US", None)


def filled() -> dict:
    form = fresh() | {"name": "Áine O'Neil", "company": "王记", "role": "Cook"}
    form["people"][0] |= {"name": "Bo Li", "email": "bo@li.example"}
    form["interviews"][0]["notes"]["p1"] = "the new kitchen\n\n- the night shift\n"
    return form


def faults_of(form: dict, **more: bool) -> dict[str, list[str]]:
    built = build(form, **more)
    with pytest.raises(InvalidInput) as told:
        read_application(json.dumps(built.data))
    return built.by_field(told.value.faults)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_application_comes_back_from_its_form_as_it_was(path: Path) -> None:
    application = read_application(path.read_text())
    events = application.model_dump(mode="json", by_alias=True)["events"]
    built = build(form_of(application), events)
    assert read_application(json.dumps(built.data)) == application


def test_a_short_form_is_enough() -> None:
    application = read_application(json.dumps(build(filled()).data))
    assert application.candidate.name == "Áine O'Neil"
    assert application.interviews[0].notes["p1"] == ("the new kitchen", "the night shift")


def test_an_empty_form_tells_all_that_is_missing_beside_its_fields() -> None:
    assert set(faults_of(fresh())) == {"name", "company", "role"}


def test_faults_find_their_fields_past_cards_that_were_left_empty() -> None:
    form = filled()
    form["people"] += [new_person(2), new_person(3) | {"name": "Kim", "email": "kim at home"}]
    form["references"] += [new_reference(1), new_reference(2) | {"email": "x@y.example"}]
    form["closed_days"] = "2026-12-24\nsoon"
    told = faults_of(form)
    assert set(told) == {"people.2.email", "references.1.name", "closed_days"}


def test_a_fault_from_nowhere_has_no_field() -> None:
    assert build(filled()).field_of("nowhere.0") == ""


def test_a_person_who_has_only_notes_is_not_dropped_silently() -> None:
    form = filled()
    form["people"].append(new_person(2))
    form["interviews"][0]["met"].append("p2")
    form["interviews"][0]["notes"]["p2"] = "somebody with a red scarf"
    assert set(faults_of(form)) == {"people.1.name"}


def test_an_interview_without_a_day_but_with_people_is_a_fault() -> None:
    form = filled()
    form["interviews"][0]["on"] = ""
    assert set(faults_of(form)) == {"interviews.0.on"}


def test_an_interview_in_which_nothing_stands_is_left_out() -> None:
    form = filled()
    form["interviews"].append({"on": "", "ends_at": "", "format": "", "met": ["p9"], "notes": {}})
    assert len(build(form).data["interviews"]) == 1


def test_notes_of_somebody_who_was_not_met_stay_in_the_form_alone() -> None:
    form = filled()
    form["interviews"][0]["met"] = []
    assert build(form).data["interviews"][0]["notes"] == {}
    assert form["interviews"][0]["notes"]["p1"]


def test_a_first_form_tells_what_has_happened() -> None:
    form = filled() | {"thanked": True, "wrote": "We'll be in touch.", "wrote_on": "2026-11-20"}
    application = read_application(json.dumps(build(form, first=True).data))
    assert [event.what for event in application.events] == ["sent", "received"]
    assert read_application(json.dumps(build(form).data)).events == ()


def test_who_wrote_may_be_an_address_that_takes_no_answers() -> None:
    (event, _), *_ = told_in(filled() | {"wrote": "Hello", "wrote_from": NO_ANSWERS})
    assert event["from"] is None


def test_faults_of_what_has_happened_stand_beside_its_fields() -> None:
    form = filled() | {"wrote": "We'll be in touch.", "wrote_on": "", "thanked": True}
    form["thanked_on"] = "yesterday"
    assert set(faults_of(form, first=True)) == {"wrote_on", "thanked_on"}


def test_an_article_for_somebody_who_is_gone_is_for_nobody() -> None:
    form = filled()
    form["article"] = {"title": "Bread", "url": "", "why": "They bake.", "to": "p7"}
    article = build(form).data["article"]
    assert article["to"] is None
    assert build(filled()).data["article"] is None


def test_permission_is_three_valued() -> None:
    form = filled()
    for number, word in enumerate(("yes", "no", ""), start=1):
        form["references"].append(new_reference(number) | {"name": "R", "permission": word})
    application = read_application(json.dumps(build(form).data))
    assert [one.permission for one in application.references] == [True, False, None]


def test_the_profile_is_what_is_about_the_candidate() -> None:
    profile = profile_of(filled() | {"strengths": "knife work"})
    assert profile == {"name": "Áine O'Neil", "strengths": "knife work", "country": "US"}
    assert new_form(profile, TODAY, "US", "Europe/Paris")["strengths"] == "knife work"


def test_a_new_card_has_a_number_that_no_other_has() -> None:
    assert next_number([]) == 1
    assert next_number([{"id": "p2"}, {"id": "dana"}, {"id": "p1"}]) == 3
