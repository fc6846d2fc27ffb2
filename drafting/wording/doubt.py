"""Verbs that no word list knows, by their place: a plural noun, then a word that ends no phrase.

"bees overwinter in the garden" and "dried flowers outsell fresh ones" have no verb that a list must
know: a plural noun does not describe the noun after it, but for those that do ("sports hall").
"""

import re

from drafting.wording.nouns import ATTRIBUTES, COUNTABLE, HERDS, PEOPLE, SPANS, STATES, THE_OF
from drafting.wording.verbs import ADJECTIVE_ED, NOUNS_TOO, PARTICIPLES, SURE_VERBS, VERBS
from drafting.wording.words import (
    ADVERBS,
    AUXILIARIES,
    CLEAR_THIRD,
    DETERMINERS,
    NO_PLURAL,
    NUMBER,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    THIRD,
    third_person,
)

_PERSONS = re.compile(r"(?:er|or|ist|ee|ian|ant|ent)s$")
_PREFIX = re.compile(r"^(?:out|over|under|re|un|mis|dis|co)-?(?=\w{3})")
_NO_VERB = re.compile(
    r"(?:tion|sion|ment|ness|ity|ism|ship|ance|ence|ing|ed|ly|er|or|ist|ous|ful|less|able|ible|al|"
    r"ic|ive|ary|ery|wards?|\W.*)$"
)
_JOINED = frozenset("and or but nor to of for plus versus vs not no than as".split())
_SAID = frozenset(
    "asked wanted agreed decided refused voted complained insisted wrote arrived waited begged "
    "offered preferred demanded applied hoped needed returned stayed".split()
)
"""What people do and nothing is done to: "parents asked for a policy"."""
_SOLD = frozenset("sold ran burnt burned worn broke shut closed opened filled".split())
_PARTICLES = frozenset("out off up down over around away back".split())


def is_many(word: str) -> bool:
    """Whether a noun is a plural one (of its ending, of a herd, of people)."""
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(NO_PLURAL)
    return word in PEOPLE or word in HERDS or plural


def are_people(word: str) -> bool:
    """Whether a plural noun is one of persons: "juniors", "auditors", "trainees"."""
    return word in PEOPLE or bool(_PERSONS.search(word))


def known_verb(word: str) -> bool:
    """A verb in its plain form, with a prefix or without: "outsell", "reopen"."""
    return word in VERBS | SURE_VERBS or _PREFIX.sub("", word) in VERBS


def unknown_verb(words: list[str], place: int, after: str) -> bool | None:
    """Whether the word at `place` is the verb of the noun before it; None where it may be a noun.

    `after` is the word that follows, or the time that follows it.
    """
    before, word = words[place - 1], words[place]
    if word in _CLOSED or (after == "by" and word in PARTICIPLES) or not word.isalpha():
        return False
    if is_many(before) and before not in ATTRIBUTES:
        return _of_many(before, word, after)
    if words[0] in _ONE and place > 1 and is_many(word) and word not in ATTRIBUTES:
        return _of_this_one(word, after)
    if word in VERBS and word not in _NOUN_ONLY and after in _OBJECTS:
        return True if "and" in words[: place - 1] else None  # "Oslo and Zurich share one desk"
    return _of_one(before, word, after)


def _of_this_one(word: str, after: str) -> bool | None:
    """ "a bequest pays for …": a single thing, so that the word with an "s" is no noun."""
    if not (after in PREPOSITIONS | DETERMINERS or NUMBER.fullmatch(after)):
        return False
    return True if word in THIRD or _PREFIX.sub("", word) in THIRD else None


_ONE = frozenset("a an this that each every another one".split())
_OBJECTS = frozenset("a an the their its our his her your one two three four five six".split())
_NOUN_ONLY = frozenset("cost last like near open live host past".split())
_CLOSED = (
    ADVERBS | AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | SUBORDINATORS
    | (PARTICIPLES - VERBS) | STATES | ADJECTIVE_ED | _JOINED
)  # fmt: skip


def _of_many(before: str, word: str, after: str) -> bool | None:
    people = are_people(before)
    if word in _SAID and people and after != "by":
        return True
    if people and word.endswith("ed") and after in _PARTICLES:
        return None
    unsure = word not in COUNTABLE and not known_verb(word)
    if people and word.endswith("er") and after in PREPOSITIONS and unsure:
        return None  # "visitors linger in the clock room"
    if after and word.startswith(("out", "over")) and word not in COUNTABLE | PREPOSITIONS:
        return True if known_verb(word) else None
    if (
        not after
        or after in _JOINED - {"to", "for", "as"}
        or _NO_VERB.search(word)
        or is_many(word)
    ):
        return None if people and after and known_verb(word) else False
    opens = after in DETERMINERS or after in PRONOUNS or bool(NUMBER.fullmatch(after))
    if opens:
        return None if word in COUNTABLE - VERBS else True
    if known_verb(word) and word not in NOUNS_TOO:
        return True
    if word in COUNTABLE | THE_OF and word not in VERBS and not (people and after in ("in", "at")):
        return False
    return None


def _of_one(before: str, word: str, after: str) -> bool | None:
    """ "the ferry turns around", "the pilot boards before dawn": a noun and a third person."""
    if before in _CLOSED or NUMBER.fullmatch(before) or is_many(before):
        return False
    if word in _SOLD and after in _PARTICLES:
        return None
    plain = THIRD.get(word) or THIRD.get(_PREFIX.sub("", word)) or _SURE.get(word)
    if plain is None and is_many(word) and after in _BY_WHEN | SPANS | _PARTICLES:
        return None
    if plain is None or after in ("of", "for", "and", "or"):
        return False
    if _PREFIX.sub("", word) in CLEAR_THIRD or (plain not in NOUNS_TOO and after):
        return True
    if plain in _MOVES and after and (after in SPANS or word not in THIRD):
        return True  # "opens in May", "reopens after the refit"
    moves = before in COUNTABLE and plain in _MOVES and after in ("in", "on", "at", "to")
    return None if moves or after in _PARTICLES | _WHEN else False


_MOVES = frozenset(
    "move close open start end change drop rise fall grow stop run turn return stay stand rest "
    "launch walk travel switch shift".split()
)
_SURE = {third_person(verb): verb for verb in SURE_VERBS}
_BY_WHEN = frozenset("before after until till every twice".split())
_WHEN = frozenset("before after during until till by since".split()) | SPANS
