from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bench.page_server import browser, chromium, page_server, settle

WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("no Chromium on this machine: the page was not looked at in a browser")
    with browser() as started:
        yield started


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "afterword.db"


@pytest.fixture
def opened(chrome: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a width; no request may leave this machine, and nothing may go wrong."""
    contexts, outside, broken = [], [], []

    def open_page(url: str, width: str = "desktop", scheme: str = "light") -> Page:
        wide, high = WIDTHS[width]
        context = chrome.new_context(
            viewport={"width": wide, "height": high},
            locale="en-US",
            timezone_id="America/Chicago",
            color_scheme=scheme,
            accept_downloads=True,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", lambda request: outside.append(request.url) if _away(request.url) else 0)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(url)
        settle(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []
    assert broken == []


@pytest.fixture
def served(chrome: Browser, database: Path) -> Iterator[str]:
    with page_server(database) as url:
        yield url


def _away(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))
