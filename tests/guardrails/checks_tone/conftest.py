"""What the tone tests share."""

from collections.abc import Callable
from typing import Any

import pytest

from guardrails.application import Application
from guardrails.checks.case import Case
from guardrails.checks.tone import findings
from guardrails.findings import Finding, Message
from guardrails.kinds import MessageKind

Judge = Callable[..., list[Finding]]


@pytest.fixture
def facts() -> dict[str, Any]:
    """An application of a baker, as JSON would give it; each test changes what it is about."""
    return {
        "candidate": {"name": "Ilse Brand"},
        "company": "Mill Lane Bakery",
        "role": "Baker",
        "people": [
            {"id": "ruth", "name": "Ruth Okello", "part": "lead", "email": "ruth@example.org"},
            {"id": "sam", "name": "Sam Petri", "part": "panel", "email": "sam@example.org"},
        ],
        "interviews": [{"on": "2026-05-04", "met": ["ruth", "sam"], "notes": {}}],
    }


@pytest.fixture
def judge() -> Judge:
    """The findings on a body (and subject) of a kind, with an application where one is given."""

    def _judge(
        body: str,
        kind: MessageKind = MessageKind.THANK_YOU,
        facts: dict[str, Any] | None = None,
        reader: str | None = None,
        subject: str | None = None,
    ) -> list[Finding]:
        application = Application.model_validate(facts) if facts is not None else None
        person = application.person(reader) if application else None
        case = Case(Message(subject=subject, body=body), kind, application, reader=person)
        return list(findings(case))

    return _judge
