"""Rare forms of days, numbers, names and facts, each by a sentence to the same reader."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guardrails import Application, Finding, Message, MessageKind, check
from guardrails.checks.case import Case
from guardrails.checks.grounding import findings, traces
from guardrails.checks.grounding.calendar import mentions

Find = Callable[..., list[Finding]]


def _judged(known: Application, sentence: str, **given: Any) -> list[str]:
    message = Message(body=f"Hi Dana,\n\n{sentence}\n\nBest,\nSam O'Brien")
    case = Case(message, MessageKind.THANK_YOU, known, known.person("dana"), **given)
    return [finding.rule.removeprefix("grounding.") for finding in findings(case)]


def _with_note(application: Application, *notes: str) -> Application:
    meeting = application.interviews[0].model_copy(update={"notes": {"dana": notes}})
    return application.model_copy(update={"interviews": (meeting,)})


@pytest.mark.parametrize(
    ("text", "sorts"),
    [
        ("on 2026-11-19 at 14:30", ["day", "clock"]),
        ("it reads 2026-13-45", []),
        ("see you on Thu at 10 o'clock", ["weekday", "clock"]),
        ("on 41 May", []),
        ("that may 5 times fail", []),
    ],
)
def test_days_and_times_in_other_forms(text: str, sorts: list[str]) -> None:
    assert [mention.sort for mention in mentions(text)] == sorts


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("We met on 19 November 2026.", []),
        ("We met on 19 November 2024.", ["date"]),
        ("We met in November 2026, on Thu.", []),
        ("It was done by 3 pm.", []),
        ("It was done by 4 pm.", ["date"]),
        ("We meet in the summer of 1999.", ["date"]),
        ("See you in 2026.", []),
        ("I hope to be there next spring.", ["date"]),
        ("Have a good Tuesday.", []),
        ("I have waited for thirty seconds.", []),
        ("I cut a 10-minute job.", ["number"]),
        ("I cut a six-hour runtime to a forty-minute one.", []),
        ("I saved EUR 70,000 in licences.", ["amount"]),
        ("I saved USD 30,000 in licences.", []),
        ("Two three four.", ["number", "number"]),
        ("I doubled-checked nothing.", []),
        ("You mentioned the Data-Engineer role.", []),
        ("It was Dana, Sam who asked.", ["third_person", "third_person"]),
        ("I enjoyed meeting Dana, Reyes and all.", ["third_person", "third_person"]),
        ("I will come back to you with questions.", []),
        ("You told, with care, how Kafka works, built a stream.", []),
        ("The five years in Python that you built ETL were good.", ["credited"]),
        ("Your trust in me for five years building ETL is kind.", []),
        ("You promised to call me.", ["promise"]),
        ("You said that you would fight for me.", ["promise"]),
        ("The five years of Python that you have are good.", ["credited"]),
        ("You see five years building my ETL in Python.", []),
        ("You are here because five years building ETL help.", []),
        ("You have worked with ETL in Python for five years.", ["credited"]),
        ("Thank you for giving me so much of your morning.", ["date"]),
        ("Thank you for giving me so much of your afternoon.", []),
        ("I asked seven of them.", ["number"]),
        ("I left with a dozen questions.", []),
        ("It is done every other Thursday week, every second year.", ["number"]),
        ("I doubled- or nearly.", []),
        ("That was nine times faster.", []),
        ("That was eight times faster.", ["number"]),
        ("I managed a team of six.", ["number"]),
        ("I was flattered by your words about my work.", ["praise"]),
        ("I would be proud to join you as a platform engineer.", ["title"]),
        ("I would be proud to join you as an engineer.", []),
        ("The Analytics Engineer role is for me.", ["title"]),
        ("I hope to be your head of data.", ["title"]),
        ("I am happy with Northwind Sciences.", ["company"]),
        ("I will bring a code sample at half past ten on 2 December.", []),
        ("Call me on Friday at 7 tonight.", ["date"]),
        ("The Data Engineers Engineer role.", []),
        ("Northwind Data Engineer work is for me.", []),
    ],
)
def test_rare_forms(find: Find, sentence: str, rules: list[str]) -> None:
    assert [f.rule.removeprefix("grounding.") for f in find(sentence)] == rules


def test_a_weekday_is_known_by_a_date_that_a_fact_names(engineer: Application) -> None:
    known = _with_note(engineer, "a demo on 15 December", "they close on 29 February")
    bare = known.model_copy(update={"events": (), "decision_expected": None})
    assert _judged(bare, "Please choose on Tuesday.") == []
    assert _judged(bare, "Please choose on Sunday.") == ["date"]


def test_a_weekday_may_be_the_day_of_sending(engineer: Application) -> None:
    bare = engineer.model_copy(update={"events": (), "decision_expected": None})
    assert _judged(bare, "I write on Monday.", on=date(2026, 11, 23)) == []


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("I thought of it last night.", []),
        ("I hear of it next week.", []),
    ],
)
def test_nights_and_weeks_are_seen_from_the_day_of_sending(
    find: Find, sentence: str, rules: list[str]
) -> None:
    found = find(sentence, on=date(2026, 11, 25))
    assert [f.rule.removeprefix("grounding.") for f in found] == rules


def test_what_they_wrote_of_days_is_known(engineer: Application) -> None:
    event = engineer.events[0].model_copy(
        update={"text": "Next Tuesday or tomorrow we shall know.", "answer": None}
    )
    silent = engineer.events[0].model_copy(update={"text": None, "answer": None})
    known = engineer.model_copy(update={"events": (event, silent)})
    assert _judged(known, "You decide on 25 November or 1 December.") == []
    assert _judged(known, "You decide on 26 November.") == ["date"]


def test_an_article_is_a_fact_as_far_as_it_is_given(engineer: Application) -> None:
    for article in ({"title": "Otters at dusk"}, {"why": "otters at dusk"}):
        known = Application.model_validate(engineer.model_dump() | {"article": article})
        assert _judged(known, "I liked reading about otters at dusk.") == []
    linked = {"article": {"url": "https://example.org/otters"}}
    known = Application.model_validate(engineer.model_dump() | linked)
    assert _judged(known, "See https://example.org/otters.") == []


def test_the_company_may_bear_the_readers_name(engineer: Application) -> None:
    known = engineer.model_copy(update={"company": "Reyes Analytics"})
    assert _judged(known, "I would love to work at Reyes.") == []


def test_a_note_of_one_telling_word_needs_an_echo_of_another(find: Find) -> None:
    assert find("I kept quiet on support, and on tickets too.") == [] or all(
        f.rule == "grounding.wrong_person" for f in find("I kept quiet on support and on tickets.")
    )


def test_traces_leave_out_what_is_in_no_fact_and_what_is_taken(engineer: Application) -> None:
    body = (
        "Hi Dana,\n\nWe met yesterday, on 19 November, and not on 3 March; "
        "www.elsewhere.org is no link of mine, www.linkedin.com/in/samob is. "
        "Python and five years building ETL in Python.\n\nBest,\nSam"
    )
    case = Case(Message(body=body), MessageKind.THANK_YOU, engineer, engineer.person("dana"))
    quotes = [trace.quote for trace in traces(case)]
    assert "19 November" in quotes
    assert "www.linkedin.com/in/samob" in quotes
    assert not {"yesterday", "3 March", "www.elsewhere.org"} & set(quotes)


def test_of_two_facts_that_meet_in_a_text_the_longer_is_traced(engineer: Application) -> None:
    known = _with_note(engineer, "building ETL")
    message = Message(body="Hi Dana,\n\nI like building ETL in Python.\n\nBest,\nSam")
    case = Case(message, MessageKind.THANK_YOU, known, known.person("dana"))
    assert "building ETL in Python" in [trace.quote for trace in traces(case)]


def test_a_referee_may_have_no_relationship(engineer: Application) -> None:
    given = engineer.model_dump() | {"references": [{"id": "lin", "name": "Ada Lin"}]}
    known = Application.model_validate(given)
    assert _judged(known, "Ada Lin knows me.") == []


def test_one_everyday_word_of_anothers_note_is_chance(engineer: Application) -> None:
    notes = {"dana": ("Kafka",), "will": ("how Kafka clients work",)}
    meeting = engineer.interviews[0].model_copy(update={"notes": notes})
    known = engineer.model_copy(update={"interviews": (meeting,)})
    assert _judged(known, "My clients were patient.") == []


@pytest.mark.parametrize(
    ("company", "said", "wrong"),
    [
        ("Boulangerie Saint-Roch", "Boulangerie Saint-Roch", False),
        ("Clinique Notre-Dame", "Clinique Notre-Dame", False),
        ("Harbor Care", "Harbor Medical", True),
    ],
)
def test_a_company_of_a_hyphen_is_itself(company: str, said: str, wrong: bool) -> None:
    application = Application.model_validate(
        {"candidate": {"name": "Abel Moss"}, "company": company, "role": "Porter"}
    )
    message = Message(body=f"It was a pleasure to learn more about {said}.")
    report = check(message, kind="thank_you", application=application)
    assert any(found.rule == "grounding.company" for found in report.findings) is wrong
