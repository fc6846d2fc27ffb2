"""grounding.credited and grounding.wrong_person: true facts told of the wrong person."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guardrails.application import Person
from guardrails.checks.grounding.facts import Fact, Facts, is_common
from guardrails.checks.grounding.lexicon import synonyms
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted, spread
from guardrails.checks.grounding.spelling import cardinal
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import stem
from guardrails.kinds import MessageKind

_PANEL = (MessageKind.THANK_YOU, MessageKind.LINKEDIN_CONNECT, MessageKind.SHARE_ARTICLE)
_OWN = frozenset("i my mine me i've i'm i'd i'll our we myself".split())
_YOURS = frozenset("your you you've you're yours you'd yourself".split())
_CONGRATULATES = re.compile(
    r"\b(?:congratulations|congrats|well done|kudos)\b|"
    r"\b(?:admire|impressed|struck) (?:by |with |how )?"
)
_NEEDS = frozenset(
    "ask asked mention mentioned need needs want wanted look looking heard hear saw see seen read "
    "know knew said require seek wish hope would will might may could can should think if about".split()
)
_GIVES = frozenset(
    "bring give offer show tell told send serve help join for to with thank by".split()
)
_STOPS = frozenset(
    "with for through by using after since because and but while so as which".split()
)
_COLLEAGUES = re.compile(
    r"\b(?:colleagues?|panel|interviewers|others|both of you|you both|you all)\b"
)


def remarks(reading: Reading) -> Iterator[Remark]:
    """What a field tells of the reader that belongs to the candidate, or to a colleague."""
    for sentence in reading.sentences:
        yield from _credited(reading, sentence)
        yield from _wrong_person(reading, sentence)


def _credited(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    for fact in reading.facts.of("strength"):
        keys, its_own = _keys(reading.facts, fact)
        for start, end in _spots(sentence, keys, its_own):
            if _credits(reading, sentence, start, end):
                first, last = _credit_span(sentence, start, end)
                yield _credit(reading, first, last, fact)


def _credit(reading: Reading, first: Token, last: Token, fact: Fact) -> Remark:
    quote = quoted(reading, first.start, last.end)
    return error(
        "credited", first.start, last.end,
        f'"{quote}" credits the reader with what you did yourself ({fact.text}).',
        'Tell it of yourself: "my …".',
    )  # fmt: skip


def _keys(facts: Facts, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of a strength, and those that no note, role or company shares with it."""
    others = {
        s for other in facts.facts for s in other.stems
        if other.sort in ("note", "company", "role", "title", "event", "article", "interest")
    }  # fmt: skip
    figures = {
        str(int(value))
        for number in fact.quantities
        for value in number.values
        if value.is_integer()
    }
    return frozenset(fact.stems | figures | _units(fact)), frozenset(
        (fact.stems | figures) - others
    )


def _units(fact: Fact) -> frozenset[str]:
    """The stems of what its figures count, courtesy or not: "years" is one."""
    return frozenset(stem(number.noun) for number in fact.quantities if number.noun)


