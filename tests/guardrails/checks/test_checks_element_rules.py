"""Every rule of the elements' data does what its own examples say."""

import pytest

from guardrails.checks.elements.reading import flatten
from guardrails.checks.elements.rules import compiled, elements
from guardrails.checks.letter import read_letter
from guardrails.checks.text import Text
from guardrails.kinds import SPECS

RULES = [(element, rule) for element in elements().values() for rule in element.rules]
FIRES = [(e, r, text) for e, r in RULES for text in r.fires]
SILENT = [(e, r, text) for e, r in RULES for text in r.silent]


def _named(cases):
    return [f"{e.id}.{r.id}-{text[0][:25] if text else ''}" for e, r, *text in cases]


def _does(rule, example):
    if rule.layout:
        return getattr(read_letter(Text(example)), rule.layout) is not None
    return bool(compiled(rule.pattern).search(flatten(example)))


@pytest.mark.parametrize(("element", "rule", "example"), FIRES, ids=_named(FIRES))
def test_it_fires(element, rule, example):
    assert _does(rule, example)


@pytest.mark.parametrize(("element", "rule", "example"), SILENT, ids=_named(SILENT))
def test_it_is_silent(element, rule, example):
    assert not _does(rule, example)


@pytest.mark.parametrize(("element", "rule"), RULES, ids=_named(RULES))
def test_every_rule_has_examples_of_both(element, rule):
    assert rule.fires
    assert rule.silent
    assert bool(rule.pattern) != bool(rule.layout)


def test_every_element_of_every_kind_has_its_file():
    wanted = {element for spec in SPECS.values() for element in spec.elements}
    assert set(elements()) == wanted | {"contact_request"}


@pytest.mark.parametrize("element", elements().values(), ids=lambda element: element.id)
def test_every_element_says_why_and_what_to_add(element):
    assert element.reason
    assert element.source
    assert element.add.endswith(".")
    assert element.say["default"]
