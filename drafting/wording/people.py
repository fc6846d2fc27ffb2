"""Strengths that say who somebody is or what they were given: licences, degrees, prizes, trades.

"credentialed veterinary technician since 2019" is a person and no deed, "first class from the law
school" a degree and no skill; each becomes a sentence of "I" with a verb of its own.
"""

import re

from drafting.wording.nouns import AGENTS, NO_AGENTS, STATES
from drafting.wording.phrases import article, head_of
from drafting.wording.verbs import NOUNS_TOO, SURE_VERBS
from drafting.wording.words import (
    DETERMINERS,
    NUMBER,
    PREPOSITIONS,
    PRONOUNS,
    THIRD,
    is_gerund,
    lower_start,
    third_person,
)

_PROVED = frozenset(
    "certified registered licensed licenced accredited qualified chartered credentialed sworn "
    "ordained commissioned certificated indentured trained skilled experienced native "
    "award-winning board-certified state-registered newly former retired".split()
)
_PERSON = re.compile(r"(?:ist|ician|ian|eer|or|er|yst|ant|smith|wright|person|man|woman)$")
_TRADE = re.compile(r"(?:arian|ician|ologist|preter|lator)$")
_TRADES = frozenset(
    "chaplain captain surgeon priest deacon steward warden marshal cantor pilot florist groom "
    "ranger lifeguard caretaker undertaker porter saddler cooper potter weaver tiler butler usher "
    "jeweller goldsmith piper nun monk rabbi imam detective constable sergeant nanny seamstress "
    "masseur physio osteopath hygienist sommelier bookbinder beekeeper blaster rigger diver".split()
)
_CLASS = re.compile(
    r"(?:(?:a|an|the) )?(?:first|second|upper second|lower second|third|2:1|2:2|1st|2\.1)"
    r"(?:[ -]class)?(?: honou?rs)?(?: degree)?(?= (?:from|in|at)\b|$)",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"(?:ment|tion|sion|ing|ance|ence|ed|able|ship|ity|ness|ful|less|driven)$")
_NO_OBJECT = frozenset(
    "experience skills background work manager team lead course knowledge of for and in on at to "
    "with from by hall fair gap coach coaching pitch support process processes".split()
)


def held_or_been(text: str, words: list[str]) -> str | None:
    """The text as a sentence of "I" that says what one is, holds or does; None for anything else.

    `words` are the text's words in lower case.
    """
    return _person(text, words) or _degree(text, words) or _doing(text, words)


def _person(text: str, words: list[str]) -> str | None:
    """ "credentialed technician since 2019", "SACPCMP registered foreman", "divemaster with …"."""
    if words[:2] == ["one", "of"] or (words[0] == "always" and words[1:2] and _state(words[1])):
        return f"I am {text[0].lower()}{text[1:]}"
    if words[0] == "never" and len(words) > 1 and words[1] in ("late", "absent", "early", "away"):
        return f"I have never been {text.split(' ', 1)[1]}"
    if _TRADE.search(words[0]) and (len(words) == 1 or words[1] in _PROVED):
        return f"I am {article(lower_start(text))} {lower_start(text)}"
    if words[-2:-1] == ["by"] and words[-1] in ("trade", "profession", "training", "vocation"):
        return f"I am {article(lower_start(text))} {lower_start(text)}"
    if "since" in words[1:]:
        lead, tense = words[: words.index("since")], "have been"
    else:
        lead, tense = words, "am"
    head = head_of(lead)
    if lead[0] in DETERMINERS | PREPOSITIONS or NUMBER.fullmatch(lead[0]) or is_gerund(lead[0]):
        return None
    before = lead[: lead.index(head)]
    titled = not _PROVED.isdisjoint(before) and not {*before} & (DETERMINERS | PREPOSITIONS)
    if not (titled and _is_person(head)):
        return None
    low = lower_start(text)
    return f"I {tense} {article(low)} {low}"


def _state(word: str) -> bool:
    """ "always first in", "always on time": how one is, and nothing that one does."""
    return word in ("first", "last", "early", "there") or word in STATES | PREPOSITIONS


def _is_person(head: str) -> bool:
    known = head in AGENTS | _TRADES or (len(head) > 4 and bool(_PERSON.search(head)))
    return known and head not in NO_AGENTS and not (head.endswith("s") and head not in AGENTS)


def _degree(text: str, words: list[str]) -> str | None:
    """ "first class from the law school", "gold medal at …", "holder of a master's ticket"."""
    low = lower_start(text)
    plain = words[0] in DETERMINERS or head_of(words) in ("honours", "honors")
    one = low if plain else f"{article(low)} {low}"
    if words[0] in ("holder", "winner", "recipient") and words[1:2] == ["of"] and len(words) > 2:
        return f"I {_HOLDS[words[0]]} {text.split(' ', 2)[2]}"
    if _CLASS.match(text) and len(words) > 1:
        return f"I hold {one}"
    gained = _GAINED.get(head_of(words)) if len(words) > 1 and words[0] != "my" else None
    return f"I {gained} {one}" if gained else None


_GAINED = {
    "medal": "won", "prize": "won", "trophy": "won", "scholarship": "held", "fellowship": "held",
    "bursary": "held", "distinction": "have", "merit": "have", "pass": "have",
    "commendation": "have",
}  # fmt: skip


_HOLDS = {"holder": "hold", "winner": "won", "recipient": "received"}


def _doing(text: str, words: list[str]) -> str | None:
    """ "reads Portuguese", "plays jazz piano": a third person that may be a plural as well."""
    plain = THIRD.get(words[0], _SURE.get(words[0]))
    if plain is None or plain not in NOUNS_TOO | SURE_VERBS or len(words) < 2:
        return None
    second = words[1]
    if (
        (_NOT_DONE.search(second) and second not in _ANY)
        or second in _NO_OBJECT | PRONOUNS
        or words[0] in _AS_NOUNS
    ):
        return None
    return f"I {plain}{text[len(words[0]) :]}"


_SURE = {third_person(verb): verb for verb in SURE_VERBS}
_ANY = frozenset("anything everything something".split())
_AS_NOUNS = frozenset("needs uses designs results crops trades orders".split())
