"""What is meant to take all our time or memory is refused, soon and in one sentence, or read."""

import gc
import json
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from drafting.cli import main
from drafting.errors import BadAnswer
from drafting.imports import NotReadable, read_invitation, read_people, read_resume
from drafting.workspace import Workspace
from drafting.writers.answers import read_answer, read_models
from drafting.writers.parsing import read_parts
from guardrails import (
    AfterwordError,
    Application,
    InvalidInput,
    Message,
    check,
    plan,
    read_application,
    read_reply,
)
from tests.app_pages.conftest import quiet_settings  # noqa: F401 - holds in this file too
from tests.attacks.corpus import facts

DAY = date(2026, 11, 20)
SECONDS, MEGABYTES = 15, 150
"""Far more than any of these takes, and far less than a bomb would: three minutes, gigabytes."""
TEN = 10_000_000


@contextmanager
def bounded(*, memory: bool = True) -> Iterator[None]:
    """Time and, since following it costs several times as much, memory where it is wanted."""
    gc.collect()
    began = time.perf_counter()
    if memory:
        tracemalloc.start()
    try:
        yield
        assert time.perf_counter() - began < SECONDS
        assert not memory or tracemalloc.get_traced_memory()[1] < MEGABYTES << 20
    finally:
        tracemalloc.stop()


def event(*lines: str, times: int = 1) -> bytes:
    one = "BEGIN:VEVENT\r\n" + "".join(f"{line}\r\n" for line in lines) + "END:VEVENT\r\n"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{one * times}END:VCALENDAR\r\n".encode()


WHEN = "DTSTART:20270302T100000Z"
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Odd\r\n{}END:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
    "DTSTART;TZID=Odd:20270302T100000\r\nEND:VEVENT\r\n"
)
RULE = (
    "BEGIN:STANDARD\r\nDTSTART:19000101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0100\r\n"
    "TZOFFSETTO:+0000\r\nEND:STANDARD\r\n"
)
CALENDARS = {
    "fifteen thousand events": event(WHEN, times=15_000),
    "events in events": b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 50_000,
    "ten megabytes of one line": event(WHEN, "SUMMARY:" + "a" * TEN),
    "the year one": event("DTSTART:00010101T000000Z"),
    "the last second of all": event("DTSTART:99991231T235959Z"),
    "only bytes": bytes(range(256)) * 4_000,
    "no end": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + WHEN.encode(),
    "zones without end": f"BEGIN:VCALENDAR\r\n{ZONE.format(RULE * 200)}END:VCALENDAR\r\n".encode(),
}
READABLE = {
    "a recurrence without end": event(WHEN, "RRULE:FREQ=SECONDLY"),
    "a recurrence a second for ever": event(WHEN, "RRULE:FREQ=SECONDLY;COUNT=999999999"),
    "twenty thousand dates": event(WHEN, "RDATE:" + "20270302T100000Z," * 20_000 + "20270303"),
    "a zone that changes each second": (
        f"BEGIN:VCALENDAR\r\n{ZONE.format(RULE)}END:VCALENDAR\r\n".encode()
    ),
    "ten thousand guests": event(
        WHEN, *(f"ATTENDEE:mailto:a{n}@kew.example" for n in range(10_000))
    ),
    "an interview of a thousand years": event(WHEN, "DURATION:P400000D"),
    "an end before the beginning": event(WHEN, "DURATION:-P9999999D"),
    "a long title": event(WHEN, "SUMMARY:" + "at for - " * 90_000),
    "folded a hundred thousand times": event(WHEN, "SUMMARY:" + "\r\n a" * 100_000),
}


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_that_is_a_bomb_is_refused(name: str) -> None:
    with bounded(), pytest.raises(NotReadable) as caught:
        read_invitation(CALENDARS[name], zone="America/Chicago")
    one_sentence(caught.value)


@pytest.mark.parametrize("name", READABLE)
def test_a_calendar_that_only_looks_so_is_read(name: str) -> None:
    with bounded():
        read = read_invitation(READABLE[name], zone="America/Chicago")
    assert read.on == date(2027, 3, 2)
    assert len(read.people) <= 20
    assert len(read.role) <= 80


def one_sentence(error: AfterwordError) -> None:
    told = str(error)
    assert told.endswith(".")
    assert "\n" not in told
    assert len(told) < 200


