"""grounding.claim, .praise and .promise: what was done, said or agreed to, and by nobody.

All three are warnings: a rule cannot be sure of them (POLICY section 5).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from guardrails.checks.grounding.lexicon import table, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import stem

_I = frozenset("i i've i'd".split())
_BETWEEN = frozenset(
    "have had also once then even just recently personally myself has been".split()
)
_ENDS = re.compile(r"[,;:.!?()\n–—]| - ")
_BREAKS = frozenset("and but so which because where when while i you".split())
_IF = re.compile(
    r"\b(?:if|should you|whenever|once you|unless|glad to|happy to|like to|love to|gladly)\b"
)
_LEADS = frozenset("after from by through having while since and of with".split())


def remarks(reading: Reading) -> Iterator[Remark]:
    """The claims, praises and promises of a field that no fact carries."""
    if reading.where != "body":
        return
    for sentence in reading.sentences:
        yield from _claims(reading, sentence)
        yield from _roles(reading, sentence)
        yield from _praises(reading, sentence)
        yield from _promises(reading, sentence)


def _phrase(reading: Reading, sentence: Sequence[Token], place: int) -> list[Token]:
    """The words from a verb on to the end of what it governs."""
    found = [sentence[place]]
    for token in sentence[place + 1 : place + 14]:
        if _ENDS.search(reading.between(found[-1], token)) or token.low in _BREAKS:
            break
        found.append(token)
    return found


def _content(words: Sequence[Token]) -> set[str]:
    courtesy = word_stems("courtesy")
    return {s for token in words for s in token.stems if s not in courtesy and len(s) > 2}


def _claims(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    for place, token in enumerate(sentence):
        if _claims_here(sentence, place, token):
            phrase = _phrase(reading, sentence, place)
            content = _content(phrase[1:])
            if content and not _carried(reading, content):
                yield _claim(reading, phrase)


def _claims_here(sentence: Sequence[Token], place: int, token: Token) -> bool:
    before = [word.low for word in sentence[max(0, place - 3) : place]]
    if token.low in listed("claims", "past"):
        while before and (before[-1] in _BETWEEN or before[-1].endswith("ly")):
            before.pop()
        having = place > 0 and sentence[place - 1].low == "having"
        return having or bool(before and before[-1] in _I)
    if token.low in listed("claims", "gerunds"):
        return not before or (
            before[-1] in ("after", "from", "by", "through", "of") and _mine(sentence, place)
        )
    return False


def _mine(sentence: Sequence[Token], place: int) -> bool:
    return any(
        word.low in ("my", "experience", "i", "i've")
        for word in sentence[max(0, place - 5) : place]
    )


def _carried(reading: Reading, content: set[str]) -> bool:
    own, near = reading.facts.own, reading.facts.beginnings
    return any(s in own or (len(s) >= 5 and s[:5] in near) for s in content)


def _claim(reading: Reading, phrase: Sequence[Token]) -> Remark:
    start, end = spread(phrase)
    return warning(
        "claim", start, end,
        f'None of your strengths says "{quoted(reading, start, end)}".',
        "Claim what the facts hold, or add this to them if it is true.",
    )  # fmt: skip


def _roles(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    """ "As a volunteer firefighter" where no fact knows of one."""
    for place, token in enumerate(sentence[:-2]):
        if token.low != "as" or sentence[place + 1].low not in ("a", "an"):
            continue
        phrase = _phrase(reading, sentence, place + 2)[:3]
        jobs = {t.stem for t in phrase} & word_stems("roles", "nouns")
        if jobs and not jobs & reading.facts.near:
            yield _claim(reading, phrase)


def _praises(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    low = [token.low for token in sentence]
    for place, token in enumerate(sentence):
        span = _praise_at(low, place, token)
        if span and not _told(reading, sentence[place : place + span]):
            start, end = spread(sentence[place : place + span])
            yield warning(
                "praise", start, end, f'No fact tells of "{quoted(reading, start, end)}".',
                "Leave out praise that is not in your notes.",
            )  # fmt: skip
            return


def _praise_at(low: Sequence[str], place: int, token: Token) -> int:
    """How many words from here on tell of praise from the reader; 0 for none."""
    rest = low[place + 1 : place + 14]
    if token.low == "you" and rest:
        verb = 1 if rest[0] in ("also", "really", "kindly", "were", "had") and len(rest) > 1 else 0
        if rest[verb] in listed("praise", "verbs") and _of_me(rest[verb:]):
            return min(len(rest) + 1, 10)
    if token.low == "your" and set(rest[:3]) & listed("praise", "nouns"):
        at = next(i for i, word in enumerate(rest) if word in listed("praise", "nouns"))
        if {"my", "me"} & set(rest[at : at + 5]) and (
            set(rest[:at]) & listed("praise", "good")
            or rest[at] in ("praise", "compliment", "compliments")
        ):
            return min(len(rest) + 1, at + 6)
    if token.low in listed("praise", "gerunds") and _of_me(rest):
        return min(len(rest) + 1, 10)
    return 0


def _of_me(rest: Sequence[str]) -> bool:
    """Whether a verb's words speak well of the candidate."""
    mine = next(
        (i for i, word in enumerate(rest[:5]) if word in ("my", "me", "i", "i'm", "mine")), None
    )
    if mine is None:
        return False
    loving = rest[0] in ("loved", "liked", "praised", "admired", "complimented", "commended", "applauded",
                         "rated", "enjoyed", "complimenting", "commending", "praising", "rating")  # fmt: skip
    good = set(rest[mine:]) & listed("praise", "good")
    return loving or bool(good)


