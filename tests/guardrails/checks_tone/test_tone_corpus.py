"""The corpus of this family: what it finds and what it leaves alone (tests/corpus/tone)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guardrails.application import Application
from guardrails.checks.case import Case
from guardrails.checks.tone import findings
from guardrails.findings import Finding, Message, Severity
from guardrails.kinds import MessageKind

FOLDER = Path(__file__).parents[2] / "corpus" / "tone"
SILENT = Application.model_validate(
    {"candidate": {"name": "Abel Moss"}, "company": "Orrin", "role": "Porter"}
)


@cache
def _corpus(name: str) -> tuple[dict[str, Any], ...]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def _found(entry: dict[str, Any]) -> list[Finding]:
    """An offer's answer counts as not given: the application of these cases holds none."""
    kind = MessageKind(entry["kind"])
    application = SILENT if kind is MessageKind.OFFER_REPLY else None
    return list(findings(Case(Message(body=entry["text"]), kind, application)))


def _errors(entry: dict[str, Any]) -> list[Finding]:
    return [finding for finding in _found(entry) if finding.severity is Severity.ERROR]


def test_the_corpus_is_large_and_varied():
    good, bad = _corpus("good"), _corpus("bad")
    assert len(good) >= 120
    assert len(bad) >= 150
    assert {entry["kind"] for entry in (*good, *bad)} == {kind.value for kind in MessageKind}
    assert len({entry["text"] for entry in (*good, *bad)}) == len(good) + len(bad)


def test_good_messages_have_no_error():
    wrong = {entry["id"]: _errors(entry) for entry in _corpus("good") if _errors(entry)}
    assert len(wrong) <= 0.02 * len(_corpus("good")), wrong


def test_good_letters_of_another_corpus_have_no_error():
    """Those that taught the second opinion nothing: the sets of the grounding tests seen once."""
    folder = FOLDER.parent / "grounding"
    lines = [
        json.loads(line)
        for name in ("fresh", "last")
        for line in (folder / name / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    letters = [entry | {"text": entry["body"]} for entry in lines]
    wrong = {entry["id"]: _errors(entry) for entry in letters if _errors(entry)}
    assert len(wrong) <= 0.04 * len(letters), wrong


@pytest.mark.parametrize(
    ("half", "sure", "seen"),
    [
        ("tuning", 0.77, 0.95),
        ("aside", 0.93, 0.97),
        ("blind", 0.74, 0.92),
        ("fresh", 0.54, 0.7),
        ("last", 0.35, 0.57),
    ],
)
def test_bad_messages_are_found_where_they_sin(half, sure, seen):
    """For sure, with an error; or at least marked, with a warning."""
    entries = [entry for entry in _corpus("bad") if entry["half"] == half]
    for bar, severities in ((sure, ("error",)), (seen, ("error", "warning"))):
        missed = [entry["id"] for entry in entries if not _marked(entry, severities)]
        assert len(missed) <= (1 - bar) * len(entries), missed


def _marked(entry: dict[str, Any], severities: tuple[str, ...]) -> bool:
    return any(
        finding.start < entry["end"] and entry["start"] < finding.end
        for finding in _found(entry)
        if finding.severity in severities
    )
