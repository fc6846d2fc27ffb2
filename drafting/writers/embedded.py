"""The embedded writer: a small model on this machine words one sentence from one fact.

A model this small can't write a letter. Shown a few examples and given the beginning of a
sentence, it words one note; several tries run at once, and the plain failures are sorted out
before the checks see them. Parts without a fact of the person are left to the template.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafting.brief import Brief, GivenFact, PartBrief
from drafting.errors import ModelStopped, WriterError
from drafting.writers.answers import Answer
from drafting.writers.base import Repair, Written
from drafting.writers.candidates import best_first
from drafting.writers.endpoint import Endpoint, Messages
from drafting.writers.given import as_data, asked
from drafting.writers.server import ModelServer
from drafting.writers.shape import shape_of
from prompts import Prompt, load

LONGEST = 240  # characters of a fact that still is one sentence
EXAMPLES = 5
OPENINGS = 3  # greedy tries, each with another beginning
SAMPLES = 2  # more tries with a free beginning
MOST = 4  # candidates for a part
_PROMPTS = {"note": "specific", "interest": "interest", "strength": "fit"}


@dataclass(frozen=True)
class _Try:
    """One request for one fact, and the beginning that it was given."""

    fact: str
    opening: str
    messages: Messages
    options: Mapping[str, Any]


class EmbeddedWriter:
    """Words parts with a GGUF model in a child process of ours (drafting.writers.server).

    `model` is the path of a GGUF file, or None for the small default model; `deadline` the seconds
    for one `write` once the model is loaded. Opening it does nothing yet.
    """

    name = "embedded"

    def __init__(self, model: str | None = None, *, deadline: float = 30.0) -> None:
        self._server = ModelServer(model)
        self._deadline = deadline
        self._endpoint: Endpoint | None = None
        self._url = ""

    @property
    def state(self) -> str:
        """How far the model is, in a person's words; asking never waits."""
        return self._server.state

    def start(self) -> None:
        """Begin to load the model; returns at once. What goes wrong stands in `state`."""
        self._server.start()

    def warm(self) -> None:
        """Load the model and wait until it is ready. Raises `WriterError`."""
        self._connected()

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word what the model is good for: parts that rest on the person's own facts.

        Raises `ModelMissing`, `ModelDamaged` or `ModelStopped`.
        """
        wanted = [part for part in asked(brief, list(parts), longest=LONGEST) if _of_facts(part)]
        if not wanted:
            return Written()
        endpoint = self._connected()
        again = len(repairs or {})
        tries = [
            one for part in wanted for fact in part.facts for one in _tries(brief, fact, again)
        ]
        answers = self._ask(endpoint, tries)
        said = _by_fact(tries, answers)
        told = [answer for answer in answers if isinstance(answer, Answer)]
        return Written(
            parts=_worded(brief, wanted, said, repairs or {}),
            tokens_in=sum(answer.tokens_in for answer in told),
            tokens_out=sum(answer.tokens_out for answer in told),
        )

    def close(self) -> None:
        """End the model's process, and a `write` that waits for it. May be called twice."""
        self._server.close()
        if self._endpoint is not None:
            self._endpoint.close()

    def _connected(self) -> Endpoint:
        address = self._server.address()
        if self._endpoint is None or address.url != self._url:
            if self._endpoint is not None:
                self._endpoint.close()
            self._url = address.url
            self._endpoint = Endpoint(f"{address.url}/v1", address.key, deadline=self._deadline)
        return self._endpoint

    def _ask(self, endpoint: Endpoint, tries: Sequence[_Try]) -> list[Answer | WriterError]:
        try:
            answers = endpoint.ask_all([(one.messages, one.options) for one in tries])
        except WriterError:
            raise ModelStopped(_STOPPED) from None
        if not self._server.alive:
            raise ModelStopped(_STOPPED)
        if all(isinstance(answer, WriterError) for answer in answers):
            raise ModelStopped(_NO_ANSWER)
        return answers


_STOPPED = "The embedded model was stopped: write again to start it."
_NO_ANSWER = (
    "The embedded model gave no usable answer in time: write again, or choose another model file "
    "in the settings."
)


