"""Fixes made: a message with the certain ones, or with those that a person chose.

A check judges and a fix acts; the two are apart (ARCHITECTURE, "House habits"). Applying is
idempotent, never leaves an error that was not there, and changes nothing outside the edits.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from guardrails.application import Application
from guardrails.checks import check
from guardrails.findings import Edit, Finding, Fix, Message, Report, Severity, Shape
from guardrails.kinds import MessageKind

__all__ = ["Fixed", "apply_fixes"]

_SEVERAL = 2
_SPACES = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
Judge = Callable[[Message], Report]


class Fixed(Shape):
    """A message with fixes made: what it says now, its report, and the findings put right."""

    message: Message
    report: Report
    applied: tuple[Finding, ...] = ()


def apply_fixes(
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
    chosen: Sequence[Finding] | None = None,
) -> Fixed:
    """Make the fixes of a message, the safe ones unless others are `chosen`.

    The arguments are those of `check`. Without `chosen`, every safe fix is made, again and again
    until none is left, and double spaces become one. `chosen` are findings of a report on this
    very message; the fix of each is made, safe or not. A fix is left out where it would overlap
    with one before it, bring an error that was not there, or put nothing right.

    Raises `InvalidInput` for a kind, an id or an index that does not exist.
    """

    def judge(now: Message) -> Report:
        return check(
            now,
            kind=kind,
            application=application,
            person=person,
            others=others,
            on=on,
            interview=interview,
            must_ask_for=must_ask_for,
            language=language,
        )

    start = Fixed(message=message, report=judge(message))
    if chosen is not None:
        return _made(start, chosen, judge) or start
    return _all_safe(start, judge)


def _all_safe(fixed: Fixed, judge: Judge) -> Fixed:
    """Every round has fewer or lighter findings than the one before, so there is a last one."""
    while True:
        fixed = _one_spaced(fixed, judge)
        after = _made(fixed, _safe(fixed.report), judge)
        after = after or _uncovering(fixed, judge)
        if after is None:
            return fixed
        fixed = after


def _safe(report: Report) -> list[Finding]:
    return [found for found in report.findings if found.fix and found.fix.safe]


def _uncovering(fixed: Fixed, judge: Judge) -> Fixed | None:
    """A safe fix that only brings to light what another safe fix puts right: a line above a
    greeting goes, and the greeting below it names somebody else."""
    for finding in _safe(fixed.report):
        message = _edited(fixed.message, [finding])
        report = judge(message)
        new = _errors(report) - _errors(fixed.report)
        follow = [found for found in _apart(_safe(report)) if found.rule in new]
        message = _edited(message, follow)
        after = _better(fixed, message, judge(message), (finding, *follow)) if follow else None
        if after:
            return after
    return None


def _made(fixed: Fixed, findings: Sequence[Finding], judge: Judge) -> Fixed | None:
    """The fixes of some findings, all at once where that is well, else those that are well;
    None where no one is."""
    able = list(_apart(finding for finding in findings if finding.fix))
    together = _with(fixed, able, judge)
    if together or len(able) < _SEVERAL:
        return together
    return _one_by_one(fixed, able, judge)


def _one_by_one(fixed: Fixed, able: Sequence[Finding], judge: Judge) -> Fixed | None:
    """From the back, so that the places of those before stay right."""
    after: Fixed | None = None
    for finding in sorted(able, key=lambda found: found.start, reverse=True):
        after = _with(after or fixed, [finding], judge) or after
    return after


def _with(fixed: Fixed, findings: Sequence[Finding], judge: Judge) -> Fixed | None:
    """The message with these fixes, None where that is no better or brings an error."""
    if not findings:
        return None
    message = _edited(fixed.message, findings)
    return _better(fixed, message, judge(message), findings)


def _better(
    fixed: Fixed, message: Message, report: Report, findings: Sequence[Finding]
) -> Fixed | None:
    if _new_errors(fixed.report, report) or _weight(report) >= _weight(fixed.report):
        return None
    return Fixed(message=message, report=report, applied=(*fixed.applied, *findings))


def _new_errors(before: Report, after: Report) -> bool:
    return bool(_errors(after) - _errors(before))


def _errors(report: Report) -> Counter[str]:
    return Counter(f.rule for f in report.findings if f.severity is Severity.ERROR)


def _weight(report: Report) -> tuple[int, ...]:
    """How many errors, warnings and hints, in this order."""
    count = Counter(finding.severity for finding in report.findings)
    return tuple(count[severity] for severity in Severity)


def _apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings whose edits touch none of an earlier one's."""
    taken: list[tuple[str, int, int]] = []
    for finding in sorted(findings, key=_widest_first):
        places = [(finding.where, edit.start, edit.end) for edit in _edits(finding.fix)]
        if not any(_touch(new, old) for new in places for old in taken):
            taken += places
            yield finding


def _widest_first(finding: Finding) -> tuple[int, int]:
    edits = _edits(finding.fix)
    return edits[0].start, -edits[-1].end


def _touch(new: tuple[str, int, int], old: tuple[str, int, int]) -> bool:
    return new[0] == old[0] and new[1] <= old[2] and old[1] <= new[2]


def _edits(fix: Fix | None) -> tuple[Edit, ...]:
    return fix.edits if fix else ()


def _edited(message: Message, findings: Sequence[Finding]) -> Message:
    edits = [(found.where, edit) for found in findings for edit in _edits(found.fix)]
    subject = [edit for where, edit in edits if where == "subject"]
    body = [edit for where, edit in edits if where == "body"]
    return Message(
        subject=_changed(message.subject or "", subject) if subject else message.subject,
        body=_changed(message.body, body),
    )


def _changed(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits that touch one another nowhere."""
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join((*pieces, text[place:]))


def _one_spaced(fixed: Fixed, judge: Judge) -> Fixed:
    """Two spaces between words become one, where that brings no error."""
    body = _SPACES.sub(" ", fixed.message.body)
    if body == fixed.message.body:
        return fixed
    message = fixed.message.model_copy(update={"body": body})
    report = judge(message)
    if _new_errors(fixed.report, report):
        return fixed
    return Fixed(message=message, report=report, applied=fixed.applied)
