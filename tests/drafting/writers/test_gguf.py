"""What a model's file says of it decides how it is asked: by sentences, or for a whole letter."""

import json
import math
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import draft
from drafting.brief import Brief
from drafting.errors import ModelStopped
from drafting.writers import gguf, modelfile, server
from drafting.writers.embedded import EmbeddedWriter
from drafting.writers.server import Address, ModelServer
from drafting.writers.watch import Watch
from guardrails import plan

from .conftest import completion, http, streamed
from .letters import DAY, facts

PARTS = ["opening", "specific", "interest", "fit"]
GOOD = {
    "opening": "Thank you for your time. It was good to meet you and to learn about Kew Nurseries.",
    "specific": "Our conversation about how young oaks are watered has stayed with me.",
    "interest": "I am very interested in the Arborist position, because old trees matter to me.",
    "fit": "I felled 90 elms, and I believe that this makes me a good fit.",
    "closing": "I look forward to speaking with you again.",
}
SMALL, LARGE = (576, 49152), (2048, 1000, 1000)
KINDS = {int: "I", float: "f", bool: "?"}


def text(words: str) -> bytes:
    return struct.pack("<Q", len(words.encode())) + words.encode()


def value(given: Any) -> bytes:
    if isinstance(given, str):
        return struct.pack("<I", 8) + text(given)
    if isinstance(given, list):
        inner = b"".join(
            text(one) if isinstance(one, str) else struct.pack("<i", one) for one in given
        )
        kind = 8 if isinstance(given[0], str) else 5
        return struct.pack("<IIQ", 9, kind, len(given)) + inner
    numbers = {v: k for k, v in gguf._FIXED.items()}
    form = KINDS[type(given)]
    return struct.pack(f"<I{form}", numbers[form], given)


def header(tensors: Sequence[Sequence[int]], said: Mapping[str, Any], *, version: int = 3) -> bytes:
    """A GGUF header, as the format's description has it."""
    pairs = b"".join(text(name) + value(given) for name, given in said.items())
    infos = b"".join(
        text(f"blk.{place}")
        + struct.pack(f"<I{len(sizes)}Q", len(sizes), *sizes)
        + struct.pack("<IQ", 2, 0)
        for place, sizes in enumerate(tensors)
    )
    return b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(said)) + pairs + infos


SAID = {
    "general.architecture": "llama",
    "llama.context_length": 4096,
    "llama.rope.freq_base": 1.5,
    "tokenizer.ggml.add_bos_token": False,
    "tokenizer.ggml.tokens": ["a", "bé", ""],
    "tokenizer.ggml.token_type": [1, 2, 3],
    "tokenizer.chat_template": "{{ messages }}",
}


def written(folder: Path, sizes: Sequence[int], said: Mapping[str, Any] = SAID) -> Path:
    path = folder / "some.gguf"
    path.write_bytes(header([sizes, (10,)], said) + bytes(2_000))
    return path


@pytest.mark.parametrize("sizes", [SMALL, LARGE])
def test_the_size_is_counted_from_the_tensors(sizes: Sequence[int], tmp_path: Path) -> None:
    found = gguf.describe(written(tmp_path, sizes))
    assert found.parameters == math.prod(sizes) + 10
    assert found.large == (sizes == LARGE)
    assert (found.context, found.chat_template) == (4096, True)


def test_what_the_file_does_not_say_is_not_made_up(tmp_path: Path) -> None:
    found = gguf.describe(written(tmp_path, LARGE, {"general.architecture": "llama"}))
    assert (found.context, found.chat_template, found.large) == (0, False, True)
    odd = gguf.describe(written(tmp_path, SMALL, {"a": "b", "None.context_length": "long"}))
    assert (odd.context, odd.large) == (0, False)


@pytest.mark.parametrize("size", [5_000, 700 << 20])
def test_without_a_header_the_files_size_decides(size: int, tmp_path: Path) -> None:
    path = tmp_path / "old.gguf"
    with path.open("wb") as file:
        file.write(header([], {}, version=9))
        file.truncate(size)  # a sparse file: nothing of it is on the disk
    found = gguf.describe(path)
    assert (found.parameters, found.bytes) == (0, size)
    assert found.large == (size > 1_000_000)


