"""Each certain fix: what it changes, and what it leaves to the person."""

import pytest

GREETING, CLOSING = "Dear Meg,\n\n", "\n\nKind regards,\nAna Sousa"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Thank you for today!!!", "Thank you for today!"),
        ("Is there any news?? I would like to know.", "Is there any news? I would like to know."),
        ("I am VERY interested in it.", "I am very interested in it."),
        ("THANK YOU SO MUCH for the tour.", "Thank you so much for the tour."),
        ("Thank you for the tour 😊 and the bread.", "Thank you for the tour and the bread."),
        ("Thank you for the tour 😊.", "Thank you for the tour."),
        ("Thank you for the tour :)", "Thank you for the tour"),
        ("I have **nine ovens** at home.", "I have nine ovens at home."),
        ("See [my page](https://example.org/a) here.", "See my page (https://example.org/a) here."),
        ("Thank you.\n\n# Why me\n\nI can bake.", "Thank you.\n\nWhy me\n\nI can bake."),
        ("I offer:\n* calm\n* speed", "I offer:\n- calm\n- speed"),
        ("Thank you.\n\n---\n\nI can bake.", "Thank you.\n\nI can bake."),
        ("Bread &amp; butter.", "Bread & butter."),
        ("Thank you.<br>I can bake.", "Thank you. I can bake."),
        ("I liked the role of [Job Title] there.", "I liked the role of Pastry Chef there."),
        ("I like {company} a lot.", "I like Fjord Bread a lot."),
        ("Thank you, [Interviewer Name], for that.", "Thank you, Meg, for that."),
        ("I hope this email finds you well. Thank you.", "Thank you."),
        ("Thank you for  the   tour.", "Thank you for the tour."),
        ("THANK  YOU  SO  MUCH", "Thank you so much"),  # with one space each it is shouted
    ],
)
def test_signs_and_names_are_put_right(fixed, before, after):
    assert fixed(f"{GREETING}{before}{CLOSING}").message.body == f"{GREETING}{after}{CLOSING}"


@pytest.mark.parametrize(
    "body",
    [
        "I talked about [topic] with you.",
        "As he hopes this email finds you well, I thank him for the whole long day in the bakery.",
        "I am begging you for this job.",
    ],
)
def test_what_only_the_person_knows_stays(fixed, body):
    whole = f"{GREETING}{body}{CLOSING}"
    assert fixed(whole).message.body == whole


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hi Bob,\n\nThank you.", "Hi Meg,\n\nThank you."),
        ("To whom it may concern\n\nThank you.", "Dear Meg,\n\nThank you."),
        ("Hello,\n\nThank you.", "Dear Meg,\n\nThank you."),
        ("Thank you for today.", "Dear Meg,\n\nThank you for today."),
        ("# Thanks\n\nDear Meg,\n\nThank you.", "Dear Meg,\n\nThank you."),
        ("Here is your email:\n\nHi Bob,\n\nThank you.", "Hi Meg,\n\nThank you."),
        ("Here is the draft you wanted:\n\nDear Meg,\n\nThank you.", "Dear Meg,\n\nThank you."),
    ],
)
def test_the_greeting_is_the_readers(fixed, before, after):
    assert fixed(f"{before}{CLOSING}").message.body == f"{after}{CLOSING}"


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n\nKind regards,",
        "\n\nAna Sousa",
        "\n\nKind regards,\nBob Hill",
        "\n\nKind regards,\n[Your Name]",
    ],
)
def test_the_closing_is_the_candidates(fixed, end):
    body = f"{GREETING}Thank you for today.{end}"
    assert fixed(body).message.body == f"{GREETING}Thank you for today.{CLOSING}"


def test_words_about_the_text_under_the_name_go(fixed):
    body = f"{GREETING}Thank you.{CLOSING}"
    assert fixed(f"{body}\n\nFeel free to adjust the wording as needed.").message.body == body


def test_words_about_the_text_within_it_are_left(fixed):
    body = f"{GREETING}Thank you. Here is a polished version of your email: I can bake.{CLOSING}"
    assert fixed(body).message.body == body


def test_a_line_of_prose_above_the_greeting_is_left(fixed):
    body = f"This is what I wanted to tell you, as I said.\n\nDear Meg,\n\nThank you.{CLOSING}"
    assert fixed(body).message.body == body


def test_a_subject_stands_on_one_line(fixed):
    assert fixed("Thank you", subject="Thank you\nMeg").message.subject == "Thank you Meg"


def test_a_subject_loses_its_signs_and_no_more(fixed):
    made = fixed(f"{GREETING}Thank you.{CLOSING}", subject="Here is your email: thanks!!!")
    assert made.message.subject == "Here is your email: thanks!"


def test_without_an_application_nobody_knows_the_names(fixed):
    body = "Thank you for today, [Name]."
    assert fixed(body, alone=True).message.body == f"{body}\n\nKind regards,"


def test_a_note_on_linkedin_stays_on_its_line(fixed):
    body = "Good to meet you at the Pastry Chef interview."
    made = fixed(body, kind="linkedin_connect", subject=None)
    assert made.message.body == f"Dear Meg, {body}"
    assert made.message.subject is None


def test_line_ends_of_another_system_are_kept(fixed):
    made = fixed("Dear Meg,\r\n\r\nThank you!!!\r\n\r\nKind regards,\r\nAna Sousa")
    assert made.message.body == "Dear Meg,\r\n\r\nThank you!\r\n\r\nKind regards,\r\nAna Sousa"


def test_a_greeting_that_nobody_can_name_is_left(fixed):
    body = f"Thank you.{CLOSING}"
    assert fixed(body, alone=True).message.body == body


def test_filler_in_the_greeting_is_left(fixed):
    body = f"Hi Meg, team player!\n\nThank you.{CLOSING}"
    assert fixed(body).message.body == body


def test_filler_in_a_subject_is_left(fixed):
    made = fixed(f"{GREETING}Thank you.{CLOSING}", subject="I think outside the box")
    assert made.message.subject == "I think outside the box"


def test_filler_under_the_closing_line_is_left(fixed):
    body = f"{GREETING}Thank you.\n\nKind regards,\nAna Sousa\nI think outside the box"
    assert fixed(body).message.body == body
