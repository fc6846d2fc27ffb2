"""An application lived day by day in any order of events, and what always holds of its plan."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from guardrails import Application, MessageKind, Plan, State, Step, plan
from guardrails.kinds import SPECS
from guardrails.planning.catalogue import RuleId
from guardrails.replies.shapes import ReplyLabel

START = date(2026, 11, 16)
IDS = ("dana", "lee", "mo")
CHASERS = (MessageKind.CHECK_IN, MessageKind.NO_RESPONSE_FOLLOW_UP)
OPEN = (State.DUE, State.LATE)
ANSWERS = (
    MessageKind.OFFER_REPLY,
    MessageKind.NEXT_ROUND_REPLY,
    MessageKind.INFO_REPLY,
    MessageKind.STATUS_REPLY,
    MessageKind.REJECTION_REPLY,
)


def _needed(step: Step) -> bool:
    return not SPECS[step.kind].optional


class Life(RuleBasedStateMachine):
    """What a candidate may do, and what may happen to them, from one interview on."""

    def __init__(self) -> None:
        super().__init__()
        self.today = START
        self.facts: dict[str, Any] = {}
        self.made: Plan
        self.withdrawn = False

    @initialize(
        country=st.sampled_from(["US", "GB", "SA", "IN"]),
        missing=st.sets(st.sampled_from(IDS)),
        expected=st.none() | st.integers(-5, 40),
        permission=st.sampled_from([True, False, None]),
    )
    def begin(
        self, country: str, missing: set[str], expected: int | None, permission: bool | None
    ) -> None:
        parts = dict(zip(IDS, ("lead", "panel", "coordinator"), strict=True))
        hold = None if expected is None else str(START + timedelta(days=expected))
        self.facts = {
            "candidate": {"name": "Noor Haddad"},
            "company": "Harbour Mills",
            "role": "Process Engineer",
            "country": country,
            "decision_expected": hold,
            "people": [
                {"id": name, "name": name.title(), "part": parts[name]}
                | {"email": None if name in missing else f"{name}@example.com"}
                for name in IDS
            ],
            "references": [
                {"id": "ada", "name": "Ada Lin", "email": "ada@example.com"}
                | {"permission": permission}
            ],
            "article": {"title": "A paper", "why": "it came up", "to": "dana"},
            "interviews": [{"on": str(START), "met": ["dana", "lee"]}],
            "events": [],
        }
        self._look()

    def _look(self) -> None:
        self.made = plan(Application.model_validate(self.facts), self.today)

    def _happens(self, what: str, **more: Any) -> None:
        self.facts["events"].append({"on": str(self.today), "what": what, **more})
        self._look()

    def _steps(self, *states: State) -> list[Step]:
        return [step for step in self.made.steps if step.state in states and step.to]

    @rule(days=st.integers(1, 6))
    def days_pass(self, days: int) -> None:
        before = {_named(step) for step in self._steps(State.DONE)}
        self.today += timedelta(days=days)
        self._look()
        after = {_named(step) for step in self._steps(State.DONE)}
        assert before <= after, "time has undone what was done"

    @precondition(lambda self: self._steps(*OPEN))
    @rule(pick=st.integers(0, 20))
    def send_what_is_due(self, pick: int) -> None:
        due = self._steps(*OPEN)
        step = due[pick % len(due)]
        self.withdrawn = self.withdrawn or step.kind is MessageKind.WITHDRAWAL
        self._happens("sent", kind=step.kind.value, to=step.to[0])
        same = [s for s in self.made.steps if (s.kind, s.to) == (step.kind, step.to)]
        assert State.DONE in [each.state for each in same]
        assert not [each for each in same if each.state in OPEN]

    @precondition(lambda self: self._steps(State.WAITING))
    @rule(pick=st.integers(0, 20))
    def send_early(self, pick: int) -> None:
        coming = self._steps(State.WAITING)
        step = coming[pick % len(coming)]
        self.withdrawn = self.withdrawn or step.kind is MessageKind.WITHDRAWAL
        self._happens("sent", kind=step.kind.value, to=step.to[0], why="I want to")

    @rule(label=st.sampled_from(ReplyLabel), who=st.sampled_from([*IDS, None]))
    def they_write(self, label: ReplyLabel, who: str | None) -> None:
        self._happens("received", reading=label.value, **{"from": who})

    @precondition(lambda self: self._steps(State.DUE, State.LATE, State.WAITING))
    @rule(pick=st.integers(0, 20), days=st.integers(1, 9))
    def put_off(self, pick: int, days: int) -> None:
        steps = self._steps(State.DUE, State.LATE, State.WAITING)
        step = steps[pick % len(steps)]
        until = self.today + timedelta(days=days)
        self._happens("snoozed", kind=step.kind.value, to=step.to[0], until=str(until))
        same = [s for s in self.made.steps if (s.kind, s.to) == (step.kind, step.to)]
        moved = [each.opens for each in same if each.opens is not None]
        assert not moved or max(moved) >= until

    @precondition(lambda self: self._steps(*OPEN))
    @rule(pick=st.integers(0, 20))
    def strike_out(self, pick: int) -> None:
        due = self._steps(*OPEN)
        step = due[pick % len(due)]
        self._happens("skipped", kind=step.kind.value, to=step.to[0])
        struck = [
            each
            for each in self._steps(State.VOID)
            if each.kind is step.kind and "your-call" in each.rules
        ]
        assert struck

    @rule(days=st.integers(0, 12), met=st.lists(st.sampled_from(IDS), unique=True, max_size=3))
    def meet_again(self, days: int, met: list[str]) -> None:
        if len(self.facts["interviews"]) < 5:
            on = str(self.today + timedelta(days=days))
            self.facts["interviews"].append({"on": on, "met": met})
            self._look()

    @rule(
        what=st.sampled_from(
            ["accepted_other_offer", "left_process", "accepted_offer", "declined_offer"]
        )
    )
    def decide(self, what: str) -> None:
        self._happens(what)

    @rule()
    def permission_is_recorded(self) -> None:
        self.facts["references"][0]["permission"] = True
        self._look()

    @invariant()
    def the_verdict_follows_from_the_steps(self) -> None:
        due = [step for step in self.made.steps if _needed(step) and step.state in OPEN]
        assert (self.made.verdict == "send") == bool(due)
        coming = [
            step.opens
            for step in self.made.steps
            if _needed(step) and step.state is State.WAITING and step.opens is not None
        ]
        until = min(coming, default=None) if self.made.verdict == "wait" else None
        assert self.made.until == until
        if self.made.verdict == "stop":
            assert not coming

    @invariant()
    def every_rule_is_in_the_catalogue(self) -> None:
        known = {each.value for each in RuleId}
        for step in self.made.steps:
            assert step.rules
            assert set(step.rules) <= known
        assert {item.rule for item in self.made.not_now} <= known

    @invariant()
    def one_step_for_each_kind_reader_and_interview(self) -> None:
        """Answers are one a message, chasers that went out twice are two; of the rest, one."""
        once = [s for s in self.made.steps if s.kind not in (*ANSWERS, *CHASERS)]
        counts = Counter((step.kind, step.to, step.interview) for step in once)
        assert not [key for key, count in counts.items() if count > 1]
        for kind in CHASERS:
            open_ = [s for s in self.made.steps if s.kind is kind and s.state is not State.DONE]
            assert len(open_) <= 1
        for kind in ANSWERS:
            owed = [s for s in self.made.steps if s.kind is kind and s.state in OPEN]
            counted = Counter(step.opens for step in owed if kind is MessageKind.STATUS_REPLY)
            assert len({step.to for step in owed}) == len(owed) or max(counted.values()) <= 2

    @invariant()
    def after_a_withdrawal_nothing_reopens(self) -> None:
        if self.withdrawn:
            assert self.made.verdict == "stop"
            assert not self._steps(State.DUE, State.LATE, State.WAITING, State.BLOCKED)

    @invariant()
    def what_is_told_can_be_read(self) -> None:
        for sentence in (
            self.made.headline,
            *(step.because for step in self.made.steps),
            *(item.because for item in self.made.not_now),
        ):
            assert sentence.endswith(".")
            assert ".." not in sentence
            assert "None" not in sentence


def _named(step: Step) -> tuple[Any, ...]:
    return (step.kind, step.to, step.interview)


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
