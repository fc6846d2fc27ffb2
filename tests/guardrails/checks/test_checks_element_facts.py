"""Roles by their short forms, facts by their words, sentences to paste, and what is grave."""

import pytest

from guardrails import Message, check
from guardrails.application import Application
from guardrails.checks import elements
from guardrails.checks.elements.facts import company_names
from guardrails.checks.elements.paste import as_fit, as_interest, as_topic
from guardrails.checks.elements.role import names_role
from guardrails.checks.elements.words import speaks_of, stems


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("the Ward Sister post", "Ward Sister"),
        ("one of your ward sisters", "Ward Sister"),
        ("as a data engineer", "Senior Data Engineer (m/f/d), Berlin"),
        ("the engineering position", "Data Engineer"),
        ("join you as PM", "Product Manager"),
        ("work beside you as a postdoc", "Postdoctoral Researcher"),
        ("be the cheesemaker here", "Head Cheesemaker"),
        ("to teach Year 4 at your school", "Year 4 Teacher"),
        ("the job as pâtissier", "Patissier"),
        ("the lead role", "Lead"),
        ("your post for a nurse", "Registered Nurse – Night Shift, ICU"),
    ],
)
def test_the_role_is_named(text, role):
    assert names_role(text, role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("this position", "Ward Sister"),
        ("I met the engineers", "Data Engineer"),
        ("the marketing of it, and a manager", "Ward Sister"),
        ("my sister lives far off", "Ward Nurse"),
        ("", "Ward Sister"),
        ("it was good", "– –"),
    ],
)
def test_the_role_is_not_named(text, role):
    assert not names_role(text, role)


def test_a_company_has_short_forms():
    assert set(company_names("Te Awa Power Ltd.")) >= {"te awa power", "te awa", "tap"}
    assert "northwind" in company_names("Northwind Analytics")
    assert company_names("The Holding") == ("the holding",)


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("how your team triages the tickets", "how support tickets are triaged", True),
        ("teaching on Wednesdays for an hour", "Wednesday teaching hour", True),
        ("the weather was fine", "how support tickets are triaged", False),
        ("anything at all", "of the", False),
    ],
)
def test_a_fact_is_spoken_of_in_other_words(text, fact, said):
    assert speaks_of(stems(text), fact) is said


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("they want to cut their shifts", "I was glad to hear that you want to cut your shifts."),
        ("how tickets are triaged.", "Our conversation about how tickets are triaged has stayed"),
        ("We both row", "I was glad to hear that we both row."),
        ("Kafka", "Our conversation about Kafka has stayed with me."),
    ],
)
def test_a_note_becomes_a_sentence(note, sentence):
    assert as_topic(note).startswith(sentence)


@pytest.mark.parametrize(
    ("strength", "sentence"),
    [
        ("cut waste by half", "In my work I cut waste by half, and"),
        ("managed a ward", "In my work I managed a ward, and"),
        ("I speak Farsi", "I speak Farsi, and"),
        ("six years on wards", "I would bring this to the role: six years on wards."),
    ],
)
def test_a_strength_becomes_a_sentence(strength, sentence):
    assert as_fit(strength).startswith(sentence)


def test_an_interest_becomes_a_sentence():
    told = as_interest("rivers matter to me.", "Warden")
    assert told == "What draws me to the Warden position is this: rivers matter to me."


def _lacking(case):
    return {f.rule.removeprefix("element."): f for f in elements.findings(case)}


BARE = "Dear Bo,\n\nThank you for your time.\n\nKind regards,\nZoë"


def test_what_the_application_lacks_is_a_hint(case):
    bare = Application(
        candidate={"name": "Zoë"},
        company="Ek",
        role="Cook",
        people=[{"id": "bo", "name": "Bo Ek"}],
    )
    found = _lacking(case(BARE, application=bare, person="bo"))
    assert {name: found[name].severity.value for name in ("topic", "interest", "fit")} == {
        "topic": "hint",
        "interest": "hint",
        "fit": "hint",
    }
    assert found["position"].severity.value == "error"
    assert found["good_to_meet"].severity.value == "error"


