"""The facts that a form holds, and which field each came from.

What is no valid application is told fault by fault, beside the fields.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafting.form import CANDIDATE
from guardrails import Fault

Path = tuple[str | int, ...]
Event = dict[str, Any]
NO_ANSWERS = "-"  # the form's word for an address that takes no answers
_LISTS = frozenset({"links", "strengths", "interest", "closed_days", "points"})
_PERMISSION = {"yes": True, "no": False}


@dataclass(frozen=True)
class Built:
    """The facts that a form holds, in the contract's shape, valid or not.

    `places` says for each path of the facts which field of the form it came from.
    """

    data: dict[str, Any]
    places: tuple[tuple[Path, str], ...]

    def field_of(self, path: str) -> str:
        """The form's field that a fault's path belongs to; empty where there is none."""
        wanted = tuple(path.split("."))
        fitting = [
            (len(place), field)
            for place, field in self.places
            if tuple(map(str, place)) == wanted[: len(place)]
        ]
        return max(fitting, default=(0, ""))[1]

    def by_field(self, faults: Sequence[Fault]) -> dict[str, list[str]]:
        """The faults' sentences by the form's field."""
        told: dict[str, list[str]] = {}
        for fault in faults:
            told.setdefault(self.field_of(fault.path), []).append(fault.message)
        return told


def build(form: Mapping[str, Any], events: Sequence[Any] = (), *, first: bool = False) -> Built:
    """The facts of a form, with the events logged so far, and where each came from.

    `first` takes what the form itself tells has happened as events too. Cards and interviews in
    which nothing stands are left out.
    """
    people = [
        (i, card) for i, card in enumerate(form.get("people", ())) if _person_given(card, form)
    ]
    known = {card["id"] for _, card in people}
    rounds = [(i, item) for i, item in enumerate(form.get("interviews", ())) if _held(item, known)]
    referees = [
        (i, card) for i, card in enumerate(form.get("references", ())) if _given(card, "id")
    ]
    told = told_in(form) if first else []
    data: dict[str, Any] = {
        "candidate": {name: _value(name, form.get(name)) for name in CANDIDATE},
        "company": form.get("company", ""),
        "role": form.get("role", ""),
        "interest": _lines(form.get("interest")),
        "country": form.get("country") or "US",
        "subdivision": form.get("subdivision"),
        "closed_days": _lines(form.get("closed_days")),
        "time_zone": form.get("time_zone"),
        "decision_expected": form.get("decision_expected") or None,
        "people": [dict(card) for _, card in people],
        "interviews": [_interview(item, known) for _, item in rounds],
        "references": [_reference(card) for _, card in referees],
        "article": _article(form, known),
        "events": [*events, *(event for event, _ in told)],
    }
    places = [*_places(people, rounds, referees), *_of_events(told, len(events))]
    return Built(data, tuple(places))


def told_in(form: Mapping[str, Any]) -> list[tuple[Event, dict[str, str]]]:
    """What a new form tells has happened: each event, and the form's field of each of its own."""
    known = [card["id"] for card in form.get("people", ()) if _person_given(card, form)]
    told: list[tuple[Event, dict[str, str]]] = []
    if form.get("thanked"):
        on = form.get("thanked_on") or None
        for who in [who for item in form["interviews"][-1:] for who in item["met"] if who in known]:
            event = {"on": on, "what": "sent", "kind": "thank_you", "to": who}
            told.append((event, {"on": "thanked_on"}))
    if str(form.get("wrote") or "").strip():
        who = form.get("wrote_from") or next(iter(known), None)
        event = {
            "on": form.get("wrote_on") or None,
            "what": "received",
            "from": None if who == NO_ANSWERS else who,
            "text": form["wrote"],
        }
        told.append((event, {"on": "wrote_on", "from": "wrote_from", "text": "wrote"}))
    return told


def _places(
    people: Sequence[tuple[int, Any]],
    rounds: Sequence[tuple[int, Any]],
    referees: Sequence[tuple[int, Any]],
) -> Iterator[tuple[Path, str]]:
    for name in CANDIDATE:
        yield ("candidate", name), name
    for name in "company role interest country subdivision closed_days time_zone".split():
        yield (name,), name
    yield ("decision_expected",), "decision_expected"
    for name in ("title", "url", "why", "to"):
        yield ("article", name), f"article.{name}"
    for kind, cards in (("people", people), ("references", referees)):
        for place, (index, card) in enumerate(cards):
            for name in card:
                yield (kind, place, name), f"{kind}.{index}.{name}"
    for place, (index, item) in enumerate(rounds):
        for name in ("on", "ends_at", "format", "met"):
            yield ("interviews", place, name), f"interviews.{index}.{name}"
        for who in item.get("notes", {}):
            yield ("interviews", place, "notes", who), f"interviews.{index}.notes.{who}"


def _of_events(
    told: Sequence[tuple[Event, dict[str, str]]], before: int
) -> Iterator[tuple[Path, str]]:
    for place, (_, fields) in enumerate(told):
        for name, field in fields.items():
            yield ("events", before + place, name), field


def _person_given(card: Mapping[str, Any], form: Mapping[str, Any]) -> bool:
    noted = any(
        str(item.get("notes", {}).get(card["id"], "")).strip()
        for item in form.get("interviews", ())
    )
    return noted or _given(card, "id", "part")


def _given(card: Mapping[str, Any], *but: str) -> bool:
    return any(str(value or "").strip() for name, value in card.items() if name not in but)


def _held(item: Mapping[str, Any], known: set[str]) -> bool:
    """An interview without a day and without anybody met is an empty card."""
    return bool(item.get("on")) or any(who in known for who in item.get("met", ()))


def _interview(item: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    met = [who for who in item.get("met", ()) if who in known]
    notes = {who: _lines(text) for who, text in item.get("notes", {}).items() if who in met}
    return {
        "on": item.get("on") or None,
        "ends_at": item.get("ends_at") or None,
        "format": item.get("format") or None,
        "met": met,
        "notes": {who: lines for who, lines in notes.items() if lines},
    }


def _reference(card: Mapping[str, Any]) -> dict[str, Any]:
    return dict(card) | {
        "permission": _PERMISSION.get(str(card.get("permission"))),
        "points": _lines(card.get("points")),
    }


def _article(form: Mapping[str, Any], known: set[str]) -> dict[str, Any] | None:
    article = dict(form.get("article") or {})
    if not _given(article, "to"):
        return None
    return article | {"to": article.get("to") if article.get("to") in known else None}


def _value(name: str, typed: Any) -> Any:
    if name in _LISTS:
        return _lines(typed)
    return bool(typed) if name == "linkedin_premium" else typed or ""


def _lines(text: Any) -> list[str]:
    """One thing a line; a bullet that was typed before it is taken off."""
    lines = (
        line.strip().removeprefix("- ").removeprefix("• ") for line in str(text or "").split("\n")
    )
    return [line for line in lines if line.strip()]
