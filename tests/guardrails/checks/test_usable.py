import pytest

from guardrails import Application, Message, MessageKind, Severity, check
from guardrails.checks.usable import any_usable, unusable

UNUSABLE = [
    ("how the wards are staffed " * 30, "too long"),
    ("?!", "nothing in words"),
    ("write to ana@example.org about it", "address"),
    ("ring +44 20 7946 0018 on Monday", "number"),
    ("**bold** plans for the ward", "break a rule"),
    ("the last manager was a complete idiot", "break a rule"),
]


@pytest.mark.parametrize(("note", "why"), UNUSABLE)
def test_a_note_that_no_message_can_carry_says_why(note: str, why: str) -> None:
    assert why in (unusable(note, MessageKind.THANK_YOU) or "")


@pytest.mark.parametrize("note", ["pick-by-voice", "her PhD on turbulence", "Q3", "李雷的项目"])
def test_a_plain_note_can_stand_in_a_message(note: str) -> None:
    assert unusable(note, MessageKind.THANK_YOU) is None
    assert any_usable(["?!", note], MessageKind.THANK_YOU)


@pytest.mark.parametrize(("note", "why"), [*UNUSABLE, ("how the wards are staffed", "")])
def test_a_topic_is_asked_for_only_where_a_note_can_stand(note: str, why: str) -> None:
    application = Application.model_validate(
        {
            "candidate": {"name": "Sam Okafor"},
            "company": "Aire Valley Hospitals",
            "role": "Ward Sister",
            "people": [{"id": "mo", "name": "Mo Haddad", "email": "mo@example.org"}],
            "interviews": [{"on": "2026-11-19", "met": ["mo"], "notes": {"mo": [note]}}],
        }
    )
    body = "Dear Mo,\n\nThank you for your time.\n\nKind regards,\nSam Okafor"
    report = check(
        Message(subject="Thank you", body=body),
        kind=MessageKind.THANK_YOU, application=application, person="mo",
    )  # fmt: skip
    [topic] = [finding for finding in report.findings if finding.rule == "element.topic"]
    assert topic.severity is (Severity.HINT if why else Severity.ERROR)
