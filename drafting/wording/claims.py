"""A strength or an interest in the candidate's own words, put into the first person.

"six years on acute wards" is something to bring, "cut a pipeline's runtime" something done,
"fluent in Spanish" something one is. What fits nothing stands after a colon.
"""

import re
from dataclasses import dataclass

from drafting.wording.clauses import is_clause, tokens
from drafting.wording.forms import as_list, head_of, tidy
from drafting.wording.words import (
    ADJECTIVE_ED,
    ADVERBS,
    AGENTS,
    CLEAR_THIRD,
    CREDENTIALS,
    DETERMINERS,
    NO_AGENTS,
    NUMBER,
    ONE_OF,
    PAST,
    PREPOSITIONS,
    STATES,
    THIRD,
    TRAITS,
    is_gerund,
    is_past,
    lower_start,
)
from guardrails.checks.grounding.lexicon import words as lexicon

ODD = re.compile(r"[:;=<>|{}\[\]#*_\\]|->|→|\s[-–—/+&]\s|[\"“”«»?]|https?://|\.\s")
I_SAY = re.compile(r"i(?:['’](?:m|ve|d|ll))?(?= )", re.IGNORECASE)
_SURE_VERBS = frozenset(
    "speak manage write teach know enjoy love hold can understand organise organize bring believe "
    "want like hope care prefer have".split()
)
_VERBS = frozenset(
    "lead run build design work train use coach design develop deliver plan own make keep maintain "
    "cook drive play read sell help look support create".split()
)
_SPLICED = re.compile(r", (?:we|i|they|he|she|it|this|that) ", re.IGNORECASE)
_HOW = frozenset("well best hard closely quickly calmly fast".split())
_BOTH = frozenset("organised organized managed trained used".split())
_MINDED = ("-focused", "-minded", "-oriented", "-driven", "-centred", "-centered")
_TITLED = frozenset("certified qualified licensed chartered registered native former".split())
_PRAISE = frozenset("strong solid deep wide broad good clear excellent sound".split())
_NO_NOUN = frozenset("no not to".split())
_FOR_YEARS = re.compile(
    r"(?P<what>[^,]{3,80}?) for (?P<years>[\w+]{1,12} (?:years|months|seasons|summers))"
)
_SPENT = re.compile(
    r"(?P<years>(?:(?:over|more than|nearly|almost|about|around) )?"
    rf"(?:{NUMBER.pattern}|a few|several)"
    r"\+? (?:years?|months|seasons|summers))(?: of)? (?P<doing>[a-z]{3,20}ing .{3,200})",
    re.IGNORECASE,
)
"""Time spent doing something: "five years building …"."""
_VAGUE = frozenset("over more nearly almost about around roughly up some plus well".split())
_YEARS = re.compile(r"\b(?:years?|months?|decades?|summers?|seasons?)\b", re.IGNORECASE)
_AGENT = re.compile(r"(?:er|or|ist|ian|eer|yst|ant)$")
_VOWEL = re.compile(
    r"(?:[aeiou]|hon(?:est|or|our)|hour|heir|mba|msc|ma\b|mphil|nvq|sql|hr\b|hgv|hnd|x-ray|8|11|18)",
    re.IGNORECASE,
)
_CONSONANT = re.compile(r"(?:uni(?!n)|use|usu|eu|one\b|once\b|ux\b|uk\b|us\b|u\.)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What the candidate says of themselves, in the forms that it can take.

    `np` follows "I would bring", `my` stands for it with "my", `said` is a sentence as it reads
    within another one; `raw` stands after a colon and is always there.
    """

    raw: str
    np: str | None = None
    my: str | None = None
    said: str | None = None


def article(words: str) -> str:
    """ "a" or "an", by how the next word is spoken."""
    return "an" if _VOWEL.match(words) and not _CONSONANT.match(words) else "a"


def read_strength(text: str) -> Claim:
    """A strength of the candidate (any text of one line), in the first person."""
    clean = tidy(text)
    words = tokens(clean.split(" (")[0])
    if not words or ODD.search(clean) or _SPLICED.search(clean):
        return Claim(raw=clean)
    said = _said(clean, words)
    if said:
        return Claim(raw=clean, said=said)
    spent = _SPENT.fullmatch(clean)
    if spent:
        years = f"{spent['years']} of {spent['doing']}"
        return Claim(raw=clean, np=years, my=None if words[0] in _VAGUE else f"my {clean}")
    if is_clause(clean) is not False:
        return Claim(raw=clean)
    if _is_agent(words):
        return _been(clean, words)
    return _brought(clean, words)


def _said(text: str, words: list[str]) -> str | None:
    """The text as a sentence of "I", None where it is no such sentence."""
    spoken = I_SAY.match(text)
    if spoken:
        return "I" + text[1:]
    spoken_in = _spoken(text, words)
    if spoken_in:
        return spoken_in
    verb = next((word for word in words if word not in ADVERBS and not word.endswith("ly")), "")
    after = words[words.index(verb) + 1] if verb in words[:-1] else ""
    opens_object = after in DETERMINERS | PREPOSITIONS | _HOW or bool(NUMBER.fullmatch(after))
    lead = text[0].lower() + text[1:]
    if _being(verb, after, words):
        return f"I am {lead}"
    if _done(verb, opens_object, bool(after)):
        return f"I {lead}"
    if (verb in _SURE_VERBS and after) or (verb in _VERBS and opens_object and after != "of"):
        return f"I {lead}"
    third = verb in CLEAR_THIRD or (verb in THIRD and opens_object)
    if verb == words[0] and third and after not in ("of", "for"):
        return f"I {THIRD.get(verb, 'have')}{text[len(verb) :]}"
    if is_clause(text) and words[0] in ("my", "we", "our", "students", "pupils"):
        return lead
    return None


def _done(verb: str, opens_object: bool, has_object: bool) -> bool:
    if "-" in verb:
        return False
    if not has_object or verb in ADJECTIVE_ED:
        return opens_object and verb in _BOTH
    return verb in PAST or is_past(verb)


def _being(verb: str, after: str, words: list[str]) -> bool:
    """ "fluent in Spanish", "calm and organised", "customer-focused"."""
    if len(words) == 1 and verb.endswith(_MINDED):
        return True
    if verb not in STATES:
        return False
    if after == "and":
        return all(word in STATES or word == "and" for word in words)
    return after in PREPOSITIONS | {"to"} or not after


def _is_agent(words: list[str]) -> bool:
    """Whether the phrase says what somebody is: "native Spanish speaker", "qualified nurse"."""
    head = head_of(words)
    if _YEARS.search(" ".join(words)) or NUMBER.fullmatch(words[0]) or is_gerund(words[0]):
        return False
    if head in CREDENTIALS | TRAITS or (len(words) == 1 and words[0] in STATES):
        return False
    if _AWARDED.search(" ".join(words)):
        return False
    if words[0] in _TITLED and len(words) > 1:
        return True
    if head in NO_AGENTS:
        return False
    return head in AGENTS or (len(head) > 4 and bool(_AGENT.search(head)))


def _been(text: str, words: list[str]) -> Claim:
    """What somebody is or was; where the note does not say which, the experience of it."""
    one = _one(text, words)
    if "since" in words:
        return Claim(raw=text, said=f"I have been {one}")
    if {*words[1:]} & PREPOSITIONS:
        return Claim(raw=text, np=f"experience as {one}", my=f"my experience as {one}")
    return Claim(raw=text, said=f"I am {one}")


def _one(text: str, words: list[str]) -> str:
    low = lower_start(text)
    return low if words[0] in DETERMINERS else f"{article(low)} {low}"


def _brought(text: str, words: list[str]) -> Claim:
    """Something that one brings: years, a degree, a skill, the experience of doing something."""
    low, first, head = lower_start(text), words[0], head_of(words)
    spent = _FOR_YEARS.fullmatch(text)
    if spent and not NUMBER.fullmatch(first):
        years = f"{spent['years']} as {_one(spent['what'], words)}"
        return Claim(raw=text, np=years, my=f"my {years}")
    if is_gerund(first) and not {*words} & CREDENTIALS:
        return Claim(raw=text, np=f"experience in {low}", my=f"my experience in {low}")
    if first in ("my", "a", "an", "the"):
        bare = text.split(" ", 1)[1] if " " in text else text
        return Claim(raw=text, np=low if first != "my" else bare, my=f"my {bare}")
    if _YEARS.search(text) and (NUMBER.fullmatch(first) or first in _VAGUE):
        return Claim(raw=text, np=low, my=None if first in _VAGUE else f"my {low}")
    if NUMBER.fullmatch(first) or first in _VAGUE | DETERMINERS | PREPOSITIONS | _NO_NOUN:
        return Claim(raw=text)
    return _skill(text, low, first, head)


_HOW_WELL = frozenset("fluent native basic good conversational business some working and".split())
_AWARDED = re.compile(
    r"(?: with (?:a )?(?:distinction|merit|honou?rs|commendation)|"
    r"(?<!since)(?<! in) (?:19|20)\d\d$|"
    r"\b(?:level|stage|grade|class|part|stufe) (?:\d|[ivx]+\b|[a-c]\b))",
    re.IGNORECASE,
)
"""What ends the name of a certificate: "Meisterbrief 2021", "NVQ level 3", "with distinction"."""


def _spoken(text: str, words: list[str]) -> str | None:
    """ "Arabic, French, English", "fluent Polish": what one speaks, as a sentence of "I"."""
    languages = lexicon("tools", "spoken")
    if not languages & {*words} or not {*words} <= languages | _HOW_WELL:
        return None
    listed = as_list(lower_start(text) if words[0] in _HOW_WELL else text)
    return f"I speak {listed}" if listed else None


def _skill(text: str, low: str, first: str, head: str) -> Claim:
    if _AWARDED.search(text) and head not in ONE_OF:
        return Claim(raw=text, said=f"I hold {low if first in DETERMINERS else text}")
    if text.isupper() and len(text) > 3 and text.isalpha() and text.lower() not in lexicon("tools"):
        return Claim(raw=text, np=text, my=f"my {text}")
    if head in ONE_OF and " since " in text:
        return Claim(raw=text, said=f"I have had {article(low)} {low}")
    if head in CREDENTIALS | TRAITS or first in TRAITS | _PRAISE:
        np = f"{article(low)} {low}" if head in ONE_OF else low
        return Claim(raw=text, np=np, my=f"my {low}")
    if first in STATES:
        return Claim(raw=text)
    return Claim(raw=text, np=f"experience with {low}", my=f"my experience with {low}")


def with_also(said: str) -> str:
    """A sentence of "I" as a second one: "I also cut …", "I am also fluent …"."""
    words = said.split(" ")
    if words[0] != "I" or len(words) < 3:
        return f"Also, {said}"
    helped = words[1] in ("am", "can") or (words[1] == "have" and is_past(words[2]))
    place = 2 if helped or words[1:3] == ["have", "been"] else 1
    return " ".join([*words[:place], "also", *words[place:]])
