"""What the person wrote, and what not."""

import pytest

from guardrails.replies.own import LONGEST, own_parts
from guardrails.replies.words import fold

QUOTED = "We are delighted to offer you the job."
MINE = "No news yet, sorry."


def own(text: str) -> str:
    folded = fold(text)
    return "\n".join(folded[start:end].strip() for start, end in own_parts(folded)).strip()


@pytest.mark.parametrize(
    "tail",
    [
        f"On Mon, 9 Nov 2026 at 09:14, Sam <sam@x.example> wrote:\n{QUOTED}",
        f"On Monday, 9 November 2026 at 09:14, Sam Okafor with a long name\n"
        f"<sam@x.example> wrote:\n\n> {QUOTED}",
        f"-----Original Message-----\nFrom: Sam\nSent: Monday\n\n{QUOTED}",
        f"________________________________\nFrom: Sam\nSent: Monday\nTo: Jo\n\n{QUOTED}",
        f"*From:* Sam\n*Date:* Monday\n\n{QUOTED}",
        f"---------- Forwarded message ---------\nFrom: Sam\n\n{QUOTED}",
        f"Begin forwarded message:\n\n{QUOTED}",
        f"Am 9.11.2026 um 09:14 schrieb Sam Okafor:\n{QUOTED}",
        f"Le lun. 9 nov. 2026 à 09:14, Sam <sam@x.example> a écrit :\n{QUOTED}",
        f"> {QUOTED}\n> > {QUOTED}",
        f"--\n{QUOTED}",
        f"Best,\nJo\n{QUOTED}",
        f"Jo Lund\nTalent Partner\nT: +44 20 7946 0000\n{QUOTED[:-1]}",
        f"Jo Lund\njo@x.example\nwww.x.example\n\n--\n{QUOTED}",
        f"[EXTERNAL EMAIL] Be careful.\n{QUOTED}",
        f"CAUTION: this email came from outside.\n{QUOTED}",
        "Sent from my iPhone",
        "Get Outlook for Android",
        f"This email and any attachments are confidential.\n{QUOTED}",
    ],
)
def test_what_follows_is_not_theirs(tail: str) -> None:
    read = own(f"{MINE}\n\n{tail}")
    assert read.startswith(MINE)
    assert QUOTED not in read
    assert "Sent from" not in read


@pytest.mark.parametrize(
    "block",
    ["Call me:\n+44 20 7946 0000", "jo@x.example\nis my address", "See you at ten.\nwww.x.example"],
)
def test_lines_that_are_no_card_stay(block: str) -> None:
    assert block in own(f"{MINE}\n\n{block}")


def test_answers_below_marked_quotes_are_theirs() -> None:
    text = f"On Mon, 9 Nov 2026, Sam <sam@x.example> wrote:\n> {QUOTED}\n\n{MINE}"
    assert own(text) == MINE


def test_after_the_end_of_a_forwarded_mail_they_go_on() -> None:
    text = f"-----Original Message-----\n{QUOTED}\n-----End of original message-----\n{MINE}"
    assert own(text) == MINE


def test_a_postscript_is_theirs() -> None:
    assert "PS we liked it" in own(f"{MINE}\n\nBest,\nJo\nChief of Staff\n\nPS we liked it.")


@pytest.mark.parametrize(
    "text",
    [
        f"> {QUOTED}",
        f"---------- Forwarded message ---------\nFrom: HR\nSubject: Sam\n\n{QUOTED}",
        f"FYI\n\n-----Original Message-----\nFrom: HR\nSent: Monday\n\n{QUOTED}",
    ],
)
def test_where_there_is_nothing_else_the_quoted_counts(text: str) -> None:
    assert QUOTED in own(text)


def test_a_mail_pasted_whole_keeps_its_subject() -> None:
    text = f"From: HR\nTo: Sam\nSubject: Your offer\n\n{MINE}"
    assert own(text).split() == f"Your offer {MINE}".split()


def test_a_subject_that_answers_is_the_candidates() -> None:
    assert own(f"From: HR\nTo: Sam\nSubject: Re: Your offer\n\n{MINE}") == MINE


def test_thanks_at_the_top_is_no_sign_off() -> None:
    assert MINE in own(f"Thanks!\n\n{MINE}")


def test_text_of_small_print_alone_is_read_all_the_same() -> None:
    assert "confidential" in own("This email and any attachments are confidential.")


def test_of_a_long_text_head_and_tail_are_read() -> None:
    text = f"{MINE} " + "word " * LONGEST + QUOTED
    parts = own_parts(text)
    assert sum(end - start for start, end in parts) <= LONGEST
    assert own(text).startswith(MINE)
    assert own(text).endswith(QUOTED)


def test_nothing_is_nothing() -> None:
    assert own("") == ""
    assert own(" \n\n ") == ""
