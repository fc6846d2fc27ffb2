"""The agenda of a folder as people read it: a plain table for each candidate."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from drafting.agenda import CandidateAgenda, Item, Owed
from drafting.cli.table import Row, aligned, cut
from guardrails.planning.words import day_name, kind_name, listed


def of_agenda(found: Sequence[CandidateAgenda]) -> str:
    """What to send today, to whom and from which file; then late; then the next dates."""
    if not found:
        return "There is no application (*.json) in this folder that can be read."
    return "\n\n".join("\n".join(_candidate(one)) for one in found)


def _candidate(one: CandidateAgenda) -> Iterator[str]:
    email = one.entries[0].application.candidate.email
    yield f"{one.name} <{email}>" if email else one.name
    days = listed([day_name(day) for day in sorted({entry.today for entry in one.entries})])
    yield f"  Today, {days}:"
    yield from _table(one.due, _until) or ["    There is nothing to send."]
    yield from _section("Late", one.late, _since)
    yield from _section("Blocked", one.blocked, _because)
    yield from _section("Next", one.coming, _from)
    if one.owed:
        yield "  An offer was accepted; add to the events of"
    for owed in one.owed:
        yield from _write(owed)


def _section(title: str, items: Sequence[Item], last: Callable[[Item], str]) -> list[str]:
    return [f"  {title}:", *_table(items, last)] if items else []


def _table(items: Sequence[Item], last: Callable[[Item], str]) -> list[str]:
    """One line a step: what, to whom, where, which file, and one word more."""
    return [f"    {line}" for line in aligned([(*_cells(item), last(item)) for item in items])]


def _cells(item: Item) -> Row:
    application, step = item.entry.application, item.step
    found = [application.person(id_) or application.reference(id_) for id_ in step.to]
    who = ", ".join(someone.name for someone in found if someone) or "nobody yet"
    optional = " (optional)" if step.optional else ""
    return (
        f"{kind_name(step.kind)}{optional}",
        cut(who),
        cut(application.company),
        item.entry.id,
    )


def _until(item: Item) -> str:
    return _day("until", item.step.closes, item)


def _since(item: Item) -> str:
    return _day("was due", item.step.due, item)


def _from(item: Item) -> str:
    return _day("from", item.step.opens, item)


def _because(item: Item) -> str:
    return item.step.because


def _day(word: str, day: date | None, item: Item) -> str:
    return f"{word} {day_name(day, item.entry.today)}" if day else ""


def _write(owed: Owed) -> Iterator[str]:
    event = f'{{"on": "{owed.event.on}", "what": "{owed.event.what}"}}'
    yield f"    {owed.entry.id}: {event} (accepted in {owed.accepted_in.id})"
    if owed.ask:
        yield '      They made an offer too; if it is theirs that was accepted, "accepted_offer".'
