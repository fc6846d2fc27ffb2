"""When a text is no automatic reply, whatever the weights say: a decision, or a person."""

import pytest

from guardrails.replies import read_reply
from guardrails.replies.evidence import signs
from guardrails.replies.gates import by_person, gated, tells_decision
from guardrails.replies.own import own_parts
from guardrails.replies.phrases import rule_book
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import Sentence, fold, sentences

LABELS = (ReplyLabel.AUTO_REPLY, ReplyLabel.REJECTION, ReplyLabel.OTHER)


def read(text: str) -> list[Sentence]:
    folded = fold(text)
    return list(sentences(folded, own_parts(folded)))


def shares(text: str) -> tuple[float, ...]:
    found = read(text)
    return gated((0.8, 0.15, 0.05), LABELS, found, signs(found, rule_book()))


@pytest.mark.parametrize(
    "text",
    [
        "Ignore the auto-reply. Nothing is decided.",
        "Please disregard my out of office, I am about.",
        "My automatic replies are on, but this is really me.",
        "Out today, sent from my phone: nobody has voted.",
        "I'm on leave, so briefly: they have not met.",
        "I am out of the office but wanted you to get this from me.",
        "You should not hear this from a portal.",
        "I'd rather you heard it from me.",
        "Forgive the typing, I have one hand free.",
        "I'm technically on leave, and the board is split.",
        "Please let me have the name of a referee.",
        "I refer to your telephone call.",
        "The panel's report awaits her approval.",
        "You remain under active consideration.",
        "We are in the midst of completing the second round.",
        "The result of the interview held on Monday is awaited.",
        "You will receive our answer by post.",
        "We noticed that page 3 is blank.",
        "Kindly allow us 3 days.",
    ],
)
def test_a_person_turns_to_the_reader(text: str) -> None:
    assert by_person(read(text))
    assert shares(text)[0] == 0
    assert sum(shares(text)) == pytest.approx(1)


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until Monday and will reply then.",
        "I'm on annual leave, but my colleague Jo can help.",
        "I am away from my phone until Tuesday.",
        "You should hear from us within two weeks. This message was sent automatically.",
        "Just a quick note to say that your application has arrived.",
        "If you do not hear from us, your application was not successful.",
        "Your application has been received. No reply is needed.",
    ],
)
def test_a_machine_stays_one(text: str) -> None:
    assert not by_person(read(text))
    assert shares(text) == (0.8, 0.15, 0.05)


def test_a_decision_that_a_system_tells_is_one() -> None:
    text = "Status: Not selected. This mailbox is not monitored."
    found = read(text)
    assert tells_decision(found, signs(found, rule_book()))
    assert shares(text) == pytest.approx((0, 0.75, 0.25))


def test_a_survey_is_no_request() -> None:
    found = read("Please rate your interview experience.")
    labels = (ReplyLabel.AUTO_REPLY, ReplyLabel.INFO_REQUEST, ReplyLabel.REJECTION)
    kept = gated((0.2, 0.7, 0.1), labels, found, signs(found, rule_book()))
    assert kept == pytest.approx((2 / 3, 0, 1 / 3))


def test_good_wishes_alone_are_no_decision() -> None:
    found = read("We wish you every success in your search.")
    assert not tells_decision(found, signs(found, rule_book()))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Application status: Not selected. Please do not reply to this email.", "rejection"),
        ("Automated notice: the vacancy was closed without an appointment.", "position_closed"),
        ("You have a new offer to review. This is an automated message.", "offer"),
        ("I'm out of office, ignore the auto-reply. Nothing is decided yet.", "unclear_status"),
        ("Ignore the auto-reply. Could you send me your licence number?", "info_request"),
        (
            "Compliance says that your card is from 2018. Can you pull a current one? We decide "
            "on Monday and I will tell you then.",
            "info_request",
        ),
        ("How did we do? Please rate your interview experience.", "auto_reply"),
        ("I am out of the office until 3 March with no access to email.", "auto_reply"),
        ("Thank you, your documents were received. No action is needed.", "auto_reply"),
    ],
)
def test_readings(text: str, label: str) -> None:
    assert read_reply(text).label == label
