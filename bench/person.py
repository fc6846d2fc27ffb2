"""What a person does with the page in a browser, for the browser tests and the screenshots."""

from pathlib import Path

from playwright.sync_api import Page, expect

from bench.page_server import settle


def fill(page: Page, label: str, text: str, place: int = 0) -> None:
    """Type into the field of this label (the `place`-th of them) and leave it."""
    field = page.get_by_label(label, exact=True).nth(place)
    field.fill(text)
    field.press("Tab")
    settle(page)


def press(page: Page, name: str, *, exact: bool = False) -> None:
    """Press the first button of this name."""
    page.get_by_role("button", name=name, exact=exact).first.click()
    settle(page)


def unfold(page: Page, title: str) -> None:
    """Unfold what stands under this title."""
    page.locator("summary", has_text=title).first.click()
    settle(page)


def switch(page: Page, name: str) -> None:
    """Press the switch of this name, once what stood there before is gone."""
    expect(page.get_by_text(name)).to_have_count(1)
    page.get_by_text(name).click()
    settle(page)


def visit(page: Page, name: str) -> None:
    """Follow the link of this name."""
    page.get_by_role("link", name=name, exact=True).first.click()
    settle(page)


def letter(page: Page) -> str:
    """The text of the draft that is shown."""
    return page.locator(".letter .text").first.inner_text()


def saved(page: Page, name: str) -> bytes:
    """The file that a button gives."""
    with page.expect_download() as file:
        page.get_by_role("button", name=name).first.click()
    return Path(file.value.path()).read_bytes()


def no_sideways(page: Page) -> None:
    """Assert that nothing is wider than the screen."""
    wider = page.evaluate(
        "(() => { const main = document.querySelector('[data-testid=stMain]');"
        " return main.scrollWidth - main.clientWidth })()"
    )
    assert wider <= 1
