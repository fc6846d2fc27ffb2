"""What a writer is told about a part that has to be written again: built here and nowhere else."""

from collections.abc import Sequence

from drafting.writers.base import Repair
from guardrails import Finding, Severity

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def repair_of(text: str, findings: Sequence[Finding]) -> Repair:
    """Why `text` has to be written again: each finding in one sentence, the gravest first."""
    graver_first = sorted(findings, key=lambda finding: _WEIGHT[finding.severity])
    told = (_told(finding) for finding in graver_first if finding.severity is not Severity.HINT)
    return Repair(text=text, wrong=tuple(dict.fromkeys(told)))


def _told(finding: Finding) -> str:
    quoted = f'"{finding.quote}": ' if finding.quote.strip() else ""
    instead = f" Instead: {finding.instead}" if finding.instead else ""
    return f"{quoted}{finding.message}{instead}"
