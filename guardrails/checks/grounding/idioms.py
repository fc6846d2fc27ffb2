"""Numbers that count nothing: figures of speech, and ages where no fact tells of one."""

import re
from functools import lru_cache

from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.quantities import Quantity
from guardrails.checks.grounding.reading import Reading

_OFTEN = re.compile(
    r"(?:read|check|look|ask|told|tell|thought|think|reread|laugh|smil|tri|rehears)\w*"
    r"(?: \w+){0,3} (?:three|four|five|six|ten) times\b"
)
_COUNTING = re.compile(r"\bcount(?:ed|ing)? (?:slowly )?(?:up )?to $")
_AGED = re.compile(r"^[a-z0-9-]{1,24}[ -]year[ -]olds?\b")


def idiom(reading: Reading, number: Quantity) -> bool:
    """Whether a figure of speech holds the number: "one or two", "24/7", "counted to ten"; or it is
    an age, where no fact tells of one."""
    first, last = max(0, number.start - 24), number.end + 24
    near = reading.plain[first:last].lower()
    if any(match.end() >= number.end - first for match in _OFTEN.finditer(near)):
        return True
    if _COUNTING.search(near[: number.start - first]):
        return True
    if _AGED.search(reading.plain[number.start : last].lower()):
        return not any("year-old" in f.text or "aged" in f.text for f in reading.facts.facts)
    return any(
        match.start() <= number.start - first < match.end() for match in _idioms().finditer(near)
    )


@lru_cache(maxsize=1)
def _idioms() -> re.Pattern[str]:
    idioms = sorted(table("quantities")["idioms"], key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(idiom)}(?!\w)" for idiom in idioms))
