"""One person, the whole way: from the form to a text that was sent."""

from collections.abc import Callable
from email import message_from_bytes
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.page_server import page_server, settle
from bench.person import fill, letter, no_sideways, press, saved, switch

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]
Open = Callable[..., Page]
expect.set_options(timeout=30_000)
NOTE = "moving the tide tables to a new survey"


@pytest.mark.model
@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_from_the_form_to_a_sent_text_with_the_embedded_model(
    opened: Open, database: Path, width: str
) -> None:
    with page_server(database, {"AFTERWORD_WRITER": "embedded"}) as url:
        page = opened(url, width)
        no_sideways(page)
        fill_the_form(page)
        press(page, "Save and see the plan")
        expect(page.get_by_role("heading", name="Harbour Charts")).to_be_visible()
        expect(page.get_by_text("Thank Tomasz Wrona").first).to_be_visible()
        no_sideways(page)
        draft_twice(page)
        tweak_by_hand(page)
        take_it_along(page)
        press(page, "Mark as sent")
        expect(page.locator(".course").get_by_text("You thanked Tomasz Wrona")).to_be_visible()
        page.reload()
        settle(page)
        expect(page.locator(".course").get_by_text("You thanked Tomasz Wrona")).to_be_visible()
        no_sideways(page)
        address = page.url.removeprefix(url)
    with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
        page = opened(f"{url}{address}", width)
        expect(page.locator(".course").get_by_text("You thanked Tomasz Wrona")).to_be_visible()


def fill_the_form(page: Page) -> None:
    press(page, "New application")
    fill(page, "Your name", "Noor O'Brien")
    fill(page, "Company", "Harbour Charts")
    fill(page, "Role", "Cartographer")
    fill(page, "Name", "Tomasz Wrona")
    fill(page, "Email", "tomasz@harbour.example")
    fill(page, "What you talked about", NOTE)
    no_sideways(page)
    page.reload()
    settle(page)
    expect(page.get_by_label("Company", exact=True)).to_have_value("Harbour Charts")
    expect(page.get_by_label("What you talked about", exact=True)).to_have_value(NOTE)


def draft_twice(page: Page) -> None:
    press(page, "Write it")
    expect(page.locator(".letter .text").first).to_contain_text("Tomasz")
    page.get_by_text("Versions (2)").wait_for(timeout=120_000)
    settle(page)
    no_sideways(page)
    expect(page.get_by_text("Ready to send").first).to_be_visible()
    first = letter(page)
    press(page, "Write it again")
    page.get_by_text("Versions (3)").wait_for(timeout=120_000)
    settle(page)
    expect(page.get_by_text("Ready to send").first).to_be_visible()
    assert letter(page) != first


def tweak_by_hand(page: Page) -> None:
    switch(page, "Edit by hand")
    before = page.get_by_label("Text", exact=True).input_value()
    begging = "Please, I am begging you to decide by Friday."
    fill(page, "Text", before.replace(".\n", f". {begging}\n", 1))
    expect(page.get_by_text("must change").first).to_be_visible()
    expect(page.get_by_role("button", name="Mark as sent")).to_have_count(0)
    fill(page, "Text", before.replace("Dear", "Hello"))
    expect(page.get_by_text("Ready to send").first).to_be_visible()
    switch(page, "Edit by hand")
    expect(page.locator(".letter .text").first).to_contain_text("Hello Tomasz")


def take_it_along(page: Page) -> None:
    copy = page.get_by_role("button", name="Copy text")
    box = copy.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    copy.click()
    expect(page.get_by_text("The text is copied.").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert "Hello Tomasz" in copied
    press(page, "Save as a file")
    text = saved(page, "Text (.txt)").decode()
    assert copied.strip() in text
    assert "Tomasz" in saved(page, "Markdown (.md)").decode()
    mail = message_from_bytes(saved(page, "Email draft (.eml)"))
    assert (mail["X-Unsent"], mail["Bcc"]) == ("1", None)
    assert "tomasz@harbour.example" in mail["To"]
    page.keyboard.press("Escape")


def test_hostile_words_are_shown_letter_for_letter(opened: Open, served: str) -> None:
    words = "<img src=x onerror=alert(1)> **b** :red[x] :material/home: $y$ [a](http://b.example)"
    page = opened(served)
    press(page, "New application")
    fill(page, "Your name", "Sam Lee")
    fill(page, "Company", words[:79])
    fill(page, "Role", "Cook")
    fill(page, "Name", "Kim :smile: <b>Po</b>")
    press(page, "Save and see the plan")
    shown = page.get_by_role("heading", level=1).inner_text().replace("\u2060", "")
    assert shown == words[:79].strip()
    assert page.locator("h1 img, h1 strong, h1 a[href^=http], h1 .katex").count() == 0
    assert page.get_by_text("Kim :\u2060smile: <b>Po</b>").count() > 0


def test_what_is_typed_and_not_yet_left_survives_a_reload(opened: Open, served: str) -> None:
    page = opened(served, "phone")
    press(page, "New application")
    fill(page, "Company", "Left already")
    page.get_by_label("What you talked about", exact=True).click()
    page.keyboard.type("the night boat, half")
    page.reload()
    settle(page)
    notes = page.get_by_label("What you talked about", exact=True)
    expect(notes).to_have_value("the night boat, half")
    expect(page.get_by_label("Company", exact=True)).to_have_value("Left already")
    settle(page)
    page.reload()
    settle(page)
    expect(notes).to_have_value("the night boat, half")
    kept = "JSON.stringify(Object.entries(sessionStorage))"
    assert "night boat" not in page.evaluate(kept)


def test_a_key_is_never_kept_in_the_browser(opened: Open, database: Path) -> None:
    with page_server(database, {"AFTERWORD_WRITER": "openai"}) as url:
        page = opened(f"{url}/settings")
        page.get_by_label("Address", exact=True).click()
        page.keyboard.type("http://127.0.0.1:9")
        assert "127.0.0.1" in page.evaluate("JSON.stringify(sessionStorage)")
        page.get_by_label("Key", exact=True).click()
        page.keyboard.type("sk-secret")
        held = page.evaluate("JSON.stringify([sessionStorage, localStorage])")
        assert "sk-secret" not in held


def test_an_empty_form_says_what_is_missing_and_loses_nothing(opened: Open, served: str) -> None:
    page = opened(served, "phone")
    press(page, "New application")
    press(page, "Save and see the plan")
    expect(page.get_by_text("things to put right").first).to_be_visible()
    expect(page.get_by_text("Company must not be blank.").first).to_be_visible()
    long = "we spoke about many things. " * 715
    fill(page, "What you talked about", long)
    fill(page, "Name", "Anne\nMarie".replace("\n", " "))
    page.reload()
    settle(page)
    assert page.get_by_label("What you talked about", exact=True).input_value() == long
    no_sideways(page)