JSONS: dict[str, str] = {
    "lists in lists": "[" * 1_000_000,
    "objects in objects": '{"candidate":' * 200_000,
    "a number of a million digits": '{"candidate":' + "1" * 1_000_000 + "}",
    "ten megabytes": json.dumps(facts(interest=["a " * (TEN // 2)])),
    "many people": json.dumps(facts([f"Dana {n}" for n in range(20_000)])),
    "many events": json.dumps(
        facts(events=[{"on": "2026-11-20", "what": "accepted_offer"}] * 50_000)
    ),
    "many interviews": json.dumps(facts(interviews=[{"on": "2026-11-20"}] * 50_000)),
    "many strange fields": json.dumps(facts() | {f"x{n}": n for n in range(20_000)}),
    "nothing": "",
    "not a number": "NaN",
    "nul": "\0" * 100,
}


@pytest.mark.parametrize("name", JSONS)
def test_an_application_that_is_a_bomb_is_refused(name: str) -> None:
    with bounded(), pytest.raises(InvalidInput) as caught:
        read_application(JSONS[name])
    assert caught.value.faults
    assert all(len(fault.message) < 300 for fault in caught.value.faults)


@pytest.mark.parametrize("name", JSONS)
def test_a_cv_that_is_a_bomb_is_refused(name: str) -> None:
    with bounded(memory=False), pytest.raises(NotReadable) as caught:
        read_resume(JSONS[name].encode())
    one_sentence(caught.value)


@pytest.mark.parametrize("name", JSONS)
def test_an_answer_that_is_a_bomb_is_refused(name: str) -> None:
    with bounded(memory=False):
        for read in (read_answer, read_models):
            with pytest.raises(BadAnswer) as caught:
                read(JSONS[name].encode())
            one_sentence(caught.value)
        with pytest.raises(BadAnswer):
            read_parts(JSONS[name], ["opening", "closing"])


def test_the_largest_application_is_planned() -> None:
    days = [{"on": f"2026-11-{1 + n % 19:02}", "met": ["p0"]} for n in range(100)]
    log = [
        {"on": "2026-11-20", "what": "received", "from": "p0", "text": f"We will see, {n}."}
        for n in range(2_000)
    ]
    names = [f"Dana {n}" for n in range(500)]
    made = Application.model_validate(facts(names, interviews=days, events=log))
    with bounded(memory=False):
        assert plan(made, DAY).steps


PASTES = {
    "one sentence": "We will let you know. ",
    "one word": "x",
    "line ends": "\n",
    "quotes": "> ",
    "headers": "On Mon, Dana wrote:\n> ",
    "addresses": "a@kew.example, ",
    "spaces": " ",
}


@pytest.mark.parametrize("name", PASTES)
def test_ten_megabytes_are_read_in_bounded_time(name: str) -> None:
    text = PASTES[name] * (TEN // len(PASTES[name]))
    with bounded(memory=False):
        read_reply(text, received_on=DAY)
        assert len(read_people(text)) <= 20


@pytest.mark.parametrize("name", PASTES)
def test_a_long_draft_is_checked_in_bounded_time(name: str) -> None:
    body = "Dear Dana,\n\n" + PASTES[name] * (200_000 // len(PASTES[name]))
    with bounded(memory=False):
        assert not check(Message(subject="x", body=body), kind="thank_you").ready


ID = "0123456789ab"


@pytest.mark.parametrize("field", ["pasted", "company", "strengths"])
def test_the_page_refuses_ten_megabytes(
    field: str,
    screen: Callable[..., AppTest],
    space: Workspace,
) -> None:
    app = screen("application", app=ID)
    boxes = [*app.text_area, *app.text_input]
    box: Any = next(one for one in boxes if one.key in (f"{field}:{ID}", f"{ID}:{field}"))
    box.set_value("a@b.example " * (TEN // 12)).run()
    assert not app.exception
    assert "longer than 50,000 characters and was not kept" in str(app.error[0].value)
    assert "a@b" not in json.dumps([case.form for case in space.cases()])
    assert not any(len(str(one.value)) > 60_000 for one in [*app.text_area, *app.text_input])


def test_the_page_tells_the_first_of_many_faults(screen: Callable[..., AppTest]) -> None:
    app = screen()
    app.file_uploader[0].upload("a.json", JSONS["many strange fields"].encode()).run()
    assert not app.exception
    assert sum(str(one.value).startswith("- ") for one in app.markdown) == 50
    assert any("19,950 more" in str(one.value).replace("\\", "") for one in app.markdown)


def test_no_zip_is_ever_opened(capsys: pytest.CaptureFixture[str], tmp_path: Any) -> None:
    """There is no way in for an archive: nothing of ours unpacks one."""
    bomb = tmp_path / "a.json"
    bomb.write_bytes(b"PK\x03\x04" + b"\0" * 1_000)
    assert main(["plan", str(bomb)]) == 2
    assert "not JSON" in capsys.readouterr().err
