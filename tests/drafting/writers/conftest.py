import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from drafting.brief import Brief, GivenFact, PartBrief, Reader
from guardrails import MessageKind

Handler = Callable[[socket.socket], None]


class RawServer:
    """A socket that answers each connection with a handler, and keeps every byte it was sent."""

    def __init__(self, handler: Handler) -> None:
        self.received: list[bytes] = []
        self._handler = handler
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/v1"

    @property
    def bodies(self) -> list[Any]:
        return [json.loads(one.partition(b"\r\n\r\n")[2]) for one in self.received]

    def wait(self, seconds: float) -> bool:
        """Sleep, but no longer than the test lasts; whether it is over."""
        return self._over.wait(seconds)

    def close(self) -> None:
        self._over.set()
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for thread in [self._thread, *self._threads]:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            try:
                self.received.append(_request(connection))
                self._handler(connection)
            except OSError:
                return


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return data
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def http(
    body: bytes | str | dict[str, Any] | list[Any], status: int = 200, headers: str = ""
) -> bytes:
    """An answer as it goes over the wire."""
    if not isinstance(body, bytes):
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    head = (
        f"HTTP/1.1 {status} Because\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
    )
    return head.encode() + body


def completion(text: Any, finish: Any = "stop", **message: Any) -> dict[str, Any]:
    """A chat completion that says `text`."""
    return {
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, **message},
            }
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7},
    }


SSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


def event(data: Any) -> bytes:
    """One event of a stream."""
    return b"data: " + (data if isinstance(data, bytes) else json.dumps(data).encode()) + b"\n\n"


def delta(text: Any, finish: Any = None, **more: Any) -> bytes:
    """The event that says the next words."""
    choice = {"index": 0, "delta": {"content": text, **more}, "finish_reason": finish}
    return event({"object": "chat.completion.chunk", "choices": [choice]})


def streamed(text: str, finish: Any = "stop") -> bytes:
    """A whole answer, a few letters at a time, as OpenAI sends one."""
    pieces = [delta(text[place : place + 7]) for place in range(0, len(text), 7)]
    usage = {"prompt_tokens": 11, "completion_tokens": 7}
    ending = [delta(None, finish), event({"choices": [], "usage": usage}), event(b"[DONE]")]
    return SSE + b": keep-alive\n\n" + b"".join([*pieces, *ending])


@pytest.fixture
def serve() -> Iterator[Callable[..., RawServer]]:
    """Starts servers that answer with bytes, one after another, or with a handler."""
    servers: list[RawServer] = []

    def start(*answers: bytes | Handler) -> RawServer:
        left = list(answers)

        def handle(connection: socket.socket) -> None:
            answer = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(answer, bytes):
                connection.sendall(answer)
            else:
                answer(connection)

        server = RawServer(handle)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.close()


def facts(name: str, *texts: str) -> tuple[GivenFact, ...]:
    return tuple(GivenFact(id=f"{name}:{place}", text=text) for place, text in enumerate(texts))


@pytest.fixture
def brief() -> Brief:
    """A thank-you with one fact of each sort."""
    return Brief(
        kind=MessageKind.THANK_YOU,
        reader=Reader(name="Ines Moreau", called="Ines", title="Head Gardener"),
        candidate="Tom Hale",
        company="Kew Nurseries",
        role="Arborist",
        target_words=(80, 150),
        parts=(
            PartBrief(part="opening", purpose="Thank them."),
            PartBrief(
                part="specific",
                purpose="Say what stayed.",
                facts=facts("note", "how young oaks are watered"),
            ),
            PartBrief(
                part="interest",
                purpose="Say why.",
                facts=facts("interest", "old trees matter to me"),
            ),
            PartBrief(
                part="fit", purpose="Say why fit.", facts=facts("strength", "felled 90 elms")
            ),
            PartBrief(part="ask", purpose="Ask.", by_model=False),
        ),
    )
