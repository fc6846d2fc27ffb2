"""What was found, put into a form: only where nothing was typed yet."""

from collections.abc import Sequence

from drafting.form import Form, new_person, next_number
from drafting.imports.found import Found
from drafting.imports.invitation import Invitation


def fill_in(form: Form, given: Invitation) -> list[str]:
    """Put an invitation into a form, into its last interview; gives what was filled, in words.

    The day is taken over, since a new form holds the day it was begun on.
    """
    filled = []
    blanks = (("company", given.company), ("role", given.role))
    for name, value in blanks:
        if value and not str(form.get(name) or "").strip():
            form[name] = value
            filled.append(f"the {name}")
    if given.candidate and not str(form.get("name") or "").strip():
        form["name"] = given.candidate.name
        form["email"] = form.get("email") or given.candidate.email
        filled.append("your name")
    if given.time_zone:
        form["time_zone"] = given.time_zone
        filled.append("the time zone")
    last = form["interviews"][-1]
    last["on"] = given.on.isoformat()
    last["ends_at"] = given.ends_at or last.get("ends_at", "")
    last["format"] = given.format or last.get("format", "")
    filled.append("the day")
    added = fill_people(form, given.people)
    return [*filled, *([_counted(added)] if added else [])]


def fill_people(form: Form, people: Sequence[Found]) -> int:
    """Put people into a form, as met at its last interview; gives how many were new or filled up.

    Somebody who is there already (by address or by name) gets what they lack.
    """
    count = 0
    for someone in people:
        card = _card(form, someone) or _empty(form)
        before = dict(card) if card else None
        if card is None:
            card = new_person(next_number(form["people"]))
            form["people"].append(card)
            form["interviews"][-1]["met"].append(card["id"])
        _complete(card, someone, fresh=before is None or not before["name"])
        count += card != before
    return count


def without_candidate(form: Form) -> bool:
    """Take the candidate out of those met, whom an invitation named too; gives whether it did.

    Only where nothing is noted for them, and somebody else is left.
    """
    name = str(form.get("name") or "").strip().lower()
    notes = form["interviews"][-1]["notes"]
    others = [
        card
        for card in form["people"]
        if not name or card["name"].strip().lower() != name or notes.get(card["id"])
    ]
    if not others or len(others) == len(form["people"]):
        return False
    left = {card["id"] for card in others}
    form["people"] = others
    for item in form["interviews"]:
        item["met"] = [who for who in item["met"] if who in left]
    return True


def _complete(card: Form, someone: Found, *, fresh: bool) -> None:
    for name in ("name", "email", "title"):
        card[name] = card.get(name) or getattr(someone, name)
    if fresh and someone.part == "lead":
        card["part"] = "lead"


def _card(form: Form, someone: Found) -> Form | None:
    for name in ("email", "name"):
        wanted = getattr(someone, name).lower()
        for card in form["people"]:
            if wanted and card[name].strip().lower() == wanted:
                found: Form = card
                return found
    return None


def _empty(form: Form) -> Form | None:
    """A card that nothing was typed into."""
    notes = form["interviews"][-1]["notes"]
    return next(
        (
            card
            for card in form["people"]
            if not any(card[name] for name in ("name", "email", "title", "call_them"))
            and not notes.get(card["id"])
        ),
        None,
    )


def _counted(people: int) -> str:
    return "one person" if people == 1 else f"{people} people"
