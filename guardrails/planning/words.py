"""Words of a plan: days, names and lists as a person writes them."""

from collections.abc import Sequence
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.workdays import OWN, Workdays

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_LONGEST = 120  # of a reason that is quoted in a sentence
_COUNTS = "no one two three four five six seven eight nine ten".split()
_NAMES = {
    MessageKind.WITHDRAWAL: "withdrawal",
    MessageKind.OFFER_REPLY: "answer to the offer",
    MessageKind.NEXT_ROUND_REPLY: "answer to the invitation",
    MessageKind.INFO_REPLY: "answer to what they asked for",
    MessageKind.STATUS_REPLY: "short reply to their update",
    MessageKind.THANK_YOU: "thank-you",
    MessageKind.CHECK_IN: "check-in",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "follow-up",
    MessageKind.REJECTION_REPLY: "reply to the rejection",
    MessageKind.REFERENCE_PERMISSION: "request for permission",
    MessageKind.REFERENCE_HEADS_UP: "heads-up",
    MessageKind.LINKEDIN_CONNECT: "LinkedIn invitation",
    MessageKind.SHARE_ARTICLE: "article",
}


def day_name(day: date, today: date | None = None) -> str:
    """ "Thursday 26 November", with the year where it is not today's."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def count_name(count: int) -> str:
    """A small number as a word."""
    return _COUNTS[count] if 0 <= count < len(_COUNTS) else str(count)


def kind_name(kind: MessageKind) -> str:
    """What a person calls a message of this kind."""
    return _NAMES[kind]


def listed(names: Sequence[str]) -> str:
    """ "Dana", "Dana and Lee", "Dana, Lee and Mo"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def possessive(name: str) -> str:
    """ "Dana's", "James's"."""
    return f"{name}'s"


def own_words(why: str | None) -> str:
    """The reason that the person gave, in brackets and on one line; empty if they gave none."""
    if why is None:
        return ""
    line = " ".join(why.split())
    short = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
    return f" (“{short}”)"


def closed_note(calendar: Workdays, start: date, end: date) -> str:
    """Which holidays and own closed days lie between two days, as a clause; empty if none."""
    off = calendar.off_between(start, end)
    if not off:
        return ""
    days = [
        f"{day_name(day, end)} is {'a day you closed' if why == OWN else why}"
        for day, why in off[:3]
    ]
    left = len(off) - 3
    are = "day is" if left == 1 else "days are"
    more = [f"{count_name(left)} more {are} closed"] if left > 0 else []
    count = "does" if len(off) == 1 else "do"
    return f"; {listed([*days, *more])}, which {count} not count"
