"""The edges of facts, sentences to paste, places and signatures that no ordinary letter meets."""

import pytest

from guardrails import Message, check
from guardrails.application import Application
from guardrails.checks.elements.facts import Facts
from guardrails.checks.elements.reading import flatten
from guardrails.checks.text import Text


def _without(application, **changed):
    return Application.model_validate(application.model_dump() | changed)


def test_no_article_is_shared_where_none_is_given(case, application):
    bare = _without(application, article=None)
    body = "Dear Li,\n\nSlow rye.\n\nBest,\nZoë"
    facts = Facts(case(body, kind="share_article", application=bare, person="li"))
    assert not facts.said("article")
    assert not Facts(case(body, kind="share_article")).said("article")


def test_an_article_without_a_link_is_told_by_its_title(case, application):
    given = _without(application, article={"title": "Slow rye", "url": None, "to": "li"})
    said = "Dear Li,\n\nHere is the thing on slow rye.\n\nBest,\nZoë"
    assert Facts(case(said, kind="share_article", application=given, person="li")).said("article")


def test_an_article_is_told_by_its_link(case, application):
    said = "Dear Li,\n\nhttps://example.org/rye\n\nBest,\nZoë"
    facts = Facts(case(said, kind="share_article", application=application, person="li"))
    assert facts.said("article")


def test_a_missing_article_is_offered(application):
    body = "Dear Li,\n\nYou spoke of a thing.\n\nBest,\nZoë Lindqvist"
    report = check(
        Message(subject="Hi", body=body), kind="share_article", application=application, person="li"
    )
    article = next(finding for finding in report.findings if finding.rule == "element.article")
    assert article.instead == '"Slow rye" https://example.org/rye'


def test_without_an_application_no_company_is_named(case):
    facts = Facts(case("Dear Li,\n\nFjord Bread is fine."))
    assert not facts.names_company
    assert not facts.names_role


def test_the_reason_of_an_article_is_offered(application):
    given = _without(
        application,
        article={"title": "Slow rye", "url": None, "why": "loaves keep longer.", "to": "li"},
    )
    body = "Dear Li,\n\nYou spoke of a thing.\n\nBest,\nZoë Lindqvist"
    report = check(
        Message(subject="Rye", body=body), kind="share_article", application=given, person="li"
    )
    why = next(finding for finding in report.findings if finding.rule == "element.why")
    assert why.instead == "I thought of it because loaves keep longer."


@pytest.mark.parametrize("signed", ["李雷", "--", "Zoe", "zoë lindqvist"])
def test_a_signature_may_be_short_or_in_another_script(application, signed):
    body = f"Dear Meg,\n\nThank you for the day.\n\nKind regards,\n{signed}"
    report = check(
        Message(subject="Hi", body=body), kind="thank_you", application=application, person="oneill"
    )
    assert "structure.signature_person" not in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("raw", "plain", "back"),
    [("abc", 2, 2), ("a\r\nbc", 2, 3), ("e\u0301a", 1, 2), ("\u200bab", 1, 2)],
)
def test_a_place_leads_there_and_back(raw, plain, back):
    text = Text(raw)
    assert text.span(plain, plain)[0] == back
    assert text.place(back) == plain


def test_an_empty_text_with_a_mark_has_no_letters():
    assert Text("\u200b").plain == ""
    assert Text("\r").plain == "\n"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("I'd asked about it", "i had asked about it"),
        ("you'd ask", "you would ask"),
        ("We'd met before", "we had met before"),
        ("he won't, I can't", "he will not, i cannot"),
    ],
)
def test_contractions_are_written_out(short, long):
    assert flatten(short) == long


def test_a_sin_hints_at_nothing_and_neither_does_a_heading():
    body = (
        "Dear Meg,\n\nMy long list of many things:\n\nI am begging you for this job.\n\nBest,\nAna"
    )
    report = check(Message(subject="Hi", body=body), kind="status_reply")
    missing = [f for f in report.findings if f.rule == "element.offer_more"]
    assert missing[0].severity == "error"


def test_a_sentence_that_does_nothing_else_may_do_what_is_missing():
    body = "Dear Meg,\n\nSave me a table by the window, Bruno.\n\nBest,\nAna"
    report = check(Message(subject="Hi", body=body), kind="rejection_reply")
    assert [f.severity for f in report.findings if f.rule == "element.goodwill"] == ["warning"]


def test_the_position_may_stand_in_the_subject_alone():
    body = "Dear Meg,\n\nAny word yet? Thank you.\n\nBest,\nAna"
    message = Message(subject="Night porter", body=body)
    assert check(message, kind="no_response_follow_up").elements["position"]
