"""What each label means, what turns words, and that nothing makes a reading fail or crawl."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.replies import KEPT_LENGTH, read_reply
from guardrails.replies.phrases import rule_book
from guardrails.replies.words import SENTENCE_WORDS, fold, plain_words, sentences

ON = date(2026, 11, 24)
MILLION = 1_000_000


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "If we make you an offer, it will be in January. We are still deciding.",
            "unclear_status",
        ),
        ("We have not made an offer to anyone. We are still deciding.", "unclear_status"),
        ("As I said when we offered you the interview, no decision yet.", "unclear_status"),
        ("Unfortunately I have to move our interview to Thursday.", "next_round"),
        ("We regret that we cannot offer you the position.", "rejection"),
        ("Congratulations, you are our first alternate.", "rejection"),
        ("We will keep your details on file for future vacancies.", "rejection"),
        ("The search is on hold until April.", "unclear_status"),
        ("The position was cancelled. We will keep your CV on file.", "position_closed"),
        ("You are not successful. Log in for feedback. Do not reply to this email.", "rejection"),
        ("Successful candidates will be invited to interview.", None),
        ("We'd like to offer you the job. Could you send your passport?", "offer"),
        ("Please come for a second interview and bring two references.", "next_round"),
        ("We received your application. This is an automated message.", "auto_reply"),
        ("I'm not sure yet. This is not an automated message, but do not reply to the list.", None),
        ("Thank you for your kind note.", "other"),
    ],
)
def test_acts_and_what_turns_them(text: str, label: str | None) -> None:
    reading = read_reply(text, received_on=ON)
    assert 0 <= reading.confidence <= 1
    if label:
        assert reading.label == label, reading


def test_a_text_that_says_nothing_known_is_other_and_unsure() -> None:
    reading = read_reply("Blue is a colour.")
    assert reading.label == "other"
    assert reading.confidence < 0.6


def test_contradicting_news_is_never_sure() -> None:
    reading = read_reply(
        "We are delighted to offer you the job. We have to reject your application."
    )
    assert reading.confidence < 0.9


def test_a_system_that_rejects_is_read_for_what_it_tells() -> None:
    text = "We regret to inform you that you were not selected. This is an automated message."
    assert read_reply(text).label == "rejection"


def test_a_persons_word_beats_a_weak_sign_of_a_machine() -> None:
    text = "Thanks for getting in touch! The panel is still interviewing two more people."
    assert read_reply(text).label == "unclear_status"


def test_a_person_may_be_out_of_the_office_and_still_tell() -> None:
    text = "I am out of the office till Monday. Our director is away and the panel has not met."
    assert read_reply(text).label == "unclear_status"


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("We're", ["we", "are"]),
        ("won\u2019t", ["will", "not"]),
        ("CAN'T", ["can", "not"]),
        ("didnt", ["did", "not"]),
        ("company's", ["company"]),
        ("it's", ["it", "is"]),
        ("o'clock", ["o'clock"]),
        ("re\u200bgret", ["regret"]),
        ("resume\u0301", ["resume"]),
    ],
)
def test_words_are_written_out(token: str, words: list[str]) -> None:
    assert list(plain_words(fold(token))) == words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Dear Dr. Okafor, see you at 10 a.m. on Dec. 4 with Ms. Lin", 1),
        ("One\n\nTwo", 2),
        ("Dear Sam\nWe met.", 2),
        ("this line is wrapped by a program that counts its seventy-two letters\nBig or small", 1),
        ("- one\n- two", 2),
        ("see https://x.example/offer?a=1. bye", 1),
        ("wow!Great", 2),
        ("x " * (SENTENCE_WORDS * 2), 2),
        ("salt & pepper", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentences(fold(text), [(0, len(text))]))) == count


PIECES = st.sampled_from(
    "we offer you not if unfortunately the job by Friday 4 December , . ? ! \n \r\n > On wrote: "
    "From: -- Best, \u2019 \u00a0 \u200b 12/04 within two weeks interview regret".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
def test_any_text_gets_one_reading_with_places_in_it(text: str) -> None:
    reading = read_reply(text, received_on=ON)
    assert reading == read_reply(text + "", received_on=ON)
    assert 0 <= reading.confidence <= 1
    for one in reading.evidence:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.quote


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_ends_of_the_calendar_do_no_harm(on: date) -> None:
    text = "We will tell you by Friday, within two months, on the 4th, by 1/2."
    assert read_reply(text, received_on=on).label


HEAVY = ["a", ".", "\n", " ", "> a\n", ", ", "on 1 ", "On 1 x\n", "From: a\n", "1/1/1 ", "'", "a@"]
HEAVY += [
    "not we will offer you ",
    "in two or ",
    "by friday ",
    "----\n",
    "Best,\nJo\n",
    "\r\n",
    "(",
]


@pytest.mark.parametrize("unit", [*HEAVY, "\u0301", "if you are selected we offer you "])
def test_a_long_text_is_read_in_well_under_a_second(unit: str) -> None:
    rule_book()
    text = unit * (MILLION // len(unit)) + "!"
    started = time.process_time()
    read_reply(text, received_on=ON)
    assert time.process_time() - started < 1


def test_a_long_text_still_has_its_news() -> None:
    text = (
        "Dear Sam,\nWe are delighted to offer you the post.\n\n" + "Benefits and more.\n" * 60_000
    )
    assert len(text) > KEPT_LENGTH
    assert read_reply(text).label == "offer"
