"""A strength in the candidate's own words, put into the first person.

"six years on acute wards" is something to bring, "cut a pipeline's runtime" something done,
"fluent in Spanish" something one is. What fits nothing stands after a colon.
"""

import itertools
import re

from drafting.wording.claim import Claim
from drafting.wording.clauses import is_clause, tokens
from drafting.wording.doubt import are_people
from drafting.wording.forms import ODD, tidy
from drafting.wording.nouns import AGENTS, CREDENTIALS, NO_AGENTS, ONE_OF, STATES, STATUSES, TRAITS
from drafting.wording.people import held_or_been
from drafting.wording.phrases import article, head_of
from drafting.wording.skills import AWARDED, brought, spoken
from drafting.wording.verbs import ADJECTIVE_ED, PASSIVE, PAST, VERBS
from drafting.wording.words import (
    ADVERBS,
    CLEAR_THIRD,
    DETERMINERS,
    NUMBER,
    PREPOSITIONS,
    THIRD,
    is_gerund,
    is_past,
    lower_start,
)
from guardrails.checks.grounding.lexicon import words as lexicon

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
_LABELS = frozenset(
    "level grade band class stage phase tier category cat key year unit part form page step size "
    "top first last next past other group room zone block set model nvq article section".split()
)
"""What a number names: "level 3", "year 6 classes"."""
_MANAGED = frozenset("managed organised organized".split())
_ALL = frozenset("everything everyone everybody anything anyone".split())
_DOING = frozenset(
    "mix cook repair fix clean paint tune sew bake brew roast grow ride climb sing grade".split()
)
_ALWAYS = frozenset("expert specialist member fellow graduate speaker".split())
_CHOSEN = frozenset("voted elected nominated shortlisted crowned".split())
_UNDER = frozenset("under with at alongside".split())
_BOTH = frozenset("organised organized managed trained used".split())
_MINDED = ("-focused", "-minded", "-oriented", "-driven", "-centred", "-centered")
_TITLED = frozenset("certified qualified licensed chartered registered native former".split())
_PROVEN = frozenset(
    "certified registered licensed licenced accredited qualified trained chartered".split()
)
_UNAFRAID = frozenset("afraid scared shy easily".split())
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


def read_strength(text: str) -> Claim:
    """A strength of the candidate (any text of one line), in the first person."""
    clean = tidy(text)
    words = tokens(clean.split(" (")[0])
    if not words or ODD.search(clean) or "?" in clean or _SPLICED.search(clean):
        return Claim(raw=clean)
    held = held_or_been(clean, words)
    said = held or _said(clean, words)
    if said:
        return Claim(raw=clean, said=said)
    spent = _SPENT.fullmatch(clean)
    if spent:
        years = f"{spent['years']} of {spent['doing']}"
        return Claim(raw=clean, np=years, my=None if words[0] in _VAGUE else f"my {clean}")
    if is_clause(clean) is not False:
        return Claim(raw=clean)
    if _is_agent(clean, words):
        return _been(clean, words)
    return brought(clean, words)


def _said(text: str, words: list[str]) -> str | None:
    """The text as a sentence of "I", None where it is no such sentence."""
    if I_SAY.match(text):
        return "I" + text[1:]
    said = spoken(text, words) or _of_me(text, words) or _counted(text, words)
    if said:
        return said
    verb = next((word for word in words if word not in ADVERBS and not word.endswith("ly")), "")
    after = words[words.index(verb) + 1] if verb in words[:-1] else ""
    people = verb in _BOTH and are_people(after)
    opens_object = (
        people or after in DETERMINERS | PREPOSITIONS | _HOW or bool(NUMBER.fullmatch(after))
    )
    lead = lower_start(text) if words[-1] in _PROVEN else text[0].lower() + text[1:]
    if verb == words[0] == "trained" and after in _UNDER:
        return f"I {lead}"
    if _being(verb, after, words):
        return f"I am {lead}"
    if _passive(verb, after, words):
        return f"I was {lead}"
    paper = words[-1] in ONE_OF and len(words) < 5 and not {*words} & DETERMINERS
    if not paper and _done(verb, opens_object, bool(after)):
        return f"I have {lead}" if "since" in words and verb.endswith("ed") else f"I {lead}"
    if {*words} & ONE_OF and not {*words} & DETERMINERS:
        return None  # "Care Certificate"
    if (verb in _SURE_VERBS and after) or (verb in _VERBS and opens_object and after != "of"):
        return f"I {lead}"
    third = verb in CLEAR_THIRD or (verb in THIRD and opens_object)
    if verb == words[0] and third and after not in ("of", "for"):
        return f"I {THIRD.get(verb, 'have')}{text[len(verb) :]}"
    return None


def _passive(verb: str, after: str, words: list[str]) -> bool:
    """ "raised on a dairy", "voted best newcomer": what was done to the candidate."""
    chosen = verb == words[0] and verb in _CHOSEN and after
    return bool(chosen) or (verb in PASSIVE and after in PREPOSITIONS | {"and"})


