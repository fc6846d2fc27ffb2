"""The scripted endpoint, as slow as a model can be, for many at once."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from typing import ClassVar

from bench import scripted


class Slow(scripted._Handler):
    """The scripted endpoint, as slow as said; keeps what it was asked, and with which key."""

    seconds = 3.0
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_POST(self) -> None:  # noqa: N802 (the standard library's name for it)
        data = self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append((str(self.headers["Authorization"]), data.decode()))
        time.sleep(self.seconds)
        text = scripted.answer(json.loads(data), next(scripted._Handler.calls))
        message = {"role": "assistant", "content": text}
        usage = {"prompt_tokens": 1, "completion_tokens": 1}
        self._send({"choices": [{"finish_reason": "stop", "message": message}], "usage": usage})


class _Server(ThreadingHTTPServer):
    request_queue_size = 200


@contextmanager
def slow_endpoint(seconds: float) -> Iterator[str]:
    """The address of a running one."""
    Slow.seconds, Slow.asked, scripted._Handler.calls = seconds, [], itertools.count()
    server = _Server(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
