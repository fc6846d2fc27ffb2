"""Five journeys in a real browser, wide and on a phone, each with what must not happen."""

import io
import os
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from bench.page_server import page_server, settle
from bench.person import fill, letter, no_sideways, press, saved, switch, unfold, visit
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import Application

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]
Open = Callable[..., Page]
expect.set_options(timeout=30_000)
TODAY = date.today()
WIDTHS = pytest.mark.parametrize("width", ["desktop", "phone"])


def facts(days_ago: int, company: str = "Brightwater Mill", **more: Any) -> Application:
    given: dict[str, Any] = {
        "candidate": {"name": "Hana Sato", "strengths": ["ran a dye house for six years"]},
        "company": company,
        "role": "Mill Manager",
        "people": [
            {"id": "olu", "name": "Olu Bassey", "email": "olu@mill.example", "part": "lead"}
        ],
        "interviews": [
            {
                "on": (TODAY - timedelta(days=days_ago)).isoformat(),
                "met": ["olu"],
                "notes": {"olu": ["how the looms are kept running at night"]},
            }
        ],
    }
    return Application.model_validate(given | more)


def event(days_ago: int, **more: Any) -> dict[str, Any]:
    return {"on": (TODAY - timedelta(days=days_ago)).isoformat()} | more


@contextmanager
def serving(database: Path, *applications: Application, writer: str = "template") -> Iterator[str]:
    store = Store(database)
    for one in applications:
        Workspace(store).add(one)
    store.close()
    with page_server(database, {"AFTERWORD_WRITER": writer}) as url:
        yield url


def invitation() -> bytes:
    day = f"{TODAY:%Y%m%d}"
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", "METHOD:REQUEST", "BEGIN:VEVENT",
        "UID:1", f"DTSTART;TZID=America/Chicago:{day}T090000",
        f"DTEND;TZID=America/Chicago:{day}T110000",
        "SUMMARY:Panel interview: Mill Manager at Brightwater Mill",
        "ORGANIZER;CN=Olu Bassey:mailto:olu@mill.example",
        "ATTENDEE;CN=Vera Lind:mailto:vera@mill.example",
        "ATTENDEE;CN=Pat O'Dea:mailto:pat@mill.example",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def mails_in(data: bytes) -> list[Message]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    names = [name for name in archive.namelist() if name.endswith(".eml")]
    return [message_from_bytes(archive.read(name)) for name in names]


@WIDTHS
def test_a_panel_is_thanked_from_an_invitation_to_a_zip(
    opened: Open, database: Path, width: str
) -> None:
    with serving(database) as url:
        page = opened(url, width)
        press(page, "New application")
        page.locator("input[type=file]").first.set_input_files(
            {"name": "i.ics", "mimeType": "text/calendar", "buffer": invitation()}
        )
        expect(page.get_by_text("Filled in:")).to_be_visible()
        settle(page)
        fill(page, "Your name", "Hana Sato")
        for place, note in enumerate(("the night shift", "a new dye house", "the mill's archive")):
            fill(page, "What you talked about", note, place)
        no_sideways(page)
        press(page, "Save and see the plan")
        press(page, "Write it")
        switch(page, "All thank-yous at once")
        expect(page.locator(".letter .text")).to_have_count(3)
        no_sideways(page)
        visit(page, "Plan")
        unfold(page, "Take it with you")
        mails = mails_in(saved(page, "Everything (.zip)"))
        assert len({mail["To"] for mail in mails}) == 3
        bodies = [mail.get_payload(decode=True).decode() for mail in mails]
        assert len(set(bodies)) == 3
        # must not: nobody is told another's topic, nobody is in copy, nothing counts as sent
        assert sum("dye house" in body for body in bodies) == 1
        assert [mail["Cc"] or mail["Bcc"] for mail in mails] == [None, None, None]
        expect(page.locator(".course").get_by_text("You thanked")).to_have_count(0)


