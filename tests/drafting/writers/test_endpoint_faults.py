"""Whatever an endpoint does, a caller gets one sentence, and in time."""

import gzip
import re
import socket
import struct
import threading
import time
from typing import Any

import pytest

from drafting.errors import (
    BadAnswer,
    EndpointRefused,
    EndpointTimeout,
    KeyMissing,
    WriterError,
)
from drafting.writers.endpoint import Endpoint
from drafting.writers.loop import Loop, Stopped

from .conftest import completion, http

KEY = "sk-nobody-may-see-this"
CHAT = [{"role": "user", "content": "Say something."}]
DEADLINE = 1.5


def ask(url: str, key: str | None = KEY, deadline: float = DEADLINE) -> Any:
    endpoint = Endpoint(url, key, deadline=deadline)
    try:
        return endpoint.ask(CHAT, model="m")
    finally:
        endpoint.close()


def failed(url: str, key: str | None = KEY) -> WriterError:
    start = time.monotonic()
    with pytest.raises(WriterError) as caught:
        ask(url, key)
    assert time.monotonic() - start < DEADLINE + 1.5
    sentence = str(caught.value)
    assert KEY not in sentence
    assert sentence[0].isupper() or sentence.startswith("http")
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return caught.value


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drip(head: bytes, drop: bytes) -> Any:
    def handle(connection: socket.socket) -> None:
        connection.sendall(head)
        for _ in range(200):
            time.sleep(0.05)
            connection.sendall(drop)

    return handle


def silent(connection: socket.socket) -> None:
    connection.recv(1)  # until the other side gives up


GOOD = completion("Yes.")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"

BODIES = {
    "html": b"<!doctype html><html><body>Welcome</body></html>",
    "empty": b"",
    "blank": b"  \n ",
    "error": b'{"error": {"message": "model sk-nobody-may-see-this is out", "code": 5}}',
    "error as text": b'{"error": "no such model"}',
    "truncated": b'{"choices": [{"message": {"content": "Dear',
    "invalid utf-8": b'{"choices": [{"message": {"content": "\xff\xfe"}}]}',
    "a list": b"[1, 2]",
    "a number": b"5",
    "a text": b'"hello"',
    "null": b"null",
    "deep": b"[" * 200_000,
    "no choices": b'{"object": "chat.completion"}',
    "choices null": b'{"choices": null}',
    "choices empty": b'{"choices": []}',
    "choices a map": b'{"choices": {"0": {}}}',
    "choice a text": b'{"choices": ["hello"]}',
    "message a list": b'{"choices": [{"finish_reason": "stop", "message": []}]}',
    "10 MB": b'{"choices": "' + b"x" * 10_000_000 + b'"}',
}
ANSWERS = {
    "no finish reason": completion("Half a sen", None),
    "length": completion("Half a sen", "length"),
    "content filter": completion("", "content_filter"),
    "tool calls": completion("x", "tool_calls"),
    "odd finish": completion("x", ["stop"]),
    "refusal": completion(None, refusal="I can't help with that."),
    "content null": completion(None),
    "content blank": completion("  \n"),
    "content a list": completion(["a"]),
    "content a number": completion(5),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_no_completion(name: str, serve: Any) -> None:
    assert isinstance(failed(serve(http(BODIES[name])).url), BadAnswer)


@pytest.mark.parametrize("name", ANSWERS)
def test_a_completion_that_is_not_whole(name: str, serve: Any) -> None:
    assert isinstance(failed(serve(http(ANSWERS[name])).url), BadAnswer)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (301, EndpointRefused),
        (307, EndpointRefused),
        (400, EndpointRefused),
        (401, EndpointRefused),
        (402, EndpointRefused),
        (403, EndpointRefused),
        (404, EndpointRefused),
        (408, EndpointTimeout),
        (413, EndpointRefused),
        (418, EndpointRefused),
        (422, EndpointRefused),
        (429, EndpointRefused),
        (500, EndpointRefused),
        (502, EndpointRefused),
        (503, EndpointRefused),
        (529, EndpointRefused),
    ],
)
def test_a_status_that_is_no_success(status: int, error: type[WriterError], serve: Any) -> None:
    body = {"error": {"message": f"Incorrect API key provided: {KEY}"}}
    server = serve(http(body, status, "Location: http://127.0.0.1:9/elsewhere\r\n"))
    caught = failed(server.url)
    assert type(caught) is error
    assert str(status) in str(caught)
    assert len(server.received) == 1  # no try of its own accord


def test_401_without_a_key_asks_for_one(serve: Any) -> None:
    assert type(failed(serve(http({}, 401)).url, key=None)) is KeyMissing


@pytest.mark.parametrize(
    "handler",
    [
        drip(b"", b"H"),
        drip(HEAD, b"X"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n\n\r\n"),
        silent,
    ],
    ids=["status line", "headers", "body", "keep-alives", "nothing"],
)
def test_a_drip_ends_at_the_deadline(handler: Any, serve: Any) -> None:
    caught = failed(serve(handler).url)
    assert type(caught) is EndpointTimeout
    assert "1.5 seconds" in str(caught)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    caught = failed(f"http://127.0.0.1:{port}/v1")
    assert type(caught) is EndpointRefused
    assert f"127.0.0.1:{port}" in str(caught)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (reset, EndpointRefused),
        (b"", WriterError),
        (b"SSH-2.0-OpenSSH_9.9\r\n", WriterError),
        (HEAD + b"Content-Length: 500\r\n\r\n{", WriterError),
        (HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", BadAnswer),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", WriterError),
    ],
    ids=["reset", "closed", "another protocol", "short body", "not gzip", "bad chunk"],
)
def test_a_broken_connection(answer: Any, error: type[WriterError], serve: Any) -> None:
    assert isinstance(failed(serve(answer).url), error)


