"""Whatever an endpoint does, the draft is ready, in time, and one sentence says what happened."""

import json
import socket
import struct
import time
from typing import Any

import pytest

from .conftest import completion, http
from .letters import thank_you

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
CHUNK = b'data: {"choices": [{"delta": {"content": "Thank"}, "finish_reason": null}]}\n\n'
WORDS = json.dumps({"opening": "Thank you for your time."})


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def slow_headers(connection: socket.socket) -> None:
    for _ in range(200):
        connection.sendall(b"X")
        time.sleep(0.05)


def keep_alives(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    for _ in range(200):
        connection.sendall(b"1\r\n\n\r\n")
        time.sleep(0.05)


FAULTS: dict[str, Any] = {
    "reset": reset,
    "slow headers": slow_headers,
    "keep-alive drip": keep_alives,
    "html": http("<html><body>Log in</body></html>"),
    "empty": http(""),
    "error with 200": http({"error": {"message": "no such model"}}),
    "truncated JSON": http('{"choices": [{"message": {"content": "Tha'),
    "truncated stream": STREAM + CHUNK,
    "short body": HEAD + b"Content-Length: 900\r\n\r\n{",
    "no finish reason": http(completion(WORDS, None)),
    "length": http(completion(WORDS, "length")),
    "content filter": http(completion("", "content_filter")),
    "refusal": http(completion(None, refusal="I can't help with that.")),
    **{str(status): http({}, status) for status in (401, 403, 404, 408, 429, 500, 503)},
    "429 with Retry-After": http({}, 429, "Retry-After: 60\r\n"),
    "503 with Retry-After": http({}, 503, "Retry-After: 0\r\n"),
    "a list": http([1, 2, 3]),
    "a list as parts": http(completion("[1, 2]")),
    "wrong types": http(completion('{"opening": 5, "fit": [1], "closing": null}')),
    "10 MB": http("x" * 10_000_000),
    "invalid UTF-8": http(b'{"choices": [{"message": {"content": "\xff\xfe"}}]}'),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_draft_is_ready_all_the_same(name: str, serve: Any) -> None:
    began = time.monotonic()
    made = thank_you(serve(FAULTS[name]).url)
    assert time.monotonic() - began < 6  # two calls of 1.5 seconds, and a busy machine
    assert made.report.ready
    assert {part.by for part in made.parts} == {"template"}
    assert made.trouble is not None
    assert made.trouble.endswith(".")
    assert "\n" not in made.trouble
    assert len(made.trouble) < 250


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    made = thank_you(f"http://127.0.0.1:{port}/v1")
    assert made.report.ready
    assert made.trouble is not None
    assert "can't be reached" in made.trouble
