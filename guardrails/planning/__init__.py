"""Which message is right, to whom and when: facts to history, history to steps, steps to a plan."""

from datetime import date

from guardrails.application import Application
from guardrails.planning.shapes import Plan, Verdict


def plan(application: Application, today: date) -> Plan:
    """The plan of `application` on `today` (a local date of the application)."""
    return Plan(today=today, verdict=Verdict.WAIT, headline="")
