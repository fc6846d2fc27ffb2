"""Whether a note is a sentence of its own: has it a subject and a verb, or is it a phrase?"""

from drafting.wording.words import (
    ADVERBS,
    AUXILIARIES,
    CLEAR_THIRD,
    DETERMINERS,
    NOUNS_TOO,
    NUMBER,
    PEOPLE,
    PLAIN_PAST,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    THIRD,
    VERBS,
    WHOLES,
    is_past,
)

_NO_PLURAL = ("ss", "us", "is", "'s", "s'")
_ARTICLES = frozenset("a an the my our your his her its their".split())
_TIMES = frozenset("last this next yesterday today recently again well slowly quickly".split())


def tokens(text: str) -> list[str]:
    """The words of a note in lower case, without the signs around them."""
    found = (word.strip(".,;:!?()\"'“”‘’").replace("’", "'").lower() for word in text.split())
    return [word for word in found if word]


def is_clause(text: str) -> bool | None:
    """True for a sentence with subject and verb, False for a phrase, None where it may be both."""
    words = tokens(text)
    if len(words) < 2:
        return False
    if words[0] in PRONOUNS or words[0] in ("this", "that", "these", "those"):
        return _verb_follows(words, certain=words[0] in PRONOUNS)
    if words[0] in SUBORDINATORS | PREPOSITIONS:
        return False
    return _verb_within(words)


def _verb_follows(words: list[str], *, certain: bool) -> bool | None:
    rest = [word for word in words[1:] if word not in ADVERBS]
    if not rest:
        return False
    if certain:
        return True
    return rest[0] in AUXILIARIES or rest[0] in CLEAR_THIRD


def _verb_within(words: list[str]) -> bool | None:
    """Look for the verb of a noun subject, up to a word that opens a clause below it."""
    for place in range(1, len(words)):
        word, before = words[place], words[place - 1]
        if before in SUBORDINATORS or word in SUBORDINATORS or before == "to":
            return False
        if word in PRONOUNS:
            return False  # "the way they work", "the scanner we saw": a clause below the noun
        if before in PREPOSITIONS or before in DETERMINERS:
            continue
        after = words[place + 1] if place + 1 < len(words) else ""
        agrees = _agrees(before, word, after)
        if agrees is not False:
            return agrees
        if word == "am" and before != "i":
            continue  # "at 5 am"
        if _takes_object(before, word, after):
            return True
        verdict = _verb(word, after, before)
        if verdict is not False:
            return verdict
    return False


def _agrees(before: str, word: str, after: str) -> bool | None:
    """ "customers complain about …", "the school starts phonics": these can only be clauses."""
    if not after:
        return False
    if before in WHOLES:
        return word in THIRD and after not in PREPOSITIONS
    many = before in PEOPLE or (before.endswith("s") and not before.endswith(_NO_PLURAL))
    if not many or word not in VERBS:
        return False
    if word not in NOUNS_TOO or after in DETERMINERS or after in ("to", *PRONOUNS):
        return True
    return None if before in PEOPLE and after not in PREPOSITIONS else False


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
    if is_past(word):
        if after in _TIMES or (opens_object and after != "to"):
            return True
        return _maybe(before, after)
    return False


def _takes_object(before: str, word: str, after: str) -> bool:
    """ "deserves an audience": an unknown verb shows itself by the article that follows."""
    looks_so = word.endswith("s") and not word.endswith(_NO_PLURAL) and not before.endswith("s")
    return looks_so and len(word) > 3 and after in _ARTICLES


def _maybe(before: str, after: str) -> bool | None:
    """ "her father mended nets": a verb or a participle, where a plain noun stands before it."""
    described = before.endswith("ly") or before in DETERMINERS | ADVERBS | PREPOSITIONS
    return False if described or not after or after in PREPOSITIONS | {"and", "or"} else None


def _ambiguous_third(after: str, opens_object: bool) -> bool | None:
    """ "needs", "plans": a verb before an object, a noun at the end or before "of"."""
    if opens_object:
        return True
    return False if not after or after in PREPOSITIONS | SUBORDINATORS | {"and", "or"} else None
