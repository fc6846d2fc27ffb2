"""Which of the person's own words a message can carry; what it cannot is left out with a reason.

Notes are data whatever they say: one that would break a rule, is too long, holds contact details
or names somebody else is left out, and the draft names it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from drafting.brief import GivenFact
from drafting.orders import is_order
from guardrails import Application, MessageKind
from guardrails.checks.usable import unusable

MAX_NOTES, ALL_NOTES_WORDS = 3, 50
"""What a letter of the policy's length has room for."""

LeftOut = tuple[str, str]


@dataclass
class Sieve:
    """Sorts the facts of one message into what it may use and what is left out, with reasons."""

    application: Application
    kind: MessageKind
    left_out: list[LeftOut] = field(default_factory=list)

    def keep(
        self, name: str, texts: Iterable[str], strangers: Sequence[str] = ()
    ) -> list[GivenFact]:
        """The texts that a message may use, as facts called `name:0` and so on."""
        lines = [" ".join(text.split()) for text in texts]
        return _unlike(
            [
                GivenFact(id=f"{name}:{index}", text=_calm(line))
                for index, line in enumerate(lines)
                if self._fits(line, strangers)
            ]
        )

    def _fits(self, line: str, strangers: Sequence[str]) -> bool:
        text = _calm(line)
        reason = unusable(text, self.kind) or _about_another(text, strangers) or _order(text)
        if reason:
            self.left_out.append((line, reason))
        return reason is None

    def first(self, facts: list[GivenFact]) -> tuple[GivenFact, ...]:
        """The notes that one letter has room for; the others are left out by name."""
        kept: list[GivenFact] = []
        for fact in facts:
            words = sum(len(one.text.split()) for one in [*kept, fact])
            if len(kept) < MAX_NOTES and (not kept or words <= ALL_NOTES_WORDS):
                kept.append(fact)
            else:
                self.left_out.append((fact.text, "the letter is full; it keeps to fewer topics"))
        return tuple(kept)


def _calm(text: str) -> str:
    """With one mark where there is a run, and without a laugh at the end."""
    line = _LAUGH.sub("", _RUN.sub(r"\1", text))
    return line if any(map(str.isalnum, line)) else text


_RUN = re.compile(r"([!?])[!?]+")
_LAUGH = re.compile(r"(?: (?:lol|haha(?:ha)*|:-?\)|;-?\)|:-?D))+$", re.IGNORECASE)


def _about_another(text: str, strangers: Sequence[str]) -> str | None:
    named = next((name for name in strangers if _names(text, name)), None)
    if named:
        return f"it names {named}, and each thank-you speaks of its own reader alone"
    return None


def _order(text: str) -> str | None:
    if is_order(text):
        return "it says what to write, not what was said; an instruction has a field of its own"
    return None


def _names(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _unlike(facts: list[GivenFact]) -> list[GivenFact]:
    """The facts without those that say the same in the same words."""
    seen: dict[str, GivenFact] = {}
    for fact in facts:
        seen.setdefault(fact.text.rstrip(".!").casefold(), fact)
    return list(seen.values())
