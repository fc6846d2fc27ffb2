"""Everything goes out into one file and comes in again, letter for letter; no key does."""

import json
import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import open_writer
from drafting.bringing import bring_in, leads_elsewhere, whole_of
from drafting.cli import main
from drafting.desk import Desk, Task
from drafting.store import Store
from drafting.whole import LARGEST, Whole, as_json, is_whole, read_whole
from drafting.workspace import Workspace
from guardrails import InvalidInput, MessageKind, read_application

CONTRACT = Path(__file__).parents[2] / "contract"
SCHEMAS = Path(__file__).parent / "schemas"
TODAY = date(2026, 11, 20)


@pytest.fixture
def full(store: Store) -> Store:
    """A store with every example of the contract, a half-typed form, drafts and a sent message."""
    space = Workspace(store)
    ids = [space.add(read_application(file.read_text())) for file in sorted(CONTRACT.glob("*"))]
    space.finish(ids[0], space.case(ids[0]).form)
    space.keep_typed("half", {"company": "Half & Søn", "wrote": "line\nline \u2028 'q'"})
    store.keep("settings", {"writer": "openai", "base_url": "http://127.0.0.1:11434/v1"})
    case = space.case(ids[0])
    plan = case.plan(TODAY)
    assert plan
    assert case.application
    desk = Desk(store)
    for step in [one for one in plan.steps if one.kind is MessageKind.THANK_YOU]:
        for origin in ("First draft", "Again"):
            task = Task(case.id, case.application, step, TODAY, origin=origin)
            desk.write(task, open_writer("template"))
    desk.restore(case.id, step, desk.versions(case.id, step)[0].id)
    space.mark_sent(case.id, plan.steps[0], TODAY)
    desk.close()
    return store


def rows(store: Store) -> dict[str, Any]:
    """All that is in the tables, JSON as its values; drafts by what they are of, not by number."""
    with closing(sqlite3.connect(store.path)) as db:
        versions = "SELECT application, step, origin, draft, made FROM version"
        heads = f"{versions} WHERE id IN (SELECT version FROM head)"
        return {
            "application": sorted(map(_plain, db.execute("SELECT * FROM application"))),
            "version": sorted(
                map(
                    _plain, db.execute("SELECT application, step, origin, draft, made FROM version")
                )
            ),
            "head": sorted(map(_plain, db.execute(heads))),
            "kept": sorted(map(_plain, db.execute("SELECT * FROM kept"))),
        }


def _plain(row: tuple[Any, ...]) -> str:
    """A row whose JSON is compared by what it says: 1e-5 and 1e-05 are one number."""
    return repr([json.loads(v) if str(v)[:1] in "{[" else v for v in row])


def test_everything_round_trips(full: Store, tmp_path: Path) -> None:
    data = as_json(whole_of(full))
    other = Store(tmp_path / "other.db")
    brought = bring_in(other, read_whole(data))
    assert (brought.applications, brought.drafts, brought.settings) == (7, 4, True)
    assert rows(other) == rows(full)
    again = whole_of(other).model_copy(update={"made": whole_of(full).made})
    assert sorted(again.applications, key=str) == sorted(whole_of(full).applications, key=str)
    other.close()


def test_the_drafts_that_came_in_are_the_desks_own(full: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "other.db")
    bring_in(other, read_whole(as_json(whole_of(full))))
    space = Workspace(other)
    case = next(one for one in space.cases() if one.events)
    assert any(space.sent_message(case.id, event) for event in case.events)
    desk = Desk(other)
    plan = case.plan(TODAY)
    assert plan
    step = next(one for one in plan.steps if desk.current(case.id, one))
    assert len(desk.versions(case.id, step)) == 2
    desk.close()
    other.close()


def test_bringing_it_in_again_changes_nothing(full: Store) -> None:
    before = rows(full)
    brought = bring_in(full, whole_of(full))
    assert (brought.applications, brought.here_already) == (0, 7)
    assert "7 were here already" in str(brought)
    assert rows(full) == before


