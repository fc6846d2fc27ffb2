"""One application, and a draft of its thank-you by the endpoint at an address."""

from datetime import date
from typing import Any

from drafting import Draft
from drafting.due import draft_due
from drafting.writers.openai import OpenAIWriter
from guardrails import Application

DAY = date(2026, 11, 19)
FACTS: dict[str, Any] = {
    "candidate": {
        "name": "Tom Hale",
        "email": "tom.hale@example.com",
        "phone": "+44 20 7946 0991",
        "links": ["https://tom.example.com"],
        "strengths": ["felled 90 elms", "fluent in Welsh"],
    },
    "company": "Kew Nurseries",
    "role": "Arborist",
    "country": "GB",
    "interest": ["old trees matter to me"],
    "people": [
        {"id": "ines", "name": "Ines Moreau", "email": "ines@example.org", "part": "lead"},
    ],
    "interviews": [
        {"on": "2026-11-19", "met": ["ines"], "notes": {"ines": ["how young oaks are watered"]}}
    ],
}


def facts(note: str | None = None, **changed: Any) -> Application:
    """The application, with another note or other fields."""
    if note is not None:
        interview = {**FACTS["interviews"][0], "notes": {"ines": [note]}}
        changed["interviews"] = [interview]
    return Application.model_validate({**FACTS, **changed})


def thank_you(url: str, application: Application | None = None, deadline: float = 1.5) -> Draft:
    """The thank-you as the endpoint at `url` words it."""
    writer = OpenAIWriter("m", base_url=url, deadline=deadline)
    try:
        (made,) = draft_due(application or facts(), DAY, writer=writer)
    finally:
        writer.close()
    return made
