"""How a text names a position: "the … role", "apply for a …", "as your …", "to be your …"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from guardrails.checks.grounding.jobs import ends_a_job, is_job, is_noun
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.tokens import Token

_OPENS = frozenset("the a an your this that of for our any my as about".split())
_THE_ROLE = frozenset("the your this".split())
_THE_POSITION = frozenset("the this any a my vacant open".split())
_ARTICLES = frozenset("the a an your my next new".split())
_ENDS = frozenset("and or but which that who in at with for to on so if of is was".split())
_GAPS = frozenset((" ", ", ", " (", ") ", '"', ' "', '" ', " - ", " / ", "/"))
_APPLIED = frozenset(
    "apply applied applying application interview interviewed considered opening".split()
)
_WORKING = frozenset(
    "work do join joining come serve start begin contribute help be continue".split()
)
_WISHING = frozenset(
    "would i'd like love want hope wish look looking could glad proud "
    "happy applying will think".split()
)
_COMPANIONS = frozenset("partner fellow coach cook carer guide sister driver captain".split())
_HEADS = frozenset("head chief deputy".split())
_SOUGHT = frozenset("looking searching seeking need needs hire hiring seek".split())
_BECOMES = frozenset("be become make".split())
_SCHEMES = frozenset("internship traineeship apprenticeship fellowship lectureship".split())
_LEADS = frozenset(("of", "as", "for")) | _SOUGHT | _BECOMES
_BEFORE, _AFTER = 6, 5
_FAR = 40


class Name(NamedTuple):
    """What a text calls a position; `the_role` where it can only be the one applied for."""

    words: Sequence[Token]
    the_role: bool


def names(reading: Reading, sentence: Sequence[Token]) -> Iterator[Name]:
    """ "The project manager position", "the post of registrar", "as a lab technician" """
    for place, token in enumerate(sentence):
        if not _may_lead(token.low):
            continue
        if token.low.removesuffix("s") in listed("roles", "places"):
            yield _before(reading, sentence, place)
            yield _of_it(sentence, place, _after(reading, sentence, place + 1, bare=True))
        elif token.low in ("your", "become") and place and sentence[place - 1].low in ("be", "to"):
            yield from _modified(reading, sentence, place)
        elif token.low == "as":
            wanted = _yours(sentence, place) or _wanted(sentence, place)
            yield _up_to_a_job(_after(reading, sentence, place, bare=True), the_role=wanted)
        elif token.low in _LEADS and _opens(sentence, place):
            bare = token.low == "for"
            name = _after(reading, sentence, place, bare=bare)
            yield _up_to_a_job(name, the_role=True)
        elif token.low in _SCHEMES and "the" in [
            t.low for t in sentence[max(0, place - 4) : place]
        ]:
            yield Name([token], the_role=True)


@lru_cache(maxsize=8192)
def _may_lead(low: str) -> bool:
    """Whether a position may be named around this word."""
    of_a_place = low.removesuffix("s") in listed("roles", "places")
    return of_a_place or low in ("your", "as") or low in _LEADS or low in _SCHEMES


def _of_it(sentence: Sequence[Token], place: int, name: Name) -> Name:
    """ "The position of Partner" is the one applied for, whoever else is a partner; "the role of
    the nurse" and "the role of technology" are none."""
    words = name.words
    bare = bool(words) and place + 2 < len(sentence) and words[0] is sentence[place + 2]
    told = bare and sentence[place - 1].low in _THE_POSITION and any(map(is_job, words))
    return name._replace(the_role=told and (words[0].capital or sentence[place].low != "role"))


def _opens(sentence: Sequence[Token], place: int) -> bool:
    """Whether what follows is a job: "applied for …", "looking for a …", "I would make a …"."""
    low = sentence[place].low
    before = [token.low for token in sentence[max(0, place - 8) : place]]
    if low == "for":
        return bool(before) and (before[-1] in _APPLIED or before[-1] in _SOUGHT)
    if low in _SOUGHT:
        return "you" in before[-3:] or "you're" in before[-2:]
    return low in _BECOMES and not _WISHING.isdisjoint(before)


def _up_to_a_job(name: Name, *, the_role: bool) -> Name:
    """The words of a name as far as a job's name can end."""
    ends = (n for n in range(1, len(name.words) + 1) if ends_a_job(name.words, n))
    words = name.words[: next(ends, 0)]
    metaphor = not words or words[-1].low in _COMPANIONS
    return Name(() if metaphor else words, the_role)


def _before(reading: Reading, sentence: Sequence[Token], place: int) -> Name:
    """The words back to the nearest article, or to the beginning of a line such as a subject."""
    for back in range(place - 1, max(-1, place - _BEFORE - 2), -1):
        word = sentence[back]
        if reading.between(word, sentence[back + 1]) not in _GAPS:
            break
        if word.low in _OPENS:
            return Name(sentence[back + 1 : place], word.low in _THE_ROLE)
        if word.low in _ENDS:
            break
        if back == 0:
            return Name(sentence[:place], the_role=True)
    return Name((), the_role=False)


def _modified(reading: Reading, sentence: Sequence[Token], place: int) -> Iterator[Name]:
    """ "Be your duty manager", "be your head of quality": what stands before the noun of the role,
    or the noun of another one, makes it another job."""
    for at in range(place + 1, min(place + 4, len(sentence))):
        word = sentence[at]
        if word.low in _ENDS or reading.between(sentence[at - 1], word) not in _GAPS:
            return
        if is_noun(word) and word.low not in _COMPANIONS:
            yield Name(sentence[max(place + 1, at - 1) : at + 1], the_role=True)
            return
        if word.low in _HEADS and at + 1 < len(sentence) and sentence[at + 1].low == "of":
            yield Name([word], the_role=True)
            return


def _yours(sentence: Sequence[Token], place: int) -> bool:
    return place + 1 < len(sentence) and sentence[place + 1].low == "your"


def _wanted(sentence: Sequence[Token], place: int) -> bool:
    """Whether it is the job applied for: "I would be proud to work for you as …"."""
    before = [token.low for token in sentence[max(0, place - 5) : place]]
    if "myself" in before[-1:]:
        return True
    near = sentence[max(0, place - _FAR) : place + _FAR]
    wishes = not _WISHING.isdisjoint(token.low for token in near)
    return wishes and not _WORKING.isdisjoint(before)


def _after(reading: Reading, sentence: Sequence[Token], place: int, *, bare: bool) -> Name:
    """The words after "of" or "as"; `bare` says that no article need stand before them."""
    if place >= len(sentence) or sentence[place].low not in _LEADS:
        return Name((), the_role=False)
    first = place + 1
    while first < len(sentence) and (
        sentence[first].low in _ARTICLES or sentence[first].text.endswith("'s")
    ):
        first += 1
    found: list[Token] = []
    for token in sentence[first : first + _AFTER]:
        if token.low in _ENDS or reading.between(sentence[first - 1], token) not in _GAPS:
            break
        found.append(token)
        first += 1
    return Name(found if bare or first - len(found) > place + 1 else (), the_role=False)
