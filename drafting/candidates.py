"""Whom a new application is for: the candidates known here, and whose facts its form holds.

One person's facts never end in another's letter: a form remembers whose they are (`taken_from`),
and they leave it when it is for somebody else.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafting.form import CANDIDATE, Form, profile_of

Profile = dict[str, Any]


def known_candidates(
    last: Mapping[str, Any], forms: Iterable[Mapping[str, Any]]
) -> tuple[Profile, ...]:
    """Every candidate once: the `last` one first, then those of the `forms`, in their order."""
    found: list[Profile] = []
    for one in map(profile_of, (last, *forms)):
        same = next((known for known in found if same_candidate(known, one)), None)
        if same is not None:
            same.setdefault("country", one.get("country", ""))
        elif _folded(one.get("name")):
            found.append(one)
    return tuple(found)


def same_candidate(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two hold the same person: the same name, and no two addresses."""
    if _folded(one.get("name")) != _folded(other.get("name")):
        return False
    emails = {_folded(one.get("email")), _folded(other.get("email"))} - {""}
    return len(emails) < 2


def called(one: Mapping[str, Any], known: Sequence[Mapping[str, Any]]) -> str:
    """A candidate's name, with the address where another one has the same name."""
    name = str(one.get("name") or "")
    namesakes = [other for other in known if _folded(other.get("name")) == _folded(name)]
    return f"{name} ({one['email']})" if len(namesakes) > 1 and one.get("email") else name


def is_for(form: Mapping[str, Any]) -> Profile:
    """The known candidate that a form is for; empty where it is for somebody else."""
    taken: Profile = form.get("taken_from") or {}
    return taken if _folded(taken.get("name")) == _folded(form.get("name")) else {}


def take(form: Form, profile: Mapping[str, Any]) -> None:
    """Make a form be for a known candidate, or for somebody else where `profile` is empty."""
    form |= {name: _of(profile, name) for name in CANDIDATE}
    form["country"] = profile.get("country") or form.get("country", "")
    form["taken_from"] = dict(profile)


def renamed(form: Form) -> bool:
    """After the name was changed by hand: take out what is another candidate's.

    What was edited stays. With the old name the rest comes back. Gives whether anything changed.
    """
    taken = form.get("taken_from") or {}
    rest = [name for name in CANDIDATE if name != "name" and taken.get(name)]
    if is_for(form):
        changed = {name: taken[name] for name in rest if not form.get(name)}
    else:
        changed = {name: _of({}, name) for name in rest if form.get(name) == taken[name]}
    form |= changed
    return bool(changed)


def _of(profile: Mapping[str, Any], name: str) -> Any:
    return profile.get(name, False if name == "linkedin_premium" else "")


def _folded(text: Any) -> str:
    return " ".join(unicodedata.normalize("NFKC", str(text or "")).casefold().split())
