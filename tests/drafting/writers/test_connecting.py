"""Testing a connection: what an endpoint is found to do, or the one sentence that says why not."""

import json
import time
from typing import Any

import pytest

from drafting.errors import BadAnswer, EndpointRefused, EndpointTimeout, KeyMissing
from drafting.writers.openai import OpenAIWriter

from .conftest import completion, http

MODELS = http({"data": [{"id": name} for name in ("ash", "birch", "cedar", "damson", "elm")]})
READY = http(completion('{"reply": "ready"}'))
PLAIN = http(completion("ready"))


def writer_at(url: str, model: str | None = "birch", deadline: float = 5.0) -> OpenAIWriter:
    return OpenAIWriter(model, base_url=url, deadline=deadline)


def test_all_is_well(serve: Any) -> None:
    server = serve(MODELS, READY)
    writer = writer_at(server.url)
    found = writer.try_connection()
    writer.close()
    assert found.models == ("ash", "birch", "cedar", "damson", "elm")
    assert (found.model, found.schemas) == ("birch", True)
    assert 0 <= found.seconds < 5
    assert "birch gave a short answer" in found.sentence
    assert "schemas work" in found.sentence
    assert "ash, birch, cedar and 2 more" in found.sentence
    asked = json.loads(server.received[1].partition(b"\r\n\r\n")[2])
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert asked["model"] == "birch"


def test_without_a_name_the_first_one_is_tried(serve: Any) -> None:
    server = serve(MODELS, READY)
    writer = writer_at(server.url, None)
    assert writer.try_connection().model == "ash"
    writer.close()
    assert len(server.received) == 2


@pytest.mark.parametrize(
    "answers",
    [(http({}, 400), PLAIN), (http({}, 422), PLAIN), (PLAIN, PLAIN)],
    ids=["refuses", "does not understand", "passes them over"],
)
def test_without_schemas_plain_text_is_used_from_then_on(answers: Any, serve: Any) -> None:
    server = serve(http({"data": [{"id": "ash"}]}), *answers)
    writer = writer_at(server.url)
    found = writer.try_connection()
    assert not found.schemas
    assert "plain text" in found.sentence
    assert "models there: ash." in found.sentence
    assert b"response_format" not in server.received[-1]
    assert not writer._letter.schemas
    writer.close()


@pytest.mark.parametrize("listing", [http({}, 404), http("<html>"), http({}, 405)])
def test_an_endpoint_that_lists_nothing_may_still_answer(listing: bytes, serve: Any) -> None:
    writer = writer_at(serve(listing, READY).url)
    found = writer.try_connection()
    writer.close()
    assert found.models == ()
    assert "lists no models" in found.sentence


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ((http({}, 401),), KeyMissing),
        ((http({}, 500),), EndpointRefused),
        ((MODELS, http({}, 401)), KeyMissing),
        ((MODELS, http({}, 403)), EndpointRefused),
        ((MODELS, http({}, 400), http({}, 404)), EndpointRefused),
        ((MODELS, http("<html>"), http("<html>")), BadAnswer),
    ],
)
def test_what_is_wrong_is_one_sentence(answers: Any, error: type[Exception], serve: Any) -> None:
    writer = writer_at(serve(*answers).url)
    with pytest.raises(error) as caught:
        writer.try_connection()
    writer.close()
    assert str(caught.value).endswith(".")


def test_one_that_hangs_ends_at_the_deadline(serve: Any) -> None:
    server = serve(MODELS, lambda connection: connection.recv(1))
    writer = writer_at(server.url, deadline=0.5)
    began = time.monotonic()
    with pytest.raises(EndpointTimeout):
        writer.try_connection()
    writer.close()
    assert time.monotonic() - began < 4


def test_a_missing_key_is_told_before_anything_is_sent() -> None:
    writer = OpenAIWriter("m", base_url="https://llm.example.org/v1")
    with pytest.raises(KeyMissing):
        writer.try_connection()
    writer.close()


def test_no_model_named_and_none_listed(serve: Any) -> None:
    writer = writer_at(serve(http({"data": []})).url, None)
    with pytest.raises(EndpointRefused, match="lists no model"):
        writer.try_connection()
    writer.close()
