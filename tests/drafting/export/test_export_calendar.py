import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from drafting.export import calendar
from drafting.export.replay import standings
from guardrails import Application, Step, plan
from guardrails.planning.shapes import State

DAY = timedelta(days=1)
SENT = {"on": "2027-03-01", "what": "sent", "kind": "thank_you", "to": "ivo"}
LEFT = {"on": "2027-03-03", "what": "accepted_other_offer"}
UNCLEAR = {"on": "2027-03-03", "what": "received", "from": "ivo", "reading": "unclear_status"}


def _events(data: bytes | None) -> list[Event]:
    assert data is not None
    read = Calendar.from_ical(data)
    assert all(not part.errors for part in read.walk())
    return list(read.walk("VEVENT"))


def _by_name(data: bytes | None) -> dict[str, Event]:
    events = {str(event["SUMMARY"]): event for event in _events(data)}
    assert len(events) == len(_events(data))
    return events


def test_a_coming_step_is_a_whole_day_with_its_reason(facts: Any) -> None:
    application = facts(events=[SENT])
    day = date(2027, 3, 1)
    step = next(s for s in plan(application, day).steps if s.state is State.WAITING)
    event = _by_name(calendar(application, day))["Follow-up to Ivo Marsh (Harbour Ceramics)"]
    assert event["DTSTART"].dt == step.due == date(2027, 3, 8)
    assert type(event["DTSTART"].dt) is date
    assert event["DTEND"].dt == step.due + DAY
    assert str(event["DESCRIPTION"]).startswith(step.because)
    assert all(rule in event["DESCRIPTION"] for rule in step.rules)
    assert (event["STATUS"], event["TRANSP"], event["CLASS"]) == (
        "CONFIRMED", "TRANSPARENT", "PRIVATE",
    )  # fmt: skip


def test_every_step_that_is_due_or_comes_is_there_and_no_more(facts: Any) -> None:
    application = facts(events=[SENT, UNCLEAR])
    day = date(2027, 3, 3)
    wanted = [s for s in plan(application, day).steps if s.state in (State.DUE, State.WAITING)]
    live = [e for e in _events(calendar(application, day)) if e["STATUS"] == "CONFIRMED"]
    assert len(live) == len(wanted) == 3


