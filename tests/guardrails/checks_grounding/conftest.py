import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guardrails import Application, Finding, Message, MessageKind
from guardrails.checks.case import Case
from guardrails.checks.grounding import findings

CORPUS = Path(__file__).parents[2] / "corpus" / "grounding"

Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def applications() -> dict[str, Application]:
    return {
        name: Application.model_validate(item)
        for path in CORPUS.rglob("applications.json")
        for name, item in json.loads(path.read_text("utf-8")).items()
    }


@pytest.fixture(scope="session")
def rows() -> Callable[[str], list[dict[str, Any]]]:
    def read(name: str) -> list[dict[str, Any]]:
        texts = [path.read_text("utf-8") for path in sorted(CORPUS.rglob(f"{name}.jsonl"))]
        return [json.loads(line) for text in texts for line in text.splitlines()]

    return read


@pytest.fixture(scope="session")
def judge(applications: dict[str, Application]) -> Callable[[dict[str, Any]], list[Finding]]:
    def run(row: dict[str, Any]) -> list[Finding]:
        application = applications[row["application"]]
        reader = application.person(row["person"]) or application.reference(row["person"])
        on = date.fromisoformat(row["on"]) if "on" in row else None
        message = Message(subject=row["subject"], body=row["body"])
        return list(findings(Case(message, MessageKind(row["kind"]), application, reader, on=on)))

    return run


@pytest.fixture(scope="session")
def engineer() -> Application:
    return Application.model_validate(
        {
            "candidate": {
                "name": "Sam O'Brien",
                "email": "sam@example.com",
                "phone": "+1 312 555 0142",
                "links": ["https://www.linkedin.com/in/samob"],
                "strengths": [
                    "five years building ETL in Python",
                    "cut a pipeline's runtime from six hours to 40 minutes",
                    "saved $30,000 in licences",
                ],
            },
            "company": "Northwind Analytics",
            "role": "Data Engineer",
            "interest": ["data quality for hospitals matters to me"],
            "time_zone": "America/Chicago",
            "decision_expected": "2026-12-04",
            "people": [
                {
                    "id": "dana",
                    "name": "Dana Reyes",
                    "title": "Engineering Manager",
                    "part": "lead",
                },
                {"id": "will", "name": "Dr. Will van der Berg", "title": "Staff Engineer"},
                {"id": "mei", "name": "李梅", "title": "Recruiter", "part": "coordinator"},
            ],
            "interviews": [
                {
                    "on": "2026-11-19",
                    "ends_at": "15:00",
                    "format": "video",
                    "met": ["dana", "will"],
                    "notes": {
                        "dana": ["moving the nightly batch pipeline to streaming with Kafka"],
                        "will": ["how support tickets are triaged", "Friday demos"],
                    },
                }
            ],
            "events": [
                {
                    "on": "2026-11-24",
                    "what": "received",
                    "from": "dana",
                    "text": "Could we talk again on 2 December at 10:30?",
                    "answer": "2 December at 10:30 is fine and I will bring a code sample",
                }
            ],
        }
    )


@pytest.fixture(scope="session")
def find(engineer: Application) -> Check:
    """Findings on a sentence in a letter to Dana, or to `person`."""

    def run(
        sentence: str,
        *,
        person: str = "dana",
        kind: MessageKind = MessageKind.THANK_YOU,
        on: date | None = None,
        whole: bool = False,
    ) -> list[Finding]:
        reader = engineer.person(person)
        assert reader is not None
        body = sentence if whole else f"Hi {reader.called},\n\n{sentence}\n\nBest,\nSam O'Brien"
        message = Message(subject=None, body=body)
        return list(findings(Case(message, kind, engineer, reader, on=on)))

    return run
