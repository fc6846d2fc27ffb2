"""A step while the rules still work on it: its window, its rules, and what fixed its state."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from guardrails.kinds import PRECEDENCE, SPECS, MessageKind
from guardrails.planning.catalogue import RULES, RuleId
from guardrails.planning.shapes import State, Step

_FAR = date.max

if TYPE_CHECKING:
    from dataclasses import replace

    changed = replace
else:

    def changed(step: "Planned", /, **fields: Any) -> "Planned":
        """`step` with other fields. As `dataclasses.replace` and five times as fast: a plan of
        twenty events changes fifty steps, and that was a fifth of its time."""
        other = object.__new__(Planned)
        other.__dict__.update(step.__dict__, **fields)
        return other


@dataclass(frozen=True, slots=True)
class Window:
    """The first day, the day to send it and the last good day; all local dates, None unknown."""

    opens: date | None
    due: date | None = None
    closes: date | None = None

    @classmethod
    def on(cls, day: date | None, closes: date | None = None) -> "Window":
        """A window that is due on the day it opens (POLICY, "Windows")."""
        return cls(day, day, closes)


@dataclass(frozen=True)
class Planned:
    """One message to one reader, before today's date decides its state.

    `fixed` is a state that no date changes (done, void, blocked). `since` is the day of what
    brought the step about. `lapses` says that it is void, not late, once it has closed. `ruled`
    is the day on which the rules opened it, where the person put it off; `sent` the place of the
    event by which it was done, where an override may mean the next one instead.
    """

    kind: MessageKind
    to: tuple[str, ...]
    window: Window
    rules: tuple[RuleId, ...]
    because: str
    since: date
    fixed: State | None = None
    cc: tuple[str, ...] = ()
    interview: int | None = None
    must_ask_for: tuple[str, ...] = ()
    lapses: bool = False
    ruled: date | None = None
    sent: int | None = None

    def quoting(self, *rules: RuleId) -> "Planned":
        """The same step, quoting these rules too."""
        return changed(self, rules=self._with(*rules))

    def _with(self, *rules: RuleId) -> tuple[RuleId, ...]:
        return (*self.rules, *(rule for rule in rules if rule not in self.rules))

    def done(self, because: str, place: int | None = None) -> "Planned":
        """The step as sent; by the event at this place, where its reader may get another."""
        return changed(self, fixed=State.DONE, because=because, sent=place)

    def against(self, rule: RuleId) -> "Planned":
        """The step as sent, or put off, over this rule: it says which."""
        says = RULES[rule].says
        because = f"{self.because[:-1]}; the rule you overruled says: {says[0].lower()}{says[1:]}"
        return changed(self, rules=self._with(rule, RuleId.YOUR_CALL), because=because)

    def blocked(self, by: RuleId, because: str) -> "Planned":
        """The step as waiting for a fact that is missing."""
        return changed(self, rules=self._with(by), fixed=State.BLOCKED, because=because)

    def void(self, because: str, *by: RuleId) -> "Planned":
        """The step as overtaken by events; one that was sent, or was void before, stays so."""
        if self.fixed in (State.DONE, State.VOID):
            return self
        return changed(self, rules=self._with(*by), fixed=State.VOID, because=because)

    def state(self, today: date) -> State:
        """Where the step stands on `today` (POLICY section 3, "When")."""
        if self.fixed is not None:
            return self.fixed
        opens, closes = self.window.opens, self.window.closes
        if opens is None or today < opens:
            return State.WAITING
        if closes is None or today <= closes:
            return State.DUE
        return State.VOID if self.lapses else State.LATE

    def is_open(self, today: date) -> bool:
        """Whether it should be sent today: due or late."""
        return self.state(today) in (State.DUE, State.LATE)

    def shown(self, today: date) -> Step:
        """The step as the plan tells it."""
        spec = SPECS[self.kind]
        return Step(
            kind=self.kind,
            to=self.to,
            cc=self.cc,
            channel=spec.channel,
            interview=self.interview,
            state=self.state(today),
            opens=self.window.opens,
            due=self.window.due,
            closes=self.window.closes,
            optional=spec.optional,
            rules=tuple(rule.value for rule in self.rules),
            because=self.because,
            must_ask_for=self.must_ask_for,
        )


def in_order(steps: Iterable[Planned]) -> list[Planned]:
    """By precedence, then the day they open (unknown last), then as they come: the order of
    `met`, of the referees, of the messages."""
    return sorted(steps, key=lambda step: (PRECEDENCE[step.kind], step.window.opens or _FAR))
