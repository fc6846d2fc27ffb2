"""While a model writes: the text is seen as it comes, nothing waits, and a press stops it."""

import json
import time
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import model
from bench.scripted import endpoint
from drafting.desk import EDITED
from drafting.workspace import Workspace

Screen = Callable[..., AppTest]
Add = Callable[[str], str]
KEY = "thank_you:dana:0"
PAUSE = 0.5  # seconds between six letters: a letter lasts a minute


def until(what: Callable[[], bool], seconds: float = 30) -> None:
    ends = time.monotonic() + seconds
    while not what() and time.monotonic() < ends:
        time.sleep(0.1)
    assert what()


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def chosen(url: str) -> None:
        monkeypatch.setenv("AFTERWORD_WRITER", "openai")
        monkeypatch.setenv("AFTERWORD_MODEL", "scripted")
        monkeypatch.setenv("OPENAI_BASE_URL", url)

    return chosen


def shown(app: AppTest) -> str:
    return " ".join(one.value for one in app.markdown).replace("\\", "")


def test_a_stop_leaves_what_was_there_and_asks_for_no_more(
    screen: Screen, add: Add, use: Callable[[str], None], space: Workspace
) -> None:
    left: list[float] = []
    with endpoint(PAUSE, left) as url:
        use(url)
        id_ = add("01")
        began = time.monotonic()
        app = screen("drafts", app=id_, step=KEY)
        assert time.monotonic() - began < 20  # the page is there long before the letter
        before = space.store.versions(id_, KEY)
        time.sleep(1.5)
        app.run()
        assert "The model is writing" in shown(app)
        assert "Not checked yet" in shown(app)
        began = time.monotonic()
        app.button(key=f"stop_{id_}_{KEY}").click().run()
        assert not app.exception, app.exception
        assert time.monotonic() - began < 10
        assert "You stopped the model" in shown(app)
        until(lambda: bool(left))
        app.run()
        assert "The model is writing" not in shown(app)  # and it does not begin by itself again
        assert space.store.versions(id_, KEY) == before
        assert "Ready to send" in shown(app)
        app.toggle(key=f"edit_{id_}_{KEY}").set_value(True).run()
        app.text_area(key=f"body_{id_}_{KEY}").set_value("Dear Dana, my own words.").run()
        app.run()
        assert [one.origin for one in space.store.versions(id_, KEY)][-1] == "Edited by hand"
        assert "You stopped the model" not in shown(app)  # it is their own text by now


def test_what_the_model_was_told_its_tokens_and_its_price_are_shown(
    screen: Screen, add: Add, use: Callable[[str], None], space: Workspace
) -> None:
    with endpoint() as url:
        use(url)
        app = screen("settings")
        app.text_input(key="setting_price_read").set_value("$1").run()
        id_ = add("01")
        app = _written(screen, id_, space)
        assert "tokens read" in shown(app)
        assert "at your price" not in shown(app)
        draft = json.loads(space.store.current(id_, KEY).draft)["draft"]
        assert draft["told"]  # the scripted model is wrong in every fourth part
        assert "Told before attempt 2" in shown(app)
        assert draft["told"][0]["wrong"][0][:30] in shown(app)
        app = screen("settings")
        app.text_input(key="setting_price_written").set_value("$2.50").run()
        app = screen("drafts", app=id_, step=KEY)
        assert ", about $0.0" in shown(app)


def _written(screen: Screen, id_: str, space: Workspace) -> AppTest:
    app = screen("drafts", app=id_, step=KEY)
    until(lambda: len(space.store.versions(id_, KEY)) == 2)
    time.sleep(0.2)
    app.run()
    assert not app.exception, app.exception
    return app


def test_nothing_typed_is_lost_to_a_draft_that_arrives(
    screen: Screen, add: Add, use: Callable[[str], None], space: Workspace
) -> None:
    body, shorter = f"body_{{}}_{KEY}", f"Shorter_{{}}_{KEY}"
    with endpoint(PAUSE) as url:
        use(url)
        id_ = add("01")
        app = screen("drafts", app=id_, step=KEY)
        app.button(key=f"stop_{id_}_{KEY}").click().run()
        app.toggle(key=f"edit_{id_}_{KEY}").set_value(True).run()
        typed = app.text_area(key=body.format(id_)).value.replace("Dear Dana,", "Good day Dana,")
        app.text_area(key=body.format(id_)).set_value(typed)  # left by the press itself
        app.button(key=shorter.format(id_)).click().run()
        assert not app.exception, app.exception
        assert "The model is writing" in shown(app)
        field = app.text_area(key=body.format(id_))
        assert (field.disabled, field.value) == (True, typed)
        assert "when you stop it" in shown(app)
        app.button(key=f"stop_{id_}_{KEY}").click().run()
        assert not app.text_area(key=body.format(id_)).disabled
    with endpoint() as url:
        use(url)
        app.button(key=shorter.format(id_)).click().run()
        until(lambda: len(space.store.versions(id_, KEY)) == 3)
        assert "Good day Dana," in current_text(space, id_)


def test_while_somebody_edits_no_model_begins_by_itself(
    screen: Screen, add: Add, use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint(PAUSE) as url:
        use(url)
        with monkeypatch.context() as loading:
            loading.setattr(model, "how", lambda: ("coming", "The model is loading…"))
            id_ = add("01")
            app = screen("drafts", app=id_, step=KEY)
            app.toggle(key=f"edit_{id_}_{KEY}").set_value(True).run()
        app.run()
        assert "The model is writing" not in shown(app)
        assert not app.text_area(key=f"body_{id_}_{KEY}").disabled
        app.toggle(key=f"edit_{id_}_{KEY}").set_value(False).run()
        assert "The model is writing" in shown(app)


def test_an_edit_in_another_tab_goes_on_counting_and_that_is_said(
    screen: Screen, add: Add, use: Callable[[str], None], space: Workspace
) -> None:
    with endpoint(0.02) as url:
        use(url)
        id_ = add("01")
        app = screen("drafts", app=id_, step=KEY)
        made = json.loads(space.store.current(id_, KEY).draft)
        made["draft"]["message"]["body"] = "Dear Dana,\n\nMy own words.\n\nSam"
        space.store.add_version(id_, KEY, EDITED, json.dumps(made))
        until(lambda: len(space.store.versions(id_, KEY)) == 3)
        time.sleep(0.2)
        app.run()
        assert "My own words." in current_text(space, id_)
        assert any("yours stays" in one.value for one in app.info)


def test_what_is_marked_as_sent_is_written_no_further(
    screen: Screen, add: Add, use: Callable[[str], None], space: Workspace
) -> None:
    left: list[float] = []
    with endpoint(PAUSE, left) as url:
        use(url)
        id_ = add("01")
        app = screen("drafts", app=id_, step=KEY)
        until(lambda: "Not checked yet" in shown(app.run()))
        app.button(key=f"sent_{id_}_{KEY}").click().run()
        assert not app.exception, app.exception
        until(lambda: bool(left))
        assert space.store.versions(id_, KEY) == []


def current_text(space: Workspace, id_: str) -> str:
    return str(json.loads(space.store.current(id_, KEY).draft)["draft"]["message"]["body"])
