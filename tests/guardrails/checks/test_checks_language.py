"""Spelling and grammar: advice, never more, and no word of the application's."""

import pytest

from guardrails import Message, check
from guardrails.checks import language

BODY = "Dear Meg,\n\nI enjoyed hte talk about surkålsbröd at Fjord Bread.\n\nBest,\nZoë Lindqvist"


def test_a_slip_is_a_hint_with_what_to_write(case):
    found = list(language.findings(case("This is an test of it.", subject="")))
    assert [(f.quote, f.instead, f.severity.value) for f in found] == [("an", "a", "hint")]


def test_the_applications_words_are_known(case, application):
    quotes = [f.quote for f in language.findings(case(BODY, application=application))]
    assert "hte" in quotes
    assert not {"Lindqvist", "Zoë", "Fjord", "Meg"} & set(quotes)


@pytest.mark.parametrize(("country", "flagged"), [("US", True), ("GB", False)])
def test_spelling_follows_the_country(case, application, country, flagged):
    there = application.model_copy(update={"country": country})
    found = language.findings(case("The colour of the rye was good.", application=there))
    assert any(f.quote == "colour" for f in found) is flagged


def test_it_runs_only_when_asked_for():
    message = Message(subject="Hello", body="Dear Bo, this is an test of it.")
    quiet = check(message, kind="thank_you")
    told = check(message, kind="thank_you", language=True)
    assert not any(f.rule.startswith("language") for f in quiet.findings)
    assert any(f.rule.startswith("language") for f in told.findings)
