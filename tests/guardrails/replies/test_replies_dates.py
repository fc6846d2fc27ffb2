"""Decision dates: received on Wednesday 25 November 2026 unless said otherwise."""

from datetime import date

import pytest

from guardrails.replies import read_reply

WEDNESDAY = date(2026, 11, 25)


def day(text: str, country: str = "US", on: date | None = WEDNESDAY) -> str | None:
    found = read_reply(text, received_on=on, country=country).decision_date
    return found.isoformat() if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will let you know by Friday.", "2026-11-27"),
        ("You will hear from us by Wednesday.", "2026-12-02"),
        ("We'll decide by the end of next week.", "2026-12-04"),
        ("We'll decide by the end of the week after next.", "2026-12-11"),
        ("We'll decide by the end of the week.", "2026-11-27"),
        ("You will hear from us on the 4th.", "2026-12-04"),
        ("We will let you know by the 15th of next month.", "2026-12-15"),
        ("A decision will be made w/c 7 December.", "2026-12-07"),
        ("A decision is due in the week commencing Monday 7 December.", "2026-12-07"),
        ("We expect to decide within two weeks.", "2026-12-09"),
        ("We expect to decide in two to three weeks.", "2026-12-16"),
        ("We'll get back to you within a fortnight.", "2026-12-09"),
        ("You will hear in a week's time.", "2026-12-02"),
        ("I'll get back to you within the week.", "2026-12-02"),
        ("We will inform you within 48 hours.", "2026-11-27"),
        ("We will inform you within one month.", "2026-12-25"),
        ("We expect to inform you within 5 working days.", "2026-12-03"),
        ("I'll get back to you by close of play Thursday.", "2026-11-26"),
        ("We'll have a decision by EOD.", "2026-11-25"),
        ("I'll call you tomorrow with the outcome.", "2026-11-26"),
        ("You will know the outcome the day after tomorrow.", "2026-11-27"),
        ("We should know this time next week.", "2026-12-02"),
        ("Decision: Friday, December 4, 2026.", "2026-12-04"),
        ("By Friday 4 December, we will let you know.", "2026-12-04"),
        ("We'll confirm the decision by Dec. 4th.", "2026-12-04"),
        ("The result comes out on 2026-12-04.", "2026-12-04"),
        ("We'll tell you on Tuesday of next week.", "2026-12-01"),
        ("Next week on Tuesday we will tell you.", "2026-12-01"),
        ("We'll let you know Friday week.", "2026-12-04"),
        ("You will have our answer by the end of the month.", "2026-11-30"),
        ("You will have our answer by the end of next month.", "2026-12-31"),
        ("Expect news by the end of January.", "2027-01-31"),
        ("Expect news by the end of January 2028.", "2028-01-31"),
        ("Expect news by the end of the year.", "2026-12-31"),
        ("We decide by 29 February.", "2028-02-29"),
        ("I should have an answer for you Wednesday.", "2026-12-02"),
        ("We'll be writing to candidates w/c 7th December.", "2026-12-07"),
        ("Outcomes will be communicated week beginning 14 December.", "2026-12-14"),
        ("Give us two weeks and you'll have a decision.", "2026-12-09"),
        ("Allow us a week to decide.", "2026-12-02"),
        ("You'll have your answer by the end of the day.", "2026-11-25"),
        ("The panel's recommendation will be known in a fortnight.", "2026-12-09"),
        ("You'll know this day week.", "2026-12-02"),
        ("By this time next week we'll have chosen someone.", "2026-12-02"),
        ("He's back Friday. You'll have your yes or no then.", "2026-11-27"),
        ("The board meets on 3 December. We will decide then.", "2026-12-03"),
        ("The board meets on 3 December. We'll let you know the next day.", "2026-12-04"),
        ("We won't have a decision until 4 December.", "2026-12-04"),
        ("We said we'd tell you by Friday, but it will be Wednesday.", "2026-12-02"),
        ("Interviews run until Friday and we will let you know by 10 December.", "2026-12-10"),
        ("We shortlist on 1 December and will let you know on 8 December.", "2026-12-08"),
        ("Your decision day comes later. Our decision comes on 8 December.", "2026-12-08"),
        ("Expect to hear w/c 7 December.", "2026-12-07"),
        ("The council's vote is set for 4 December.", "2026-12-04"),
        ("The principal is ringing everyone on 4 December.", "2026-12-04"),
        ("You'd have a call from me by close of play Friday 11th.", "2026-12-11"),
        (
            "Two more to see, so you'll hear from us within two weeks of this email.",
            "2026-12-09",
        ),
        ("48 hours and I'll have it out of them.", "2026-11-27"),
        (
            "Leave it with me until Tuesday week and I'll have something for you.",
            "2026-12-08",
        ),
        ("Until 4 December we have decided for sure.", "2026-12-04"),
        ("We plan to have told everyone by 4 December.", "2026-12-04"),
        ("We vote on 4 December. That's when there is a name. You'll be called.", "2026-12-04"),
        ("The trustees meet on the 3rd and you will be told the day after.", "2026-12-04"),
        ("You receive our answer on 04.12. at the latest.", "2026-12-04"),
    ],
)
def test_a_day_they_named(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We'll be in touch early next month.",
        "We'll let you know soon.",
        "We hope to decide in mid December.",
        "We'll decide in the next few days.",
        "We'll decide in the coming weeks.",
        "We'll know in about two weeks.",
        "We'll decide next week.",
        "Please let us know your decision by Friday.",
        "You have until Friday to decide.",
        "The offer is valid until 4 December.",
        "Your interview is on 4 December at 10:00.",
        "Decisions are usually made within two weeks.",
        "We won't decide before 4 December.",
        "We are unable to let you know by Friday.",
        "We will let you know after Friday.",
        "We decide within four weeks of the closing date.",
        "We will decide on 31 February 2027.",
        "We had hoped to tell you by Friday.",
        "The decision was made last Friday.",
        "The decision was made on Tuesday.",
        "We met on Monday and told the others.",
        "The earliest we could decide is December 4, and it may be later than that.",
        "Jo is on annual leave until 4 December so nothing will be settled.",
        "No decision before July 1, that's all I know.",
        "I have a call with head office tomorrow before we choose anyone.",
        "The result of the interview held on 20 November 2026 is awaited.",
        "The decision comes on 20 November 2026.",
        "A decision was to have been made on Friday.",
        "In your email of November 20 you asked when we'd decide.",
    ],
)
def test_no_day_of_theirs(text: str) -> None:
    assert day(text) is None


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("We'll decide by 04/12.", "US", "2027-04-12"),
        ("We'll decide by 04/12.", "GB", "2026-12-04"),
        ("We'll decide by 12/04/2026.", "US", "2026-12-04"),
        ("We'll decide by 25/12/26.", "US", "2026-12-25"),
        ("We'll decide by 4.12.", "DE", "2026-12-04"),
        ("We'll decide by the end of next week.", "SA", "2026-12-03"),
        ("We'll decide by the end of next week.", "AE", "2026-12-04"),
        ("You will know by the end of this week.", "IL", "2026-11-26"),
    ],
)
def test_the_order_and_the_weekend_are_the_countrys(text: str, country: str, expected: str) -> None:
    assert day(text, country) == expected


