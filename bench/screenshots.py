"""Pictures of every screen, wide and narrow, light and dark, into docs/images.

Run with `python -m bench.screenshots`; needs Chromium. The facts are those of the examples.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from bench.page_server import ROOT, browser, page_server, settle
from drafting import examples
from drafting.store import Store
from drafting.workspace import Workspace

IMAGES = ROOT / "docs" / "images"
WIDTHS = (1280, 768, 390)
Scheme = Literal["light", "dark"]


def main() -> int:
    """Take every picture; says what it took."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        with page_server(Path(folder) / "empty.db") as url:
            take(
                chrome,
                url,
                {"welcome": "/", "settings": "/settings", "new": "/application?app=new"},
            )
        database = Path(folder) / "filled.db"
        first, second = fill(database)
        with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
            screens = {
                "today": "/",
                "application": f"/application?app={first}",
                "plan": f"/plan?app={second}",
                "drafts": f"/drafts?app={first}",
            }
            take(chrome, url, screens)
            take(chrome, url, screens, scheme="dark")
            take(chrome, url, {"panel": screens["drafts"]}, press="All thank-yous at once")
            take(chrome, url, {"facts": screens["drafts"]}, press="Show my facts")
    return 0


def fill(database: Path) -> tuple[str, str]:
    """Two of the examples as if yesterday had been the day; gives their ids."""
    store = Store(database)
    space = Workspace(store)
    names = examples.names()
    ids = [space.add(examples.recent(name, date.today())) for name in (names[1], names[2])]
    store.close()
    return ids[1], ids[0]


def take(
    chrome: Browser,
    url: str,
    screens: dict[str, str],
    scheme: Scheme = "light",
    press: str = "",
) -> None:
    """A picture of each screen at each width, as high as what it shows; `press` this first."""
    for width in WIDTHS:
        context = chrome.new_context(
            viewport={"width": width, "height": 844}, color_scheme=scheme, locale="en-US"
        )
        page = context.new_page()
        for name, path in screens.items():
            page.goto(url + path)
            settle(page)
            page.get_by_text("The model is loading").wait_for(state="hidden", timeout=60_000)
            if press:
                page.get_by_text(press).first.click()
                settle(page)
            end = "" if scheme == "light" else f"-{scheme}"
            _picture(page, width, IMAGES / f"{name}-{width}{end}.png")
        context.close()


def _picture(page: Page, width: int, path: Path) -> None:
    high = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": width, "height": max(640, int(high))})
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": 844})
    print(path.name, f"{width}x{high}")


if __name__ == "__main__":
    sys.exit(main())
