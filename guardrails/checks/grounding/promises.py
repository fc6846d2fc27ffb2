"""grounding.promise: a commitment of the candidate's that nobody made (a warning)."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.clause import content, phrase
from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.reading import Reading, Remark, quoted, warning
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import stem

_IF = re.compile(r"\b(?:if|should you|whenever|once you|unless|gladly)\b")
_FAR = 200
_YOU = frozenset({"you"})
_MODALS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("i'll",), "will"),
    (("i", "will"), "will"),
    (("i", "shall"), "will"),
    (("i", "can"), "can"),
    (("i", "promise", "to"), "will"),
    (("i", "am", "going", "to"), "will"),
    (("i'm", "going", "to"), "will"),
    (("and", "will"), "will"),
)
_FIRST = frozenset(modal[0] for modal, _ in _MODALS)


def remarks(reading: Reading) -> Iterator[Remark]:
    """The promises of a body that neither an answer nor a note holds."""
    if reading.where != "body":
        return
    for sentence in reading.sentences:
        for place, token in enumerate(sentence):
            verb = _verb(sentence, place) if token.low in _FIRST else None
            if verb is None:
                continue
            words = phrase(reading, sentence, verb, _YOU)
            if len(words) > 1 and words[1].low == "back":
                continue  # "I will come back to you" is how a letter waits
            start, end = token.start, words[-1].end
            if not _IF.search(
                reading.plain[max(sentence[0].start, start - _FAR) : end].lower()
            ) and not _agreed(reading, words):
                yield warning(
                    "promise", start, end,
                    f'"{quoted(reading, start, end)}" promises what nobody agreed.',
                    "Offer it instead, or leave it out.",
                )  # fmt: skip


def _verb(sentence: Sequence[Token], place: int) -> int | None:
    """Where the verb stands that commits the candidate from here on, or None."""
    low = [word.low for word in sentence[place : place + 7]]
    for modal, verbs in _MODALS:
        if tuple(low[: len(modal)]) == modal:
            at = len(modal)
            while at < len(low) and (low[at].endswith("ly") or low[at] in ("also", "then", "just")):
                at += 1
            return place + at if at < len(low) and low[at] in _verbs(verbs) else None
    return None


@lru_cache(maxsize=4)
def _verbs(field: str) -> frozenset[str]:
    verbs = table("promises")[field].split()
    return frozenset((*verbs, *(f"re{verb}" for verb in verbs)))


def _agreed(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether the candidate's answer holds what is promised, or a note tells of the promise."""
    said = content(words[1:])
    if not said:
        return len(words) < 4 and words[0].low not in ("start", "relocate", "commence", "join")
    answers = {s for fact in reading.facts.of("answer") for s in fact.stems}
    return bool(said & answers) or any(
        stem("promise") in fact.stems and len(said & fact.stems) * 2 >= len(said)
        for fact in reading.facts.of("note", "event")
    )
