from typing import Any

import pytest

from drafting.writers import open_writer
from drafting.writers.addresses import checked, is_loopback, shown
from guardrails.errors import InvalidInput


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "AFTERWORD_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", ["template", "embedded", "openai"])
def test_each_opens_at_once_and_closes_twice(name: str) -> None:
    writer = open_writer(name, model=None, base_url=None, api_key="", deadline=9)
    assert writer.name == name
    writer.close()
    writer.close()


@pytest.mark.parametrize(
    ("name", "settings", "path"),
    [
        ("gpt", {}, "writer"),
        ("", {}, "writer"),
        ("embedded", {"modell": "x"}, "modell"),
        ("openai", {"deadline": 0}, "deadline"),
        ("openai", {"deadline": "soon"}, "deadline"),
        ("openai", {"api_key": 5}, "api_key"),
        ("openai", {"base_url": "models.example.org"}, "base_url"),
        ("openai", {"base_url": "ftp://models.example.org"}, "base_url"),
        ("openai", {"base_url": "http://"}, "base_url"),
        ("openai", {"base_url": "http://[::1"}, "base_url"),
        ("openai", {"base_url": "http://host:port/v1"}, "base_url"),
        ("openai", {"base_url": "https://me:secret@host/v1"}, "base_url"),
        ("openai", {"base_url": "https://host/v1?key=secret"}, "base_url"),
    ],
)
def test_a_wrong_setting_is_a_fault_with_its_name(
    name: str, settings: dict[str, Any], path: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        open_writer(name, **settings)
    assert [fault.path for fault in caught.value.faults] == [path]
    assert "secret" not in str(caught.value)


def test_the_key_of_the_environment_stays_with_its_address(
    monkeypatch: pytest.MonkeyPatch, serve: Any, brief: Any
) -> None:
    from .conftest import completion, http

    server = serve(http(completion('{"opening": "Thank you."}')))
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-environment")
    monkeypatch.setenv("AFTERWORD_MODEL", "m")
    given = open_writer("openai", base_url=server.url)
    given.write(brief, ["opening"])
    given.close()
    assert b"sk-of" not in server.received[0]
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    from_outside = open_writer("openai")
    from_outside.write(brief, ["opening"])
    from_outside.close()
    assert b"Bearer sk-of-the-environment" in server.received[1]


@pytest.mark.parametrize(
    ("address", "host", "here"),
    [
        ("http://127.0.0.1:1234/v1", "http://127.0.0.1:1234", True),
        ("http://localhost/v1", "http://localhost", True),
        ("http://models.localhost:80", "http://models.localhost:80", True),
        ("http://[::1]:8080/v1", "http://[::1]:8080", True),
        ("http://127.8.9.1/v1", "http://127.8.9.1", True),
        ("https://api.openai.com/v1", "https://api.openai.com", False),
        ("http://127.0.0.1.example.org", "http://127.0.0.1.example.org", False),
        ("http://192.168.0.5:11434/v1", "http://192.168.0.5:11434", False),
        ("http://me:secret@host/v1", "http://host", False),
        ("nonsense", "The endpoint", False),
        ("http://[x", "The endpoint", False),
    ],
)
def test_addresses(address: str, host: str, here: bool) -> None:
    assert shown(address) == host
    assert is_loopback(address) is here


def test_an_address_is_taken_as_it_is() -> None:
    assert checked(" https://x.example/openai/v1/ ") == "https://x.example/openai/v1/"
