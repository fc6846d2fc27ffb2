"""grounding.credited: what the candidate did, told as if the reader had done it."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.given import Fact
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.spelling import cardinal
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import stem

_OWN = frozenset("i my mine me i've i'm i'd i'll our we myself".split())
_YOURS = frozenset("your you you've you're yours you'd yourself".split())
_CONGRATULATES = re.compile(
    r"\b(?:congratulations|congrats|well done|kudos)\b|"
    r"\b(?:admire|impressed|struck) (?:by |with |how )?"
)
_NEEDS = frozenset(
    "ask asked mention mentioned need needs want wanted look looking heard hear saw see seen read "
    "know knew said require seek wish hope would will might may could can should think if "
    "about looked searched hoped wished needed talked listened".split()
)
_GIVES = frozenset(
    "bring give offer show tell told send serve help join for to with thank by".split()
)
_GROUPS = frozenset(
    "team teams studio pharmacy colleagues people workshop department school staff company firm "
    "crew group branch office hospital unit clinic kitchen laboratory lab library store shop plant "
    "depot practice agency academy college university ward brigade business organisation "
    "organization".split()
)
_TOLD_OF_YOU = _YOURS | _GROUPS | {"congratulations", "congrats", "kudos", "admire", "impressed"}
_LINKS = frozenset("and or but as so after before".split())
_STOPS = frozenset(
    "with for through by using after since because and but while so as which".split()
)
_OF_THE_VERB = ("with", "for", "by", "through")
_OTHERS = ("note", "company", "role", "title", "event", "article", "interest")
_GAP = 5
_FEWEST = 2
_GROUP = 3


@dataclass(frozen=True, slots=True)
class Keys:
    """The words by which a strength is known, and those of them that no other fact has.

    `others` are the words of each other fact, by which a text may mean that one; `pairs` the
    neighbours that stand together in the strength alone: "tower cranes" beside a timber tower.
    """

    fact: Fact
    all: frozenset[str]
    own: frozenset[str]
    others: tuple[frozenset[str], ...]
    pairs: frozenset[tuple[str, str]]


def remarks(reading: Reading) -> Iterator[Remark]:
    """Where a field tells of the reader what a strength tells of the candidate."""
    keys = reading.facts.kept("credit", _keys)
    for sentence in reading.having(_TOLD_OF_YOU):
        yield from _credited(reading, sentence, keys)


def _keys(facts: Facts) -> tuple[Keys, ...]:
    rest = facts.of(*_OTHERS)
    others = tuple(_words(fact) for fact in rest)
    paired = frozenset(pair for fact in rest for pair in _pairs(fact))
    return tuple(_of_fact(fact, others, paired) for fact in facts.of("strength"))


def _pairs(fact: Fact) -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.stem, other.stem)
        for one, other in pairwise(fact.tokens)
        if one.stem in fact.stems and other.stem in fact.stems
    )


def _of_fact(
    fact: Fact, others: tuple[frozenset[str], ...], paired: frozenset[tuple[str, str]]
) -> Keys:
    units = {stem(number.noun) for number in fact.quantities if len(number.noun) > 2}
    words = _words(fact)
    near = tuple(other for other in others if not other.isdisjoint(words | units))
    return Keys(fact, words | units, words.difference(*near), near, _pairs(fact) - paired)


def _words(fact: Fact) -> frozenset[str]:
    """The stems of a fact, and its figures in digits."""
    figures = (str(int(v)) for n in fact.quantities for v in n.values if v.is_integer())
    return fact.stems.union(figures)


def _credited(
    reading: Reading, sentence: Sequence[Token], strengths: Sequence[Keys]
) -> Iterator[Remark]:
    said = [_keys_of(token) for token in sentence]
    words = frozenset().union(*said)
    for keys in strengths:
        if len(words & keys.all) < _FEWEST:
            continue
        for start, end in _spots(said, sentence, keys):
            if _credits(reading, sentence, (start, end), keys) and not _other_meant(said, keys):
                first, last = _span(sentence, start, end)
                yield _remark(reading, first, last, keys.fact)


def _other_meant(said: Sequence[Set[str]], keys: Keys) -> bool:
    """Whether a sentence holds more of a note, or of another fact, than of the strength."""
    words = {word for stems in said for word in stems}
    return any(len(other & words) > len(keys.all & words) for other in keys.others)


def _remark(reading: Reading, first: Token, last: Token, fact: Fact) -> Remark:
    quote = quoted(reading, first.start, last.end)
    return error(
        "credited", first.start, last.end,
        f'"{quote}" credits the reader with what you did yourself ({fact.text}).',
        'Tell it of yourself: "my …".',
    )  # fmt: skip


def _keys_of(token: Token) -> frozenset[str]:
    return _keys_in(token.low, token.stems)


@lru_cache(maxsize=8192)
def _keys_in(low: str, stems: tuple[str, ...]) -> frozenset[str]:
    value = cardinal(low)
    return frozenset(stems) if value is None else frozenset((*stems, str(value)))


def _spots(
    said: Sequence[Set[str]], sentence: Sequence[Token], keys: Keys
) -> Iterator[tuple[int, int]]:
    """Stretches with two keys or more, one at least that no other fact has."""
    hits = [place for place, stems in enumerate(said) if not keys.all.isdisjoint(stems)]
    first = 0
    for at, place in enumerate(hits):
        if at + 1 < len(hits) and hits[at + 1] - place <= _GAP:
            continue
        found = {key for hit in hits[first : at + 1] for key in said[hit]} & keys.all
        near = {(a.stem, b.stem) for a, b in pairwise(sentence[hits[first] : place + 1])}
        if len(found) >= _FEWEST and (found & keys.own or near & keys.pairs):
            yield hits[first], place
        first = at + 1


def _credits(
    reading: Reading, sentence: Sequence[Token], spot: tuple[int, int], keys: Keys
) -> bool:
    """Whether a spot is told of the reader: "your five years", "you built", "… that you won"."""
    start, end = spot
    after = [token.low for token in sentence[end + 1 : end + 4]]
    if after[:1] == ["that"]:
        after = after[1:]
    if len(after) > 1 and after[0] in ("you", "you've") and after[1] not in _NEEDS:
        return True
    if _theirs(sentence, start, end, keys):
        return True
    if _inside(sentence, start, end) or _has(sentence, start, end, keys):
        return True
    for place in range(start, max(-1, start - 7), -1):
        low = sentence[place].low
        if low in _OWN:
            return False
        if low in _YOURS:
            return _owns(sentence, place, start, end)
    lead = reading.plain[max(0, sentence[start].start - 40) : sentence[start].start].lower()
    return bool(_CONGRATULATES.search(lead)) and not set(lead.split()) & (_OWN - {"i"})


def _inside(sentence: Sequence[Token], start: int, end: int) -> bool:
    """ "The grants that you won for …": the reader did it, in the midst of the fact's words."""
    low = [token.low for token in sentence[start : end + 1]]
    return not set(low) & _OWN and any(
        one == "you" and other not in _NEEDS and other not in _LINKS for one, other in pairwise(low)
    )


