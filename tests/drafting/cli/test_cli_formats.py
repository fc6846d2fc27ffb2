"""What `check` prints for other tools: places in the file as it is, one line a finding."""

from pathlib import Path
from typing import Any

import pytest

from drafting.source import Place, Source
from guardrails import Finding, Severity, rule_catalogue

DRAFT = (
    "Subject:  Thanks!!!\r\n\r\n\r\nDear Dana,\r\n\r\nThank you. I need an answer by Friday.\r\n"
    "100% sure: yes.\r\n\r\nBest,\r\nSam"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a draft.txt"
    path.write_bytes(DRAFT.encode())
    return path


def test_github_gets_one_command_a_finding(afterword: Any, file: Path) -> None:
    ran = afterword("check", file, "--kind", "status_reply", "--format", "github")
    report = afterword("check", file, "--kind", "status_reply", "--json").data
    assert ran.code == 1
    commands = ran.out.splitlines()
    assert len(commands) == len(report["findings"])
    pressed = next(line for line in commands if "title=tone.deadline" in line or "pressure" in line)
    assert pressed.startswith("::error file=")
    assert ",line=6,endLine=6,col=" in pressed
    assert all(line.count("::") >= 2 for line in commands)


def test_what_github_reads_as_its_own_is_written_out(afterword: Any, file: Path) -> None:
    named = file.rename(file.with_name("50%, a:b.txt"))
    ran = afterword("check", named, "--kind", "status_reply", "--format", "github")
    assert "50%25%2C a%3Ab.txt" in ran.out


def test_sarif_names_tool_rules_and_places(afterword: Any, file: Path) -> None:
    ran = afterword("check", file, "--kind", "status_reply", "--format", "sarif")
    assert ran.code == 1
    assert ran.data["version"] == "2.1.0"
    (run,) = ran.data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("a%20draft.txt")
        assert _quoted(place["region"]) in result["message"]["text"]


def _quoted(region: dict[str, int]) -> str:
    """The words that a region marks, in the file as it is; empty over several lines."""
    if region["startLine"] != region["endLine"]:
        return ""
    line = DRAFT.split("\n")[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


def test_a_rule_that_nobody_catalogued_is_named_alone(afterword: Any, tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text("Subject: Hello\n\nDear Dana,\n\nThis are an test of of grammar.\n\nSam")
    ran = afterword("check", path, "--kind", "status_reply", "--language", "--format", "sarif")
    rules = ran.data["runs"][0]["tool"]["driver"]["rules"]
    bare = [rule for rule in rules if rule["id"] not in rule_catalogue()]
    assert bare
    assert all(set(rule) == {"id"} for rule in bare)


def test_standard_input_has_a_name_in_sarif(afterword: Any) -> None:
    ran = afterword("check", "-", "--kind", "status_reply", "--format", "sarif", given="Hello")
    place = ran.data["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "stdin"


def _finding(where: Any, start: int, end: int) -> Finding:
    return Finding(
        rule="tone.x", severity=Severity.HINT, message="m", where=where, start=start, end=end,
        quote="q", source="s",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "where", "start", "line", "column"),
    [
        ("Subject: Hi\n\nBody", "subject", 0, 1, 10),
        ("subject:Hi\n\nBody", "subject", 1, 1, 10),
        ("Subject: Hi\n\nBody", "body", 2, 3, 3),
        ("\n\nBody\nmore", "body", 5, 4, 1),
        ("Body", "body", 4, 1, 5),
    ],
)
def test_a_place_is_the_files_own(
    text: str, where: Any, start: int, line: int, column: int
) -> None:
    assert Source.of(text).span(_finding(where, start, start))[0] == Place(line, column)