@pytest.mark.parametrize(
    ("said", "severity"),
    [("", "error"), (" I am still very interested.", None), (" I'd love to join.", None)],
)
def test_interest_must_be_there_in_a_check_in_whatever_is_known(case, said, severity):
    bare = Application(
        candidate={"name": "Zoë"},
        company="Ek",
        role="Cook",
        people=[{"id": "bo", "name": "Bo Ek"}],
    )
    body = f"Dear Bo,\n\nIs there any news about the cook's job since we met?{said}\n\nBest,\nZoë"
    found = _lacking(case(body, kind="check_in", application=bare, person="bo"))
    assert (found["interest"].severity.value if severity else found.get("interest")) == severity
    assert found["fit"].severity.value == "hint"


def test_what_it_holds_is_an_error_with_a_sentence_from_it(case, application):
    found = _lacking(case(BARE, application=application, person="oneill", interview=0))
    assert found["topic"].severity.value == "error"
    assert found["topic"].instead == "I was glad to hear that you bake at night."
    assert found["fit"].instead.startswith("In my work I ran a bakery")
    assert "rye that keeps" in found["interest"].instead


def test_without_an_application_what_needs_facts_is_a_hint(case):
    found = _lacking(case(BARE))
    assert found["topic"].severity.value == "hint"
    assert found["looking_forward"].severity.value == "error"


def test_what_only_hints_is_a_warning(case, application):
    body = BARE.replace(
        "Thank you for your time.",
        "Thank you for your time. Ovens that cool by themselves leave hands free for the dough.",
    )
    found = _lacking(case(body, application=application, person="oneill"))
    assert found["topic"].severity.value == "warning"
    assert found["good_to_meet"].severity.value == "warning"


def test_notes_are_those_of_the_interview_meant(case, application):
    either = case("x", application=application, person="oneill")
    second = case("x", application=application, person="oneill", interview=1)
    assert either.notes == ("they bake at night", "a stall at the fair")
    assert second.notes == ("a stall at the fair",)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Slow rye is the piece that you asked about.", True),
        ("It is here: https://example.org/rye, as promised.", True),
        ("As promised.", False),
    ],
)
def test_the_article_is_there_by_title_or_link(case, application, text, there):
    given = case(f"Hi,\n{text}\n\nBest,\nZoë", kind="share_article", application=application)
    assert ("article" not in _lacking(given)) is there


def test_a_referee_is_told_position_and_company(case, application):
    body = "Dear Bo,\n\nI applied for the Pastry Chef post{at}.\n\nBest,\nZoë"
    given = {"kind": "reference_heads_up", "application": application, "person": "bo"}
    assert "position" in _lacking(case(body.format(at=""), **given))
    assert "position" in _lacking(case(body.format(at=" near the fjords"), **given))
    assert "position" not in _lacking(case(body.format(at=" at Fjord Bread"), **given))
    assert _lacking(case(body.format(at=""), **given))["points"].instead.endswith("early shifts.")


def test_all_who_are_to_be_asked_for_must_be_named(case, application):
    asked = {"application": application, "person": "oneill", "must_ask_for": ("li", "dana")}
    one = case(f"{BARE}".replace("time.", "time. Could you send me Dana's address?"), **asked)
    both = case(
        f"{BARE}".replace("time.", "time. Could you send me Dana's address, and 李雷's?"), **asked
    )
    assert _lacking(one)["contact_request"].instead.count("李雷 and Ms. Dana Reyes-Cruz") == 1
    assert "contact_request" not in _lacking(both)


def test_a_fact_of_nothing_but_marks_is_offered_by_no_finding():
    application = Application.model_validate(
        {
            "candidate": {"name": "Sam Ode", "strengths": ["...", "!?"]},
            "company": "Kiln",
            "role": "Potter",
            "interest": ["..."],
            "people": [{"id": "a", "name": "Ann Bo", "email": "a@example.org"}],
            "interviews": [{"on": "2026-11-19", "met": ["a"], "notes": {"a": ["?!"]}}],
        }
    )
    report = check(
        Message(subject="Hello", body="Dear Ann,\n\nHello there.\n\nSam Ode"),
        kind="thank_you",
        application=application,
        person="a",
    )
    offered = [f.instead for f in report.findings if f.rule.startswith("element.")]
    assert offered
    assert not any("..." in text or "?!" in text for text in offered if text)