def test_what_is_here_stays_and_another_of_its_id_comes_in_beside_it(store: Store) -> None:
    store.keep_form("a", {"company": "Then"})
    store.keep("profile", {"name": "Then"})
    then = whole_of(store)
    store.keep_form("a", {"company": "Now"})
    store.keep("profile", {"name": "Now"})
    for _ in range(2):
        bring_in(store, then)
    assert sorted(kept.form["company"] for kept in store.applications()) == ["Now", "Then"]
    assert store.kept("profile") == {"name": "Now"}
    here = store.application("a")
    assert here
    assert here.form["company"] == "Now"


def whole(**more: Any) -> bytes:
    return json.dumps(
        {"afterword": "everything", "format": 1, "made": "2026-11-20T10:00Z"} | more
    ).encode()


def test_no_key_goes_out_and_none_comes_in(store: Store) -> None:
    store._db.execute("INSERT INTO kept VALUES ('settings', '{\"api_key\": \"sk-secret\"}')")
    assert b"sk-secret" not in as_json(whole_of(store))
    read = read_whole(whole(settings={"api_key": "sk-secret", "writer": "template"}))
    assert read.settings == {"writer": "template"}
    assert read_whole(whole(profile={"name": "Sam", "key": "sk"})).profile == {"name": "Sam"}


def test_a_models_address_elsewhere_comes_in_only_when_it_is_said(store: Store) -> None:
    given = read_whole(whole(settings={"writer": "openai", "base_url": "https://evil.example/v1"}))
    assert leads_elsewhere(given) == "https://evil.example/v1"
    assert not bring_in(store, given).settings
    assert store.kept("settings") == {}
    assert bring_in(store, given, elsewhere=True).settings
    assert store.kept("settings")["base_url"] == "https://evil.example/v1"


PERSON = {"id": "p1", "name": "", "call_them": "", "title": "", "email": "", "part": "lead"}
TIMES = {"made": "2026-11-20T10:00:00Z", "changed": "2026-11-20T10:00:00Z"}


@pytest.mark.parametrize(
    ("given", "path"),
    [
        (b"[]", ""),
        (b"nonsense", ""),
        (b"[" * 100_000, ""),
        (b'{"a":' * 100_000, ""),
        (whole(afterword="something"), "afterword"),
        (whole(format=2), "format"),
        (whole(more=1), "more"),
        (whole(applications=[{"id": "a", "form": {}}]), "applications.0.made"),
        (whole(applications=[{"id": "a", "form": {"company": 3}, **TIMES}]), "applications.0.form"),
        (
            whole(applications=[{"id": "a", "form": {"people": [{"id": "p"}]}, **TIMES}]),
            "applications.0.form",
        ),
        (
            whole(applications=[{"id": "a", "form": {}, "facts": {}, **TIMES}]),
            "applications.0.facts",
        ),
        (whole(made="0001-01-01T00:00:00+14:00"), "made"),
        (whole(made="9999-12-31T23:59:59Z"), "made"),
        (b" " * (LARGEST + 1), ""),
    ],
)
def test_what_is_no_such_file_is_told_and_nothing_comes_in(given: bytes, path: str) -> None:
    with pytest.raises(InvalidInput) as told:
        read_whole(given)
    assert told.value.faults[0].path.startswith(path)
    assert len(str(told.value)) < 2000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
)
CARDS = ("people", "interviews", "references", "article", "taken_from")
NAMES = (*CARDS, "company", "other")


@given(st.dictionaries(st.sampled_from(NAMES), JSON), JSON, JSON)
def test_whatever_is_in_the_file_is_taken_or_told(
    form: dict[str, Any], facts: Any, versions: Any
) -> None:
    drafts = [{"step": "s", "versions": versions}]
    one = {"id": "a", "form": form, "facts": facts, "drafts": drafts, **TIMES}
    with suppress(InvalidInput):
        read = read_whole(whole(applications=[one]))
        assert read.applications[0].form == form


