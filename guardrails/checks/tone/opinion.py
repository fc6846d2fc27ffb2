"""The second opinion on a body: which sentences are sins by their weight, and which are none."""

import math
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from guardrails.checks.case import Case
from guardrails.checks.text import Text
from guardrails.checks.tone.context import Context
from guardrails.checks.tone.index import Stretch
from guardrails.checks.tone.likeness import SURE, rule_of, sentences, sins, weigh
from guardrails.checks.tone.rules import ready_rules
from guardrails.checks.tone.tokens import Tokens

_WHOLE = 7
"""So many words and a stop make a sentence that tells of no person; fewer are a note."""
_HONEST = -4.5
"""So far below the bar a sentence is honest, whatever phrase of a rule stands in it."""
_DOUBTFUL = -2.0
"""So far below the bar a phrase of a rule in it is worth a look, and no error for sure."""
_BY_THE_WORD = frozenset(
    f"tone.{name}"
    for name in "pay filler filler_phrase filler_heap slang casual meta placeholder markdown "
    "shouting intensity exclaiming emoji apology apology_repeated presuming offer_accepted "
    "offer_declined".split()
)
"""The rules whose words are the sin: no sentence around them makes them fair."""

_PERSONAL = frozenset(
    "i me my mine myself we us our ours you your yours yourself u ur im ?".split()
)
_APART = 2.5
"""How much more a sentence without one of these must weigh: most such tell of the work."""


class Opinion:
    """The sentences of a body, weighed once."""

    def __init__(self, case: Case, text: Text, tokens: Tokens) -> None:
        self._case = case
        self._text = text
        self._tokens = tokens
        self._sentences = list(sentences(tokens))
        self._weights = [weigh(tokens.words[a:b], case.kind) for a, b in self._sentences]

    def honest(self, rule: str, stretch: Stretch) -> bool:
        """Whether the sentence in which these words begin weighs too little to break the rule."""
        return self._below(_HONEST, rule, stretch)

    def doubtful(self, rule: str, stretch: Stretch) -> bool:
        """Whether the sentence weighs too little to break the rule for sure."""
        return self._below(_DOUBTFUL, rule, stretch)

    def _below(self, bar: float, rule: str, stretch: Stretch) -> bool:
        if rule in _BY_THE_WORD:
            return False
        place = bisect_right(self._sentences, (stretch[0], len(self._tokens.words))) - 1
        if place < 0 or stretch[0] >= self._sentences[place][1]:
            return False
        return self._weights[place] < bar

    def broken(self, context: Context) -> Iterator[tuple[int, Stretch, bool]]:
        """The number of each rule that a sentence breaks by its weight, it, and whether for sure.

        No word of a quotation counts, and none that the application itself holds.
        """
        for sentence, weight in zip(self._sentences, self._weights, strict=True):
            bar = self._bar(*sentence)
            if weight > bar:
                own = self._own(context, *sentence)
                left = weigh(own, self._case.kind) - bar
                number = self._likest(own) if left > 0 else None
                if number is not None:
                    yield number, sentence, left > SURE

    def _bar(self, first: int, last: int) -> float:
        """What the sentence must weigh; more than it can, where it is only a note's few words."""
        words = self._tokens.words
        if not _PERSONAL.isdisjoint(words[first:last]):
            return 0.0
        whole = last - first >= _WHOLE and words[last : last + 1] == ["."]
        return _APART if whole else math.inf

    def _own(self, context: Context, first: int, last: int) -> list[str]:
        return [
            word
            for place, word in enumerate(self._tokens.words[first:last], first)
            if not context.own_words((word,))
            and not context.quoted(self._text, *self._tokens.span(place, place + 1))
        ]

    def _likest(self, words: list[str]) -> int | None:
        """The rule for this kind that the words speak of loudest, if they speak of any."""
        rules = ready_rules()
        numbers = (_numbers().get(rule_of(sin)) for sin in sins(words) if sin != "filler")
        return next(
            (n for n in numbers if n is not None and rules[n].rule.applies(self._case.kind)), None
        )


@cache
def _numbers() -> dict[str, int]:
    return {ready.rule.id: number for number, ready in enumerate(ready_rules())}
