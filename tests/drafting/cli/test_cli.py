import contextlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafting.cli import main
from drafting.cli.show import READS_AS
from guardrails import InvalidInput, MessageKind, ReplyLabel

CONTRACT = Path(__file__).parents[2] / "contract"
PANEL = CONTRACT / "01-panel-just-interviewed.json"
SILENCE = CONTRACT / "04-silence.json"


def test_plan_prints_the_plan_as_json(afterword: Any) -> None:
    ran = afterword("plan", PANEL, "--on", "2026-11-19", "--json")
    assert ran.code == 0
    assert ran.data["verdict"] == "send"
    assert ran.data["today"] == "2026-11-19"


def test_plan_for_people_has_the_headline_first_and_each_reason(afterword: Any) -> None:
    ran = afterword("plan", PANEL, "--on", "2026-11-19")
    plan = afterword("plan", PANEL, "--on", "2026-11-19", "--json").data
    assert ran.out.startswith(plan["headline"])
    head, first = ran.out.splitlines()[2:4]
    assert head.split() == ["#", "state", "message", "to", "opens", "due", "closes"]
    assert first.split() == "1 due thank-you Dana Reyes 19 Nov 19 Nov 20 Nov".split()
    assert first.index("Dana") == head.index("to")
    assert first.rindex("20 Nov") == head.index("closes")
    assert "thank-you-within-a-day" in ran.out


def test_plan_reads_standard_input(afterword: Any) -> None:
    ran = afterword("plan", "-", "--on", "2026-11-19", "--json", given=PANEL.read_text())
    assert ran.code == 0


def test_plan_without_a_date_takes_today(afterword: Any) -> None:
    assert afterword("plan", PANEL, "--json").code == 0


def test_lines_go_on_after_a_bad_one_and_the_code_is_2(afterword: Any) -> None:
    good = json.dumps({"application": json.loads(PANEL.read_text()), "on": "2026-11-19"})
    bad = json.dumps({"application": {"company": "X", "role": "Y", "candidate": {"name": " "}}})
    ran = afterword("plan", "-", "--lines", given="\n".join([good, bad, "{nope", "", good]))
    assert ran.code == 2
    first, second, third, last = ran.lines
    assert first == last
    assert second["faults"] == [
        {"path": "application.candidate.name", "message": "must not be blank"}
    ]
    assert "line 3 is not JSON" in third["faults"][0]["message"]


@pytest.mark.parametrize("day", ["soon", "2026-02-30", "20261120"])
def test_a_wrong_date_is_one_line_and_nothing_is_written(afterword: Any, day: str) -> None:
    ran = afterword("plan", PANEL, "--on", day, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f'--on: "{day}"')