def _theirs(sentence: Sequence[Token], start: int, end: int, keys: Keys) -> bool:
    """ "The invoices that your team recovered", "how the school raised pass rates": those whom the
    reader speaks for did it."""
    near = sentence[max(0, start - _GROUP) : end + 2 * _GROUP]
    if not _OWN.isdisjoint(t.low for t in sentence[max(0, start - 1) : end + 2 * _GROUP]):
        return False
    for article, group, verb in zip(near, near[1:], near[2:], strict=False):
        if article.low not in ("your", "the") or verb.low in _NEEDS:
            continue
        done = not keys.fact.every_stem.isdisjoint(verb.stems)
        yours = article.low == "your" and group.stem not in keys.all
        if group.low in _GROUPS:
            done = done or (yours and verb.low.endswith("ed"))
        elif not yours:
            continue
        if done:
            return True
    return False


def _has(sentence: Sequence[Token], start: int, end: int, keys: Keys) -> bool:
    """ "Years of growing your book": the reader has what the strength alone speaks of."""
    told = {token.low for token in sentence[max(0, start - 7) : end + 1]}
    return not told & _OWN and any(
        one.low == "your" and not keys.own.isdisjoint(other.stems)
        for one, other in pairwise(sentence[start : end + 1])
    )


def _owns(sentence: Sequence[Token], place: int, start: int, end: int) -> bool:
    """Whether the "you" or "your" at `place` governs the spot."""
    between = [token.low for token in sentence[place + 1 : start]]
    if "after" in between and between[between.index("after") - 1].startswith("look"):
        between.remove("after")  # "looking after" tells of no time
    if _OWN & {token.low for token in sentence[place + 1 : end + 1]}:
        return False
    if _STOPS & set(between[_did(sentence[place], between) :]):
        return False
    if sentence[place].low.startswith("your"):
        return len(between) <= 3
    before = sentence[place - 1].low if place else ""
    if before in _GIVES or (between and between[0] in _NEEDS):
        return False
    return len(between) <= 4


def _did(you: Token, between: Sequence[str]) -> int:
    """How many words "have worked with" takes: the preposition belongs to what was done."""
    verb = 1 if between[:1] and between[0] in ("have", "had") else 0
    if len(between) < verb + 2 or not _NEEDS.isdisjoint(between[: verb + 1]):
        return 0
    done = you.low in ("you", "you've") and between[verb].endswith("ed")
    done = done and between[verb + 1] in _OF_THE_VERB
    return verb + 2 if done else 0


def _span(sentence: Sequence[Token], start: int, end: int) -> tuple[Token, Token]:
    first = next(
        (place for place in range(start, max(-1, start - 5), -1) if sentence[place].low in _YOURS),
        start,
    )
    following = [token.low for token in sentence[end + 1 : end + 3]]
    last = min(len(sentence) - 1, end + 2) if "you" in following else end
    return sentence[first], sentence[last]
