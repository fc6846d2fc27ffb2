"""What the page costs beside an empty page of Streamlit: the first screen, and a rerun of each.

Run with `python -m bench.page [--rounds N]`; needs Chromium. Both pages are served and looked at
the same way, in turns, in one run; what counts is how the medians compare.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.page_server import ROOT, browser, page_server, settle
from bench.screenshots import fill

APP = ROOT / "streamlit_app.py"
EMPTY = 'import streamlit as st\n\nst.title("Empty")\n'
ENVIRONMENT = {"AFTERWORD_WRITER": "template"}
COLD_BAR, WARM_BAR = 1.5, 1.6  # times an empty page's
_WATCH = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  window.reruns = []
  let began = 0
  document.addEventListener('keydown', () => { began = performance.now() }, true)
  new MutationObserver(() => {
    if (began && app.dataset.testScriptState === 'notRunning') {
      window.reruns.push(performance.now() - began)
      began = 0
    }
  }).observe(app, { attributes: true, attributeFilter: ['data-test-script-state'] })
}"""


def main() -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="reruns of each screen")
    parser.add_argument("--starts", type=int, default=5, help="cold starts of each page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        home = Path(folder)
        empty = home / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        cold = cold_starts(chrome, home, {"empty": empty, "today": APP}, given.starts)
        warm = warm_reruns(chrome, home, empty, given.rounds)
    missed = _print("cold start to the first screen", cold, COLD_BAR)
    return int(_print("warm rerun", warm, WARM_BAR) or missed)


def cold_starts(
    chrome: Browser, home: Path, scripts: Mapping[str, Path], times: int
) -> dict[str, list[float]]:
    """Milliseconds from the start of a server to its first screen, the scripts in turns."""
    took: dict[str, list[float]] = {name: [] for name in scripts}
    for round_ in range(times):
        for name, script in scripts.items():
            database = home / f"cold-{round_}.db"
            start = time.perf_counter()
            with page_server(database, ENVIRONMENT, script=script) as url:
                page = chrome.new_page()
                page.goto(url)
                page.locator("h1").first.wait_for()
                took[name].append(1000 * (time.perf_counter() - start))
                page.close()
    return took


def warm_reruns(chrome: Browser, home: Path, empty: Path, times: int) -> dict[str, list[float]]:
    """Milliseconds from the key that reruns a screen to its end, all screens in turns."""
    database = home / "warm.db"
    first, second = fill(database)
    paths = {
        "today": "/",
        "application": f"/application?app={first}",
        "plan": f"/plan?app={second}",
        "drafts": f"/drafts?app={first}",
        "settings": "/settings",
    }
    with ExitStack() as stack:
        bare = stack.enter_context(page_server(home / "bare.db", ENVIRONMENT, script=empty))
        ours = stack.enter_context(page_server(database, ENVIRONMENT))
        pages = {"empty": _watched(chrome, bare)}
        pages |= {name: _watched(chrome, ours + path) for name, path in paths.items()}
        for _ in range(times + 2):
            for page in pages.values():
                _rerun(page)
        return {name: list(_reruns(page))[2:] for name, page in pages.items()}


def _watched(chrome: Browser, url: str) -> Page:
    page = chrome.new_page()
    page.goto(url)
    page.locator("h1").first.wait_for()
    settle(page)
    page.evaluate(_WATCH)
    return page


def _rerun(page: Page) -> None:
    page.bring_to_front()
    before = len(page.evaluate("window.reruns"))
    page.keyboard.press("r")
    page.wait_for_function(f"window.reruns.length > {before}", polling=20)
    page.wait_for_timeout(50)


def _reruns(page: Page) -> Iterator[float]:
    yield from page.evaluate("window.reruns")


def _print(title: str, took: Mapping[str, list[float]], bar: float) -> bool:
    """One line a page; says whether a bar is missed."""
    print(f"{title} (bar: {bar} times the empty page)")
    base = statistics.median(took["empty"])
    ratios = {name: statistics.median(each) / base for name, each in took.items()}
    for name, ratio in ratios.items():
        print(f"  {name:12} median {base * ratio:7.0f} ms   {ratio:4.2f} times")
    return max(ratios.values()) > bar


if __name__ == "__main__":
    sys.exit(main())
