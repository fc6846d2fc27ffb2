"""grounding.claim: an experience told in the first person that none of the strengths holds.

A warning, since no rule can be sure of it (POLICY section 5).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding import papers
from guardrails.checks.grounding.claimed import judged
from guardrails.checks.grounding.clause import area, phrase
from guardrails.checks.grounding.lexicon import word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark
from guardrails.checks.grounding.tokens import Token

_I = frozenset("i i've i'd".split())
_BETWEEN = frozenset(
    "have had also once then even just recently personally myself has been".split()
)
_SUBJECTS = frozenset("you we they he she it who which that you've they've we've team".split())
_BEFORE = frozenset("across at in with from on by to for through under over into as of".split())
_INTRANSITIVE = frozenset(
    "worked volunteered studied served graduated trained cooked taught".split()
)
_LENGTHS = frozenset("years year time work career days decade months".split())
_ORDER = frozenset("first last next spare free".split())
_AREA = frozenset("in of on with at".split())
_HAVING = frozenset("been spoken talked seen even open often ten".split())
_FAR = 24


def remarks(reading: Reading) -> Iterator[Remark]:
    """The claims of a body that no fact carries."""
    if reading.where != "body":
        return
    for sentence in reading.sentences:
        for place, token in enumerate(sentence):
            if not _is_head(token.low) and (not place or sentence[place - 1].low != "having"):
                continue
            if _relative(sentence, place):
                yield from judged(reading, _antecedent(sentence, place), 0)
            elif _claims(reading, sentence, place, token) or _usually(sentence, place):
                yield from judged(reading, phrase(reading, sentence, place), 1)
            elif token.low == "used" and _used_to(sentence, place):
                yield from judged(reading, phrase(reading, sentence, place + 1), 1, rarely=True)
            elif _did(sentence, place, token):
                yield from judged(reading, phrase(reading, sentence, place), 1, rarely=True)
            elif token.low in listed("claims", "things") and place and _mine(sentence, place):
                yield from judged(reading, area(reading, sentence, place), 2)
        yield from papers.remarks(reading, sentence)


@lru_cache(maxsize=8192)
def _is_head(low: str) -> bool:
    """Whether a word can be the head of a claim by itself, which few are."""
    return low in _heads() or low.endswith("ed")


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    fields = ("past", "present", "gerunds", "things", "irregular")
    return frozenset(("used",)).union(*(listed("claims", field) for field in fields))


def _claims(reading: Reading, sentence: Sequence[Token], place: int, token: Token) -> bool:
    """Whether a verb here tells what the candidate has done."""
    previous = sentence[place - 1].low if place else ""
    if previous == "having":
        done = token.low in listed("claims", "past") or token.low.endswith(("ed", "en"))
        return done and token.low not in _HAVING
    if token.low in listed("claims", "gerunds"):
        return not place and reading.plain[token.end : token.end + 4] != " on "
    if token.low not in listed("claims", "past") or _no_object(sentence, place):
        return False
    before = [word.low for word in sentence[max(0, place - 4) : place]]
    while before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
        before.pop()
    return bool(before and before[-1] in _I) or _goes_on(reading, sentence, place)


def _usually(sentence: Sequence[Token], place: int) -> bool:
    """ "I speak at …", "I manage …" """
    if sentence[place].low not in listed("claims", "present") or not place:
        return False
    at = place - 1
    while at > 0 and sentence[at].low in _BETWEEN:
        at -= 1
    if sentence[at].low == "i":
        return True
    return at > 0 and sentence[at].low == "and" and _began(sentence, at)


def _used_to(sentence: Sequence[Token], place: int) -> bool:
    """ "I am used to managing vendors" """
    before = [token.low for token in sentence[max(0, place - 2) : place]]
    after = [token.low for token in sentence[place + 1 : place + 3]]
    doing = after[:1] == ["to"] and after[-1].endswith("ing")
    return doing and not {"i'm", "am", "was"}.isdisjoint(before)


def _relative(sentence: Sequence[Token], place: int) -> bool:
    """Whether what was done stands before: "the fraud model I shipped at a bank"."""
    return (
        place > 1
        and sentence[place].low in listed("claims", "past")
        and sentence[place - 1].low in _I
        and sentence[place].low not in _INTRANSITIVE
        and (place + 1 == len(sentence) or _no_object(sentence, place))
    )


def _antecedent(sentence: Sequence[Token], place: int) -> list[Token]:
    """The words back from "I" to the article of what it did."""
    for back in range(place - 2, max(-1, place - 7), -1):
        if sentence[back].low in ("the", "a", "an", "my", "two", "three"):
            return list(sentence[back : place - 1])
    return []


def _did(sentence: Sequence[Token], place: int, token: Token) -> bool:
    """Whether any other verb in the past tells of the candidate: "I also repaired …"."""
    past = token.low.endswith("ed") or token.low in listed("claims", "irregular")
    if not past or token.stem in word_stems("courtesy") or not place:
        return False
    at = place - 1
    while at > 0 and sentence[at].low in _BETWEEN:
        at -= 1
    return sentence[at].low in _I


def _no_object(sentence: Sequence[Token], place: int) -> bool:
    following = sentence[place + 1].low if place + 1 < len(sentence) else ""
    return following in _BEFORE and sentence[place].low not in _INTRANSITIVE


def _goes_on(reading: Reading, sentence: Sequence[Token], place: int) -> bool:
    """Whether a verb goes on what "I" began: "I led …, built … and ran …"."""
    if place < 2:
        return False
    last = sentence[place - 1]
    gap = reading.between(last, sentence[place])
    if last.low != "and" and "," not in gap:
        return False
    return _began(sentence, place - 1)


def _began(sentence: Sequence[Token], place: int) -> bool:
    """Whether the nearest subject before a place is "I"."""
    for token in reversed(sentence[max(0, place - _FAR) : place]):
        if token.low in _I:
            return True
        if token.low in _SUBJECTS:
            return False
    return False


def _mine(sentence: Sequence[Token], place: int) -> bool:
    """Whether "experience", "degree" and their like are the candidate's, and of something."""
    before = [word.low for word in sentence[max(0, place - 3) : place]]
    following = sentence[place + 1].low if place + 1 < len(sentence) else ""
    if sentence[place].low in _LENGTHS:
        if before[-1] in _ORDER:
            return False
        return owned_by_me(sentence, place) and following in (*_AREA, "as")
    owned = "my" in before or bool({"have", "bring"} & set(before) and "i" in before)
    return owned and following in ("in", "with", "of", "on", "as")


def owned_by_me(sentence: Sequence[Token], place: int) -> bool:
    """ "My years in …", "my seven busy years of …", "my work at …" """
    return "my" in [word.low for word in sentence[max(0, place - 3) : place]]
