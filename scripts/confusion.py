"""Tables of what was read rightly: `python scripts/confusion.py [--aside] FILE.jsonl …`.

A file is a path, or a name in tests/corpus/replies. Used by scripts/docs.py for the tuning half.
With `--aside` the files are texts that nothing was made with: docs/replies-set-aside.md keeps what
it says of the first reading of those before, and gets the tables of these. It is run once, after
the last change, and the page is committed.
"""

import argparse
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
SET_ASIDE = ("last.jsonl",)
SURE = 0.9
Z = 1.96
"""Of a normal distribution, for intervals of 95 in 100."""
PAGE = ROOT / "docs" / "replies-set-aside.md"
NEW_TOP = """
Read once, after the last change, by the rules and weights of now, and committed as it came out.
"""
Read = Sequence[tuple[dict[str, Any], ReplyReading]]


def read(names: Sequence[str]) -> Read:
    """Each case of these files with how it is read."""
    cases = [
        json.loads(line)
        for name in names
        for line in _found(name).read_text(encoding="utf-8").splitlines()
    ]
    return [
        (
            case,
            read_reply(
                case["text"],
                received_on=date.fromisoformat(case.get("received_on") or case["on"]),
                country=case["country"],
            ),
        )
        for case in cases
    ]


def _found(name: str) -> Path:
    """The file of that path, or else of that name in the corpus."""
    return Path(name) if Path(name).is_file() else CORPUS / name


def tables(cases: Read) -> str:
    """Labels, the sure ones, dates, each with its interval; then who was taken for whom."""
    return "\n".join([*_shares(cases), "", *_confusion(cases)]) + "\n"


def _shares(cases: Read) -> list[str]:
    right = [reading.label == case["label"] for case, reading in cases]
    sure = [ok for ok, (_, one) in zip(right, cases, strict=True) if one.confidence >= SURE]
    dates = [_days(case, one) for case, one in cases]
    named = [told == got for told, got in dates if told or got]
    rows = [
        ("label right", sum(right), len(right)),
        (f"given with {SURE} or more", len(sure), len(right)),
        ("of those, label right", sum(sure), len(sure)),
        ("date right, or rightly none", sum(told == got for told, got in dates), len(dates)),
        ("date right, where one is named or said to be", sum(named), len(named)),
    ]
    lines = ["| | texts | share | 95 % interval |", "|---|---|---|---|"]
    return [
        *lines,
        *(f"| {name} | {count} of {of} | {share(count, of)} |" for name, count, of in rows if of),
    ]


def _days(case: dict[str, Any], reading: ReplyReading) -> tuple[str | None, str | None]:
    got = reading.decision_date
    return case["decision_date"], got.isoformat() if got else None


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


def aside_page(before: str, names: Sequence[str]) -> str:
    """The page of what was set aside: the first readings told in `before`, then these files.

    A file whose first reading is told already is left as it is.
    """
    new = [
        f"## `{_called(name)}`\n{NEW_TOP}\n{tables(read([name]))}"
        for name in names
        if f"## `{_called(name)}`" not in before
    ]
    return "\n\n".join(part.strip() for part in (before, *new)) + "\n"


def _called(name: str) -> str:
    return Path(name).stem


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, or write the page; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--aside", action="store_true", help="write docs/replies-set-aside.md")
    parser.add_argument("files", nargs="+")
    asked = parser.parse_args(arguments)
    if asked.aside:
        PAGE.write_text(aside_page(PAGE.read_text(encoding="utf-8"), asked.files), encoding="utf-8")
    else:
        print(tables(read(asked.files)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