@WIDTHS
def test_an_unclear_reply_leads_to_a_check_in_in_the_calendar(
    opened: Open, database: Path, width: str
) -> None:
    thanked = facts(1, events=[event(1, what="sent", kind="thank_you", to="olu")])
    with serving(database, thanked) as url:
        page = opened(url, width)
        press(page, "Open", exact=True)
        press(page, "They wrote")
        fill(page, "What they wrote", "Hi Hana, we'll get back to you when we know more.\n\nOlu")
        expect(page.get_by_text("It reads as")).to_contain_text("no decision yet")
        expect(page.get_by_text("Then:").first).to_be_visible()
        no_sideways(page)
        press(page, "Log it")
        press(page, "Write it")
        expect(page.get_by_text("Ready to send").first).to_be_visible()
        assert "?" not in letter(page)  # must not: no question about the decision
        press(page, "Mark as sent")
        expect(page.locator(".course").get_by_text("Check in with Olu Bassey")).to_be_visible()
        unfold(page, "Take it with you")
        assert coming(saved(page, "Dates for my calendar")) == {"CONFIRMED"}
        press(page, "They wrote")
        fill(page, "What they wrote", "Hi Hana, we have decided to hire somebody else.\n\nOlu")
        press(page, "Log it")
        # must not: a check-in after a no, in the plan or in the calendar
        expect(page.locator(".course").get_by_text("Check in with Olu Bassey")).to_have_count(0)
        assert coming(saved(page, "Dates for my calendar")) == {"CANCELLED"}


def coming(data: bytes) -> set[str]:
    events = Calendar.from_ical(data).walk("VEVENT")
    return {str(one["STATUS"]) for one in events if "heck-in" in str(one["SUMMARY"])}


@WIDTHS
def test_silence_after_the_last_word_is_a_stop(opened: Open, database: Path, width: str) -> None:
    silent = facts(40, events=[event(39, what="sent", kind="thank_you", to="olu")])
    with serving(database, silent) as url:
        page = opened(url, width)
        press(page, "Write it")
        expect(page.get_by_text("Ready to send").first).to_be_visible()
        for word in ("disappointed", "why haven't", "by Friday"):
            assert word not in letter(page)
        press(page, "Mark as sent")
        visit(page, "Today")
        # must not: after the last word nothing more is asked for
        expect(page.get_by_role("button", name="Write it")).to_have_count(0)
        expect(page.get_by_text("Nothing is due today").first).to_be_visible()
        press(page, "Open", exact=True)
        expect(page.get_by_text("an answer may still come").first).to_be_visible()
        no_sideways(page)
        unfold(page, "Log: look, correct, undo")
        press(page, "Undo")
        visit(page, "Today")
        expect(page.get_by_role("button", name="Write it").first).to_be_visible()


@WIDTHS
def test_an_offer_taken_elsewhere_withdraws_in_two_applications(
    opened: Open, database: Path, width: str
) -> None:
    here, there = facts(1), facts(3, "Kestrel Yarns")
    with serving(database, here, there) as url:
        page = opened(url, width)
        press(page, "Open", exact=True)
        press(page, "I have decided")
        press(page, "Log it")
        expect(page.get_by_text("in 1 other application too")).to_be_visible()
        visit(page, "Today")
        expect(page.get_by_role("button", name="Write it")).to_have_count(2)
        for place in range(2):
            page.get_by_role("button", name="Write it").nth(place).click()
            settle(page)
            expect(page.get_by_text("Ready to send").first).to_be_visible()
            company = page.get_by_role("heading", level=1).inner_text()
            other = {here.company: there.company, there.company: here.company}[company]
            # must not: the other company's name, or a thank-you that is void now
            assert other not in letter(page)
            assert page.get_by_role("tab").count() == 1
            no_sideways(page)
            visit(page, "Today")


@pytest.mark.model
@WIDTHS
def test_a_model_that_dies_in_the_middle_takes_nothing_with_it(
    opened: Open, database: Path, width: str
) -> None:
    before = children()
    with serving(database, facts(0), writer="embedded") as url:
        page = opened(url, width)
        press(page, "Write it")
        page.get_by_text("Versions (2)").wait_for(timeout=120_000)
        settle(page)
        switch(page, "Edit by hand")
        own = letter_field(page).replace(".", ". It was a pleasure to talk.", 1)
        fill(page, "Text", own)
        for process in children() - before:
            kill(process)
        press(page, "Write it again")
        page.get_by_text("Versions (4)").wait_for(timeout=120_000)
        settle(page)
        # must not: a text lost, a draft with an error, a traceback
        assert "It was a pleasure to talk." in letter_field(page)
        expect(page.get_by_text("Ready to send").first).to_be_visible()
        expect(page.get_by_text("Traceback")).to_have_count(0)
        no_sideways(page)
        page.reload()
        settle(page)
        assert "It was a pleasure to talk." in letter(page)


def letter_field(page: Page) -> str:
    return page.get_by_label("Text", exact=True).input_value()


def children() -> set[int]:
    """The processes that hold a model, of any page on this machine."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if b"drafting/writers/child.py" in command:
            found.add(int(folder.name))
    return found


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
