import io
import zipfile
from collections.abc import Callable
from datetime import date
from email import message_from_bytes

from icalendar import Calendar

from drafting.export import letter
from drafting.export.everything import as_json, everything, file_name
from guardrails import Application, Message, MessageKind, Step, read_application

TODAY = date(2027, 3, 2)


def opened(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_zip_holds_the_mails_the_dates_and_the_facts(
    facts: Callable[..., Application], thank_you: Step, message: Message
) -> None:
    application = facts()
    files = opened(
        everything(application, TODAY, [letter(application, thank_you, message)], key="k")
    )
    assert set(files) == {
        "thank-you-ivo-marsh.eml",
        "thank-you-ivo-marsh.txt",
        "thank-you-ivo-marsh.md",
        "calendar.ics",
        "application.json",
    }
    assert (
        message_from_bytes(files["thank-you-ivo-marsh.eml"])["To"] == "Ivo Marsh <ivo@example.net>"
    )
    assert Calendar.from_ical(files["calendar.ics"]).walk("VEVENT")
    assert read_application(files["application.json"]) == application


def test_a_linkedin_note_is_text_alone(
    facts: Callable[..., Application], thank_you: Step, message: Message
) -> None:
    application = facts()
    step = thank_you.model_copy(
        update={"kind": MessageKind.LINKEDIN_CONNECT, "channel": "linkedin"}
    )
    note = letter(application, step, message)
    names = set(opened(everything(application, TODAY, [note])))
    assert {"linkedin-connect-ivo-marsh.txt", "linkedin-connect-ivo-marsh.md"} < names
    assert not any(name.endswith(".eml") for name in names)
    assert file_name(note, ".txt") == "linkedin-connect-ivo-marsh.txt"


def test_two_letters_to_one_person_both_stay(
    facts: Callable[..., Application], thank_you: Step, message: Message
) -> None:
    application = facts()
    twice = [letter(application, thank_you, message)] * 2
    names = list(opened(everything(application, TODAY, twice)))
    assert len({name.lower() for name in names}) == len(names)
    assert sum(name.endswith(".eml") for name in names) == 2


def test_without_a_date_there_is_no_calendar(facts: Callable[..., Application]) -> None:
    bare = facts(interviews=[], people=[])
    assert list(opened(everything(bare, TODAY, []))) == ["application.json"]
    assert read_application(as_json(bare)) == bare
