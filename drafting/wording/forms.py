"""What form a note has, and so where in a sentence it may stand.

A note of an interview is put down in haste: a noun phrase, a gerund, "how …", a whole sentence,
a verb without its subject. Each is read into a `Topic`; what fits no form stands after a colon,
where any words may stand, so that no note is ever bent into wrong grammar or dropped.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from drafting.brief import Reader
from drafting.wording.clauses import is_clause, subject_length, tokens
from drafting.wording.nouns import STATES, WHOLES
from drafting.wording.phrases import as_list, with_article
from drafting.wording.turning import turn
from drafting.wording.verbs import PAST
from drafting.wording.words import (
    AUXILIARIES,
    CLEAR_THIRD,
    DETERMINERS,
    NUMBER,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION_WORDS,
    THIRD,
    is_gerund,
    is_past,
    lower_start,
    plain_form,
)


class Form(StrEnum):
    """Where a note may stand in a sentence."""

    ABOUT = "about"  # after a preposition: a noun phrase, a gerund, "how …"
    THAT = "that"  # after "that": a sentence about the reader or their company
    SHARED = "shared"  # after "that": a sentence about both, "we both …"
    RAW = "raw"  # after a colon, as it is


@dataclass(frozen=True, slots=True)
class Topic:
    """A note ready for its place in a sentence."""

    form: Form
    text: str


_SUBJECT = (
    r"(?:(?:we(?: both| all)?|i|he|she|they|you)(?:'ve| have| had)? )?"
    r"(?:also |briefly |really |then )?"
)
_WITH = r"(?: (?:with|to) (?:me|him|her|them|us|each other|one another))?"
_TALKED = re.compile(
    rf"{_SUBJECT}(?:(?:had |a |nice |good |great |long |short |interesting |the |our )*"
    rf"(?:talk(?:ed|ing)?|spoke|chat(?:ted|ting)?|speaking|conversation|discussion)"
    rf"(?: a (?:lot|bit|little)| at length| briefly| together| more)?{_WITH}"
    rf"(?: a (?:lot|bit|little)| at length| briefly)? (?:about|on|of|around|regarding)"
    rf"|discuss(?:ed|ing|ion of)(?: about)?|topic:?|re:?|about)[: ]+",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"{_SUBJECT}(?:(?:mentioned|explained|said|told (?:me|us)|pointed out|brought up|"
    rf"showed (?:me|us)|walked me through|talked me through|asked(?: me| us)?|wondered)"
    rf"(?: (?:about|of))?"
    rf"|(?:noted|shared|described|raised|heard|learned|learnt)"
    rf"(?: (?:about|of)|(?= (?:that|how|why|what|a|an|the|her|his|their|my|our)\b))) +",
    re.IGNORECASE,
)
_ABBREVIATED = (
    r"(?<!\b\w)(?<!\.\w\w)(?<!\.\w\w\w)(?<!-\w\w\w)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\bMr)(?<!\bMs)"
    r"(?<!\bvs)(?<!\bMrs)(?<!\bProf)(?<!\bDipl)"
)
ODD = re.compile(
    r":(?!\d)|[;=<>|{}\[\]#*_\\]|->|→|\s[-–—/+]\s|[\"“”«»]|https?://|" + _ABBREVIATED + r"\.\s"
)
"""What no sentence of ours can hold within it: the note stands after a colon."""
_LONG_WITH = {"w/": "with ", "w/ ": "with ", "w/o": "without"}
_SHORT_WITH = re.compile(r"(?<![\w/])w/(?:o\b| (?=\w)|(?=[^\W\d_o]))", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<what>[^:;()]{2,40}): (?P<which>[^:;()?!]{2,60})")
_NO_LABEL = frozenset("todo ask action reminder me them they her him she he ps nb note".split())
_FRAGMENT = frozenset(
    "no not never none nothing still only just maybe perhaps yes ok very quite really so too "
    "rather "
    "short-staffed understaffed to be and but or because in on at with for "
    "by from before after since until please ignore "
    "interested impressed surprised curious excited worried pleased happy concerned".split()
)
_JUDGED = frozenset("busy open proud keen offshore onshore online abroad overseas".split())
_BARE = frozenset(
    "reduce improve increase hire find get make keep move build grow take give bring help create "
    "start stop avoid double halve cut launch add replace say write tell mention send ask do "
    "don't".split()
)
_MODALS = frozenset(
    "will would can could should might must are have don't won't can't aren't haven't".split()
)
_TWO_WAYS = frozenset("split set cut lost found left broken hurt read".split())
_HAVING = frozenset("have haven't don't won't can't".split())
_WANTS = frozenset("want love like enjoy hope prefer believe".split())


def read_note(text: str, reader: Reader) -> Topic:
    """A note on the conversation with `reader` (any text of one line), as a topic."""
    clean = tidy(text)
    told = _TOLD.match(clean)
    talked = _TALKED.match(clean)
    if talked and len(clean) > talked.end():
        return _about(turn(clean[talked.end() :], reader)) or Topic(Form.RAW, clean)
    if told and len(clean) > told.end() and told.end() > 4:
        return _reported(clean, clean[told.end() :], reader)
    return _plain(turn(clean, reader))


def tidy(text: str) -> str:
    """One line without a list's bullet at its start and a full stop at its end."""
    line = _SHORT_WITH.sub(lambda found: _LONG_WITH[found[0].lower()], " ".join(text.split()))
    line = re.sub(r"^(?:[-*•–—]|\d{1,2}[.)]) ", "", line)
    line = re.sub(r"^(?:q|question|note|nb|topic)[:.] ", "", line, flags=re.IGNORECASE)
    bare = line.rstrip(".!,;: ")
    return bare or line


