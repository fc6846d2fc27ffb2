"""A brief with its slots filled, from which every part is worded."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafting.brief import Brief, GivenFact
from drafting.writers.template.choosing import wordings
from drafting.writers.template.phrasebook import phrasebook
from drafting.writers.template.slots import slots_for


@dataclass(frozen=True)
class Page:
    """One brief with its slots, ready for each part."""

    brief: Brief
    slots: Mapping[str, str]

    @classmethod
    def of(cls, brief: Brief) -> "Page":
        """The page of a brief."""
        return cls(brief, slots_for(brief))

    def say(self, key: str, **more: str | None) -> list[str]:
        """Every wording of `key` with these slots as well, the best first."""
        given = {name: text for name, text in more.items() if text is not None}
        return wordings(self.brief, phrasebook(self.brief.kind), key, {**self.slots, **given})

    def facts(self, part: str, name: str) -> list[GivenFact]:
        """The facts of a part that are called so."""
        found = self.brief.part(part)
        return [fact for fact in (found.facts if found else ()) if fact.id.startswith(f"{name}:")]

    def dropped(self, part: str, name: str) -> bool:
        """Whether the checks objected to every such fact that the part had."""
        found = self.brief.part(part)
        return any(id_.startswith(f"{name}:") for id_ in (found.dropped if found else ()))
