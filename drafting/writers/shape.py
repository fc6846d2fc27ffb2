"""The grammatical shape of a note, roughly: which beginnings of a sentence it can follow."""

import re
from typing import Literal

Shape = Literal["noun", "gerund", "question", "clause", "verb"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SUBJECTS = frozenset("i we you they he she it this that these those there everyone nobody".split())
_QUESTIONS = frozenset("how why what when where whether who".split())
_PAST = frozenset(
    "built brought caught came chose cut did drew drove fed found gave grew had held hit kept knew "
    "laid led made met oversaw paid put ran rebuilt saw sent set shot sold spoke spent split stood "
    "swam taught took thought told undertook went won wrote rewrote".split()
)
_PRESENT = frozenset(
    "am can want love like enjoy care know have speak write run lead teach work believe hope "
    "admire value manage handle design build".split()
)
_FINITE = frozenset(
    "is are was were has have had wants want needs need matters matter plans plan will would can "
    "should must does do did uses use takes costs means helps works happens starts ends lasts runs "
    "comes goes gets makes depends took cost meant helped worked made".split()
)
_NO_GERUNDS = frozenset("spring thing king ring string sterling evening morning anything".split())


def shape_of(note: str) -> Shape:
    """What a note begins like: a noun phrase where nothing says otherwise."""
    words = [found[0].lower().replace("’", "'") for found in _WORD.finditer(note[:300])]
    if not words:
        return "noun"
    first = words[0]
    if first.split("'")[0] in _SUBJECTS and len(words) > 2:
        return "clause"
    if first in _QUESTIONS:
        return "question"
    if first.endswith("ing") and first not in _NO_GERUNDS and len(words) > 1:
        return "clause" if _FINITE & set(words[1:3]) else "gerund"
    if first in _PAST or first in _PRESENT or (first.endswith("ed") and len(first) > 4):
        return "verb"
    return "clause" if _FINITE & set(words[1:6]) else "noun"
