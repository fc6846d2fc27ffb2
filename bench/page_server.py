"""The page as a child process, and Chromium to look at it: for browser tests and screenshots."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM_ARGS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
    "--disable-sync --no-first-run --disable-quic"
).split()


def chromium() -> str | None:
    """The path of a Chromium on this machine, or None."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        try:
            yield started
        finally:
            started.close()


class Served(str):
    """The address of a running page; `pid` is its process."""

    __slots__ = ("pid",)
    pid: int


_SHARED: list[tuple[ExitStack, Browser]] = []
_USERS: list[object] = []


@contextmanager
def shared_browser() -> Iterator[Browser]:
    """The one Chromium of this process while somebody uses it: Playwright starts once a thread."""
    if not _SHARED:
        stack = ExitStack()
        _SHARED.append((stack, stack.enter_context(browser())))
    me = object()
    _USERS.append(me)
    try:
        yield _SHARED[0][1]
    finally:
        _USERS.remove(me)
        if not _USERS:
            _SHARED.pop()[0].close()


@contextmanager
def page_server(
    database: Path,
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    script: Path = ROOT / "streamlit_app.py",
    flags: Sequence[str] = (),
) -> Iterator[Served]:
    """The page on a free loopback port with its own database; gives its address."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script)]
    command += ["--server.headless=true", f"--server.port={port}", "--server.fileWatcherType=none"]
    command += flags
    env = os.environ | {"AFTERWORD_DATABASE": str(database)} | dict(environment or {})
    with (database.parent / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, env=env, cwd=cwd or database.parent, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            url = Served(f"http://127.0.0.1:{port}")
            url.pid = process.pid
            _wait_until_ready(url, process)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the page's server ended with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the page's server did not become ready")


def settle(page: Page) -> None:
    """Wait until the page's script has run and what it shows has come to rest."""
    page.wait_for_selector("[data-testid=stApp]")
    page.wait_for_function(
        "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'",
        timeout=60_000,
    )
    page.wait_for_timeout(300)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton], .stSkeleton')")
    page.wait_for_timeout(100)
