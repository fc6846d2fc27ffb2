"""A text that comes piece by piece: seen as it comes, and stopped when somebody says so."""

import json
import socket
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import open_writer
from drafting.brief import Brief
from drafting.desk import Desk, Task
from drafting.errors import EndpointRefused, WriterError
from drafting.preview import COMING, preview_of
from drafting.store import Store
from drafting.workspace import Workspace
from drafting.writers.openai import OpenAIWriter
from drafting.writers.parsing import read_so_far
from drafting.writers.watch import Watch
from guardrails import plan

from .conftest import SSE, completion, delta, event, http, streamed
from .letters import DAY, facts, thank_you

PARTS = ["opening", "specific", "interest", "fit"]
GOOD = {
    "opening": "Thank you for your time. It was good to meet you and to learn about Kew Nurseries.",
    "specific": "Our conversation about how young oaks are watered has stayed with me.",
    "interest": "I am very interested in the Arborist position, because old trees matter to me.",
    "fit": "I felled 90 elms, and I believe that this makes me a good fit.",
    "closing": "I look forward to speaking with you again.",
}


class Seen(Watch):
    """Keeps every preview."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[str] = []

    def see(self, parts: Any) -> None:
        super().see(parts)
        self.all.append(self.text)


def slowly(text: str, seconds: float, ends: list[float]) -> Any:
    """Streams a text so slowly that it lasts; notes when the other side went away."""

    def handle(connection: socket.socket) -> None:
        connection.sendall(SSE)
        connection.settimeout(0.02)
        try:
            for place in range(0, len(text), 4):
                connection.sendall(delta(text[place : place + 4]))
                time.sleep(seconds * 4 / len(text))
                try:
                    if connection.recv(1) == b"":
                        raise ConnectionError
                except TimeoutError:
                    pass
            connection.sendall(delta(None, "stop") + event(b"[DONE]"))
        except OSError:
            ends.append(time.monotonic())

    return handle


def test_the_text_is_seen_as_it_comes_and_counted_when_it_is_there(serve: Any) -> None:
    server, watch = serve(slowly(json.dumps(GOOD), 1.5, [])), Seen()
    made = thank_you(server.url, deadline=20, watch=watch)
    assert made.report.ready
    assert {part.by for part in made.parts} == {"openai"}
    assert len(watch.all) > 4
    assert watch.all[0].startswith("Dear Ines,\n\n")
    assert "…" in watch.all[0]
    assert len({len(text) for text in watch.all}) > 4
    assert GOOD["specific"] in watch.all[-1]
    assert "Tom Hale" not in "".join(watch.all)  # no signature before it was checked
    (body,) = server.bodies
    assert body["stream"]
    assert body["stream_options"] == {"include_usage": True}


def test_tokens_are_counted_in_a_stream_too(serve: Any) -> None:
    made = thank_you(serve(streamed(json.dumps(GOOD))).url, deadline=20, watch=Watch())
    assert made.trouble is None
    assert (made.tokens.in_, made.tokens.out) == (11, 7)


def test_a_server_that_knows_no_streams_is_read_as_it_answers(serve: Any) -> None:
    server = serve(http(completion(json.dumps(GOOD))))
    made = thank_you(server.url, deadline=20, watch=Watch())
    assert {part.by for part in made.parts} == {"openai"}
    assert len(server.received) == 1


def test_a_server_that_refuses_streams_is_asked_for_all_in_one_and_it_is_remembered(
    brief: Brief, serve: Any
) -> None:
    server = serve(http({}, 400), http({}, 400), http(completion(json.dumps(GOOD))))
    writer = OpenAIWriter("m", base_url=server.url, deadline=5)
    for _ in range(2):
        assert writer.write_watched(brief, PARTS, None, Watch()).parts
    writer.close()
    asked = [(body.get("stream", False), "response_format" in body) for body in server.bodies]
    assert asked == [(True, True), (True, False), (False, True), (False, True)]


def test_a_model_that_is_not_there_is_asked_for_no_more_than_twice(
    brief: Brief, serve: Any
) -> None:
    server = serve(http({}, 404))
    writer = OpenAIWriter("m", base_url=server.url, deadline=5)
    with pytest.raises(EndpointRefused):
        writer.write_watched(brief, PARTS, None, Watch())
    writer.close()
    assert len(server.received) == 2


def test_what_comes_after_the_end_is_not_waited_for(serve: Any) -> None:
    def handle(connection: socket.socket) -> None:
        connection.sendall(streamed(json.dumps(GOOD)))
        connection.recv(1)

    began = time.monotonic()
    made = thank_you(serve(handle).url, deadline=30, watch=Watch())
    assert made.trouble is None
    assert time.monotonic() - began < 10


def _desk(folder: Path) -> tuple[Desk, Task]:
    application = facts()
    space = Workspace(Store(folder / "a.db"))
    step = plan(application, DAY).steps[0]
    return Desk(space.store), Task(space.add(application), application, step, date(2026, 11, 19))


def _until(what: Any, seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not what() and time.monotonic() < ends:
        time.sleep(0.01)
    assert what()


def test_what_is_still_to_come_is_one_sign_at_the_end(brief: Brief) -> None:
    names = ["opening", "specific", "fit", "closing"]
    paragraphs = (("opening",), ("specific", "fit"), ("closing",))
    lay_out = preview_of(brief.model_copy(update={"paragraphs": paragraphs}), {}, names)
    nothing, some = lay_out({}), lay_out({names[0]: "Thank you for"})
    assert nothing.count(COMING) == some.count(COMING) == 1
    assert some.endswith(f"Thank you for\n\n{COMING}")
    assert lay_out({names[-1]: "Bye."}).endswith("Bye.")  # the gap before it is shown
    assert COMING not in lay_out(dict.fromkeys(names, "So."))


def test_a_stop_breaks_off_in_the_middle_of_a_word(tmp_path: Path, serve: Any) -> None:
    ended: list[float] = []
    server = serve(slowly(json.dumps(GOOD), 60, ended))
    desk, task = _desk(tmp_path)
    desk.write(task, open_writer("template"))
    before = desk.current(task.case, task.step)
    writer = open_writer("openai", base_url=server.url, model="m", deadline=60)
    desk.start(task, writer)
    _until(lambda: "Thank" in desk.preview(task.case, task.step))
    began = time.monotonic()
    desk.stop(task.case, task.step)
    assert time.monotonic() - began < 0.3  # whoever presses does not wait
    assert not desk.writing(task.case, task.step)
    assert desk.stopped(task.case, task.step)
    _until(lambda: ended, 5)
    assert ended[0] - began < 3  # nobody goes on listening: the server may stop too
    assert desk.trouble(task.case, task.step) is None
    assert desk.current(task.case, task.step) == before
    desk.stop(task.case, task.step)
    desk.start(task, open_writer("template"))  # and again at once
    _until(lambda: len(desk.versions(task.case, task.step)) == 2)
    assert not desk.stopped(task.case, task.step)
    writer.close()
    desk.close()


def test_closing_the_desk_does_not_wait_for_a_slow_model(tmp_path: Path, serve: Any) -> None:
    desk, task = _desk(tmp_path)
    server = serve(slowly(json.dumps(GOOD), 60, []))
    writer = open_writer("openai", base_url=server.url, model="m", deadline=60)
    desk.start(task, writer)
    _until(lambda: desk.preview(task.case, task.step))
    began = time.monotonic()
    desk.close()
    assert time.monotonic() - began < 5
    assert desk.versions(task.case, task.step) == []
    writer.close()


def test_a_stop_before_the_call_breaks_it_off_too(brief: Brief, serve: Any) -> None:
    watch = Watch()
    watch.stop()
    writer = OpenAIWriter("m", base_url=serve(http({})).url, deadline=5)
    with pytest.raises(WriterError, match="stopped"):
        writer.write_watched(brief, PARTS, None, watch)
    writer.close()


def test_stopping_from_many_threads_at_once_is_one_stop(serve: Any) -> None:
    server, watch = serve(slowly(json.dumps(GOOD), 60, [])), Watch()
    threads = [threading.Timer(0.5, watch.stop) for _ in range(5)]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    made = thank_you(server.url, deadline=60, watch=watch)
    assert time.monotonic() - began < 10
    assert made.report.ready
    assert made.trouble is not None
    assert "stopped" in made.trouble


@given(st.integers(0, 400))
def test_a_half_written_answer_shows_what_there_is(cut: int) -> None:
    texts = {"opening": 'She said "grow", é日😀\n\\ and left.', "fit": "Elms."}
    for written in (json.dumps(texts), json.dumps(texts, ensure_ascii=False)):
        seen = read_so_far(written[:cut], texts)
        for name, text in seen.items():
            assert " ".join(texts[name].split()).startswith(text.rstrip("\\").strip('"').rstrip())
            text.encode()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", {}),
        ("<think>The opening", {}),
        ('<think>"fit": "no"</think>{"fit": "Yes', {"fit": "Yes"}),
        ("### opening\nThank y", {"opening": "Thank y"}),
        ("### opening\nThank you.\n\n### fi", {"opening": "Thank you. ### fi"}),
        ('{"other": "x", "fit": ""', {}),
        ('{"fit": "a\\x', {"fit": "a\\x"}),
    ],
)
def test_what_can_not_be_read_yet_is_not_shown(text: str, seen: dict[str, str]) -> None:
    assert read_so_far(text, ["opening", "fit"]) == seen


def test_without_a_watch_nothing_is_shown_and_nothing_streamed(brief: Brief, serve: Any) -> None:
    server = serve(http(completion(json.dumps(GOOD))))
    writer = OpenAIWriter("m", base_url=server.url, deadline=5)
    assert writer.write(brief, PARTS).parts
    writer.close()
    assert "stream" not in server.bodies[0]
