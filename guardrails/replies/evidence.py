"""Which phrase rules a text sets off, and where: each in its sentence, each in its context.

A phrase doesn't count where its clause turns it: negated, conditional ("if we make you an offer"),
told of others or of the usual ("shortlisted candidates will be invited"), or past and reported
("as I said when we offered you the interview"), unless the rule says that it does.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from guardrails.replies.phrases import Context, Phrase, Rule, RuleBook, keys
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import Sentence

_NEGATIONS = frozenset("not never no nor neither unable without hardly none".split())
_CONDITIONS = frozenset("if whether unless once until before when whenever".split())
_CLAUSE_ENDS = frozenset(", but although though however because since so".split())
_SUBJECTS = frozenset("we i you they he she it the our there".split())
_OUTCOME = re.compile(
    r" (?:if|should|once|when|whether|unless|in case|in the event|provided|assuming|subject to)"
    r"(?: (?!that |the one |this )[^ ]+){0,8} (?:select\w*|success\w*|"
    r"shortlist\w*|short listed|match\w*|"
    r"suitable|chosen|progress\w*|proceed\w*|move forward|decide to|be offered|an offer|"
    r"like to take|take (?:you|your|it|this) (?:further|forward)|meet the|fit the|a good fit|"
    r"a fit|further consideration|considered|qualif\w*|is required|are required|require)(?= )"
)
_POLITE = re.compile(
    r" if (?=(?:that|this|it|either|those|these|the)(?: [^ ]+){0,3} "
    r"(?:work|works|suit|suits|is|are|helps?) |"
    r"you (?:are (?:still|happy|free|around|interested|available|up|ok|okay)|still|want|would|like|"
    r"have|can|could|do not mind|need|wish)|possible|so |not |convenient)"
)
_UNREAL = re.compile(
    r" (?:(?:would|could|might|should) have(?! (?:you|to|a|an|the|your|another) )|"
    r"wish (?:i|we) (?:could|had|were)|had (?:hoped|wanted|planned) to)(?= )"
)
_GENERIC = re.compile(
    r" (?:usually|typically|normally|generally|as a rule|in general|often|traditionally|"
    r"candidates?|applicants?|those|anyone|everyone|everybody|people|person|process|stages?)(?= )"
)
_PAST = re.compile(
    r" (?:yesterday|previously|(?:when|after|since|where) (?:we|i|you|he|she|they)|"
    r"you (?:asked|wondered|wanted|wrote|said|mentioned|had)|"
    r"(?:as|already)(?: we| i| you)?(?: have)? (?:told|said|mentioned|discussed|promised|"
    r"explained|announced|agreed|indicated)|"
    r"(?:thank|thanks)(?: you)?(?: [^ ]+){0,4} for|last (?:week|month|year|autumn|spring|summer|"
    r"monday|tuesday|wednesday|thursday|friday))(?= )"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A rule set off by the words `start` to `end` (of the original text) in a sentence."""

    rule: Rule
    label: ReplyLabel
    start: int
    end: int


Holds = Callable[[Sentence, int, int], bool]


def signs(read: Sequence[Sentence], book: RuleBook) -> list[Sign]:
    """Every rule that the sentences set off, in the order of the text, once a place."""
    found: dict[tuple[str, int], Sign] = {}
    for sentence in read:
        for sign in _in_sentence(sentence, book):
            key = (sign.rule.id, sign.start)
            if key not in found or found[key].end < sign.end:
                found[key] = sign
    return sorted(found.values(), key=lambda sign: (sign.start, sign.end, sign.rule.id))


def _in_sentence(sentence: Sentence, book: RuleBook) -> Iterator[Sign]:
    held = set(sentence.words)
    for phrase in _candidates(sentence, book):
        if not phrase.rule.unless.isdisjoint(held):
            continue
        found = phrase.pattern.search(sentence.line)
        while found:
            first, last = _words_of(sentence, found)
            if first < last and not _turned(sentence, phrase, first, last):
                start, end = sentence.starts[first], sentence.ends[last - 1]
                yield Sign(phrase.rule, phrase.label, start, end)
                break
            found = phrase.pattern.search(sentence.line, found.start() + 1)


def _candidates(sentence: Sentence, book: RuleBook) -> dict[Phrase, None]:
    """The phrases of which the sentence holds an anchor, in a fixed order."""
    index = book.by_anchor
    return {
        phrase: None
        for word in dict.fromkeys(sentence.words)
        for key in keys(word)
        if key in index
        for phrase in index[key]
    }


def _words_of(sentence: Sentence, found: re.Match[str]) -> tuple[int, int]:
    """The words that a match covers, without pauses at its edges."""
    offsets = sentence.offsets
    first = bisect_left(offsets, found.start() + 1)
    last = bisect_left(offsets, found.end())
    while first < last and sentence.words[last - 1] in (",", "?"):
        last -= 1
    return first, last


def _turned(sentence: Sentence, phrase: Phrase, first: int, last: int) -> bool:
    """Whether the context of the words takes their sense away."""
    for context, holds in _CONTEXTS.items():
        if context not in phrase.despite and holds(sentence, first, last):
            return True
    return False


def _clause_start(sentence: Sentence, first: int) -> int:
    """Where the clause of a word begins: after a pause, a "but", an "and we"."""
    words = sentence.words
    for place in range(first - 1, -1, -1):
        if words[place] in _CLAUSE_ENDS:
            return place + 1
        if words[place] == "and" and words[place + 1] in _SUBJECTS:
            return place + 1
    return 0


def _before(sentence: Sentence, first: int) -> str:
    return f" {' '.join(sentence.words[_clause_start(sentence, first) : first])} "


def _negated(sentence: Sentence, first: int, last: int) -> bool:
    start = max(_clause_start(sentence, first), first - 4)
    return not _NEGATIONS.isdisjoint(sentence.words[start:first])


def _conditional(sentence: Sentence, first: int, last: int) -> bool:
    before = _before(sentence, first)
    clause = _POLITE.sub(" ", before).split()
    inverted = clause[:1] == ["should"]
    return (
        inverted
        or not _CONDITIONS.isdisjoint(clause)
        or _UNREAL.search(f"{before}{sentence.words[first]} ") is not None
        or _OUTCOME.search(sentence.line) is not None
    )


def _generic(sentence: Sentence, first: int, last: int) -> bool:
    return _GENERIC.search(_before(sentence, first)) is not None


def _past(sentence: Sentence, first: int, last: int) -> bool:
    over = first > 0 and sentence.words[first - 1] in ("was", "were")
    return over or _PAST.search(_before(sentence, first)) is not None


_CONTEXTS: dict[Context, Holds] = {
    "negated": _negated,
    "conditional": _conditional,
    "generic": _generic,
    "past": _past,
}