def _counted(text: str, words: list[str]) -> str | None:
    """ "cup 40 samples a week", "type 80 wpm": a verb shows itself by the number that follows."""
    first, after = words[0], text.split()[1] if len(words) > 1 else ""
    if first in _DOING and after.endswith("s") and len(words) == 2:
        return f"I {text[0].lower()}{text[1:]}"  # "mix glazes"
    if first in VERBS and (after in _ALL or (after in _HOW and len(words) == 2)):
        return f"I {text[0].lower()}{text[1:]}"
    if first in VERBS and text[0].islower() and after[:1].isupper() and _named(first, after):
        return f"I {text}"  # "repair Picanol looms"
    if len(words) < 3 or not text[0].islower() or not NUMBER.fullmatch(words[1]):
        return None
    named = _LABELS | _VAGUE | ADVERBS | PREPOSITIONS | DETERMINERS | lexicon("tools")
    plain = first not in named and not first.endswith("s") and not NUMBER.fullmatch(first)
    return f"I {text}" if plain and first not in PAST and not is_past(first) else None


def _named(verb: str, after: str) -> bool:
    """Whether what follows is a name that is done something with, and no label ("plan B")."""
    return after != after.upper() or verb in ("use", "know", "write", "teach")


def _of_me(text: str, words: list[str]) -> str | None:
    """ "my pupils' scores rose", "kids love me": a sentence that is told of the candidate."""
    clause = is_clause(text)
    if clause and words[0] in ("my", "we", "our", "students", "pupils"):
        return text[0].lower() + text[1:]
    mine = words[-1] == "me" and len(words) > 2 and words[0] not in PREPOSITIONS
    return lower_start(text) if mine and clause is not False else None


def _done(verb: str, opens_object: bool, has_object: bool) -> bool:
    if "-" in verb and not verb.startswith(("co-", "re-", "pre-", "cross-")):
        return False
    if not has_object or (verb in ADJECTIVE_ED and verb not in _MANAGED):
        return verb in _BOTH and opens_object
    return verb in PAST or is_past(verb)


def _cool(words: list[str]) -> bool:
    """ "a calm head at sea": what one keeps, and nobody."""
    return bool({"calm head", "cool head", "clear head", "level head"} & _pairs(words))


def _pairs(words: list[str]) -> set[str]:
    return {f"{one} {two}" for one, two in itertools.pairwise(words)}


def _being(verb: str, after: str, words: list[str]) -> bool:
    """ "fluent in Spanish", "calm and organised", "GWO certified", "not afraid of heights"."""
    if len(words) == 1 and verb.endswith(_MINDED):
        return True
    if 1 < len(words) < 5 and words[-1] in _PROVEN and not {*words} & PREPOSITIONS:
        return True
    if words[0] == "not" and len(words) > 1:
        return words[1] in STATES | _UNAFRAID
    if verb not in STATES:
        return False
    if after == "and":
        return all(word in STATES or word == "and" for word in words)
    return after in PREPOSITIONS | {"to"} or not after


def _is_agent(text: str, words: list[str]) -> bool:
    """Whether the phrase says what somebody is: "native Spanish speaker", "qualified nurse"."""
    head = words[0] if words[-1] == "public" else head_of(words)
    if (
        _YEARS.search(text)
        or NUMBER.fullmatch(words[0])
        or _cool(words)
        or (is_gerund(words[0]) and head not in AGENTS)
    ):
        return False
    if {head, words[0]} & (CREDENTIALS | TRAITS | STATUSES) or (
        len(words) == 1 and words[0] in STATES
    ):
        return False
    if AWARDED.search(text) or (head.endswith("s") and head not in AGENTS):
        return False
    if words[0] in _TITLED and len(words) > 1:
        return True
    if head in NO_AGENTS:
        return False
    if len(words) == 1 and text[0].isupper():  # "Blender" is no person
        return head in AGENTS
    return head in AGENTS or (len(head) > 4 and bool(_AGENT.search(head)))


def _been(text: str, words: list[str]) -> Claim:
    """What somebody is or was; where the note does not say which, the experience of it."""
    one = _one(text, words)
    if "since" in words:
        return Claim(raw=text, said=f"I have been {one}")
    if {*words[1:]} & PREPOSITIONS - {"with"} and head_of(words) not in _ALWAYS:
        return Claim(raw=text, np=f"experience as {one}", my=f"my experience as {one}")
    return Claim(raw=text, said=f"I am {one}")


def _one(text: str, words: list[str]) -> str:
    low = lower_start(text)
    return low if words[0] in DETERMINERS else f"{article(low)} {low}"


def with_also(said: str) -> str:
    """A sentence of "I" as a second one: "I also cut …", "I am also fluent …"."""
    words = said.split(" ")
    if words[0] == "my" and "include" in words[2]:
        return " ".join(["My", words[1], "also", *words[2:]])
    if words[0] != "I" or len(words) < 3:
        return f"Also, {said}"
    helped = words[1] in ("am", "can", "was") or (words[1] == "have" and is_past(words[2]))
    place = 2 if helped or words[1:3] == ["have", "been"] else 1
    return " ".join([*words[:place], "also", *words[place:]])