def test_five_faults_are_five_lines(afterword: Any, tmp_path: Path) -> None:
    data = json.loads(PANEL.read_text())
    data["candidate"]["name"] = ""
    data["country"] = "Utopia"
    data["interviews"][0]["met"][1] = "leee"
    data["people"][0]["email"] = "dana"
    data["colour"] = "blue"
    file = tmp_path / "five.json"
    file.write_text(json.dumps(data))
    ran = afterword("plan", file)
    assert (ran.code, ran.out) == (2, "")
    lines = ran.err.splitlines()
    assert len(lines) == 6  # the sixth: a note for somebody who was then not met
    assert 'interviews.0.met.1: no person has the id "leee"' in lines


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.json", None, "no such file"),
        ("latin.json", '{"company": "Café"}'.encode("latin-1"), "not UTF-8"),
        ("none.json", b"hello", "not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    afterword: Any, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = afterword("plan", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_folder_is_no_file(afterword: Any, tmp_path: Path) -> None:
    assert "folder" in afterword("plan", tmp_path).err


def test_a_byte_order_mark_is_no_fault(afterword: Any, tmp_path: Path) -> None:
    file = tmp_path / "bom.json"
    file.write_bytes(b"\xef\xbb\xbf" + PANEL.read_bytes())
    assert afterword("plan", file, "--on", "2026-11-19").code == 0


def test_read_says_the_label_and_the_words(afterword: Any) -> None:
    text = "Hi Sam, thanks for your note. I'll get back to you when I know more.\n\nDana"
    ran = afterword("read", "-", "--on", "2026-11-24", "--json", given=text)
    assert ran.code == 0
    assert ran.data["label"] == "unclear_status"
    for words in ran.data["evidence"]:
        assert text[words["start"] : words["end"]] == words["quote"]
    people = afterword("read", "-", "--on", "2026-11-24", given=text)
    assert people.out.startswith("unclear_status: no decision yet (")
    assert set(READS_AS) == set(ReplyLabel)


def test_read_says_the_date_they_named(afterword: Any) -> None:
    text = "We're still interviewing and hope to decide by 11 December."
    ran = afterword("read", "-", "--on", "2026-11-24", given=text)
    assert "Friday 11 December 2026" in ran.out


def test_read_lines(afterword: Any) -> None:
    line = json.dumps({"text": "We have decided not to move forward.", "on": "2026-11-24"})
    ran = afterword("read", "-", "--lines", given=line + '\n{"on": "2026-11-24"}\n')
    assert ran.code == 2
    assert ran.lines[0]["label"] == "rejection"
    assert ran.lines[1] == {"faults": [{"path": "text", "message": "is missing"}]}


def test_read_knows_no_country_of_that_name(afterword: Any) -> None:
    assert "country" in afterword("read", "-", "--country", "Utopia", given="x").err
    assert "subdivision" in afterword("read", "-", "--subdivision", "Utopia", given="x").err


def test_check_tells_each_finding_under_its_line(afterword: Any) -> None:
    text = (
        "Subject: Hello\n\nHello Dana,\n\nI am begging you for this job!!!\n\nBest regards,\nSam\n"
    )
    ran = afterword("check", "-", "--kind", "check_in", given=text)
    assert ran.code == 1
    assert ran.out.startswith("not ready")
    assert "^" in ran.out
    data = afterword("check", "-", "--kind", "check_in", "--json", given=text).data
    assert data["ready"] is False
    assert any(finding["rule"].startswith("tone.") for finding in data["findings"])


def test_check_holds_a_text_against_its_application(afterword: Any) -> None:
    text = "Hello Dana,\n\nThank you for the update! I look forward to connecting again soon, and \
please let me know if there is anything else you need from me.\n\nBest regards,\nSam Okafor\n"
    ran = afterword(
        "check", "-", "--kind", "status_reply", "--application", PANEL, "--person", "dana",
        "--json", given=text,
    )  # fmt: skip
    assert ran.code == 0, ran.out
    nobody = afterword(
        "check",
        "-",
        "--kind",
        "status_reply",
        "--application",
        PANEL,
        "--person",
        "who",
        given=text,
    )
    assert nobody.code == 2
    assert "who" in nobody.err


def test_check_wants_a_kind(afterword: Any) -> None:
    assert afterword("check", "-", given="Hello").err == "--kind: is missing\n"
    assert afterword("check", "-", "--kind", "Thank-You", given="Hello").code == 1
    wrong = afterword("check", "-", "--kind", "sonnet", given="Hello")
    assert wrong.code == 2
    assert len(wrong.err.splitlines()) == 1


def test_check_lines(afterword: Any) -> None:
    line = {"body": "Hello,\n\nsend me news today!!!\n", "kind": "check_in"}
    ran = afterword("check", "-", "--lines", given=json.dumps(line))
    assert ran.code == 1
    assert ran.lines[0]["ready"] is False


def test_draft_writes_what_is_due(afterword: Any) -> None:
    ran = afterword("draft", PANEL, "--on", "2026-11-19", "--writer", "template", "--json")
    assert ran.code == 0, ran.out + ran.err
    drafts = ran.data["drafts"]
    assert [draft["step"]["to"] for draft in drafts] == [["dana"], ["lee"]]
    assert all(draft["report"]["ready"] for draft in drafts)
    assert {"message", "parts", "writer", "seconds", "tokens"} <= drafts[0].keys()


def test_draft_for_people_shows_subject_body_and_who_wrote_it(afterword: Any) -> None:
    ran = afterword("draft", PANEL, "--on", "2026-11-19", "--writer", "template")
    assert "Subject: " in ran.out
    assert "Sam Okafor" in ran.out
    assert "written by template" in ran.out


def test_nothing_due_is_an_empty_list(afterword: Any) -> None:
    arguments = ("draft", SILENCE, "--on", "2026-11-20", "--writer", "template")
    assert afterword(*arguments, "--json").data == {"drafts": []}
    assert "Nothing is due" in afterword(*arguments).out


def test_a_kind_that_is_not_open_yet_is_drafted_on_demand(afterword: Any) -> None:
    ran = afterword(
        "draft", SILENCE, "--on", "2026-11-20", "--writer", "template",
        "--kind", "no_response_follow_up", "--person", "dana", "--json",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert len(ran.data["drafts"]) == 1


def test_a_kind_that_the_plan_does_not_have_says_why(afterword: Any) -> None:
    ran = afterword(
        "draft", PANEL, "--on", "2026-11-19", "--writer", "template", "--kind", "withdrawal"
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("--kind: ")


def test_a_person_that_nobody_is_is_a_fault(afterword: Any) -> None:
    common = ("draft", PANEL, "--on", "2026-11-19", "--writer", "template")
    for more in (("--person", "leee"), ("--person", "leee", "--kind", "thank_you")):
        ran = afterword(*common, *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == '--person: no person has the id "leee"\n'


def test_a_person_alone_gets_what_is_open_for_them(afterword: Any) -> None:
    common = ("draft", PANEL, "--on", "2026-11-19", "--writer", "template", "--json")
    drafts = afterword(*common, "--person", "lee").data["drafts"]
    assert {tuple(draft["step"]["to"]) for draft in drafts} == {("lee",)}


def test_draft_lines(afterword: Any) -> None:
    line = json.dumps({"application": json.loads(PANEL.read_text()), "on": "2026-11-19"})
    ran = afterword("draft", "-", "--lines", "--writer", "template", given=line)
    assert ran.code == 0
    assert len(ran.lines[0]["drafts"]) == 2


def test_no_command_shows_the_help(afterword: Any) -> None:
    ran = afterword()
    assert ran.code == 2
    assert "plan" in ran.out


def test_the_help_shows_calls_that_work(afterword: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CONTRACT.parent.parent)
    shown = [line.split() for line in afterword("--help").out.splitlines() if "examples/" in line]
    assert [words[1] for words in shown] == ["plan", "draft"]
    for words in shown:
        assert afterword(*words[1:]).code == 0


def test_a_plan_for_people_names_no_kind_by_its_id(afterword: Any) -> None:
    out = afterword("plan", SILENCE, "--on", "2026-11-25").out
    assert "follow-up" in out
    assert "no response follow up" not in out


@pytest.mark.parametrize("kind", list(MessageKind))
def test_check_knows_every_kind(afterword: Any, kind: MessageKind) -> None:
    assert afterword("check", "-", "--kind", kind, "--json", given="Hello there").code == 1


def _becomes(called: list[list[str]]) -> Callable[[str, list[str]], None]:
    """A stand-in for a process that turns into another: nothing after it is reached."""

    def execv(_: str, command: list[str]) -> None:
        called.append(command)
        raise SystemExit(0)

    return execv


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_the_page_runs_on_this_machine_alone(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """In this process's place, so that what stops the command stops the page; where a system
    cannot do that, below it."""
    called: list[list[str]] = []
    monkeypatch.setattr("drafting.cli.app.SYSTEM", system)
    monkeypatch.setattr("subprocess.call", lambda command, **_: called.append(command) or 0)
    monkeypatch.setattr("os.chdir", lambda _: None)
    monkeypatch.setattr("os.execv", _becomes(called))
    with contextlib.suppress(SystemExit):
        assert main(["app", "--port", "8600", "--no-browser"]) == 0
    [command] = called
    assert command[1:4] == ["-m", "app_pages.serve", "run"]
    assert Path(command[4]).name == "streamlit_app.py"
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--browser.gatherUsageStats") + 1] == "false"
    assert command[-4:] == ["--server.port", "8600", "--server.headless", "true"]


def test_a_page_that_is_not_installed_is_one_sentence(
    afterword: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    ran = afterword("app")
    assert ran.code == 2
    assert "not installed" in ran.err


def test_a_reader_that_went_away_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def gone(_: object) -> int:
        raise BrokenPipeError

    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr("drafting.cli.commands.run_plan", gone)
        assert main(["plan", str(PANEL)]) == 0


def test_stopped_by_hand_is_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("drafting.cli.commands.run_plan", stopped)
    assert main(["plan", str(PANEL)]) == 130


def test_faults_are_errors_with_one_line_each() -> None:
    from guardrails import Fault

    error = InvalidInput([Fault(path="a.0", message="is wrong"), Fault(path="", message="no")])
    assert str(error) == "a.0: is wrong\nno"


SPOILT = "Subject: Hello\n\nHello Dana,\n\nThank you for the update!!! 😊\n\nBest regards,\nSam\n"


def test_check_fix_prints_the_text_with_its_safe_fixes(afterword: Any) -> None:
    ran = afterword("check", "-", "--kind", "status_reply", "--fix", given=SPOILT)
    mended = "Hello Dana,\n\nThank you for the update!\n\nBest regards,\nSam"
    assert ran.out == f"Subject: Hello\n\n{mended}\n"
    assert ran.code == 1
    assert ran.err.startswith("not ready")
    data = afterword("check", "-", "--kind", "status_reply", "--fix", "--json", given=SPOILT).data
    assert data["message"] == {"subject": "Hello", "body": mended}
    assert [finding["rule"] for finding in data["applied"]] == ["tone.shouting", "tone.emoji"]
    assert not any(finding["rule"].startswith("tone.") for finding in data["report"]["findings"])


def test_check_fix_of_lines_and_of_a_text_without_a_subject(afterword: Any) -> None:
    line = {"body": "Hello,\n\nthanks!!!", "kind": "check_in"}
    ran = afterword("check", "-", "--lines", "--fix", given=json.dumps(line))
    assert ran.code == 1
    assert ran.lines[0]["message"]["body"].startswith("Hello,\n\nthanks!")
    plain = afterword("check", "-", "--kind", "check_in", "--fix", given=line["body"])
    assert plain.out.startswith("Hello,\n\nthanks!\n")


def test_check_fix_tells_no_places_in_a_file_that_it_changes(afterword: Any) -> None:
    ran = afterword("check", "-", "--kind", "check_in", "--fix", "--format", "sarif", given="Hi")
    assert ran.code == 2
    assert ran.err.startswith("--format: sarif tells of places")


DEAD = {"OPENAI_BASE_URL": "http://127.0.0.1:9", "OPENAI_API_KEY": "x", "AFTERWORD_MODEL": "m"}


def test_an_endpoint_that_is_not_there_is_asked_once_and_told_by_export_too(
    afterword: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from drafting.writers.openai import OpenAIWriter

    asked: list[object] = []
    write = OpenAIWriter.write

    def counted(self: OpenAIWriter, *args: Any, **kwargs: Any) -> Any:
        asked.append(args)
        return write(self, *args, **kwargs)

    monkeypatch.setattr(OpenAIWriter, "write", counted)
    for name, value in DEAD.items():
        monkeypatch.setenv(name, value)
    ran = afterword("draft", PANEL, "--on", "2026-11-19", "--writer", "openai", "--json")
    first, second = ran.data["drafts"]
    assert first["trouble"] == second["trouble"] is not None
    assert len(asked) == 1
    ran = afterword("export", PANEL, "--on", "2026-11-19", "--writer", "openai", "--to", tmp_path)
    assert ran.code == 0
    assert ran.err.count("The template wrote instead.") == 1
    assert len(list(tmp_path.iterdir())) == 2
