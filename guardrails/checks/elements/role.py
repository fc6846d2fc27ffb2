"""Whether a text names the position: in full, by its usual short form, or not at all."""

import re
from functools import lru_cache

from guardrails.checks.elements.words import fold, stem

_LEVEL = frozenset(
    "senior junior sr jr lead principal staff associate assistant deputy acting interim trainee "
    "graduate intern entry level mid i ii iii iv v full part time m f d w x of and the a an for "
    "in at to chief vice head experienced qualified registered certified remote hybrid "
    "permanent temporary fixed term contract".split()
)
_JOB = frozenset(
    "role position job post opening vacancy opportunity internship apprenticeship traineeship "
    "placement fellowship application".split()
)
_POINTS_AT = frozenset("the this your a an as that our".split())
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_ASIDE = re.compile(r"\s*(?:[(\[].*?[)\]]|[,|;:/–—].*| - .*)")


def names_role(text: str, role: str) -> bool:
    """Whether a text names a role in full or by its usual short form.

    Short forms are the role without levels and asides ("data engineer" for "Senior Data
    Engineer (m/f/d), Berlin"), its initials in capitals, its last word pointed at ("the
    engineer role", "as a sister"), or one of its words beside a word for a job ("the
    engineering position").
    """
    words = _WORD.findall(text)
    folded = [fold(word) for word in words]
    full, core = _forms(role)
    if _holds(folded, full) or (core and _holds(folded, core)):
        return True
    initials = "".join(word[0] for word in full).upper()
    if len(initials) > 1 and initials in words:
        return True
    return _pointed_at(folded, core or full)


@lru_cache(maxsize=256)
def _forms(role: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded words of a role: all of them, and those without levels and asides."""
    full = tuple(fold(word) for word in _WORD.findall(role))
    short = _ASIDE.sub(" ", role) if _ASIDE.sub(" ", role).strip() else role
    core = tuple(word for word in map(fold, _WORD.findall(short)) if word not in _LEVEL)
    return full, core


def _holds(words: list[str], wanted: tuple[str, ...]) -> bool:
    """Whether the wanted words stand in a row, plural or not."""
    if not wanted:
        return False
    stems = tuple(stem(word) for word in wanted)
    for place in range(len(words) - len(wanted) + 1):
        if words[place][:2] == wanted[0][:2]:
            row = words[place : place + len(wanted)]
            if tuple(stem(word) for word in row) == stems:
                return True
    return False


def _pointed_at(words: list[str], role: tuple[str, ...]) -> bool:
    """Whether a word of the role stands beside a word for a job, or its last one is pointed at."""
    roots = {stem(word)[:5] for word in role if len(word) > 2}
    for place, word in enumerate(words):
        root = stem(word)[:5]
        if root not in roots:
            continue
        after, before = words[place + 1 : place + 4], words[max(0, place - 3) : place]
        if _JOB.intersection(after) or _JOB.intersection(before):
            return True
        if word == role[-1] and _POINTS_AT.intersection(words[max(0, place - 2) : place]):
            return True
    return False
