"""A key is nowhere but in memory; logs hold nothing private; nobody but the endpoint is told."""

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app_pages.parts import logs
from drafting import open_writer
from drafting.cli import app as app_command
from drafting.errors import WriterError
from drafting.settings import settings
from drafting.workspace import Workspace
from drafting.writers import server
from drafting.writers.surroundings import without_keys
from guardrails import AfterwordError
from tests.app_pages.conftest import quiet_settings  # noqa: F401 - holds in this file too
from tests.attacks.corpus import facts
from tests.attacks.rendering import strings
from tests.drafting.writers.conftest import SSE, completion, event, http, streamed

ROOT = Path(__file__).parents[2]
KEY = "sk-recognisable-0123456789abcdef"
ESCAPED = KEY.replace("-", r"\u002d")
NOTE = "the zebra ledger of 1911"
PARTS = ["opening", "specific", "interest", "fit", "closing"]
SAID = json.dumps(dict.fromkeys(PARTS, f"Use {KEY} now."))
Screen = Callable[..., AppTest]

ECHOES = {
    "refused with the key": http({"error": {"message": f"Incorrect key {KEY}"}}, status=401),
    "forbidden": http(f"<p>{KEY}</p>", status=403),
    "sent elsewhere": http("", status=302, headers=f"Location: http://127.0.0.1:1/?k={KEY}\r\n"),
    "busy": http({"error": KEY}, status=429, headers=f"Retry-After: {KEY}\r\n"),
    "trouble": http(KEY, status=500),
    "no JSON": http(KEY),
    "an error with success": http({"error": {"message": KEY}}),
    "a model of that name": http({"data": [{"id": "m"}]}),
    "half an answer": b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + KEY.encode(),
    "no HTTP": KEY.encode(),
    "the key for a text": http(completion(SAID)),
    "the key, escaped": http(json.dumps(completion(SAID)).replace(KEY, ESCAPED)),
    "the key, escaped in the text": http(completion(SAID.replace(KEY, ESCAPED))),
    "the key in pieces": streamed(SAID),
    "an error in a stream": SSE + event({"error": {"message": KEY}}),
}


