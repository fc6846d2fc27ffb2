"""What a check costs, beside proselint's registered checks and Harper, on the same texts.


    .venv/bin/python -m bench.checks

Proselint is measured where it is installed (`.venv/bin/pip install proselint==0.16.0`); nothing
else needs it. Texts are the letters of tests/corpus that know their application, of 100 words and
more, each in turn by each program, some rounds over; grounding is on, language advice is off. The
times are this thread's own on the processor, so that a busy machine changes little.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guardrails import Application, Message, check

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "grounding"
ROUNDS = 15
WORDS = 100
Judge = Callable[[dict[str, Any]], object]


def letters() -> list[dict[str, Any]]:
    """The letters, each with its application."""
    known = {
        name: Application.model_validate(facts)
        for path in CORPUS.rglob("applications.json")
        for name, facts in json.loads(path.read_text("utf-8")).items()
    }
    rows = [json.loads(line) for line in _lines() if line.strip()]
    long = [row for row in rows if len(row["body"].split()) >= WORDS]
    return [{**row, "facts": known[row["application"]]} for row in long]


def _lines() -> Iterator[str]:
    for path in sorted(CORPUS.rglob("*.jsonl")):
        yield from path.read_text("utf-8").splitlines()


def ours(row: dict[str, Any]) -> object:
    message = Message(subject=row["subject"], body=row["body"])
    return check(message, kind=row["kind"], application=row["facts"], person=row["person"])


def proselints() -> Judge | None:
    """Every check that proselint registers, or None where it is not installed."""
    if find_spec("proselint") is None:
        return None
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda row: LintFile("letter", row["body"]).lint()


def harpers() -> Judge:
    """Harper on the body, with its dictionary loaded."""
    from harper import Linter

    linter = Linter()
    return lambda row: linter.lint(row["body"], language="plaintext")


def main() -> int:
    rows = letters()
    judges = {"Afterword": ours, "proselint": proselints(), "Harper": harpers()}
    running = {name: judge for name, judge in judges.items() if judge is not None}
    times: dict[str, list[float]] = {name: [] for name in running}
    for judge in running.values():
        judge(rows[0])  # rules are read once
    gc.collect()
    gc.freeze()
    for _ in range(ROUNDS):
        for row in rows:
            for name, judge in running.items():
                start = time.thread_time_ns()
                judge(row)
                times[name].append((time.thread_time_ns() - start) / 1e6)
    _print(times, rows)
    return 0


def _print(times: dict[str, list[float]], rows: list[dict[str, Any]]) -> None:
    words = statistics.median(len(row["body"].split()) for row in rows)
    print(f"{len(rows)} letters of {words:.0f} words in the middle, {ROUNDS} rounds\n")
    print("| | median ms | 99th percentile ms | median of proselint's |\n|---|---|---|---|")
    base = statistics.median(times.get("proselint", [0.0]))
    for name, found in times.items():
        middle = statistics.median(found)
        last = statistics.quantiles(found, n=100)[98]
        share = f"{middle / base:.2f}" if base else "not installed"
        print(f"| {name} | {middle:.2f} | {last:.2f} | {share} |")


if __name__ == "__main__":
    sys.exit(main())
