"""The page's server, started as people start it, and strangers who call it over a real socket."""

import base64
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.drafting.writers.conftest import RawServer, http

ROOT = Path(__file__).parents[2]
LOUD = {
    "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    "STREAMLIT_SERVER_ENABLE_CORS": "false",
    "STREAMLIT_SERVER_ALLOWED_HOSTS": "*",
    "STREAMLIT_SERVER_ENABLE_AGENT_API": "true",
    "STREAMLIT_GLOBAL_DEVELOPMENT_MODE": "true",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "true",
    "STREAMLIT_LOGGER_LEVEL": "debug",
}


class Served(NamedTuple):
    port: int
    outside: RawServer
    """The proxy through which every request to another machine would go."""
    log: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`afterword app` with an environment that would open it."""
    folder = tmp_path_factory.mktemp("served")
    outside = RawServer(lambda connection: connection.sendall(http("203.0.113.7")))
    proxies = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), outside.url)
    proxies |= {name.lower(): url for name, url in proxies.items()} | {
        "NO_PROXY": "",
        "no_proxy": "",
    }
    own = {"AFTERWORD_DATABASE": str(folder / "a.db"), "AFTERWORD_WRITER": "template"}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "drafting.cli", "app", "--no-browser", "--port", str(port)],
            env=os.environ | LOUD | proxies | own | {"PYTHONPATH": str(ROOT)},
            cwd=folder, stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        _wait(port)
        yield Served(port, outside, log)
    finally:
        process.terminate()
        process.wait(15)
        outside.close()


def _wait(port: int) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(300):
        try:
            opener.open(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail("the page did not start")


def call(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
    """The status and the head of what a raw request is answered."""
    told = {"Host": f"127.0.0.1:{port}", "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        data = b""
        while b"\r\n\r\n" not in data:
            chunk = connection.recv(65536)
            if not chunk:
                break
            data += chunk
    head = data.partition(b"\r\n\r\n")[0].decode("latin-1")
    return int(head.split()[1]), head


def upgrade(port: int, **headers: str) -> int:
    """The status that the opening of a websocket gets: 101 is in."""
    own = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": base64.b64encode(b"0123456789abcdef").decode(),
    }  # fmt: skip
    return call(port, "/_stcore/stream", **(own | headers))[0]


def test_the_persons_own_browser_gets_in(served: Served) -> None:
    for host in (f"127.0.0.1:{served.port}", f"localhost:{served.port}"):
        assert upgrade(served.port, Host=host, Origin=f"http://{host}") == 101


STRANGERS: dict[str, dict[str, str]] = {
    "a page elsewhere": {"Origin": "https://evil.example"},
    "a page whose name leads here": {"Host": "evil.example", "Origin": "http://evil.example"},
    "the same on our port": {"Host": "evil.example:8501", "Origin": "http://evil.example:8501"},
    "a name that begins like ours": {"Origin": "http://127.0.0.1.evil.example"},
    "a name with ours in it": {"Origin": "http://localhost@evil.example"},
    "no page at all, by another name": {"Host": "evil.example"},
    "an outside address": {"Origin": "http://203.0.113.7"},
    "nothing": {"Origin": "null"},
}


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_does_not(who: str, served: Served) -> None:
    assert upgrade(served.port, **STRANGERS[who]) in (400, 403)


def test_and_nobody_outside_was_asked_anything(served: Served) -> None:
    for headers in STRANGERS.values():
        upgrade(served.port, **headers)
    assert served.outside.received == []


def test_no_answer_may_be_read_by_a_page_elsewhere(served: Served) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        _, head = call(served.port, path, Origin="https://evil.example")
        assert "access-control-allow-origin" not in head.lower(), path


def test_no_program_drives_the_page(served: Served) -> None:
    status, _ = call(served.port, "/_stcore/agent/interact", method="POST", Content_Length="0")
    assert status in (403, 404, 405)


@pytest.mark.parametrize(
    "path",
    ["/../pyproject.toml", "/%2e%2e/pyproject.toml", "/static/../../pyproject.toml",
     "/app/static/x", "/media/../a.db", "/media/x", "/_stcore/upload_file/x/y",
     "/component/../../pyproject.toml", "/component/x/../../../pyproject.toml"],
)  # fmt: skip
def test_no_file_is_served_that_is_not_the_pages(path: str, served: Served) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        body = opener.open(f"http://127.0.0.1:{served.port}{path}", timeout=10).read()
    except urllib.error.HTTPError as error:
        body = error.read()
    assert b"[project]" not in body
    assert b"SQLite" not in body


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no second loopback address")
def test_only_this_machine_listens(served: Served) -> None:
    """Whoever listens on every address answers at this one too."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=5).close()


def test_the_log_says_where_and_no_more(served: Served) -> None:
    text = served.log.read_text("utf-8")
    assert "127.0.0.1" in text or "localhost" in text
    assert "External URL" not in text
