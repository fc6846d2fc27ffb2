"""Facts and rules: which message is right, when it goes, what it must hold, and nothing invented.

Pure: no network, no clock, no model, no file but the package's own rule data.
"""

from guardrails.application import Application, Person, Reference, read_application
from guardrails.checks import check
from guardrails.checks.catalogue import RuleEntry, rule_catalogue
from guardrails.errors import AfterwordError, Fault, InvalidInput
from guardrails.findings import Edit, Finding, Fix, Message, Report, Severity
from guardrails.fixes import Fixed, apply_fixes
from guardrails.kinds import SPECS, MessageKind
from guardrails.planning import plan
from guardrails.planning.shapes import NotNow, Plan, State, Step, Verdict
from guardrails.replies import read_reply
from guardrails.replies.shapes import Evidence, ReplyLabel, ReplyReading

__all__ = [
    "SPECS",
    "AfterwordError",
    "Application",
    "Edit",
    "Evidence",
    "Fault",
    "Finding",
    "Fix",
    "Fixed",
    "InvalidInput",
    "Message",
    "MessageKind",
    "NotNow",
    "Person",
    "Plan",
    "Reference",
    "ReplyLabel",
    "ReplyReading",
    "Report",
    "RuleEntry",
    "Severity",
    "State",
    "Step",
    "Verdict",
    "apply_fixes",
    "check",
    "plan",
    "read_application",
    "read_reply",
    "rule_catalogue",
]
