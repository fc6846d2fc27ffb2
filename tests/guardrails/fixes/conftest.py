"""One application, and a message that goes through the fixes."""

import pytest

from guardrails import Message, apply_fixes
from guardrails.application import Application


@pytest.fixture(scope="session")
def application() -> Application:
    return Application.model_validate(
        {
            "candidate": {"name": "Ana Sousa", "strengths": ["ran a bakery for six years"]},
            "company": "Fjord Bread",
            "role": "Pastry Chef",
            "people": [{"id": "meg", "name": "Meg O'Neill", "part": "lead"}],
            "interviews": [
                {"on": "2026-04-01", "met": ["meg"], "notes": {"meg": ["cutting flour waste"]}}
            ],
        }
    )


@pytest.fixture
def fixed(application):
    """What the safe fixes make of a body, with the application unless `alone`."""

    def make(body, *, alone=False, kind="thank_you", subject="Thank you", **given):
        known = {} if alone else {"application": application, "person": "meg"}
        return apply_fixes(Message(subject=subject, body=body), kind=kind, **known, **given)

    return make
