"""What a small model said for one fact: cut to one sentence, judged, the best first.

Cheap on purpose: the checks of guardrails judge the whole message afterwards. Here only the plain
failures of a small model are sorted out: words that the fact doesn't hold, half of the fact gone,
a second voice, a figure changed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import pairwise

from guardrails.checks.text import Text

_LABEL = re.compile(r"^(?:sentence|answer|output|note|response|candidate)\s*:\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’./&+#-][^\W_]+)*[+#%]*")
_ODD = re.compile(r"[\[\]{}<>|*_#@?!\n;:…]|\.\.|https?|www\.")
_FUNCTION = frozenset(
    "a an the and or but nor so as at by for from in into of off on onto out over per than that to "
    "up via with within without about after before between during through across around against "
    "i me my mine myself we us our ours you your yours they them their theirs he him his she her "
    "it its this these those there here who whom which what when where why how whether if because "
    "while since until am is are was were be been being have has had do does did will would can "
    "could may might shall should must not no both all each every some any own same such very too "
    "also just still then now more most much many few it's i'm i've i'd you're "
    "we're that's they're".split()
)
_NEGATIONS = frozenset("not no never without don't doesn't didn't can't cannot won't isn't".split())
_OTHERS = frozenset("they their them theirs he his him she her hers we us both".split())
"""Persons that a sentence must not bring in where the fact doesn't."""
_WEAK = frozenset("matter lov enjoy car want lik said".split())
"""Stems of words that say the same as the beginnings of the prompts do."""
_US = frozenset("we us".split())
"""Candidate and reader together: "we both" is neither "you both" nor "I"."""
_LEAST_COVER = 0.75


def best_first(
    texts: Iterable[str],
    *,
    fact: str,
    frame: Iterable[str],
    most_words: int,
    names: str = "",
    least: float = 0.0,
) -> tuple[str, ...]:
    """The usable sentences among `texts`, the best first, none twice.

    `frame` are texts whose words may be used freely (the prompt's openings), `names` words that
    may stand as they are (role, company), `least` the score that a sentence must pass.
    """
    free = _stems(" ".join([*frame, names]))
    sentences = len(Text(fact).sentences)
    scored = {
        sentence: score(sentence, fact, free)
        for text in texts
        if (sentence := bare(text, sentences)) and _sound(sentence, fact, most_words, names)
    }
    good = [sentence for sentence, points in scored.items() if points > least]
    return tuple(sorted(good, key=lambda sentence: -scored[sentence]))


def bare(text: str, most: int = 1) -> str:
    """The first `most` sentences of what was said, without quotes, labels and other lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    line = _LABEL.sub("", lines[0]).strip("\"'“”‘’` ")
    sentences = Text(line).sentences[:most]
    return line[: sentences[-1].end].strip('"“” ') if sentences else ""


def score(sentence: str, fact: str, free: frozenset[str]) -> float:
    """How fully and simply a sentence says a fact: 0 or less is not usable, about 1 is perfect.

    What counts: the fact's content words, in the fact's own forms and order; no others; no more
    words around them than a plain sentence needs.
    """
    told, said = _stems(fact), _stems(sentence)
    first = next((_stem(word) for word in _words(fact) if _stem(word) in told), None)
    if first not in said or said - told - free:
        return 0.0
    cover = len(told & (said | _WEAK)) / len(told)
    if cover < _LEAST_COVER:
        return 0.0
    own, words = _words(fact), _words(sentence)
    same = SequenceMatcher(None, own, words, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in same)
    named = re.search(rf"\babout (?:the|your) {re.escape(own[0])}\b", " ".join(words))
    return (
        (0.01 if named else 0.0)
        + cover * (0.5 + 0.5 * kept / len(own))
        - 0.01 * max(0, len(words) - len(own) - 8)
    )


def _sound(sentence: str, fact: str, most_words: int, names: str) -> bool:
    words, told = _words(sentence), _words(fact)
    odd = {mark[0] for mark in _ODD.finditer(sentence)} - {mark[0] for mark in _ODD.finditer(fact)}
    return (
        4 <= len(words) <= most_words
        and sentence.endswith(".")
        and (sentence[0].isupper() or sentence[0].isdigit())
        and not odd
        and _numbers(words) == _numbers(told)
        and bool(_NEGATIONS & set(words)) == bool(_NEGATIONS & set(told))
        and not _stammers(words, [*told, *_words(names)])
        and not ((_OTHERS - _US) & (set(words) - set(told)))
        and bool(_US & set(words)) == bool(_US & set(told))
    )


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(word.strip(".") for word in words if any(c.isdigit() for c in word))


def _stammers(words: list[str], told: list[str]) -> bool:
    """Whether a word that carries content comes more often than the fact has it, and twice."""
    said = Counter(_stem(word) for word in words if word not in _FUNCTION)
    own = Counter(_stem(word) for word in told if word not in _FUNCTION)
    if words.count("both") > 1 or any(one == two for one, two in pairwise(words)):
        return True
    return any(count > max(1, own[stem]) for stem, count in said.items())


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _stems(text: str) -> frozenset[str]:
    """The words that carry content, without their endings."""
    return frozenset(_stem(word) for word in _words(text) if word not in _FUNCTION)


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
