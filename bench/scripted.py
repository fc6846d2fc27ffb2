"""An endpoint on this machine that answers as a middling model does: plausible, sometimes wrong.

Asked for a stream it sends one, as slowly as it is told to. It reads the task out of the prompt and
words each part from the part's own facts. Every few parts it does what models do: it invents a
number, flatters, begs, shouts, leaves a part out, or answers without JSON. Told what was wrong, it
mends most of it. The same calls get the same answers.
"""

import itertools
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SENTENCES = {
    "opening": "Thank you for taking the time to speak with me; it was good to meet you and to "
    "learn more about {company}, and I wrote to you about the {job} position after our interview.",
    "specific": "Our conversation about {facts} has stayed with me.",
    "interest": "I am very interested in the {job} position, and this is why: {facts}.",
    "fit": "I believe that I would be a good fit: {facts}.",
    "closing": "Thank you for your time. I look forward to hearing from you, and please let me "
    "know if you need anything else.",
    "statement": "I would like to withdraw my application for the {job} position.",
    "goodwill": "I wish you and the team all the best and hope to stay in touch.",
    "acceptance": "I understand and respect your decision.",
    "request": "Would you be willing to be a reference for me?",
    "easy_no": "If you would rather not, please just say so; I would fully understand.",
    "points": "If they ask, it would help me if you could mention this: {facts}.",
    "why": "I thought that it might be of interest to you, since we spoke about {facts}.",
    "note": "we met at my interview with {company}, and I would be glad to stay in touch.",
}
FAULTS = (
    "I improved results by 47% within two years.",
    "You are the most brilliant team in the whole industry.",
    "I am begging you for this chance.",
    "PLEASE answer by Friday!!",
    "As your colleague Priscilla told me, I am the best candidate.",
)
EVERY = 4  # one part in so many is faulty at its first try
STUBBORN = 3  # and one faulty part in so many stays so


PIECE = 6  # characters of one piece of a stream


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    pause = 0.0
    left: list[float]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A reader who went away is none."""


@contextmanager
def endpoint(pause: float = 0.0, left: list[float] | None = None) -> Iterator[str]:
    """The address of a running one.

    A stream waits `pause` seconds between pieces; `left` takes the times at which readers went
    away in the middle of one.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    server.pause, server.left = pause, [] if left is None else left
    _Handler.calls = itertools.count()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet for head and body: else each waits for the other's acknowledgement
    calls = itertools.count()

    def do_GET(self) -> None:
        self._send({"data": [{"id": "scripted"}]})

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        text = answer(asked, next(_Handler.calls))
        words = len(" ".join(one["content"] for one in asked["messages"]).split())
        usage = {"prompt_tokens": words * 4 // 3, "completion_tokens": len(text.split()) * 4 // 3}
        if asked.get("stream"):
            self._stream(text, usage)
            return
        message = {"role": "assistant", "content": text}
        self._send({"choices": [{"finish_reason": "stop", "message": message}], "usage": usage})

    def _stream(self, text: str, usage: dict[str, int]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        assert isinstance(self.server, _Server)
        try:
            for place in range(0, len(text), PIECE):
                self._event({"choices": [{"delta": {"content": text[place : place + PIECE]}}]})
                time.sleep(self.server.pause)
            self._event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
            self._event({"choices": [], "usage": usage})
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.server.left.append(time.monotonic())
        self.close_connection = True

    def _event(self, data: dict[str, Any]) -> None:
        self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()

    def _send(self, data: dict[str, Any]) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def answer(asked: dict[str, Any], call: int) -> str:
    """What the model says to one request, the `call`-th of all."""
    prompt = asked["messages"][-1]["content"]
    told = re.search(r"<facts>\n(.*?)\n</facts>", prompt, re.DOTALL)
    task = json.loads(told[1]) if told else {"parts": []}
    again = "What the check found:" in prompt
    parts = {
        part["part"]: _worded(part, task, faulty=_faulty(call + place, again=again), call=call)
        for place, part in enumerate(task["parts"])
    }
    if call % 13 == 5:
        parts.popitem()
    if call % 11 == 7:  # no JSON, whatever was asked
        return "\n\n".join(f"### {name}\n{text}" for name, text in parts.items())
    return json.dumps(parts)


def _faulty(number: int, *, again: bool) -> bool:
    return number % EVERY == 0 and (not again or number % (EVERY * STUBBORN) == 0)


def _worded(part: dict[str, Any], task: dict[str, Any], *, faulty: bool, call: int) -> str:
    facts = " and ".join(part["facts"]) or "the work itself"
    sentence = SENTENCES.get(part["part"], "Thank you very much.")
    text = sentence.format(facts=facts, company=task["company"], job=task["job"])
    return f"{text} {FAULTS[call % len(FAULTS)]}" if faulty else text