def _told(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether a note tells of it: half of what is said stands in one."""
    content = _content(words)
    return any(
        len(content & note.stems) * 2 >= len(content) > 0
        for note in reading.facts.of("note", "event", "answer")
    )


def _promises(reading: Reading, sentence: Sequence[Token]) -> Iterator[Remark]:
    for place, token in enumerate(sentence):
        verb = _commits(sentence, place, token)
        if verb is None:
            continue
        phrase = _phrase(reading, sentence, verb)
        start, end = token.start, phrase[-1].end
        whole = reading.plain[sentence[0].start : end].lower()
        if _IF.search(whole) or _agreed(reading, phrase):
            continue
        yield warning(
            "promise", start, end, f'"{quoted(reading, start, end)}" promises what nobody agreed.',
            "Offer it instead, or leave it out.",
        )  # fmt: skip


def _commits(sentence: Sequence[Token], place: int, token: Token) -> int | None:
    """Where the verb stands that commits the candidate from here on, or None."""
    low = [word.low for word in sentence[place : place + 5]]
    at = _after_modal(low)
    if at is None:
        return None
    while at < len(low) and (low[at].endswith("ly") or low[at] in ("also", "then", "just")):
        at += 1
    if at >= len(low):
        return None
    verbs = _verbs("can") if "can" in low[:at] else _verbs("will")
    return place + at if stem(low[at]) in verbs or low[at] in verbs else None


@lru_cache(maxsize=4)
def _verbs(field: str) -> frozenset[str]:
    return frozenset(table("promises")[field].split())


def _after_modal(low: Sequence[str]) -> int | None:
    if low[0] in ("i'll",):
        return 1
    if low[:2] in (["i", "will"], ["i", "shall"], ["i", "can"]):
        return 2
    if low[:2] == ["i", "promise"]:
        return 3
    if low[:4] == ["i", "am", "going", "to"]:
        return 4
    if low[:3] == ["i'm", "going", "to"]:
        return 3
    return 2 if low[:2] == ["and", "will"] else None


def _agreed(reading: Reading, phrase: Sequence[Token]) -> bool:
    """Whether the candidate's answer, or a note, holds what is promised."""
    content = _content(phrase[1:])
    facts = reading.facts.of("answer")
    given = {s for fact in facts for s in fact.stems}
    if not content:
        return phrase[0].low not in ("start", "relocate", "send")
    notes = reading.facts.of("note", "event", "article")
    return bool(content & given) or any(
        len(content & fact.stems) * 2 >= len(content) and stem("promise") in fact.stems
        for fact in notes
    )
