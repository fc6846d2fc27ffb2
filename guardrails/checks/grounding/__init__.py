"""The grounding family: nothing in a draft that is not in the application.

POLICY section 5, "Nothing invented". Each detector reads one sort of thing by its form and traces
it; what cannot be traced is a remark with its place. Where two remarks meet, the graver and more
telling one stays.
"""

from collections.abc import Callable, Iterable, Iterator

from guardrails.checks.case import Case
from guardrails.checks.grounding import (
    attributed,
    claims,
    credit,
    dates,
    experience,
    links,
    names,
    numbers,
    panel,
    persons,
    praise,
    promises,
    shares,
    titles,
    topics,
)
from guardrails.checks.grounding.facts import facts_of
from guardrails.checks.grounding.reading import Reading, Remark
from guardrails.checks.grounding.traces import Trace, traces
from guardrails.findings import Finding, Severity

__all__ = ["Trace", "findings", "traces"]

_DETECTORS: tuple[Callable[[Reading], Iterable[Remark]], ...] = (
    links.remarks,
    names.remarks,
    credit.remarks,
    panel.remarks,
    persons.remarks,
    dates.remarks,
    numbers.remarks,
    shares.remarks,
    titles.remarks,
    claims.remarks,
    experience.remarks,
    praise.remarks,
    promises.remarks,
    attributed.remarks,
    topics.remarks,
)


def findings(case: Case) -> Iterator[Finding]:
    """What in a case's subject and body cannot be traced to its application.

    Without an application there is nothing to trace to, and so nothing to find.
    """
    if case.application is None:
        return
    facts = facts_of(case.application)
    for where, text in case.texts():
        if text.plain.strip():
            reading = Reading(case, facts, where)
            for remark in _apart(reading):
                yield reading.finding(remark)


def _apart(reading: Reading) -> list[Remark]:
    """The remarks of all detectors in the order of the text, none upon another.

    Errors go before warnings, and among equals the detector that stands first.
    """
    taken = bytearray(len(reading.plain))
    kept = []
    remarks = [remark for detector in _DETECTORS for remark in detector(reading)]
    for remark in sorted(remarks, key=lambda r: r.severity is not Severity.ERROR):
        if not any(taken[remark.start : remark.end]):
            taken[remark.start : remark.end] = b"\x01" * (remark.end - remark.start)
            kept.append(remark)
    return sorted(kept, key=lambda remark: remark.start)
