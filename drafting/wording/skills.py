"""What one brings: years, a degree, a language, a skill, the experience of doing something."""

import re

from drafting.wording.claim import Claim
from drafting.wording.clauses import tokens
from drafting.wording.nouns import (
    AGENTS,
    COUNTABLE,
    CREDENTIALS,
    ONE_OF,
    QUALITIES,
    STATES,
    STATUSES,
    TRAITS,
)
from drafting.wording.phrases import article, as_list, head_of
from drafting.wording.words import DETERMINERS, NUMBER, PREPOSITIONS, is_gerund, lower_start
from guardrails.checks.grounding.lexicon import words as lexicon

AWARDED = re.compile(
    r"(?: with (?:a )?(?:distinction|merit|honou?rs|commendation)|"
    r"(?<!since)(?<! in) (?:19|20)\d\d$|"
    r"\b(?:level|stage|grade|class|part|stufe) (?:\d|[ivx]+\b|[a-c]\b))",
    re.IGNORECASE,
)
"""What ends the name of a certificate: "Meisterbrief 2021", "NVQ level 3", "with distinction"."""
_DEGREES = frozenset("msc bsc ba ma phd mphil meng beng llb llm btech mtech".split())
_GRADED = re.compile(r"(?:level|stage|grade|band) \d", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_PRAISE = frozenset("strong solid deep wide broad good clear excellent sound".split())
_NO_NOUN = frozenset("no not to zero never".split())
_LIKE_OF = frozenset("of as at in on with for without under from and or".split())
_UNITS = r"(?:years?|yrs?|months|hours|decades?|seasons|summers)"
_FOR_YEARS = re.compile(
    rf"(?P<what>[^,]{{3,80}}?) for (?P<years>[\w+]{{1,12}} {_UNITS})", re.IGNORECASE
)
_YEARS_OF = re.compile(
    rf"(?P<years>(?:{NUMBER.pattern}|several)\+? {_UNITS}) (?P<what>\S.{{1,200}})", re.IGNORECASE
)
_OF_MANY = re.compile(rf"^[^\s,]*[^s\s,] of {NUMBER.pattern}\b", re.IGNORECASE)
"""One thing made of many: "caseload of 350 students"."""
_VAGUE = frozenset("over more nearly almost about around roughly up some plus well".split())
_YEARS = re.compile(rf"\b{_UNITS}\b", re.IGNORECASE)
_HOW_WELL = frozenset(
    "fluent native basic good conversational business some working and advanced intermediate "
    "bilingual excellent at level a little some a1 a2 b1 b2 c1 c2 plus both".split()
)


def spoken(text: str, words: list[str]) -> str | None:
    """ "Arabic, French, English", "fluent Polish": what one speaks, as a sentence of "I"."""
    if words[-1] == "language" and 1 < len(words) < 5:
        return f"I know {text}"
    if words[0] == "bilingual" and words[2:3] == ["and"] and len(words) == 4:
        return f"I am bilingual in {text.split(' ', 1)[1]}"
    languages = lexicon("tools", "spoken")
    if not languages & {*words} or not all(
        _names_one(word) for word in text.split(" (", maxsplit=1)[0].split()
    ):
        return None
    listed = _listed(lower_start(text) if words[0] in _HOW_WELL else text)
    if "at" in words:
        listed = text
    return f"I speak {listed}" if listed else None


def _names_one(word: str) -> bool:
    """A language that the word lists know, or a word with a capital beside one: "isiZulu"."""
    bare = word.strip(",.()").lower()
    known = lexicon("tools", "spoken") | _HOW_WELL
    return bare in known or (word != word.lower() and bare not in lexicon("tools"))


def brought(text: str, words: list[str]) -> Claim:
    """A noun phrase of a strength, as something that one brings."""
    named = len(words) > 1 and all(word[:1].isupper() for word in text.split())
    low, first = text if named else lower_start(text), words[0]
    years = _years(text, low, words)
    if years:
        return years
    if is_gerund(first) and "since" in words:
        return Claim(raw=text, said=f"I have been {low}")
    if is_gerund(first) and not {*words} & CREDENTIALS:
        return Claim(raw=text, np=f"experience in {low}", my=f"my experience in {low}")
    if first in ("my", "a", "an", "the"):
        bare = text.split(" ", 1)[1] if " " in text else text
        return Claim(raw=text, np=low if first != "my" else bare, my=f"my {bare}")
    held = _held(text, low, words)
    if held:
        return held
    if NUMBER.fullmatch(first) or first in _VAGUE | DETERMINERS | PREPOSITIONS | _NO_NOUN:
        return Claim(raw=text)
    return _skill(text, low, words)


def _years(text: str, low: str, words: list[str]) -> Claim | None:
    first = words[0]
    spent = _FOR_YEARS.fullmatch(text)
    if spent and not NUMBER.fullmatch(first):
        what = lower_start(spent["what"])
        person = head_of(tokens(what)) in AGENTS or re.search(r"(?:er|or|ist|ian)$", what)
        years = (
            f"{spent['years']} as {article(what)} {what}"
            if person
            else (f"{spent['years']} of {what}")
        )
        return Claim(raw=text, np=years, my=f"my {years}")
    counted = _YEARS_OF.fullmatch(text)
    if (
        counted
        and tokens(counted["what"])[:1]
        and tokens(counted["what"])[0] not in (PREPOSITIONS | _LIKE_OF)
    ):
        years = f"{counted['years']} of {counted['what']}"
        return Claim(raw=text, np=years, my=f"my {years}")
    if _YEARS.search(text) and (NUMBER.fullmatch(first) or first in _VAGUE):
        return Claim(raw=text, np=low, my=None if first in _VAGUE else f"my {low}")
    return None


def _held(text: str, low: str, words: list[str]) -> Claim | None:
    """A qualification by its name: "an MSc in Statistics", "GWO certificates", "RHS Level 3"."""
    first, head = words[0], head_of(words)
    if first in ("master's", "bachelor's"):
        return Claim(raw=text, np=f"a {low}", my=f"my {low}")
    keeping = (
        len(words) > 1 and is_gerund(words[1]) and head not in ONE_OF
    )  # "record keeping" is no record
    paper = bool({first, head} & ONE_OF) and not keeping
    awarded = AWARDED.search(text) and (paper or not {*words} & PREPOSITIONS - {"with"})
    if head in ONE_OF and " since " in text and not awarded:
        return Claim(raw=text, said=f"I have had {article(low)} {low}")
    if first in _DEGREES and text.split()[1:2] and text.split()[1][0].isupper():
        low = text.replace(" ", " in ", 1)  # "MSc Crop Science"
    if paper and not awarded and not NUMBER.match(first):
        return Claim(raw=text, np=f"{article(low)} {low}", my=f"my {low}")
    if _GRADED.match(text) and words[-1] in ONE_OF:
        return Claim(raw=text, np=f"{article(text)} {text}", my=f"my {text}")
    if paper or awarded or {first, head} & STATUSES:
        one = f"{article(low)} {low}" if head in ONE_OF and head not in STATUSES else low
        return Claim(raw=text, said=f"my qualifications include {one}")
    return None


def _skill(text: str, low: str, words: list[str]) -> Claim:
    """A trait, a tool, a field; what nothing here knows is part of a background."""
    first, head = words[0], head_of(words)
    if head in QUALITIES and len(words) > 1:
        np = low if head.endswith("s") else f"{article(low)} {low}"
        return Claim(raw=text, np=np, my=f"my {low}")
    if head in CREDENTIALS | TRAITS or first in TRAITS | _PRAISE:
        return Claim(raw=text, np=low, my=f"my {low}")
    if first in STATES or words[-1] in ("ok", "okay", "fine", "possible"):
        return Claim(raw=text)
    if first.endswith("'s") and text[0].islower():
        return Claim(raw=text)
    if first == "own" and len(words) > 1:
        return Claim(raw=text, said=f"I have my {low}")
    listed = _listed(low)
    if listed is None:
        return Claim(raw=text)
    if _unknown_letters(text):
        return Claim(raw=text, said=f"my background includes {listed}")
    single = (head in COUNTABLE and len(words) > 1) or _OF_MANY.search(low)
    one = f"{article(low)} {low}" if single else listed
    one = f"the {low}" if _ORDINAL.match(low) else one
    return Claim(raw=text, np=f"experience with {one}", my=f"my experience with {one}")


def _unknown_letters(text: str) -> bool:
    """Capitals that may be a certificate as well as a tool: "HPLC", "NFPA 1001"."""
    first = text.split(" ", maxsplit=1)[0].strip(",")
    letters = len(first) > 2 and first.isalpha() and first.isupper()
    return letters and first.lower() not in lexicon("tools")


def _listed(text: str) -> str | None:
    """Things with commas between them, with an "and" before the last."""
    items = [item.strip() for item in text.split(",")]
    if len(items) == 2 and " and " not in text and all(0 < len(one.split()) < 4 for one in items):
        return f"{items[0]} and {items[1]}"
    return as_list(text)