def everywhere(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


@pytest.mark.parametrize("echo", ECHOES)
def test_a_key_that_an_endpoint_says_back_goes_no_further(
    *,
    echo: str,
    serve: Any,
    screen: Screen,
    space: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Typed into the settings, used for a draft, and looked for wherever anything is kept."""
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("AFTERWORD_WRITER", "openai")
    monkeypatch.setenv("AFTERWORD_MODEL", "m")
    endpoint = serve(ECHOES[echo])
    id_ = space.add(_application())
    app = screen("settings")
    app.text_input(key="setting_base_url").set_value(endpoint.url).run()
    app.text_input(key="api_key").set_value(KEY).run()
    app.button(key="try").click().run()
    seen = [*strings(app)]
    for page in ("plan", "drafts", "settings", "today"):
        app.switch_page(f"app_pages/{page}.py")
        app.query_params["app"] = id_
        app.run()
        assert not app.exception
        seen += strings(app)
    assert any(f"Bearer {KEY}".encode() in one for one in endpoint.received)
    assert not [text for text in seen if KEY in text]
    assert not [path for path, data in everywhere(tmp_path) if KEY.encode() in data]
    printed = capfd.readouterr()
    for text in (caplog.text, printed.out, printed.err):
        assert KEY not in text
    st.cache_resource.clear()


def _application() -> Any:
    from guardrails import Application

    given = facts(interest=["old trees"])
    given["interviews"][0]["notes"] = {"p0": [NOTE]}
    return Application.model_validate(given)


@contextmanager
def _without(secret: str) -> Iterator[None]:
    """No error that leaves here says the secret, nor any that it came from."""
    try:
        yield
    except WriterError as error:
        told = f"{error!r} {error.__cause__!r} {error.__context__!r}"
        if secret in told:
            pytest.fail(told)
        raise


@pytest.mark.parametrize("echo", ECHOES)
def test_no_error_and_no_name_of_a_thing_holds_the_key(echo: str, serve: Any) -> None:
    url = serve(ECHOES[echo]).url
    writer: Any = open_writer("openai", model="m", base_url=url, api_key=KEY, deadline=5)
    for ask in (writer.models, writer.try_connection):
        with suppress(WriterError), _without(KEY):
            ask()
    chosen = settings({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": url})
    for thing in (writer, chosen, server.Address(url, KEY)):
        assert KEY not in f"{thing!r} {thing}"
    writer.close()


def test_a_word_that_fills_the_field_of_the_key_is_no_secret(serve: Any) -> None:
    url = serve(http({"data": [{"id": "m"}], "server": "lm-studio"})).url
    writer: Any = open_writer("openai", model="m", base_url=url, api_key="lm-studio")
    assert writer.models() == ("m",)
    writer.close()


def test_a_bad_key_is_not_quoted() -> None:
    with pytest.raises(AfterwordError) as caught:
        open_writer("openai", model="m", api_key=f"{KEY} and more")
    assert KEY not in str(caught.value)


LOUD = {
    "OPENAI_LOG": "debug",
    "OPENAI_API_KEY": KEY,
    "OPENAI_ORG_ID": "org-private",
    "OPENAI_CUSTOM_HEADERS": "X-Private: yes",
    "LANGCHAIN_VERBOSE": "true",
    "LANGCHAIN_DEBUG": "true",
    **{
        f"{name}_{what}": value
        for name in ("LANGSMITH", "LANGCHAIN")
        for what, value in (
            ("TRACING", "true"), ("TRACING_V2", "true"), ("API_KEY", "made-up"),
            ("PROJECT", "private"), ("HIDE_INPUTS", "false"),
        )
    },
}  # fmt: skip
"""Everything that might have somebody else told."""


def test_whatever_the_environment_says_nobody_else_is_told(serve: Any, tmp_path: Path) -> None:
    """A draft by the real command: one place is asked, and nothing of it is written down."""
    endpoint, tracer = serve(http(completion("no JSON"))), serve(http({}))
    case = tmp_path / "case.json"
    case.write_text(_application().model_dump_json(by_alias=True), encoding="utf-8")
    places = {f"{name}_ENDPOINT": tracer.url for name in ("LANGSMITH", "LANGCHAIN")}
    proxies = {"HTTP_PROXY": tracer.url, "HTTPS_PROXY": tracer.url, "ALL_PROXY": tracer.url}
    ran = subprocess.run(
        [sys.executable, "-m", "drafting.cli", "draft", str(case), "--on", "2026-11-20",
         "--writer", "openai", "--json"],
        env=os.environ | LOUD | places | proxies
        | {"OPENAI_BASE_URL": endpoint.url, "AFTERWORD_MODEL": "m", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert tracer.received == []
    assert endpoint.received
    assert ran.stderr == ""
    assert KEY not in ran.stdout
    for request in endpoint.received:
        assert b"org-private" not in request
        assert b"X-Private" not in request
        assert NOTE.encode() in request  # it is what the endpoint is for


def test_the_clients_log_says_nothing(
    serve: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    writer: Any = open_writer(
        "openai", model="m", base_url=serve(http({"data": []})).url, api_key=KEY
    )
    writer.models()
    writer.close()
    said = [one for one in caplog.records if one.name.startswith(("openai", "httpx2", "httpcore2"))]
    assert said == []


PRIVATE = ValueError(f"{NOTE} {KEY}")


def test_an_error_is_logged_without_its_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    before = logging.getLogRecordFactory()
    try:
        logs.keep_quiet()
        logs.keep_quiet()
        log = logging.getLogger("streamlit.error_util")
        monkeypatch.setattr(log, "propagate", True)
        try:
            raise RuntimeError(NOTE) from PRIVATE
        except RuntimeError as error:
            log.error("Uncaught app execution", exc_info=error)
    finally:
        logging.setLogRecordFactory(before)
    assert "RuntimeError" in caplog.text
    assert f"{Path(__file__).name}:" in caplog.text
    assert "zebra" not in caplog.text
    assert KEY not in caplog.text


def test_an_error_is_shown_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the browser gets of an error that nobody caught."""
    import tomllib

    from streamlit import config

    kept = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert kept["client"]["showErrorDetails"] == "none"
    was = config.get_option("client.showErrorDetails")
    config.set_option("client.showErrorDetails", "none")
    try:
        app = AppTest.from_string(f"raise ValueError({NOTE!r})").run()
        assert len(app.exception) == 1
        assert "zebra" not in str(app.exception[0].proto)
    finally:
        config.set_option("client.showErrorDetails", was)


def test_processes_of_ours_get_no_key() -> None:
    given = without_keys(
        {"OPENAI_API_KEY": KEY, "PATH": "x", "HF_TOKEN": "y", "PIP_INDEX_URL": "z"}
    )
    assert given == {"PATH": "x", "PIP_INDEX_URL": "z"}


CONTRARY = {
    "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
    "STREAMLIT_SERVER_ENABLE_CORS": "false",
    "STREAMLIT_SERVER_ENABLE_XSRF_PROTECTION": "false",
    "STREAMLIT_CLIENT_SHOW_ERROR_DETAILS": "full",
    "STREAMLIT_LOGGER_LEVEL": "debug",
    "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "9000",
    "STREAMLIT_SERVER_ENABLE_STATIC_SERVING": "true",
    "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "*",
    "STREAMLIT_GLOBAL_DEVELOPMENT_MODE": "true",
    "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-User": "email"}',
}
_ASK = """
import json, sys
from streamlit.web import bootstrap
from streamlit import config
names = sys.argv[-1].split(",")
bootstrap.run = lambda *_, **__: print(json.dumps({one: config.get_option(one) for one in names}))
sys.argv = ["streamlit", *sys.argv[1:-1]]
from streamlit.web.cli import main
main()
"""


def started_with(environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, *more: str) -> Any:
    """The settings that the page's server has when `afterword app` starts it."""
    commands: list[list[str]] = []
    monkeypatch.setattr(app_command, "_become", lambda command, _: commands.append(command) or 0)
    from drafting.cli import main

    assert main(["app", "--port", "8999", "--no-browser", *more]) == 0
    names = ",".join([*app_command.FLAGS, "server.allowedHosts", "server.corsAllowedOrigins"])
    ran = subprocess.run(
        [sys.executable, "-c", _ASK, *commands[0][3:], names],
        env=os.environ | environment, capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    return json.loads(ran.stdout.splitlines()[-1])


def test_the_page_starts_closed_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = started_with(CONTRARY, monkeypatch)
    assert found["server.address"] == "127.0.0.1"
    assert found["browser.gatherUsageStats"] is False
    assert found["server.enableCORS"] is True
    assert found["server.enableXsrfProtection"] is True
    assert found["client.showErrorDetails"] == "none"
    assert found["logger.level"] == "info"
    assert found["server.maxUploadSize"] == 5
    assert found["server.enableStaticServing"] is False
    assert found["server.enableAgentApi"] is False
    assert found["global.developmentMode"] is False
    assert list(found["server.allowedHosts"]) == list(app_command.HOSTS)
    assert found["server.trustedUserHeaders"] == {}


def test_another_address_has_to_be_asked_for_and_is_said_aloud(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = started_with({}, monkeypatch, "--address", "10.0.0.5")
    assert found["server.address"] == "10.0.0.5"
    assert list(found["server.allowedHosts"]) == [*app_command.HOSTS, "10.0.0.5"]
    assert "unless a login is set up" in capsys.readouterr().err
    assert started_with({}, monkeypatch, "--address", "::1")["server.address"] == "::1"
    assert capsys.readouterr().err == ""


def test_behind_a_proxy_it_goes_by_that_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = started_with({}, monkeypatch, "--origin", "https://afterword.example")
    assert list(found["server.allowedHosts"]) == ["afterword.example"]
    assert list(found["server.corsAllowedOrigins"]) == ["https://afterword.example"]
    assert found["server.address"] == "127.0.0.1"


@pytest.mark.parametrize("origin", ["*", "afterword.example", "https://", "https://a.example/x"])
def test_a_name_that_is_none_is_refused(origin: str, capsys: pytest.CaptureFixture[str]) -> None:
    from drafting.cli import main

    assert main(["app", "--origin", origin]) == 2
    assert "must be the address people open" in capsys.readouterr().err


def test_the_wheels_own_settings_are_closed_too() -> None:
    """For whoever starts Streamlit by hand, beside the script."""
    text = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert re.search(r'^address = "127\.0\.0\.1"', text, re.MULTILINE)
    assert re.search(r"^gatherUsageStats = false", text, re.MULTILINE)


def test_without_wishes_the_port_and_the_browser_are_streamlits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(app_command, "_become", lambda command, _: commands.append(command) or 0)
    from drafting.cli import main

    assert main(["app"]) == 0
    assert not {"--server.port", "--server.headless"} & set(commands[0])
    assert commands[0][commands[0].index("--server.address") + 1] == "127.0.0.1"
