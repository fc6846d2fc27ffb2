"""grounding.wrong_person: what another interviewer talked about, in this reader's note."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guardrails.application import Person
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.given import Fact
from guardrails.checks.grounding.lexicon import is_common, synonyms
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted, spread
from guardrails.checks.grounding.tokens import Token
from guardrails.kinds import MessageKind

_PANEL = (MessageKind.THANK_YOU, MessageKind.LINKEDIN_CONNECT, MessageKind.SHARE_ARTICLE)
_COLLEAGUES = re.compile(
    r"\b(?:colleagues?|panel|interviewers|others|both of you|you both|you all)\b"
)


@dataclass(frozen=True, slots=True)
class Note:
    """Another person's note with the words that only it has.

    `keys` leads from each such stem, and from those that stand for it, to the stem; `names` are
    its words in capitals, `pairs` the neighbours among its own words: "control room".
    """

    fact: Fact
    keys: dict[str, frozenset[str]]
    count: int
    names: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def remarks(reading: Reading) -> Iterator[Remark]:
    """The topics of a panel note that belong to another interviewer."""
    reader = reading.case.reader
    if not isinstance(reader, Person) or reading.case.kind not in _PANEL:
        return
    notes = reading.facts.kept(f"panel {reader.id}", lambda facts: _notes(facts, reader.id))
    for sentence, said in zip(reading.sentences, reading.said, strict=True) if notes else ():
        near = [note for note in notes if not said.isdisjoint(note.keys)]
        if near and not _names_others(reading, sentence):
            for note in near:
                yield from _strays(reading, sentence, note, reader)


def _notes(facts: Facts, reader: str) -> tuple[Note, ...]:
    allowed = {
        s for fact in facts.facts for s in fact.stems
        if fact.sort != "note" or fact.owner == reader
    }  # fmt: skip
    others = (fact for fact in facts.of("note") if fact.owner != reader)
    return tuple(_note(fact, allowed) for fact in others if fact.stems - allowed)


def _note(fact: Fact, allowed: set[str]) -> Note:
    """The note by its words and their synonyms, less what other facts say as well."""
    known, stems = synonyms(), fact.stems - allowed
    keys: dict[str, set[str]] = {}
    for stem in stems:
        for word in ({stem} | known.get(stem, frozenset())) - allowed:
            keys.setdefault(word, set()).add(stem)
    names = frozenset(token.low for token in fact.tokens if token.capital and not token.first)
    pairs = frozenset(
        (one.stem, other.stem)
        for one, other in pairwise(fact.tokens)
        if one.stem in stems and other.stem in stems
    )
    own = {word: frozenset(to) for word, to in keys.items()}
    return Note(fact, own, len(stems), names, pairs)


def _names_others(reading: Reading, sentence: Sequence[Token]) -> bool:
    """Whether a sentence says itself that it is about somebody else met."""
    named = {token.low for token in sentence if token.capital} - reading.reader_names
    return bool(
        named & reading.facts.name_words
        or _COLLEAGUES.search(" ".join(token.low for token in sentence))
    )


def _strays(
    reading: Reading, sentence: Sequence[Token], note: Note, reader: Person
) -> Iterator[Remark]:
    hits = [
        token
        for token in sentence
        if any(s in note.keys for s in token.stems) and not _of_the_company(reading, token)
    ]
    if not _enough(sentence, hits, note):
        return
    start, end = spread(hits)
    people = reading.facts.application.people
    owner = next((person.called for person in people if person.id == note.fact.owner), "")
    yield error(
        "wrong_person", start, end,
        f'"{quoted(reading, start, end)}" is what you talked about with {owner}, not with '
        f"{reader.called}.",
        "Take up something that you talked about with the reader.",
    )  # fmt: skip


def _of_the_company(reading: Reading, token: Token) -> bool:
    """Whether a word is part of the company's name: "Animal Hospital" is no clinic talked about."""
    return token.capital and token.low in reading.facts.company_words


def _enough(sentence: Sequence[Token], hits: Sequence[Token], note: Note) -> bool:
    """Whether so much of a note is echoed that chance is no explanation."""
    found = {to for token in hits for s in token.stems for to in note.keys.get(s, ())}
    if len(found) >= 3 or any(token.capital and token.low in note.names for token in hits):
        return True
    if any((one.stem, other.stem) in note.pairs for one, other in pairwise(sentence)):
        return True
    rare = any(not is_common(stem) for stem in found)
    if len(found) < (0.5 if rare else 0.6) * note.count:
        return False
    return rare or len(found) > 1 or _closely(note.fact, sentence)


def _closely(fact: Fact, sentence: Sequence[Token]) -> bool:
    """Whether a note of one telling word is echoed in another of its words too."""
    if len(fact.stems) > 1:
        return False
    said = {s for token in sentence for s in token.stems}
    return any(s in said for token in fact.tokens for s in token.stems if len(s) > 3)
