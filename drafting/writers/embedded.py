"""The embedded writer: a small model on this machine words one sentence from one fact.

A model this small can't write a letter. Shown a few examples and given the beginning of a
sentence, it words one note; several tries run at once, and the plain failures are sorted out
before the checks see them. Parts without a fact of the person are left to the template.
"""

import itertools
import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafting.brief import Brief, GivenFact, PartBrief
from drafting.errors import ModelStopped, WriterError
from drafting.writers.answers import Answer
from drafting.writers.base import Repair, Written
from drafting.writers.candidates import best_first
from drafting.writers.endpoint import Answers, Endpoint, Enough, Request
from drafting.writers.given import as_data, asked
from drafting.writers.notes import to_reader
from drafting.writers.server import ModelServer
from drafting.writers.shape import shape_of
from prompts import Prompt, load

LONGEST = 240  # characters of a fact that still is one sentence
EXAMPLES = 4
OPENINGS = 2  # greedy tries, each with another beginning
SAMPLES = 2  # tries with a beginning of its own, when it writes again
MOST = 4  # candidates for a part
ENOUGH, GOOD = 2, 0.9  # so many sentences above this score, and a fact needs no more tries
_PROMPTS = {"note": "specific", "interest": "interest", "strength": "fit"}

_Said = Mapping[tuple[str, str], list[str]]
"""What was said, by part and fact."""


@dataclass(frozen=True)
class _Try:
    """One request for one fact, and the beginning that it was given."""

    fact: str
    opening: str
    request: Request


class EmbeddedWriter:
    """Words parts with a GGUF model in a child process of ours (drafting.writers.server).

    `model` is the path of a GGUF file, or None for the small default model; `deadline` the seconds
    for one `write` once the model is loaded. Opening it does nothing yet.
    """

    name = "embedded"

    def __init__(self, model: str | None = None, *, deadline: float = 20.0) -> None:
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
        threading.Thread(target=_load_prompts, name="prompts", daemon=True).start()

    def warm(self) -> None:
        """Load the model and wait until it is ready. Raises `WriterError`."""
        self._connected()
        _load_prompts()

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
        asked_of = [(part, fact) for part in wanted for fact in part.facts]
        rows = [_tries(brief, fact, again=bool(repairs)) for _, fact in asked_of]

        def enough(number: int, answers: Answers) -> bool:
            said = _texts(rows[number], answers)
            return len(_sentences(brief, *asked_of[number], said, least=GOOD)) >= ENOUGH

        answers = self._ask(endpoint, rows, enough)
        told = [answer for row in answers for answer in row if isinstance(answer, Answer)]
        said = {
            (part.part, fact.id): _texts(row, row_answers)
            for (part, fact), row, row_answers in zip(asked_of, rows, answers, strict=True)
        }
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

    def _ask(
        self, endpoint: Endpoint, rows: Sequence[Sequence[_Try]], enough: Enough
    ) -> list[Answers]:
        try:
            answers = endpoint.ask_rows([[one.request for one in row] for row in rows], enough)
        except WriterError:
            raise ModelStopped(_STOPPED) from None
        if not self._server.alive:
            raise ModelStopped(_STOPPED)
        if all(isinstance(answer, WriterError) for row in answers for answer in row):
            raise ModelStopped(_NO_ANSWER)
        return answers


_STOPPED = "The embedded model was stopped: write again to start it."
_NO_ANSWER = (
    "The embedded model gave no usable answer in time: write again, or choose another model file "
    "in the settings."
)


def _load_prompts() -> None:
    """The prompts' library takes a second to load: better while the model loads."""
    for name in _PROMPTS.values():
        load(f"parts/{name}")


def _of_facts(part: PartBrief) -> bool:
    return bool(part.facts) and all(_prompt(fact) is not None for fact in part.facts)


def _prompt(fact: GivenFact) -> Prompt | None:
    name = _PROMPTS.get(fact.id.partition(":")[0])
    return load(f"parts/{name}") if name else None


