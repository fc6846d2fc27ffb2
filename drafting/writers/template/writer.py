"""The template writer: no model, the same facts always in good words."""

from collections.abc import Mapping, Sequence

from drafting.brief import Brief
from drafting.writers.base import Repair, Written
from drafting.writers.template.page import Page
from drafting.writers.template.sentences import SENTENCES, one_phrase
from guardrails.checks.text import Text

_HEARD = 2
CANDIDATES = 3
"""Wordings of a part that are offered, the best first."""


class TemplateWriter:
    """Words every part of every kind from the phrases beside it, at once and without a model."""

    name = "template"

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word these parts; a part that was wrong before gets its next wording."""
        page = Page.of(brief)
        made: dict[str, tuple[str, ...]] = {}
        for name in (one.part for one in brief.parts if one.part in parts):
            said = {begun for texts in made.values() if texts for begun in _beginnings(texts[0])}
            made[name] = _fresh_first(_candidates(page, name), said)
        return Written(parts={name: made[name] for name in parts if name in made})

    def close(self) -> None:
        """There is nothing to let go of."""


def _candidates(page: Page, part: str) -> tuple[str, ...]:
    sentences = SENTENCES.get((page.brief.kind, part), one_phrase(part))(page)
    longest = max((len(found) for found in sentences), default=0)
    return tuple(
        " ".join(found[turn % len(found)] for found in sentences if found)
        for turn in range(min(CANDIDATES, longest))
    )


def _fresh_first(candidates: tuple[str, ...], said: set[str]) -> tuple[str, ...]:
    """Those in front that begin no sentence as an earlier part begins one."""
    return tuple(sorted(candidates, key=lambda text: len(said & _beginnings(text))))


def _beginnings(text: str) -> set[str]:
    """The first words of each sentence, as many as an ear remembers; "I …" it does not notice."""
    begun = (sentence.text.lower().split()[:_HEARD] for sentence in Text(text).sentences)
    return {" ".join(words) for words in begun if words[1:] and words[0] not in ("i", "it")}
