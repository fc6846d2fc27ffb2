"""axe on every screen, at both widths and in both themes: nothing serious, nothing critical."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bench.page_server import page_server, settle
from bench.person import fill, no_sideways, press, switch, unfold
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import read_application

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
Open = Callable[..., Page]
CONTRACT = Path(__file__).parents[1] / "contract"
SCREENS = ("", "application", "plan", "drafts", "settings")


@pytest.fixture
def filled(database: Path, chrome: object) -> Iterator[tuple[str, str]]:
    store = Store(database)
    text = (CONTRACT / "01-panel-just-interviewed.json").read_text(encoding="utf-8")
    id_ = Workspace(store).add(read_application(text))
    event = {
        "on": datetime.now().date().isoformat(),
        "what": "received",
        "from": "dana",
        "text": "We'll get back to you when we know more.",
    }
    Workspace(store).log(id_, event)
    store.close()
    with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
        yield url, id_


def grave(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", ["desktop", "tablet", "phone"])
def test_nothing_serious_on_any_screen(
    opened: Open, filled: tuple[str, str], width: str, scheme: str
) -> None:
    url, id_ = filled
    page = opened(url, width, scheme)
    found = {}
    for screen in SCREENS:
        page.goto(f"{url}/{screen}?app={id_}")
        settle(page)
        no_sideways(page)
        if problems := grave(page):
            found[screen or "today"] = problems
    assert found == {}


def test_nothing_serious_in_what_unfolds(opened: Open, filled: tuple[str, str]) -> None:
    url, id_ = filled
    page = opened(f"{url}/plan?app={id_}", "phone", "dark")
    press(page, "They wrote")
    fill(page, "What they wrote", "We would like to invite you to a second interview.\n\nDana")
    for title in ("What not to send", "Write something else", "Take it with you", "Log: look"):
        unfold(page, title)
    assert grave(page) == []
    page.goto(f"{url}/drafts?app={id_}&step=thank_you:dana:0")
    settle(page)
    switch(page, "Show my facts")
    unfold(page, "Where each part")
    press(page, "Open in my mail")
    assert grave(page) == []
    page.keyboard.press("Escape")
    switch(page, "All thank-yous at once")
    assert grave(page) == []


def test_nothing_serious_on_the_welcome_and_with_faults(opened: Open, served: str) -> None:
    page = opened(served, "phone")
    assert grave(page) == []
    page.goto(f"{served}/application?app=new")
    settle(page)
    page.get_by_role("button", name="Save and see the plan").click()
    settle(page)
    assert grave(page) == []


def test_the_keyboard_alone_reaches_the_draft(opened: Open, filled: tuple[str, str]) -> None:
    url, _ = filled
    page = opened(url)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.innerText || ''").endswith("Write it"):
            break
    page.keyboard.press("Enter")
    page.locator(".letter .text").first.wait_for(timeout=60_000)
    settle(page)
    assert tab_to(page, "Copy text")
    page.keyboard.press("Enter")
    page.get_by_text("The text is copied.").first.wait_for()
    assert tab_to(page, "Save as a file")
    page.keyboard.press("Enter")
    assert tab_to(page, "Email draft (.eml)")
    with page.expect_download() as file:
        page.keyboard.press("Enter")
    assert file.value.suggested_filename.endswith(".eml")


def test_the_keyboard_alone_fills_the_form(opened: Open, served: str) -> None:
    page = opened(served)
    assert tab_to(page, "New application")
    page.keyboard.press("Enter")
    page.get_by_label("Company", exact=True).wait_for()
    settle(page)
    typed = {
        "Your name": "Ines Prado",
        "Company": "Reef Data",
        "Role": "Plumber",
        "Name": "Ada Quill",
        "Email": "ada@reef.example",
        "What you talked about": "moving the tide tables",
    }
    for label, text in typed.items():
        assert tab_to_field(page, label), label
        page.keyboard.type(text)
    assert tab_to(page, "Save and see the plan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Reef Data")).to_be_visible()
    expect(page.get_by_role("button", name="Write it").first).to_be_visible()


def tab_to_field(page: Page, label: str) -> bool:
    """Press Tab until a field with this label has the focus, and what was left is kept."""
    for _ in range(60):
        page.keyboard.press("Tab")
        settle(page)
        at = page.evaluate(
            "document.activeElement?.labels?.[0]?.innerText || document.activeElement?.ariaLabel"
        )
        if (at or "").startswith(label):
            return True
    return False


def tab_to(page: Page, name: str) -> bool:
    """Press Tab until what has the focus is called so, in a component too."""
    script = """() => {
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      return at?.tagName === 'MAIN' ? '' : at?.innerText || ''
    }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in page.evaluate(script):
            return True
    return False


def test_long_words_and_a_screen_at_double_size_stay_in_their_place(
    opened: Open, database: Path, chrome: object
) -> None:
    store = Store(database)
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"[:80]
    text = (CONTRACT / "01-panel-just-interviewed.json").read_text(encoding="utf-8")
    given = json.loads(text) | {"company": long, "role": long[::-1]}
    given["people"][0] |= {"name": long, "call_them": None}
    id_ = Workspace(store).add(read_application(json.dumps(given)))
    store.close()
    with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
        for screen in SCREENS[:-1]:
            page = opened(f"{url}/{screen}?app={id_}", "phone")
            no_sideways(page)
            page.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 %
            settle(page)
            no_sideways(page)
