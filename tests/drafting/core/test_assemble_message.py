"""Names, greeting, sign-off and signature are set by code."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest

from drafting import Wishes, draft, make_brief
from drafting.assemble import assemble
from drafting.writers.template import TemplateWriter
from guardrails import Application, Finding, Severity, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 19)


def test_the_signature_holds_what_was_given_in_its_order(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    body = draft(application(), step(), writer=template, on=ON).message.body
    assert body.endswith(
        "\nNora Field\n+44 20 7946 0991\nnora.field@example.com\nhttps://nora.example.com"
    )
    bare = application(candidate={"name": "Nora Field"})
    assert draft(bare, step(), writer=template).message.body.endswith(",\nNora Field")


def test_each_part_stands_where_its_span_says(application: Apply, step: Steps) -> None:
    brief = make_brief(application(), step(), on=ON)
    texts = {part.part: f"Words of {part.part}." for part in brief.parts}
    made = assemble(brief, texts, application().candidate)
    for name, (start, end) in made.spans.items():
        assert made.message.body[start:end] == texts[name]
    assert set(made.spans) == set(texts)


def test_a_part_without_words_leaves_no_gap(application: Apply, step: Steps) -> None:
    brief = make_brief(application(), step(), on=ON)
    made = assemble(brief, {"closing": "Until then."}, application().candidate)
    assert "\n\n\n" not in made.message.body
    assert set(made.spans) == {"closing"}


@pytest.mark.parametrize(
    ("where", "place", "inside"),
    [
        ("subject", (0, 4), False),
        ("body", (0, 4), False),
        ("body", (20, 20), False),
        ("body", (20, 24), True),
    ],
)
def test_a_finding_lies_in_the_part_whose_words_it_quotes(
    application: Apply,
    step: Steps,
    where: Literal["subject", "body"],
    place: tuple[int, int],
    *,
    inside: bool,
) -> None:
    brief = make_brief(application(), step(), on=ON)
    name = brief.parts[0].part
    made = assemble(brief, {name: "Some words that are long enough."}, application().candidate)
    finding = Finding(
        rule="tone.x",
        severity=Severity.ERROR,
        message="x",
        where=where,
        start=place[0],
        end=place[1],
        quote="",
        source="x",
    )
    assert made.part_of(finding) == (name if inside else None)


@pytest.mark.parametrize("country", ["US", "GB"])
@pytest.mark.parametrize("tone", [None, "warmer", "more_formal", "plainer"])
def test_every_tone_in_both_spellings_is_ready(
    application: Apply, step: Steps, template: TemplateWriter, country: str, tone: str | None
) -> None:
    wishes = Wishes.model_validate({"tone": tone})
    for kind in ("thank_you", "status_reply", "check_in", "no_response_follow_up", "withdrawal"):
        made = draft(
            application(country=country), step(kind), writer=template, wishes=wishes, on=ON
        )
        assert not [
            (one.rule, one.quote)
            for one in made.report.findings
            if one.severity is not Severity.HINT
        ], made.message.body


def test_a_greeting_that_was_taken_out_leaves_no_gap(application: Apply, step: Steps) -> None:
    brief = make_brief(application(), step(), Wishes(pinned={"greeting": ""}), on=ON)
    texts = {part.part: f"Words of {part.part}." for part in brief.parts}
    made = assemble(brief, texts, application().candidate)
    assert made.message.body.startswith(f"Words of {brief.parts[0].part}.")
