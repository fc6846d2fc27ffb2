"""The template writer: no model, the same facts always in good words."""

from collections.abc import Mapping, Sequence

from drafting.brief import Brief
from drafting.writers.base import Repair, Written
from drafting.writers.template.page import Page
from drafting.writers.template.sentences import SENTENCES, one_phrase

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
        return Written(parts={name: _candidates(page, name) for name in parts if brief.part(name)})

    def close(self) -> None:
        """There is nothing to let go of."""


def _candidates(page: Page, part: str) -> tuple[str, ...]:
    sentences = SENTENCES.get((page.brief.kind, part), one_phrase(part))(page)
    longest = max((len(found) for found in sentences), default=0)
    return tuple(
        " ".join(found[turn % len(found)] for found in sentences if found)
        for turn in range(min(CANDIDATES, longest))
    )
