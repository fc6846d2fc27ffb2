"""Good letters have no error of layout, length or content; each loses it with one sentence."""

import json
from pathlib import Path

import pytest

from guardrails import Message, Severity
from guardrails.application import Application
from guardrails.checks import elements, length, structure
from guardrails.checks.setup import set_up

FOLDER = Path(__file__).parents[2] / "corpus" / "good_messages"
UNSURE = ("topic", "fit", "points", "why_wanted")
APPLICATIONS = {
    name: Application.model_validate(data)
    for name, data in json.loads((FOLDER / "applications.json").read_text("utf-8")).items()
}
GOOD = [
    json.loads(line)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
LACKING = [
    (case, element, cut) for case in GOOD for element, cut in case.get("without", {}).items()
]


def _judged(given, body):
    """What the families of layout and content find, and which elements are there."""
    application = APPLICATIONS.get(given["application"])
    case = set_up(
        Message(subject=given["subject"], body=body),
        kind=given["kind"],
        application=application,
        person=given["person"] if application else None,
        must_ask_for=given.get("must_ask_for", ()),
        others=(),
        on=None,
        interview=None,
        language=False,
    )
    found = [f for family in (structure, length, elements) for f in family.findings(case)]
    return found, elements.present(case, found)


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case["id"])
def test_a_good_letter_has_no_error(case):
    found, there = _judged(case, case["body"])
    assert [f.rule for f in found if f.severity is Severity.ERROR] == []
    assert [name for name, held in there.items() if not held and name not in UNSURE] == []


@pytest.mark.parametrize(
    ("case", "element", "cut"), LACKING, ids=[f"{c['id']}-{element}" for c, element, _ in LACKING]
)
def test_without_its_sentence_an_element_is_missing(case, element, cut):
    found, there = _judged(case, case["body"].replace(cut, ""))
    assert not there[element]
    finding = next(f for f in found if f.rule == f"element.{element}")
    assert finding.start == finding.end
    assert finding.instead
    assert "{" not in finding.instead
