"""What is read out of an application or a text is read once, and for no other."""

import re

import pytest

from guardrails import Application, Message, MessageKind, check
from guardrails.checks.grounding.marks import near
from guardrails.checks.keeping import kept
from guardrails.checks.text import Text

FACTS = {"candidate": {"name": "Sam Okafor"}, "company": "Northwind", "role": "Engineer"}


def test_an_application_is_read_once_and_an_equal_one_by_itself() -> None:
    read: list[Application] = []

    def role(application: Application) -> str:
        read.append(application)
        return application.role

    one, other = Application.model_validate(FACTS), Application.model_validate(FACTS)
    assert [kept(one, "role", role) for _ in range(3)] == ["Engineer"] * 3
    assert kept(other, "role", role) == "Engineer"
    assert [seen is one for seen in read] == [True, False]
    assert kept(one, "company", lambda application: application.company) == "Northwind"


def test_only_the_latest_applications_are_remembered() -> None:
    first = Application.model_validate(FACTS)
    read: list[int] = []
    kept(first, "times", lambda _: read.append(1))
    others = [Application.model_validate(FACTS) for _ in range(80)]
    for other in others:
        kept(other, "times", lambda _: None)
    kept(first, "times", lambda _: read.append(2))
    assert read == [1, 2]


def test_a_text_is_read_once_under_each_name() -> None:
    text = Text("Dear Dana, thank you.")
    words = text.kept("words", lambda it: it.plain.split())
    assert text.kept("words", lambda _: []) is words
    assert text.kept("length", lambda it: len(it.plain)) == 21


def test_marks_near_one_another_are_looked_at_together() -> None:
    regex, mark = re.compile(r"\w+ day"), re.compile("day")
    plain = "a good day, a bad day" + " and so on" * 40 + " to the last day"
    assert [found[0] for found in near(regex, mark, plain)] == ["good day", "bad day", "last day"]
    assert not list(near(regex, mark, "no such word"))


@pytest.mark.parametrize(
    "said",
    [
        "Your kind words to the whole team were good to hear.",
        "I should like to meet your Head of people some day.",
    ],
)
def test_what_only_begins_like_praise_or_a_title_is_none(said: str) -> None:
    body = f"Dear Dana,\n\nThank you for your time. {said}\n\nKind regards,\nSam Okafor"
    people = [{"id": "dana", "name": "Dana Reyes", "part": "lead"}]
    application = Application.model_validate({**FACTS, "people": people})
    report = check(Message(body=body), kind=MessageKind.THANK_YOU, application=application)
    wrong = {finding.rule for finding in report.findings}
    assert wrong.isdisjoint({"grounding.praise", "grounding.title"})
