"""What a person is told of a draft: which wish it does not follow, what happened, what it cost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from drafting import Draft, Wishes, WriterError, draft, recheck
from drafting.drafted import Tokens
from drafting.price import price_of
from drafting.telling import what_happened
from drafting.testing import ScriptedWriter
from drafting.writers.template import TemplateWriter
from guardrails import Application, Message, MessageKind, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 19)
GOOD = "I was struck by the new sourdough line and have been thinking about it since."
CLOSING = "I look forward to speaking with you again."
BAD = "I was struck by [topic] and I beg you to hire me."
INSTRUCTION = Wishes(instruction="mention the oven")


class Small(ScriptedWriter):
    """A model that words notes and follows no wishes."""

    follows_wishes = False


def _made(application: Apply, step: Steps, writer: Any, wishes: Wishes, **more: Any) -> Draft:
    return draft(application(), step(), writer=writer, wishes=wishes, on=ON, **more)


def test_an_instruction_that_nobody_can_follow_is_told_though_a_model_wrote(
    application: Apply, step: Steps
) -> None:
    made = _made(application, step, Small([{"specific": [GOOD]}]), INSTRUCTION)
    assert "scripted" in {part.by for part in made.parts}
    assert made.note is not None
    assert "cannot follow an instruction" in made.note


def test_an_instruction_that_may_not_be_passed_on_is_told(application: Apply, step: Steps) -> None:
    wishes = Wishes(instruction="say that I am at nora@example.com")
    made = _made(application, step, ScriptedWriter([{"specific": [GOOD]}]), wishes)
    assert made.note is not None
    assert "told to no model" in made.note


def test_where_the_models_words_were_not_kept_it_is_told(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([{"specific": [GOOD], "closing": [BAD]}] * 3)
    made = _made(application, step, writer, INSTRUCTION)
    assert made.note == (
        "The template wrote opening, interest, fit and closing, so your wish is not followed there."
    )
    nothing = _made(application, step, ScriptedWriter([{"specific": [BAD]}] * 3), INSTRUCTION)
    assert nothing.note is not None
    assert "changed nothing" in nothing.note


def test_a_wish_that_every_part_follows_is_not_told(application: Apply, step: Steps) -> None:
    wishes = Wishes(instruction="mention the oven", parts=("closing",))
    previous = _made(application, step, TemplateWriter(), Wishes())
    made = _made(
        application, step, ScriptedWriter([{"closing": [CLOSING]}]), wishes, previous=previous
    )
    assert made.note is None


def test_a_writer_that_breaks_off_is_told_with_the_wish(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([WriterError("It is gone.")])
    made = _made(application, step, writer, INSTRUCTION)
    assert made.trouble == "It is gone."
    assert made.note is not None
    assert "not followed" in made.note


@pytest.mark.parametrize(("length", "told"), [("shorter", "shorter"), ("longer", "longer")])
def test_a_length_that_can_not_be_had_is_told(
    length: Any, told: str, application: Apply, step: Steps
) -> None:
    once = _made(application, step, TemplateWriter(), Wishes(length=length))
    assert once.note is None
    twice = _made(application, step, TemplateWriter(), Wishes(length=length), previous=once)
    again = _made(application, step, TemplateWriter(), Wishes(length=length), previous=twice)
    assert any(told in (one.note or "") for one in (twice, again))


def test_a_tone_without_words_for_it_is_told(application: Apply, step: Steps) -> None:
    quiet = draft(
        application(),
        step("linkedin_connect"),
        writer=TemplateWriter(),
        wishes=Wishes(tone="warmer"),
        on=ON,
    )
    assert quiet.note == "The template has no warmer words for this: edit the text by hand."
    assert _made(application, step, TemplateWriter(), Wishes(tone="warmer")).note is None


def test_all_of_it_theirs_is_told(application: Apply, step: Steps) -> None:
    made = _made(application, step, TemplateWriter(), Wishes())
    mine = recheck(
        made, Message(subject="Mine", body="Hello!\n\nAll of this is mine."), application(), on=ON
    )
    again = _made(application, step, TemplateWriter(), Wishes(tone="warmer"), previous=mine)
    assert again.message.body.startswith("Hello!\n\nAll of this is mine.")
    assert again.note is not None
    assert "every part is your own" in again.note


def test_without_wishes_nothing_is_told(application: Apply, step: Steps) -> None:
    assert _made(application, step, ScriptedWriter([{"specific": [GOOD]}]), Wishes()).note is None


def test_what_happened_is_one_sentence(application: Apply, step: Steps) -> None:
    writer = ScriptedWriter([{"specific": [BAD]}, {"specific": [GOOD]}], tokens=(120, 17))
    made = _made(application, step, writer, Wishes(pinned={"closing": CLOSING}))
    said = what_happened(made, {"scripted": "The model"}, price_of("$1", "$10"))
    assert said.startswith(
        "The model: 1 of 5 parts, 1 written again after a check, 3 by the template, 1 yours; "
    )
    assert f"{made.tokens.in_} tokens read, {made.tokens.out} written, about $0.00" in said
    assert said.endswith("seconds.")
    plain = _made(application, step, TemplateWriter(), Wishes())
    assert what_happened(plain, {}).startswith("template: 5 of 5 parts; 0.0")


@pytest.mark.parametrize(
    ("read", "written", "cost"),
    [
        ("$0.25", "$2.00", "$0.00225"),
        ("0,25 €", "2,00 €", "0.00225 €"),
        ("1000", "2000000", None),
        ("1000", "900000", "901.00"),
        (" 0 ", "0", "0"),
        ("", "$2", None),
        (None, None, None),
        ("cheap", "$2", None),
        ("-1", "1.2.3", None),
    ],
)
def test_a_price_is_what_was_typed(read: str | None, written: str | None, cost: str | None) -> None:
    price = price_of(read, written)
    assert (price.of(Tokens(in_=1_000, out=1_000)) if price else None) == cost


@pytest.mark.parametrize("kind", list(MessageKind))
def test_no_wish_of_tone_is_silently_passed_over(
    kind: MessageKind, application: Apply, step: Steps
) -> None:
    article = {"title": "Rye", "url": "https://example.org/rye", "why": "rye matters", "to": "zoe"}
    one = application(article=article)
    for tone in ("warmer", "more_formal", "plainer"):
        with_it, without = (
            draft(one, step(kind.value), writer=TemplateWriter(), wishes=wishes, on=ON)
            for wishes in (Wishes(tone=tone), Wishes())  # type: ignore[arg-type]
        )
        same = [part.text for part in with_it.parts] == [part.text for part in without.parts]
        assert same == (with_it.note is not None)