def _spots(
    sentence: Sequence[Token], keys: frozenset[str], its_own: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Stretches of a sentence with two keys or more, one at least that no other fact has."""
    hits = [place for place, token in enumerate(sentence) if _hits(token, keys)]
    while hits:
        end = 0
        while end + 1 < len(hits) and hits[end + 1] - hits[end] <= 5:
            end += 1
        found = {key for place in hits[: end + 1] for key in _keys_of(sentence[place])} & keys
        if len(found) >= 2 and found & its_own:
            yield hits[0], hits[end]
        hits = hits[end + 1 :]


def _hits(token: Token, keys: frozenset[str]) -> bool:
    return bool(_keys_of(token) & keys)


def _keys_of(token: Token) -> set[str]:
    value = cardinal(token.low)
    return {*token.stems, *([str(value)] if value is not None else [])}


def _credits(reading: Reading, sentence: Sequence[Token], start: int, end: int) -> bool:
    """Whether a spot is told of the reader: "your five years", "you built", "… that you won"."""
    after = [token.low for token in sentence[end + 1 : end + 4]]
    if after[:1] and after[0] in ("you", "you've") and len(after) > 1 and after[1] not in _NEEDS:
        return True
    if after[:2] == ["that", "you"] and len(after) > 2 and after[2] not in _NEEDS:
        return True
    if _inside(sentence, start, end):
        return True
    for place in range(start, max(-1, start - 7), -1):
        low = sentence[place].low
        if low in _OWN:
            return False
        if low in _YOURS:
            return _owns(sentence, place, start, end)
    lead = reading.plain[max(0, sentence[start].start - 40) : sentence[start].start].lower()
    return bool(_CONGRATULATES.search(lead)) and not any(w in lead.split() for w in _OWN - {"i"})


def _inside(sentence: Sequence[Token], start: int, end: int) -> bool:
    """ "The grants that you won for …": the reader did it, in the midst of the fact's words."""
    low = [token.low for token in sentence[start : end + 1]]
    return not set(low) & _OWN and any(
        one == "you" and other not in _NEEDS for one, other in pairwise(low)
    )


def _owns(sentence: Sequence[Token], place: int, start: int, end: int) -> bool:
    between = [token.low for token in sentence[place + 1 : start]]
    own_between = [token.low for token in sentence[place + 1 : end + 1]]
    if any(word in _OWN for word in own_between) or any(word in _STOPS for word in between):
        return False
    if sentence[place].low.startswith("your"):
        return len(between) <= 3
    before = sentence[place - 1].low if place else ""
    if before in _GIVES or (between and between[0] in _NEEDS):
        return False
    return len(between) <= 4


def _credit_span(sentence: Sequence[Token], start: int, end: int) -> tuple[Token, Token]:
    first = start
    for place in range(start, max(-1, start - 5), -1):
        if sentence[place].low in _YOURS:
            first = place
            break
    last = end
    following = [token.low for token in sentence[end + 1 : end + 4]]
    if "you" in following[:2]:
        last = min(len(sentence) - 1, end + 2)
    return sentence[first], sentence[last]


def _wrong_person(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    reader = reading.case.reader
    if not isinstance(reader, Person) or reading.case.kind not in _PANEL:
        return
    said = " ".join(token.low for token in sentence)
    if _COLLEAGUES.search(said):
        return
    named = {token.low for token in sentence if token.capital} - reading.reader_names
    if named & reading.facts.name_words:
        return
    for note in reading.facts.of("note"):
        if note.owner != reader.id:
            yield from _strays(reading, sentence, note, reader)


def _strays(
    reading: Reading, sentence: Sequence[Token], note: Fact, reader: Person
) -> Iterator[Remark]:
    allowed = {
        s for fact in reading.facts.facts for s in fact.stems
        if fact.sort != "note" or fact.owner == reader.id
    }  # fmt: skip
    keys = note.stems - allowed
    found, hits = _echoes(sentence, keys)
    proper = any(_proper(note, token) for token in hits)
    rare = any(not is_common(s) for s in found)
    share = 0.5 if rare else 0.6
    enough = len(found) >= share * len(keys) and (
        rare or len(found) > 1 or _closely(note, sentence)
    )
    if found and (proper or enough or len(found) >= 3):
        start, end = spread(hits)
        owner = next((p.called for p in reading.facts.application.people if p.id == note.owner), "")
        yield error(
            "wrong_person", start, end,
            f'"{quoted(reading, start, end)}" is what you talked about with {owner}, not with '
            f"{reader.called}.",
            "Take up something that you talked about with the reader.",
        )  # fmt: skip


def _echoes(sentence: Sequence[Token], keys: frozenset[str]) -> tuple[set[str], list[Token]]:
    """The keys that a sentence holds, or words that stand for them, and where."""
    known = synonyms()
    found: set[str] = set()
    hits = []
    for token in sentence:
        here = {key for s in token.stems for key in keys & ({s} | known.get(s, frozenset()))}
        if here:
            found |= here
            hits.append(token)
    return found, hits


def _closely(note: Fact, sentence: Sequence[Token]) -> bool:
    """Whether a note of one telling word is echoed in another of its words too."""
    if len(note.stems) > 1:
        return False
    said = {s for token in sentence for s in token.stems}
    return any(s in said for token in note.tokens for s in token.stems if len(s) > 3)


def _proper(note: Fact, token: Token) -> bool:
    return token.capital and any(
        token.low == other.low and other.capital and not other.first for other in note.tokens
    )
