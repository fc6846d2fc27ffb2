"""What a small model said for one fact: cut to one sentence and judged, before the checks are.

A small model loses words, adds others and joins what does not join. So a sentence counts only
where it holds the fact word for word, and where what stands before it could begin a sentence for a
fact of this shape: it ends as the prompt's own beginnings for that shape end, and each two
neighbouring words of it stand together in some beginning of the prompt. After the fact comes the
end, or what belongs to that beginning.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from drafting.wording.clauses import tokens
from drafting.wording.words import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    upper_start,
)
from guardrails.checks.text import Text

_LABEL = re.compile(r"^(?:sentence|answer|output|note|response|candidate)\s*:\s*", re.IGNORECASE)
_SMALL = ADVERBS | AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | {"me", "and", "because"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sentence says around its fact; `tail` is empty where the fact ends the sentence."""

    lead: str
    tail: str = ""

    @classmethod
    def of(cls, opening: str, position: str) -> "Frame":
        """From an opening of a prompt, in which … is the fact's place and {position} the job's."""
        lead, _, tail = upper_start(opening.replace("{position}", position)).partition("…")
        return cls(upper_start(lead.strip()), tail.rstrip("."))

    def around(self, fact: str) -> str:
        """The sentence with this fact."""
        return upper_start(f"{self.lead} {fact}{self.tail}.".lstrip())


@dataclass(frozen=True)
class Beginnings:
    """What may stand around a fact: how a beginning ends, which words follow each other in it."""

    ends: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    tails: Mapping[str, frozenset[str]]
    names: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, fitting: Iterable[Frame], others: Iterable[Frame] = (), names: str = ""
    ) -> "Beginnings":
        """From the frames that fit the shape, and from the others for their words.

        The words of `names` (the role) may come again in the fact.
        """
        fit = list(fitting)
        leads = [tokens(frame.lead) for frame in [*fit, *others]]
        tails: dict[str, frozenset[str]] = {}
        for frame in fit:
            tails[frame.lead] = tails.get(frame.lead, frozenset()) | {frame.tail}
        return cls(
            ends=frozenset(words[-1] for frame in fit if (words := tokens(frame.lead))),
            pairs=frozenset(pair for words in leads for pair in pairwise(["", *words])),
            tails=tails,
            names=frozenset(tokens(names)),
        )

    def end(self, lead: str, tail: str) -> bool:
        """Whether a sentence that begins with `lead` may end so after its fact."""
        return tail in self.tails.get(lead, {""}) or (not lead and not tail)


def bare(text: str) -> str:
    """The first sentence of what was said, without quotes, labels and other lines."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    line = _LABEL.sub("", lines[0]).strip("\"'“”‘’` ")
    sentences = Text(line).sentences[:1]
    return line[: sentences[0].end].strip('"“” ') if sentences else ""


def faults(sentence: str, fact: str, beginnings: Beginnings, most_words: int) -> tuple[str, ...]:
    """The ids of what is wrong with a sentence that should say `fact`; empty where it may stand."""
    if not sentence.endswith(".") or not (sentence[0].isupper() or sentence[0].isdigit()):
        return ("form.not_a_sentence",)
    if len(sentence.split()) > most_words:
        return ("form.too_long",)
    place = _place(_plain(sentence), _plain(fact))
    if place < 0:
        return ("form.fact_incomplete",)
    lead, tail = sentence[:place].strip(), sentence[place + len(fact) : -1]
    if not beginnings.end(lead, tail):
        return ("form.words_added",)
    return _begun_wrong(tokens(lead), tokens(fact), tail, beginnings)


def _begun_wrong(
    lead: list[str], fact: list[str], tail: str, beginnings: Beginnings
) -> tuple[str, ...]:
    if not lead:
        return () if tail or fact[0] in ("i", "i'm", "i've") else ("form.joint",)
    if lead[-1] not in beginnings.ends:
        return ("form.joint",)
    if any(pair not in beginnings.pairs for pair in pairwise(["", *lead])):
        return ("form.words_added",)
    if {*lead} & {*fact} - _SMALL - beginnings.names:
        return ("form.repeats",)
    return ()


def _place(sentence: str, fact: str) -> int:
    """Where the fact stands in a sentence, which it may begin with a capital; -1 without it."""
    return 0 if sentence.startswith(upper_start(fact)) else sentence.find(fact)


def _plain(text: str) -> str:
    """Quotation marks of one kind; the length stays."""
    return text.replace("’", "'")
