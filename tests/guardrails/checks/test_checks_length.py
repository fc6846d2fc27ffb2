"""Length by the table: target is a warning, hard limit an error, and the target falls."""

import pytest

from guardrails.application import Application
from guardrails.checks import length
from guardrails.checks.length import target_words


def _found(case):
    return [(f.rule, f.severity.value) for f in length.findings(case)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (39, [("length.too_short", "error")]),
        (40, [("length.too_short", "warning")]),
        (79, [("length.too_short", "warning")]),
        (80, []),
        (150, []),
        (151, [("length.too_long", "warning")]),
        (220, [("length.too_long", "warning")]),
        (221, [("length.too_long", "error")]),
    ],
)
def test_a_thank_you_by_its_words(case, words, found):
    assert _found(case("word " * words)) == found


def test_what_is_too_much_is_marked(case):
    (finding,) = length.findings(case("word " * 150 + "more words here"))
    assert finding.quote == "more words here"


def test_the_target_falls_with_what_the_application_lacks(case, application):
    bare = Application(candidate={"name": "Bo"}, company="Ek", role="Cook")
    assert target_words(case("x", application=bare)) == (40, 150)
    assert target_words(case("x", application=application, person="dana")) == (65, 150)
    assert target_words(case("x", application=application, person="oneill")) == (80, 150)
    assert target_words(case("x")) == (80, 150)
    assert target_words(case("x", kind="linkedin_connect")) is None


@pytest.mark.parametrize(
    ("premium", "characters", "found"),
    [
        (False, 200, []),
        (False, 201, [("length.too_long", "error")]),
        (True, 300, []),
        (True, 301, [("length.too_long", "error")]),
        (None, 300, [("length.too_long", "warning")]),
        (None, 301, [("length.too_long", "error")]),
    ],
)
def test_a_note_by_its_characters(case, premium, characters, found):
    given = {}
    if premium is not None:
        candidate = {"name": "Bo", "linkedin_premium": premium}
        given["application"] = Application(candidate=candidate, company="Ek", role="Cook")
    assert _found(case("x" * characters, kind="linkedin_connect", **given)) == found


def test_an_empty_body_is_not_also_too_short(case):
    assert _found(case("")) == []
