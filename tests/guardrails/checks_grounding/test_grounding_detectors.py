"""Each detector by cases that must fire and cases that must not."""

from datetime import date

import pytest

from guardrails import Application, Finding, Message, MessageKind
from guardrails.checks.case import Case
from guardrails.checks.grounding import findings

FIRES = [
    ("person", "I also enjoyed meeting Priya Shah.", "Priya Shah"),
    ("person", "Please give my regards to Dr Lindqvist.", "Lindqvist"),
    ("person", "I will remember what Will Reyes said.", "Will Reyes"),
    ("company", "I would love to join Contoso Systems.", "Contoso Systems"),
    ("company", "I learnt it at Stanford University.", "Stanford University"),
    ("title", "The Machine Learning Engineer role is a great fit.", "Machine Learning Engineer"),
    ("title", "I am excited about the project manager position.", "project manager"),
    ("title", "The senior data engineer role appeals to me.", "senior data engineer"),
    ("title", "I am writing about the position of Regional Manager.", "Regional Manager"),
    ("title", "I see myself as a lab technician with you.", "technician"),
    ("title", "You have a great office, and the nursing role is for me.", "nursing"),
    ("number", "I have spent eight years building ETL.", "eight years"),
    ("number", "I cut a runtime from six hours to 45 minutes.", "45 minutes"),
    ("number", "I cut a runtime by 70%.", "70%"),
    ("number", "I cut a runtime by seventy per cent.", "seventy per cent"),
    ("number", "I tripled the pipeline's speed.", "tripled"),
    ("number", "I cut costs by a third.", "a third"),
    ("number", "Two thirds of the pipeline are mine.", "Two thirds"),
    ("date", "We spoke on the twentieth of November.", "twentieth of November"),
    ("date", "I liked the demos on Mondays.", "Monday"),
    ("title", "The logistics role appeals to me.", "logistics"),
    ("title", "I would be glad to come as your pastry engineer.", "pastry engineer"),
    ("praise", "You called my talk thorough.", "called my talk"),
    ("promise", "I will rebuild your pipeline.", "I will rebuild"),
    ("topic", "Moving the nightly batch pipeline to mangosteen sounds good.", "mangosteen"),
    ("amount", "I saved $50,000 in licences.", "$50,000"),
    ("amount", "I saved 40,000 euros in licences.", "40,000 euros"),
    ("link", "My site is www.sam-codes.dev.", "www.sam-codes.dev"),
    ("link", "Write to me at sam@elsewhere.org.", "sam@elsewhere.org"),
    ("link", "Call me on +1 312 555 0199.", "+1 312 555 0199"),
    ("skill", "I also know Kubernetes well.", "Kubernetes"),
    ("skill", "I also know kubernetes well.", "kubernetes"),
    ("skill", "I am certified in PRINCE2.", "PRINCE2"),
    ("skill", "I am fluent in Portuguese.", "Portuguese"),
    ("date", "Thank you for the interview on Wednesday.", "Wednesday"),
    ("date", "Thank you for meeting me on 18 November.", "18 November"),
    ("date", "Thank you for meeting me on Nov 20th.", "Nov 20th"),
    ("date", "It was good to talk on 11/21/2026.", "11/21/2026"),
    ("date", "We met on the 12th.", "12th"),
    ("date", "It was good to meet in October.", "October"),
    ("date", "It was good to meet on Friday 19 November.", "Friday 19 November"),
    ("date", "See you at 4 pm.", "4 pm"),
    ("third_person", "Sam would be a great fit for the team.", "Sam"),
    ("third_person", "I enjoyed meeting Dana yesterday.", "Dana"),
    ("third_person", "Dana's account of the pipeline was vivid.", "Dana's"),
    ("third_person", "The candidate would be a good fit.", "The candidate would"),
    ("credited", "Your five years building ETL in Python impressed me.", "Your five years"),
    ("credited", "You cut the runtime from six hours to 40 minutes.", "You cut the runtime"),
    ("wrong_person", "I liked hearing how support tickets are triaged.", "support tickets"),
    ("claim", "I managed a restaurant in the mountains.", "managed a restaurant"),
    ("claim", "I've won two sailing regattas.", "won two sailing regattas"),
    ("praise", "You said my answers were brilliant.", "You said my answers were brilliant"),
    ("praise", "Thank you for praising my portfolio.", "praising my portfolio"),
    ("promise", "I will send you the slides tomorrow.", "I will send you the slides"),
    ("promise", "I can start on short notice.", "I can start"),
    ("topic", "I enjoyed hearing about the greenhouse robots.", "greenhouse robots"),
]  # fmt: skip
SILENT = [
    "Thank you for your time on Thursday.",
    "I would be a great fit for this particular role.",
    "I think a good fit for the new, exciting and most demanding role is rare.",
    "It is the best role that I have heard of, and a very fitting position for me.",
    "As a customer I have long liked the place.",
    "The role of trust was new to me, and the position as such is clear.",
    "Thank you for your time on 19 November.",
    "Thank you for the talk on Nov 19th.",
    "Thank you for meeting me on 11/19/2026.",
    "It was a pleasure to meet in November.",
    "Moving the nightly batches to Kafka streams sounds like a good challenge.",
    "I have built ETL in Python for 5 years.",
    "I brought a pipeline from 6 hours down to forty minutes.",
    "I brought a pipeline from 360 minutes to under an hour.",
    "I saved 30,000 dollars in licences.",
    "I remain interested in the engineer position at Northwind.",
    "I remain interested in the Data Engineer role.",
    "Thank you, Dana.",
    "Dana, it was good to meet you.",
    "My name is Sam O'Brien and we met last week.",
    "You can reach me at sam@example.com or 312-555-0142.",
    "My profile is linkedin.com/in/samob.",
    "I understand that you will decide by December 4.",
    "May I ask whether there is any news?",
    "Will you let me know if I can add anything?",
    "I am happy to connect on LinkedIn and to send my CV.",
    "You and Dr. van der Berg made me feel welcome.",
    "I enjoyed meeting you and Dr van der Berg.",
    "I have one or two questions, and no hurry.",
    "We spoke on the nineteenth of November, half an hour at most.",
    "I cut the runtime in half an hour.",
    "You decide on the 4th. May I ask how it went?",
    "The DE role at Northwind would suit me.",
    "Whatever your call, I liked the team and my questions were answered well.",
    "If a portfolio or a screen recording would help, please say.",
    "I have built ETL for some five years.",
    "Data quality for hospitals is close to my heart.",
    "I look forward to hearing from you.",
    "If you need a sample, I will send it.",
    "I would be glad to answer any question.",
    "As you know, my five years of ETL were in Python.",
    "You asked about my five years of building ETL.",
    "Please say hello to 李梅 from me.",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "sentence", "quote"), FIRES)
