"""Where the phrases of all rules stand in a text, found by the words they cannot do without."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from guardrails.checks.tone.phrases import Phrase
from guardrails.checks.tone.tokens import Tokens

Entry = tuple[int, Phrase, int, int, frozenset[str]]
"""The number of the phrase's owner, the phrase, how many words may precede its anchor, at least
and at most, and words of which one must be there too."""
Stretch = tuple[int, int]
"""Words from the first up to, not including, the last."""


@dataclass(slots=True)
class Index:
    """Phrases by their anchors. Each belongs to an owner, named by a number."""

    by_word: dict[str, list[Entry]] = field(default_factory=dict)
    by_prefix: dict[str, list[Entry]] = field(default_factory=dict)

    def add(self, owner: int, phrase: Phrase) -> None:
        """Enter a phrase."""
        for anchor in phrase.anchors:
            shelf = self.by_prefix if anchor.prefix else self.by_word
            entry = (owner, phrase, anchor.least, anchor.most, phrase.beside(anchor))
            shelf.setdefault(anchor.name, []).append(entry)

    def hits(self, tokens: Tokens) -> Iterator[tuple[int, Stretch]]:
        """Each match with its owner, in the order of the anchors."""
        words, beginnings = tokens.words, tokens.beginnings
        norm, offsets = tokens.norm, tokens.offsets
        likely = self._likely(tokens)
        for place, word in enumerate(words) if likely else ():
            for owner, phrase, least, most, _ in likely.get(word, ()):
                firsts = phrase.firsts
                for start in range(place - most if place > most else 0, place - least + 1):
                    if not firsts or words[start] in firsts or beginnings[start] in firsts:
                        found = phrase.regex.match(norm, offsets[start])
                        if found is not None and (end := tokens.at(found.end())) > place:
                            yield owner, (start, end)

    def _likely(self, tokens: Tokens) -> dict[str, list[Entry]]:
        """The phrases of which a word is an anchor and whose next rarest word is there too."""
        found: dict[str, list[Entry]] = {}
        vocabulary = tokens.vocabulary
        if vocabulary.isdisjoint(self.by_word) and vocabulary.isdisjoint(self.by_prefix):
            return found
        for word, start in dict(zip(tokens.words, tokens.beginnings, strict=True)).items():
            exact, rough = self.by_word.get(word), self.by_prefix.get(start)
            if exact or rough:
                entries = (*(exact or ()), *(rough or ()))
                kept = [e for e in entries if not e[4] or not e[4].isdisjoint(vocabulary)]
                if kept:
                    found[word] = kept
        return found


def match(phrase: Phrase, tokens: Tokens, start: int) -> int | None:
    """The word after the phrase where it stands at `start`, else None."""
    found = phrase.regex.match(tokens.norm, tokens.offsets[start])
    return None if found is None else tokens.at(found.end())


def apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The longest of those that overlap, in the order of the text."""
    kept: list[Stretch] = []
    for first, last in sorted(set(stretches)):
        if kept and first < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(last, kept[-1][1]))
        else:
            kept.append((first, last))
    return kept


def touches(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether the stretch shares a place with one of the others, which are `apart`."""
    after = bisect_left(others, (stretch[1], 0))
    return after > 0 and others[after - 1][1] > stretch[0]
