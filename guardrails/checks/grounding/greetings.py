"""Words of greeting in any language: "Morena Will", "Bom dia, Ana". They name nobody."""

from bisect import bisect_right

from guardrails.application import TITLES
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import parts

_ENGLISH = frozenset("dear hi hello hey greetings".split())


def greets(reading: Reading, token: Token) -> bool:
    """Whether an unknown word of a greeting only opens it, since the reader's name follows.

    A first name before the reader's surname is none: "Darren Sutherland" for Will Sutherland.
    """
    greeting, reader = reading.case.letter.greeting, reading.case.reader
    if greeting is None or reader is None or token.end >= greeting.end:
        return False
    if token.low in listed("given_names") or token.low in TITLES:
        return False
    at = bisect_right(reading.tokens, token.start, key=lambda word: word.start)
    if not _ENGLISH.isdisjoint(word.low for word in reading.tokens[max(0, at - 4) : at - 1]):
        return False
    rest = [word for word in reading.tokens[at : at + 6] if word.end <= greeting.end]
    if not any(word.low in reading.reader_names for word in rest):
        return False
    following = rest[0]
    apart = reading.between(token, following) != " " or not following.capital
    first = [part for part in parts(reader.name) if part not in TITLES][:1]
    return apart or following.low in TITLES or following.low in first
