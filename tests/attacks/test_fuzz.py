"""Every parser of what comes from outside, on inputs that nobody thought of.

Each either reads an input or says in its own error that it does not; what it read can be kept and
shown. `AFTERWORD_FUZZ` is the number of inputs for each parser (200 unless it is set).
"""

import json
import os
from collections.abc import Callable
from datetime import date
from email.message import Message as Mail
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drafting.cli.saying import harmless
from drafting.errors import BadAnswer
from drafting.form import form_of, new_form
from drafting.imports import (
    NotReadable,
    fill_in,
    fill_people,
    read_invitation,
    read_people,
    read_resume,
    unread,
)
from drafting.source import Source
from drafting.whole import as_json, read_whole
from drafting.writers import addresses, troubles
from drafting.writers.answers import read_answer, read_models
from drafting.writers.given import as_data, holds_contact
from drafting.writers.parsing import read_parts
from guardrails import InvalidInput, Message, check, plan, read_application, read_reply
from tests.attacks.corpus import attacks, facts

INPUTS = int(os.environ.get("AFTERWORD_FUZZ", "200"))
DAY = date(2026, 11, 20)
ZONES = st.sampled_from([None, "America/Chicago", "Asia/Tokyo", "Pacific/Apia", "nowhere", ""])
ANY = st.text(max_size=60)
LINES = st.sampled_from([
    text
    for family in ("imports", "mail", "terminal", "prompts", "page")
    for text in attacks(family)
])  # fmt: skip


def _fold(value: str) -> str:
    return value.replace("\n", "\r\n ")


STAMPS = st.one_of(
    st.sampled_from([
        "20270302T100000Z", "20270302T100000", "20270302", "00010101T000000Z", "99991231T235959Z",
        "20270230T100000", "20270302T250000", "20160229", "-20270302", "20270302T100000Z/PT1H", "",
        "20261101T013000", "20270314T023000", "２０２７０３０２",
    ]),
    st.from_regex(r"[0-9]{6,9}T[0-9]{4,7}Z?", fullmatch=True), ANY,
)  # fmt: skip
PARAMS = st.sampled_from([
    "", ";TZID=Europe/Lisbon", ";TZID=Odd", ";VALUE=DATE", ";VALUE=PERIOD", ";TZID=",
    ";TZID=../../x", ";CN=Dana", ';CN="Reyes, Dana"', ";CUTYPE=ROOM", ";X=1;X=2", ";CN", ";=",
])  # fmt: skip
NAMES = st.sampled_from(
    "DTSTART DTEND DURATION SUMMARY LOCATION DESCRIPTION ORGANIZER ATTENDEE STATUS METHOD RRULE "
    "RDATE EXDATE UID BEGIN END X-ODD RECURRENCE-ID SEQUENCE TZOFFSETFROM TZOFFSETTO".split()
)
VALUES = st.one_of(
    STAMPS, LINES, ANY,
    st.sampled_from([
        "VEVENT", "VALARM", "VTIMEZONE", "VCALENDAR", "CANCEL", "CANCELLED", "PT1H", "-P1W",
        "P99999999999D", "FREQ=SECONDLY", "FREQ=YEARLY;BYDAY=1SU", "+0100", "+9999",
        "mailto:dana@kew.example", "MAILTO:@", "mailto:mailto:a@b.co", "tel:123",
        "Interview: Arborist at Kew",
    ]),
)  # fmt: skip
PROPERTIES = st.builds(lambda n, p, v: _fold(f"{n}{p}:{v}"), NAMES, PARAMS, VALUES)


@st.composite
def calendars(draw: st.DrawFn) -> bytes:
    lines = [
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", f"DTSTART:{draw(STAMPS)}",
        *draw(st.lists(PROPERTIES, max_size=12)), "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), draw(PROPERTIES))
    data = draw(st.sampled_from(["\r\n", "\n", "\r"])).join(lines)
    return _spoilt(draw, data.encode("utf-8", "surrogatepass"))


def _spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """The input, now and then with a piece cut out, doubled, or put in from elsewhere."""
    how = draw(st.integers(0, 5))
    at, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
    if how == 0:
        return data[:at] + data[end:]
    if how == 1:
        return data[:end] + data[at:end] * 3 + data[end:]
    if how == 2:
        return data[:at] + draw(st.binary(max_size=8)) + data[at:]
    return data


TREE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ANY, LINES),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(ANY, st.just("text")), inner, max_size=4),
    ),
    max_leaves=12,
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, seed: dict[str, Any]) -> bytes:
    """A valid input in which a few places hold something else."""
    data: Any = json.loads(json.dumps(seed))
    for _ in range(draw(st.integers(1, 3))):
        holder = data
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            inner = holder[key]
            if isinstance(inner, dict | list) and inner and draw(st.integers(0, 3)):
                holder = inner
                continue
            holder[key] = draw(TREE)
            break
    return _spoilt(draw, json.dumps(data).encode())


