"""Noun phrases: which word one is about, and the article that it wants."""

import re

from drafting.wording.clauses import tokens
from drafting.wording.nouns import COUNTABLE, THE_OF
from drafting.wording.verbs import PARTICIPLES
from drafting.wording.words import (
    ADVERBS,
    DETERMINERS,
    NUMBER,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_common,
    is_gerund,
)

_VOWEL = re.compile(
    r"(?:[aeiou]|hon(?:est|or|our)|hour|heir|mba|msc|ma\b|mphil|nvq|sql|hr\b|hgv|hnd|x-ray|8|11|18)",
    re.IGNORECASE,
)
_SPELT = re.compile(r"[AEFHILMNORSX](?:[A-Z]{1,5}\b|\.)")
_CONSONANT = re.compile(r"(?:uni(?!n)|use|usu|eu|one\b|once\b|ux\b|uk\b|us\b|u\.)", re.IGNORECASE)


def article(words: str) -> str:
    """ "a" or "an", by how the next word is spoken; capitals are spoken letter by letter."""
    vowel = _VOWEL.match(words) or _SPELT.match(words)
    return "an" if vowel and not _CONSONANT.match(words) else "a"


def as_list(text: str) -> str | None:
    """ "Kafka, dbt, Airflow" with an "and"; None where a comma does something else."""
    items = [item.strip() for item in re.split(r",(?!\d)", text)]
    if len(items) == 1:
        return text
    if len(items) == 2 and " and " not in text:
        return None
    if any(len(item.split()) > 5 or not item for item in items[1:]):
        return None
    last = items[-1]
    if last.startswith(("and ", "or ")):
        return text
    if " and " in last:
        return text
    return ", ".join(items[:-1]) + " and " + last


def with_article(text: str) -> str:
    """ "the" before a single thing that has no article yet: "the Wednesday teaching hour"."""
    words = tokens(text)
    first = words[0]
    counted = NUMBER.fullmatch(first) and "-" not in first  # "a three-year plan" is one
    if counted or first in DETERMINERS | SUBORDINATORS | PREPOSITIONS:
        return text
    if len(words) > 1 and words[1][0].isdigit():
        return text  # "Year 11 practicals"
    head, after = _head(words)
    if head in THE_OF and after in ("of", "for", "between", "to"):
        return f"the {text}"
    if "'" in first and (not first.endswith("'s") or _named_owner(text)):
        return text
    if is_gerund(first) and (len(words) > 2 or words[-1] == first):
        return text
    single = head in COUNTABLE or (first in _KNOWN and not head.endswith("s"))
    return f"the {text}" if single and (len(words) > 1 or first not in _AT_LARGE) else text


def _named_owner(text: str) -> bool:
    """ "Anna's plan", and not "the children's ward"."""
    owner = re.split(r"['’]", text)[0]
    return owner[:1].isupper() and not is_common(owner)


_AT_LARGE = frozenset(
    "theatre school college hospital church prison film music design test text term town video "
    "law volume conference travel order exam crew design waterfront coast forest river approach "
    "storm change class case period function process".split()
)
"""What one may speak of at large, as well as of a single one."""
_KNOWN = frozenset("new old current next upcoming planned latest former".split())
"""What tells one thing from the others, whatever noun follows: "the new gondola"."""


def head_of(words: list[str]) -> str:
    """The noun that a phrase is about: the last word before a preposition or a clause."""
    return _head(words)[0]


def _head(words: list[str]) -> tuple[str, str]:
    """The head of a phrase, and the word that ends it."""
    for place, word in enumerate(words[1:], 1):
        doing = is_gerund(word) and (words[place - 1].endswith("s") or _has_object(words, place))
        counted = word[0].isdigit() or (NUMBER.fullmatch(word) and "-" not in word)
        if word in _ENDS or counted or doing:
            return words[place - 1], word
    return words[-1], ""


_ENDS = PREPOSITIONS | SUBORDINATORS | ADVERBS | PRONOUNS | PARTICIPLES | {"to", "and", "or"}


def _has_object(words: list[str], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1] in DETERMINERS
