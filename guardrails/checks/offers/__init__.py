"""What would put a finding right: the edits, and whether they are certain (ARCHITECTURE, "Fixes").

`safe` fixes can be made without asking: they change signs, names and what is no part of the
letter. `unsafe` ones change what is said, so a person looks at them first. Nothing here changes
a text; `guardrails.fixes` does.
"""

from guardrails.checks.case import Case
from guardrails.checks.offers.safe import safe_fix
from guardrails.checks.offers.unsafe import unsafe_fix
from guardrails.findings import Finding, Fix

__all__ = ["offered", "offered_for", "safe_fix", "unsafe_fix"]


def offered(case: Case, finding: Finding) -> Fix | None:
    """The fix of a finding on a case: a safe one, else an unsafe one, else None."""
    return safe_fix(case, finding) or unsafe_fix(case, finding)


def offered_for(case: Case, finding: Finding) -> Finding:
    """The finding with its fix in place."""
    fix = offered(case, finding)
    return finding if fix is None else finding.model_copy(update={"fix": fix})