APPLICATION = facts(
    interest=["old trees"], decision_expected="2026-12-04", closed_days=["2026-11-27"],
    references=[{"id": "ref", "name": "Ada Lin", "permission": True, "points": ["on call"]}],
    article={"title": "Rye", "url": "https://x.example", "why": "rye", "to": "p0"},
    events=[
        {"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "p0"},
        {"on": "2026-11-20", "what": "received", "from": "p0", "text": "We will let you know."},
        {"on": "2026-11-20", "what": "snoozed", "kind": "check_in", "to": "p0",
         "until": "2026-11-25"},
    ],
)  # fmt: skip
EVERYTHING = {
    "afterword": "everything",
    "format": 1,
    "made": "2026-11-20T09:00:00Z",
    "applications": [
        {
            "id": "a", "form": new_form({}, DAY, "US", "America/Chicago"), "facts": APPLICATION,
            "made": "2026-11-20T09:00:00Z", "changed": "2026-11-20T09:00:00Z",
            "drafts": [{"step": "thank_you:p0:0", "versions": [
                {"origin": "first", "made": "2026-11-20T09:00:00Z", "draft": {"a": "b"}}]}],
        }
    ],
    "profile": {"name": "Tom Hale"},
    "settings": {"writer": "openai", "base_url": "http://127.0.0.1:1/v1", "api_key": "sk-x"},
}  # fmt: skip
CV = {
    "basics": {"name": "Tom Hale", "email": "a@b.co", "profiles": [{"url": "https://x.example"}]},
    "work": [{"highlights": ["felled 90 elms"]}],
}
COMPLETION = {
    "choices": [{"finish_reason": "stop", "message": {"role": "assistant", "content": "{}"}}],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2},
}
PARTS = {"opening": "Thank you.", "closing": "I look forward to it."}
TEXTS = st.lists(
    st.one_of(LINES, ANY, st.sampled_from([
        "On Mon, 2 Nov 2026, Dana wrote:", "> quoted", "-- ", "From: Dana", "Best regards", "",
        "We will let you know by Friday.", "Unfortunately we have chosen another candidate.",
        "Dana Reyes <dana@kew.example>", "Lee Park, Staff Engineer", "Subject: Hello",
        "31/02/2027", "w/c 7 December", "by the end of next week", "### opening", "**closing:**",
    ])),
    max_size=12,
).map("\n".join)  # fmt: skip


def _invitation(data: bytes, zone: str | None) -> None:
    read = read_invitation(data, zone=zone, name="Tom Hale", email="tom@hale.example")
    form = new_form({}, DAY, "US", zone)
    fill_in(form, read)
    _kept(form)
    assert 2000 <= read.on.year <= 2100


def _application(data: bytes, _: str | None) -> None:
    made = read_application(data)
    assert read_application(made.model_dump_json(by_alias=True)) == made
    plan(made, DAY).model_dump_json()
    _kept(form_of(made))


def _everything(data: bytes, _: str | None) -> None:
    whole = read_whole(data)
    assert read_whole(as_json(whole)) == whole
    assert "api_key" not in whole.settings


def _resume(data: bytes, _: str | None) -> None:
    _kept(read_resume(data))


def _people(text: str, _: str | None) -> None:
    form = new_form({}, DAY, "US", None)
    fill_people(form, read_people(text))
    _kept(form)
    unread(text)


def _reply(text: str, _: str | None) -> None:
    read = read_reply(text, received_on=DAY)
    assert all(text[one.start : one.end] == one.quote for one in read.evidence)
    assert read.decision_date is None or read.decision_date.year < 2200
    assert read == read_reply(text, received_on=DAY)


def _answer(data: bytes, _: str | None) -> None:
    answer = read_answer(data)
    assert all(text.encode() and text.strip() for text in answer.texts)
    assert min(answer.tokens_in, answer.tokens_out) >= 0