def _tries(brief: Brief, fact: GivenFact, *, again: bool) -> list[_Try]:
    """The tries for one fact, which share their examples and so the server's cache of a slot."""
    prompt = _prompt(fact)
    assert prompt is not None
    turn = brief.seed + brief.place + brief.wishes.variation
    note = _note(fact)
    values = {"note": note, "role": as_data(brief.role)}
    chat = prompt.chat(
        _turned(prompt.examples, turn * 2, EXAMPLES), **{n: values[n] for n in prompt.variables}
    )
    options = {
        "model": "embedded",
        "max_tokens": 16 + len(note) // 3,
        "stop": ["\n"],
    }
    beginnings = prompt.openings.get(shape_of(note), ())
    tries = []
    for opening in _turned(beginnings, turn + _number(fact) + again * OPENINGS, OPENINGS):
        begun = opening.replace("{role}", values["role"])
        messages = [*chat, {"role": "assistant", "content": begun}]
        tries.append(_Try(fact.id, begun, (messages, {**options, "temperature": 0})))
    if tries:
        kept = {"temperature": 0, "extra_body": {"grammar": _grammar(fact, note)}}
        tries.append(replace(tries[0], request=(tries[0].request[0], {**options, **kept})))
    how = {"temperature": 0.6, "n": SAMPLES, "seed": turn} if again else {"temperature": 0}
    return [*tries, _Try(fact.id, "", (chat, {**options, **how}))]


def _grammar(fact: GivenFact, note: str) -> str:
    """The note as it stands, after a small word of the model's choice: nothing of it gets lost."""
    if shape_of(note) != "noun":
        return f"root ::= {json.dumps(f' {note}.', ensure_ascii=False)}"
    words = ("the", "your") if fact.id.startswith("note:") else ("the", "a", "an")
    choice = " | ".join(json.dumps(f" {word}") for word in words)
    return f"root ::= ({choice})? {json.dumps(f' {note}.', ensure_ascii=False)}"


def _note(fact: GivenFact) -> str:
    text = as_data(fact.text)
    return to_reader(text) if fact.id.startswith("note:") else text.rstrip(".")


def _number(fact: GivenFact) -> int:
    number = fact.id.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0


def _turned(items: Sequence[Any], turn: int, most: int) -> list[Any]:
    """Up to `most` of `items`, from another one on at each turn."""
    if not items:
        return []
    start = turn % len(items)
    return [*items[start:], *items[:start]][:most]


def _texts(row: Sequence[_Try], answers: Answers) -> list[str]:
    """What was said to the tries of one fact; a row may have ended early."""
    return [
        _joined(one.opening, text)
        for one, answer in zip(row, answers, strict=False)
        if isinstance(answer, Answer)
        for text in answer.texts
    ]


def _joined(opening: str, text: str) -> str:
    """The sentence with its given beginning; some servers say it again, ours doesn't."""
    if not opening or text.lstrip().startswith(opening):
        return text
    return f"{opening} {text.lstrip()}"


def _worded(
    brief: Brief,
    parts: Sequence[PartBrief],
    said: _Said,
    repairs: Mapping[str, Repair],
) -> dict[str, tuple[str, ...]]:
    worded = {}
    for part in parts:
        before = repairs[part.part].text if part.part in repairs else None
        texts = [text for text in _candidates(brief, part, said) if text != before]
        if texts:
            worded[part.part] = tuple(texts[:MOST])
    return worded


def _candidates(brief: Brief, part: PartBrief, said: _Said) -> Iterable[str]:
    """One sentence for each fact, joined; the best of each first. Every fact is said or none."""
    ranked = [
        _sentences(brief, part, fact, said.get((part.part, fact.id), [])) for fact in part.facts
    ]
    combinations = sorted(itertools.product(*(range(len(texts)) for texts in ranked)), key=sum)
    for places in combinations:
        chosen = [texts[place] for texts, place in zip(ranked, places, strict=True)]
        joined = " ".join(chosen)
        if _begin_unlike(chosen) and len(joined.split()) <= part.max_words:
            yield joined


def _sentences(
    brief: Brief, part: PartBrief, fact: GivenFact, texts: Sequence[str], least: float = 0.0
) -> tuple[str, ...]:
    prompt = _prompt(fact)
    assert prompt is not None
    frame = [text for openings in prompt.openings.values() for text in openings]
    return best_first(
        texts,
        fact=_note(fact),
        frame=[*frame, *_frames(prompt)],
        most_words=part.max_words,
        names=f"{brief.role} {brief.company}",
        least=least,
    )[:MOST]


def _frames(prompt: Prompt) -> Iterable[str]:
    """What the examples' answers say beyond their notes."""
    for example in prompt.examples:
        told = set(example["note"].lower().split())
        yield " ".join(
            word for word in example["answer"].split() if word.strip(".").lower() not in told
        )


def _begin_unlike(sentences: Sequence[str]) -> bool:
    begun = [" ".join(sentence.lower().split()[:3]) for sentence in sentences]
    return len(set(begun)) == len(begun)