def test_what_is_invented_is_found(find, rule: str, sentence: str, quote: str) -> None:
    found: list[Finding] = find(sentence)
    assert [f for f in found if f.rule == f"grounding.{rule}" and quote in f.quote], found


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_given_is_left(find, sentence: str) -> None:
    assert find(sentence) == []


def test_weak_rules_warn_and_strong_ones_err(find) -> None:
    weak = find("I managed a restaurant in the mountains.")
    strong = find("I also enjoyed meeting Priya Shah.")
    assert {f.severity for f in weak} == {"warning"}
    assert {f.severity for f in strong} == {"error"}


def test_without_an_application_nothing_is_found() -> None:
    message = Message(subject="Hi", body="Dear Priya,\n\nI know Kubernetes.\n\nBest,\nAl")
    assert list(findings(Case(message, MessageKind.THANK_YOU))) == []


def test_a_subject_is_read_too(engineer: Application) -> None:
    message = Message(subject="Thanks from Contoso", body="Hi Dana,\n\nThanks.\n\nBest,\nSam")
    case = Case(message, MessageKind.THANK_YOU, engineer, engineer.person("dana"))
    assert [(f.where, f.quote) for f in findings(case)] == [("subject", "Contoso")]


def test_greeting_and_signature_hold_only_known_names(find) -> None:
    body = "Hi Diana,\n\nThank you for your time.\n\nBest,\nSam Obama"
    assert [f.quote for f in find(body, whole=True)] == ["Diana", "Sam Obama"]


