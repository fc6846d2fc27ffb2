"""grounding.claim, for what the candidate is and has: a degree, years of a trade, a calling."""

from collections.abc import Iterator, Sequence

from guardrails.checks.grounding.claimed import judged
from guardrails.checks.grounding.clause import area, phrase
from guardrails.checks.grounding.jobs import is_job
from guardrails.checks.grounding.lexicon import word_stems
from guardrails.checks.grounding.reading import Reading, Remark
from guardrails.checks.grounding.tokens import Token

_YEARS = frozenset("years decade decades months".split())
_THEIRS = frozenset("your you their his her the next past last coming these".split())
_PAPERS = frozenset(
    "degree diploma certificate certification licence license qualification doctorate master's "
    "bachelor's background experience training apprenticeship award prize medal".split()
)
_BEING = frozenset("as i'm am".split())
_FORMAL = frozenset("certified qualified licensed licenced registered chartered accredited".split())
_AREA = frozenset("in of on with at".split())


def remarks(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """The callings, years and papers of a sentence that no fact carries."""
    yield from _roles(reading, sentence)
    yield from _spans(reading, sentence)
    yield from _titled(reading, sentence)


def _roles(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "As a volunteer firefighter", "I am a certified diver" where no fact knows of one."""
    for place, token in enumerate(sentence[:-2]):
        if token.low not in _BEING:
            continue
        following = [word.low for word in sentence[place + 1 : place + 4]]
        if token.low == "as" and following[0] in ("a", "an"):
            words = phrase(reading, sentence, place + 2)[:3]
            jobs = {t.stem for t in words} & word_stems("roles", "nouns")
            if jobs and not jobs & reading.facts.near:
                yield from judged(reading, words, 0)
        elif token.low in ("i'm", "am") and _FORMAL & set(following[:2]):
            yield from judged(reading, phrase(reading, sentence, place + 1), 1)
        elif token.low in ("i'm", "am") and following[0] in ("a", "an"):
            words = phrase(reading, sentence, place + 2)[:4]
            if any(is_job(word) for word in words):
                yield from judged(reading, words, 0, rarely=True)


def _spans(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "Half a decade on the pastry section", "five years of oncology": the years are a strength's,
    what they were spent on is not."""
    for place, token in enumerate(sentence[:-2]):
        if token.low in _YEARS and sentence[place + 1].low in _AREA:
            words = area(reading, sentence, place + 1)
            before = {word.low for word in sentence[max(0, place - 5) : place]}
            if not before & _THEIRS:
                doing = any(word.low.endswith("ing") for word in words[1:2])
                vaguely = doing or words[0].low in ("at", "with")
                yield from judged(reading, words, 1, rarely=vaguely)


def _titled(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "My food technology degree": what stands between "my" and the thing says of what it is."""
    for place, token in enumerate(sentence):
        if token.low in _PAPERS:
            first = next(
                (
                    at
                    for at in range(place - 1, place - 5, -1)
                    if at >= 0 and sentence[at].low == "my"
                ),
                place,
            )
            if place - first > 1:
                yield from judged(reading, list(sentence[first + 1 : place]), 0)
