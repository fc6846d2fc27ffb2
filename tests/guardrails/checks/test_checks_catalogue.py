"""Every rule tells of itself, and its examples are true."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from guardrails import Message, Report, RuleEntry, Severity, check, rule_catalogue
from guardrails.checks.catalogue import Example, example_application

CORPUS = Path(__file__).parents[2] / "corpus"
READER = "owen"
IN_CODE = [
    rule
    for rule in rule_catalogue().values()
    if rule.family not in ("element", "tone") or rule.id == "tone.others_remarks"
]
_OWN_WORDS = ("element.", "tone.")


def _report(example: Example) -> Report:
    return check(
        Message(subject=example.subject, body=example.body),
        kind=example.kind,
        application=example_application(),
        person=example.person or READER,
        interview=0,
        others=[Message(body=body) for body in example.others],
        language=example.language,
    )


def _found(example: Example) -> set[str]:
    return {finding.rule for finding in _report(example).findings}


@pytest.mark.parametrize("rule", IN_CODE, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_examples_and_on_no_other(rule: RuleEntry) -> None:
    for example in rule.fire:
        assert rule.id in _found(example), example.text
    for example in rule.pass_:
        assert rule.id not in _found(example), example.text


@pytest.mark.parametrize("rule", IN_CODE, ids=lambda rule: rule.id)
def test_the_severity_told_is_one_that_it_has(rule: RuleEntry) -> None:
    found = [f.severity for example in rule.fire for f in _report(example).findings]
    assert rule.severity in found


def test_every_rule_has_reason_source_and_examples_of_both_sorts() -> None:
    for rule in rule_catalogue().values():
        assert rule.reason
        assert rule.source
        assert rule.fire, rule.id
        assert rule.pass_, rule.id
        assert isinstance(rule.severity, Severity)


def test_what_is_found_in_the_corpora_stands_in_the_catalogue() -> None:
    found = {
        finding.rule
        for text, kind in _texts()
        for finding in check(Message(body=text), kind=kind).findings
    }
    assert found <= set(rule_catalogue())


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.glob("tone/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["text"], row["kind"]
