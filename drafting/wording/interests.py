"""Why the position draws the candidate, in their own words, put into the first person."""

import re
from dataclasses import dataclass

from drafting.brief import Reader
from drafting.wording.claims import I_SAY
from drafting.wording.clauses import is_clause, subject_length, tokens
from drafting.wording.forms import ODD, Form, read_note, tidy
from drafting.wording.nouns import COUNTABLE, WHOLES
from drafting.wording.turning import turn
from drafting.wording.words import (
    AUXILIARIES,
    CLEAR_THIRD,
    DETERMINERS,
    PRONOUNS,
    is_gerund,
    lower_start,
    plain_form,
)

_TO_LIKE = re.compile(
    r"(?:(?:i am |i'm )?(?:very |really |deeply |genuinely )?"
    r"(?:interested in|passionate about|keen on|curious about|drawn to|fascinated by))\s+",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^that (?=(?:nobody|everybody|everyone|you|they|we|it|there|the|people|no one) \S)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:is|are|was|were) (?:exactly |precisely |just )?"
    r"(?:why|what|where|the (?:\w+ )?(?:reason|part))\b"
    r"|\b(?:draws?|drew|attracts?|moves?|fascinates?|inspires?|motivates?|excites?|interests?"
    r"|intrigues?|thrills?|delights?|keeps?|touch(?:es)?) me\b"
    r"|\b(?:appeals?|matters?|speaks?|means? \w+) to me\b|\bclose to my heart\b|\bis my \w+\b",
    re.IGNORECASE,
)
_LIKES = frozenset(
    "want love like enjoy hope care believe admire value appreciate wish grew".split()
)


@dataclass(frozen=True, slots=True)
class Interest:
    """Why the position draws the candidate: a thing (`about`), a sentence (`said`), or `raw`."""

    raw: str
    about: str | None = None
    said: str | None = None


def read_interest(text: str, reader: Reader) -> Interest:
    """What draws the candidate (any text of one line), in the first person."""
    clean = tidy(text)
    plain = _TO_LIKE.sub("", clean, count=1) if _TO_LIKE.match(clean) else clean
    plain = re.sub(r"^because (?=\S+ )", "", plain, flags=re.IGNORECASE)
    plain = _THAT.sub("", plain)
    words = tokens(plain)
    if not words or ODD.search(plain) or (len(words) == 1 and words[0] in PRONOUNS):
        return Interest(raw=clean)
    turned = turn(plain, reader)
    if I_SAY.match(plain):
        return Interest(raw=clean, said="I" + turned[1:])
    if words[0] in _LIKES:
        return Interest(raw=clean, said="I " + turned[0].lower() + turned[1:])
    if _likes(words):
        return Interest(raw=clean, said=f"I {plain_form(words[0])}{turned[len(words[0]) :]}")
    if words[0] == "to" and len(words) > 1:
        return Interest(raw=clean, said="I would like " + turned[0].lower() + turned[1:])
    doing = is_gerund(words[0]) and AUXILIARIES.isdisjoint(words) and not is_reason(turned)
    if not doing and (is_clause(turned) or is_reason(turned)):
        low = lower_start(turned)
        whole = words[0] in COUNTABLE | WHOLES and subject_length(turned) == 1
        return Interest(raw=clean, said=f"the {low}" if whole else low)
    if is_gerund(words[0]) and len(words) > 1:
        return Interest(raw=clean, about=lower_start(turned))
    topic = read_note(plain, reader)
    about = topic.text if topic.form is Form.ABOUT else None
    return Interest(raw=clean, about=about)


def is_reason(said: str) -> bool:
    """Whether a sentence already says that something draws: "… is why I moved north".

    Nothing of the kind may be said of it once more.
    """
    return bool(_REASON.search(said))


def _likes(words: list[str]) -> bool:
    """ "wants to see it done right": the candidate, told of as a third person."""
    opens = len(words) > 1 and words[1] in DETERMINERS | PRONOUNS | {"to"}
    return words[0] in CLEAR_THIRD and opens
