"""A slow model in a real browser: the text grows, nothing else waits, and a press stops it."""

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.page_server import page_server, settle
from bench.person import no_sideways, press, switch
from bench.scripted import endpoint
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import Application

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
Open = Callable[..., Page]
expect.set_options(timeout=30_000)


@pytest.fixture
def left() -> list[float]:
    """When readers of the endpoint went away in the middle."""
    return []


@pytest.fixture
def slow(chrome: object, database: Path, left: list[float]) -> Iterator[str]:
    """The page, with one application and an endpoint that takes a minute for a letter."""
    store = Store(database)
    Workspace(store).add(
        Application.model_validate(
            {
                "candidate": {"name": "Hana Sato", "strengths": ["ran a dye house for six years"]},
                "company": "Brightwater Mill",
                "role": "Mill Manager",
                "people": [{"id": "olu", "name": "Olu Bassey", "email": "olu@mill.example"}],
                "interviews": [
                    {
                        "on": (date.today() - timedelta(days=1)).isoformat(),
                        "met": ["olu"],
                        "notes": {"olu": ["how the looms are kept running at night"]},
                    }
                ],
            }
        )
    )
    store.close()
    with endpoint(0.4, left) as address:
        chosen = {
            "AFTERWORD_WRITER": "openai",
            "OPENAI_BASE_URL": address,
            "AFTERWORD_MODEL": "scripted",
        }
        with page_server(database, chosen) as url:
            yield url


@pytest.mark.parametrize("width", ["desktop", "phone"])
def test_the_text_grows_the_page_does_not_wait_and_a_press_stops_it(
    opened: Open, slow: str, left: list[float], width: str
) -> None:
    page = opened(slow, width)
    press(page, "Write it")
    writing = page.locator("[class*=st-key-writing_]")
    text = writing.locator(".letter .text")
    expect(text).to_contain_text("Dear Olu")
    first = len(text.inner_text())
    until(lambda: len(text.inner_text()) > first + 20)
    no_sideways(page)
    expect(writing.get_by_role("button", name="Copy text")).to_have_count(0)
    expect(writing.get_by_role("button", name="Save as a file")).to_have_count(0)
    expect(writing.get_by_text("Not checked yet")).to_be_visible()

    switch(page, "Show my facts")  # the page goes on as ever while it is being written
    expect(page.get_by_text("The marked words come from facts that you gave")).to_be_visible()
    expect(writing).to_be_visible()

    stop = writing.get_by_role("button", name="Stop")
    began = time.monotonic()
    stop.click()
    expect(page.get_by_text("You stopped the model")).to_be_visible()
    expect(writing).to_have_count(0)
    assert time.monotonic() - began < 10
    settle(page)
    expect(page.get_by_text("Versions (1)")).to_be_visible()
    expect(page.get_by_role("button", name="Copy text")).to_be_visible()
    until(lambda: bool(left))  # the model was told to stop, too


def until(what: Callable[[], bool], seconds: float = 20) -> None:
    ends = time.monotonic() + seconds
    while not what() and time.monotonic() < ends:
        time.sleep(0.1)
    assert what()