@pytest.mark.parametrize(
    ("on", "sentence", "fits"),
    [
        (date(2026, 11, 20), "Thank you for meeting me yesterday.", True),
        (date(2026, 11, 21), "Thank you for meeting me yesterday.", False),
        (date(2026, 11, 19), "Thank you for meeting me this afternoon.", True),
        (date(2026, 11, 20), "Thank you for meeting me this afternoon.", False),
        (date(2026, 11, 26), "Thank you for meeting me last week.", True),
        (date(2026, 11, 20), "It was good to meet last month.", False),
        (date(2026, 12, 3), "It is two weeks since we met.", True),
        (date(2026, 12, 3), "It is five weeks since we met.", False),
    ],
)
def test_relative_days_are_seen_from_the_day_of_sending(
    find, on: date, sentence: str, fits: bool
) -> None:
    assert (find(sentence, on=on) == []) is fits


def test_a_part_of_the_day_must_fit_the_interviews_end(find) -> None:
    found = find("Thank you for meeting me this morning.", on=date(2026, 11, 19))
    assert [f.rule for f in found] == ["grounding.date"]


def test_next_week_is_a_warning_unless_they_named_a_day(engineer: Application) -> None:
    bare = engineer.model_copy(update={"decision_expected": None, "events": ()})
    body = "Hi Dana,\n\nI look forward to hearing from you next week.\n\nBest,\nSam O'Brien"
    case = Case(Message(body=body), MessageKind.THANK_YOU, bare, bare.person("dana"))
    assert [(f.rule, f.severity) for f in findings(case)] == [("grounding.date", "warning")]


def test_an_agreed_answer_is_no_promise_and_no_invention(find) -> None:
    sentence = "2 December at 10.30 am is fine, and I will bring a code sample."
    assert find(sentence, kind=MessageKind.NEXT_ROUND_REPLY) == []


def test_another_readers_topic_may_be_named_with_its_owner(find) -> None:
    assert find("Will told me how support tickets are triaged.") == []
    assert find("I liked hearing how support tickets are triaged.", person="will") == []


def test_a_name_that_is_a_word_is_a_name_only_where_it_is_one(find) -> None:
    assert find("Will you be in touch?", person="will") == []
    found = find("Will was very kind to me.", person="will")
    assert [f.rule for f in found] == ["grounding.third_person"]


def _told(engineer: Application, note: str, strength: str, sentence: str) -> list[str]:
    interview = engineer.interviews[0].model_copy(update={"notes": {"dana": (note,)}})
    candidate = engineer.candidate.model_copy(update={"strengths": (strength,)})
    known = engineer.model_copy(update={"interviews": (interview,), "candidate": candidate})
    message = Message(body=f"Hi Dana,\n\n{sentence}\n\nBest,\nSam O'Brien")
    case = Case(message, MessageKind.THANK_YOU, known, known.person("dana"))
    return [finding.rule for finding in findings(case)]


@pytest.mark.parametrize(
    ("note", "strength", "sentence", "rules"),
    [
        (
            "is hiring three more fitters", "trained three apprentices as fitters",
            "You are hiring three more fitters.", [],
        ),
        (
            "their ward opens 12 new beds", "ran a ward with 12 beds",
            "You told me that your ward opens 12 new beds.", [],
        ),
        (
            "is hiring three more fitters", "trained three apprentices on lathes",
            "You trained three apprentices on lathes.", ["grounding.credited"],
        ),
    ],
)  # fmt: skip
def test_what_a_note_says_of_the_reader_is_not_credited(
    engineer: Application, note: str, strength: str, sentence: str, rules: list[str]
) -> None:
    assert _told(engineer, note, strength, sentence) == rules


