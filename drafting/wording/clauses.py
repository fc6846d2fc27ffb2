"""Whether a note is a sentence of its own: has it a subject and a verb, or is it a phrase?"""

from drafting.wording.doubt import is_many, unknown_verb
from drafting.wording.nouns import PEOPLE, SPANS, TIMES, WHOLES
from drafting.wording.verbs import CHANGED, NOUNS_TOO, PARTICIPIAL, PAST, PLAIN_PAST, VERBS
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
    is_past,
)

_ARTICLES = frozenset("a an the my our your his her its their".split())
_HELPED = frozenset("being getting been".split())
_ADJECTIVAL = frozenset(
    "sales sports arts news goods customs parents systems operations communications".split()
)
_MADE = frozenset("lit hung fed made built sold kept held run led taught bought done told".split())
_OFTEN = frozenset("twice once daily weekly monthly often constantly slowly quickly".split())
_TIMES = frozenset("last this next yesterday today recently again well slowly quickly".split())


def tokens(text: str) -> list[str]:
    """The words of a note in lower case, without the signs around them."""
    found = (word.strip(".,;:!?()\"'“”‘’").replace("’", "'").lower() for word in text.split())
    return [word for word in found if word]


def subject_length(text: str) -> int:
    """How many words come before the verb of a sentence that begins with its subject."""
    return _verb_within(tokens(text))[0]


def is_clause(text: str) -> bool | None:
    """True for a sentence with subject and verb, False for a phrase, None where it may be both."""
    words = tokens(text)
    if len(words) < 2:
        return False
    if words[0] in PRONOUNS or words[0] in ("this", "that", "these", "those"):
        return _verb_follows(words, certain=words[0] in PRONOUNS)
    if words[0] in SUBORDINATORS | PREPOSITIONS and not _misleads(words):
        return False
    return _verb_within(words)[1]


def _misleads(words: list[str]) -> bool:
    """ "near misses are reported": no preposition, for a plural noun follows that has a verb."""
    return words[0] in ("near", "over", "past") and is_many(words[1]) and words[2:3] != ["of"]


def _verb_follows(words: list[str], *, certain: bool) -> bool | None:
    rest = [word for word in words[1:] if word not in ADVERBS]
    if not rest:
        return False
    if certain:
        return True
    return rest[0] in AUXILIARIES or rest[0] in CLEAR_THIRD


def _verb_within(words: list[str]) -> tuple[int, bool | None]:
    """The place of a noun subject's verb and the verdict, up to a clause below the noun."""
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        if before in SUBORDINATORS or word in SUBORDINATORS or before == "to":
            return 0, False
        if word in PRONOUNS:
            return 0, False  # "the way they work", "the scanner we saw": a clause below the noun
        if before in PREPOSITIONS | DETERMINERS | _HELPED:
            continue
        after = _after(words, place)
        if _participle(word, after):
            continue
        agrees = _agrees(before, word, after)
        if agrees is not False:
            return place, agrees
        if word == "am" and before != "i":
            continue  # "at 5 am"
        if _takes_object(before, word, after):
            sure = word in CLEAR_THIRD or not NUMBER.fullmatch(after)
            return place, True if sure else None
        verdict = _known_or_not(words, place, after)
        if verdict is not False:
            return place, verdict
    return 0, False


def _known_or_not(words: list[str], place: int, after: str) -> bool | None:
    """The verdict on a word by the lists of verbs, and where they are silent by its place."""
    verdict = _verb(words[place], after, words[place - 1])
    if verdict is False:
        return unknown_verb(words, place, _when(words, place))
    return verdict


def _when(words: list[str], place: int) -> str:
    """The next word, or the time that follows "in", "on" or "at": "opens in May"."""
    after, then = (*words[place + 1 : place + 3], "", "")[:2]
    return then if after in ("in", "on", "at") and then in SPANS else _after(words, place)


def _participle(word: str, after: str) -> bool:
    """ "things made by hand", "trunk based development": it describes the noun before it."""
    if word in ("named", "called", "titled", "nicknamed"):
        return True
    if word in _MADE and after in PREPOSITIONS - {"out", "off", "up", "down"}:
        return True  # "caves kept at 11 degrees"
    if after == "by":
        return word.endswith("ed") and word not in CHANGED
    return word in PARTICIPIAL and after not in DETERMINERS | PREPOSITIONS | {""}


def _after(words: list[str], place: int) -> str:
    """The next word; "a" in "50 accounts a month" is none, for no object begins with it."""
    after, then = (*words[place + 1 : place + 3], "", "")[:2]
    return "per" if after in ("a", "an") and then in TIMES else after


def _agrees(before: str, word: str, after: str) -> bool | None:
    """ "customers complain about …", "the school starts phonics": these can only be clauses."""
    if not after:
        return _ends(before, word)
    if before in WHOLES:
        return word in THIRD and after not in PREPOSITIONS
    many = before in PEOPLE or (before.endswith("s") and not before.endswith(NO_PLURAL))
    if not many or word not in VERBS:
        return False
    if word not in NOUNS_TOO or after in DETERMINERS or after in ("to", *PRONOUNS):
        return True
    return None if before in PEOPLE else False


def _ends(before: str, word: str) -> bool | None:
    """ "plain words sell", "costs rise": a verb in the end, or a noun after a plural one."""
    many = before.endswith("s") and not before.endswith(NO_PLURAL)
    if not many or word not in VERBS or before in _ADJECTIVAL:
        return False
    return None if word in NOUNS_TOO else True


def _verb(word: str, after: str, before: str = "") -> bool | None:
    if word in AUXILIARIES and word not in ("be", "been", "do", "may", "might", "can", "will"):
        return True
    if word in ("can", "will", "may", "might"):
        return bool(after) and after not in PREPOSITIONS
    if word in CLEAR_THIRD or word in PLAIN_PAST:
        return True
    opens_object = after in DETERMINERS or after in ("to", *PRONOUNS) or NUMBER.fullmatch(after)
    if word in THIRD:
        return _ambiguous_third(after, bool(opens_object))
    if word in CHANGED and before not in DETERMINERS | ADVERBS | {"and"}:
        return True
    if is_past(word) and not after and word in PAST and before not in DETERMINERS | ADVERBS:
        return None  # "the fees clerk left"
    if is_past(word):
        if after in _TIMES or (opens_object and after != "to"):
            return True
        return _maybe(before, after)
    return False


def _takes_object(before: str, word: str, after: str) -> bool:
    """ "deserves an audience": an unknown verb shows itself by the article that follows."""
    looks_so = word.endswith("s") and not word.endswith(NO_PLURAL) and not before.endswith("s")
    opens = after in _ARTICLES or bool(NUMBER.fullmatch(after))
    return looks_so and len(word) > 3 and opens


def _maybe(before: str, after: str) -> bool | None:
    """ "her father mended nets": a verb or a participle, where a plain noun stands before it."""
    described = before.endswith("ly") or before in DETERMINERS | ADVERBS | PREPOSITIONS
    return False if described or not after or after in PREPOSITIONS | {"and", "or"} else None


def _ambiguous_third(after: str, opens_object: bool) -> bool | None:
    """ "needs", "plans": a verb before an object, a noun at the end or before "of"."""
    if opens_object or after in _OFTEN:
        return True
    return False if not after or after in PREPOSITIONS | SUBORDINATORS | {"and", "or"} else None
