import json
import shutil
from pathlib import Path
from typing import Any

import pytest

CONTRACT = Path(__file__).parents[2] / "contract"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in CONTRACT.glob("*.json"):
        shutil.copy(file, tmp_path)
    return tmp_path


def _write(folder: Path, name: str, **changed: Any) -> Path:
    data = json.loads((CONTRACT / "01-panel-just-interviewed.json").read_text()) | changed
    file = folder / name
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_it_says_what_to_whom_and_which_file(afterword: Any, tmp_path: Path) -> None:
    _write(tmp_path, "northwind.json")
    ran = afterword("today", tmp_path, "--on", "2026-11-20")
    assert (ran.code, ran.err) == (0, "")
    [line] = [line for line in ran.out.splitlines() if "Lee Park" in line]
    cells = [cell for cell in line.split("  ") if cell]
    assert [cell.strip() for cell in cells] == [
        "thank-you",
        "Lee Park",
        "Northwind Analytics",
        "northwind.json",
        "until Friday 20 November",
    ]


def test_late_comes_after_today_and_next_after_late(afterword: Any, folder: Path) -> None:
    (folder / "05-accepted-elsewhere.json").unlink()
    out = afterword("today", folder, "--on", "2026-11-24").out
    titles = [line.strip() for line in out.splitlines() if line.endswith(":")]
    assert titles[:2] == ["Today, Tuesday 24 November:", "Next:"]  # the nurse has nothing yet
    assert titles[2:] == ["Today, Tuesday 24 November:", "Late:", "Blocked:", "Next:"]
    assert "was due Thursday 19 November" in out
    assert "There is nothing to send." in out


def test_an_accepted_offer_says_which_event_goes_into_which_file(
    afterword: Any, folder: Path
) -> None:
    out = afterword("today", folder, "--on", "2026-12-01").out
    assert (
        '    04-silence.json: {"on": "2026-11-30", "what": "accepted_other_offer"} '
        "(accepted in 05-accepted-elsewhere.json)"
    ) in out.splitlines()
    data = afterword("today", folder, "--on", "2026-12-01", "--json").data
    sam = data["candidates"][1]
    assert {owed["file"] for owed in sam["write"]} == {
        file.name for file in folder.glob("0[1-4]*.json")
    }
    assert {item["step"]["kind"] for item in sam["due"]} == {"withdrawal"}


def test_an_event_that_was_written_is_asked_for_no_more(afterword: Any, folder: Path) -> None:
    asked = afterword("today", folder, "--on", "2026-12-01", "--json").data
    for owed in asked["candidates"][1]["write"]:
        file = folder / owed["file"]
        data = json.loads(file.read_text())
        data["events"] = [*data.get("events", []), owed["event"]]
        file.write_text(json.dumps(data))
    told = afterword("today", folder, "--on", "2026-12-01", "--json").data
    assert told["candidates"][1]["write"] == []
    assert told["candidates"][1]["due"] == asked["candidates"][1]["due"]


def test_an_offer_of_theirs_is_asked_about(afterword: Any, folder: Path) -> None:
    for file in folder.glob("0[12346]*.json"):
        file.unlink()
    offer = {"on": "2026-11-27", "what": "received", "from": "dana", "reading": "offer"}
    _write(folder, "other.json", company="Tidewater", events=[offer])
    assert '"accepted_offer"' in afterword("today", folder, "--on", "2026-12-01").out


def test_json_has_every_candidate_with_what_is_due_and_the_plans(
    afterword: Any, folder: Path
) -> None:
    data = afterword("today", folder, "--on", "2026-11-20", "--json").data
    assert [one["name"] for one in data["candidates"]] == ["Priya Raman", "Sam Okafor"]
    nurse, sam = data["candidates"]
    assert nurse["next"][0]["file"] == "06-nurse-in-leeds.json"
    assert {entry["file"]: entry["verdict"] for entry in sam["applications"]} == {
        "01-panel-just-interviewed.json": "send",
        "02-missing-address.json": "send",
        "03-unclear-reply.json": "wait",
        "04-silence.json": "wait",
        "05-accepted-elsewhere.json": "wait",
    }
    assert data["faults"] == []


def test_a_bad_file_gives_its_faults_and_the_rest_is_shown(afterword: Any, folder: Path) -> None:
    good = afterword("today", folder, "--on", "2026-11-20").out
    _write(folder, "bad.json", role=" ", country="Utopia")
    (folder / "none.json").write_text("{nope")
    (folder / "latin.json").write_bytes(b'{"company": "Caf\xe9"}')
    ran = afterword("today", folder, "--on", "2026-11-20")
    assert (ran.code, ran.out) == (2, good)
    lines = ran.err.splitlines()
    assert "bad.json: role: must not be blank" in lines
    assert len(lines) == 4
    assert [line.split(":")[0] for line in lines] == ["bad.json"] * 2 + ["latin.json", "none.json"]
    data = afterword("today", folder, "--on", "2026-11-20", "--json").data
    assert {"file": "bad.json", "path": "role", "message": "must not be blank"} in data["faults"]
    assert [fault["path"] for fault in data["faults"] if fault["file"] == "latin.json"] == [""]


def test_other_files_folders_and_hidden_ones_are_left_alone(afterword: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    (tmp_path / "._mac.json").write_bytes(b"\x00\x05")
    (tmp_path / "old.json").mkdir()
    assert afterword("today", tmp_path).out.startswith("There is no application")
    _write(tmp_path, "UPPER.JSON")
    assert "UPPER.JSON" in afterword("today", tmp_path, "--on", "2026-11-20").out


def test_without_a_date_each_has_its_own_today(afterword: Any, tmp_path: Path) -> None:
    _write(tmp_path, "a.json", time_zone="Pacific/Kiritimati")
    _write(tmp_path, "b.json", time_zone="Pacific/Pago_Pago")
    ran = afterword("today", tmp_path, "--json")
    assert ran.code == 0
    days = {entry["today"] for entry in ran.data["candidates"][0]["applications"]}
    assert len(days) == 2
    assert " and " in afterword("today", tmp_path).out.splitlines()[1]


@pytest.mark.parametrize(
    ("name", "words"), [("missing", "no such folder"), ("file.json", "not a folder")]
)
def test_what_is_no_folder_is_one_sentence(
    afterword: Any, tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "file.json").write_text("{}")
    ran = afterword("today", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_folder_that_may_not_be_read_is_one_sentence(
    afterword: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuses)
    ran = afterword("today", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "Permission denied" in ran.err


def test_a_wrong_date_is_told_once_and_nothing_is_shown(afterword: Any, folder: Path) -> None:
    ran = afterword("today", folder, "--on", "soon")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1


def test_columns_stand_under_each_other_whatever_the_script(afterword: Any, tmp_path: Path) -> None:
    _write(tmp_path, "a.json", company="株式会社みずほ情報" * 4)
    _write(tmp_path, "b.json", company="Cafe\u0301 Zoë", candidate={"name": "Sam Okafor"})
    _write(tmp_path, "c.json", company="Short")
    out = afterword("today", tmp_path, "--on", "2026-11-20").out
    rows = [line for line in out.splitlines() if "until" in line]
    assert len(rows) == 6
    assert any("…" in row for row in rows)
    from drafting.cli.table import WIDEST, _width

    starts = {_width(row[: row.index(".json") - 1]) for row in rows if "b.json" not in row}
    assert len(starts) == 1
    assert all(_width(row.split("  ")[4]) <= WIDEST for row in rows if "…" in row)
