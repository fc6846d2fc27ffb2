"""The embedded writer: a small model on this machine words one sentence from one fact.

A model this small can't write a letter. Shown a few examples and given the beginning of a
sentence, or the choice between several, it words one fact. What it says is judged here before the
checks see it (drafting.writers.candidates); parts without a fact of the person, and facts without
a sure form, are left to the template.
"""

import contextlib
import itertools
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from drafting.brief import Brief, PartBrief
from drafting.errors import ModelStopped, WriterError
from drafting.writers.answers import Answer
from drafting.writers.base import Discarded, Repair, Written
from drafting.writers.endpoint import Answers, Endpoint
from drafting.writers.given import asked
from drafting.writers.material import material_of
from drafting.writers.server import ModelServer
from drafting.writers.trying import FactTries, Row, tries_for
from guardrails import Message, MessageKind, check
from prompts import Chat, load

LONGEST = 240  # characters of a fact that still is one sentence
MOST = 4  # candidates for a part
_PROMPTS = ("specific", "interest", "fit")
T = TypeVar("T")


class EmbeddedWriter:
    """Words parts with a GGUF model in a child process of ours (drafting.writers.server).

    `model` is the path of a GGUF file, or None for the small default model; `deadline` the seconds
    for one `write` once the model is loaded. Opening it does nothing yet.
    """

    name = "embedded"

    def __init__(self, model: str | None = None, *, deadline: float = 20.0) -> None:
        self._server = ModelServer(model)
        self._deadline = deadline
        self._connecting = threading.Lock()
        self._endpoint: Endpoint | None = None
        self._url = ""

    @property
    def state(self) -> str:
        """How far the model is, in a person's words; asking never waits."""
        return self._server.state

    def start(self) -> None:
        """Begin to load the model; returns at once. What goes wrong stands in `state`."""
        self._server.start()
        threading.Thread(target=self._warm_quietly, name="model-warm", daemon=True).start()

    def warm(self) -> None:
        """Load the model, wait until it is ready, and let it read its examples once.

        Raises `WriterError`.
        """
        self._server.start()
        chats = [_examples(name) for name in _PROMPTS]  # a second to load: while the model does
        check(Message(body="-"), kind=MessageKind.THANK_YOU)  # another, for the rules
        first = {"model": "embedded", "max_tokens": 1}
        self._connected().ask_rows([[(chat, first)] for chat in chats])

    def _warm_quietly(self) -> None:
        with contextlib.suppress(WriterError):  # `state` says it, and the next `write` raises it
            self.warm()

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word what the model is good for: parts that rest on the person's own facts.

        Raises `ModelMissing`, `ModelDamaged` or `ModelStopped`.
        """
        wanted = asked(brief, list(parts), longest=LONGEST)
        tries = [one for part in wanted for one in _tries(brief, part, again=bool(repairs))]
        if not tries:
            return Written()
        rows = [Row(facts) for name in _PROMPTS if (facts := _of_prompt(tries, name))]
        told = self._ask(self._connected(), rows)
        return _worded(wanted, tries, repairs or {}).model_copy(
            update={
                "tokens_in": sum(answer.tokens_in for answer in told),
                "tokens_out": sum(answer.tokens_out for answer in told),
            }
        )

    def close(self) -> None:
        """End the model's process, and a `write` that waits for it. May be called twice."""
        self._server.close()
        if self._endpoint is not None:
            self._endpoint.close()

    def _connected(self) -> Endpoint:
        address = self._server.address()
        with self._connecting:
            if self._endpoint is None or address.url != self._url:
                if self._endpoint is not None:
                    self._endpoint.close()
                self._url = address.url
                self._endpoint = Endpoint(f"{address.url}/v1", address.key, deadline=self._deadline)
            return self._endpoint

    def _ask(self, endpoint: Endpoint, rows: Sequence[Row]) -> list[Answer]:
        """Ask for every row; what was said is then in its facts."""

        def needed(number: int, place: int, answers: Answers) -> bool:
            return rows[number].needed(place, answers)

        try:
            told = endpoint.ask_rows([row.requests for row in rows], needed)
        except WriterError:
            raise ModelStopped(_STOPPED) from None
        if not self._server.alive:
            raise ModelStopped(_STOPPED)
        answers = [one for row in told for one in row if isinstance(one, Answer)]
        if not answers:
            raise ModelStopped(_NO_ANSWER)
        for row, its in zip(rows, told, strict=True):
            row.done(its)
        return answers


_STOPPED = "The embedded model was stopped: write again to start it."
_NO_ANSWER = (
    "The embedded model gave no usable answer in time: write again, or choose another model file "
    "in the settings."
)


def _examples(name: str) -> Chat:
    """What stands before every fact of a prompt, in the server's memory once it was asked."""
    prompt = load(f"parts/{name}")
    return prompt.chat(prompt.examples, **dict.fromkeys(prompt.variables, "-"))


def _tries(brief: Brief, part: PartBrief, *, again: bool) -> list[FactTries]:
    """The tries for every fact of a part; none where one of them is better left alone."""
    tries: list[FactTries] = []
    for place, fact in enumerate(part.facts):
        material = material_of(fact, brief)
        found = tries_for(brief, part, place, material, again=again) if material else None
        if found is None:
            return []
        tries.append(found)
    return tries


def _of_prompt(tries: Sequence[FactTries], name: str) -> list[FactTries]:
    return [one for one in tries if one.material.prompt == name]


def _worded(
    parts: Sequence[PartBrief], tries: Sequence[FactTries], repairs: Mapping[str, Repair]
) -> Written:
    """What each part may say, and what could not stand."""
    worded: dict[str, tuple[str, ...]] = {}
    discarded: dict[str, tuple[Discarded, ...]] = {}
    for part in parts:
        before = repairs[part.part].text if part.part in repairs else None
        own = [one for one in tries if one.part == part.part]
        texts = {
            text: _why_not(chosen, part) for chosen in _chosen(own) if (text := " ".join(chosen))
        }
        worded[part.part] = tuple(
            text for text, why in texts.items() if not why and text != before
        )[:MOST]
        bad = [Discarded(text=text, because=(why,)) for text, why in texts.items() if why]
        discarded[part.part] = (*(one for facts in own for one in facts.discarded), *bad[:MOST])
    return Written(parts=_without_empty(worded), discarded=_without_empty(discarded))


def _chosen(tries: Sequence[FactTries]) -> Iterator[tuple[str, ...]]:
    """One sentence for each fact, the first of each first. Every fact is said or none."""
    return itertools.product(*(one.good for one in tries)) if tries else iter(())


def _why_not(sentences: Sequence[str], part: PartBrief) -> str | None:
    if sum(len(sentence.split()) for sentence in sentences) > part.max_words:
        return "form.too_long"
    begun = [" ".join(sentence.lower().split()[:3]) for sentence in sentences]
    return None if len(set(begun)) == len(begun) else "form.alike"


def _without_empty(found: Mapping[str, T]) -> dict[str, T]:
    return {name: one for name, one in found.items() if one}
