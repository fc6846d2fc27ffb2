"""Nothing that comes from outside is obeyed by a terminal, whichever command prints it."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from drafting.cli import main
from tests.attacks.corpus import attacks, facts

TEXTS = attacks("terminal")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def calm(printed: str) -> None:
    """No control sign but the ends of lines, no mark of direction."""
    obeyed = {sign for sign in printed if unicodedata.category(sign) == "Cc"} - {"\n", "\t"}
    assert not obeyed, obeyed
    assert not BIDI.search(printed)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_no_command_passes_it_on(
    text: str, more: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    reply, draft = tmp_path / "reply.txt", tmp_path / "draft.txt"
    reply.write_text(f"We will let you know {text} when we know more.\n", encoding="utf-8")
    draft.write_text(
        f"Subject: Thanks {text}\n\nDear Dana {text},\n\nI beg {text} you for it!!!\n\nTom\n",
        encoding="utf-8",
    )
    spoilt = facts(events=[{"on": text, "what": text, "to": text}], role=f"Arborist {text}")
    spoilt[f"field {text}"] = text
    case = tmp_path / "case.json"
    case.write_text(json.dumps(spoilt), encoding="utf-8")
    lines = tmp_path / "cases.jsonl"
    lines.write_text(json.dumps({"text": text}) + "\n" + json.dumps({text: 1}), encoding="utf-8")
    calls = [
        ["read", str(reply)],
        ["check", str(draft), "--kind", "thank_you"],
        ["plan", str(case)],
        ["draft", str(case), "--writer", "template"],
        ["read", "--lines", str(lines)],
        ["check", str(draft), "--kind", "thank_you", "--fix"],
    ]
    for call in calls:
        assert main([*call, *more]) in (0, 1, 2)
        out, err = capfd.readouterr()
        calm(out)
        calm(err)
        assert out or err


@pytest.mark.parametrize("text", TEXTS)
def test_nor_the_name_of_a_file_nor_an_argument(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / f"a{text.replace('/', '')}.json").write_text("{", encoding="utf-8")
    assert main(["today", str(tmp_path)]) == 2
    assert main(["plan", f"missing{text}.json"]) == 2
    with pytest.raises(SystemExit):
        main(["plan", "a.json", f"--{text}"])
    for printed in capfd.readouterr():
        calm(printed)


@pytest.mark.parametrize("text", TEXTS)
def test_json_still_reads_as_it_was(
    text: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "cases.jsonl"
    told = f"We will let you know {text} later."
    lines.write_text(json.dumps({"text": told}), encoding="utf-8")
    assert main(["read", "--lines", str(lines)]) == 0
    for one in json.loads(capfd.readouterr().out)["evidence"]:
        assert told[one["start"] : one["end"]] == one["quote"]


@pytest.mark.parametrize("format_", ["github", "sarif"])
def test_other_tools_are_told_findings_alone(
    format_: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    commands = "::set-output name=x::y\n::add-mask::z\n##[error]x\n::warning::x"
    draft.write_text(f"Dear Dana,\n\nI beg you!!!\n{commands}\n\nTom\n", encoding="utf-8")
    main(["check", str(draft), "--kind", "thank_you", "--format", format_])
    out = capfd.readouterr().out
    calm(out)
    if format_ == "github":
        assert all(re.match(r"::(error|warning|notice) file=", line) for line in out.splitlines())
    else:
        assert json.loads(out)["version"] == "2.1.0"