def _reported(whole: str, rest: str, reader: Reader) -> Topic:
    """What was told: "that …" and "they want …" as a sentence, anything else as a topic."""
    said = re.match(r"that (?=\S+ )", rest, re.IGNORECASE)
    rest = rest[said.end() :] if said else rest
    rest = re.sub(r"^if (?=\S+ )", "whether ", rest, flags=re.IGNORECASE)
    topic = _plain(turn(rest, reader))
    if said and topic.form is Form.ABOUT and len(tokens(rest)) > 2:
        return Topic(Form.THAT, topic.text)  # "that the scanner breaks": a verb, for all it seems
    return topic if topic.form is not Form.RAW else Topic(Form.RAW, turn(whole, reader))


def _plain(text: str) -> Topic:
    """A note without its lead-in, with the reader already spoken to."""
    words = tokens(text)
    labelled = _labelled(text)
    if labelled:
        return labelled
    if not words or ODD.search(text) or (not text.isascii() and not _latin(text)):
        return Topic(Form.RAW, text)
    if text.endswith("?") or words[0] in _FRAGMENT or _judges(words) or _describes(words):
        return Topic(Form.RAW, text)
    return _sentence(text, words) or _without_subject(text, words) or _about_or_raw(text)


def _labelled(text: str) -> Topic | None:
    """ "croissants: 27 folds": a thing, and in brackets what was said of it."""
    found = _LABELLED.fullmatch(text)
    what = tokens(found["what"]) if found else []
    if found is None or len(what) > 3 or what[0] in _NO_LABEL | _JUDGED | STATES:
        return None
    which = tokens(found["which"])
    clause = not NUMBER.match(which[0]) and is_clause(found["which"]) is not False
    if len(which) > 6 or which[0] in PRONOUNS or clause:
        return None
    about = None if ODD.search(found["which"]) else _about(found["what"])
    return Topic(Form.ABOUT, f"{about.text} ({found['which']})") if about else None


def _judges(words: list[str]) -> bool:
    """ "open to part-time", "busy": what somebody is, and not the open kitchen."""
    judged = words[0] in _JUDGED or words[0].endswith(("less", "-free"))
    return judged and (len(words) == 1 or words[1] in PREPOSITIONS | {"to", "and"})


