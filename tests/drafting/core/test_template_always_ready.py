"""For any valid facts the template's draft is ready, and has no warning."""

from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import draft
from drafting.writers.template import TemplateWriter
from guardrails import Application, Message, MessageKind, Severity, Step


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_due_step_gets_a_draft_that_is_ready(
    data: st.DataObject,
    applications: st.SearchStrategy[Application],
    steps: Callable[[Application], Iterator[Step]],
    template: TemplateWriter,
) -> None:
    application = data.draw(applications)
    others: list[Message] = []
    for step in steps(application):
        made = draft(application, step, writer=template, others=_of(others, step), on=step.opens)
        if step.kind is MessageKind.THANK_YOU:
            others.append(made.message)
        objected = [
            (finding.rule, finding.quote, finding.message)
            for finding in made.report.findings
            if finding.severity is not Severity.HINT
        ]
        assert not objected, made.message.body
        assert made.report.ready


def _of(others: list[Message], step: Step) -> list[Message]:
    return list(others) if step.kind is MessageKind.THANK_YOU else []
