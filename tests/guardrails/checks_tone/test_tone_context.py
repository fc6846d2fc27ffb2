"""What excuses a hit, and what does not."""

import copy

import pytest

from guardrails.checks.case import Case
from guardrails.checks.tone import findings_in_any_language
from guardrails.findings import Message, Severity
from guardrails.kinds import MessageKind


def _rules(found):
    return {finding.rule for finding in found}


def test_a_topic_of_the_notes_is_no_sin(judge, facts):
    body = "Thank you for telling me about salary bands."
    facts["interviews"][0]["notes"] = {"ruth": ["salary bands for apprentices"]}
    assert "tone.pay" in _rules(judge("Thank you for telling me about your salary."))
    assert "tone.pay" not in _rules(judge(body, facts=facts))


def test_the_application_excuses_its_words_only(judge, facts):
    facts["interviews"][0]["notes"] = {"ruth": ["salary bands for apprentices"]}
    assert "tone.pay" in _rules(judge("My salary should be higher.", facts=facts))


@pytest.mark.parametrize("field", ["interest", "strengths", "article", "points"])
def test_every_kind_of_fact_lends_its_words(judge, facts, field):
    words = "low hanging fruit in orchards"
    if field == "interest":
        facts["interest"] = [words]
    elif field == "strengths":
        facts["candidate"]["strengths"] = [words]
    elif field == "article":
        facts["article"] = {"title": words, "why": "pears", "to": "ruth"}
    else:
        facts["references"] = [{"id": "p", "name": "Pat Low", "points": [words]}]
    body = "I enjoyed hearing about the low hanging fruit."
    assert "tone.filler" in _rules(judge(body))
    assert "tone.filler" not in _rules(judge(body, facts=facts))


def test_a_company_may_be_called_like_a_sin(judge, facts):
    body = "It was good to see how Synergy bakes."
    assert "tone.filler" in _rules(judge(body))
    assert "tone.filler" not in _rules(judge(body, facts=facts | {"company": "Synergy Ltd"}))


def test_a_quotation_is_no_sin_and_a_wholly_quoted_text_is(judge):
    sin = "I am desperate for work"
    assert "tone.desperation" not in _rules(judge(f'The novel opens with "{sin}", and I liked it.'))
    assert "tone.desperation" in _rules(judge(f'"{sin}."'))
    assert "tone.desperation" not in _rules(judge(f"Thank you.\n> {sin}\nI liked the line."))


def test_an_emoji_is_one_in_quotation_marks_too(judge):
    assert "tone.emoji" in _rules(judge('You said "bread 🍞 first", and I agree.'))


def test_pay_may_be_named_once_they_asked(judge, facts):
    asked = {"on": "2026-05-06", "what": "received", "from": "ruth"}
    body = "My salary expectation is 30,000 a year."
    facts["events"] = [asked | {"text": "What are your salary expectations?"}]
    assert "tone.pay" not in _rules(judge(body, MessageKind.STATUS_REPLY, facts))
    facts["events"] = [asked | {"text": "We will write soon."}]
    assert "tone.pay" in _rules(judge(body, MessageKind.STATUS_REPLY, facts))


@pytest.mark.parametrize(
    ("answer", "decided", "expected"),
    [
        (None, None, "error"),
        ("Yes, I accept", None, None),
        ("ask for two more days", None, "error"),
        (None, "accepted_offer", None),
    ],
)
def test_an_offer_is_accepted_only_by_the_candidate(judge, facts, answer, decided, expected):
    offer = {
        "on": "2026-05-06",
        "what": "received",
        "from": "ruth",
        "text": "We offer you the job.",
    }
    facts["events"] = [offer | {"answer": answer}]
    if decided:
        facts["events"].append({"on": "2026-05-07", "what": decided})
    found = judge("Thank you, I gladly accept the offer.", MessageKind.OFFER_REPLY, facts)
    weights = {f.severity for f in found if f.rule == "tone.offer_accepted"}
    assert weights == ({Severity(expected)} if expected else set())


def test_without_an_application_an_acceptance_is_a_warning(judge):
    found = judge("Thank you, I gladly accept the offer.", MessageKind.OFFER_REPLY)
    assert [f.severity for f in found if f.rule == "tone.offer_accepted"] == [Severity.WARNING]


def test_a_yes_does_not_cover_a_no(judge, facts):
    offer = {
        "on": "2026-05-06",
        "what": "received",
        "from": "ruth",
        "text": "We offer you the job.",
    }
    facts["events"] = [offer | {"answer": "Yes, I accept"}]
    found = judge("I am afraid I must decline your offer.", MessageKind.OFFER_REPLY, facts)
    assert "tone.offer_declined" in _rules(found)


def test_what_another_interviewer_said_stays_with_them(judge, facts):
    body = "Thank you, Ruth. As Sam also mentioned, the ovens are new."
    found = judge(body, facts=copy.deepcopy(facts), reader="ruth")
    assert [(f.rule, f.quote) for f in found] == [("tone.others_remarks", "Sam also mentioned")]
    assert not judge(body, facts=facts, reader=None)
    assert not judge(body, MessageKind.WITHDRAWAL, facts, reader="ruth")


@pytest.mark.parametrize(
    "body",
    [
        "Thank you, Ruth. Please give my regards to Sam.",
        "Ruth, you told me how Sam trained the apprentices, and mentioned the ovens.",
        "Thank you, Ruth, also to Sam",
        "Thank you for the tour.",
    ],
)
def test_naming_another_interviewer_is_no_remark(judge, facts, body):
    assert not judge(body, facts=facts, reader="ruth")


def test_two_who_share_a_name_are_not_told_apart(judge, facts):
    facts["people"][1]["name"] = "Ruth Petri"
    assert not judge("Thank you, Ruth said a lot.", facts=facts, reader="ruth")


def test_a_company_may_be_called_like_a_placeholder(judge, facts):
    body = "I am very interested in the XYZ position."
    assert "tone.placeholder" in _rules(judge(body))
    assert "tone.placeholder" not in _rules(judge(body, facts=facts | {"company": "XYZ Position"}))


def test_signs_need_no_language():
    body = "Vielen Dank 😊!! **Gern** mehr bei [Firma]. I am desperate for work."
    case = Case(Message(body=body), MessageKind.THANK_YOU)
    assert {f.rule for f in findings_in_any_language(case)} == {
        "tone.emoji", "tone.shouting", "tone.markdown", "tone.placeholder",
    }  # fmt: skip
