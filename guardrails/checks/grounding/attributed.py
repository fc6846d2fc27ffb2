"""grounding.promise and .topic: words put into the reader's mouth (warnings).

"You promised to …", "as you and Priya suggested, …": what nobody noted, nobody said.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.application import Reference
from guardrails.checks.grounding.clause import content, unbroken
from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token

_BETWEEN = frozenset("have had both also kindly already once even yourself so did".split())
_SAYING = frozenset("said told mentioned".split())
_FILLS = frozenset(("that", "me"))
_TO = frozenset("to that me we i".split())
_LONGEST = 16
_FAR = 9
_BACK = 40
_WHEN = frozenset("when once after before until till as whenever if".split())
_WOULD = frozenset("would will".split())
_ENDS_IT = frozenset("about of so and but which who i what how".split())
_REFEREES = frozenset("reference references referee referees name call contact".split())
_DOUBTS = frozenset(
    "if hope hoping hopes trust wish whether unless once sure confident until when whenever "
    "before should".split()
)


def remarks(reading: Reading) -> Iterator[Remark]:
    """What a body says that the reader promised, suggested or asked, and no fact does."""
    if reading.where != "body":
        return
    for sentence, low in zip(reading.sentences, reading.lows, strict=True):
        for place, token in enumerate(() if low.isdisjoint(_telling()) else sentence):
            if token.low not in _telling():
                continue
            verbs = _telling()[token.low] or _says_would(sentence, place)
            said = bool(verbs) and place > 0 and _said_by_you(reading, sentence, place)
            if said and verbs and not _permits(reading, sentence, place):
                yield from _judged(reading, sentence, place, verbs)
        yield from _foretold(reading, sentence)


def _foretold(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "That you will ring me either way", "the third one will be mine", "I am on your list": what
    is to come, or how things stand, as only they could have said it."""
    first, last = spread(sentence)
    for match in _frames().finditer(reading.text.lower, first, last):
        at = bisect_left(sentence, match.start(), key=lambda token: token.start)
        words = _up_to_when(unbroken(reading, sentence[at : at + _LONGEST]))
        doubted = not _DOUBTS.isdisjoint(token.low for token in sentence[max(0, at - _BACK) : at])
        heard = reading.facts.holds(match[0]) or _heard(reading, words)
        if not doubted and not heard:
            start, end = match.span()
            yield warning(
                "promise", start, end, f'No fact tells of "{quoted(reading, start, end)}".',
                "Say of the reader only what you noted.",
            )  # fmt: skip


def _up_to_when(words: Sequence[Token]) -> list[Token]:
    """The words before what says only when: "you will call me when the buses arrive"."""
    ends = (at for at, word in enumerate(words) if at > 2 and word.low in _WHEN)
    return list(words[: next(ends, len(words))])


def _heard(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether what they wrote, or a note, tells of it: it has half of the telling words, or
    promises word and the text does so too."""
    said = content(words)
    low = {token.low for token in words}
    calls = listed("attributed", "calling")
    telling = calls if low & calls else calls | listed("attributed", "telling")
    informs = not telling.isdisjoint(low)
    for fact in reading.facts.of("note", "event", "answer"):
        if said and len(said & fact.every_stem) * 2 >= len(said):
            return True
        if informs and not telling.isdisjoint(token.low for token in fact.tokens):
            return True
    return False


@lru_cache(maxsize=1)
def _frames() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{frame})" for frame in table("attributed")["frames"]))


@lru_cache(maxsize=1)
def _telling() -> dict[str, str]:
    """The verbs that may put words into a mouth, each with its sort; that of "said" depends."""
    found = {
        verb: sort for sort in ("advising", "promising") for verb in listed("attributed", sort)
    }
    return {**dict.fromkeys(_SAYING, ""), **found}


def _permits(reading: Reading, sentence: Sequence[Token], place: int) -> bool:
    """Whether the reader is a referee who did agree: their permission is recorded."""
    reader = reading.case.reader
    permitted = isinstance(reader, Reference) and reader.permission is True
    near = sentence[place : place + _BACK]
    return permitted and not _REFEREES.isdisjoint(token.low for token in near)


def _says_would(sentence: Sequence[Token], place: int) -> str | None:
    """ "You said (that) you would …", "you told me that you'd …" is a promise as well."""
    rest = [token.low for token in sentence[place + 1 : place + 5] if token.low not in _FILLS]
    if rest[:1] == ["you'd"] or (rest[:1] == ["you"] and rest[1:2] in (["would"], ["will"])):
        return "promising"
    ahead = [token.low for token in sentence[place + 1 : place + _FAR]]
    at = next((at for at, word in enumerate(ahead) if word in _WOULD), 0)
    comes = at > 0 and not _ENDS_IT & set(ahead[:at])
    return "promising" if comes else None


def _said_by_you(reading: Reading, sentence: Sequence[Token], place: int) -> bool:
    """ "You", "you've kindly", "you and Priya", "as you both" before the verb."""
    at = place - 1
    while at > 0 and (sentence[at].low in _BETWEEN or sentence[at].low.endswith("ly")):
        at -= 1
    if sentence[at].low in ("you", "you've", "you'd"):
        return True
    before = [token.low for token in sentence[max(0, at - 3) : at]]
    return sentence[at].capital and "you" in before and before[-1:] != ["you"] and "and" in before


def _judged(
    reading: Reading, sentence: Sequence[Token], place: int, verbs: str
) -> Iterator[Remark]:
    rest = unbroken(reading, sentence[place : place + _LONGEST])
    said = content(rest[1:])
    if not said and (verbs == "advising" or not _goes_on(rest)):
        return
    if not _told(reading, sentence[place], said, mine="my" in {t.low for t in rest[:5]}):
        aside = rest[1:] and reading.between(rest[0], rest[1]).strip() == ","
        start, end = spread([*sentence[max(0, place - 4) : place], *(rest[:1] if aside else rest)])
        rule = "promise" if verbs == "promising" else "topic"
        yield warning(
            rule, start, end, f'No fact tells of "{quoted(reading, start, end)}".',
            "Say of the reader only what you noted.",
        )  # fmt: skip


def _goes_on(rest: Sequence[Token]) -> bool:
    return len(rest) > 2 and rest[1].low in _TO


def _told(reading: Reading, verb: Token, said: set[str], *, mine: bool) -> bool:
    """Whether what they said, or a note, has the verb or half of what is said; of what is the
    candidate's own, a strength will do."""
    sorts = ("note", "event", "answer", "article", *(("strength", "interest") if mine else ()))
    return any(
        verb.stem in fact.every_stem or (said and len(said & fact.every_stem) * 2 >= len(said))
        for fact in reading.facts.of(*sorts)
    )
