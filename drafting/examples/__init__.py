"""Three made-up applications to try Afterword with: other jobs, other countries, other moments."""

from datetime import date, timedelta
from importlib.resources import files

from guardrails import Application, read_application
from guardrails.workdays import Workdays

DAY = timedelta(days=1)

_TITLES = {
    "teacher": "A primary teacher in Bristol, just after one interview",
    "electrician": "An electrician in Ohio, after an unclear reply",
    "designer": "A product designer in Bengaluru, after a panel of three",
}


def names() -> tuple[str, ...]:
    """The names of the examples, in the order in which they are shown."""
    return tuple(_TITLES)


def title(name: str) -> str:
    """What an example shows, in one line. Raises `KeyError` for a name that is none."""
    return _TITLES[name]


def load(name: str) -> Application:
    """The example of this name. Raises `KeyError` for a name that is none."""
    if name not in _TITLES:
        raise KeyError(name)
    return read_application(files(__package__).joinpath(f"{name}.json").read_bytes())


def recent(name: str, today: date) -> Application:
    """The example as if it were going on: the last thing happened on the latest business day.

    Whatever happened on a business day does so here too, as many business days before the last
    one. `today` is a local date. Raises `KeyError` for a name that is none.
    """
    application = load(name)
    calendar = Workdays.of(application.country, application.subdivision, application.closed_days)
    days = [item.on for item in (*application.interviews, *application.events)]
    last, end = max(days), _back(calendar, today + DAY, 1)
    moved = {day: _back(calendar, end, _between(calendar, day, last)) for day in days}
    return application.model_copy(
        update={
            part: tuple(
                item.model_copy(update={"on": moved[item.on]})
                for item in getattr(application, part)
            )
            for part in ("interviews", "events")
        }
    )


def _between(calendar: Workdays, start: date, end: date) -> int:
    """How many business days lie after `start`, up to `end`."""
    days = (start + DAY * count for count in range(1, (end - start).days + 1))
    return sum(map(calendar.is_open, days))


def _back(calendar: Workdays, day: date, count: int) -> date:
    """The `count`-th business day strictly before `day`; `day` itself if `count` is 0."""
    while count > 0:
        day -= DAY
        count -= calendar.is_open(day)
    return day
