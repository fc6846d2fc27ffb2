"""Notes to several people share no sentence."""

import pytest

from guardrails import Message
from guardrails.checks import sameness

OWN = """Dear Meg,

Thank you again! It was good of you to show me the night bake.
I keep thinking about the rye that you let rest for two days.
I would love to join you as a pastry chef this spring.

Kind regards,
Zoë Lindqvist"""
OTHER = """Dear Dana,

Thank you again! I enjoyed the hour in the office with you.
Your figures on flour were new to me, and I read up on them at home.
{shared}

Kind regards,
Zoë Lindqvist"""


def _found(case, application, *others):
    given = case(
        OWN,
        application=application,
        person="oneill",
        others=tuple(Message(body=other) for other in others),
    )
    return [(f.rule, f.severity.value, f.quote) for f in sameness.findings(given)]


def test_courtesies_may_be_alike(case, application):
    assert _found(case, application, OTHER.format(shared="Let us talk soon.")) == []


@pytest.mark.parametrize(
    "shared",
    [
        "I would love to join you as a pastry chef this spring.",
        "I would love to join you as a pastry chef next spring!",
        "I would  love to join\nyou, Dana, as a pastry chef this spring.",
    ],
)
def test_a_shared_sentence_is_named(case, application, shared):
    assert _found(case, application, OTHER.format(shared=shared)) == [
        (
            "sameness.sentence",
            "warning",
            "I would love to join you as a pastry chef this spring.",
        )
    ]


def test_a_sentence_shared_with_two_is_told_once(case, application):
    other = OTHER.format(shared="I would love to join you as a pastry chef this spring.")
    assert len(_found(case, application, other, other)) == 1


def test_one_letter_with_another_name_is_an_error(case, application):
    (rule, severity, quote), *each = _found(case, application, OWN.replace("Meg", "Dana"))
    assert (rule, severity) == ("sameness.letter", "error")
    assert quote.startswith("It was good")
    assert quote.endswith("spring.")
    assert [found[0] for found in each] == ["sameness.sentence"] * 3


def test_the_sentence_is_told_as_it_stands_there(case, application):
    theirs = "I would love to join you as a pastry chef next spring!"
    others = (Message(body=OTHER.format(shared=theirs)),)
    given = case(OWN, application=application, person="oneill", others=others)
    (found,) = sameness.findings(given)
    assert found.message.endswith(f'There it reads: "{theirs}"')
    assert given.body.raw[found.start : found.end] == found.quote


def test_without_others_nothing_is_compared(case, application):
    assert _found(case, application) == []


def test_nothing_is_the_same_where_nothing_is_said(case):
    given = case("Dear Meg,\n\nThanks!\n\nBest,\nZoë", others=(Message(body=OWN),))
    assert list(sameness.findings(given)) == []
