"""Every scenario of scenarios/*.yaml: what the policy says, and what the plan makes of it."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from guardrails import Application, MessageKind, Plan, plan
from guardrails.planning.catalogue import RuleId

from .conftest import application_of

HERE = Path(__file__).parent / "scenarios"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
KNOWN = set(
    "name policy today set events thanked no_address add_people verdict until steps listed absent "
    "none_open not_now headline not_headline order readers count".split()
)


@pytest.mark.parametrize("case", CASES)
def test_scenario(case: dict[str, Any]) -> None:
    assert set(case) <= KNOWN
    made = plan(Application.model_validate(application_of(case)), case["today"])
    assert made.verdict.value == case.get("verdict", made.verdict.value)
    if "until" in case:
        assert made.until == case["until"]
    if made.verdict.value != "wait":
        assert made.until is None
    for expected in case.get("steps", ()):
        _find(made, expected)
    _kinds(made, case)
    _words(made, case)


def _find(made: Plan, expected: dict[str, Any]) -> None:
    same = [step for step in made.steps if step.kind.value == expected["kind"]]
    shown = [step.model_dump() for step in same]
    assert any(_matches(step, expected) for step in shown), (expected, shown)


def _matches(step: dict[str, Any], expected: dict[str, Any]) -> bool:
    for field, value in expected.items():
        given = step[field]
        if field == "because":
            if value not in given:
                return False
        elif (list(given) if isinstance(given, tuple) else given) != value:
            return False
    return True


def _kinds(made: Plan, case: dict[str, Any]) -> None:
    states = [(step.kind.value, step.state.value) for step in made.steps]
    if "listed" in case:
        assert [f"{kind} {state}" for kind, state in states] == case["listed"]
    for kind in case.get("absent", ()):
        assert kind not in [name for name, _ in states]
    for kind in case.get("none_open", ()):
        assert not [state for name, state in states if name == kind and state in ("due", "late")]
    for kind, count in case.get("count", {}).items():
        assert Counter(name for name, _ in states)[kind] == count
    if "order" in case:
        kinds = [name for name, _ in states if name != "linkedin_connect" or name in case["order"]]
        assert kinds == case["order"]
    if "readers" in case:
        assert [step.to[0] for step in made.steps] == case["readers"]


def _words(made: Plan, case: dict[str, Any]) -> None:
    for words in case.get("headline", ()):
        assert words in made.headline
    for words in case.get("not_headline", ()):
        assert words not in made.headline
    reasons = {item.kind.value: item.rule for item in made.not_now}
    for kind, rule in case.get("not_now", {}).items():
        assert reasons[kind] == rule, (kind, reasons[kind])
    open_kinds = {step.kind for step in made.steps if step.state.value in ("due", "late")}
    assert {item.kind for item in made.not_now} == set(MessageKind) - open_kinds
    _only_words_for_people(made)


def _only_words_for_people(made: Plan) -> None:
    ids = [rule.value for rule in RuleId] + [kind.value for kind in MessageKind if "_" in kind]
    said = [made.headline, *(s.because for s in made.steps), *(n.because for n in made.not_now)]
    for sentence in said:
        assert sentence.endswith("."), sentence
        assert sentence[0].isupper(), sentence
        assert sentence != sentence.upper()
        assert "None" not in sentence
        assert not [name for name in ids if name in sentence], sentence
