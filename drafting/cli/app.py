"""`afterword app`: the web page, from any folder, for this machine alone."""

import importlib.util
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from drafting.cli.saying import complain
from drafting.writers.addresses import is_loopback
from guardrails import AfterwordError, Fault, InvalidInput

SYSTEM = os.name
FLAGS = {
    "server.address": "127.0.0.1",
    "browser.serverAddress": "localhost",
    "browser.gatherUsageStats": "false",
    "server.fileWatcherType": "none",
    "client.toolbarMode": "minimal",
    "server.showEmailPrompt": "false",
    "global.developmentMode": "false",
    "server.enableCORS": "true",
    "server.enableXsrfProtection": "true",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.trustedUserHeaders": "{}",
    "server.maxUploadSize": "5",
    "client.showErrorDetails": "none",
    "logger.level": "info",
    "logger.enableRich": "false",
}
"""What the page runs with, wherever it is started and whatever `STREAMLIT_*` variables say; the
looks stand in `.streamlit/config.toml`."""
HOSTS = ("localhost", "127.0.0.1", "::1")
"""By which names a browser may call it: a page elsewhere whose name is made to lead here is refused
(DNS rebinding)."""
OPEN = (
    "The page listens on {address}: whoever reaches that address can read and change everything, "
    "unless a login is set up (docs/hosting.md)."
)


def run_app(args: Namespace) -> int:
    """Start the page and stay until it is stopped; returns its exit code."""
    script = _script()
    command = [sys.executable, "-m", "app_pages.serve", "run", str(script)]
    for name, value in [
        *(FLAGS | _where(args.address)).items(),
        *_called(args.origin, args.address),
    ]:
        command += [f"--{name}", value]
    if args.port is not None:
        command += ["--server.port", str(args.port)]
    if args.no_browser:
        command += ["--server.headless", "true"]
    return _become(command, script.parent)


def _where(address: str | None) -> dict[str, str]:
    """The address that was asked for; said aloud where it is not this machine's alone."""
    if address is None:
        return {}
    host = f"[{address}]" if ":" in address else address
    if not is_loopback(f"http://{host}"):
        complain(OPEN.format(address=address))
    return {"server.address": address}


def _called(origin: str | None, address: str | None) -> Iterator[tuple[str, str]]:
    """By which names it may be called; with `origin`, where a proxy shows it, by that alone."""
    if origin is None:
        own = dict.fromkeys([*HOSTS, *([address] if address else [])])
        yield from (("server.allowedHosts", host) for host in own)
        return
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        sentence = 'must be the address people open, like "https://afterword.example"'
        raise InvalidInput([Fault(path="--origin", message=sentence)])
    yield "browser.serverAddress", parts.hostname
    yield "server.allowedHosts", parts.hostname
    yield "server.corsAllowedOrigins", f"{parts.scheme}://{parts.netloc}"


def _become(command: list[str], folder: Path) -> int:
    """Run the command in this process's place, so that a signal to it reaches the page.

    Where that cannot be (Windows), stay until it ends; returns its exit code.
    """
    if SYSTEM != "nt":
        os.chdir(folder)
        os.execv(command[0], command)
    return subprocess.call(command, cwd=folder)


def _script() -> Path:
    found = importlib.util.find_spec("streamlit_app")
    if found is None or found.origin is None:
        raise AfterwordError(
            "The page's file streamlit_app.py is not installed; install Afterword again."
        )
    return Path(found.origin)
