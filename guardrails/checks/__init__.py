"""The checks: any text of a kind, judged for what it must hold and what it must not.

Each family is a module or package with one function, `findings(case)`; this room sets the case
up, runs the families in their order, and puts what they found in the order of reading.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guardrails.application import Application
from guardrails.checks import elements, grounding, language, length, sameness, structure, tone
from guardrails.checks.case import Case
from guardrails.checks.offers import offered_for
from guardrails.checks.setup import set_up
from guardrails.findings import Finding, Message, Report, Severity
from guardrails.kinds import MessageKind

__all__ = ["FAMILIES", "Family", "check"]


Findings = Callable[[Case], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rules: what it says of a text in English, and what of one in no English."""

    name: str
    english: Findings
    any_language: Findings


def _rests(_: Case) -> Iterable[Finding]:
    return ()


FAMILIES = (
    Family("structure", structure.findings, structure.findings),
    Family("length", length.findings, length.findings),
    Family("element", elements.findings, _rests),
    Family("tone", tone.findings, tone.findings_in_any_language),
    Family("grounding", grounding.findings, _rests),
    Family("sameness", sameness.findings, sameness.findings),
)


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
    """Judge a message of a kind, whoever or whatever wrote it.

    `person` is the id of the reader: a person met, or a reference. `others` are the texts to
    the other people met, `on` the local day of sending, `interview` the index of the interview
    meant, `must_ask_for` the ids of those whose contact details it has to ask for; `language`
    adds spelling and grammar advice. Without an application every rule that needs no facts runs.

    Raises `InvalidInput` for a kind, an id or an index that does not exist.
    """
    case = set_up(
        message,
        kind=kind,
        application=application,
        person=person,
        others=others,
        on=on,
        interview=interview,
        must_ask_for=must_ask_for,
        language=language,
    )
    found = [offered_for(case, finding) for finding in sorted(_found(case), key=_place)]
    return Report(
        ready=not any(finding.severity is Severity.ERROR for finding in found),
        findings=tuple(found),
        elements=elements.present(case, found),
        words=case.body.word_count,
        characters=len(case.body.plain),
    )


def _found(case: Case) -> Iterable[Finding]:
    english = case.english
    for family in FAMILIES:
        yield from (family.english if english else family.any_language)(case)
    if not english:
        yield language.not_english(case)
    elif case.language:
        yield from language.findings(case)


def _place(finding: Finding) -> tuple[bool, int, int]:
    return finding.where == "body", finding.start, finding.end
