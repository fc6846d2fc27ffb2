"""How a letter names a day: the weekday while it is near, else the date in the country's order."""

from datetime import date

# Not strftime: its names follow the machine's locale, and the letter is in English.
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = (
    "January February March April May June July August September October November December".split()
)
NEAR = 6
"""Days after which a weekday's name alone would mean another week."""


def spoken_day(day: date, spelling: str, on: date | None = None) -> str:
    """A day in words, as it follows "on"; `on` is the day of writing, None where it is unknown."""
    if on is not None and 0 <= (on - day).days <= NEAR:
        return DAYS[day.weekday()]
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}" if spelling == "en-US" else f"{day.day} {month}"
