"""Tables of what was read rightly: `python scripts/confusion.py FILE.jsonl …`.

The files are those of tests/corpus/replies. Used by scripts/docs.py for the tuning half; for the
half that is set aside it is run once, and what it prints is committed.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.replies import read_reply  # noqa: E402 (after the path)
from guardrails.replies.shapes import ReplyLabel, ReplyReading  # noqa: E402 (after the path)

CORPUS = ROOT / "tests" / "corpus" / "replies"
SET_ASIDE = ("aside.jsonl", "fresh_b.jsonl")
SURE = 0.9
Z = 1.96
"""Of a normal distribution, for intervals of 95 in 100."""
Read = Sequence[tuple[dict[str, Any], ReplyReading]]


def read(names: Sequence[str]) -> Read:
    """Each case of these files with how it is read."""
    cases = [
        json.loads(line)
        for name in names
        for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()
    ]
    return [
        (
            case,
            read_reply(
                case["text"],
                received_on=date.fromisoformat(case["received_on"]),
                country=case["country"],
            ),
        )
        for case in cases
    ]


def tables(cases: Read) -> str:
    """Labels, the sure ones, dates, each with its interval; then who was taken for whom."""
    right = [reading.label == case["label"] for case, reading in cases]
    sure = [ok for ok, (_, one) in zip(right, cases, strict=True) if one.confidence >= SURE]
    dates = [
        (one.decision_date.isoformat() if one.decision_date else None) == case["decision_date"]
        for case, one in cases
    ]
    rows = [
        ("label right", sum(right), len(right)),
        (f"given with {SURE} or more", len(sure), len(right)),
        ("of those, label right", sum(sure), len(sure)),
        ("date right, or rightly none", sum(dates), len(dates)),
    ]
    lines = ["| | texts | share | 95 % interval |", "|---|---|---|---|"]
    lines += [f"| {name} | {count} of {of} | {share(count, of)} |" for name, count, of in rows]
    return "\n".join([*lines, "", *_confusion(cases)]) + "\n"


def share(count: int, of: int) -> str:
    """A share and its Wilson interval, in per cent."""
    part = count / of
    middle = (part + Z * Z / (2 * of)) / (1 + Z * Z / of)
    half = Z / (1 + Z * Z / of) * math.sqrt(part * (1 - part) / of + Z * Z / (4 * of * of))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return f"{part:.1%} | {low:.1%} to {high:.1%}"


def _confusion(cases: Read) -> list[str]:
    counts = Counter((case["label"], reading.label.value) for case, reading in cases)
    labels = [label.value for label in ReplyLabel]
    lines = [f"| is, read as | {' | '.join(labels)} |", f"|---|{'---|' * len(labels)}"]
    for told in labels:
        row = " | ".join(str(counts[told, got] or "·") for got in labels)
        lines.append(f"| **{told}** | {row} |")
    return lines


if __name__ == "__main__":
    print(tables(read(sys.argv[1:])), end="")
