"""Every rule's own examples, and what the rule data as a whole must hold."""

import pytest

from guardrails.checks.case import Case
from guardrails.checks.tone import findings
from guardrails.checks.tone.rules import Example, Rule, families
from guardrails.findings import Message
from guardrails.kinds import MessageKind

RULES = [rule for family in families() for rule in family.rules]
FIRE = [(rule, example) for rule in RULES for example in rule.examples.fire]
PASS = [(rule, example) for rule in RULES for example in rule.examples.pass_]
POLICY_LIST = {
    "desperation", "pressure", "guilt", "entitlement", "flattery", "grovelling", "speaking_ill",
    "pay", "hardship", "jokes", "slang", "shouting", "filler", "meta", "placeholder", "markdown",
}  # fmt: skip
KIND_LIST = {
    "decision_question", "other_employer", "other_offers", "presumption", "offer_answer",
    "rejection_argument",
}  # fmt: skip


def _fired(rule: Rule, example: Example) -> set[str]:
    usual = next(iter(sorted(rule.kinds)), MessageKind.THANK_YOU)
    if not rule.applies(usual):
        usual = next(kind for kind in MessageKind if rule.applies(kind))
    case = Case(Message(body=example.text), example.kind or usual)
    return {finding.rule for finding in findings(case)}


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(getattr(value, "text", value))[:50]


@pytest.mark.parametrize(("rule", "example"), FIRE, ids=_name)
def test_an_example_that_must_fire_does(rule: Rule, example: Example) -> None:
    assert rule.id in _fired(rule, example)


@pytest.mark.parametrize(("rule", "example"), PASS, ids=_name)
def test_an_example_that_must_not_fire_does_not(rule: Rule, example: Example) -> None:
    assert rule.id not in _fired(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_a_rule_has_three_examples_of_each_sort_all_different(rule: Rule) -> None:
    fire = {example.text for example in rule.examples.fire}
    spared = {example.text for example in rule.examples.pass_}
    assert len(fire) == len(rule.examples.fire) >= 3
    assert len(spared) == len(rule.examples.pass_) >= 3
    assert not fire & spared


def test_every_item_of_the_policy_has_its_file() -> None:
    assert {family.family for family in families()} >= POLICY_LIST | KIND_LIST


@pytest.mark.parametrize("family", families(), ids=lambda family: family.family)
def test_a_family_quotes_its_source(family) -> None:  # type: ignore[no-untyped-def]
    assert "POLICY section 5" in family.source
