"""Set up everything and open the page on the embedded model: `python3 scripts/app.py`.

Arguments go to `afterword app` (`--port 8600`, `--no-browser`).
"""

import os
import subprocess
import sys

import _setup

if __name__ == "__main__":
    python = _setup.ready("requirements.lock")
    _setup.model()
    _setup.say("Opening the page (Ctrl+C stops it)")
    command = [str(python), "-m", "drafting.cli", "app", *sys.argv[1:]]
    if os.name != "nt":
        os.execv(command[0], command)  # in this process's place: what stops it stops the page
    try:
        sys.exit(subprocess.call(command))
    except KeyboardInterrupt:
        sys.exit(0)
