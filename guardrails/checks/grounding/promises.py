"""grounding.promise: a commitment of the candidate's that nobody made (a warning)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.clause import content, phrase
from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import stem
from guardrails.kinds import MessageKind

_IF = re.compile(r"\b(?:if|should you|whenever|once you|unless|gladly)\b")
_NEXT = re.compile(r"[;:]|, (?:and|but|so)\b")
_REPLIES = (MessageKind.NEXT_ROUND_REPLY, MessageKind.INFO_REPLY, MessageKind.OFFER_REPLY)
_ANSWER = frozenset("answer reply decision response confirm confirmation asked requested".split())
_SOON = frozenset(
    "tonight tomorrow today by monday tuesday wednesday thursday friday saturday sunday".split()
)
_THOUGHT = frozenset("thought thoughts consideration attention try know".split())
_FAR = 200
_NEAR = 40
_YOU = frozenset({"you"})
_AND = frozenset(("and", "plus"))
_ARTICLES = frozenset("a an the my some two three".split())
_MODALS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("i'll",), ""),
    (("i", "will"), ""),
    (("i", "shall"), ""),
    (("i", "can"), "can"),
    (("i", "am", "going", "to"), ""),
    (("i'm", "going", "to"), ""),
    (("and", "will"), "will"),
)
_BETWEEN = frozenset("also then just still even therefore thus hence of course".split())
_FIRST = frozenset(modal[0] for modal, _ in _MODALS)


def remarks(reading: Reading) -> Iterator[Remark]:
    """The promises of a body that neither an answer nor a note holds."""
    if reading.where != "body":
        return
    for sentence, low in zip(reading.sentences, reading.lows, strict=True):
        for place, token in enumerate(() if low.isdisjoint(_FIRST) else sentence):
            verb = _verb(sentence, place) if token.low in _FIRST else None
            words = phrase(reading, sentence, verb, _YOU | _AND) if verb is not None else []
            if not words or _idle(reading, words) or _answers(reading, sentence, words):
                continue
            if not _agreed(reading, words):
                yield from _unless_offered(reading, sentence, token.start, words[-1].end)
            else:
                yield from _added(reading, sentence, words)
        if not _answers(reading, sentence, ()):
            yield from _framed(reading, sentence)


def _answers(reading: Reading, sentence: Sequence[Token], words: Sequence[Token]) -> bool:
    """Whether a reply says no more than that the answer, or what they asked for, will come."""
    if reading.case.kind not in _REPLIES:
        return False
    telling = words if content(words[1:]) else sentence
    return not _ANSWER.isdisjoint(token.low for token in telling)


def _unless_offered(
    reading: Reading, sentence: Sequence[Token], start: int, end: int
) -> Iterator[Remark]:
    """A remark, unless the sentence only offers: "if it would help, I will …"."""
    before = reading.plain[max(sentence[0].start, start - _FAR) : end].lower()
    after = reading.plain[end : min(end + _FAR, max(end, sentence[-1].end))].lower()
    if not _IF.search(before) and not _IF.search(_NEXT.split(after, maxsplit=1)[0]):
        yield warning(
            "promise", start, end,
            f'"{quoted(reading, start, end)}" promises what nobody agreed.',
            "Offer it instead, or leave it out.",
        )  # fmt: skip


def _added(reading: Reading, sentence: Sequence[Token], words: Sequence[Token]) -> Iterator[Remark]:
    """ "My project list and a draft cost plan", where the answer speaks of the list alone."""
    at = max((at for at, word in enumerate(words) if word.low in _AND), default=0)
    more = words[at + 1 :]
    if not at or more[:1] == [] or more[0].low not in _ARTICLES:
        return
    said = content(more)
    answers = {s for fact in reading.facts.of("answer") for s in fact.stems}
    if len(said) > 1 and not any(s in answers for s in said):
        yield from _unless_offered(reading, sentence, more[0].start, more[-1].end)


def _framed(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """Commitments in other words: "you will have it by Friday", "count on me to …"."""
    first, last = spread(sentence)
    for match in _frames().finditer(reading.text.lower, first, last):
        at = bisect_left(sentence, match.start(), key=lambda token: token.start)
        words = phrase(reading, sentence, at, _YOU | {"i"})
        if not _agreed(reading, [words[0], *words]):
            yield from _unless_offered(reading, sentence, *match.span())


@lru_cache(maxsize=1)
def _frames() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{frame})" for frame in table("promises")["frames"]))


def _idle(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether what is said to be done commits nobody: "I will come back to you", "I will give it
    some thought"; or is how one comes to the meeting that was agreed."""
    low = [word.low for word in words]
    if low[1:2] == ["back"] or _THOUGHT & set(low):
        return True
    coming = reading.case.kind is MessageKind.NEXT_ROUND_REPLY
    return coming and low[0] in listed("promises", "coming")


def _verb(sentence: Sequence[Token], place: int) -> int | None:
    """Where the verb stands that commits the candidate from here on, or None."""
    low = [word.low for word in sentence[place : place + 7]]
    for modal, verbs in _MODALS:
        if tuple(low[: len(modal)]) == modal:
            at = len(modal)
            while at < len(low) and (low[at].endswith("ly") or low[at] in _BETWEEN):
                at += 1
            near = sentence[place : place + _NEAR]
            soon = verbs == "can" and not _SOON.isdisjoint(word.low for word in near)
            told = "will" if soon else verbs
            return place + at if at < len(low) and _commits(low[at], told) else None
    return None


def _commits(verb: str, verbs: str) -> bool:
    if not verbs:
        return verb.isalpha() and verb not in listed("promises", "allowed")
    known = listed("promises", verbs)
    return verb in known or verb.removeprefix("re") in known


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
