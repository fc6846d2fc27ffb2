"""An endpoint that refuses, hangs, answers HTML, or wants a key: one sentence, nothing lost."""

import json
import time
from collections.abc import Callable

import pytest
from pytest_httpserver import HTTPServer
from streamlit.testing.v1 import AppTest
from werkzeug import Request, Response

from app_pages.parts import model
from drafting import open_writer
from drafting.workspace import Workspace

KEY = "thank_you:dana:0"
Use = Callable[..., None]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    def quick(name: str, **more: object):
        return open_writer(name, **more, **({"deadline": 2} if name == "openai" else {}))

    def chosen(url: str | None, key: str | None = "sk-test") -> None:
        monkeypatch.setenv("AFTERWORD_WRITER", "openai")
        monkeypatch.setenv("AFTERWORD_MODEL", "some-model")
        monkeypatch.setattr(model, "open_writer", quick)
        for name, value in (("OPENAI_BASE_URL", url), ("OPENAI_API_KEY", key)):
            if value:
                monkeypatch.setenv(name, value)

    return chosen


def told(screen: Callable[..., AppTest], space: Workspace, id_: str) -> str:
    app = screen("drafts", app=id_, step=KEY)
    deadline = time.monotonic() + 60
    while len(space.store.versions(id_, KEY)) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    time.sleep(0.2)
    app.run()
    assert not app.exception, app.exception
    version = space.store.current(id_, KEY)
    assert version
    assert json.loads(version.draft)["draft"]["report"]["ready"]
    (warning,) = app.warning
    return str(warning.value).replace("\\", "")


def test_an_endpoint_that_refuses(screen, space, add, use: Use) -> None:
    use("http://127.0.0.1:9/v1")
    assert "127.0.0.1:9" in told(screen, space, add("01"))


def test_an_endpoint_that_answers_html(
    screen, space, add, use: Use, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/v1/chat/completions").respond_with_data(
        "<html><script>alert(1)</script>", content_type="text/html"
    )
    use(httpserver.url_for("/v1"))
    sentence = told(screen, space, add("01"))
    assert sentence.endswith("The template wrote this draft.")
    assert "<script>" not in sentence


def test_an_endpoint_that_hangs(screen, space, add, use: Use, httpserver: HTTPServer) -> None:
    def slow(_: Request) -> Response:
        time.sleep(4)
        return Response("{}")

    httpserver.expect_request("/v1/chat/completions").respond_with_handler(slow)
    use(httpserver.url_for("/v1"))
    assert "second" in told(screen, space, add("01"))


def test_a_missing_key(screen, space, add, use: Use) -> None:
    use(None, key=None)
    assert "key" in told(screen, space, add("01"))


def test_an_address_that_can_be_none(screen, space, add, use: Use) -> None:
    use("not an address")
    app = screen("drafts", app=add("01"), step=KEY)
    assert app.warning
    assert any("Ready to send" in element.value for element in app.markdown)


def test_the_connection_is_tried_without_a_word_of_the_person(
    screen: Callable[..., AppTest], add, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("01")
    listed = {"object": "list", "data": [{"id": "tiny", "object": "model"}]}
    said = {"choices": [{"finish_reason": "stop", "message": {"content": '{"reply": "ready"}'}}]}
    httpserver.expect_request("/tried/v1/models").respond_with_json(listed)
    httpserver.expect_request("/tried/v1/chat/completions").respond_with_json(said)
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    monkeypatch.setenv("OPENAI_BASE_URL", httpserver.url_for("/tried/v1"))
    app = screen("settings")
    app.button(key="try").click().run()
    told = app.success[0].value.replace("\\", "").replace("\u2060", "")
    assert "works: tiny gave a short answer in" in told
    assert "JSON schemas work" in told
    assert "models there: tiny." in told
    asked = [request for request, _ in httpserver.log if request.path.startswith("/tried")]
    assert [one.method for one in asked] == ["GET", "POST"]
    for word in (b"Dana", b"Sam", b"Northwind", b"Engineer"):
        assert word not in asked[1].data


def test_a_model_that_is_not_there_is_told_with_those_that_are(
    screen: Callable[..., AppTest], httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = {"object": "list", "data": [{"id": "tiny", "object": "model"}]}
    httpserver.expect_request("/none/v1/models").respond_with_json(listed)
    httpserver.expect_request("/none/v1/chat/completions").respond_with_json({}, status=404)
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    monkeypatch.setenv("OPENAI_BASE_URL", httpserver.url_for("/none/v1"))
    app = screen("settings")
    app.text_input(key="setting_model").set_value("huge").run()
    app.button(key="try").click().run()
    assert "does not know this address or model" in app.error[0].value.replace("\\", "")
    assert any("these models: tiny" in one.value for one in app.markdown)


def test_a_connection_that_fails_is_one_sentence(
    screen: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    app = screen("settings")
    app.button(key="try").click().run()
    assert "can't be reached" in app.error[0].value.replace("\\", "")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("not a url", 'Address must be an address like "http:'),
        ("http://me:secret@x.example/v1", "Address must be the bare address; the key has its own"),
    ],
)
def test_a_fault_in_the_settings_calls_the_field_as_the_page_does(
    screen: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    app = screen("settings")
    app.text_input(key="setting_base_url").set_value(address).run()
    app.button(key="try").click().run()
    assert not app.exception
    shown = app.error[0].value.replace("\\", "")
    assert shown.startswith(told)
    assert "base_url" not in shown
