"""What the learnt weights look at in a text: its terms, each with the words it stands for.

    offer              a word, by its first letters         offer you     two neighbours
    <choose>           a kind of words                      <we>+<choose> kinds side by side
    <we>~<someone>     kinds with one or two words between  no <choose>   a kind after a "not"
    rule:offer.yours   a phrase rule that saw something     verdict:offer what the rules alone say
    words:4            how long the text is                 if <offer>    a kind after an "if"

Function words are passed over between kinds. A word of no kind stands for itself.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guardrails.replies.evidence import Sign
from guardrails.replies.kinds import kinds_of
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import Sentence

STEM = 6
"""Words are compared by so many letters: "appointed" and "appointment" are one."""
MOST_SENTENCES = 60
"""A text is weighed by its first sentences; the phrase rules read all of it."""
USUAL_LENGTH = 40
"""Words of a text that is longer count less each, so that a long text is no surer for it."""
LENGTH = 5.0
"""The values of a text, squared, add up to the square of this: many terms make no surer reading."""
NO_PLACE = (-1, -1)
PASSED_OVER = frozenset(
    "a an the of to in on at for and or is are am be by with as so just very really quite also "
    "from into about".split()
)
SHARES = {
    "word": 1.0,
    "pair": 0.7,
    "kind": 1.0,
    "next": 0.7,
    "near": 0.55,
    "no": 0.7,
    "if": 0.7,
    "rule": 1.0,
}
"""How much a term of each sort counts before it is weighed; several sorts see the same words."""
VERDICT = 2.0
TURNS = {"<neg>": ("no", 3), "<cond>": ("if", 5)}
"""What turns the words after it, and how many of them."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term: its text, how much it counts, and its place in the original text if it has one."""

    text: str
    value: float
    start: int
    end: int


def terms(
    read: Sequence[Sentence], found: Sequence[Sign], verdict: tuple[ReplyLabel, float]
) -> list[Term]:
    """Each term of a text once, at its first place.

    `found` are the signs of the phrase rules, `verdict` the label that they give and how sure.
    """
    first: dict[str, Term] = {}
    for term in _every(read[:MOST_SENTENCES], found, verdict):
        first.setdefault(term.text, term)
    share = LENGTH / math.sqrt(sum(term.value**2 for term in first.values()))
    return [Term(term.text, term.value * share, term.start, term.end) for term in first.values()]


def _every(
    read: Sequence[Sentence], found: Sequence[Sign], verdict: tuple[ReplyLabel, float]
) -> Iterator[Term]:
    label, sure = verdict
    yield Term(f"verdict:{label}", VERDICT * sure, *NO_PLACE)
    for sign in found:
        yield Term(f"rule:{sign.rule.id}", SHARES["rule"], sign.start, sign.end)
    count = sum(len(sentence.words) for sentence in read)
    yield Term(f"words:{min(6, int(math.log2(count + 1)))}", 1.0, *NO_PLACE)
    share = 1 / math.sqrt(max(1.0, count / USUAL_LENGTH))
    for sentence in read:
        for sort, text, start, end in _of_sentence(sentence):
            yield Term(text, SHARES[sort] * share, start, end)


Found = tuple[str, str, int, int]


def _of_sentence(sentence: Sentence) -> Iterator[Found]:
    words = [
        (word, start, end)
        for word, start, end in zip(sentence.words, sentence.starts, sentence.ends, strict=True)
        if word != ","
    ]
    yield from _words(words)
    yield from _kinds(words)


def _words(words: Sequence[tuple[str, int, int]]) -> Iterator[Found]:
    stems = [("0" if word[0].isdigit() else word[:STEM], start, end) for word, start, end in words]
    for text, start, end in stems:
        yield "word", text, start, end
    for (first, start, _), (second, _, end) in pairwise(stems):
        yield "pair", f"{first} {second}", start, end


def _kinds(words: Iterable[tuple[str, int, int]]) -> Iterator[Found]:
    heads: list[tuple[str, int, int]] = []
    for word, start, end in words:
        kinds = kinds_of(word)
        for kind in kinds:
            yield "kind", kind, start, end
        if word not in PASSED_OVER:
            heads.append((kinds[0] if kinds else word[:STEM], start, end))
    if not heads:
        return
    edge = [("^", *heads[0][1:]), *heads, ("$", *heads[-1][1:])]
    for (one, start, _), (two, _, end) in pairwise(edge):
        yield "next", f"{one}+{two}", start, end
    yield from _turned(heads)
    for apart in (2, 3):
        for (one, start, _), (two, _, end) in zip(heads, heads[apart:], strict=False):
            yield "near", f"{one}~{two}", start, end


def _turned(heads: Sequence[tuple[str, int, int]]) -> Iterator[Found]:
    """The kinds of the few words after a "not" or an "if"."""
    for turn, (sort, many) in TURNS.items():
        begun, left = 0, 0
        for kind, start, end in heads:
            if kind == turn:
                begun, left = start, many
            elif left:
                left -= 1
                yield sort, f"{sort} {kind}", begun, end
