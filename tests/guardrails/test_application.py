import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from guardrails import Application, Fault, InvalidInput, read_application
from guardrails.application import first_name

CONTRACT = sorted((Path(__file__).parent.parent / "contract").glob("*.json"))
VALID: dict[str, Any] = json.loads(CONTRACT[1].read_text())


def told(data: Any) -> dict[str, str]:
    """The faults of some data, by path."""
    with pytest.raises(InvalidInput) as caught:
        read_application(json.dumps(data))
    return {fault.path: fault.message for fault in caught.value.faults}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The valid example with one place changed."""
    data = deepcopy(VALID)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    here: Any = data
    for part in way:
        here = here[part]
    if isinstance(here, list):
        here.insert(last, value)
    else:
        here[last] = value
    return data


@pytest.mark.parametrize("path", CONTRACT, ids=lambda path: path.stem)
def test_the_examples_of_the_contract_are_valid_and_round_trip(path: Path) -> None:
    application = read_application(path.read_text())
    assert Application.model_validate_json(application.model_dump_json()) == application
    assert Application.model_validate(application.model_dump()) == application


def test_three_fields_are_enough() -> None:
    application = read_application(
        '{"candidate": {"name": "李雷"}, "company": "Käserei Müller & Söhne", "role": "Käser"}'
    )
    assert application.country == "US"
    assert application.people == application.events == application.interest == ()
    assert application.decision_expected is None


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("candidate.name", "  ", "must not be blank"),
        ("candidate.name", "Sam\nOkafor", "one line"),
        ("candidate.name", "x" * 81, "80 characters"),
        ("candidate.email", "sam at example", "no email address"),
        ("candidate.email", "a@b.com\nBcc: c@d.com", "one line"),
        ("candidate.linkedin_premium", "yes", "true or false"),
        ("candidate.strengths", "Python", "must be a list"),
        ("candidate.age", 40, "not a field"),
        ("company", None, "must be text"),
        ("role", "\u202erole", "line break"),
        ("interest", ["fine", 3], "must be text"),
        ("interest", ["fine", "a\x00b"], "control characters"),
        ("country", "Utopia", "no country code"),
        ("subdivision", "Atlantis", "no part of US"),
        ("closed_days", ["tomorrow"], "must be a date"),
        ("decision_expected", "2026-02-30", "no day of the calendar"),
        ("decision_expected", "1926-02-03", "between the years"),
        ("decision_expected", 20260203, "must be a date"),
        ("time_zone", "Mars/Olympus", "no time zone"),
        ("time_zone", "/etc/passwd", "no time zone"),
        ("people.0.part", "boss", "lead"),
        ("people.0.name", "", "must not be blank"),
        ("people.2.id", "dana", "somebody else"),
        ("references.0.id", "dana", "somebody else"),
        ("references.0.permission", "maybe", "true or false"),
        ("interviews.0.on", "19 November", "must be a date"),
        ("interviews.0.ends_at", "25:00", "time of day"),
        ("interviews.0.format", "zoom", "video"),
        ("interviews.0.met.1", "leee", 'no person has the id "leee"'),
        ("interviews.0.notes.leee", ["x"], 'no person has the id "leee"'),
        ("interviews.0.notes.mo", ["x"], "was not met"),
        ("article", {"to": "nobody"}, "no person has the id"),
        ("events.0", "sent", "must be an object"),
        ("events.0", {"on": "2026-11-20", "what": "sent", "kind": "thank_you"}, "is missing"),
        ("events.0", {"on": "2026-11-20", "what": "flew"}, "must be one of"),
        ("events.0", {"on": "2026-11-20"}, "is missing"),
    ],
)
def test_each_fault_is_told_at_its_own_path(path: str, value: Any, words: str) -> None:
    faults = told(changed(path, value))
    assert len(faults) == 1, faults
    [(where, sentence)] = faults.items()
    assert where.startswith(path)
    assert words in sentence
    assert "sent." not in where  # no names of types in a path


def test_events_are_held_against_the_people() -> None:
    sent = {"on": "2026-11-20", "what": "sent", "kind": "thank_you", "to": "lin"}
    asked = {"on": "2026-11-20", "what": "sent", "kind": "reference_permission", "to": "dana"}
    nobody = {"on": "2026-11-20", "what": "received", "from": "who", "reading": "offer"}
    empty = {"on": "2026-11-20", "what": "received", "from": None, "text": " "}
    wrong = {"on": "2026-11-20", "what": "skipped", "kind": "thankyou", "to": "who"}
    stranger = {
        "on": "2026-11-20", "what": "snoozed", "kind": "check_in", "to": "who",
        "until": "2026-12-01",
    }  # fmt: skip
    faults = told({**VALID, "events": [sent, asked, nobody, empty, wrong, stranger]})
    assert faults.keys() == {
        "events.0.to", "events.1.to", "events.2.from", "events.3.text", "events.4.kind",
        "events.5.to",
    }  # fmt: skip
    assert "a person at the company" in faults["events.0.to"]
    assert "a reference" in faults["events.1.to"]


def test_all_faults_are_told_at_once_in_the_order_of_the_fields() -> None:
    data = {
        "candidate": {"name": " "},
        "company": 7,
        "people": [{"id": "a", "name": "A"}, {"name": "B"}],
        "interviews": [{"on": "x", "met": ["b"]}],
        "colour": "blue",
    }
    assert list(told(data)) == [
        "candidate.name", "company", "people.1.id", "interviews.0.on", "interviews.0.met.0",
        "colour", "role",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "{", "nope", '{"a": \n\n nope}', "\x00"])
def test_what_is_no_json_is_one_fault_with_its_line(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_application(text)
    [fault] = caught.value.faults
    assert "not JSON" in fault.message
    assert f"line {text.count(chr(10)) + 1}" in fault.message


@pytest.mark.parametrize("text", ["[]", "null", "3", '"x"'])
def test_json_that_is_no_object_is_one_fault(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_application(text)
    assert len(caught.value.faults) == 1


def test_pydantics_own_error_has_the_same_paths() -> None:
    with pytest.raises(ValidationError) as caught:
        Application.model_validate(changed("interviews.0.met.1", "leee"))
    [error] = caught.value.errors()
    assert error["loc"] == ("interviews", 0, "met", 1)
    assert error["msg"] == 'no person has the id "leee"'


def test_blank_optional_texts_count_as_not_given() -> None:
    data = changed("people.0.title", "  ")
    data["candidate"] |= {"phone": "", "strengths": ["", " one ", "\n"]}
    application = read_application(json.dumps(data))
    assert application.people[0].title is None
    assert application.candidate.phone is None
    assert application.candidate.strengths == ("one",)


def test_an_application_is_valid_as_it_is() -> None:
    application = read_application(json.dumps(VALID))
    assert Application.model_validate(application) is application


def test_an_unknown_country_s_part_is_told_by_the_country_alone() -> None:
    assert told({**VALID, "country": "Utopia", "subdivision": "North"}).keys() == {"country"}


def test_country_codes_are_read_in_any_case() -> None:
    assert read_application(json.dumps({**VALID, "country": "gb"})).country == "GB"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Dr. Ana Ruiz", "Ana"),
        ("Frau Petra Klein", "Petra"),
        ("Prof. Dr. Li Wei", "Li"),
        ("李雷", "李雷"),
        ("Dr", "Dr"),
        ("May", "May"),
    ],
)
def test_a_greeting_names_the_first_word_that_is_no_title(name: str, called: str) -> None:
    assert first_name(name) == called


def test_people_and_references_are_found_by_id() -> None:
    application = read_application(json.dumps(VALID))
    assert application.person("lee") == application.people[1]
    assert application.reference("lin") == application.references[0]
    assert application.person("lin") is application.person(None) is None
    assert application.people[0].called == "Dana"
    assert application.references[0].called == "Ada"


def test_a_note_of_20000_characters_is_kept_whole() -> None:
    note = "how the wards are staffed " * 800
    data = changed("interviews.0.notes.dana.0", note)
    assert read_application(json.dumps(data)).interviews[0].notes["dana"][0] == note.strip()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(field=st.sampled_from([*VALID, "nonsense"]), value=JSON)
def test_any_value_in_any_field_is_valid_or_a_fault(field: str, value: Any) -> None:
    faults: tuple[Fault, ...] = ()
    application = None
    try:
        application = read_application(json.dumps({**VALID, field: value}))
    except InvalidInput as error:
        faults = error.faults
    assert all(fault.message for fault in faults)
    assert bool(faults) == (application is None)
    if application:
        assert Application.model_validate_json(application.model_dump_json()) == application


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_of_the_century_is_a_date(day: date) -> None:
    data = {**VALID, "decision_expected": day.isoformat()}
    assert read_application(json.dumps(data)).decision_expected == day


def test_what_is_far_longer_than_an_application_is_not_read():
    with pytest.raises(InvalidInput, match="five million"):
        read_application(" " * 5_000_001)