def _describes(words: list[str]) -> bool:
    """ "short staffed", "family owned": what something is, without the thing."""
    if not 2 <= len(words) <= 3 or not words[-1].endswith("ed") or not is_past(words[-1]):
        return False
    return not words[-2].endswith("s") and words[0] not in DETERMINERS | QUESTION_WORDS


def _latin(text: str) -> bool:
    return all(ord(letter) < 0x250 or not letter.isalpha() for letter in text)


def _sentence(text: str, words: list[str]) -> Topic | None:
    if words[0] == "that" and is_clause(text[5:]):
        text, words = text[5:], words[1:]
    clause = is_clause(text)
    spliced = re.search(r",(?!\d)", text) and words[0] not in ("you", "we")
    if clause is None or (clause and spliced):
        return Topic(Form.RAW, text)
    if not clause:
        return None
    if words[0] == "we":
        return Topic(Form.SHARED, lower_start(text))
    if words[0] in ("i", "i'm", "i've", "i'd"):
        return Topic(Form.RAW, text)
    return Topic(Form.THAT, _with_subject(lower_start(text), words))


def _with_subject(text: str, words: list[str]) -> str:
    """A sentence whose subject has its article: "shift pattern is …" gets its "the"."""
    subject = " ".join(words[: subject_length(text)])
    bare = words[0] in WHOLES or (subject and with_article(subject) != subject)
    return f"the {text}" if bare else text


def _without_subject(text: str, words: list[str]) -> Topic | None:
    """ "wants to hire two more", "grew up in Leeds": in a note on the reader, the reader."""
    if len(words) < 2:
        return None
    first, second = words[0], words[1]
    if second in ("that", "who", "which"):
        return None  # "trains that run on time"
    asks = second in PRONOUNS or (first not in _HAVING and second in DETERMINERS)
    if first in _MODALS and not asks:
        return Topic(Form.THAT, "you " + text[0].lower() + text[1:])
    opens_object = second in DETERMINERS | PREPOSITIONS | {"to"} or NUMBER.fullmatch(second)
    third = first in CLEAR_THIRD or first in ("is", "has", "was")
    noun = second in ("of", "for", "in", "on", "at", "with", "and")
    if first in THIRD and not third and not opens_object and not noun:
        return Topic(Form.RAW, text)
    if third or (first in THIRD and opens_object and not noun):
        return Topic(Form.THAT, "you " + plain_form(first) + text[len(first) :])
    if first in _WANTS and (second == "to" or is_gerund(second)):
        return Topic(Form.THAT, "you " + lower_start(text))
    if first == "used" and second == "to":
        return Topic(Form.THAT, "you used" + text[4:])
    if len(words) == 2 and first in _TWO_WAYS and second.endswith("s"):
        return None  # "split shifts", "set menus"
    if is_past(first) and (first in PAST or opens_object) and first not in STATES:
        return Topic(Form.THAT, "you " + text[0].lower() + text[1:])
    return None


def _about_or_raw(text: str) -> Topic:
    return _about(text) or Topic(Form.RAW, text)


def _about(text: str) -> Topic | None:
    """The text as it stands after "about", None where it cannot stand there."""
    words = tokens(text)
    if not words or ODD.search(text) or text.endswith("?"):
        return None
    if words[0] in QUESTION_WORDS:
        return None if _inverted(words) else Topic(Form.ABOUT, lower_start(text))
    if words[0] == "if":
        return Topic(Form.ABOUT, "whether" + text[2:])
    if words[0] in _FRAGMENT | AUXILIARIES or words[0] in _BARE or is_clause(text) is not False:
        return None
    listed = as_list(text)
    return Topic(Form.ABOUT, with_article(lower_start(listed))) if listed else None


def _inverted(words: list[str]) -> bool:
    """ "how do you …", "what does …": a question put as one, not as a topic."""
    asked = len(words) > 1 and words[1] in AUXILIARIES
    return asked and (
        words[0] not in ("what", "who", "which") or words[1].startswith(("do", "did"))
    )
