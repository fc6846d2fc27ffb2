"""Learns the weights of the tone rules' second opinion from sentences that people can read.

    python -m bench.tone_weights

reads tests/corpus/tone/teaching and the tuning half of the letters beside it, and writes
guardrails/rules/tone/weights.tsv. Nothing is drawn at random: the same sentences give the same
table. The method is ridge logistic regression on words, their classes and pairs of neighbours,
each scaled by how unevenly it stands in sinful and honest sentences.
"""

import itertools
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from guardrails.checks.text import Text
from guardrails.checks.tone.likeness import marks, sentences
from guardrails.checks.tone.rules import families
from guardrails.checks.tone.tokens import Tokens
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus" / "tone"
TABLE = ROOT / "guardrails" / "rules" / "tone" / "weights.tsv"
USUAL = MessageKind.THANK_YOU.value
ROUNDS, RIDGE, FEWEST = 250, 0.03, 2
Numbers = np.ndarray[tuple[int], np.dtype[Any]]
KIND_SHARE = 0.4
"""How readily a mark is learnt for one kind alone; most sins are sins in every kind."""
LEAST, LEAST_VOICE = 0.15, 0.3
PAID = frozenset({MessageKind.OFFER_REPLY, MessageKind.INFO_REPLY})
TAUGHT_HALVES = frozenset({"tuning", "aside", "blind"})
RULE_SINS = {
    "joke": "jokes", "gift": "jokes", "arrogance": "entitlement", "presuming": "entitlement",
    "ultimatum": "pressure", "deadline": "pressure", "disappointment": "guilt",
    "apology": "grovelling", "need_of_income": "hardship", "filler_phrase": "filler",
    "rejection_why": "rejection_argument", "bitterness": "rejection_argument",
    "blame": "comparison", "other_employer": "comparison", "request": "decision_question",
}  # fmt: skip
SINS = frozenset(
    "pressure guilt desperation entitlement flattery grovelling speaking_ill pay hardship jokes "
    "slang filler decision_question other_offers others_heard comparison presumption "
    "rejection_argument".split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a message of a kind; `sin` is empty where there is none."""

    words: tuple[str, ...]
    kind: str
    sin: str

    def marks(self) -> Iterator[tuple[str, str]]:
        """Each mark as it counts anywhere, and as it counts in this kind."""
        for mark in dict.fromkeys(marks(self.words)):
            yield mark, "*"
            if self.kind != USUAL:
                yield mark, self.kind


def learn(taught: list[Sentence]) -> tuple[dict[tuple[str, str], float], float]:
    """The weight of each mark, and the start: where the loss is least, in steps that gather pace.

    The loss is convex, so one more sentence moves it little.
    """
    counts = Counter(mark for sentence in taught for mark in sentence.marks())
    rows = [
        ([m for m in s.marks() if counts[m] >= FEWEST], 1.0 if s.sin else 0.0, len(s.words))
        for s in taught
    ]
    scale = _scales(rows)
    number = {mark: place for place, mark in enumerate(scale)}
    row = np.concatenate([np.full(len(held), place) for place, (held, _, _) in enumerate(rows)])
    column = np.array([number[mark] for held, _, _ in rows for mark in held])
    value = np.array([(length + 1) ** -0.5 for _, _, length in rows])[row]
    value *= np.array(list(scale.values()))[column]
    truth = np.array([sin for _, sin, _ in rows])
    weights, start = _least(row, column, value, truth, len(scale))
    return {mark: weights[place] * scale[mark] for mark, place in number.items()}, start


def _least(
    row: Numbers, column: Numbers, value: Numbers, truth: Numbers, marks: int
) -> tuple[Numbers, float]:
    """The weights and the start at which ridge logistic regression is least wrong."""
    steepest = np.ones(marks)
    for _ in range(15):
        at = np.bincount(row, value * steepest[column], len(truth))
        steepest = np.bincount(column, value * at[row], marks)
        most = float(np.linalg.norm(steepest))
        steepest /= most
    pace, pace_of_start = 1 / (most / 4 + RIDGE), 1 / (len(truth) / 4 + most / 4)
    weights, start, ahead, start_ahead, turn = np.zeros(marks), 0.0, np.zeros(marks), 0.0, 1.0
    for _ in range(ROUNDS):
        total = np.bincount(row, value * ahead[column], len(truth)) + start_ahead
        slip = 1 / (1 + np.exp(-np.clip(total, -30, 30))) - truth
        slope = np.bincount(column, value * slip[row], marks) + RIDGE * ahead
        moved, start_moved = ahead - pace * slope, start_ahead - pace_of_start * slip.sum()
        following = (1 + math.sqrt(1 + 4 * turn * turn)) / 2
        gathered = (turn - 1) / following
        ahead = moved + gathered * (moved - weights)
        start_ahead = start_moved + gathered * (start_moved - start)
        weights, start, turn = moved, start_moved, following
    return weights, float(start)


def _scales(rows: list[tuple[list[tuple[str, str]], float, int]]) -> dict[tuple[str, str], float]:
    sinful: Counter[tuple[str, str]] = Counter()
    honest: Counter[tuple[str, str]] = Counter()
    for held, truth, _ in rows:
        (sinful if truth else honest).update(held)
    all_sinful = sum(sinful.values()) + len(sinful)
    all_honest = sum(honest.values()) + len(honest)
    return {
        mark: (1.0 if mark[1] == "*" else KIND_SHARE)
        * (abs(math.log((sinful[mark] + 1) / all_sinful * all_honest / (honest[mark] + 1))) + 0.3)
        for mark in sinful | honest
    }


def voices(taught: list[Sentence]) -> dict[tuple[str, str], str]:
    """The two sins for which each mark speaks loudest, and how loudly: the log of its lift."""
    totals: Counter[str] = Counter()
    shares: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in taught:
        if sentence.sin:
            totals[sentence.sin] += 1
            for mark in sentence.marks():
                shares[mark][sentence.sin] += 1
    share = {sin: count / sum(totals.values()) for sin, count in totals.items()}
    return {mark: _loudest(counts, share) for mark, counts in shares.items()}


def _loudest(counts: Counter[str], share: dict[str, float]) -> str:
    together = sum(counts.values())
    lifts = {sin: math.log((counts[sin] / share[sin] + 1) / (together + 1)) for sin in counts}
    best = sorted(lifts, key=lambda sin: (-lifts[sin], sin))[:2]
    return " ".join(f"{sin}:{lifts[sin]:.1f}" for sin in best if lifts[sin] >= LEAST_VOICE)


def everything() -> list[Sentence]:
    """All sentences that teach, each once."""
    found = [
        *_lines("sinful"), *_lines("honest"), *_letters(), *_examples(), *_honest_letters(),
        *_wordings(),
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _cut(text: str, kind: str, sin: str, start: int = 0, end: int = 10**9) -> Iterator[Sentence]:
    tokens = Tokens(Text(text).lower)
    for first, last in sentences(tokens):
        a, b = tokens.span(first, last)
        yield Sentence(tuple(tokens.words[first:last]), kind, sin if a < end and start < b else "")


def _lines(name: str) -> Iterator[Sentence]:
    """The sentences of the teaching files; a sin of any kind is taught in one kind after another.

    Were all of them taught in one, the other kinds would only ever see honest words.
    """
    sin, kinds = "", itertools.cycle([USUAL])
    for path in sorted((CORPUS / "teaching").glob(f"{name}*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                parts = line[2:].split()
                sin = parts[0] if name == "sinful" else ""
                kinds = itertools.cycle(_kinds(parts[-1], sin))
            elif line.strip():
                yield from _cut(line, next(kinds), sin)


def _kinds(named: str, sin: str) -> list[str]:
    if named in set(MessageKind):
        return [named]
    return [kind.value for kind in MessageKind if not (sin == "pay" and kind in PAID)]


def _letters() -> Iterator[Sentence]:
    for name in ("bad", "good"):
        for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            sin = entry.get("sin", "")
            sin = RULE_SINS.get(sin, sin)
            if entry["half"] in TAUGHT_HALVES and (not sin or sin in SINS):
                span = (entry["start"], entry["end"]) if sin else (0, 0)
                yield from _cut(entry["text"], entry["kind"], sin, *span)


def _honest_letters() -> Iterator[Sentence]:
    """The good letters of two other corpora; those that were looked at once are left out."""
    folder = CORPUS.parent
    paths = [
        *sorted((folder / "good_messages").glob("*.jsonl")),
        folder / "grounding" / "paraphrases.jsonl",
    ]
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield from _cut(entry["body"], entry["kind"], "")


def _wordings() -> Iterator[Sentence]:
    """What the template writer says, its places for facts filled with a plain word."""
    for path in sorted((ROOT / "drafting" / "writers" / "phrases").glob("[a-z]*.yaml")):
        for text in _texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            yield from _cut(re.sub(r"\{\w+\}", "Orrin", text), path.stem, "")


def _texts(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def _examples() -> Iterator[Sentence]:
    for rule in (rule for family in families() for rule in family.rules):
        name = rule.id.removeprefix("tone.")
        sin = RULE_SINS.get(name, name)
        usual = next(iter(sorted(rule.kinds)), MessageKind.THANK_YOU)
        if rule.severity is Severity.ERROR and sin in SINS:
            for example in rule.examples.fire:
                yield from _cut(example.text, (example.kind or usual).value, sin)
        for example in rule.examples.pass_ if rule.severity is Severity.ERROR else ():
            yield from _cut(example.text, (example.kind or usual).value, "")


def lines(taught: list[Sentence]) -> Iterator[str]:
    """The table's lines."""
    weights, start = learn(taught)
    loud = voices(taught)
    yield "# Weights of the second opinion: mark, kind (* any), weight, sins it speaks for."
    yield "# Written by bench/tone_weights.py from tests/corpus/tone; POLICY section 5."
    yield f"=\t*\t{start:.2f}\t"
    for mark, weight in sorted(weights.items()):
        if abs(weight) >= LEAST:
            yield f"{mark[0]}\t{mark[1]}\t{weight:.2f}\t{loud.get(mark, '')}"


def write(to: Path = TABLE, taught: Iterable[Sentence] | None = None) -> None:
    """Learns and writes the table."""
    given = list(taught) if taught is not None else everything()
    to.write_text("\n".join(lines(given)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
