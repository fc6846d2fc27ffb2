"""The form in a browser: what is mistyped is kept and told, and a second candidate is another."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from bench.page_server import settle
from bench.person import fill, letter, no_sideways, press, visit

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
Open = Callable[..., Page]
expect.set_options(timeout=30_000)


def meet(page: Page, company: str, who: str, address: str, note: str) -> None:
    fill(page, "Company", company)
    fill(page, "Role", "Plumber")
    fill(page, "Name", who)
    fill(page, "Email", address)
    fill(page, "What you talked about", note)


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_a_mistyped_address_and_then_another_candidate(
    opened: Open, served: str, width: str
) -> None:
    page = opened(served, width)
    press(page, "New application")
    fill(page, "Your name", "Ines Prado")
    meet(page, "Reef Data", "Ada Quill", "nonsense@", "moving the tide tables")
    expect(page.get_by_text('"nonsense@" is no email address')).to_be_visible()
    press(page, "Save and see the plan")
    expect(page.get_by_text("One thing to put right")).to_be_visible()
    page.reload()
    settle(page)
    expect(page.get_by_label("Email", exact=True)).to_have_value("nonsense@")
    fill(page, "Email", "ada@reef.example")
    press(page, "Save and see the plan")
    expect(page.get_by_role("heading", name="Reef Data")).to_be_visible()

    visit(page, "Today")
    press(page, "New application")
    whose = page.get_by_role("combobox", name="For whom?")
    expect(whose).to_have_value("Ines Prado")
    no_sideways(page)
    whose.click()
    page.get_by_role("option", name="Somebody else").click()
    settle(page)
    fill(page, "Your name", "Dmitri Ivanov")
    meet(page, "Pipes", "Tom Vega", "tom@pipes.example", "the new boiler room")
    press(page, "Save and see the plan")
    expect(page.get_by_text("Plumber · Dmitri Ivanov")).to_be_visible()
    press(page, "Write it")
    expect(page.locator(".letter .text").first).to_contain_text("Dmitri Ivanov")
    assert "Ines" not in letter(page)
