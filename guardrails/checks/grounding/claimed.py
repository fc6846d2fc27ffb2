"""grounding.claim: whether the words of a claim are carried by what the candidate can claim."""

from collections.abc import Iterator

from guardrails.checks.grounding.clause import content
from guardrails.checks.grounding.lexicon import is_common
from guardrails.checks.grounding.reading import Reading, Remark, quoted, spread, warning
from guardrails.checks.grounding.tokens import Token


def judged(
    reading: Reading, words: list[Token], skipped: int, *, rarely: bool = False
) -> Iterator[Remark]:
    """A remark on a claim that no fact carries; `rarely` asks for an uncommon word in it."""
    if any(token.low in ("you", "your", "this", "these") for token in words):
        return
    said = content(words[skipped:])
    if rarely and all(is_common(s) or reading.facts.related(s) for s in said):
        return
    if said and not carried(reading, said):
        start, end = spread(words)
        yield warning(
            "claim", start, end,
            f'None of your strengths says "{quoted(reading, start, end)}".',
            "Claim what the facts hold, or add this to them if it is true.",
        )  # fmt: skip


def carried(reading: Reading, said: set[str]) -> bool:
    """Whether the telling words of a claim are in what the candidate can claim."""
    facts = reading.facts
    rare = {stem for stem in said if not is_common(stem)}
    if not rare:
        return bool(said & facts.near)
    return any(s in facts.own or s[:5] in facts.own_beginnings for s in rare)
