"""A database that takes nothing: one sentence, a way on, and nothing typed is lost meanwhile."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import person, unkept
from drafting.bringing import whole_of
from drafting.store import Store
from drafting.whole import as_json, read_whole
from drafting.workspace import Workspace

Screen = Callable[..., AppTest]
Add = Callable[[str], str]
Locked = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Locked:
    """Another program holds the database; with `reads` nobody can even read it."""
    monkeypatch.setattr("drafting.database.PATIENCE", 0.01)

    @contextmanager
    def held(*, reads: bool = False) -> Iterator[None]:
        path = tmp_path / "afterword.db"
        with (
            closing(sqlite3.connect(path, isolation_level=None)) as other,
            monkeypatch.context() as more,
        ):
            if reads:
                more.setattr(Store, "_rows", _refuses)
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")

    return held


def _refuses(self: Store, *_: Any) -> Any:
    with self._told():
        raise sqlite3.OperationalError("database is locked")


def shown(app: AppTest, key: str) -> str:
    return str(app.text_input(key=key).value)


def form_in(path: Path, id_: str) -> dict[str, Any]:
    store = Store(path)
    kept = store.application(id_)
    store.close()
    return kept.form if kept else {}


def begun(screen: Screen) -> tuple[AppTest, str]:
    app = screen("application", app="new1")
    app.text_input(key="new1:name").set_value("Sam").run()
    return app, "new1"


def test_what_is_typed_while_another_program_writes_is_kept_with_the_next_field(
    screen: Screen, locked: Locked, tmp_path: Path
) -> None:
    app, id_ = begun(screen)
    with locked():
        app.text_input(key=f"{id_}:company").set_value("Northwind").run()
        app.text_input(key=f"{id_}:role").set_value("Engineer").run()
        assert not app.exception
        assert "Another program is using" in app.error[0].value
        assert any("Not kept yet" in element.value for element in app.markdown)
        assert (shown(app, f"{id_}:company"), shown(app, f"{id_}:role")) == (
            "Northwind",
            "Engineer",
        )
        assert form_in(tmp_path / "afterword.db", id_).get("company") == ""
    app.text_input(key=f"{id_}:phone").set_value("+1").run()
    assert not any("Not kept yet" in element.value for element in app.markdown)
    form = form_in(tmp_path / "afterword.db", id_)
    assert (form["name"], form["company"], form["role"], form["phone"]) == (
        "Sam",
        "Northwind",
        "Engineer",
        "+1",
    )


def test_it_can_be_kept_at_a_press_or_saved_as_a_file(
    screen: Screen, locked: Locked, tmp_path: Path
) -> None:
    app, id_ = begun(screen)
    with locked():
        app.text_input(key=f"{id_}:company").set_value("Northwind").run()
        app.button(key="keep_now").click().run()
        assert any("Not kept yet" in element.value for element in app.markdown)
        held = app.session_state["unkept_forms"]
        file = as_json(unkept._whole(held))
    app.button(key="keep_now").click().run()
    assert not app.exception
    assert not any("Not kept yet" in element.value for element in app.markdown)
    assert form_in(tmp_path / "afterword.db", id_)["company"] == "Northwind"
    (saved,) = read_whole(file).applications
    assert saved.form["company"] == "Northwind"


def test_saving_takes_what_could_not_be_kept(
    screen: Screen, add: Add, locked: Locked, space: Workspace
) -> None:
    id_ = add("01")
    app = screen("application", app=id_)
    with locked():
        app.text_input(key=f"{id_}:company").set_value("Renamed Ltd").run()
        app.button(key="save").click().run()
        assert "Another program is using" in app.error[0].value
    app.button(key="save").click().run()
    application = space.case(id_).application
    assert application
    assert application.company == "Renamed Ltd"
    assert "unkept_forms" not in app.session_state or not app.session_state["unkept_forms"]


def test_a_database_that_cannot_even_be_read_loses_nothing_typed(
    screen: Screen, locked: Locked, tmp_path: Path
) -> None:
    app, id_ = begun(screen)
    with locked(reads=True):
        app.text_input(key=f"{id_}:company").set_value("Northwind").run()
        assert not app.exception
        assert "Another program is using" in app.error[0].value
    app.button(key="try_again").click().run()
    assert not app.exception
    assert shown(app, f"{id_}:company") == "Northwind"
    app.button(key="keep_now").click().run()
    assert form_in(tmp_path / "afterword.db", id_)["company"] == "Northwind"


def test_an_edited_draft_that_cannot_be_kept_stays_in_its_field(
    screen: Screen, add: Add, locked: Locked, space: Workspace
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_)
    key = f"{id_}_thank_you:dana:0"
    app.toggle(key=f"edit_{key}").set_value(True).run()
    with locked():
        app.text_area(key=f"body_{key}").set_value("Dear Dana, my own words.").run()
        assert not app.exception
        assert "Another program is using" in app.error[0].value
        assert app.text_area(key=f"body_{key}").value == "Dear Dana, my own words."
        assert not [one for one in app.button if one.label == "Mark as sent"]
        assert not any("Ready to send" in one.value for one in app.markdown)
    app.button(key=f"keep_{key}").click().run()
    current = space.store.current(id_, "thank_you:dana:0")
    assert current
    body = json.loads(current.draft)["draft"]["message"]["body"]
    assert body == "Dear Dana, my own words."
    assert not [button for button in app.button if button.key == f"keep_{key}"]


def test_a_database_that_may_not_be_written_is_shown_and_says_so(
    screen: Screen, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = add("01")

    def refuses(path: Path) -> Any:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("drafting.opening.connect", refuses)
        app = screen("plan", app=id_)
        assert "nothing is kept" in app.warning[0].value
        assert app.title[0].value
    app.button(key="try_again").click().run()
    assert not app.warning


def test_everything_is_brought_in_from_a_file(
    screen: Screen, add: Add, space: Workspace, tmp_path: Path
) -> None:
    add("01")
    file = as_json(whole_of(space.store))
    space.store.delete_everything()
    app = screen("settings")
    app.file_uploader(key="everything").upload("all.json", file).run()
    app.button(key="bring_everything").click().run()
    assert not app.exception
    assert any("1 application with 0 drafts" in element.value for element in app.markdown)
    assert len(space.cases()) == 1


def test_a_file_that_is_none_is_refused_with_its_faults(screen: Screen) -> None:
    app = screen("settings")
    app.file_uploader(key="everything").upload("all.json", b'{"a": 1}').run()
    assert not app.exception
    assert "no such file" in app.error[0].value


def test_a_file_of_everything_is_sent_on_to_the_settings(screen: Screen, space: Workspace) -> None:
    app = screen()
    file = as_json(whole_of(space.store))
    app.file_uploader(key="file").upload("all.json", file).run()
    assert not app.exception
    assert "everything" in app.info[0].value


def test_whoever_is_not_logged_in_sees_the_way_in_and_nothing_else(
    screen: Screen, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("01")
    user = User(is_logged_in=False)
    monkeypatch.setattr(person.st, "user", user)
    app = screen()
    assert [button.key for button in app.button] == ["log_in"]


def test_each_login_has_a_database_of_its_own(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for who in (("a", "1"), ("a", "2"), ("b", "1"), ("a", "1")):
        monkeypatch.setattr(person.st, "user", User(is_logged_in=True, iss=who[0], sub=who[1]))
        app = screen("application", app="x")
        app.text_input(key="x:company").set_value("/".join(who)).run()
        assert not app.exception
    files = [file.name for file in tmp_path.glob("*.db")]
    assert len(files) == 3
    assert "afterword.db" not in files
    assert {form_in(tmp_path / file, "x")["company"] for file in files} == {"a/1", "a/2", "b/1"}


def test_a_login_that_says_not_who_it_is_opens_nobodys_database(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(person.st, "user", User(is_logged_in=True, iss="a"))
    app = screen()
    assert "does not say who you are" in app.error[0].value
    assert list(tmp_path.glob("*.db")) == []


class User(dict[str, Any]):
    """What Streamlit says of who is at the page."""

    def __getattr__(self, name: str) -> Any:
        return self[name]
