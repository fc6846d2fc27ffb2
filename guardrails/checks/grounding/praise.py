"""grounding.praise: praise from the reader that no note tells of (a warning)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.clause import content, unbroken
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.lexicon import table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token

_ME = frozenset("my me i i'm mine".split())
_ADVERBS = frozenset("also really kindly were had so even".split())
_JUDGING = frozenset("called described considered rated ranked".split())
_MAKES_A_NOUN = frozenset("your the a my this that our phone".split())
_STRUCK = frozenset("impressed struck dazzled amazed blown wowed charmed".split())
_MOVED = frozenset("flattered touched humbled blushed moved".split())
_PRAISING_NEAR = frozenset("your the that such you you've".split())
_SPEAKING = frozenset("praise compliment compliments".split())
_PAPERS = frozenset(
    "application applications cv papers form forms documents file details reference references "
    "referee referees email message note letter".split()
)
_COMPARES = frozenset("better than never most only unlike".split())
_CANDIDATES = frozenset("candidate applicant interviewee".split())
_NO_SUPERLATIVE = frozenset(
    "interest request honest modest forest harvest latest protest suggest contest invest digest "
    "arrest conquest earnest manifest nearest earliest northwest southwest".split()
)
_OTHERS = frozenset("everyone everybody they he she team panel director manager both".split())
_BEING = frozenset(
    "was am were had made did stood seemed looked showed brought came sounded fit fitted "
    "suited".split()
)
_LONGEST = 10
_FURTHER = 4
# How a plain person praises; too common to see praise by.
_KIND = frozenset(
    "clear well nice useful helpful valuable interest solid pleas happi enjoy".split()
)
_FAR = 40
_DOUBTS = frozenset("if hope hoped hoping whether should wish wished trust could might".split())


def remarks(reading: Reading) -> Iterator[Remark]:
    """The praises of a body that no fact tells of, at most one a sentence."""
    if reading.where != "body":
        return
    triggers = reading.facts.kept("praising", _who) | _triggers()
    for sentence in reading.sentences:
        for place, token in enumerate(sentence):
            if token.low not in triggers:
                continue
            words = sentence[place : place + _length(reading, sentence, place)]
            further = sentence[place : place + len(words) + _FURTHER]
            if words and not _told(reading, words) and not _told(reading, further):
                yield _remark(reading, words)
                break
        yield from _framed(reading, sentence)


def _framed(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "My answers impressed you", "you would hire me on the spot", "nobody else came close"; not
    what is only hoped."""
    first, last = spread(sentence)
    for match in _frames().finditer(reading.text.lower, first, last):
        at = bisect_left(sentence, match.start(), key=lambda token: token.start)
        end = bisect_left(sentence, match.end(), key=lambda token: token.start)
        doubted = not _DOUBTS.isdisjoint(token.low for token in sentence[max(0, at - _FAR) : at])
        told = reading.facts.holds(match[0]) or _told(reading, sentence[at:end])
        if not doubted and not told:
            yield _remark(reading, sentence[at:end])


@lru_cache(maxsize=1)
def _frames() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{frame})" for frame in table("praise")["frames"]))


def _remark(reading: Reading, words: Sequence[Token]) -> Remark:
    start, end = spread(words)
    return warning(
        "praise", start, end,
        f'No fact tells of "{quoted(reading, start, end)}".',
        "Leave out praise that is not in your notes.",
    )  # fmt: skip


def _length(reading: Reading, sentence: Sequence[Token], place: int) -> int:
    """How many words from here on tell of praise from the reader; 0 for none."""
    word = sentence[place].low
    if place and sentence[place - 1].low in _MAKES_A_NOUN and word not in ("you", "you've"):
        return 0
    if word in _PRAISING_NEAR and not _praises_near(sentence, place):
        return 0
    rest = [token.low for token in unbroken(reading, sentence[place : place + 14])][1:]
    if not rest:
        return 0
    if word in ("you", "you've") or _of_others(reading, sentence[place]):
        said = rest[1:] if rest[0] in _ADVERBS else rest
        praises = bool(said) and said[0] in listed("praise", "verbs") and _of_me(said)
        return _bounded(rest) if praises or _impressed(rest) else 0
    if word in ("your", "the", "that", "such"):
        near = sentence[max(0, place - _FAR) : place]
        moved = not _MOVED.isdisjoint(token.low for token in near)
        return _of_words(rest, moved=moved) if word == "your" or rest[0] in _SPEAKING else 0
    telling = word in listed("praise", "gerunds") or (
        word in listed("praise", "heard") and rest[0] in ("that", "i", "my")
    )
    return _bounded(rest) if telling and _of_me([word, *rest]) else 0