def test_a_week_that_is_over_means_the_next_one() -> None:
    assert day("You will know by the end of the week.", on=date(2026, 11, 28)) == "2026-12-04"


def test_a_weekday_is_never_the_day_of_receipt() -> None:
    assert day("We will tell you on Friday.", on=date(2026, 11, 27)) == "2026-12-04"


@pytest.mark.parametrize(
    "when",
    ["Friday", "4 December", "04/12", "the 4th", "the end of the week", "the end of the month"],
)
def test_without_a_day_of_receipt_only_whole_dates_are_read(when: str) -> None:
    assert day(f"We will let you know by {when}.", on=None) is None
    assert day("We will let you know within two weeks.", on=None) is None
    assert day("We will let you know by tomorrow.", on=None) is None
    assert day("We will let you know by 4 December 2026.", on=None) == "2026-12-04"


def test_an_automatic_reply_promises_an_answer_and_no_decision() -> None:
    assert day("Your ticket number is 12. We will get back to you within 48 hours.") is None


def test_a_decision_that_is_told_names_no_day_unless_it_keeps_them_waiting() -> None:
    told = "We are sorry to tell you that you were not selected. We informed HR; results on Friday."
    assert day(told) is None
    waiting = "You are on our reserve list. We will let you know by Friday whether a place is free."
    assert day(waiting) == "2026-11-27"


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Final status will be intimated latest by 05/12.", "IN", "2026-12-05"),
        (
            "The works council decides. You become a message until 11.12., promised.",
            "DE",
            "2026-12-11",
        ),
        ("We say you until Monday, 14. December, how it goes on.", "DE", "2026-12-14"),
        ("You'll have word from me tomorrow.", "IE", "2026-11-26"),
        ("The board votes December 3 and I'll phone you the day after.", "US", "2026-12-04"),
        ("A week from tomorrow I will tell you who got it.", "US", "2026-12-03"),
        ("Within 14 days from today the status will be known.", "IN", "2026-12-09"),
        ("We'll revert by month end.", "ZA", "2026-11-30"),
        ("They sat till six. We meet again on Thursday and you'll know then.", "IE", "2026-11-26"),
        ("Expect our decision by Sat.", "US", "2026-11-28"),
        ("Vote on your favourite by Friday!", "US", None),
        ("I will ring you on Thursday at 3 for the telephone interview.", "GB", None),
        ("They vote soon and want you in again, Wednesday at 7.", "US", None),
        ("Last time it took us until December 20 to decide.", "US", None),
        ("In general candidates hear within two weeks.", "US", None),
    ],
)
def test_days_as_they_are_said_elsewhere(text: str, country: str, expected: str | None) -> None:
    assert day(text, country) == expected
