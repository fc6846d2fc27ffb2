"""To whom a message goes: the counterpart, the copy, and who is asked for missing addresses.

Source: POLICY section 1 ("The counterpart") and the fine print, "Who".
"""

from collections.abc import Iterable, Sequence

from guardrails.application import Person
from guardrails.planning.history import History, once
from guardrails.planning.log import Round


@once
def counterpart(history: History) -> Person | None:
    """Who gets a message that goes to one person only, or None where nobody has an address."""
    people = history.application.people
    return _first(people, "lead") or _first(people, "coordinator") or _first_met(history)


def copied(history: History) -> Person | None:
    """The first coordinator with an address who is not the counterpart."""
    main = counterpart(history)
    return _first(
        [person for person in history.application.people if person != main], "coordinator"
    )


def asker(history: History, round_: Round) -> Person | None:
    """Who is asked for the addresses missing after this round.

    The counterpart among those met then; where none of them has an address, the application's.
    """
    met = [name for name, _ in round_.met]
    people = [person for person in history.application.people if person.id in met]
    return (
        _first(people, "lead")
        or _first(people, "coordinator")
        or _with_address(history, met)
        or counterpart(history)
    )


def _first(people: Sequence[Person], part: str) -> Person | None:
    return next((person for person in people if person.part == part and person.email), None)


def _first_met(history: History) -> Person | None:
    held = list(reversed(history.held))
    coming = history.rounds[len(held) :]
    return _with_address(history, (name for item in (*held, *coming) for name, _ in item.met))


def _with_address(history: History, ids: Iterable[str]) -> Person | None:
    people = (history.application.person(name) for name in ids)
    return next((person for person in people if person and person.email), None)
