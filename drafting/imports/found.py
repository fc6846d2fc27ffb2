"""Somebody found in a text from outside: a name, an address, a title."""

import re
import unicodedata
from dataclasses import dataclass

from guardrails.application import TITLES
from guardrails.fields import NAME_LIMIT

ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    r"\U000e0000-\U000e01ef]+"
)
"""Control signs, signs without a width, marks of direction, halves of letters, invisible tags."""
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?")
_SMALL = frozenset("van von der den de del della di da dos du la le bin al ibn ter".split())
_NO_NAME = frozenset(
    "best regards kind warm many thanks thank cheers sincerely yours hello hi dear subject sent "
    "from to cc date phone tel mobile email mail web website fax address teams zoom "
    "interview interviewer interviewers panel team".split()
)
_JOBS = frozenset(
    "accountant administrator analyst architect assistant consultant coordinator designer "
    "developer director engineer executive lecturer manager nurse officer physiotherapist "
    "president programmer recruiter researcher scientist secretary specialist supervisor "
    "technician therapist".split()
)
"""What ends the name of a job, and hardly anybody's own name."""
_GRADES = frozenset("chief deputy head junior lead principal senior staff vice".split())
_DESKS = frozenset(
    "calendar calendars careers hiring hr interviews jobs no-reply noreply recruiting recruitment "
    "scheduling talent".split()
)
"""What a mailbox is called that a company's desk reads, or nobody."""


@dataclass(frozen=True)
class Found:
    """A person as found; empty where nothing is known."""

    name: str
    email: str = ""
    title: str = ""
    part: str = "panel"


def one_line(text: str, most: int = NAME_LIMIT) -> str:
    """A text on one line, without hidden characters, no longer than a name may be."""
    return " ".join(_HIDDEN.sub(" ", text).split())[:most].strip()


def looks_like_name(text: str) -> bool:
    """Whether a text is two to five words that may be somebody's name."""
    words = text.split()
    if not 2 <= len(words) <= 5 or not _NO_NAME.isdisjoint(word.lower() for word in words):
        return False
    if words[-1].lower() in _JOBS or words[0].lower() in _GRADES:
        return False
    return all(_may_be_of_name(word) for word in words)


def is_desk(someone: Found) -> bool:
    """Whether an address is a desk's or a calendar's ("careers@…"), whom nobody meets."""
    box = re.split(r"[._+]", someone.email.partition("@")[0].lower())
    return not _DESKS.isdisjoint((*box, *someone.name.lower().split()))


def says_no_name(text: str) -> bool:
    """Whether a text is only a greeting, a closing or the like, in which nobody is looked for."""
    return all(word.strip(",.!:").lower() in _NO_NAME for word in text.split())


def name_from(address: str) -> str:
    """A name as an address tells it: "agnes.birch@…" is "Agnes Birch"; empty where it does not."""
    words = [word for word in re.split(r"[._]+", address.partition("@")[0]) if word]
    if len(words) < 2 or not all(word.isalpha() and len(word) > 1 for word in words):
        return ""
    return " ".join(word.capitalize() for word in words)


def _may_be_of_name(word: str) -> bool:
    if word.lower() in _SMALL or word.lower() in TITLES:
        return True
    if not _NAME_WORD.fullmatch(word):
        return False
    return unicodedata.category(word[0]) != "Ll"
