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
_SHORTEST = 3
"""The fewest letters of a word that is cut short."""
_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_ASIDE = re.compile(r"\s*(?:[(\[].*?[)\]]|[,|;:/–—].*| - .*)")


def names_role(text: str, role: str) -> bool:
    """Whether a text names a role in full or by its usual short form.

    Short forms are its words cut short ("vet tech"), the role without levels and asides ("data
    engineer" for "Senior Data Engineer (m/f/d), Berlin"), its initials in capitals, two of its
    words near each other, its last word pointed at ("the engineer"), or any beside a word for a
    job or after "as a".
    """
    words = _WORD.findall(text)
    folded = fold(" ".join(words)).split(" ")
    full, core = _forms(role)
    if _holds(folded, full) or (core and _holds(folded, core)):
        return True
    initials = "".join(word[0] for word in full).upper()
    if len(initials) > 1 and initials in words:
        return True
    return _cut_short(folded, core) or _pointed_at(folded, core or full)


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


def _cut_short(words: list[str], wanted: tuple[str, ...]) -> bool:
    """Whether all words stand in a row, some by their beginnings: "vet tech", "ops mgr" is none."""
    if len(wanted) < 2:
        return False
    rows = zip(*(words[place:] for place in range(len(wanted))), strict=False)
    return any(
        all(
            full.startswith(word) and (len(word) >= _SHORTEST or word == full)
            for word, full in zip(row, wanted, strict=True)
        )
        for row in rows
    )


def _pointed_at(words: list[str], role: tuple[str, ...]) -> bool:
    """Whether words of the role stand near each other, beside a word for a job, or are pointed
    at: "teach Year 4", "the engineering position", "as a postdoc", "the sister"."""
    roots = {stem(word)[:5]: word for word in role if len(word) > 2 or word.isdigit()}
    heads = {root[:2] for root in roots}
    last = (-9, "")
    for place, word in [(place, word) for place, word in enumerate(words) if word[:2] in heads]:
        root = stem(word)[:5]
        if root not in roots:
            continue
        if last[1] != root and place - last[0] <= 3:
            return True
        last = (place, root)
        after, before = words[place + 1 : place + 4], words[max(0, place - 3) : place]
        if _JOB.intersection(after) or _JOB.intersection(before):
            return True
        near = words[max(0, place - 2) : place]
        if near[:1] == ["as"] or (word == role[-1] and _POINTS_AT.intersection(near)):
            return True
    return False
