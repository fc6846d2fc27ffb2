"""The fixes that are likely: a sentence to put in, or one to take out; a person looks first."""

import re

from guardrails.checks.case import Case
from guardrails.checks.elements.rules import elements
from guardrails.checks.offers.edits import cut, replaced, sentence_of
from guardrails.findings import Finding, Fix, Severity

_SINS = ("tone.", "grounding.")


def unsafe_fix(case: Case, finding: Finding) -> Fix | None:
    """The likely fix of a finding, None where there is none."""
    if finding.rule.startswith("element."):
        return _said(case, finding)
    if finding.rule.startswith(_SINS) and finding.severity is not Severity.HINT:
        return _unsaid(case, finding)
    return None


def _said(case: Case, finding: Finding) -> Fix | None:
    """The offered sentence, where the element would belong."""
    element = elements()[finding.rule.removeprefix("element.")]
    sentence, place, raw = finding.instead, finding.start, case.body.raw
    if not sentence or sentence == element.add or any(rule.layout for rule in element.rules):
        return None
    line = raw[raw.rfind("\n", 0, place) + 1 : place].strip()
    greeting = case.letter.greeting
    first = greeting is not None and case.body.span(0, greeting.end)[1] >= place
    before = "\n\n" if first else " " if line else ""
    after = "" if not raw[place:].strip() or re.match(r"\s", raw[place:]) else " "
    return replaced(place, place, f"{before}{sentence}{after}", safe=False)


def _unsaid(case: Case, finding: Finding) -> Fix | None:
    """The sentence without which the finding is gone."""
    sentence = sentence_of(case, finding) if finding.where == "body" else None
    if sentence is None or finding.start == finding.end:
        return None
    return cut(case.body.raw, sentence.start, sentence.end, safe=False)
