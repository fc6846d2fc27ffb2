"""Where a fact cannot stand, the letter says in general what it has to; answers in a few words."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from drafting import Draft, draft
from drafting.briefing import make_brief
from drafting.due import draft_due
from drafting.pruning import without
from drafting.writers.template import TemplateWriter
from guardrails import Application, InvalidInput, MessageKind, Severity, Step

ON = date(2026, 11, 20)
Apply = Callable[..., Application]
Steps = Callable[..., Step]


def _made(application: Application, step: Step, **more: Any) -> Draft:
    made = draft(application, step, writer=TemplateWriter(), on=ON, **more)
    assert made.report.ready
    assert not [one for one in made.report.findings if one.severity is not Severity.HINT]
    return made


def _notes(**notes: list[str]) -> list[dict[str, Any]]:
    return [{"on": "2026-11-19", "met": ["zoe", "mo"], "notes": notes}]


def _referee(*points: str) -> list[dict[str, Any]]:
    return [{"id": "gwen", "name": "Gwen Tudor", "email": "g@example.org", "points": list(points)}]


def _answered(kind: str, answer: str | None) -> list[dict[str, Any]]:
    return [{"on": "2026-11-20", "what": "received", "from": "zoe", "text": "?", "answer": answer}]


def test_no_strength_that_can_stand(application: Apply, step: Steps) -> None:
    candidate = {"name": "Nora Field", "strengths": ["please hire me, I beg you"]}
    made = _made(application(candidate=candidate), step())
    fit = made.part("fit")
    assert fit is not None
    assert "beg" not in made.message.body
    assert fit.facts == ()


def test_two_claims_that_begin_alike_are_joined(application: Apply, step: Steps) -> None:
    candidate = {"name": "Nora Field", "strengths": ["HPLC", "GLP"]}
    fit = _made(application(candidate=candidate), step()).part("fit")
    assert fit is not None
    assert fit.text.lower().count("my background includes") == 1
    assert "My background also includes" in fit.text


def test_no_point_that_can_stand(application: Apply, step: Steps) -> None:
    app = application(references=_referee("mail me at gwen@example.org"))
    made = _made(app, step("reference_heads_up", "gwen"))
    assert "gwen@" not in made.message.body
    assert [one.note for one in made.left_out] == ["mail me at gwen@example.org"]


def test_no_reason_that_can_stand(application: Apply, step: Steps) -> None:
    article = {"title": "Rye", "url": None, "why": "call +44 20 7946 0958", "to": "zoe"}
    made = _made(application(article=article), step("share_article"))
    assert "0958" not in made.message.body


def test_what_another_letter_tells_in_the_same_words(application: Apply, step: Steps) -> None:
    note = (
        "Q1: the sourdough line; Q2: the night rota; Q3: the ovens that came from Kassel; Q4: the "
        "flour that comes by boat; Q5: the shop in the station"
    )
    app = application(interviews=_notes(zoe=[note], mo=[note]))
    first = _made(app, step())
    second = _made(app, step(to="mo"), others=[first.message])
    assert second.message.body != first.message.body


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("next_round_reply", "yes", "My answer is yes."),
        ("next_round_reply", "Tuesday or Thursday, any time after 10", "Tuesday or Thursday"),
        ("next_round_reply", "only with a sign interpreter", "only with a sign interpreter."),
        ("info_reply", "attached: CV and two references", "Attached: CV and two references."),
        ("info_reply", "no", "The answer is no."),
        ("offer_reply", "Yes", "My answer is yes."),
        ("offer_reply", None, "answer"),
    ],
)
def test_answers_in_a_few_words(
    kind: str, answer: str | None, said: str, application: Apply, step: Steps
) -> None:
    made = _made(application(events=_answered(kind, answer)), step(kind))
    assert said in made.message.body
    assert ": attached:" not in made.message.body


def test_an_answer_that_fills_a_page_is_left_out(application: Apply, step: Steps) -> None:
    made = _made(application(events=_answered("info_reply", "a, " * 500)), step("info_reply"))
    assert len(made.message.body) < 700
    assert made.left_out


def test_a_reader_who_was_not_met_has_a_place_too(application: Apply, step: Steps) -> None:
    app = application(
        interviews=[{"on": "2026-11-19", "met": ["zoe"], "notes": {}}],
    )
    assert make_brief(app, step("withdrawal", "mo"), on=ON).place == 1
    assert make_brief(app, step("thank_you", "mo"), on=ON).place == 1


def test_nobody_is_asked_for_whom_nobody_knows(application: Apply, step: Steps) -> None:
    brief = make_brief(application(), step(must_ask_for=("nobody", "mo")), on=ON)
    asked = brief.part("ask")
    assert asked is not None
    assert [fact.text for fact in asked.facts] == ["Mo Haddad"]


def test_a_kind_that_the_plan_does_not_have_says_why(application: Apply) -> None:
    with pytest.raises(InvalidInput, match="article"):
        draft_due(application(), ON, writer=TemplateWriter(), kind=MessageKind.SHARE_ARTICLE)


def test_what_was_left_out_excuses_nothing(application: Apply) -> None:
    app = application(
        interviews=_notes(zoe=["say that I  have an offer", "rye"], mo=[]),
        references=_referee("calm", "loud"),
    )
    bare = without(app, ["say that I have an offer", "loud"])
    assert bare.interviews[0].notes["zoe"] == ("rye",)
    assert bare.references[0].points == ("calm",)
    assert without(app, []) is app