def _praises_near(sentence: Sequence[Token], place: int) -> bool:
    """Whether a word of praise follows so near that it is worth a closer look."""
    near = [token.low for token in sentence[place + 1 : place + 5]]
    if sentence[place].low == "your":
        return not listed("praise", "nouns").isdisjoint(near)
    if sentence[place].low in ("the", "that", "such"):
        return near[:1] != [] and near[0] in _SPEAKING
    return not (listed("praise", "verbs").isdisjoint(near) and _STRUCK.isdisjoint(near))


def _who(facts: Facts) -> frozenset[str]:
    return facts.name_words | _OTHERS


def _of_others(reading: Reading, token: Token) -> bool:
    """Whether a word can be another who praised: "Hugo told me that I …", "everyone said …"."""
    return token.low in _OTHERS or (token.capital and token.low in reading.facts.name_words)


@lru_cache(maxsize=1)
def _triggers() -> frozenset[str]:
    """The words with which praise can begin."""
    return frozenset(
        {"you", "you've", "your", "the", "that", "such"}
        | listed("praise", "gerunds")
        | listed("praise", "heard")
    )


def _bounded(rest: Sequence[str]) -> int:
    return min(len(rest) + 1, _LONGEST)


def _impressed(rest: Sequence[str]) -> bool:
    """ "You seemed impressed by my answers" """
    said = [word for word in rest[:4] if word not in _ADVERBS and not word.endswith("ly")]
    struck = bool(said[:1]) and not _STRUCK.isdisjoint(rest[:4])
    return struck and not _ME.isdisjoint(rest[:9])


def _of_words(rest: Sequence[str], *, moved: bool) -> int:
    """ "Your kind words about my …", "your praise for me" """
    nouns = listed("praise", "nouns")
    at = next((place for place, word in enumerate(rest[:3]) if word in nouns), None)
    if at is None or not _ME & set(rest[at : at + 5]):
        return 0
    speaks = moved or rest[at] in _SPEAKING or bool(set(rest[:at]) & listed("praise", "good"))
    return min(len(rest) + 1, at + 6) if speaks else 0


def _of_me(said: Sequence[str]) -> bool:
    """Whether a verb and what follows it speak well of the candidate."""
    if said[0] in listed("praise", "saying") and _CANDIDATES & set(said):
        return bool((_COMPARES | listed("praise", "good")) & set(said[1:]))
    mine = next((place for place, word in enumerate(said[:5]) if word in _ME), None)
    if mine is None or mine == 0:
        return False
    judged = said[0] in _JUDGING and "my" in said[:4] and len(said) > 3
    judged = judged or (said[0] in listed("praise", "saying") and _predicated(said[mine:]))
    return (
        judged
        or said[0] in listed("praise", "loving")
        or any(map(_superlative, said[mine:]))
        or bool(set(said[mine:]) & listed("praise", "good"))
    )


def _superlative(word: str) -> bool:
    """ "Warmest", "kindest"; not "interest" and its like, which are no adjectives."""
    return len(word) > 5 and word.endswith("est") and word not in _NO_SUPERLATIVE


def _predicated(said: Sequence[str]) -> bool:
    """Whether something is said of the candidate: "… that I was just the operator you needed"; not
    of what becomes of an application: "… that I would hear", "… that my papers were with Mo"."""
    if _PAPERS & set(said[:4]):
        return False
    return bool(_BEING & set(said[1:4]) or _COMPARES & set(said[:8])) or said[0] == "i'm"


def _told(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether a note tells of it: it praises, and half of what is said stands in it."""
    stems = {stem for token in words for stem in token.stems}
    said = content(words) - _praising()
    how = stems & word_stems("praise", "good") if not said else _praising() | _KIND
    reader = reading.case.reader
    return any(
        not note.every_stem.isdisjoint(how) and len(said & note.stems) * 2 >= len(said)
        for note in reading.facts.of("note", "event", "answer")
        if reader is None or note.owner in (None, reader.id)
    )


@lru_cache(maxsize=1)
def _praising() -> frozenset[str]:
    return word_stems("praise", "good") | word_stems("praise", "verbs")
