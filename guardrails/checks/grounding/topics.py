"""grounding.topic: something talked about, wanted or praised that is in no fact (a warning).

Two ways to see one: after words that announce a topic ("I enjoyed hearing about …") anything that
is not courtesy has to be in the facts; elsewhere two neighbours that are neither everyday words
nor facts are probably one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.highlights import highlight
from guardrails.checks.grounding.jobs import ADJECTIVE
from guardrails.checks.grounding.lexicon import is_common, table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.quantities import unit_of
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.spelling import cardinal
from guardrails.checks.grounding.tokens import Token
from guardrails.kinds import MessageKind

_ANNOUNCED = re.compile(
    r"\b(?:(?:hear(?:ing)?|learn(?:ing|ed|t)?|talk(?:ing|ed)?|conversation|discussion|"
    r"discuss(?:ed|ing)|chat(?:ting)?|spoke|speaking|tell(?:ing)? (?:me|us)|told me|thoughts?|"
    r"points?|excited|question|story|stories|account|what you said|remarks?|ideas?|plans?|"
    r"insights?|curious|passion(?:ate)?) "
    r"(?:(?:more|a lot|further|me|so|often|at length|with you|to you|you) )?"
    r"(?:about|on|regarding|into|for|of)|"
    r"you (?:mentioned|described|explained|showed me|told me about|talked about|"
    r"spoke (?:about|of))|"
    r"(?:hints?|tips?|advice|anecdotes?|warnings?|tales?) (?:about|on|regarding|of)|"
    r"your (?:\w+ )?(?:troubles?|problems?|worry|worries|struggles?|difficulty|difficulties|"
    r"battles?|fights?) (?:with|about|over|against)|"
    r"discuss(?:ing|ed)|exploring|think(?:ing)? about(?= your\b))[ ]"
)
# Each of its matches holds one of these.
_ANNOUNCING = tuple(
    "hear learn talk conversation discuss chat spoke speak tell told thought point excited "
    "question stor account said remark idea plan insight curious passion mentioned described "
    "explained showed exploring think hint tip advice anecdote warning tale trouble problem worr "
    "struggle difficult battle fight".split()
)
_SPLITS = frozenset(
    "and but so which because where when while if that who is was are were has have had i you we "
    "your our their his her my it they with without before after as made make makes would could "
    "should will can me to".split()
)
_ARTICLES = frozenset("the your how a an its".split())
_TRIALS = frozenset(
    "exercise test tests task assessment audition presentation demonstration exam quiz dinner "
    "lunch breakfast trial simulation roleplay workshop".split()
)
_IF = frozenset("if should happy glad gladly whenever need".split())
_OFFERED = frozenset(
    "send share provide useful help helpful need like want show bring arrange say shout".split()
)
_FAR = 40
_GAP = 1
_ENOUGH = 2
_NEAR = 3
_BEFORE_NOUNS = frozenset(
    "the a an your my our their this that these those of on in with for about and or to from by at "
    "into some any no every each more new two three bake run teach "
    "fewer less more much many few several all".split()
)
_BEFORE_VERBS = frozenset(
    "what which who it that you i we they to would will can could not".split()
)
_NO_NOUN = ("ly", "ing", "ed", "ful", "ous", "less", "able", "ible", "ive", "est", "ish", "n't")
_ENDS = re.compile(r"[;:.!?()\n–—]|,(?!$)| - ")


def remarks(reading: Reading) -> Iterator[Remark]:
    """The topics of a body that no fact holds, at most one a sentence."""
    if reading.where != "body":
        return
    for sentence, low in zip(reading.sentences, reading.lows, strict=True):
        found = highlight(reading, sentence) or _trial(reading, sentence)
        if not found and any(map(_announces, low)):
            found = _announced(reading, sentence)
        if not found and not _offers(sentence):
            strange = [_is_strange(reading, token) for token in sentence]
            found = _field(reading, sentence, strange)
            if any(strange):
                found = (
                    _strange(reading, sentence, strange)
                    or _swapped(reading, sentence, strange)
                    or found
                )
        if found:
            start, end = spread(found)
            yield warning(
                "topic", start, end,
                f'No fact mentions "{quoted(reading, start, end)}".',
                "Keep to what you noted, or add this to the notes.",
            )  # fmt: skip


def _trial(reading: Reading, sentence: Sequence[Token]) -> list[Token]:
    """What a reply to an invitation says is to be done there: "the design exercise"; nobody asked
    for one."""
    if reading.case.kind is not MessageKind.NEXT_ROUND_REPLY:
        return []
    for place, token in enumerate(sentence):
        near = [word.low for word in sentence[max(0, place - _NEAR) : place]]
        first = next((at for at, low in enumerate(near) if low in _ARTICLES), None)
        if token.low in _TRIALS and first is not None and not _grounded(reading, token):
            return list(sentence[place - len(near) + first + 1 : place + 1])
    return []


def _offers(sentence: Sequence[Token]) -> bool:
    """Whether a sentence offers something, which may be anything: "if a sample would help"."""
    low = {token.low for token in sentence}
    conditions, offers = low & _IF, low & _OFFERED
    return bool(conditions and offers) and len(conditions | offers) > 1


@lru_cache(maxsize=8192)
def _announces(low: str) -> bool:
    """Whether a word may be part of what announces a topic."""
    return any(beginning in low for beginning in _ANNOUNCING)


def _announced(reading: Reading, sentence: Sequence[Token]) -> list[Token]:
    start, end = spread(sentence)
    for match in _ANNOUNCED.finditer(reading.text.lower, start, end):
        first = bisect_left(sentence, match.end() - 1, key=lambda token: token.start)
        following = list(sentence[first : first + _FAR])
        while following:
            phrase = _phrase(reading, following)
            content = [
                token for before, token in zip((None, *phrase), phrase, strict=False)
                if _is_content(token) and not (before and before.low == "what")
            ]  # fmt: skip
            if content and not any(_grounded(reading, token) for token in content):
                return content
            following = _conjunct(following[len(phrase) :])
    return []


def _conjunct(rest: Sequence[Token]) -> list[Token]:
    """What follows an "and" that goes on a list: "… and the way you run it"."""
    goes_on = len(rest) > 1 and rest[0].low == "and" and rest[1].low in _ARTICLES
    return list(rest[1:]) if goes_on else []


def _phrase(reading: Reading, words: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in words[:10]:
        if found and _ENDS.search(reading.between(found[-1], token)):
            break
        if token.low in _SPLITS and any(_is_content(word) for word in found):
            break
        found.append(token)
    return found


def _is_content(token: Token) -> bool:
    courtesy = word_stems("courtesy")
    return len(token.low) > 2 and not all(s in courtesy for s in token.stems)


def _grounded(reading: Reading, token: Token) -> bool:
    return any(reading.facts.related(s) for s in token.stems) or reading.taken(token)


def _strange(reading: Reading, sentence: Sequence[Token], strange: Sequence[bool]) -> list[Token]:
    """The first two near one another that are no everyday words and in no fact."""
    run: list[Token] = []
    gap = 0
    for place, token in enumerate(sentence):
        if run and _ENDS.search(reading.plain, sentence[place - 1].end, token.start):
            run = []
        if strange[place]:
            if run and gap <= _GAP and not (_plain(run[0]) and _plain(token)):
                return [*run, token]
            run, gap = [token], 0
        else:
            gap += 1
    return []


def _swapped(reading: Reading, sentence: Sequence[Token], strange: Sequence[bool]) -> list[Token]:
    """A strange word in the midst of a fact's words, one of which is missing: "promotions double
    demand for mangoes" where the note says cocoa."""
    said = {stem for token in sentence for stem in token.stems}
    for fact in reading.facts.of("note", "interest"):
        lacking = fact.stems - said
        if len(fact.stems & said) < _ENOUGH or not any(not is_common(s) for s in lacking):
            continue
        for place in [place for place, odd in enumerate(strange) if odd]:
            around = sentence[max(0, place - _NEAR) : place + _NEAR + 1]
            if any(s in fact.stems for token in around for s in token.stems):
                return [sentence[place]]
    return []


