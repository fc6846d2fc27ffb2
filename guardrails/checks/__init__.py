"""The checks: any text of a kind, judged for what it must hold and what it must not."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from guardrails.application import Application
from guardrails.checks.case import Case
from guardrails.findings import Finding, Message, Report, Severity
from guardrails.kinds import MessageKind

Family = Callable[[Case], Iterable[Finding]]
FAMILIES: tuple[Family, ...] = ()


def check(
    message: Message,
    *,
    kind: MessageKind,
    application: Application | None = None,
    person: str | None = None,
    others: Sequence[Message] = (),
    on: date | None = None,
    interview: int | None = None,
    must_ask_for: Sequence[str] = (),
    language: bool = False,
) -> Report:
    """Judge a message of a kind."""
    case = Case(message, MessageKind(kind), application)
    found = tuple(finding for family in FAMILIES for finding in family(case))
    return Report(
        ready=not any(finding.severity is Severity.ERROR for finding in found),
        findings=found,
        elements={},
        words=len(case.body.words),
        characters=len(message.body),
    )
