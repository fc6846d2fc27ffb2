"""Whom a greeting names, and whether that is the reader."""

import re
from enum import Enum

from guardrails.application import TITLES
from guardrails.checks.elements.words import fold

_PART = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(fold(title).strip(".") for title in TITLES) | frozenset(
    "doctor professor mister missus madam san sensei sama sir father sister brother".split()
)
_AROUND = frozenset(
    "again there all everyone both my from good morning afternoon evening and the team colleagues "
    "folks dear hello hi of at panel group your others company".split()
)
_ANYBODY = re.compile(
    r"whom|sir|madam|gentlemen|hiring|recruit\w*|manager|selection|committee|human|hr|personnel|"
    r"interviewer|employer"
)
_MALE, _FEMALE = frozenset(("mr", "mister")), frozenset(("mrs", "ms", "miss", "missus"))


class Addressed(Enum):
    """How a greeting fits its reader."""

    RIGHTLY = "names the reader"
    NOBODY = "names nobody"
    ANYBODY = "is meant for anybody"
    OTHERWISE = "names somebody else"
    BY_OTHER_TITLE = "gives the reader another title"


def addressed(called: str, name: str, call_them: str) -> Addressed:
    """How a greeting's words fit a reader of this name.

    First name, surname with or without a title, full name, initials and the name that they are
    called by are all right; accents, capitals and hyphens don't matter.
    """
    words = _PART.findall(fold(called))
    own = frozenset(_PART.findall(fold(f"{name} {call_them}")))
    named = [word for word in words if word not in _TITLES and word not in _AROUND]
    if own.intersection(words) - _TITLES or _initials(named, name):
        return _by_title(words, name)
    if not named and not _TITLES.intersection(words):
        return Addressed.NOBODY
    if own and own.isdisjoint(named) and _ANYBODY.match(" ".join(named) or words[0]):
        return Addressed.ANYBODY
    if not named or other_script(called, name):
        return Addressed.RIGHTLY
    return Addressed.OTHERWISE


def _initials(named: list[str], name: str) -> bool:
    initials = [fold(part)[0] for part in name.split() if part[0].isalpha()]
    joined = "".join(named)
    return bool(joined) and len(joined) <= 3 and joined == "".join(initials)[: len(joined)]


def _by_title(words: list[str], name: str) -> Addressed:
    """A "Mr." for someone whose name is given with "Ms." is wrong; other titles may differ."""
    given, known = set(words), set(_PART.findall(fold(name)))
    crossed = (given & _MALE and known & _FEMALE) or (given & _FEMALE and known & _MALE)
    return Addressed.BY_OTHER_TITLE if crossed else Addressed.RIGHTLY


def other_script(called: str, name: str) -> bool:
    """Whether one is in Latin letters and the other is not: nobody can compare them here."""
    return _latin(called) != _latin(name)


def _latin(text: str) -> bool:
    return any("a" <= char <= "z" for char in fold(text))
