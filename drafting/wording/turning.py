"""Turning a note about the reader into words to the reader: "they want" becomes "you want"."""

import re

from drafting.brief import Reader
from drafting.wording.nouns import PEOPLE
from drafting.wording.verbs import PARTICIPLES
from drafting.wording.words import ADVERBS, AUXILIARIES, PREPOSITIONS, THIRD, is_past, plain_form

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.&/][^\W_]+)*|\s+|[^\w\s]|_")
_LEADS = frozenset("how why what when where whether if that which".split())
_DEGREES = frozenset("much many often far long well quickly soon".split())
_SERIES = {
    "they": ({"they": "you", "them": "you", "their": "your", "theirs": "yours",
              "themselves": "yourselves"}),
    "she": {"she": "you", "her": "your", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
}  # fmt: skip
_AS_SHE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
"""Of somebody who was named just before: one series of pronouns stands for both."""
_SHORT = {"'re": "they", "'ve": "they", "'ll": "they", "'d": "they", "'s": "she"}
_CONTRACTED = re.compile(r"(they|she|he)['’](re|ve|ll|d|s)\b", re.IGNORECASE)
_PEOPLE_ENDINGS = re.compile(r"(?:er|or|ist|ee|ent|ant|ian)s$")


def turn(text: str, reader: Reader) -> str:
    """The note with the reader spoken to; the candidate's own words stay as they are."""
    text = _named(_expand(text), reader)
    words = _TOKEN.findall(text)
    series = _series(words)
    if series is None:
        return "".join(words)
    return _turned(words, series)


def _expand(text: str) -> str:
    """Short forms in full, so that the pronoun stands alone: "they're" is "they are"."""

    def full(found: re.Match[str]) -> str:
        who, short = found[1], found[2].lower()
        after = [word for word in text[found.end() :].split() if word.lower() not in ADVERBS]
        done = bool(after) and (is_past(after[0]) or after[0].lower() in PARTICIPLES)
        verb = {"re": "are", "ve": "have", "ll": "will"}.get(short)
        if short == "d":
            verb = "had" if done else "would"
        if short == "s":
            verb = "has" if done else "is"
        return f"{who} {verb}"

    return _CONTRACTED.sub(full, text)


def _named(text: str, reader: Reader) -> str:
    """The reader's own name as a pronoun: "Dana runs" as "she runs", "Dana's" as "her"."""
    names = sorted({reader.name, reader.called, *_long(reader.name)}, key=len, reverse=True)
    for name in names:
        start = re.match(rf"(?P<lead>(?:how|why|what|when|where|that) )?{re.escape(name)}"
                         r"(?P<own>['’]s)?(?= |$)", text)  # fmt: skip
        if start:
            pronoun = "her" if start["own"] else "she"
            rest = _HE.sub(lambda found: _AS_SHE[found[0].lower()], text[start.end() :])
            return (start["lead"] or "") + pronoun + rest
    return text


def _long(name: str) -> list[str]:
    return [word for word in name.split() if len(word) > 2 and not word.endswith(".")]


def _series(words: list[str]) -> str | None:
    """Which pronouns mean the reader: those that come before anybody else was named."""
    low = [word.lower() for word in words if not word.isspace()]
    for place, word in enumerate(low):
        before = low[:place]
        if word in _SERIES and all(one in _LEADS | _DEGREES for one in before):
            return word
        if word in ("she", "he", "her", "his", "hers", "herself", "himself"):
            return "he" if word in ("he", "his", "himself") else "she"
        if word in ("their", "they", "themselves") and not _somebody(before):
            if word == "their" and (_of_those(before) or _of_mine(before)):
                return None
            return "they"
    return None


def _of_those(words: list[str]) -> bool:
    """Whether "their" after these words is that of a thing: "objects and their stories"."""
    if {"who", "which"} & {*words[1:]}:
        return True  # "citizens who trust their city"
    named, joint = ("", "", *words)[-2:]
    return joint in ("and", "with") and named.endswith("s") and not named.endswith("ss")


def _of_mine(words: list[str]) -> bool:
    """Whether the candidate named those whose it is: "I love animals and care for their people"."""
    plural = any(word.endswith("s") and word[-2:] not in ("ss", "us", "is") for word in words[2:])
    return words[:1] == ["i"] and plural


def _somebody(words: list[str]) -> bool:
    return any(word in PEOPLE or _PEOPLE_ENDINGS.search(word) for word in words)


def _turned(words: list[str], series: str) -> str:
    table = _SERIES[series]
    out: list[str] = []
    verb_due = coordinated = False
    seen: list[str] = []
    for place, word in enumerate(words):
        low = word.lower()
        new = word
        if word.isspace():
            out.append(word)
            continue
        if low in table and not (series == "they" and _somebody(seen)):
            new = _object(words, place) if low == "her" else table[low]
            verb_due = coordinated = low == series
        elif verb_due and low not in ADVERBS:
            new, verb_due = plain_form(word), False
        elif coordinated and series != "they" and seen and seen[-1] in ("and", "but", "or"):
            new = plain_form(word) if low in THIRD or low in AUXILIARIES else word
        seen.append(low)
        out.append(new)
    return "".join(out)


def _object(words: list[str], place: int) -> str:
    """ "her" before a noun is "your"; at the end and before a preposition it is "you"."""
    after = next((word.lower() for word in words[place + 1 :] if not word.isspace()), "")
    ends = not after or not after[0].isalnum() or after in PREPOSITIONS
    return "you" if ends or after in ("and", "or") else "your"
