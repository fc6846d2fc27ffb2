"""The corpus of tests/corpus/grounding: what is invented is found, what is paraphrased is left."""

from collections.abc import Callable
from typing import Any

import pytest

from guardrails import Finding

Rows = Callable[[str], list[dict[str, Any]]]
Judge = Callable[[dict[str, Any]], list[Finding]]
HALVES = (
    "tuning",
    "aside",
    "fresh",
    "last",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
A_WARNING_WILL_DO = frozenset(f"grounding.{r}" for r in ("topic", "claim", "praise", "promise"))


def _found(row: dict[str, Any], found: list[Finding]) -> bool:
    start, end = row["start"], row["start"] + len(row["quote"])
    return any(
        finding.where == row["where"]
        and finding.start < end
        and start < finding.end
        and (row["rule"] in A_WARNING_WILL_DO or finding.severity == "error")
        for finding in found
    )


@pytest.mark.parametrize("half", HALVES)
def test_inventions_are_found_at_their_place(half: str, rows: Rows, judge: Judge) -> None:
    inventions = [row for row in rows("inventions") if row["half"] == half]
    missed = [row["id"] for row in inventions if not _found(row, judge(row))]
    assert len(missed) <= 0.10 * len(inventions), missed


@pytest.mark.parametrize("half", HALVES)
def test_paraphrases_are_left_alone(half: str, rows: Rows, judge: Judge) -> None:
    clean = [row for row in rows("paraphrases") if row["half"] == half]
    reports = {row["id"]: judge(row) for row in clean}
    errors = [name for name, found in reports.items() if any(f.severity == "error" for f in found)]
    warned = [name for name, found in reports.items() if found]
    assert len(errors) <= 0.03 * len(clean), errors
    assert len(warned) <= 0.10 * len(clean), warned


def test_every_quote_of_the_corpus_stands_at_its_place(rows: Rows) -> None:
    for row in rows("inventions"):
        text = row["subject"] if row["where"] == "subject" else row["body"]
        assert text[row["start"] :].startswith(row["quote"]), row["id"]


def test_every_rule_has_inventions(rows: Rows) -> None:
    rules = {row["rule"].removeprefix("grounding.") for row in rows("inventions")}
    assert rules >= set(
        "person company title number date amount link skill third_person credited wrong_person "
        "topic claim praise promise".split()
    )
