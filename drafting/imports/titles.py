"""Which company and which role an invitation is about: guesses from its title and its sender."""

import re
from collections.abc import Sequence

from drafting.imports.found import one_line

_PRIVATE = frozenset(
    "gmail googlemail outlook hotmail live yahoo icloud me aol gmx proton protonmail web "
    "qq naver fastmail".split()
)
_MAILERS = _PRIVATE | frozenset(
    "mail calendly greenhouse lever workday ashbyhq smartrecruiters myworkday google zoom example "
    "zoho".split()
)
_SECOND = frozenset("co com org net ac gov edu ltd".split())
_JOINTS = re.compile(r"\s[-–—|/]\s|:\s|\s\|\s")
_INTERVIEW = re.compile(
    r"\b(?:(?:first|second|third|final|1st|2nd|3rd|virtual|video|phone|onsite|on-site|technical|"
    r"panel|job|initial|online)[ -]){0,3}(?:round )?(?:interview|call|screen|meeting|chat)"
    r"(?: round)?(?: \d)?\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"(?:(?:virtual|video|onsite|on-site|technical|final|full|interview)[ -]){0,2}"
    r"(?:panel|onsite|on-site|loop)",
    re.IGNORECASE,
)
"""A whole piece that names a round without the word "interview": "Onsite panel"."""
_BESIDE = re.compile(r"\s?\(([^()]{1,80})\)?$")
_AT = re.compile(r"\s(?:at|with|@)\s", re.IGNORECASE)
_FOR = re.compile(r"\bfor (?:the |an? )?(?:role of |position of )?", re.IGNORECASE)
_NEARLY = 0.6
_EDGE = " -–—|/:,()"
_ENDS = re.compile(r"\s(?:role|position|job|vacancy|opening)$", re.IGNORECASE)


def company_and_role(
    title: str, people: Sequence[str], candidate: str, domain: str
) -> tuple[str, str]:
    """The company and the role that a title names, empty where it does not.

    "Interview: Data Engineer at Northwind Analytics" names both. Names of people are neither.
    `domain` is the company as an address tells it; a piece of the title that says nearly the same
    is the company.
    """
    company = role = ""
    known = _words(" ".join((*people, candidate)))
    asked = False  # a bare name after "Interview:" is the role, one before it may be anything
    for piece in _JOINTS.split(title):
        if _ROUND.fullmatch(piece.strip()):
            asked = True
            continue
        before, after = _cut(piece)
        told = bool(_INTERVIEW.search(before) or _FOR.search(before))
        name = _role(before, known)
        if not after and _same(name, domain):
            company = company or name
        elif told or after or asked:
            role = role or name
        company = company or _other(after, known)
        asked = asked or told
    return company, role


def company_of(addresses: Sequence[str]) -> str:
    """The company as the first address of a company's own names it: "a@tide-clinics.com"."""
    for address in addresses:
        labels = address.lower().rpartition("@")[2].split(".")[:-1]
        while len(labels) > 1 and labels[-1] in _SECOND:
            labels.pop()
        if labels and labels[-1] not in _MAILERS | _SECOND:
            return " ".join(word.capitalize() for word in labels[-1].split("-") if word)
    return ""


def is_private(address: str) -> bool:
    """Whether an address is at a service that anybody may use, not a company's own."""
    return address.lower().rpartition("@")[2].partition(".")[0] in _PRIVATE


def _cut(piece: str) -> tuple[str, str]:
    parts = _AT.split(piece, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (piece, "")


def _role(text: str, known: frozenset[str]) -> str:
    """What is left of a title's piece once "interview for the … position" is taken off."""
    rest = _FOR.sub("", _INTERVIEW.sub(" ", text), count=1).strip(_EDGE)
    return _other(_ENDS.sub("", rest), known)


def _other(text: str, known: frozenset[str]) -> str:
    """A name that is none of the people's, on one line."""
    beside = _BESIDE.search(text)  # "Engineer (Lena Holm)": a name in brackets is whose it is
    if beside and all(word in known for word in beside[1].lower().split()):
        text = text[: beside.start()]
    name = one_line(text.strip(_EDGE))
    name += ")" * (name.count("(") - name.count(")"))  # the one that the edge took
    words = name.lower().split()
    return "" if not words or all(word in known for word in words) else name


def _same(name: str, domain: str) -> bool:
    """Whether a name begins as an address does, and is hardly longer: "Dune Textiles Ltd"."""
    letters, own = _letters(name), _letters(domain)
    return bool(own) and letters.startswith(own) and len(own) >= _NEARLY * len(letters)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.lower().split())
