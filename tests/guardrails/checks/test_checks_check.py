"""`check` itself: whom and what it looks up, the order of findings, the report's shape."""

import pytest

from guardrails import InvalidInput, Message, check
from guardrails.checks import FAMILIES

BODY = "Dear Meg,\n\nThank you for the talk.\n\nKind regards,\nZoë Lindqvist"


def test_the_families_stand_in_their_order():
    assert [family.name for family in FAMILIES] == [
        "structure",
        "length",
        "element",
        "tone",
        "grounding",
        "sameness",
    ]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"person": "nobody"}, "person"),
        ({"interview": 2}, "interview"),
        ({"interview": -1}, "interview"),
        ({"must_ask_for": ["li", "who"]}, "must_ask_for.1"),
        ({"kind": "love_letter"}, "kind"),
        ({"application": None, "person": "li"}, "application"),
    ],
)
def test_what_does_not_exist_is_a_fault(application, given, path):
    asked = {"kind": "thank_you", "application": application} | given
    with pytest.raises(InvalidInput) as caught:
        check(Message(body=BODY), **asked)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_a_reference_may_be_the_reader(application):
    report = check(
        Message(subject="A reference", body="Dear Bo,\n\nThank you.\n\nBest,\nZoë"),
        kind="reference_permission",
        application=application,
        person="bo",
    )
    assert report.elements["greeting"]
    assert "structure.greeting_person" not in {finding.rule for finding in report.findings}


def test_findings_stand_in_the_order_of_reading(application):
    report = check(
        Message(subject="a\nb", body=BODY), kind="thank_you", application=application, person="li"
    )
    places = [(finding.where == "body", finding.start) for finding in report.findings]
    assert places == sorted(places)
    assert report.findings[0].where == "subject"
    assert not report.ready


def test_the_elements_are_those_of_the_kind_and_the_contact_request(application):
    given = {"kind": "thank_you", "application": application, "person": "oneill"}
    plain = check(Message(subject="Hi", body=BODY), **given)
    asked = check(Message(subject="Hi", body=BODY), must_ask_for=["li"], **given)
    assert "contact_request" not in plain.elements
    assert list(asked.elements) == [
        *list(plain.elements)[:-2],
        "contact_request",
        "sign_off",
        "signature",
    ]
    assert asked.elements["thanks"]
    assert not asked.elements["contact_request"]


def test_words_and_characters_are_those_of_the_body():
    report = check(Message(subject="one two", body="Dear Bo,\r\nthank you"), kind="thank_you")
    assert (report.words, report.characters) == (4, 18)


def test_an_empty_body_holds_nothing():
    report = check(Message(subject="Hi", body=""), kind="status_reply")
    assert not any(report.elements.values())
    assert [finding.rule for finding in report.findings] == ["structure.empty"]


@pytest.mark.parametrize(
    "body",
    [
        "Liebe Frau Ek,\n\nvielen Dank für das gute Gespräch am Montag, es hat mir sehr gefallen "
        "und ich freue mich auf die nächsten Schritte.\n\nMit freundlichen Grüßen\nZoë",
        "李雷您好，\n\n感谢您昨天抽出时间与我面谈。我对贵公司的工作非常感兴趣。\n\n此致\n王芳",
        "Hola Bo,\n\nmuchas gracias por la conversación de ayer, me gustó mucho conocer la "
        "panadería y espero que podamos hablar otra vez pronto.\n\nSaludos,\nZoë",
    ],
)
def test_a_text_not_in_english_gets_one_hint_and_no_rule_of_words(body):
    report = check(Message(subject="Hallo", body=body), kind="status_reply")
    rules = [f.rule for f in report.findings if not f.rule.startswith(("length", "structure"))]
    assert rules == ["language.not_english"]
    assert set(report.elements) >= {"greeting", "thanks"}
