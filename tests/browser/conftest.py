from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from bench.page_server import chromium, page_server, settle, shared_browser

WIDTHS = {"desktop": (1280, 900), "tablet": (768, 1024), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("no Chromium on this machine: the page was not looked at in a browser")
    with shared_browser() as started:
        yield started


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "afterword.db"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A test that fails says what its pages showed and what their server wrote."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]  # pluggy's result
    if report.failed and report.when == "call":
        report.sections.extend(_seen(getattr(item, "funcargs", {})))


def _seen(used: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for page in getattr(used.get("opened"), "pages", ()):
        try:
            yield page.url, page.locator("body").aria_snapshot(timeout=5_000)
        except Exception as error:  # the browser itself may be gone
            yield page.url, f"not to be seen: {error}"
    log = used["tmp_path"] / "server.log" if "tmp_path" in used else None
    if log and log.exists():
        yield "the page's server", log.read_text(encoding="utf-8", errors="replace")[-4_000:]


@pytest.fixture
def opened(chrome: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a width; no request may leave this machine, and nothing may go wrong."""
    contexts, outside, broken = [], [], []
    pages: list[Page] = []

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
        pages.append(page)
        page.set_default_timeout(60_000)
        page.on("request", lambda request: outside.append(request.url) if _away(request.url) else 0)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.goto(url)
        settle(page)
        return page

    open_page.pages = pages  # type: ignore[attr-defined]  # for the report of a failure
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
