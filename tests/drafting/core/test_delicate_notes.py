"""Sore points get tact, and nobody enjoys what nobody enjoys."""

from collections.abc import Callable

import pytest

from drafting import draft
from drafting.wording.delicate import is_delicate, is_grave
from drafting.writers.template import TemplateWriter
from guardrails import Application, Step


@pytest.mark.parametrize(
    ("note", "delicate"),
    [
        ("the budget was cut by 10%", True),
        ("membership is shrinking", True),
        ("your first year was tough", True),
        ("customers hate the app", True),
        ("you hate typos", False),
        ("you want to cut the backlog", False),
        ("you plan a second shop", False),
    ],
)
def test_what_went_wrong_is_delicate(note: str, delicate: bool) -> None:
    assert is_delicate(note) is delicate


@pytest.mark.parametrize("note", ["fuel theft", "mental health after bad calls",
                                  "drivers not answering their phones"])  # fmt: skip
def test_what_nobody_enjoys_is_not_enjoyed(
    note: str, application: Callable[..., Application], step: Callable[..., Step]
) -> None:
    assert is_grave(note)
    app = application(interviews=[{"on": "2026-11-19", "met": ["zoe"], "notes": {"zoe": [note]}}])
    for person in range(8):
        named = app.model_copy(update={"company": f"Larkspur {person} Bakery"})
        made = draft(named, step(), writer=TemplateWriter())
        told = next(part.text for part in made.parts if part.part == "specific")
        assert not any(word in told for word in ("enjoy", "glad", "liked", "love")), told


def test_a_shared_joy_may_be_enjoyed() -> None:
    assert not is_grave("the look of the swamp level")


def test_a_lack_of_theirs_is_told_with_tact(
    application: Callable[..., Application], step: Callable[..., Step]
) -> None:
    notes = ["no cover at night, still no date for it", "fees: late again"]
    app = application(interviews=[{"on": "2026-11-19", "met": ["zoe"], "notes": {"zoe": notes}}])
    for person in range(8):
        named = app.model_copy(update={"company": f"Larkspur {person} Bakery"})
        made = draft(named, step(), writer=TemplateWriter())
        told = next(part.text for part in made.parts if part.part == "specific")
        assert "stayed with me" not in told, told


def test_a_reason_is_not_said_to_draw_twice(
    application: Callable[..., Application], step: Callable[..., Step]
) -> None:
    app = application(interest=["old clocks are why I learnt the trade"])
    for person in range(8):
        named = app.model_copy(update={"company": f"Larkspur {person} Bakery"})
        made = draft(named, step(), writer=TemplateWriter())
        told = next(part.text for part in made.parts if part.part == "interest")
        assert "old clocks are why I learnt the trade" in told.replace("Old", "old")
        assert "draws" not in told
