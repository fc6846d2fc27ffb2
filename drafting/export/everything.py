"""Everything about one application in one zip: its messages, its calendar, its facts."""

from collections.abc import Iterator, Sequence
from datetime import date

from drafting.export.bundle import bundle, safe_name
from drafting.export.calendar import calendar
from drafting.export.mail import Letter, as_eml, as_md, as_txt
from guardrails import Application


def everything(
    application: Application, today: date, letters: Sequence[Letter], *, key: str | None = None
) -> bytes:
    """A zip of the messages (`.eml`, `.txt`, `.md`), the steps' dates (`.ics`) and the facts.

    `today` is the application's local date; `key` as `calendar` takes it. A LinkedIn note is no
    mail and comes as text alone.
    """
    return bundle(_files(application, today, letters, key))


def as_json(application: Application) -> bytes:
    """The facts as the JSON that `read_application` reads."""
    return f"{application.model_dump_json(by_alias=True, indent=2)}\n".encode()


def file_name(mail: Letter, ending: str) -> str:
    """A name for a message's file: its kind and its readers."""
    kind = mail.step.kind.value.replace("_", "-")
    return safe_name(" ".join([kind, *(box.name for box in mail.to)]), ending)


def _files(
    application: Application, today: date, letters: Sequence[Letter], key: str | None
) -> Iterator[tuple[str, bytes]]:
    for mail in letters:
        if mail.is_mail:
            yield file_name(mail, ".eml"), as_eml(mail)
        yield file_name(mail, ".txt"), as_txt(mail).encode()
        yield file_name(mail, ".md"), as_md(mail).encode()
    dates = calendar(application, today, key=key)
    if dates is not None:
        yield "calendar.ics", dates
    yield "application.json", as_json(application)
