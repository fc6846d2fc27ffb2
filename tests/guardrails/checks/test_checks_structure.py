"""Layout: subject, greeting, sign-off, signature, and what stands below it."""

import pytest

from guardrails.checks import structure
from guardrails.checks.addressing import Addressed, addressed

LETTER = "{hello}\n\nThank you for the talk about rye.\n\nKind regards,\n{name}"


def _rules(case):
    return {f.rule.removeprefix("structure."): f.severity.value for f in structure.findings(case)}


@pytest.mark.parametrize(
    "hello",
    [
        "Dear Meg,",
        "Hi Margaret",
        "Dear Dr. O'Neill:",
        "Dear Dr O’Neill,",
        "Hello, Meg O'Neill,",
        "Dear Professor O'Neill,",
        "Margaret,",
        "Good morning Meg!",
        "Dear M. O'Neill,",
    ],
)
def test_the_reader_is_greeted_rightly(case, application, hello):
    given = case(LETTER.format(hello=hello, name="Zoe"), application=application, person="oneill")
    assert _rules(given) == {}


@pytest.mark.parametrize(
    ("hello", "rule", "severity"),
    [
        ("Dear Nora,", "greeting_person", "error"),
        ("Dear Ms. Cruz,", "greeting_person", "error"),
        ("Dear Hiring Manager,", "greeting_person", "error"),
        ("To whom it may concern,", "greeting_person", "error"),
        ("Dear Sir or Madam,", "greeting_person", "error"),
        ("Hello,", "greeting_unnamed", "warning"),
        ("Hi all,", "greeting_unnamed", "warning"),
    ],
)
def test_another_greeting_is_told(case, application, hello, rule, severity):
    given = case(LETTER.format(hello=hello, name="Zoë"), application=application, person="oneill")
    assert _rules(given) == {rule: severity}
    finding = next(iter(structure.findings(given)))
    assert finding.instead == "Dear Meg,"
    assert hello.startswith(finding.quote.rstrip(","))


def test_a_title_of_the_other_gender_is_a_warning(case, application):
    body = LETTER.format(hello="Dear Mr. Reyes-Cruz,", name="Zoë Lindqvist")
    assert _rules(case(body, application=application, person="dana")) == {
        "greeting_person": "warning"
    }


@pytest.mark.parametrize(
    ("called", "name", "call", "verdict"),
    [
        ("Li Lei", "李雷", "李雷", Addressed.RIGHTLY),
        ("李雷", "李雷", "李雷", Addressed.RIGHTLY),
        ("Tanaka-san", "Yuki Tanaka", "Yuki", Addressed.RIGHTLY),
        ("JP", "Jean Poirier", "Jean", Addressed.RIGHTLY),
        ("Zoe", "Zoë Ek", "Zoë", Addressed.RIGHTLY),
        ("Maria Jose", "María-José Paz", "María-José", Addressed.RIGHTLY),
        ("Recruiting team", "Ana Paz", "Ana", Addressed.ANYBODY),
        ("Dr.", "Ana Paz", "Ana", Addressed.RIGHTLY),
        ("Anna", "Ana Paz", "Ana", Addressed.OTHERWISE),
    ],
)
def test_who_is_addressed(called, name, call, verdict):
    assert addressed(called, name, call) is verdict


def test_without_a_reader_no_name_is_judged(case):
    assert _rules(case(LETTER.format(hello="Dear Nora,", name="Zoë"))) == {}


@pytest.mark.parametrize("name", ["Zoë", "Lindqvist", "Z. Lindqvist", "ZOË LINDQVIST", "--Zoe"])
def test_the_candidate_signs(case, application, name):
    body = LETTER.format(hello="Dear Meg,", name=name)
    assert _rules(case(body, application=application, person="oneill")) == {}


def test_another_signature_is_an_error(case, application):
    body = LETTER.format(hello="Dear Meg,", name="Sven Berg")
    given = case(body, application=application, person="oneill")
    (finding,) = structure.findings(given)
    assert (finding.rule, finding.quote) == ("structure.signature_person", "Sven Berg")
    assert finding.instead == "Zoë Lindqvist"


@pytest.mark.parametrize(
    ("subject", "rules"),
    [
        (None, {"no_subject": "hint"}),
        (" ", {"no_subject": "error"}),
        ("Thank\nyou", {"subject_line_break": "error"}),
        ("x" * 101, {"subject_too_long": "hint"}),
        ("x" * 201, {"subject_too_long": "warning"}),
    ],
)
def test_subjects(case, subject, rules):
    assert _rules(case(LETTER.format(hello="Hi Bo,", name="Zoë"), subject=subject)) == rules


def test_a_note_to_connect_has_no_subject(case):
    assert _rules(case("Hi Bo, we met.", kind="linkedin_connect", subject=None)) == {}
    assert _rules(case("Hi Bo, we met.", kind="linkedin_connect", subject="Hi")) == {
        "subject_on_note": "hint"
    }


def test_an_empty_body_is_one_error(case):
    assert _rules(case(" \n ")) == {"empty": "error"}


@pytest.mark.parametrize(
    ("body", "rules"),
    [
        ("Hi Bo,\n\nHello Bo,\nThanks.\n\nBest,\nZoë", {"greeting_twice": "warning"}),
        ("Subject line first\n\nDear Bo,\nThanks.\n\nBest,\nZoë", {"greeting_late": "warning"}),
        ("Hi Bo,\nThanks.\n\nKind regards,\n\nBest,\nZoë", {"sign_off_twice": "warning"}),
        (
            "Hi Bo,\nThanks.\n\nBest,\nZoë\n\nI also wanted to tell you that I can start soon.",
            {"text_after_signature": "warning"},
        ),
        (
            "Hi Bo,\nThanks.\n\nBest,\nZoë\n\nP.S. The rye that you gave me was gone by evening.",
            {"text_after_signature": "hint"},
        ),
        ("Hi Bo,\n" + "We talked on. " * 60 + "\n\nBest,\nZoë", {"long_paragraph": "hint"}),
        ("Hi Bo,\nThanks.\n\nBest,\nZoë\nzoe@example.org\n+46 70 555 01 99", {}),
    ],
)
def test_layout(case, body, rules):
    assert _rules(case(body)) == rules
