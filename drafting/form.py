"""The form of an application: what was typed, however unfinished.

A form is plain JSON, nearly all text, so that nothing typed is ever lost; `drafting.built` makes
facts of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drafting.settings import Settings
from guardrails import Application

Form = dict[str, Any]
NOTHING_SET = Settings()
CANDIDATE = ("name", "email", "phone", "links", "strengths", "linkedin_premium")


def new_form(
    profile: Mapping[str, Any],
    today: date,
    country: str,
    time_zone: str | None,
    chosen: Settings = NOTHING_SET,
) -> Form:
    """An empty form: a known candidate's facts and country, one interview today, one person.

    `profile` is empty where no candidate is known; `taken_from` keeps whose facts they are.
    What is `chosen` in the settings comes before what is known or guessed.
    """
    form: Form = {name: profile.get(name, "") for name in CANDIDATE}
    form["linkedin_premium"] = bool(form["linkedin_premium"]) or chosen.premium
    form |= {
        "company": "",
        "role": "",
        "interest": "",
        "country": chosen.country or profile.get("country") or country,
        "subdivision": "",
        "closed_days": chosen.closed_days or "",
        "time_zone": time_zone or "",
        "decision_expected": "",
        "people": [new_person(1, "lead")],
        "interviews": [{"on": today.isoformat(), "ends_at": "", "format": "", "met": ["p1"]}],
        "references": [],
        "article": {"title": "", "url": "", "why": "", "to": ""},
    }
    form["interviews"][0]["notes"] = {}
    form["taken_from"] = dict(profile)
    form |= {"thanked": False, "thanked_on": today.isoformat()}
    form |= {"wrote": "", "wrote_on": today.isoformat(), "wrote_from": "", "wrote_answer": ""}
    return form


def new_person(number: int, part: str = "panel") -> Form:
    """An empty card for a person."""
    return {
        "id": f"p{number}",
        "name": "",
        "call_them": "",
        "title": "",
        "email": "",
        "part": part,
    }


def new_reference(number: int) -> Form:
    """An empty card for a referee."""
    return {
        "id": f"r{number}",
        "name": "",
        "email": "",
        "relationship": "",
        "permission": "",
        "points": "",
    }


def next_number(cards: Sequence[Mapping[str, Any]]) -> int:
    """A number that no card's id ends in."""
    ends = ["".join(filter(str.isdigit, str(card.get("id")))) for card in cards]
    return max((int(end) for end in ends if end), default=0) + 1


def profile_of(form: Mapping[str, Any]) -> dict[str, Any]:
    """What of a form is the candidate's, and their country, kept for the next application."""
    return {name: form[name] for name in (*CANDIDATE, "country") if form.get(name)}


def form_of(application: Application) -> Form:
    """The form that a valid application would have been typed into."""
    given = application.model_dump(mode="json", by_alias=True)
    form: Form = {name: _typed(given["candidate"][name]) for name in CANDIDATE}
    for name in ("company", "role", "interest", "country", "subdivision", "closed_days"):
        form[name] = _typed(given[name])
    form["time_zone"] = _typed(given["time_zone"])
    form["decision_expected"] = _typed(given["decision_expected"])
    form["people"] = [{k: _typed(v) for k, v in card.items()} for card in given["people"]]
    form["interviews"] = [_typed_interview(item) for item in given["interviews"]]
    form["references"] = [_typed_reference(card) for card in given["references"]]
    form["article"] = {
        name: _typed((given["article"] or {}).get(name)) for name in ("title", "url", "why", "to")
    }
    return form


def _typed_interview(item: Mapping[str, Any]) -> Form:
    plain = {name: _typed(item[name]) for name in ("on", "ends_at", "format")}
    notes = {who: "\n".join(lines) for who, lines in item["notes"].items()}
    return plain | {"met": list(item["met"]), "notes": notes}


def _typed_reference(card: Mapping[str, Any]) -> Form:
    answer = {True: "yes", False: "no"}.get(card["permission"], "")
    return {name: _typed(value) for name, value in card.items()} | {"permission": answer}


def _typed(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    return "\n".join(value) if isinstance(value, list) else value or ""
