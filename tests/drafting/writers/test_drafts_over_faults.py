"""Whatever an endpoint does, the draft is ready, in time, and one sentence says what happened."""

import json
import socket
import struct
import time
from typing import Any

import pytest

from drafting.writers.watch import Watch

from .conftest import SSE, completion, delta, event, http, streamed
from .letters import thank_you

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
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
    "truncated stream": SSE + delta("Thank"),
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


def cut(*pieces: bytes) -> Any:
    """A stream that breaks off as a connection does."""

    def handle(connection: socket.socket) -> None:
        connection.sendall(SSE + b"".join(pieces))
        reset(connection)

    return handle


def comments(connection: socket.socket) -> None:
    connection.sendall(SSE + delta("Thank you"))
    for _ in range(200):
        connection.sendall(b": keep-alive\n\n")
        time.sleep(0.05)


STREAMS: dict[str, Any] = {
    "cut off": cut(delta('{"opening": "Tha')),
    "no finish reason": SSE + delta(WORDS) + event(b"[DONE]"),
    "keep-alives without end": comments,
    "length": streamed(WORDS, "length"),
    "content filter": streamed(WORDS, "content_filter"),
    "an odd finish": streamed(WORDS, ["stop"]),
    "refusal": SSE + delta(None, "stop", refusal="I can't help with that.") + event(b"[DONE]"),
    "error in the middle": SSE + delta("Thank") + event({"error": {"message": "overloaded"}}),
    "half an event": SSE + b'data: {"choices": [{"del',
    "a list": SSE + event([1, 2]),
    "wrong types": SSE
    + event({"choices": {"0": 1}})
    + event({"choices": [5, {"delta": "x", "index": "0"}]})
    + event({"choices": [{"delta": {"content": ["x"]}, "finish_reason": "stop"}]}),
    "nothing but the end": SSE + event(b"[DONE]"),
    "invalid UTF-8": SSE + b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n',
    "10 MB": SSE + delta("x" * 1_000) * 10_000,
    "no line ends": SSE + b"data: " + b"x" * 10_000_000,
}


@pytest.mark.parametrize("watched", [False, True], ids=["unwatched", "watched"])
@pytest.mark.parametrize("name", FAULTS)
def test_the_draft_is_ready_all_the_same(name: str, watched: bool, serve: Any) -> None:
    _ready(serve(FAULTS[name]).url, watched=watched)


@pytest.mark.parametrize("name", STREAMS)
def test_the_draft_is_ready_whatever_a_stream_does(name: str, serve: Any) -> None:
    _ready(serve(STREAMS[name]).url, watched=True)


def _ready(url: str, *, watched: bool) -> None:
    began = time.monotonic()
    made = thank_you(url, watch=Watch() if watched else None)
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
