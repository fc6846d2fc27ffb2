"""How one fact is asked for: which beginnings, in which order, and what was made of the answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from drafting.brief import Brief, PartBrief
from drafting.writers.answers import Answer
from drafting.writers.base import Discarded
from drafting.writers.candidates import Beginnings, Frame, bare, faults
from drafting.writers.endpoint import Answers, Request
from drafting.writers.given import as_data
from drafting.writers.material import Material
from drafting.writers.template.slots import slots_for
from guardrails.checks.text import Text
from prompts import Chat, load

AGAIN = 2  # free tries when a part is written again
_ALIKE = 82.0  # of 100: below what the checks call the same sentence
_BEGINS = 4  # words that make two beginnings alike
_STEP = 2  # beginnings from one reader of a panel to the next: a letter has about two topics


@dataclass(frozen=True)
class Try:
    """One request, and the beginning that it was given."""

    opening: str
    request: Request


@dataclass
class FactTries:
    """The tries for one fact of a part, and the sentences that came of them."""

    part: str
    material: Material
    tries: tuple[Try, ...]
    beginnings: Beginnings
    most_words: int
    wanted: int = 1
    good: list[str] = field(default_factory=list)
    bad: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def heard(self, place: int, answer: object) -> None:
        """Judge what was said to the try at `place`; an answer that never came says nothing."""
        for text in answer.texts if isinstance(answer, Answer) else ():
            sentence = bare(_joined(self.tries[place].opening, text))
            wrong = (
                faults(sentence, self.material.text, self.beginnings, self.most_words)
                if sentence
                else ("form.not_a_sentence",)
            )
            if wrong:
                self.bad.setdefault(sentence or text, wrong)
            elif sentence not in self.good:
                self.good.append(sentence)

    @property
    def discarded(self) -> tuple[Discarded, ...]:
        """What was said and cannot stand, with the reasons."""
        return tuple(Discarded(text=text, because=why) for text, why in self.bad.items())


@dataclass
class Row:
    """Facts that share a prompt, asked for one after another so that the model reads it once."""

    facts: Sequence[FactTries]

    @property
    def requests(self) -> list[Request]:
        """Every request, in order."""
        return [one.request for fact in self.facts for one in fact.tries]

    def needed(self, place: int, answers: Answers) -> bool:
        """Judge the last answer; whether the fact at `place` still wants for a sentence."""
        if answers:
            fact, at = self._at(place - 1)
            fact.heard(at, answers[-1])
        fact, _ = self._at(place)
        return len(fact.good) < fact.wanted

    def done(self, answers: Answers) -> None:
        """Judge the last answer of all."""
        fact, at = self._at(len(self.requests) - 1)
        fact.heard(at, answers[-1])

    def _at(self, place: int) -> tuple[FactTries, int]:
        return [(fact, at) for fact in self.facts for at in range(len(fact.tries))][place]


def tries_for(
    brief: Brief, part: PartBrief, place: int, material: Material, *, again: bool
) -> FactTries | None:
    """The tries for the part's fact at `place`: a beginning to go on from, a choice of the others.

    When it is written `again`, beginnings of the model's own as well. Every reader of a panel,
    every regenerating and every fact of a part gets other frames. None where each of them would say
    what another text says: the template has more ways.
    """
    prompt = load(f"parts/{material.prompt}")
    position = as_data(slots_for(brief)["the_position"])
    values = {"note": material.text, "position": position}
    chat = prompt.chat(prompt.examples, **{name: values[name] for name in prompt.variables})
    frames = {
        shape: [Frame.of(one, position) for one in found]
        for shape, found in prompt.openings.items()
    }
    unused = _in_order(frames[material.shape], material.text, brief)[place :: len(part.facts)]
    fitting = unused[again:] or unused  # the first one was asked before
    if not fitting:
        return None
    options = {"model": "embedded", "max_tokens": 64 + len(material.text) // 2, "stop": ["\n"]}
    known = [frame for found in frames.values() for frame in found]
    return FactTries(
        part=part.part,
        material=material,
        tries=tuple(_tries(chat, fitting, material.text, options, _turn(brief) if again else None)),
        beginnings=Beginnings.of(frames[material.shape], known, position),
        most_words=part.max_words,
        wanted=2 if again else 1,
    )


def _tries(
    chat: Chat, fitting: Sequence[Frame], text: str, options: dict[str, Any], seed: int | None
) -> Iterator[Try]:
    """In the order in which they are asked; with a `seed` some are the model's own."""
    greedy = {**options, "temperature": 0}
    begun = next((frame.lead for frame in fitting if frame.lead and not frame.tail), None)
    if begun:
        yield Try(begun, ([*chat, {"role": "assistant", "content": begun}], greedy))
    if seed is not None:
        yield Try("", (chat, {**options, "temperature": 0.6, "n": AGAIN, "seed": seed}))
    others = [frame for frame in fitting if frame.lead != begun] or fitting
    yield Try("", (chat, {**greedy, "extra_body": {"grammar": _grammar(others, text)}}))


def _grammar(frames: Sequence[Frame], text: str) -> str:
    """One of these frames, whichever the model finds likeliest, around the fact word for word."""
    choice = " | ".join(json.dumps(frame.around(text), ensure_ascii=False) for frame in frames)
    return f"root ::= {choice}"


def _in_order(frames: Sequence[Frame], text: str, brief: Brief) -> list[Frame]:
    """From another one on at each turn, without those that would repeat another text.

    Those whose beginning another text has come into it only where there are no others.
    """
    start = _turn(brief) * _STEP % len(frames)
    said = [sentence.text for body in brief.avoid for sentence in Text(body).sentences]
    unlike = [
        frame
        for frame in [*frames[start:], *frames[:start]]
        if not any(fuzz.ratio(frame.around(text).lower(), one.lower()) > _ALIKE for one in said)
    ]
    begun = {_beginning(sentence) for sentence in said}
    return [frame for frame in unlike if _beginning(frame.around(text)) not in begun] or unlike


def _beginning(sentence: str) -> str:
    return " ".join(sentence.lower().split()[:_BEGINS])


def _turn(brief: Brief) -> int:
    return brief.seed + brief.place + brief.wishes.variation


def _joined(opening: str, text: str) -> str:
    """The sentence with its given beginning; some servers say it again, ours doesn't."""
    if not opening or text.lstrip().startswith(opening):
        return text
    return f"{opening} {text.lstrip()}"