def test_it_is_what_the_rfc_asks_for(facts: Any) -> None:
    name = "Ünïcode, Büro; \\ 张伟" * 4
    data = calendar(facts(company=name[:80], events=[SENT, LEFT]), date(2027, 3, 3))
    assert data is not None
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode()  # no fold cuts a character
    read = Calendar.from_ical(data)
    assert (read["VERSION"], read["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert read["PRODID"]
    for event in read.walk("VEVENT"):
        assert all(key in event for key in event.required)
        assert not [key for key in event.singletons if isinstance(event.get(key), list)]
        assert event["DTSTAMP"].dt.tzinfo is not None
        assert name[:80] in str(event["SUMMARY"])


def test_importing_twice_changes_nothing(facts: Any) -> None:
    application = facts(events=[SENT])
    assert calendar(application, date(2027, 3, 2)) == calendar(application, date(2027, 3, 2))
    assert calendar(application, date(2027, 3, 3)) == calendar(application, date(2027, 3, 4))


def test_uids_stay_and_the_sequence_rises_when_a_date_moves(facts: Any) -> None:
    snoozed = {
        "on": "2027-03-02", "what": "snoozed", "kind": "no_response_follow_up", "to": "ivo",
        "until": "2027-03-12",
    }  # fmt: skip
    name = "Follow-up to Ivo Marsh (Harbour Ceramics)"
    before = _by_name(calendar(facts(events=[SENT]), date(2027, 3, 1)))[name]
    after = _by_name(calendar(facts(events=[SENT, snoozed]), date(2027, 3, 2)))[name]
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].dt == date(2027, 3, 12)
    assert after["SEQUENCE"] > before["SEQUENCE"] == 0
    assert after["LAST-MODIFIED"].dt == datetime(2027, 3, 2, tzinfo=UTC) > before["DTSTAMP"].dt


def test_a_void_step_is_cancelled_without_alarms(facts: Any) -> None:
    before = _by_name(calendar(facts(events=[SENT]), date(2027, 3, 2)))
    after = _by_name(calendar(facts(events=[SENT, LEFT]), date(2027, 3, 3)))
    name = "Follow-up to Ivo Marsh (Harbour Ceramics)"
    assert after[name]["UID"] == before[name]["UID"]
    assert after[name]["STATUS"] == "CANCELLED"
    assert after[name]["SEQUENCE"] == before[name]["SEQUENCE"] + 1
    assert not after[name].walk("VALARM")
    withdrawal = after["Withdrawal to Ivo Marsh (Harbour Ceramics)"]
    assert withdrawal["STATUS"] == "CONFIRMED"
    assert "last good day is Thursday 4 March" in withdrawal["DESCRIPTION"]


def test_a_step_that_the_plan_forgets_is_cancelled_too(facts: Any) -> None:
    application = facts(events=[SENT, UNCLEAR])
    day = date(2027, 3, 3)
    name = "Follow-up to Ivo Marsh (Harbour Ceramics)"
    assert "no_response_follow_up" not in [step.kind for step in plan(application, day).steps]
    events = _by_name(calendar(application, day))
    assert events[name]["STATUS"] == "CANCELLED"
    assert name not in _by_name(calendar(application, date(2027, 3, 20)))


def test_what_was_sent_early_rings_no_more_and_is_gone_once_its_day_is_over(facts: Any) -> None:
    early = {"on": "2027-03-03", "what": "sent", "kind": "no_response_follow_up", "to": "ivo"}
    application = facts(events=[SENT, early])
    name = "Follow-up to Ivo Marsh (Harbour Ceramics)"
    event = _by_name(calendar(application, date(2027, 3, 4)))[name]
    assert (event["STATUS"], event["DTSTART"].dt) == ("CANCELLED", date(2027, 3, 8))
    later = calendar(application, date(2027, 3, 9))
    assert name not in _by_name(later)


def test_a_calendar_with_nothing_in_it_is_none(facts: Any) -> None:
    assert calendar(facts(interviews=[]), date(2027, 3, 1)) is None
    assert calendar(facts(), date(2027, 3, 1), only=lambda _: False) is None


def test_only_picks_steps(facts: Any) -> None:
    application = facts(events=[SENT])

    def optional(step: Step) -> bool:
        return step.optional

    [event] = _events(calendar(application, date(2027, 3, 2), only=optional))
    assert event["SUMMARY"].startswith("LinkedIn")


def test_uids_are_of_the_application_and_of_its_holders_key(facts: Any) -> None:
    day = date(2027, 3, 1)

    def uids(application: Application, key: str | None = None) -> set[str]:
        return {str(event["UID"]) for event in _events(calendar(application, day, key=key))}

    other = facts(role="Glazer")
    assert uids(facts()).isdisjoint(uids(other))
    assert uids(facts(), "k1") == uids(other, "k1")
    assert uids(facts()).isdisjoint(uids(facts(candidate={"name": "Bo Lindqvist"})))


@pytest.mark.parametrize(
    ("ends_at", "rings"),
    [("11:30", "12:30"), (None, "18:00"), ("20:30", "21:00"), ("22:15", "22:15")],
)
def test_a_thank_you_rings_after_the_interview_and_on_its_last_day(
    facts: Any, ends_at: str | None, rings: str
) -> None:
    application = facts(interviews=[{"on": "2027-03-01", "ends_at": ends_at, "met": ["ivo"]}])
    [event] = _events(calendar(application, date(2027, 2, 27)))
    hours, minutes = map(int, rings.split(":"))
    triggers = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(hours=hours, minutes=minutes), DAY + timedelta(hours=9)]
    for alarm in event.walk("VALARM"):
        assert alarm["ACTION"] == "DISPLAY"
        assert alarm["DESCRIPTION"]


def test_a_thank_you_put_off_rings_in_the_morning(facts: Any) -> None:
    snoozed = {"on": "2027-03-01", "what": "snoozed", "kind": "thank_you", "to": "ivo",
               "until": "2027-03-04"}  # fmt: skip
    [event] = _events(calendar(facts(events=[snoozed]), date(2027, 3, 1)))
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(hours=9)]


