"""Wishes: what the person asked for comes, and what must be there stays there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from drafting import Draft, Wishes, draft
from drafting.drafted import PERSON
from drafting.testing import ScriptedWriter
from drafting.writers.template import TemplateWriter
from guardrails import SPECS, Application, MessageKind, Severity, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 20)
WISHES: list[dict[str, Any]] = [
    *({"length": length} for length in ("shorter", "longer")),
    *({"tone": tone} for tone in ("warmer", "more_formal", "plainer")),
    {"spelling": "en-US"},
    {"length": "shorter", "tone": "plainer", "spelling": "en-GB"},
    {"instruction": "leave out the thanks and the job, and do not look forward to anything"},
]
KINDS = [kind for kind in MessageKind if not SPECS[kind].to_reference]


def words(made: Draft) -> int:
    return made.report.words


@pytest.fixture
def made(application: Apply, step: Steps, template: TemplateWriter) -> Callable[..., Draft]:
    def write(**wished: Any) -> Draft:
        return draft(application(), step(), writer=template, wishes=Wishes(**wished), on=ON)

    return write


def test_shorter_is_shorter_and_longer_is_longer(made: Callable[..., Draft]) -> None:
    assert words(made(length="shorter")) < words(made()) <= words(made(length="longer"))


@pytest.mark.parametrize("tone", ["warmer", "more_formal", "plainer"])
def test_a_tone_is_heard(tone: str, made: Callable[..., Draft]) -> None:
    plain, wished = made(), made(tone=tone)
    assert wished.message.body != plain.message.body
    assert wished.report.ready


def test_a_spelling_is_kept_in_our_own_words(application: Apply, step: Steps) -> None:
    asking = {"must_ask_for": ("mo",)}
    bodies = {
        spelling: [
            draft(
                application(),
                step(**asking),
                writer=TemplateWriter(),
                wishes=Wishes(spelling=spelling, variation=number),
                on=ON,
            ).message.body
            for number in range(10)
        ]
        for spelling in ("en-US", "en-GB")
    }
    assert any("favor:" in body for body in bodies["en-US"])
    assert any("favour:" in body for body in bodies["en-GB"])
    assert not any("favour" in body for body in bodies["en-US"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wished", WISHES, ids=str)
def test_no_wish_removes_what_must_be_there(
    kind: MessageKind, wished: dict[str, Any], application: Apply, step: Steps
) -> None:
    article = {"title": "Rye", "url": "https://example.org/rye", "why": "rye matters", "to": "zoe"}
    to = step(kind.value)
    one = draft(
        application(article=article),
        to,
        writer=TemplateWriter(),
        wishes=Wishes(**wished),
        on=ON,
    )
    assert one.report.ready
    graver = [each.rule for each in one.report.findings if each.severity is not Severity.HINT]
    assert not graver, one.message.body


def test_a_model_that_follows_a_bad_instruction_is_not_kept(
    application: Apply, step: Steps
) -> None:
    """ "Leave out the thanks": the letter has to thank, whoever asked for what."""
    bare = {"opening": ["I saw your office."], "closing": ["That is all."]}
    writer = ScriptedWriter([bare] * 3)
    wishes = Wishes(instruction="leave out the thanks")
    one = draft(application(), step(), writer=writer, wishes=wishes, on=ON)
    assert one.report.ready
    assert one.report.elements["thanks"]
    assert one.report.elements["looking_forward"]


def test_one_part_alone_is_worded_anew(application: Apply, step: Steps) -> None:
    first = draft(application(), step(), writer=TemplateWriter(), on=ON)
    wishes = Wishes(parts=("closing",), variation=1, tone="warmer")
    again = draft(
        application(), step(), writer=TemplateWriter(), wishes=wishes, on=ON, previous=first
    )
    texts = {part.part: part.text for part in first.parts}
    changed = [part.part for part in again.parts if part.text != texts[part.part]]
    assert changed == ["closing"]


def test_a_pinned_part_survives_every_wish(application: Apply, step: Steps) -> None:
    pinned = "The rye loaf on the counter is what I remember best."
    for wished in WISHES:
        wishes = Wishes(**{**wished, "pinned": {"specific": pinned}})
        one = draft(application(), step(), writer=TemplateWriter(), wishes=wishes, on=ON)
        kept = one.part("specific")
        assert kept is not None
        assert (kept.text, kept.by) == (pinned, PERSON)
