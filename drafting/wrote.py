"""Who wrote a message that was pasted: the person whose name or address stands below it."""

from guardrails import Application, Person

_LINES = 60
_EDGE = " \t,.;:!–—-*_>"


def who_wrote(application: Application, text: str) -> str | None:
    """The id of the one person whose name or address a line of the text is; None if unsure.

    A line holds the name alone, as a signature does, or begins with "From:".
    """
    for line in text.splitlines()[:_LINES]:
        fitting = [person.id for person in application.people if _signs(person, line)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _signs(person: Person, line: str) -> bool:
    said = " ".join(line.casefold().split()).strip(_EDGE)
    if person.email and person.email.casefold() in said:
        return True
    if said.startswith("from:"):
        return person.name.casefold() in said
    return said in (person.name.casefold(), person.called.casefold())
