import email
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from drafting import Draft
from guardrails import Finding, Severity, plan, read_application

CONTRACT = Path(__file__).parents[2] / "contract"
PANEL = CONTRACT / "01-panel-just-interviewed.json"
SILENCE = CONTRACT / "04-silence.json"
DAY = ("--on", "2026-11-20", "--writer", "template")
NAMES = [f"northwind-analytics-thank-you-{who}" for who in ("dana-reyes", "lee-park")]


def _held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()} if folder.exists() else {}


@pytest.fixture
def one_has_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lee's draft has an error, as one that was edited by hand can have."""
    from drafting import due

    def spoiled(*args: Any, **kwargs: Any) -> Draft:
        made = honest(*args, **kwargs)
        if made.step.to != ("lee",):
            return made
        finding = Finding(
            rule="tone.pressure", severity=Severity.ERROR, message="This presses them.",
            start=0, end=1, quote="D", source="POLICY",
        )  # fmt: skip
        report = made.report.model_copy(update={"ready": False, "findings": (finding,)})
        return made.model_copy(update={"report": report})

    honest = due.draft
    monkeypatch.setattr(due, "draft", spoiled)


@pytest.mark.parametrize("format_", ["txt", "eml", "md"])
def test_one_file_a_message(afterword: Any, tmp_path: Path, format_: str) -> None:
    to = tmp_path / "new" / "folder"
    ran = afterword("export", PANEL, "--to", to, "--format", format_, *DAY)
    assert (ran.code, ran.err) == (0, "")
    held = _held(to)
    assert sorted(held) == [f"{name}.{format_}" for name in NAMES]
    assert all(name in ran.out for name in held)
    drafts = afterword("draft", PANEL, *DAY, "--json").data["drafts"]
    for (_, data), draft in zip(sorted(held.items()), drafts, strict=True):
        if format_ == "eml":
            read = email.message_from_bytes(data)
            payload = read.get_payload(decode=True)
            assert isinstance(payload, bytes)
            assert payload.decode().replace("\r\n", "\n") == draft["message"]["body"] + "\n"
            assert read["Subject"] == draft["message"]["subject"]
        elif format_ == "txt":
            assert data.decode().endswith(draft["message"]["body"] + "\n")
        else:
            assert data.decode().startswith("# ")


def test_text_is_the_format_unless_said_and_check_reads_it_back(
    afterword: Any, tmp_path: Path
) -> None:
    assert afterword("export", PANEL, "--to", tmp_path, *DAY).code == 0
    checked = afterword(
        "check", tmp_path / f"{NAMES[1]}.txt", "--kind", "thank_you", "--application", PANEL,
        "--person", "lee", "--on", "2026-11-20", "--json",
    )  # fmt: skip
    assert checked.code == 0
    assert checked.data["ready"]


def test_a_calendar_has_the_steps(afterword: Any, tmp_path: Path) -> None:
    ran = afterword("export", SILENCE, "--to", tmp_path, "--format", "ics", "--on", "2026-11-20")
    assert ran.code == 0
    [(name, data)] = _held(tmp_path).items()
    assert name == "northwind-analytics.ics"
    assert any("Follow-up" in event["SUMMARY"] for event in Calendar.from_ical(data).walk("VEVENT"))


def test_a_calendar_of_one_kind_and_person(afterword: Any, tmp_path: Path) -> None:
    common = ("export", PANEL, "--to", tmp_path, "--format", "ics", "--on", "2026-11-20")
    assert afterword(*common, "--kind", "thank_you", "--person", "lee").code == 0
    [data] = _held(tmp_path).values()
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert "Lee" in event["SUMMARY"]
    ran = afterword(*common, "--kind", "withdrawal")
    assert (ran.code, ran.out) == (0, "No step has a date, so nothing was exported.\n")