@given(st.dictionaries(st.text(max_size=9), st.text() | st.booleans()))
def test_whatever_was_typed_round_trips(form: dict[str, Any]) -> None:
    for name in CARDS:  # which hold cards, and no text
        form.pop(name, None)
    with TemporaryDirectory() as folder:
        with closing(Store(Path(folder) / "one.db")) as one:
            one.keep_form("a", form)
            data = as_json(whole_of(one))
            kept = one.application("a")
        with closing(Store(Path(folder) / "other.db")) as other:
            bring_in(other, read_whole(data))
            assert other.application("a") == kept


def test_a_file_of_everything_is_known_by_its_mark() -> None:
    assert is_whole(whole(format=7))
    assert not is_whole(b'{"company": "x"}')
    assert not is_whole(b"[]")
    assert not is_whole(b"[" * 100_000)


def test_a_draft_without_one_that_counts_has_its_last_one_count(store: Store) -> None:
    version = {"origin": "First draft", "made": TIMES["made"], "draft": {}}
    drafts = [{"step": "s", "versions": [version, version | {"origin": "Last"}]}]
    one = {"id": "a", "form": {}, "drafts": drafts, **TIMES}
    bring_in(store, read_whole(whole(applications=[one])))
    current = store.current("a", "s")
    assert current
    assert current.origin == "Last"


def test_a_form_of_another_release_comes_in_as_it_is(store: Store) -> None:
    form = {"company": "C", "new_field": "kept", "people": [PERSON], "linkedin_premium": False}
    bring_in(store, read_whole(whole(applications=[{"id": "", "form": form, **TIMES}])))
    (kept,) = store.applications()
    assert kept.form == form
    assert kept.id


def test_a_draft_of_another_shape_comes_in_and_breaks_nothing(full: Store) -> None:
    space = Workspace(full)
    case = next(one for one in space.cases() if one.events)
    sent = case.events[0]
    full._db.execute("UPDATE version SET draft = '{\"draft\": {}}'")
    assert space.sent_message(case.id, sent) is None
    desk = Desk(full)
    plan = case.plan(TODAY)
    assert plan
    assert [desk.versions(case.id, step) for step in plan.steps] == [[]] * len(plan.steps)
    desk.close()
    assert sum(len(one.drafts) for one in whole_of(full).applications) == 2


def test_the_command_line_takes_everything_out_and_brings_it_in(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"
    monkeypatch.setenv("AFTERWORD_DATABASE", str(full.path))
    assert main(["backup", str(file)]) == 0
    assert capsys.readouterr().out == f"written {file} (7 applications)\n"
    assert main(["backup", "-"]) == 0
    shown = Whole.model_validate_json(capsys.readouterr().out)
    assert shown.applications == read_whole(file.read_bytes()).applications
    assert main(["backup", str(file)]) == 2
    assert "--force" in capsys.readouterr().err
    other = tmp_path / "other.db"
    monkeypatch.setenv("AFTERWORD_DATABASE", str(other))
    assert main(["restore", str(file)]) == 0
    assert "7 applications with 4 drafts" in capsys.readouterr().out
    store = Store(other)
    assert rows(store) == rows(full)
    store.close()
    assert main(["restore", str(tmp_path / "none.json")]) == 2
    assert "none.json: No such file" in capsys.readouterr().err


def test_the_command_line_brings_in_a_copy_of_an_earlier_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "afterword-backup-of-schema-1.db"
    with closing(sqlite3.connect(copy)) as database:
        database.executescript((SCHEMAS / "1.sql").read_text(encoding="utf-8"))
    before = copy.read_bytes()
    monkeypatch.setenv("AFTERWORD_DATABASE", str(tmp_path / "here" / "afterword.db"))
    assert main(["restore", str(copy)]) == 0
    assert "2 applications with 3 drafts" in capsys.readouterr().out
    assert copy.read_bytes() == before


def test_the_command_line_says_which_address_it_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.json"
    file.write_bytes(whole(settings={"writer": "openai", "base_url": "https://evil.example/v1"}))
    monkeypatch.setenv("AFTERWORD_DATABASE", str(tmp_path / "afterword.db"))
    assert main(["restore", str(file)]) == 0
    assert "evil.example" in capsys.readouterr().err
    assert main(["restore", str(file), "--address"]) == 0
    assert "settings too" in capsys.readouterr().out
