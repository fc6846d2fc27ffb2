"""The guardrails around somebody else's model: nothing is lost, nothing is sent."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from langchain_core.messages import AIMessage
from langchain_core.runnables import RunnableLambda
from langchain_core.tracers.langchain import wait_for_all_tracers
from pytest_httpserver import HTTPServer

from drafting.guarding import Guard, GuardRunnable, Judged, NotReady, guarded
from drafting.writers.base import Repair
from guardrails import Application, InvalidInput, Message, MessageKind

FACTS = Application.model_validate(
    {
        "candidate": {"name": "Ines Moreau"},
        "company": "Quay Bakery",
        "role": "Baker",
        "people": [{"id": "tom", "name": "Tom Ashby", "email": "tom@example.com", "part": "lead"}],
        "interviews": [{"on": "2026-11-19", "met": ["tom"]}],
        "events": [{"on": "2026-11-24", "what": "received", "from": "tom", "text": "Not yet."}],
    }
)
GUARD = Guard(MessageKind.STATUS_REPLY, FACTS, "tom")
GOOD = (
    "Dear Tom,\n\nThank you for the update. I look forward to hearing from you. If there is "
    "anything else that you need from me, I am glad to send it.\n\nBest wishes,\nInes Moreau"
)
PUSHY = GOOD.replace("Thank you for the update.", "Thanks for the update. I need an answer now.")
STRANGER = PUSHY.replace("Dear Tom", "Dear Jerry")


def _of(texts: list[str], told: list[Repair | None]) -> Any:
    left = iter(texts)

    def write(repair: Repair | None) -> str:
        told.append(repair)
        return next(left)

    return write


def test_a_good_text_is_asked_for_once() -> None:
    told: list[Repair | None] = []
    judged = guarded(_of([GOOD], told), GUARD)
    assert judged.ready
    assert told == [None]


def test_a_bad_text_is_written_again_told_exactly_what_is_wrong() -> None:
    told: list[Repair | None] = []
    judged = guarded(_of([PUSHY, GOOD], told), GUARD)
    assert judged.message.body == GOOD
    assert told[1] is not None
    assert told[1].text == PUSHY
    assert any("I need an answer" in sentence for sentence in told[1].wrong)


def test_the_best_attempt_is_kept_when_none_is_ready() -> None:
    told: list[Repair | None] = []
    judged = guarded(_of([STRANGER, PUSHY, STRANGER], told), GUARD, rounds=2)
    assert judged.message.body == PUSHY
    assert not judged.ready
    assert len(told) == 3


def test_strict_raises_with_the_evidence() -> None:
    with pytest.raises(NotReady) as raised:
        guarded(_of([PUSHY], []), GUARD, rounds=0, strict=True)
    assert raised.value.judged.message.body == PUSHY
    assert "I need an answer" in str(raised.value)


def test_what_the_writer_raises_passes_through() -> None:
    def write(_: Repair | None) -> str:
        raise TimeoutError("the model sleeps")

    with pytest.raises(TimeoutError):
        guarded(write, GUARD)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"Subject: Thank you\n\n{GOOD}",
        AIMessage(content=GOOD),
        AIMessage(content=[{"type": "text", "text": GOOD}]),
        Message(body=GOOD),
        {"subject": "Thank you", "body": GOOD},
    ],
)
def test_a_text_comes_in_any_shape_that_a_chain_has(text: Any) -> None:
    judged = GuardRunnable(GUARD).invoke(text)
    assert judged.ready
    assert judged.message.body == GOOD


def test_a_wrong_id_is_a_fault() -> None:
    with pytest.raises(InvalidInput):
        Guard(MessageKind.THANK_YOU, FACTS, "nobody").judge(GOOD)


def test_it_stands_at_the_end_of_a_chain_and_falls_back() -> None:
    model = RunnableLambda(lambda _: AIMessage(content=PUSHY))
    template = RunnableLambda(lambda _: Judged(message=Message(body=GOOD), report=_report()))
    chain = (model | GuardRunnable(GUARD, strict=True)).with_fallbacks(
        [template], exceptions_to_handle=(NotReady,)
    )
    assert chain.invoke("write").message.body == GOOD


def _report() -> Any:
    return GUARD.judge(GOOD).report


@pytest.fixture
def traced(monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> Iterator[HTTPServer]:
    """Tracing switched on by the environment, to a server of ours."""
    from langsmith import utils

    for name in ("LANGSMITH", "LANGCHAIN"):
        monkeypatch.setenv(f"{name}_ENDPOINT", httpserver.url_for(""))
        monkeypatch.setenv(f"{name}_API_KEY", "made-up")
        monkeypatch.setenv(f"{name}_TRACING", "true")
        monkeypatch.setenv(f"{name}_TRACING_V2", "true")
    utils.get_env_var.cache_clear()
    yield httpserver
    utils.get_env_var.cache_clear()


def _sent(server: HTTPServer) -> int:
    wait_for_all_tracers()
    return sum(request.method != "GET" for request, _ in server.log)


def _apart(work: Callable[[], Judged]) -> Judged:
    """In a thread of its own: a browser test before this one leaves its loop running here."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_with_tracing_on_the_runnable_sends_nothing(traced: HTTPServer) -> None:
    runnable = GuardRunnable(GUARD)
    assert runnable.invoke(GOOD).ready
    assert all(judged.ready for judged in runnable.batch([GOOD, GOOD]))
    assert [judged.ready for judged in runnable.stream(GOOD)] == [True]
    assert _apart(lambda: asyncio.run(runnable.ainvoke(GOOD))).ready
    assert _sent(traced) == 0


def test_with_tracing_on_another_runnable_does_send(traced: HTTPServer) -> None:
    assert RunnableLambda(lambda text: text).invoke(GOOD) == GOOD
    assert _sent(traced) > 0
