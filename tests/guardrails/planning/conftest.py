"""The application that every scenario starts from, and how a scenario changes it."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

BASE: dict[str, Any] = {
    "candidate": {"name": "Noor Haddad", "email": "noor@example.com"},
    "company": "Harbour Mills",
    "role": "Process Engineer",
    "people": [
        {"id": "dana", "name": "Dana Quill", "email": "dana@example.com", "part": "lead"},
        {"id": "lee", "name": "Lee Sand", "email": "lee@example.com", "part": "panel"},
        {"id": "mo", "name": "Mo Brandt", "email": "mo@example.com", "part": "coordinator"},
        {"id": "ana", "name": "Ana Costa", "email": "ana@example.com", "part": "panel"},
    ],
    "interviews": [{"on": "2026-11-19", "met": ["dana", "lee"]}],
}
THANKED = ["2026-11-19 sent thank_you dana", "2026-11-19 sent thank_you lee"]


def application_of(case: Mapping[str, Any]) -> dict[str, Any]:
    """The base with what the scenario sets, as JSON would hold it."""
    facts = deepcopy(BASE)
    facts.update(_plain(case.get("set", {})))
    facts["people"] = [*facts["people"], *case.get("add_people", [])]
    for person in facts["people"]:
        if person["id"] in case.get("no_address", []):
            person["email"] = None
    events = [*(THANKED if case.get("thanked") else []), *case.get("events", [])]
    facts["events"] = [_event(event) for event in events]
    return facts


def _event(written: Any) -> dict[str, Any]:
    if isinstance(written, dict):
        return dict(_plain(written))
    on, what, *rest = written.split()
    if what == "received":
        sender, reading = rest
        return {
            "on": on,
            "what": what,
            "from": None if sender == "-" else sender,
            "reading": reading,
        }
    names = {"sent": ("kind", "to"), "skipped": ("kind", "to"), "snoozed": ("kind", "to", "until")}
    return {"on": on, "what": what} | dict(zip(names.get(what, ()), rest, strict=True))


def _plain(value: Any) -> Any:
    """YAML's dates as the text that JSON has, and its `on` (which it reads as true) as a key."""
    if isinstance(value, dict):
        return {"on" if key is True else key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | bool | None) else str(value)