@pytest.mark.parametrize(
    ("note", "sentence", "rules"),
    [
        ("you liked my map of bus stops", "You liked my map of bus stops.", []),
        ("liked that I had worked in a kitchen", "You liked that I worked in a kitchen.", []),
        ("said my sketch was clever", "You said that my sketch was good.", []),
        ("a map of bus stops", "You liked my map of bus stops.", ["grounding.praise"]),
        ("liked my map of bus stops", "You loved my sculptures of owls.", ["grounding.praise"]),
    ],
)
def test_praise_that_a_note_tells_of_is_given(
    engineer: Application, note: str, sentence: str, rules: list[str]
) -> None:
    assert _told(engineer, note, "speaks Welsh", sentence) == rules


@pytest.mark.parametrize(
    ("on", "sentence", "rules"),
    [
        (date(2026, 12, 19), "It is a month since we met.", []),
        (date(2026, 12, 3), "It is a month since we met.", ["grounding.number"]),
        (date(2026, 12, 3), "We met over a week ago.", []),
        (date(2026, 11, 26), "A week has passed since we met.", []),
        (None, "It is a month since we met.", []),
    ],
)
def test_one_week_or_month_is_a_number_too(
    find, on: date | None, sentence: str, rules: list[str]
) -> None:
    assert [finding.rule for finding in find(sentence, on=on)] == rules


@pytest.mark.parametrize(
    ("note", "sentence", "severity"),
    [
        ("busy since spring", "You have been busy since the spring.", None),
        ("busy since spring", "You have been busy since the autumn.", "error"),
        ("busy since spring", "You hope to rest before Christmas.", "error"),
        ("busy days", "You have been busy since the autumn.", "warning"),
        ("busy days", "I wish you a calm winter.", None),
        ("busy in the fall", "You are busy in autumn.", None),
    ],
)
def test_a_season_is_a_date(
    engineer: Application, note: str, sentence: str, severity: str | None
) -> None:
    interview = engineer.interviews[0].model_copy(update={"notes": {"dana": (note,)}})
    known = engineer.model_copy(update={"interviews": (interview,)})
    message = Message(body=f"Hi Dana,\n\n{sentence}\n\nBest,\nSam O'Brien")
    case = Case(message, MessageKind.THANK_YOU, known, known.person("dana"))
    found = {f.severity.value for f in findings(case) if f.rule == "grounding.date"}
    assert found == ({severity} if severity else set())


def test_a_share_is_known_as_percentage_or_from_two_figures(engineer: Application) -> None:
    for strength in ("cut waste by 33%", "cut waste by a third", "cut 90 loads to 60 loads"):
        assert _told(engineer, "", strength, "I cut waste by a third.") == []
    assert _told(engineer, "", "halved waste", "I cut waste in half.") == []
    assert _told(engineer, "", "halved waste", "I cut waste by a third.") == ["grounding.number"]


def test_a_short_form_of_a_name_signs_a_letter(engineer: Application) -> None:
    candidate = engineer.candidate.model_copy(update={"name": "Chukwuemeka Obi"})
    known = engineer.model_copy(update={"candidate": candidate})
    message = Message(body="Hi Dana,\n\nThank you.\n\nBest,\nEmeka Obi")
    case = Case(message, MessageKind.THANK_YOU, known, known.person("dana"))
    assert list(findings(case)) == []


def test_a_job_in_what_a_reader_is_called_is_no_name(engineer: Application) -> None:
    dana = engineer.people[0].model_copy(update={"call_them": "Engineer Dana"})
    known = engineer.model_copy(update={"people": (dana, *engineer.people[1:])})
    body = "Dear Engineer Dana,\n\nThe Data Engineer job is mine to want.\n\nBest,\nSam O'Brien"
    case = Case(Message(body=body), MessageKind.THANK_YOU, known, dana)
    assert list(findings(case)) == []