def _field(reading: Reading, sentence: Sequence[Token], strange: Sequence[bool]) -> list[Token]:
    """The first word that no fact speaks of and that names a field of work, or is no plain word."""
    fields = listed("fields")
    before = ""
    for token, odd in zip(sentence, strange, strict=True):
        field = token.low in fields and not reading.taken(token) and before not in _BEFORE_VERBS
        noun = odd and (token.first or before in _BEFORE_NOUNS or before.endswith(ADJECTIVE))
        rare = noun and _rare(token)
        if (field or rare) and not _grounded(reading, token):
            return [token]
        before = token.low
    return []


def _rare(token: Token) -> bool:
    """Whether a strange word is so by itself: a noun that no plain letter would hold."""
    capital = token.capital and not (token.first and token.text[1:].islower())
    if capital or len(token.low) < 5:
        return False
    return not token.low.endswith(_NO_NOUN) and not _plain(token)


def _plain(token: Token) -> bool:
    return all(stem in word_stems("plain") for stem in token.stems)


def _is_strange(reading: Reading, token: Token) -> bool:
    if _ordinary(token.low, token.stems) or reading.taken(token):
        return False
    if token.capital and reading.facts.knows(token):
        return False
    return not all(is_common(s) or reading.facts.related(s) for s in token.stems)


@lru_cache(maxsize=8192)
def _ordinary(low: str, stems: tuple[str, ...]) -> bool:
    """Whether a word can be no topic, whatever the facts are."""
    if len(low) < 3 or "'" in low or low in listed("capitals") or cardinal(low) is not None:
        return True
    if low in table("quantities")["currencies"] or unit_of(low)[0]:
        return True
    return all(is_common(stem) for stem in stems)