def _models(data: bytes, _: str | None) -> None:
    assert all(name.encode() for name in read_models(data))


def _parts(text: str, _: str | None) -> None:
    for name, said in read_parts(text, list(PARTS)).items():
        assert name in PARTS
        assert said.encode()
        assert "\n" not in said


def _retry(text: str, _: str | None) -> None:
    mail = Mail()
    mail["retry-after"] = text.replace("\n", "").replace("\r", "")
    error: Any = type("E", (), {"response": type("R", (), {"headers": mail})})
    wait = troubles.retry_after(error)
    assert wait is None or 0 <= wait < 100_000


def _address(text: str, _: str | None) -> None:
    url = addresses.checked(text)
    assert url.startswith(("http://", "https://", "HTTP", "Http"))
    assert "@" not in addresses.shown(url)
    addresses.is_loopback(url)


def _draft(text: str, _: str | None) -> None:
    source = Source.of(text)
    report = check(source.message, kind="thank_you")
    for one in report.findings:
        where = source.message.subject if one.where == "subject" else source.message.body
        assert (where or "")[one.start : one.end] == one.quote
        source.span(one)
    report.model_dump_json()


def _prompt(text: str, _: str | None) -> None:
    told = as_data(text)
    assert told.encode().decode() == as_data(told)
    holds_contact(text)


def _terminal(text: str, _: str | None) -> None:
    told = harmless(text)
    assert told.encode().decode() == harmless(told)


def _kept(form: Any) -> None:
    """It can go into the database and to the browser."""
    assert json.loads(json.dumps(form, ensure_ascii=False).encode()) == form


class Parser(NamedTuple):
    read: Callable[[Any, str | None], None]
    inputs: st.SearchStrategy[Any]
    refuses: type[Exception] | tuple[type[Exception], ...] = ()


PARSERS = {
    "invitation": Parser(_invitation, calendars(), NotReadable),
    "application": Parser(_application, changed(APPLICATION), InvalidInput),
    "application, any JSON": Parser(
        _application, TREE.map(lambda tree: json.dumps(tree).encode()), InvalidInput
    ),
    "application, bytes": Parser(_application, st.binary(max_size=200), InvalidInput),
    "everything": Parser(_everything, changed(EVERYTHING), InvalidInput),
    "everything, bytes": Parser(_everything, st.binary(max_size=200), InvalidInput),
    "resume": Parser(_resume, changed(CV), NotReadable),
    "resume, bytes": Parser(_resume, st.binary(max_size=200), NotReadable),
    "signatures": Parser(_people, TEXTS),
    "reply": Parser(_reply, TEXTS),
    "answer": Parser(_answer, changed(COMPLETION), BadAnswer),
    "answer, bytes": Parser(_answer, st.binary(max_size=200), BadAnswer),
    "models": Parser(_models, changed({"data": [{"id": "a"}, {"id": "b"}]}), BadAnswer),
    "parts as JSON": Parser(
        _parts, changed(PARTS).map(lambda data: data.decode(errors="replace")), BadAnswer
    ),
    "parts as text": Parser(_parts, TEXTS, BadAnswer),
    "retry-after": Parser(_retry, st.one_of(ANY, LINES, st.integers().map(str))),
    "address": Parser(
        _address,
        st.one_of(ANY, LINES, st.builds("http{}://{}".format, st.sampled_from(["", "s"]), ANY)),
        InvalidInput,
    ),
    "draft": Parser(_draft, TEXTS),
    "fact in a prompt": Parser(_prompt, st.one_of(TEXTS, ANY)),
    "terminal": Parser(_terminal, st.one_of(TEXTS, ANY)),
}


@pytest.mark.timeout(0 if INPUTS > 500 else 120)
@pytest.mark.parametrize("name", PARSERS)
def test_it_is_read_or_refused(name: str) -> None:
    parser = PARSERS[name]

    @settings(
        max_examples=INPUTS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    @given(given_=parser.inputs, zone=ZONES)
    def tried(given_: Any, zone: str | None) -> None:
        try:
            parser.read(given_, zone)
        except parser.refuses as error:
            str(error).encode()  # what is said of it can be shown

    tried()


def test_a_message_of_any_text_is_judged() -> None:
    for text in attacks("page") + attacks("terminal"):
        assert check(Message(subject=text, body=text), kind="thank_you").ready is False
