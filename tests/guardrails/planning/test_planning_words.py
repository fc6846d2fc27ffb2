"""The words of a plan, whole: the reason of a step, of what is not due, and the headline."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from guardrails import Application, Plan, plan
from guardrails.planning.words import closed_note, count_name, listed, own_words
from guardrails.workdays import Workdays

from .conftest import application_of

ALONE = {"interviews": [{"on": "2026-11-19", "met": ["dana"]}]}
LEE = {"interviews": [{"on": "2026-11-19", "met": ["lee"]}]}
TWICE = {
    "interviews": [{"on": "2026-11-10", "met": ["dana"]}, {"on": "2026-11-19", "met": ["dana"]}]
}
NOBODY = {"interviews": [{"on": "2026-11-19", "met": []}]}
AHEAD = {
    "interviews": [{"on": "2026-11-19", "met": ["dana"]}, {"on": "2026-12-08", "met": ["lee"]}]
}
NONE: dict[str, Any] = {"interviews": []}
HELD = {"decision_expected": "2026-12-04"}
UNCLEAR = "2026-11-24 received dana unclear_status"
REPLY = "2026-11-24 sent status_reply dana"


def _made(today: str, events: Sequence[str], **case: Any) -> Plan:
    facts = application_of({"events": events, **case})
    return plan(Application.model_validate(facts), date.fromisoformat(today))


def _because(today: str, kind: str, events: Sequence[str], **case: Any) -> list[str]:
    made = _made(today, events, **case)
    return [step.because for step in made.steps if step.kind == kind]


@pytest.mark.parametrize(
    ("today", "facts", "events", "kind", "said"),
    [
        (
            "2026-11-18",
            ALONE,
            [],
            "thank_you",
            "You will meet Dana on Thursday 19 November; a thank-you goes that day or the day "
            "after.",
        ),
        (
            "2026-11-20",
            ALONE,
            [],
            "thank_you",
            "You met Dana on Thursday 19 November; a thank-you goes that day or the day after.",
        ),
        (
            "2026-11-21",
            ALONE,
            [],
            "thank_you",
            "You met Dana on Thursday 19 November, two days ago; the thank-you is late and still "
            "worth sending.",
        ),
        (
            "2026-11-19",
            ALONE,
            ["2026-11-19 sent thank_you dana"],
            "thank_you",
            "You thanked Dana on Thursday 19 November.",
        ),
        (
            "2026-11-19",
            TWICE,
            [],
            "thank_you",
            "You met Dana again on Thursday 19 November; that thank-you takes its place.",
        ),
        (
            "2026-11-20",
            NOBODY,
            [],
            "thank_you",
            "Say whom you met on Thursday 19 November; each of them gets a thank-you.",
        ),
        (
            "2026-11-30",
            ALONE,
            ["2026-11-20 sent thank_you dana"],
            "no_response_follow_up",
            "Five business days after your last thank-you of Friday 20 November end on Monday 30 "
            "November; Thursday 26 November is Thanksgiving Day, which does not count.",
        ),
        (
            "2026-12-01",
            ALONE | {"country": "GB"},
            ["2026-11-19 sent thank_you dana", UNCLEAR],
            "check_in",
            "Seven business days after their last message of Tuesday 24 November end on Thursday "
            "3 December.",
        ),
        (
            "2026-12-01",
            ALONE | {"country": "GB"},
            ["2026-11-19 sent thank_you dana", UNCLEAR, REPLY],
            "check_in",
            "Seven business days after their last message of Tuesday 24 November end on Thursday "
            "3 December.",
        ),
        (
            "2026-12-01",
            ALONE | {"country": "GB"},
            ["2026-11-19 sent thank_you dana", UNCLEAR, "2026-11-25 sent status_reply dana"],
            "check_in",
            "Seven business days after your last message of Wednesday 25 November end on Friday "
            "4 December.",
        ),
        (
            "2026-12-04",
            ALONE | {"country": "GB"},
            ["2026-11-19 sent thank_you dana", UNCLEAR, REPLY, "2026-12-03 sent check_in dana"],
            "no_response_follow_up",
            "Five business days after your check-in of Thursday 3 December end on Thursday 10 "
            "December.",
        ),
        (
            "2026-11-30",
            ALONE | HELD,
            ["2026-11-19 sent thank_you dana"],
            "no_response_follow_up",
            "They named Friday 4 December for the decision, so nobody asks before Monday 7 "
            "December.",
        ),
        (
            "2026-12-01",
            AHEAD,
            ["2026-11-19 sent thank_you dana"],
            "no_response_follow_up",
            "You meet them again on Tuesday 8 December; ask for news there.",
        ),
        (
            "2026-12-01",
            {},
            ["2026-11-19 sent thank_you dana"],
            "no_response_follow_up",
            "A thank-you is still unsent; send that before asking for news.",
        ),
    ],
)
def test_a_step_says_why(
    today: str, facts: dict[str, Any], events: list[str], kind: str, said: str
) -> None:
    assert said in _because(today, kind, events, set=facts)


def test_a_thank_you_that_asks_says_for_whom() -> None:
    reasons = _because("2026-11-19", "thank_you", [], no_address=["lee"])
    assert reasons == [
        "You met Dana on Thursday 19 November; a thank-you goes that day or the day after; it also "
        "asks how to reach Lee.",
        "There is no address for Lee; ask for it, then thank Lee too.",
    ]
    sent = ["2026-11-19 sent thank_you dana"]
    assert _because("2026-11-19", "thank_you", sent, no_address=["lee"])[0] == (
        "You thanked Dana on Thursday 19 November."
    )


def test_who_was_not_met_is_told_why_they_are_thanked() -> None:
    reasons = _because("2026-11-19", "thank_you", [], set=LEE, no_address=["lee"])
    assert reasons[1] == (
        "Nobody you met on Thursday 19 November has an address here; Dana can give it to you; it "
        "also asks how to reach Lee."
    )


def test_a_chaser_that_a_meeting_overtakes_quotes_the_count() -> None:
    made = _made("2026-12-01", ["2026-11-19 sent thank_you dana"], set=AHEAD)
    (step,) = [step for step in made.steps if step.kind == "no_response_follow_up"]
    assert step.rules == ("wait-a-business-week", "one-more-only")


@pytest.mark.parametrize(
    ("today", "facts", "events", "kind", "said"),
    [
        ("2026-11-20", NONE, [], "check_in", "Nobody is asked for news before an interview."),
        (
            "2026-11-20",
            ALONE,
            [],
            "no_response_follow_up",
            "No thank-you has gone out for the latest interview.",
        ),
        (
            "2026-11-20",
            ALONE,
            ["2026-11-19 sent thank_you dana"],
            "check_in",
            "They have not answered yet; a check-in asks after one.",
        ),
        (
            "2026-11-25",
            ALONE,
            ["2026-11-19 sent thank_you dana", UNCLEAR, REPLY],
            "no_response_follow_up",
            "They have written since; a follow-up is for silence.",
        ),
        (
            "2026-11-30",
            ALONE,
            ["2026-11-19 sent thank_you dana", "2026-11-27 sent no_response_follow_up dana"],
            "check_in",
            "You have asked once more; a second time would press.",
        ),
        (
            "2026-12-28",
            ALONE,
            [
                "2026-11-19 sent thank_you dana",
                "2026-11-27 sent no_response_follow_up dana",
                "2026-12-01 received dana other",
                "2026-12-10 sent check_in dana",
                "2026-12-14 received dana other",
            ],
            "check_in",
            "The check-in and the follow-up have both been sent.",
        ),
        (
            "2026-12-07",
            ALONE,
            [
                "2026-11-19 sent thank_you dana",
                UNCLEAR,
                REPLY,
                "2026-12-04 sent check_in dana",
            ],
            "check_in",
            "The check-in has been sent; a second would press.",
        ),
        (
            "2026-11-25",
            ALONE,
            ["2026-11-19 sent thank_you dana", "2026-11-24 received dana offer"],
            "check_in",
            "The answer to the offer comes first; it is your move.",
        ),
    ],
)
def test_what_is_not_due_says_why(
    today: str, facts: dict[str, Any], events: list[str], kind: str, said: str
) -> None:
    made = _made(today, events, set=facts)
    assert [item.because for item in made.not_now if item.kind == kind] == [said]


@pytest.mark.parametrize(
    ("today", "events", "said"),
    [
        (
            "2026-11-23",
            ["2026-11-19 sent thank_you dana", "2026-11-23 received dana unclear_status"],
            "Send Dana a short reply to their update today, then thank Lee: it is four days since "
            "you met.",
        ),
        (
            "2026-11-21",
            ["2026-11-19 sent thank_you dana", "2026-11-21 received dana unclear_status"],
            "Send Dana a short reply to their update today.",
        ),
        (
            "2026-11-22",
            [],
            "It is three days since you met: send Dana and Lee their thank-yous today.",
        ),
        ("2026-11-21", [], "Send Dana and Lee their thank-yous today."),
    ],
)
def test_the_headline_is_one_sentence(today: str, events: list[str], said: str) -> None:
    assert _made(today, events).headline == said


def test_a_long_reason_is_cut_and_stays_one_line() -> None:
    assert own_words(None) == ""
    assert own_words("a\n\n b") == " (“a b”)"
    assert own_words("x" * 120) == f" (“{'x' * 120}”)"
    assert own_words("x" * 121) == f" (“{'x' * 119}…”)"
    assert own_words("y" * 118 + " zzz") == f" (“{'y' * 118}…”)"


def test_numbers_and_lists_in_words() -> None:
    assert [count_name(count) for count in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]
    assert listed(["Dana"]) == "Dana"
    assert listed(["Dana", "Lee", "Mo"]) == "Dana, Lee and Mo"


def test_the_days_that_did_not_count() -> None:
    closed = [date(2026, 12, day) for day in (21, 22, 23, 24)]
    note = closed_note(Workdays.of("GB", None, closed[:2]), date(2026, 12, 18), date(2026, 12, 24))
    assert note == (
        "; Monday 21 December is a day you closed and Tuesday 22 December is a day you closed, "
        "which do not count"
    )
    three = closed_note(Workdays.of("GB", None, closed[:3]), date(2026, 12, 18), date(2026, 12, 24))
    assert three.endswith("and Wednesday 23 December is a day you closed, which do not count")
    four = closed_note(Workdays.of("GB", None, closed), date(2026, 12, 18), date(2026, 12, 25))
    assert four.endswith("is a day you closed and one more day is closed, which do not count")
    more = closed_note(Workdays.of("GB", None, closed), date(2026, 12, 18), date(2027, 1, 5))
    assert more == (
        "; Monday 21 December 2026 is a day you closed, Tuesday 22 December 2026 is a day you "
        "closed, Wednesday 23 December 2026 is a day you closed and four more days are closed, "
        "which do not count"
    )
    one = closed_note(Workdays.of("GB"), date(2026, 12, 23), date(2026, 12, 28))
    assert one == "; Friday 25 December is Christmas Day, which does not count"
    assert closed_note(Workdays.of("GB"), date(2026, 12, 1), date(2026, 12, 9)) == ""


def test_what_is_done_says_so_in_its_own_words() -> None:
    made = _made(
        "2026-11-20",
        ["2026-11-19 sent thank_you dana", "2026-11-20 sent linkedin_connect dana"],
        set=ALONE,
    )
    said = {item.kind.value: item.because for item in made.not_now}
    assert said["thank_you"] == "Everybody you met has been thanked."
    assert said["linkedin_connect"] == "You sent it on Friday 20 November."
    none = {item.kind.value: item.because for item in _made("2026-11-20", [], set=NONE).not_now}
    assert none["thank_you"] == "There has been no interview to say thanks for."
