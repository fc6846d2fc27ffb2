"""The attack corpus, and an application that any of its texts can be put into."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guardrails import Application, InvalidInput, read_application

CORPUS = Path(__file__).parents[1] / "corpus" / "attacks"
DAY = "2026-11-19"


@cache
def attacks(family: str) -> tuple[Any, ...]:
    """The texts of a family, in the order of its file."""
    return tuple(yaml.safe_load((CORPUS / f"{family}.yaml").read_text(encoding="utf-8")))


def facts(names: Sequence[str] = ("Dana Reyes",), **changed: Any) -> dict[str, Any]:
    """An application whose people have these names, all met and noted."""
    people = [
        {"id": f"p{place}", "name": name, "email": f"p{place}@kew.example", "part": "panel"}
        for place, name in enumerate(names)
    ]
    met = [person["id"] for person in people]
    return {
        "candidate": {"name": "Tom Hale", "email": "tom@hale.example"},
        "company": "Kew Nurseries",
        "role": "Arborist",
        "time_zone": "America/Chicago",
        "people": people,
        "interviews": [{"on": DAY, "met": met, "notes": {}}],
        **changed,
    }


def taken(texts: Sequence[Any], made: Callable[[Any], dict[str, Any]]) -> list[Any]:
    """The texts that the strict reading of facts lets in where `made` puts them."""
    return [text for text in texts if reads(made(text))]


def reads(data: dict[str, Any]) -> Application | None:
    """The application, or None where reading it says what is wrong."""
    try:
        return Application.model_validate(data)
    except ValueError:
        return None


def refused(text: str | bytes) -> str:
    """What is said of an input that is refused, empty where it is taken."""
    try:
        read_application(text)
    except InvalidInput as error:
        return str(error)
    return ""
