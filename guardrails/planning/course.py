"""From what has happened to the steps: every kind's rule in turn, then what the end makes void.

A kind is one function from the history, and the steps so far, to its steps; adding one means
adding it to `SOURCES`. The order matters: chasers look at thank-yous and owed answers, and the
replies to unclear answers look at the check-in that voids them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guardrails.kinds import SPECS, MessageKind
from guardrails.planning.answers import company_answers, rejection_replies
from guardrails.planning.beyond import beyond
from guardrails.planning.catalogue import RuleId
from guardrails.planning.chasers import chasers
from guardrails.planning.clocks import last_word
from guardrails.planning.ends import End, Ending, ending, voided
from guardrails.planning.extras import articles, connections
from guardrails.planning.history import History
from guardrails.planning.log import NOES, Ours, labels
from guardrails.planning.overrides import overruled
from guardrails.planning.planned import Planned, in_order
from guardrails.planning.references import heads_ups, permissions
from guardrails.planning.shapes import State
from guardrails.planning.status import status_replies
from guardrails.planning.thank_yous import thank_yous
from guardrails.planning.withdrawal import withdrawals
from guardrails.replies.shapes import ReplyLabel

Source = Callable[[History, Sequence[Planned]], list[Planned]]
SOURCES: tuple[Source, ...] = (
    withdrawals,
    thank_yous,
    company_answers,
    chasers,
    status_replies,
    rejection_replies,
    permissions,
    heads_ups,
    connections,
    articles,
    beyond,
)


@dataclass(frozen=True)
class Course:
    """Where an application stands: its history, its steps in order, and its end if it has one.

    `silent` is the last word, where nothing has come of it yet.
    """

    history: History
    steps: tuple[Planned, ...]
    end: Ending | None
    silent: Ours | None

    @classmethod
    def of(cls, history: History) -> "Course":
        """The steps of every kind, with what the person and the end made of them."""
        steps: list[Planned] = []
        for source in SOURCES:
            steps += overruled(history, source(history, steps))
        end = ending(history)
        silent = _silent(history) if end is None else None
        if end is not None:
            steps = voided(history, end, steps)
        elif silent is not None:
            steps = [_after_last_word(step) for step in steps]
        return cls(history, tuple(_late(history, step) for step in in_order(steps)), end, silent)

    @property
    def over(self) -> bool:
        """Whether there is nothing more to come: an end that has been told, or the last word."""
        if self.end is not None:
            return self.end.how is not End.LEAVING
        return self.silent is not None

    def of_kind(self, kind: MessageKind) -> list[Planned]:
        """The steps of one kind."""
        return [step for step in self.steps if step.kind is kind]

    def open(self, *, optional: bool = False) -> list[Planned]:
        """The steps that are due or late today, the optional ones or the others."""
        return [
            step
            for step in self.steps
            if SPECS[step.kind].optional is optional and step.is_open(self.history.today)
        ]


def _silent(history: History) -> Ours | None:
    return None if history.ahead is not None or _offered(history) else last_word(history)


def _offered(history: History) -> bool:
    """Whether an offer of theirs stands."""
    offers = labels(history.heard, ReplyLabel.OFFER)
    noes = labels(history.heard, *NOES)
    # two events never share a place, so that >= would say the same
    return bool(offers) and not (noes and noes[-1].place > offers[-1].place)


def _after_last_word(step: Planned) -> Planned:
    if SPECS[step.kind].optional:
        return step
    return step.void("You have sent your last word; an answer may still come.", RuleId.ONE_MORE)


def _late(history: History, step: Planned) -> Planned:
    late = step.kind is MessageKind.THANK_YOU and step.state(history.today) is State.LATE
    return step.quoting(RuleId.THANK_LATE) if late else step
