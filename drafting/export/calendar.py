"""A calendar file (`.ics`) of what is to be sent: one whole-day event a step, with its reason.

Equal facts on an equal day give equal bytes. An event's UID stays the same from export to export,
and its SEQUENCE rises when its date changes or it is called off, so that importing a file twice
changes nothing and importing a later one puts the first right. Source of the format: RFC 5545.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event

from drafting.agenda import candidate_key
from drafting.export.headers import one_line
from drafting.export.mail import clean
from drafting.export.replay import DAY, Standing, standings
from guardrails import Application, MessageKind, Step
from guardrails.planning.words import day_name, kind_name, listed

_OURS = UUID("8b0f3f0e-6f3e-5d0c-9a57-1c6a4c0d5e21")  # the namespace of our UIDs, never changed
MORNING = timedelta(hours=9)
EVENING = timedelta(hours=18)
LATEST = timedelta(hours=21)
"""When an alarm rings: in the morning, but for a thank-you after the interview that it is for."""


def calendar(
    application: Application,
    today: date,
    *,
    key: str | None = None,
    only: Callable[[Step], bool] = lambda _: True,
) -> bytes | None:
    """The steps that are due or come, and those called off, as an iCalendar file; None where
    there are none, for a calendar without an event is no valid file.

    `today` is the application's local date, as all dates in the file are. `key` is the holder's
    own id of the application; without it an application is known by candidate, company and role.
    `only` picks steps.
    """
    identity = key or _identity(application)
    steps = [one for one in standings(application, today) if only(one.step)]
    if not steps:
        return None
    file = Calendar()
    file.add("prodid", "-//Afterword//Afterword//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    for one in steps:
        file.add_component(_event(application, one, uuid5(_OURS, f"{identity}\n{one.key}")))
    return bytes(file.to_ical())


def _identity(application: Application) -> str:
    return "\n".join([*candidate_key(application), application.company, application.role])


def _event(application: Application, one: Standing, uid: UUID) -> Event:
    what = _what(application, one.step)
    changed = datetime.combine(one.changed, time(), UTC)
    event = Event()
    event.add("uid", str(uid))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", one.revision)
    event.add("status", "CANCELLED" if one.off else "CONFIRMED")
    event.add("dtstart", one.on)
    event.add("dtend", one.on + DAY)
    event.add("summary", f"{what} ({one_line(application.company)})")
    event.add("description", clean("\n".join(_reasons(one))))
    event.add("transp", "TRANSPARENT")  # the day stays free
    event.add("class", "PRIVATE")  # who shares a calendar at work must not show this
    for trigger in () if one.off else _alarms(application, one):
        event.add_component(_alarm(what, trigger))
    return event


def _what(application: Application, step: Step) -> str:
    found = [application.person(id_) or application.reference(id_) for id_ in step.to]
    names = [one_line(someone.name) for someone in found if someone]
    name = kind_name(step.kind)
    comma = "," if " to " in name else ""  # "Answer to the invitation, to Dana"
    to = f"{comma} to {listed(names)}" if names else ""
    return f"{name[0].upper()}{name[1:]}{to}"


def _reasons(one: Standing) -> Iterator[str]:
    yield one.why
    if one.step.closes and not one.off:
        yield f"The last good day is {day_name(one.step.closes, one.on)}."
    yield f"Rules: {', '.join(one.step.rules)}"


def _alarms(application: Application, one: Standing) -> Iterator[timedelta]:
    """From the midnight that the day begins with: on the day, and on the last good one."""
    yield _first(application, one)
    if one.step.closes and one.step.closes > one.on and not one.step.optional:
        yield one.step.closes - one.on + MORNING


def _first(application: Application, one: Standing) -> timedelta:
    step = one.step
    if step.kind is not MessageKind.THANK_YOU or step.interview is None:
        return MORNING
    interview = application.interviews[step.interview]
    if interview.on != one.on:
        return MORNING
    if interview.ends_at is None:
        return EVENING
    hours, minutes = map(int, interview.ends_at.split(":"))
    end = timedelta(hours=hours, minutes=minutes)
    return max(end, min(end + timedelta(hours=1), LATEST))


def _alarm(what: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", what)
    alarm.add("trigger", trigger)
    return alarm
