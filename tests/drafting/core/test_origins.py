from pathlib import Path

import pytest

from drafting.origins import origins, place_of
from guardrails import Application, Message, MessageKind, State, Step, read_application

CONTRACT = Path(__file__).parents[2] / "contract"


@pytest.fixture
def facts() -> Application:
    text = (CONTRACT / "03-unclear-reply.json").read_text(encoding="utf-8")
    return read_application(text)


def step(*to: str) -> Step:
    return Step(
        kind=MessageKind.THANK_YOU, to=to, interview=0, state=State.DUE, because="x",
        rules=("thank-each-person",),
    )  # fmt: skip


def test_each_stretch_says_which_fact_it_comes_from(facts: Application) -> None:
    body = (
        "Dear Dana,\n\nThank you for telling me about moving the nightly batch pipeline to "
        "streaming with Kafka.\n\nBest regards,\nSam Okafor"
    )
    found = origins(facts, step("dana"), Message(subject=None, body=body))
    note = next(one for one in found if "Kafka" in one.quote)
    assert note.where == "your notes on Dana Reyes"
    assert note.fact == "moving the nightly batch pipeline to streaming with Kafka"
    assert body[note.start : note.end] == note.quote


def test_a_text_to_nobody_yet_is_traced_too(facts: Application) -> None:
    body = "Dear all,\n\nI liked Northwind Analytics.\n\nSam"
    assert any(
        one.where == "the company"
        for one in origins(facts, step(), Message(subject=None, body=body))
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("candidate.strengths.1", "what you are good at"),
        ("interest.0", "why this job"),
        ("article.title", "your article"),
        ("events.2.text", "the log"),
        ("interviews.0.on", "a date of the application"),
        ("interviews.0.notes.nobody.0", "a date of the application"),
        ("people.1.title", "the people: Lee Park"),
        ("somewhere", "a date of the application"),
    ],
)
def test_a_place_in_a_persons_words(facts: Application, source: str, words: str) -> None:
    assert place_of(facts, source) == words


def test_a_reference_is_named() -> None:
    facts = Application.model_validate(
        {
            "candidate": {"name": "A"},
            "company": "B",
            "role": "C",
            "references": [{"id": "r", "name": "Ada Lin"}],
        }
    )
    assert place_of(facts, "references.0.points.0") == "your references: Ada Lin"