def test_a_small_answer_that_unpacks_to_a_huge_one_is_refused(serve: Any) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    caught = failed(serve(http(bomb, 200, "Content-Encoding: gzip\r\n")).url)
    assert isinstance(caught, BadAnswer)


def test_a_huge_error_body_is_refused(serve: Any) -> None:
    assert isinstance(failed(serve(http(b"x" * 10_000_000, 500)).url), WriterError)


def test_a_whole_answer(serve: Any) -> None:
    answer = ask(serve(http(GOOD)).url)
    assert (answer.texts, answer.tokens_in, answer.tokens_out) == (("Yes.",), 11, 7)


@pytest.mark.parametrize("usage", [None, [], {"prompt_tokens": "many", "completion_tokens": -1}])
def test_odd_token_counts_count_as_none(usage: Any, serve: Any) -> None:
    answer = ask(serve(http({**GOOD, "usage": usage})).url)
    assert (answer.tokens_in, answer.tokens_out) == (0, 0)


def test_of_several_choices_the_finished_ones_count(serve: Any) -> None:
    both = completion("Cut off", "length")["choices"] + GOOD["choices"]
    assert ask(serve(http({"choices": both})).url).texts == ("Yes.",)


def test_it_waits_as_long_as_it_is_told_and_tries_once_more(serve: Any) -> None:
    server = serve(http({}, 429, "Retry-After: 1\r\n"), http(GOOD))
    start = time.monotonic()
    assert ask(server.url, deadline=10).texts == ("Yes.",)
    assert 0.9 < time.monotonic() - start < 8
    assert len(server.received) == 2


@pytest.mark.parametrize("wait", ["3600", "soon", "-1", "99999999", "²"])
def test_it_waits_for_nobody_beyond_its_deadline(wait: str, serve: Any) -> None:
    server = serve(http({}, 503, f"Retry-After: {wait}\r\n"), http(GOOD))
    failed(server.url)
    assert len(server.received) == 1


def test_the_second_refusal_is_the_last(serve: Any) -> None:
    server = serve(http({}, 429, "Retry-After: 0\r\n"))
    assert "429" in str(failed(server.url))
    assert len(server.received) == 2


def test_the_wait_is_told(serve: Any) -> None:
    assert "30 seconds" in str(failed(serve(http({}, 429, "Retry-After: 30\r\n")).url))


def test_what_is_sent_says_nothing_of_this_machine(
    serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "OPENAI_ORG_ID": "org-leak",
        "OPENAI_PROJECT_ID": "proj-leak",
        "OPENAI_ADMIN_KEY": "admin-leak",
        "OPENAI_API_KEY": "key-leak",
        "OPENAI_BASE_URL": "http://127.0.0.1:9/leak",
        "OPENAI_CUSTOM_HEADERS": "X-Leak: leak\nAuthorization: Bearer leak\nUser-Agent: leak",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "http_proxy": "http://127.0.0.1:9",
    }.items():
        monkeypatch.setenv(name, value)
    server = serve(http(GOOD))
    ask(server.url)
    ask(server.url, key=None)
    sent, keyless = server.received
    assert b"leak" not in sent + keyless
    assert f"Bearer {KEY}".encode() in sent
    assert b"uthorization" not in keyless
    head = sent.partition(b"\r\n\r\n")[0].lower()
    names = set(re.findall(rb"^([\w-]+):", head, re.MULTILINE))
    assert names == {
        b"host",
        b"accept",
        b"accept-encoding",
        b"connection",
        b"content-type",
        b"content-length",
        b"authorization",
        b"x-stainless-raw-response",
    }


def test_models_are_listed(serve: Any) -> None:
    listed = {"data": [{"id": "small"}, {"id": 5}, "x", {"id": " "}, {"id": "large"}]}
    endpoint = Endpoint(serve(http(listed)).url)
    assert endpoint.models() == ("small", "large")
    endpoint.close()


@pytest.mark.parametrize("body", ["[]", '{"data": {}}', "<html>", ""])
def test_no_list_of_models(body: str, serve: Any) -> None:
    endpoint = Endpoint(serve(http(body)).url)
    with pytest.raises(BadAnswer):
        endpoint.models()
    endpoint.close()


def test_closing_ends_a_call_that_waits(serve: Any) -> None:
    endpoint = Endpoint(serve(silent).url, deadline=60)
    caught: list[BaseException] = []

    def wait() -> None:
        try:
            endpoint.ask(CHAT, model="m")
        except WriterError as error:
            caught.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.3)
    start = time.monotonic()
    endpoint.close()
    thread.join(5)
    assert time.monotonic() - start < 2
    assert "stopped" in str(caught[0])


def test_a_closed_endpoint_says_so() -> None:
    endpoint = Endpoint("http://127.0.0.1:9/v1")
    endpoint.close()
    endpoint.close()
    with pytest.raises(WriterError, match="stopped"):
        endpoint.ask(CHAT, model="m")


def test_one_that_was_never_asked_is_closed_all_the_same() -> None:
    endpoint = Endpoint("http://127.0.0.1:9/v1")
    assert endpoint.ask_rows([[(CHAT, {})]], lambda *_: False) == [[None]]
    endpoint.close()


def test_a_loop_ends_with_nothing_more_to_do() -> None:
    never, once = Loop(), Loop()
    never.close()

    async def one() -> int:
        return 1

    assert once.run(one()) == 1
    once.close()
    with pytest.raises(Stopped):
        once.run(one())
