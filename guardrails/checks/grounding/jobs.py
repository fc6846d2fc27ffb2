"""The words for jobs: which word is one, which ends one, and which makes it another."""

from collections.abc import Sequence

from guardrails.checks.grounding.lexicon import is_common, word_stems
from guardrails.checks.grounding.lexicon import words as listed
from guardrails.checks.grounding.reading import Reading
from guardrails.checks.grounding.tokens import Token

_AGENT = ("er", "or", "ist", "ian", "eer")
ADJECTIVE = tuple(
    "ing ed ful ous ive al able ible ic less ly ant ent ish ory facing time based level".split()
)
_QUALITIES = frozenset(
    "next first own best very good great keen calm kind full-time part-time permanent open vacant "
    "advertised proper real true extra second third same whole entire favourite dream right "
    "perfect ideal brand-new loyal proud steady quick rare better honest humble future "
    "junior".split()
)
_LEADERS = frozenset("head lead chief deputy".split())


def ends_a_job(words: Sequence[Token], count: int) -> bool:
    """Whether a job's name can end with the last of `count` words: "deputy head"."""
    last = words[count - 1]
    if last.low not in listed("roles", "grades") or last.low in listed("roles", "nouns"):
        return is_job(last)
    return count > 1 and last.low in _LEADERS


def is_job(token: Token) -> bool:
    """Whether a word belongs to the name of a job: its noun, a grade, or one who does something."""
    if is_noun(token) or token.low in listed("roles", "grades"):
        return True
    return token.low.endswith(_AGENT) and len(token.low) > 5 and not is_common(token.stem)


def is_noun(token: Token) -> bool:
    """Whether a word is the noun of a job, or what one does: "nursing", "management"; "fitting"
    and "challenging" are no fitter's and no manager's, since any letter may say them."""
    nouns = listed("roles", "nouns")
    if token.low in nouns or token.low.removesuffix("s") in nouns:
        return True
    if token.stem not in word_stems("roles", "nouns"):
        return False
    gerund = token.low.endswith("ing") and token.stem not in word_stems("courtesy")
    return gerund or token.low.endswith(("ment", "ship"))


def job_stems(reading: Reading) -> frozenset[str]:
    """The stems of the words of the role."""
    role = reading.facts.of("role")[0]
    return frozenset(stem for token in role.tokens for stem in token.stems)


def modifies(reading: Reading, token: Token) -> bool:
    """Whether a word before a job's noun names another job, and does not merely praise it."""
    plain = token.low.endswith(ADJECTIVE) or token.low in _QUALITIES or len(token.low) < 4
    return not plain and not any(reading.facts.related(s) for s in token.stems)