def test_a_thank_you_to_nobody_yet_has_no_name(facts: Any) -> None:
    application = facts(interviews=[{"on": "2027-03-01"}])
    assert "Thank-you (Harbour Ceramics)" in _by_name(calendar(application, date(2027, 3, 1)))


def test_an_answer_tells_apart_to_what_and_to_whom(facts: Any) -> None:
    day = date(2027, 3, 3)
    events = _by_name(calendar(facts(events=[SENT, UNCLEAR | {"reading": "offer"}]), day))
    assert "Answer to the offer, to Ivo Marsh (Harbour Ceramics)" in events


def test_another_counterpart_has_the_same_follow_up(facts: Any) -> None:
    people = [dict(p) for p in json.loads(facts().model_dump_json())["people"]]
    people[0]["part"], people[1]["part"] = "panel", "lead"
    day = date(2027, 3, 2)
    uids = [
        next(str(e["UID"]) for e in _events(calendar(one, day)) if "Follow-up" in e["SUMMARY"])
        for one in (facts(events=[SENT]), facts(people=people, events=[SENT]))
    ]
    assert uids[0] == uids[1]


NAMES = st.text(
    st.sampled_from("ab ,;:\\n\"'^=张🎉éא\u200f👩\u200d💻\u0301"), min_size=1, max_size=80
)


@settings(deadline=None, max_examples=50)
@given(NAMES.filter(str.strip), NAMES.filter(str.strip))
def test_any_name_that_the_facts_allow_comes_back(facts: Any, company: str, person: str) -> None:
    people = [{"id": "ivo", "name": person, "email": "ivo@example.net", "part": "lead"}]
    application = facts(company=company, people=people)
    [event] = _events(calendar(application, date(2027, 3, 1)))
    assert event["SUMMARY"] == (
        f"Thank-you to {' '.join(person.split())} ({' '.join(company.split())})"
    )
    assert "\n" in event["DESCRIPTION"]


OFFERED = [
    SENT,
    UNCLEAR,
    LEFT,
    {"on": "2027-03-04", "what": "sent", "kind": "status_reply", "to": "ivo"},
    {"on": "2027-03-05", "what": "received", "from": "uma", "reading": "next_round"},
    {"on": "2027-03-09", "what": "received", "from": "ivo", "reading": "rejection"},
    {"on": "2027-03-10", "what": "received", "from": None, "reading": "auto_reply"},
    {"on": "2027-03-12", "what": "sent", "kind": "check_in", "to": "ivo"},
    {"on": "2027-03-15", "what": "skipped", "kind": "linkedin_connect", "to": "ivo"},
    {"on": "2027-03-16", "what": "received", "from": "ivo", "reading": "offer"},
]


@settings(deadline=None, max_examples=50)  # the first plan of a process reads its rules
@given(st.sets(st.sampled_from(range(len(OFFERED)))), st.integers(0, 30), st.integers(0, 10))
def test_whatever_happens_events_are_valid_and_revisions_never_fall(
    facts: Any, picked: set[int], first: int, more: int
) -> None:
    events = [OFFERED[at] for at in sorted(picked)]
    rounds = [{"on": "2027-03-01", "met": ["ivo"]}, {"on": "2027-03-11", "met": ["ivo", "uma"]}]
    referee = {"id": "ada", "name": "Ada Lin", "email": "ada@example.com"}
    application = facts(events=events, interviews=rounds, references=[referee])
    day = date(2027, 2, 25) + timedelta(days=first)
    early = {one.key: one for one in standings(application, day)}
    late = {one.key: one for one in standings(application, day + timedelta(days=more))}
    for key in early.keys() & late.keys():
        assert late[key].revision >= early[key].revision
        moved = (late[key].on, late[key].off) != (early[key].on, early[key].off)
        assert not moved or late[key].revision > early[key].revision
    events_read = _events(calendar(application, day)) if early else []
    assert len({str(event["UID"]) for event in events_read}) == len(events_read) == len(early)