ONE_PAIR = b"GGUF" + struct.pack("<IQQ", 3, 0, 1)
HUGE = struct.pack("<Q", 1 << 60)
BROKEN = {
    "nothing": b"",
    "no magic": b"GGML" + bytes(100),
    "too many tensors": b"GGUF" + struct.pack("<I", 3) + HUGE + HUGE,
    "a text without end": ONE_PAIR + HUGE,
    "a kind that is none": ONE_PAIR + text("a") + struct.pack("<I", 77),
    "an array without end": ONE_PAIR + text("a") + struct.pack("<II", 9, 8) + HUGE,
    "arrays in arrays": ONE_PAIR + text("a") + struct.pack("<I", 9)
    + struct.pack("<IQ", 9, 1) * 90_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_header_that_is_broken_is_no_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.gguf"
    path.write_bytes(BROKEN[name])
    assert gguf.describe(path) == gguf.Model(bytes=len(BROKEN[name]))


@given(cut=st.integers(0, 300), put=st.binary(max_size=12))
def test_no_bytes_are_an_error(cut: int, put: bytes, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("gguf") / "x.gguf"
    whole = header([SMALL], SAID)
    path.write_bytes(whole[:cut] + put + whole[cut + len(put) :])
    assert gguf.describe(path).bytes == path.stat().st_size


@pytest.mark.model
@pytest.mark.skipif(
    not (modelfile.default_file() or Path("-")).is_file(), reason="the model's file is not here"
)
def test_the_default_model_is_a_small_one() -> None:
    found = gguf.describe(modelfile.find_model())
    assert 130_000_000 < found.parameters < 140_000_000
    assert found.chat_template
    assert not found.large
    assert not EmbeddedWriter().whole


def test_a_large_model_gets_the_room_for_a_letter(tmp_path: Path) -> None:
    small, large = (server._room(written(tmp_path, sizes)) for sizes in (SMALL, LARGE))
    assert (small["slots"], small["context"]) == (server.SLOTS, server.CONTEXT)
    assert (large["slots"], large["context"]) == (1, 4096)  # no more than it was made for
    more = server._room(written(tmp_path, LARGE, {"general.architecture": "x"}))
    assert more["context"] == server.WHOLE_CONTEXT
    assert server._room(tmp_path / "gone.gguf")["slots"] == server.SLOTS


@pytest.fixture
def large(tmp_path: Path, serve: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A writer with a large model, which is a server on a socket that answers so."""
    writers: list[EmbeddedWriter] = []

    def start(*answers: Any, alive: bool = True, deadline: float = 5) -> Any:
        found = serve(*answers)
        address = Address(found.url.removesuffix("/v1"), "key-of-ours")
        monkeypatch.setattr(ModelServer, "address", lambda _self: address)
        monkeypatch.setattr(ModelServer, "alive", property(lambda _self: alive))
        writer = EmbeddedWriter(str(written(tmp_path, LARGE)), deadline=deadline)
        writers.append(writer)
        return writer, found

    yield start
    for writer in writers:
        writer.close()


def test_a_large_model_words_all_parts_in_one_call(large: Any, brief: Brief) -> None:
    writer, found = large(http(completion(json.dumps(GOOD))))
    made = writer.write(brief, [*PARTS, "ask"])
    assert made.parts == {name: (GOOD[name],) for name in PARTS}
    assert (made.tokens_in, made.tokens_out) == (11, 7)
    (body,) = found.bodies
    assert body["response_format"]["json_schema"]["schema"]["required"] == PARTS
    assert b"Bearer key-of-ours" in found.received[0]
    assert writer.follows_wishes


def test_its_draft_is_checked_and_signed_like_any_other(large: Any) -> None:
    writer, found = large(streamed(json.dumps(GOOD)))
    application, watch = facts(), Watch()
    step = plan(application, DAY).steps[0]
    made = draft(application, step, writer=writer, on=DAY, watch=watch)
    assert made.report.ready
    assert {part.by for part in made.parts} == {"embedded"}
    assert found.bodies[0]["stream"]
    assert "stayed with me" in watch.text


def test_it_reads_what_never_changes_before_the_first_letter(large: Any, brief: Brief) -> None:
    writer, found = large(http(completion("x")))
    writer.warm()
    (warmed,) = found.bodies
    assert warmed["max_tokens"] == 1
    with pytest.raises(ModelStopped):
        writer.write(brief, PARTS)
    assert found.bodies[1]["messages"][0] == warmed["messages"][0]


def test_nothing_to_write_asks_nobody(large: Any, brief: Brief) -> None:
    writer, found = large(http(completion("x")))
    assert writer.write(brief, ["ask"]).parts == {}
    assert found.received == []


@pytest.mark.parametrize(
    ("answer", "alive", "why"),
    [
        (http(completion("Dear")), True, "no usable answer"),
        (lambda connection: connection.recv(1), True, "no usable answer"),
        (http({}, 500), True, "was stopped"),
        (http(completion("Dear")), False, "was stopped"),
    ],
    ids=["no parts", "no answer", "an error", "gone"],
)
def test_what_goes_wrong_is_told_in_the_words_of_this_machine(
    answer: Any, alive: bool, why: str, large: Any, brief: Brief
) -> None:
    writer, _ = large(answer, alive=alive, deadline=0.5)
    with pytest.raises(ModelStopped, match=why):
        writer.write(brief, PARTS)


def test_a_stop_is_told_as_one(large: Any, brief: Brief) -> None:
    writer, _ = large(http(completion("x")))
    watch = Watch()
    watch.stop()
    with pytest.raises(ModelStopped, match="Writing was stopped"):
        writer.write_watched(brief, PARTS, None, watch)


def test_a_text_that_ends_in_the_middle_or_never_is_no_header(tmp_path: Path) -> None:
    whole = written(tmp_path, SMALL).read_bytes()
    place = whole.index(b"general.architecture") - 8
    for length in (5 << 20, 10_000):
        spoilt = tmp_path / "spoilt.gguf"
        spoilt.write_bytes(whole[:place] + struct.pack("<Q", length) + whole[place + 8 :][:100])
        assert gguf.describe(spoilt) == gguf.Model(bytes=spoilt.stat().st_size)
