"""No text makes a header, a receiver, a property or a file of its own: exports read back."""

import email
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from email import policy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from icalendar import Calendar

from drafting import draft
from drafting.cli import main
from drafting.export import (
    Letter,
    as_eml,
    as_txt,
    bundle,
    calendar,
    gmail,
    letter,
    mailto,
    outlook,
    safe_name,
)
from drafting.export.everything import everything
from drafting.export.headers import one_line
from drafting.writers.template import TemplateWriter
from guardrails import Application, Message, plan
from tests.attacks.corpus import attacks, facts, reads

DAY = date(2026, 11, 20)
MAIL, PATHS, DATES = attacks("mail"), attacks("paths"), attacks("calendar")
ENDINGS = {".eml", ".txt", ".md", ".ics", ".json"}
DEVICES = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.I)


def mail_of(name: str, subject: str, body: str = "Dear Dana,\n\nThanks.\n\nTom") -> Letter | None:
    """A letter to somebody of this name, None where no application may hold it."""
    made = reads(facts([name]))
    if made is None:
        return None
    step = next(one for one in plan(made, DAY).steps if one.kind.value == "thank_you")
    return letter(made, step, Message(subject=subject, body=body))


def headers(data: bytes) -> list[str]:
    return [name.lower() for name in email.message_from_bytes(data).keys()]  # noqa: SIM118


USUAL = ["x-unsent", "from", "to", "subject", "mime-version", "content-type"]
USUAL += ["content-transfer-encoding"]


@pytest.mark.parametrize("text", MAIL)
def test_a_subject_is_one_header_and_a_body_stays_below(text: str) -> None:
    made = mail_of("Dana Reyes", text, body=f"{text}\n\n{text}")
    assert made is not None
    data = as_eml(made)
    assert headers(data) == USUAL
    read = email.message_from_bytes(data, policy=policy.default)
    assert str(read["to"]) == "Dana Reyes <p0@kew.example>"
    head, _, body = data.partition(b"\r\n\r\n")
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert max(map(len, head.split(b"\r\n"))) <= 998
    assert len(body) >= len(text.strip().encode("ascii", "ignore"))


@pytest.mark.parametrize("text", MAIL)
def test_a_name_is_one_mailbox_or_refused(text: str) -> None:
    made = mail_of(text, "Thank you")
    if made is None:
        assert one_line(text) != text or "\u2028" in text
        return
    data = as_eml(made)
    assert headers(data) == USUAL
    (box,) = email.message_from_bytes(data, policy=policy.default)["to"].addresses
    assert box.addr_spec == "p0@kew.example"
    assert email.message_from_bytes(data)["bcc"] is None


@pytest.mark.parametrize("text", MAIL)
def test_an_address_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"{text}@kew.example", f"dana@{text}", f"dana@kew.example{text}"):
        given = facts()
        given["people"][0]["email"] = address
        made = reads(given)
        if made is None:
            continue
        step = next(one for one in plan(made, DAY).steps if one.kind.value == "thank_you")
        mail = letter(made, step, Message(subject="x", body="y"))
        assert headers(as_eml(mail)) == USUAL
        assert (
            len(email.message_from_bytes(as_eml(mail), policy=policy.default)["to"].addresses) == 1
        )
        assert set(fields(mailto(mail).url)) == {"subject", "body"}


@pytest.mark.parametrize("text", MAIL)
def test_a_link_has_our_fields_alone(text: str) -> None:
    made = mail_of("Dana Reyes", text, body=text)
    assert made is not None
    assert set(fields(mailto(made).url)) <= {"subject", "body"}
    assert urlsplit(mailto(made).url).path == "p0@kew.example"
    assert set(fields(gmail(made).url)) <= {"view", "fs", "to", "su", "body"}
    for work in (False, True):
        url = outlook(made, work=work).url
        assert set(fields(url)) <= {"to", "subject", "body"}
        assert urlsplit(url).netloc in {"outlook.live.com", "outlook.office.com"}
    assert "\n" not in dict(parse_qsl(urlsplit(mailto(made).url).query)).get("subject", "")


def fields(url: str) -> list[str]:
    assert not urlsplit(url).fragment
    return [name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)]


def test_a_text_file_has_one_subject() -> None:
    for text in MAIL:
        made = mail_of("Dana Reyes", text)
        assert made is not None
        assert as_txt(made).split("\n\n")[0].count("\n") == 0


