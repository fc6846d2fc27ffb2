"""The article's own three sample texts have no error once their blanks are filled in."""

import pytest

from guardrails import Message, MessageKind, Severity, check
from guardrails.application import Application

APPLICATION = Application.model_validate(
    {
        "candidate": {"name": "Wiremu Parata", "strengths": ["eight years as a harbour pilot"]},
        "company": "Tidewater Pilots",
        "role": "Marine Superintendent",
        "interest": ["safer berthing for large ships"],
        "people": [
            {"id": "ines", "name": "Inês Carvalho", "email": "i@example.org", "part": "lead"}
        ],
        "interviews": [{"on": "2026-11-02", "met": ["ines"]}],
    }
)
SAMPLES = {
    MessageKind.STATUS_REPLY: (
        "Hello, Inês,{b}Thank you for the update! I look forward to connecting again soon, and "
        "please let me know if there is anything else you need from me at this stage in the "
        "process.{b}Best regards, Wiremu Parata."
    ),
    MessageKind.CHECK_IN: (
        "Hello, Inês,{b}After our last conversation, I just wanted to circle back and see if you "
        "have any updates on the status of this position. I’m very interested in joining your "
        "organization and think I would be a great fit for this particular role. I look forward "
        "to hopefully speaking about it soon!{b}Best regards, Wiremu Parata!"
    ),
    MessageKind.NO_RESPONSE_FOLLOW_UP: (
        "Hello, Inês{b}I just wanted to follow up again to see if you had any updates regarding "
        "the Marine Superintendent position. Please let me know when you have a chance to "
        "respond. Thanks!{b}Best regards, Wiremu Parata!"
    ),
}


CASES = [
    (kind, between)
    for kind in SAMPLES
    for between in ("\n", "\n\n", "\r\n\r\n", " ")
    # the third sample's greeting has no comma, so it cannot stand without its line break
    if not (between == " " and kind is MessageKind.NO_RESPONSE_FOLLOW_UP)
]


@pytest.mark.parametrize("known", [True, False], ids=["application", "alone"])
@pytest.mark.parametrize(("kind", "between"), CASES)
def test_the_articles_samples_have_no_error(kind, known, between):
    given = {"application": APPLICATION, "person": "ines"} if known else {}
    report = check(Message(body=SAMPLES[kind].replace("{b}", between)), kind=kind, **given)
    assert [f for f in report.findings if f.severity is Severity.ERROR] == []
    assert report.ready


def test_this_position_is_a_warning_in_a_check_in():
    body = SAMPLES[MessageKind.CHECK_IN].replace("{b}", "\n\n")
    report = check(Message(body=body), kind="check_in", application=APPLICATION, person="ines")
    found = {f.rule: f.severity for f in report.findings}
    assert found["element.position"] is Severity.WARNING
