"""A calendar invitation (`.ics`): when the interview is, in which zone, how, and with whom.

Source of the format: RFC 5545. Company and role are guesses from its title and its sender's
address; the form shows them for the person to correct.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar, Component, vDDDTypes, vDuration

from drafting.imports.errors import NotReadable
from drafting.imports.found import ADDRESS, Found, is_desk, name_from, one_line
from drafting.imports.people import MOST_PEOPLE
from drafting.imports.titles import company_and_role, company_of, is_private

LONGEST = 1_000_000
MOST_PARTS = 100
"""Events, alarms and rules of zones together; an invitation has about five."""
_BEGINS = re.compile(rb"^BEGIN:", re.IGNORECASE | re.MULTILINE)
_TOO_MUCH = (
    "This calendar holds far more than an invitation; save the one invitation by itself, or fill "
    "in the day and the people."
)
_YEARS = range(2000, 2101)
"""The years that an application may hold; beyond them a zone cannot be reckoned either."""
_NOTHING = "This is no calendar invitation that can be read; fill in the day and the people."
_VIDEO = "zoom. teams.microsoft meet.google webex whereby. video skype facetime".split()
_PHONE = ("phone", "tel:", "dial", "call you")
_NOT_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})


@dataclass(frozen=True)
class Invitation:
    """What an invitation tells; None or empty where it does not.

    `on` and `ends_at` are local to `time_zone`, an IANA name. `format` is one of the contract's.
    `candidate` is who of those asked must be the candidate, where their name was not known.
    """

    on: date
    ends_at: str | None = None
    time_zone: str | None = None
    format: str | None = None
    company: str = ""
    role: str = ""
    people: tuple[Found, ...] = ()
    candidate: Found | None = None


def read_invitation(
    data: bytes, *, zone: str | None = None, name: str = "", email: str = ""
) -> Invitation:
    """The interview that an invitation is about.

    `zone` is where the person is, for times in UTC; `name` and `email` are the candidate's own,
    who is no interviewer. Of several events on the first day the people are put together.

    Raises `NotReadable` where it is no invitation, or calls one off.
    """
    events = _events(data)
    first = min(events, key=lambda event: _local(event, "DTSTART", zone)[0])
    day, _ = _local(first, "DTSTART", zone)
    same = [event for event in events if _local(event, "DTSTART", zone)[0] == day]
    asked = _people(same, name, email)
    candidate = None if name or email else _candidate(asked)
    people = _met([one for one in asked if one is not candidate])
    title = one_line(str(first.get("SUMMARY", "")), 200)
    domain = company_of([one.email for one in people])
    company, role = company_and_role(title, [one.name for one in asked], name, domain)
    return Invitation(
        on=day,
        ends_at=max((end for event in same if (end := _end(event, zone))), default=None),
        time_zone=_local(first, "DTSTART", zone)[1],
        format=_format(first),
        company=company or domain,
        role=role,
        people=people,
        candidate=candidate,
    )


def _events(data: bytes) -> list[Component]:
    if len(data) > LONGEST or len(_BEGINS.findall(data)) > MOST_PARTS:
        raise NotReadable(_TOO_MUCH)
    try:
        calendar = Calendar.from_ical(data)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise NotReadable(_NOTHING) from None
    events = [event for event in calendar.walk("VEVENT") if _day_of(event.get("DTSTART"))]
    if not events:
        raise NotReadable(_NOTHING)
    called_off = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    going = [event for event in events if str(event.get("STATUS", "")).upper() != "CANCELLED"]
    if called_off or not going:
        raise NotReadable("This invitation calls an interview off; nothing was filled in.")
    return going


def _day_of(field: Any) -> date | None:
    day = _value(field)
    return day if isinstance(day, date) else None


def _value(field: Any) -> Any:
    """What a field of time holds, None where it is missing, doubled, or cannot be meant."""
    value = field.dt if isinstance(field, vDDDTypes | vDuration) else None
    return None if isinstance(value, date) and value.year not in _YEARS else value


def _local(event: Component, field: str, zone: str | None) -> tuple[date, str | None]:
    """The day of a field and its zone; a time in UTC or of an unknown zone is told in `zone`."""
    when = event.get(field).dt
    if not isinstance(when, datetime):
        return when, None
    moved, own = _moved(when, zone)
    return moved.date(), own


def _moved(when: datetime, zone: str | None) -> tuple[datetime, str | None]:
    own = getattr(when.tzinfo, "key", None)
    if own in _zones() and own not in ("UTC", "Etc/UTC"):
        return when, own
    if when.tzinfo is None or zone is None or zone not in _zones():
        return when, None
    return when.astimezone(ZoneInfo(zone)), zone


@cache
def _zones() -> frozenset[str]:
    """The zones that this machine knows; asking reads a folder of files."""
    return frozenset(available_timezones())


def _end(event: Component, zone: str | None) -> str | None:
    """When it ends, as a time of day; None where it ends on another day, or nobody says."""
    start, end = _value(event.get("DTSTART")), _value(event.get("DTEND"))
    length = _value(event.get("DURATION"))
    if isinstance(start, datetime) and end is None and isinstance(length, timedelta):
        end = start + min(max(length, timedelta()), timedelta(days=2))  # no longer one is a day's
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    (began, _), (ended, _) = _moved(start, zone), _moved(end, zone)
    return f"{ended:%H:%M}" if ended.date() == began.date() else None


def _format(event: Component) -> str | None:
    place = str(event.get("LOCATION", "")).lower()
    told = f"{place} {event.get('DESCRIPTION', '')} {event.get('SUMMARY', '')}".lower()
    if any(word in told for word in _VIDEO):
        return "video"
    if any(word in f"{place} {event.get('SUMMARY', '')}".lower() for word in _PHONE):
        return "phone"
    return "onsite" if place.strip() else None


def _people(events: Sequence[Component], name: str, email: str) -> tuple[Found, ...]:
    """Who sent it and who is asked, each once, without the candidate and the rooms."""
    found: dict[str, Found] = {}
    for event in events:
        for someone in _asked(event):
            mine = someone.email.lower() == email.lower() or (
                name and someone.name.lower() == name.lower()
            )
            if not mine:
                found.setdefault(someone.email.lower(), someone)
    return tuple(found.values())[: MOST_PEOPLE + 1]


def _candidate(asked: Sequence[Found]) -> Found | None:
    """Who was asked at an address of their own, alone among those of a company."""
    private = [one for one in asked if is_private(one.email)]
    if len(private) != 1 or private[0].part == "lead" or len(asked) < 2 or not private[0].name:
        return None
    return private[0]


def _met(asked: Sequence[Found]) -> tuple[Found, ...]:
    """Those a person can have met: no desk and no calendar, unless there is nobody else."""
    people = [one for one in asked if not is_desk(one)]
    return tuple(people or asked)[:MOST_PEOPLE]


def _asked(event: Component) -> Iterator[Found]:
    for field, part in (("ORGANIZER", "lead"), ("ATTENDEE", "panel")):
        given = event.get(field, [])
        for one in given if isinstance(given, list) else [given]:
            params = getattr(one, "params", {})
            address = str(one).strip().split(":", 1)[-1]
            if ADDRESS.fullmatch(address) and params.get("CUTYPE", "") not in _NOT_PEOPLE:
                yield Found(_name(str(params.get("CN", "")), address), address, part=part)


def _name(told: str, address: str) -> str:
    name = one_line(told.strip("'\" "))
    if not name or "@" in name:
        return name_from(address)
    last, comma, first = name.partition(",")
    return one_line(f"{first} {last}") if comma else name