def test_a_zip_has_everything(afterword: Any, tmp_path: Path) -> None:
    ran = afterword("export", PANEL, "--to", tmp_path, "--format", "zip", *DAY)
    assert ran.code == 0
    [(name, data)] = _held(tmp_path).items()
    assert name == "northwind-analytics.zip"
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert sorted(read.namelist()) == sorted(
            ["application.json", "northwind-analytics.ics"]
            + [f"{name}.{ending}" for name in NAMES for ending in ("eml", "txt", "md")]
        )
        assert read_application(read.read("application.json")) == read_application(
            PANEL.read_text()
        )


def test_what_is_there_is_not_written_over(afterword: Any, tmp_path: Path) -> None:
    (tmp_path / f"{NAMES[1]}.txt").write_text("mine")
    ran = afterword("export", PANEL, "--to", tmp_path, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{NAMES[1]}.txt: is there already")
    assert _held(tmp_path) == {f"{NAMES[1]}.txt": b"mine"}
    forced = afterword("export", PANEL, "--to", tmp_path, "--force", *DAY)
    assert forced.code == 0
    assert f"replaced  {NAMES[1]}.txt" in forced.out
    assert f"written   {NAMES[0]}.txt" in forced.out


def test_the_same_again_changes_nothing(afterword: Any, tmp_path: Path) -> None:
    for format_ in ("txt", "eml", "md", "ics", "zip"):
        afterword("export", PANEL, "--to", tmp_path, "--format", format_, *DAY)
    before = _held(tmp_path)
    for format_ in ("txt", "eml", "md", "ics", "zip"):
        ran = afterword("export", PANEL, "--to", tmp_path, "--format", format_, *DAY)
        assert ran.code == 0
        assert ran.out.startswith("unchanged")
    assert _held(tmp_path) == before


@pytest.mark.usefixtures("one_has_an_error")
def test_nothing_with_an_error_is_exported(afterword: Any, tmp_path: Path) -> None:
    ran = afterword("export", PANEL, "--to", tmp_path, *DAY)
    assert ran.code == 1
    assert list(_held(tmp_path)) == [f"{NAMES[0]}.txt"]
    assert ran.err.startswith("held back")
    assert "This presses them. [tone.pressure]" in ran.err
    zipped = afterword("export", PANEL, "--to", tmp_path, "--format", "zip", "--json", *DAY)
    assert zipped.code == 1
    assert [file["state"] for file in zipped.data["files"]] == ["written", "held back"]
    assert zipped.data["files"][1]["file"] is None
    with zipfile.ZipFile(tmp_path / "northwind-analytics.zip") as read:
        assert not [name for name in read.namelist() if "lee" in name]


@pytest.mark.usefixtures("one_has_an_error")
def test_force_exports_it_and_the_code_still_tells(afterword: Any, tmp_path: Path) -> None:
    ran = afterword("export", PANEL, "--to", tmp_path, "--force", *DAY)
    assert (ran.code, ran.err) == (1, "")
    assert sorted(_held(tmp_path)) == [f"{name}.txt" for name in NAMES]


def test_nothing_due_writes_nothing(afterword: Any, tmp_path: Path) -> None:
    to = tmp_path / "out"
    ran = afterword("export", SILENCE, "--to", to, *DAY)
    assert (ran.code, ran.out) == (0, "Nothing is due today, so nothing was exported.\n")
    assert not to.exists()
    assert afterword("export", SILENCE, "--to", to, "--json", *DAY).data == {"files": []}


def test_a_linkedin_note_is_text_where_a_mail_was_asked_for(afterword: Any, tmp_path: Path) -> None:
    ran = afterword(
        "export", SILENCE, "--to", tmp_path, "--format", "eml", "--kind", "linkedin_connect",
        "--person", "dana", *DAY,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert list(_held(tmp_path)) == ["northwind-analytics-linkedin-connect-dana-reyes.txt"]
    zipped = ("--format", "zip", "--kind", "linkedin_connect", "--person", "dana", *DAY)
    assert afterword("export", SILENCE, "--to", tmp_path, *zipped).code == 0
    with zipfile.ZipFile(tmp_path / "northwind-analytics.zip") as read:
        assert {Path(name).suffix for name in read.namelist()} == {".txt", ".md", ".ics", ".json"}


def test_a_zip_without_any_step_has_the_facts_alone(afterword: Any, tmp_path: Path) -> None:
    facts = json.dumps({"candidate": {"name": "Bo"}, "company": "Firm", "role": "Cook"})
    ran = afterword("export", "-", "--to", tmp_path, "--format", "zip", *DAY, given=facts)
    assert ran.code == 0
    with zipfile.ZipFile(tmp_path / "firm.zip") as read:
        assert read.namelist() == ["application.json"]


@pytest.mark.parametrize(
    ("company", "person"), [("../../etc", "Dana Reyes"), ("CON", "王 小明"), ("@/..", "Zoë/\\..")]
)
def test_names_from_the_facts_never_leave_the_folder(
    afterword: Any, tmp_path: Path, company: str, person: str
) -> None:
    data = json.loads(PANEL.read_text())
    data["company"], data["people"][0]["name"] = company, person
    to = tmp_path / "deep" / "out"
    ran = afterword("export", "-", "--to", to, *DAY, given=json.dumps(data))
    assert ran.code == 0, ran.err
    assert len(list(to.iterdir())) == 2
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["out"]


def test_two_people_of_one_name_have_a_file_each(afterword: Any, tmp_path: Path) -> None:
    data = json.loads(PANEL.read_text())
    data["people"][1]["name"] = data["people"][0]["name"].upper()
    afterword("export", "-", "--to", tmp_path, *DAY, given=json.dumps(data))
    assert sorted(_held(tmp_path)) == [f"{NAMES[0]}-2.txt", f"{NAMES[0]}.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--kind", "withdrawal"), "--kind: "),
        (("--person", "who"), '--person: no person has the id "who"'),
        (("--person", "who", "--format", "ics"), '--person: no person has the id "who"'),
        (("--format", "pdf"), "--format"),
        (("--on", "soon"), "--on: "),
    ],
)
def test_a_wrong_call_is_one_line_and_nothing_is_written(
    afterword: Any, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    to = tmp_path / "out"
    ran = afterword("export", PANEL, "--to", to, *DAY, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not to.exists()


def test_faults_write_nothing_and_a_folder_must_be_named(afterword: Any, tmp_path: Path) -> None:
    to = tmp_path / "out"
    ran = afterword("export", "-", "--to", to, given='{"company": " "}')
    assert ran.code == 2
    assert "company: must not be blank" in ran.err.splitlines()
    assert not to.exists()
    assert "--to" in afterword("export", PANEL).err


def test_a_file_is_no_folder(afterword: Any, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    ran = afterword("export", PANEL, "--to", tmp_path / "out", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "is a file, not a folder" in ran.err


def test_a_disk_that_fails_leaves_nothing_behind(
    afterword: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    honest, calls = os.fdopen, []

    def full(handle: int, mode: str) -> Any:
        calls.append(handle)
        if len(calls) == 2:
            os.close(handle)
            raise OSError(28, "No space left on device")
        return honest(handle, mode)

    monkeypatch.setattr("os.fdopen", full)
    ran = afterword("export", PANEL, "--to", tmp_path, *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert "No space left" in ran.err
    assert _held(tmp_path) == {}


def test_the_plan_is_that_of_the_day(afterword: Any, tmp_path: Path) -> None:
    from datetime import date

    application = read_application(SILENCE.read_text())
    until = plan(application, date(2026, 11, 20)).until
    assert until is not None
    ran = afterword("export", SILENCE, "--to", tmp_path, "--on", until, "--writer", "template")
    assert "follow-up to Dana Reyes" in ran.out
