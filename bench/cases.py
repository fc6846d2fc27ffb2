"""The applications that writers are measured on, and a day for each kind of message.

`varied.jsonl` holds one application a line, each with an interview on one day and no events: jobs,
countries and names as varied as they come, notes and strengths as people jot them down.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from guardrails import Application, MessageKind

APPLICATIONS = Path(__file__).with_name("varied.jsonl")
_HEARD = {"on": "2026-11-24", "what": "received"}
_SAID: dict[str, tuple[str, str, str | None]] = {
    "status_reply": ("I'll get back to you when I know more.", "unclear_status", None),
    "check_in": ("I'll get back to you when I know more.", "unclear_status", None),
    "next_round_reply": (
        "Can you come in again?",
        "next_round",
        "Thursday at 2 works well for me.",
    ),
    "info_reply": (
        "Please send your certificates.",
        "info_request",
        "My certificates are attached.",
    ),
    "offer_reply": ("We would like to offer you the job.", "offer", None),
    "rejection_reply": ("We went with another candidate.", "rejection", None),
}
_DAYS = {
    "thank_you": "2026-11-20",
    "check_in": "2026-12-09",
    "no_response_follow_up": "2026-12-02",
    "withdrawal": "2026-11-30",
}


def cases() -> Iterator[tuple[Application, date, MessageKind]]:
    """Every application with every kind of message, on a day on which that kind is due."""
    for line in APPLICATIONS.read_text(encoding="utf-8").splitlines():
        for kind in MessageKind:
            day = date.fromisoformat(_DAYS.get(kind.value, "2026-11-24"))
            yield Application.model_validate(_with(json.loads(line), kind.value)), day, kind


def _with(facts: dict[str, Any], kind: str) -> dict[str, Any]:
    """The facts with what has to have happened before that kind is due."""
    met = facts["interviews"][0]["met"]
    lead = next(one["id"] for one in facts["people"] if one.get("email") and one["id"] in met)
    if kind == "thank_you":
        return facts
    facts["events"] = [
        {"on": "2026-11-20", "what": "sent", "kind": "thank_you", "to": person["id"]}
        for person in facts["people"]
        if person.get("email")
    ]
    if kind in _SAID:
        text, reading, answer = _SAID[kind]
        heard = {**_HEARD, "from": lead, "text": text, "reading": reading, "answer": answer}
        facts["events"].append(heard)
    if kind == "check_in":
        reply = {"on": "2026-11-24", "what": "sent", "kind": "status_reply", "to": lead}
        facts["events"].append(reply)
    if kind == "withdrawal":
        facts["events"].append({"on": "2026-11-30", "what": "accepted_other_offer"})
    return facts | _extras(facts, kind, lead)


def _extras(facts: dict[str, Any], kind: str, lead: str) -> dict[str, Any]:
    if kind == "share_article":
        notes = facts["interviews"][0].get("notes", {}).get(lead) or ["what we spoke about"]
        article = {"title": "A Closer Look", "url": "https://example.org/a", "why": notes[0]}
        return {"article": {**article, "to": lead}}
    if kind.startswith("reference"):
        referee = {"id": "ref", "name": "Ada Lin", "email": "ada@example.org"}
        points = facts["candidate"].get("strengths", [])[:2] or ["never late"]
        permission = True if kind == "reference_heads_up" else None
        return {"references": [{**referee, "permission": permission, "points": points}]}
    return {}
