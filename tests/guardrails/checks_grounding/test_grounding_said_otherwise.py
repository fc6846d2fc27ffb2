"""Claims, promises, praise and topics that no verb of the candidate's tells; ranges and dozens."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guardrails import Application, Finding, Message, MessageKind
from guardrails.checks.case import Case
from guardrails.checks.grounding import findings

Find = Callable[..., list[Finding]]
Judge = Callable[[str, date], list[Finding]]

FIRES = [
    ("claim", "I have a steady hand for soldering circuits.", "hand for soldering"),
    ("claim", "I am quick with spreadsheets of invoices.", "quick with spreadsheets"),
    ("claim", "I build ETL in Python and can repair diesel engines.", "repair diesel engines"),
    ("claim", "I can also decorate cakes.", "decorate cakes"),
    ("claim", "I have built ETL for five years without a single complaint.", "single complaint"),
    ("claim", "I have done ETL for years, never once late.", "never once late"),
    ("claim", "Streaming is something that I have taught before.", "have taught before"),
    ("claim", "We did the same at my last company.", "at my last company"),
    ("claim", "I build ETL and also coach a swimming club.", "swimming club"),
    ("praise", "I was happy that my answers impressed you.", "my answers impressed you"),
    ("praise", "It meant a lot that you would hire me on the spot.", "you would hire me"),
    ("praise", "I hear that nobody else came close.", "nobody else came close"),
    ("promise", "I am glad that you will ring me either way.", "you will ring"),
    ("promise", "I am glad that the desk by the window will be mine.", "will be mine"),
    ("promise", "I am glad to be told that I am in first place.", "I am in first place"),
    ("promise", "You said that the letter would go out soon.", "letter would go out"),
    ("topic", "The vegetable garden is what I remember best.", "vegetable garden"),
    ("topic", "What I liked best was the vegetable garden.", "vegetable garden"),
    ("topic", "I liked the pipeline, above all how you feed the fish.", "fish"),
    ("topic", "The school orchestra that you mentioned was new to me.", "school orchestra"),
    ("credited", "I admire the licences, $30,000, that your analysts saved.", "licences"),
    ("credited", "I see that your team cut a pipeline's runtime.", "your team cut"),
    ("credited", "It is good to see the ETL in Python that your team changed.", "ETL"),
    ("third_person", "The candidate also saved licences.", "The candidate also saved"),
    ("third_person", "This applicant, moreover, built ETL.", "This applicant, moreover, built"),
    ("title", "I am writing about the position of Staff Engineer.", "Staff Engineer"),
    ("title", "I enjoyed meeting the Head of Research.", "Head of Research"),
    ("title", "I would love to do the internship.", "internship"),
    ("person", "Thank you, Professor Reyes, for your time.", "Professor Reyes"),
    ("date", "Thank you for your time on the sixteenth.", "sixteenth"),
    ("date", "See you at noon.", "noon"),
    ("number", "I have built half a dozen pipelines.", "half a dozen"),
    ("number", "I have built half-dozen pipelines.", "half-dozen"),
    ("number", "I have built three dozen pipelines.", "three dozen"),
    ("person", "Please thank Mr. Northwind as well.", "Mr. Northwind"),
    ("title", "I look forward to meeting your warehouse manager.", "warehouse manager"),
    ("claim", "I was a pupil of yours myself.", "I was a pupil"),
    ("claim", "I sewed sails, and as a small boy I rode with the cavalry.", "as a small boy"),
    ("claim", "I bound vellum ledgers.", "bound vellum"),
    ("praise", "You told me that nobody reads logs better than I do.", "nobody reads"),
    ("praise", "You once said that I could calm a whole crowd.", "I could calm"),
    ("praise", "It was good to hear that I was your second choice.", "second choice"),
    ("praise", "You were right that I read drawings fast.", "You were right"),
    ("promise", "I can stay on and close up.", "stay on"),
    ("promise", "I'll drop a folder in, and if you need more, tell me.", "drop a folder"),
    ("promise", "I will bring a code sample and a draft plan of rooms.", "a draft plan of rooms"),
    ("promise", "I am glad that you will ring me when the batch pipeline moves.", "you will ring"),
    ("topic", "Thank you for your hint about the airport tender.", "airport tender"),
    ("date", "Thank you for your message of Monday.", "Monday"),
    ("date", "Since 2018 I have built ETL in Python.", "2018"),
    ("date", "ETL in Python, since 2024.", "2024"),
]  # fmt: skip

SILENT = [
    "I have a good eye for detail and a feel for data quality.",
    "I am good at building ETL, and your eye for pipelines is a gift.",
    "I would be glad if we could talk again, and I can come any day.",
    "Could we talk again?",
    "I have never seen such a pipeline before.",
    "I hope that my answers interested you.",
    "Thank you for your message of Tuesday.",
    "I will bring a code sample and the code of a pipeline.",
    "I will bring a code sample and a pen.",
    "I will bring a code sample and look forward to it.",
    "I thought of it as the Northwind of streaming.",
    "Asante sana for your time.",
    "It would be my first time in a house of glass.",
    "Since 2021 I have built ETL in Python.",
    "If you would hire me, I would be happy to work on data quality.",
    "I hope that you will ring me.",
    "The nightly batch pipeline is what I remember best.",
    "What I liked best was the nightly batch pipeline.",
    "I liked the way you talk about the pipeline.",
    "I admire how your team is moving the pipeline.",
    "The candidate selected will be a lucky one.",
    "I am writing about the position of Data Engineer.",
    "Thank you for your time on the nineteenth.",
    "The runtime fell from six hours to 40 minutes.",
    "The runtime came down to forty minutes from six hours.",
    "I have built ETL in Python for five years or so.",
    "I have built ETL for four years and more.",
    "I care about what counts as data quality.",
]


@pytest.mark.parametrize(("rule", "sentence", "quote"), FIRES)
def test_what_is_invented_otherwise_is_found(
    find: Find, rule: str, sentence: str, quote: str
) -> None:
    found = find(sentence)
    assert [f for f in found if f.rule == f"grounding.{rule}" and quote in f.quote], found


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_no_invention_is_left(find: Find, sentence: str) -> None:
    assert find(sentence) == []


def _application(**changes: Any) -> Application:
    given = {
        "candidate": {
            "name": "Hope van der Linden",
            "strengths": ["led 24 nurses", "cut waste from 34 to 28 percent"],
        },
        "company": "Ashby Quarles",
        "role": "Nurse",
        "people": [
            {"id": "april", "name": "April Ashby", "title": "Partner", "part": "lead"},
            {"id": "dr", "name": "Dr. Will Quarles"},
            {"id": "vet", "name": "Kate Moss", "title": "Veterinarian"},
        ],
        "references": [
            {"id": "rose", "name": "Rose Okoro", "permission": True},
            {"id": "pat", "name": "Pat Lee", "permission": None},
        ],
        "interviews": [{"on": "2026-11-19", "met": ["april", "dr", "vet"]}],
        "events": [{"on": "2026-11-20", "what": "received", "from": "april",
                    "text": "We will let you know. The ward rota changes soon."}],
    }  # fmt: skip
    return Application.model_validate({**given, **changes})


def _rules(text: str, person: str = "april", **changes: Any) -> list[str]:
    application = _application(**changes)
    reader = application.person(person) or application.reference(person)
    kind = MessageKind.LINKEDIN_CONNECT
    case = Case(Message(body=text), kind, application, reader, on=date(2026, 11, 21))
    return [finding.rule.removeprefix("grounding.") for finding in findings(case)]


@pytest.mark.parametrize(
    ("text", "person", "rules"),
    [
        ("Hi April, it was good to be at Ashby Quarles. Hope van der Linden", "april", []),
        ("Hi April, I wish Will Ashby all the best. Hope", "april", ["person"]),
        ("Hi April, it was good to hear what April thinks. Hope", "april", ["third_person"]),
        ("Hi April, it was good to meet you in April. Hope", "april", ["date"]),
        ("Hi April, thank you. Hope van der Linden writes well.", "april", ["third_person"]),
        ("I brought waste from 34% down to 28 and led two dozen nurses.", "april", []),
        ("I brought waste from 34% down to 26%.", "april", ["number"]),
        ("Thank you, Dr. Quarles, and Dr. Moss.", "dr", []),
        ("I am glad that you will let me know.", "april", []),
        ("I am glad that you will call me.", "april", ["promise"]),
        ("I am glad that the ward rota will be mine.", "april", []),
        ("You agreed to be my reference, and I am grateful.", "rose", []),
        ("You agreed to be my reference, and I am grateful.", "pat", ["promise"]),
    ],
)
def test_names_that_are_words_and_what_was_said(text: str, person: str, rules: list[str]) -> None:
    assert _rules(text, person) == rules


def test_a_company_may_be_called_as_a_claim_is_made() -> None:
    assert _rules("I was glad to be at Never Late, I mean it.", company="Never Late") == []
    assert _rules("I am at Never Late.", company="Never Late") == []
    praising = "My Bread Impressed You"
    assert _rules(f"I was glad to be at {praising}.", company=praising) == []


def test_a_greeting_in_any_language_names_nobody(find: Find) -> None:
    for greeting in ("Morena Dana,", "Selamat pagi Dana,", "Bom dia, Dana,", "Sawubona Ms. Reyes,"):
        assert not find(f"{greeting}\n\nThanks for the talk.\n\nBest,\nSam O'Brien", whole=True)
    for greeting in ("Philippa Reyes,", "Xanthe, Will,", "Zorro,", "Dear Marta Dana,"):
        assert find(f"{greeting}\n\nThanks for the talk.\n\nBest,\nSam O'Brien", whole=True)


def test_a_reply_to_an_invitation_names_no_test_that_nobody_asked_for(find: Find) -> None:
    said = "I can come at 10:30 on 2 December for the system design exercise."
    found = find(said, kind=MessageKind.NEXT_ROUND_REPLY)
    assert [(f.rule, f.quote) for f in found] == [("grounding.topic", "system design exercise")]
    assert not find("I can come and talk again.", kind=MessageKind.NEXT_ROUND_REPLY)


def test_a_share_of_an_amount_and_the_day_that_a_fact_names(judge_one: Judge) -> None:
    assert not judge_one("I saved RM 2.4 million on a contract.", date(2026, 11, 26))
    assert not judge_one("The trustees sat yesterday.", date(2026, 11, 26))
    assert not judge_one("I cut waste by 33 percent.", date(2026, 11, 26))
    assert not judge_one("Of the files four in every hundred were saved.", date(2026, 11, 26))
    assert not judge_one("I brought errors down by 2.5.", date(2026, 11, 26))
    assert not judge_one("Costs were three points fewer.", date(2026, 11, 26))
    assert judge_one("Costs were four points fewer.", date(2026, 11, 26))
    assert judge_one("Of the files seven in every hundred were saved.", date(2026, 11, 26))
    assert judge_one("I saved RM 3.4 million on a contract.", date(2026, 11, 26))
    assert judge_one("The trustees sat yesterday.", date(2026, 11, 27))
    assert judge_one("I cut waste by 43 percent.", date(2026, 11, 26))
    assert judge_one("You meet every two weeks on a Monday.", date(2026, 11, 26)) == []
    assert judge_one("My childhood was spent outdoors.", date(2026, 11, 26)) == []


@pytest.fixture
def judge_one(engineer: Application) -> Judge:
    raw = engineer.model_dump(mode="json", by_alias=True, exclude_none=True)
    raw["candidate"]["strengths"] = [
        "saved 4% on a RM 60 million contract",
        "cut waste by a third",
        "errors from 8 to 5.5, faults from 9% to 6%",
    ]
    raw["interest"] = ["I grew up near the hospital"]
    raw["events"][0]["text"] = "The trustees sit on the 25th, then every second Monday."
    application = Application.model_validate(raw)

    def run(sentence: str, on: date) -> list[Finding]:
        body = f"Hi Dana,\n\n{sentence}\n\nBest,\nSam O'Brien"
        reader = application.person("dana")
        case = Case(
            Message(subject=None, body=body), MessageKind.CHECK_IN, application, reader, on=on
        )
        return list(findings(case))

    return run


def test_early_days_that_a_note_tells_of_are_no_claim(engineer: Application) -> None:
    raw = engineer.model_dump(mode="json", by_alias=True, exclude_none=True)
    raw["interviews"][0]["notes"]["dana"].append("she began there as a student")
    application = Application.model_validate(raw)
    body = "Hi Dana,\n\nBeginning as a student is what I would wish for.\n\nBest,\nSam O'Brien"
    reader = application.person("dana")
    case = Case(Message(subject=None, body=body), MessageKind.THANK_YOU, application, reader)
    assert "grounding.claim" not in {finding.rule for finding in findings(case)}
