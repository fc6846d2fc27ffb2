"""The element.* family: what a message of a kind must hold, told by what the text does.

An element is there when its layout stands, when the text does one of its ways (rules/elements),
or when it says one of the facts that the element rests on (POLICY section 5).
"""

from collections.abc import Iterable, Sequence

from guardrails.checks.case import Case
from guardrails.checks.elements.look import Look, wanted
from guardrails.checks.elements.missing import missing
from guardrails.checks.elements.rules import Element, elements
from guardrails.findings import Finding

__all__ = ["Element", "elements", "findings", "present"]


def present(case: Case, found: Sequence[Finding]) -> dict[str, bool]:
    """Each element of the case's kind, and whether the text holds it.

    `found` are the findings on the case; where the elements were judged they tell it already.
    """
    if case.english and case.body.plain.strip():
        lacking = {finding.rule for finding in found}
        return {element: f"element.{element}" not in lacking for element in wanted(case)}
    look = Look(case)
    return {element: look.found(element) is not None for element in wanted(case)}


def findings(case: Case) -> Iterable[Finding]:
    """One finding for each element that is missing, at the place where it would belong."""
    if not case.body.plain.strip():
        return
    look = Look(case)
    for element in wanted(case):
        if look.found(element) is None:
            yield missing(look, element)
