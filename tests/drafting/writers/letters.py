"""One application, and a draft of its thank-you by the endpoint at an address."""

from datetime import date
from typing import Any

from drafting import Draft, draft
from drafting.writers.openai import OpenAIWriter
from drafting.writers.watch import Watch
from guardrails import Application, plan

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


def thank_you(
    url: str,
    application: Application | None = None,
    deadline: float = 1.5,
    watch: Watch | None = None,
) -> Draft:
    """The thank-you as the endpoint at `url` words it, seen as it comes with `watch`."""
    writer = OpenAIWriter("m", base_url=url, deadline=deadline)
    given = application or facts()
    try:
        return draft(given, plan(given, DAY).steps[0], writer=writer, on=DAY, watch=watch)
    finally:
        writer.close()