def _of_facts(part: PartBrief) -> bool:
    return bool(part.facts) and all(_prompt(fact) is not None for fact in part.facts)


def _prompt(fact: GivenFact) -> Prompt | None:
    name = _PROMPTS.get(fact.id.partition(":")[0])
    return load(f"parts/{name}") if name else None


def _tries(brief: Brief, fact: GivenFact, again: int) -> Iterable[_Try]:
    prompt = _prompt(fact)
    assert prompt is not None
    turn = brief.seed + brief.place + brief.wishes.variation + 3 * again
    note = as_data(fact.text)
    values = {"note": note, "role": as_data(brief.role)}
    chat = prompt.chat(
        _turned(prompt.examples, turn * 2, EXAMPLES), **{n: values[n] for n in prompt.variables}
    )
    number = int(fact.id.rpartition(":")[2]) if fact.id.rpartition(":")[2].isdigit() else 0
    beginnings = prompt.openings.get(shape_of(note), ())
    for opening in _turned(beginnings, turn + number, OPENINGS):
        begun = opening.replace("{role}", values["role"])
        messages = [*chat, {"role": "assistant", "content": begun}]
        yield _Try(fact.id, begun, messages, _options(note, temperature=0))
    yield _Try(fact.id, "", chat, _options(note, temperature=0))
    sampled = _options(note, temperature=0.6, n=SAMPLES, seed=turn)
    yield _Try(fact.id, "", chat, sampled)


def _options(note: str, **more: Any) -> dict[str, Any]:
    return {"model": "embedded", "max_tokens": 24 + len(note) // 2, "top_p": 0.9, **more}


def _turned(items: Sequence[Any], turn: int, most: int) -> list[Any]:
    """Up to `most` of `items`, from another one on at each turn."""
    if not items:
        return []
    start = turn % len(items)
    return [*items[start:], *items[:start]][:most]


def _by_fact(
    tries: Sequence[_Try], answers: Sequence[Answer | WriterError]
) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one, answer in zip(tries, answers, strict=True):
        texts = answer.texts if isinstance(answer, Answer) else ()
        said.setdefault(one.fact, []).extend(_joined(one.opening, text) for text in texts)
    return said


def _joined(opening: str, text: str) -> str:
    """The sentence with its given beginning; some servers say it again, ours doesn't."""
    if not opening or text.lstrip().startswith(opening):
        return text
    return f"{opening} {text.lstrip()}"


def _worded(
    brief: Brief,
    parts: Sequence[PartBrief],
    said: Mapping[str, list[str]],
    repairs: Mapping[str, Repair],
) -> dict[str, tuple[str, ...]]:
    worded = {}
    for part in parts:
        before = repairs[part.part].text if part.part in repairs else None
        texts = [text for text in _candidates(brief, part, said) if text != before]
        if texts:
            worded[part.part] = tuple(texts[:MOST])
    return worded


def _candidates(brief: Brief, part: PartBrief, said: Mapping[str, list[str]]) -> Iterable[str]:
    """One sentence for each fact, joined; the best of each first. Every fact is said or none."""
    most_words = part.max_words
    ranked = []
    for fact in part.facts:
        prompt = _prompt(fact)
        frame = [text for texts in prompt.openings.values() for text in texts] if prompt else []
        names = f"{brief.role} {brief.company}"
        texts = said.get(fact.id, [])
        ranked.append(
            best_first(
                texts, fact=as_data(fact.text), frame=frame, most_words=most_words, names=names
            )[:MOST]
        )
    combinations = sorted(itertools.product(*(range(len(texts)) for texts in ranked)), key=sum)
    for places in combinations:
        chosen = [texts[place] for texts, place in zip(ranked, places, strict=True)]
        joined = " ".join(chosen)
        if _begin_unlike(chosen) and len(joined.split()) <= most_words:
            yield joined


def _begin_unlike(sentences: Sequence[str]) -> bool:
    begun = [" ".join(sentence.lower().split()[:3]) for sentence in sentences]
    return len(set(begun)) == len(begun)
