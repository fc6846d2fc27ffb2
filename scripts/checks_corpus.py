"""What the checks make of tests/corpus, rule by rule; only what was tuned on is read."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
sys.path.insert(0, str(ROOT))

from guardrails import Application, Finding, Message, Severity, check  # noqa: E402 (after the path)

Row = dict[str, Any]
ASIDE = "aside"


@dataclass
class Figures:
    """What was found: by sin or rule of the corpus (`of`, `found`), and by our rule."""

    of: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    """By rule: texts in which it found the sin at its place."""
    alarms: Counter[str] = field(default_factory=Counter)
    """By rule: good texts in which it found something."""
    good: int = 0
    wronged: int = 0
    """Good texts with an error of tone or grounding."""


@cache
def figures() -> Figures:
    """The figures of the whole tuning half."""
    made = Figures()
    for row in _rows("tone", "bad"):
        _spoiled(made, f"tone: {row['sin']}", row, _findings(row, row["text"]))
    for row in _rows("grounding", "inventions"):
        _spoiled(made, row["rule"], row, _findings(row, row["body"]))
    for row in _rows("good_messages", "*"):
        for element, cut in row.get("without", {}).items():
            _lacking(made, element, row, cut)
    for row in [*_rows("tone", "good"), *_rows("grounding", "paraphrases")]:
        _good(made, _findings(row, row.get("text") or row["body"]))
    for row in _rows("good_messages", "*"):  # these tell more than their applications hold
        found = _findings(row, row["body"])
        _good(made, [f for f in found if not f.rule.startswith("grounding.")])
    return made


def _spoiled(made: Figures, sin: str, row: Row, found: Sequence[Finding]) -> None:
    made.of[sin] += 1
    start = row["start"]
    end = row.get("end") or start + len(row["quote"])
    hits = {
        f.rule
        for f in found
        if f.severity is not Severity.HINT
        and f.where == row.get("where", "body")
        and f.start < end
        and start < f.end
    }
    made.found[sin] += bool(hits)
    made.right.update(hits)


def _lacking(made: Figures, element: str, row: Row, cut: str) -> None:
    rule = f"element.{element}"
    made.of[rule] += 1
    told = {f.rule for f in _findings(row, row["body"].replace(cut, ""))}
    made.found[rule] += rule in told
    made.right[rule] += rule in told


def _good(made: Figures, found: Sequence[Finding]) -> None:
    weighty = [f for f in found if f.severity is not Severity.HINT]
    made.good += 1
    made.alarms.update({f.rule for f in weighty})
    made.wronged += any(
        f.severity is Severity.ERROR and f.rule.startswith(("tone.", "grounding.")) for f in weighty
    )


def _findings(row: Row, body: str) -> Sequence[Finding]:
    application = _applications().get(row.get("application") or "")
    return check(
        Message(subject=row.get("subject"), body=body),
        kind=row["kind"],
        application=application,
        person=row.get("person") if application else None,
        on=date.fromisoformat(row["on"]) if row.get("on") else None,
        must_ask_for=row.get("must_ask_for", ()) if application else (),
    ).findings


@cache
def _applications() -> dict[str, Application]:
    return {
        name: Application.model_validate(facts)
        for path in sorted(CORPUS.rglob("applications.json"))
        for name, facts in json.loads(path.read_text("utf-8")).items()
    }


def _rows(folder: str, name: str) -> Iterator[Row]:
    for path in sorted((CORPUS / folder).rglob(f"{name}.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if row.get("half") != ASIDE:
                yield row
