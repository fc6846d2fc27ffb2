"""Set up everything and pass all checks and tests: `python3 scripts/test.py`.

Arguments go to pytest instead of the whole round (`python3 scripts/test.py tests/guardrails -x`).
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import _setup

SOURCES = ["guardrails", "prompts", "drafting", "app_pages", "streamlit_app.py"]
ROUND: dict[str, list[str]] = {
    "lint": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command as c; c()"],
    "tests": ["-m", "pytest", "-q", "-n", "auto", "--cov", "--cov-report=term:skip-covered"],
}


def main(arguments: list[str]) -> int:
    """Run the round, or pytest with these arguments; returns the exit code."""
    python = _setup.ready("requirements-dev.lock")
    _setup.model()
    steps = {"tests": ["-m", "pytest", *arguments]} if arguments else ROUND
    failed = [name for name, step in steps.items() if not _passes(python, name, step)]
    _setup.say(f"Failed: {', '.join(failed)}" if failed else "Everything passed")
    return 1 if failed else 0


def _passes(python: Path, name: str, step: list[str]) -> bool:
    _setup.say(name)
    start = time.monotonic()
    code = subprocess.call([str(python), *step], cwd=_setup.ROOT, env=os.environ)
    print(f"{name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s")
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
