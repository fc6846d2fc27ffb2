"""A second opinion on each sentence: how like it is to sentences that put a reader off.

A phrase finds the wording that it names. `rules/tone/weights.tsv` weighs words and pairs of
neighbours, learnt from the sentences in tests/corpus/tone/teaching (bench/tone_weights.py), so
that a new wording of an old sin is found too. A sentence is a sin where the weights add up to
more than `BAR`, for sure where they are `SURE` above it; which one, say the words that speak
loudest for one.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from guardrails.checks.tone.tokens import Tokens

STEM = 6
"""How many letters of a word count: enough to tell words apart, few enough for their endings."""
BAR = 1.5
"""What a sentence must weigh to be worth a look; higher finds less and errs less."""
SURE = 2.2
"""How far above the bar it is a sin for sure."""
LONGEST = 80
"""A longer sentence is judged in pieces of so many words."""
_ENDS = frozenset(".!?¶")
_FEWEST = 3
_RULES = {"jokes": "joke"}


@dataclass(slots=True)
class Table:
    """What each mark weighs, by the kind of message, and for which sins it speaks how loudly."""

    weights: dict[str, dict[str, float]] = field(default_factory=dict)
    voices: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    start: float = 0.0

    def of(self, kind: str) -> Mapping[str, float]:
        """The weights in a message of this kind."""
        return self.weights.get(kind) or self.weights.get("*", {})


def sentences(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The words from, and up to, of each sentence long enough to be judged."""
    first = 0
    for place, word in enumerate((*tokens.words, ".")):
        if word in _ENDS or place - first == LONGEST:
            if place - first >= _FEWEST:
                yield first, place + (word in "!?")
            first = place + (word in _ENDS)


def marks(words: Sequence[str]) -> list[str]:
    """What is weighed: the beginning of each word, its pair with the one before, and its class."""
    found: list[str] = []
    before = "^"
    for stem, of_class in map(_read, words):
        found += (stem, f"{before} {stem}", of_class) if of_class else (stem, f"{before} {stem}")
        before = stem
    return found


@lru_cache(maxsize=8192)
def _read(word: str) -> tuple[str, str]:
    """The beginning of a word, and its class if it has one."""
    stem = "#" if word[0].isdigit() else word[:STEM]
    return stem, the_classes().get(stem, "")


def weigh(words: Sequence[str], kind: str) -> float:
    """How far above the bar, or below it, a sentence of a message of this kind weighs."""
    table = the_table()
    weights = table.of(kind)
    total = sum([weight for weight in map(weights.get, marks(words)) if weight is not None])
    return float(total / math.sqrt(len(words) + 1)) + table.start - BAR


def sins(words: Sequence[str]) -> list[str]:
    """The sins that the words speak of, loudest first."""
    voices = the_table().voices
    sums: dict[str, float] = {}
    for mark in marks(words):
        for sin, voice in voices.get(mark, ()):
            sums[sin] = sums.get(sin, 0.0) + voice
    return sorted(sums, key=lambda sin: -sums[sin])


def rule_of(sin: str) -> str:
    """The rule that is broken by a sentence like those that teach this sin."""
    return f"tone.{_RULES.get(sin, sin)}"


@cache
def the_classes() -> Mapping[str, str]:
    """The class of each word that has one, by the word's beginning; the first that names it."""
    path = files("guardrails") / "rules" / "tone" / "classes.txt"
    found: dict[str, str] = {"#": "@one"}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            name, *words = line.split()
            for word in words:
                found.setdefault(word[:STEM], f"@{name}")
    return found


@cache
def the_table() -> Table:
    """The project's own table."""
    path = files("guardrails") / "rules" / "tone" / "weights.tsv"
    return read_table(path.read_text(encoding="utf-8").splitlines())


def read_table(lines: Iterable[str]) -> Table:
    """The table that `lines` hold: mark, kind ("*" for any), weight and voices, tabs between.

    The mark "=" is what every sentence starts with. A line that begins "# " is a remark. The
    lines for any kind stand before those for one.
    """
    table = Table({"*": {}})
    more: list[tuple[str, str, float]] = []
    for line in lines:
        if line.startswith("# "):
            continue
        mark, kind, weight, voices = line.split("\t")
        if mark == "=":
            table.start = float(weight)
        elif kind == "*":
            table.weights["*"][mark] = float(weight)
            table.voices[mark] = tuple(_voices(voices))
        else:
            more.append((kind, mark, float(weight)))
    for kind, mark, weight_here in more:
        weights = table.weights.setdefault(kind, dict(table.weights["*"]))
        weights[mark] = weights.get(mark, 0.0) + weight_here
    return table


def _voices(text: str) -> Iterator[tuple[str, float]]:
    for voice in text.split():
        sin, _, loud = voice.partition(":")
        yield sin, float(loud)
