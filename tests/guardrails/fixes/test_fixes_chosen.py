"""The likely fixes, made only where they are chosen, and the findings' fixes as JSON."""

import pytest

from guardrails import Finding, Message, Severity, apply_fixes, check

BODY = (
    "Dear Meg,\n\nThank you for the tour. I am begging you for this job. The talk about cutting "
    "flour waste was good.\n\nKind regards,\nAna Sousa"
)


@pytest.fixture
def known(application):
    return {"kind": "thank_you", "application": application, "person": "meg"}


def _of(report, rule):
    return next(finding for finding in report.findings if finding.rule == rule)


def test_a_sentence_with_a_sin_goes_when_chosen(known):
    message = Message(subject="Hello", body=BODY)
    sin = _of(check(message, **known), "tone.desperation")
    assert sin.fix is not None
    assert not sin.fix.safe
    made = apply_fixes(message, **known, chosen=[sin])
    assert made.message.body == BODY.replace("I am begging you for this job. ", "")
    assert made.applied == (sin,)
    assert apply_fixes(message, **known).message == message


def test_a_missing_element_is_put_in_when_chosen(known):
    message = Message(subject="Hello", body=BODY)
    report = check(message, **known)
    for rule in ("element.fit", "element.position", "element.looking_forward"):
        missing = _of(report, rule)
        made = apply_fixes(message, **known, chosen=[missing])
        assert missing.instead in made.message.body
        assert rule not in {finding.rule for finding in made.report.findings}
        left = made.message.body.replace(missing.fix.edits[0].text, "")
        assert left == BODY


def test_under_the_greeting_a_sentence_gets_a_paragraph(known):
    message = Message(subject="Hello", body="Dear Meg,\n\nSee you.\n\nKind regards,\nAna Sousa")
    missing = _of(check(message, **known), "element.thanks")
    made = apply_fixes(message, **known, chosen=[missing])
    assert made.message.body.startswith("Dear Meg,\n\nThank you for taking the time")
    assert "Fjord Bread.\n\nSee you." in made.message.body


def test_of_two_at_one_place_the_second_is_left(known):
    message = Message(subject="Hello", body=BODY)
    report = check(message, **known)
    both = [_of(report, "element.fit"), _of(report, "element.fit")]
    assert apply_fixes(message, **known, chosen=both).applied == (both[0],)


def test_nothing_chosen_changes_nothing(known):
    message = Message(subject="Hello", body=BODY)
    made = apply_fixes(message, **known, chosen=[])
    assert made.message == message
    assert made.report == check(message, **known)


def test_an_edit_that_brings_an_error_is_left_out(known):
    message = Message(subject="Hello", body=BODY)
    sin = _of(check(message, **known), "tone.desperation")
    worse = sin.model_copy(
        update={
            "fix": sin.fix.model_copy(
                update={
                    "edits": (
                        sin.fix.edits[0].model_copy(
                            update={"text": " I beg you!!! Hire me now or I will sue :) "}
                        ),
                    )
                }
            )
        }
    )
    assert apply_fixes(message, **known, chosen=[worse]).message == message
    thanks = _of(check(message, **known), "element.fit")
    made = apply_fixes(message, **known, chosen=[worse, thanks])
    assert made.applied == (thanks,)


def test_a_finding_without_its_fix_is_still_one(known):
    finding = _of(check(Message(body=BODY), **known), "tone.desperation")
    data = finding.model_dump(mode="json")
    assert data["fix"]["edits"][0].keys() == {"start", "end", "text"}
    del data["fix"]
    assert Finding.model_validate(data).fix is None


def test_a_hint_and_a_layout_offer_no_likely_fix(known):
    report = check(Message(body="Dear Meg,\n\nThank you.\n\nKind regards,\nAna Sousa"), **known)
    assert _of(report, "structure.no_subject").fix is None
    assert all(
        f.fix is None or f.severity is not Severity.HINT or f.rule.startswith("element.")
        for f in report.findings
    )


def test_a_greeting_is_no_sentence_to_take_out(known):
    message = Message(subject="Hi", body="Hi Bob!\n\nThank you.\n\nKind regards,\nAna Sousa")
    found = [f for f in check(message, **known).findings if f.rule.startswith("grounding.")]
    assert [finding.fix for finding in found if finding.quote == "Bob"] == [None] * len(found)


def test_a_signature_is_no_sentence_to_take_out(known):
    message = Message(
        subject="Hi",
        body="Dear Meg,\n\nThank you.\n\nKind regards,\nAna Sousa\nI am begging you",
    )
    sins = [f for f in check(message, **known).findings if f.rule == "tone.desperation"]
    assert [finding.fix for finding in sins] == [None]
