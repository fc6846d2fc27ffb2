"""Words made comparable: folded, and cut to a stem that inflected forms share."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
_PARTS = re.compile(r"[^\W_]+[+#]*")
_SUFFIXES = tuple(
    "fulness iveness ations ation ements ement ments ment ingly edly ities ity nesses ness ances "
    "ance ences ence ings ing ions ion iers ier ers ors ies ied ally ful ive er or ed es ly al s e "
    "y".split()
)
_IRREGULAR = dict(
    pair.split(":")
    for pair in (
        "built:build led:lead ran:run taught:teach wrote:write written:write held:hold "
        "grew:grow grown:grow brought:bring won:win sold:sell thought:think spoke:speak "
        "spoken:speak met:meet kept:keep took:take taken:take gave:give given:give made:make "
        "got:get went:go gone:go said:say told:tell saw:see seen:see knew:know known:know "
        "began:begin begun:begin bought:buy chose:choose chosen:choose felt:feel found:find "
        "heard:hear left:leave lost:lose paid:pay sent:send spent:spend stood:stand "
        "stuck:stick drew:draw drawn:draw drove:drive driven:drive fell:fall flew:fly "
        "forgot:forget rose:rise risen:rise shown:show swam:swim understood:understand "
        "wore:wear children:child people:person women:woman men:man feet:foot teeth:tooth "
        "mice:mouse lives:life programme:program programmes:program analyses:analysis "
        "better:good best:good used:use using:use does:do did:do done:do was:be were:be is:be "
        "are:be been:be had:have has:have having:have news:news shot:shoot sung:sing "
        "came:come became:become sat:sit lay:lie dealt:deal meant:mean slept:sleep "
        "swept:sweep caught:catch fought:fight sought:seek hung:hang maths:math "
        "physio:physiotherapy centre:center labour:labor colour:color halves:half half:half "
        "ageing:age dying:die lying:lie tying:tie"
    ).split()
)


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """`word` in lower case, without accents and without a possessive ending."""
    low = word.lower().translate(_LETTERS)
    for ending in ("'s", "s'"):
        if low.endswith(ending) and len(low) > 3:
            low = low[: -2 if ending == "'s" else -1]
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What the inflected forms of a folded word share: "teaching", "taught", "teacher" → "teach".

    Light on purpose: it merges rather too much than too little, since what it merges counts as
    grounded.
    """
    base = _IRREGULAR.get(word, word)
    if not base.isalpha() or len(base) <= 3:
        return base
    for _ in range(2):
        shorter = _shortened(base)
        if shorter == base:
            break
        base = _IRREGULAR.get(shorter, shorter)
    return base


def _shortened(word: str) -> str:
    for suffix in _SUFFIXES:
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= 3 and any(c in "aeiouy" for c in rest):
            if suffix == "s" and rest[-1] in "su":
                return word
            if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "ls":
                return rest[:-1]
            return rest[:-1] if rest.endswith("i") and suffix[0] != "i" else rest
    return word


@lru_cache(maxsize=8192)
def stems(word: str) -> tuple[str, ...]:
    """The stems of the parts of a word as it stands in a text: "mixed-age" has two."""
    return tuple(stem(part) for part in _PARTS.findall(fold(word)))


@lru_cache(maxsize=8192)
def parts(word: str) -> tuple[str, ...]:
    """The folded parts of a word as it stands in a text: "Wei-Ling" has two."""
    return tuple(_PARTS.findall(fold(word)))