@pytest.mark.parametrize("text", PATHS)
def test_a_file_name_stays_a_name(text: str) -> None:
    for ending in ("", ".txt"):
        name = safe_name(text, ending)
        assert {unicodedata.category(sign)[0] for sign in name} <= {"L", "N", "M", "P"}
        assert not set(name) & set("/\\:*?\"<>|%$~`;&!'")
        assert not DEVICES.fullmatch(name)
        assert name.count(".") == ending.count(".")
        assert not name.startswith(("-", "."))
        assert len(name.encode()) <= 104


def test_a_zip_holds_no_path(tmp_path: Path) -> None:
    names = [f"{text}{ending}" for text in PATHS for ending in (".txt", "")]
    data = bundle((name, name.encode()) for name in names)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        entries = read.infolist()
        read.extractall(tmp_path / "out")
    assert len(entries) == len(names)
    assert len({entry.filename.casefold() for entry in entries}) == len(names)
    for entry in entries:
        assert not set("/\\") & set(entry.filename)
        assert entry.filename[0] != "."
        assert entry.external_attr >> 16 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def _drafted(made: Application) -> Iterator[Letter]:
    writer = TemplateWriter()
    for step in plan(made, DAY).steps:
        if step.state.value in ("due", "late"):
            yield letter(made, step, draft(made, step, writer=writer).message)


@pytest.mark.parametrize("text", PATHS)
def test_everything_of_an_application_lies_in_one_folder(text: str) -> None:
    made = reads(facts([text or "x"], company=text, role=text))
    if made is None:
        return
    with zipfile.ZipFile(io.BytesIO(everything(made, DAY, list(_drafted(made))))) as read:
        for name in read.namelist():
            assert Path(name).name == name
            assert Path(name).suffix in ENDINGS
            assert not DEVICES.fullmatch(name)
        assert json.loads(read.read("application.json"))["company"] == made.company


def test_the_command_writes_into_its_folder_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, text in enumerate(PATHS[::6]):
        given = facts([text], company=text)
        if reads(given) is None:
            continue
        home = tmp_path / str(place)
        home.mkdir()
        (home / "a.json").write_text(json.dumps(given), encoding="utf-8")
        call = ["export", str(home / "a.json"), "--to", str(home / "out"), "--on", "2026-11-20"]
        assert main([*call, "--writer", "template", "--format", "zip"]) in (0, 1)
        assert {path.name for path in home.iterdir()} == {"a.json", "out"}
        assert len(list((home / "out").iterdir())) == 1
    capsys.readouterr()
    assert {path.name for path in tmp_path.iterdir()} <= {str(n) for n in range(len(PATHS))}


def _shape(data: bytes | None) -> list[Any]:
    assert data is not None
    read = Calendar.from_ical(data)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    return [(part.name, sorted(part.keys())) for part in read.walk()]


@pytest.mark.parametrize("text", DATES)
def test_a_calendar_has_our_properties_alone(text: str) -> None:
    plain = reads(_put("Kew"))
    assert plain is not None
    made = reads(_put(text))
    if made is None:
        assert re.search(r"[\x00-\x1f\u2028\x85]", text)
        made = reads(_put("Kew", why=text)) or plain
    data = calendar(made, DAY, key="k")
    assert _shape(data) == _shape(calendar(plain, DAY, key="k"))
    assert data is not None
    assert data.count(b"\nBEGIN:") == data.count(b"\nEND:") - 1


@pytest.mark.parametrize("text", DATES)
def test_a_calendar_tells_the_text_as_it_is(text: str) -> None:
    made = reads(_put(text))
    if made is None:
        return
    read = Calendar.from_ical(calendar(made, DAY, key="k") or b"")
    assert all(one_line(made.company) in str(event["summary"]) for event in read.events)


def _put(text: str, why: str | None = None) -> dict[str, Any]:
    snoozed = {
        "on": "2026-11-20", "what": "snoozed", "kind": "thank_you", "to": "p0",
        "until": "2026-11-24", "why": why or text,
    }  # fmt: skip
    return facts([text], company=text, role=text, events=[snoozed])


def test_nothing_that_is_exported_is_a_table() -> None:
    """A formula works in a spreadsheet alone; no file of ours is opened as one."""
    formulas = [text for text in attacks("page") if text[:1] in "=+-@"]
    made = reads(facts(formulas[-3:], company=formulas[-1]))
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(everything(made, DAY, list(_drafted(made))))) as read:
        assert {Path(name).suffix for name in read.namelist()} == ENDINGS
    from drafting.cli.export import FORMATS

    assert set(FORMATS) == {"txt", "eml", "md", "ics", "zip"}
