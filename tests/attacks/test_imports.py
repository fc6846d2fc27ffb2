"""What is brought in from files and pasted texts is plain text of one line, whatever it holds."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from drafting.form import new_form
from drafting.imports import (
    NotReadable,
    fill_in,
    fill_people,
    read_invitation,
    read_people,
    read_resume,
)
from drafting.store import Store
from drafting.wrote import who_wrote
from guardrails import Application, ReplyLabel, read_reply
from tests.attacks.corpus import attacks, facts

TEXTS = attacks("imports") + attacks("mail") + attacks("terminal")
HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    r"|[\U000e0000-\U000e007f]"
)


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)


def form() -> dict[str, Any]:
    return new_form({}, date(2026, 11, 20), "US", "America/Chicago")


def one_line_each(form_: dict[str, Any], store: Store) -> None:
    for text in leaves(form_):
        assert not HIDDEN.search(text), repr(text)
        assert len(text) <= 300
    store.keep_form("a", form_)
    kept = store.application("a")
    assert kept is not None
    assert kept.form == form_


@pytest.fixture
def store(tmp_path: Any) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    yield opened
    opened.close()


def invitation(text: str) -> bytes:
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "DTSTART:20270302T100000Z",
        f"SUMMARY:Interview: {text} at {text}", f"LOCATION:{text}", f"DESCRIPTION:{text}",
        f"ORGANIZER;CN={text}:mailto:a.b@kew.example",
        f"ATTENDEE;CN=\"{text.replace(chr(34), '')}\":mailto:b.c@kew.example",
        f"ATTENDEE:mailto:{text}@kew.example", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "\r\n".join(lines).encode(errors="surrogatepass")


@pytest.mark.parametrize("text", TEXTS)
def test_an_invitation_fills_in_lines(text: str, store: Store) -> None:
    filled = form()
    try:
        read = read_invitation(invitation(text), zone="America/Chicago")
    except NotReadable:
        return  # such a text may break the file itself
    fill_in(filled, read)
    one_line_each(filled, store)
    assert len(read.people) <= 3
    assert all(box.email == "" or "evil" not in box.email or "evil" in text for box in read.people)


@pytest.mark.parametrize("text", TEXTS)
def test_a_cv_fills_in_lines(text: str, store: Store) -> None:
    given = {
        "basics": {"name": text, "email": text, "phone": text, "url": f"javascript:{text}",
                   "profiles": [{"url": f"https://x.example/{text}"}]},
        "work": [{"highlights": [text, {"a": text}, None, 3]}],
    }  # fmt: skip
    try:
        read = read_resume(json.dumps(given).encode())
    except NotReadable:
        assert not HIDDEN.sub("", text).strip()
        return
    assert all(link.startswith("https://") for link in read.get("links", "").split("\n"))
    filled = form() | {name: value.replace("\n", " / ") for name, value in read.items()}
    for name in ("links", "strengths"):
        assert read.get(name, "").count("\n") == 0
    one_line_each(filled, store)


@pytest.mark.parametrize("text", TEXTS)
def test_signatures_fill_in_lines(text: str, store: Store) -> None:
    filled = form()
    pasted = f"{text}\n\nDana Reyes <dana@kew.example>\n{text} <x@kew.example>\n\n{text}\nLee Park"
    found = read_people(pasted)
    fill_people(filled, found)
    one_line_each(filled, store)
    assert any(one.email == "dana@kew.example" for one in found)


@pytest.mark.parametrize("case", attacks("replies"), ids=lambda case: case["text"][:30])
def test_a_reply_is_read_and_not_obeyed(case: dict[str, str]) -> None:
    read = read_reply(case["text"], received_on=date(2026, 11, 20))
    assert read.label is ReplyLabel(case["reads"])
    for one in read.evidence:
        assert case["text"][one.start : one.end] == one.quote


@pytest.mark.parametrize("text", TEXTS)
def test_who_wrote_is_somebody_known_or_nobody(text: str) -> None:
    made = Application.model_validate(facts(["Dana Reyes", "Lee Park"]))
    assert who_wrote(made, f"From: {text}\n\n{text}\n\n-- \n{text}") in (None, "p0", "p1", "")
