"""One application, and a judge that asks single families."""

import pytest

from guardrails import Message
from guardrails.application import Application
from guardrails.checks.setup import set_up


@pytest.fixture(scope="session")
def application():
    return Application.model_validate(
        {
            "candidate": {"name": "Zoë Lindqvist", "strengths": ["ran a bakery for six years"]},
            "company": "Fjord Bread AB",
            "role": "Senior Pastry Chef (m/f)",
            "interest": ["rye that keeps for a month"],
            "country": "SE",
            "people": [
                {
                    "id": "oneill",
                    "name": "Dr. Margaret O'Neill",
                    "call_them": "Meg",
                    "part": "lead",
                },
                {"id": "li", "name": "李雷", "part": "panel"},
                {"id": "dana", "name": "Ms. Dana Reyes-Cruz", "part": "panel"},
            ],
            "interviews": [
                {
                    "on": "2026-04-01",
                    "met": ["oneill", "li", "dana"],
                    "notes": {"oneill": ["they bake at night"], "li": ["cutting flour waste"]},
                },
                {
                    "on": "2026-04-09",
                    "met": ["oneill"],
                    "notes": {"oneill": ["a stall at the fair"]},
                },
            ],
            "references": [{"id": "bo", "name": "Bo Ek", "points": ["early shifts"]}],
            "article": {"title": "Slow rye", "url": "https://example.org/rye", "to": "li"},
        }
    )


@pytest.fixture
def case():
    """A case from a body and whatever else is said of it."""

    def make(body, kind="thank_you", subject="Thank you", **given):
        blank = {
            "application": None,
            "person": None,
            "others": (),
            "on": None,
            "interview": None,
            "must_ask_for": (),
            "language": False,
        }
        return set_up(Message(subject=subject, body=body), kind=kind, **(blank | given))

    return make
