import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import setting
from drafting.workspace import Workspace

Screen = Callable[..., AppTest]
Add = Callable[[str], str]


def test_what_the_environment_sets_is_told_and_locked(screen: Screen) -> None:
    app = screen("settings")
    assert app.radio[0].disabled
    assert any("AFTERWORD_WRITER" in element.value for element in app.markdown)


def test_an_endpoint_is_kept_and_its_key_is_not(
    screen: Screen, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AFTERWORD_WRITER")
    monkeypatch.setattr("app_pages.parts.model._embedded", lambda model: None)
    app = screen("settings")
    app.radio[0].set_value("openai").run()
    app.text_input(key="setting_base_url").set_value("http://127.0.0.1:1/v1").run()
    app.text_input(key="api_key").set_value("sk-very-secret").run()
    assert not app.exception
    assert space.store.kept("settings") == {
        "writer": "openai",
        "base_url": "http://127.0.0.1:1/v1",
    }
    assert app.session_state["settings"]["api_key"] == "sk-very-secret"
    for file in space.store.path.parent.iterdir():
        assert b"sk-very-secret" not in file.read_bytes()
    again = screen("settings")
    assert again.radio[0].value == "openai"
    assert again.text_input(key="api_key").value == ""


def test_two_tabs_change_two_settings_and_both_stay(
    screen: Screen, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    first, second = screen("settings"), screen("settings")
    first.text_input(key="setting_price_read").set_value("$2").run()
    second.text_input(key="setting_price_written").set_value("$3").run()
    assert space.store.kept("settings") == {"price_read": "$2", "price_written": "$3"}
    second.text_input(key="setting_price_written").set_value("").run()
    assert space.store.kept("settings") == {"price_read": "$2"}


def test_everything_is_deleted(screen: Screen, add: Add, space: Workspace) -> None:
    add("01")
    app = screen("settings")
    app.button(key="delete_everything").click().run()
    assert not app.exception
    assert space.cases() == []


def test_a_missing_model_is_fetched_at_a_press(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[bool] = []
    monkeypatch.setenv("AFTERWORD_WRITER", "embedded")
    monkeypatch.setattr(setting.model, "how", lambda: ("failed", "The model is not here yet."))
    monkeypatch.setattr(setting.model, "fetch", lambda: fetched.append(True))
    app = screen("settings")
    assert "not here yet" in app.warning[0].value
    app.button(key="fetch").click().run()
    assert not app.exception
    assert fetched == [True]


def test_what_a_new_application_begins_with(screen: Screen, space: Workspace) -> None:
    app = screen("settings")
    app.selectbox(key="setting_country").set_value("NZ").run()
    app.selectbox(key="setting_linkedin").set_value("premium").run()
    app.text_area(key="setting_closed_days").set_value("2026-12-24\nXmas").run()
    assert not app.exception
    assert "is no day" in " ".join(one.value for one in app.markdown)
    new = screen("application", app="fresh")
    assert new.selectbox(key="fresh:country").value == "NZ"
    assert new.text_area(key="fresh:closed_days").value == "2026-12-24\nXmas"
    assert new.toggle(key="fresh:linkedin_premium").value is True


def test_first_drafts_sound_as_the_settings_say(screen: Screen, space: Workspace, add: Add) -> None:
    app = screen("settings")
    app.selectbox(key="setting_tone").set_value("more_formal").run()
    id_ = add("01")
    app = screen("drafts", app=id_)
    assert not app.exception
    (kept,) = space.store.versions(id_, "thank_you:dana:0")
    assert json.loads(kept.draft)["wishes"]["tone"] == "more_formal"
