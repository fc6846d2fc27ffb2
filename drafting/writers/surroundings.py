"""What of this process's surroundings others get: no key, and no log of what was said.

`OPENAI_LOG=debug` has the `openai` client write each request, notes and all, to standard error.
That is another program's switch, and nobody who sets it means a person's notes.
"""

import logging
import os
from collections.abc import Mapping

_SAY_TOO_MUCH = ("openai", "httpx2", "httpcore2", "langsmith", "langchain_core")
_KEYS = ("_API_KEY", "_TOKEN", "_SECRET", "_PASSWORD")


def silence() -> None:
    """Have no library that sees a request log it, whatever the environment says."""
    for name in _SAY_TOO_MUCH:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def without_keys(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for a process of ours that needs no key: all but what is named as one."""
    given = os.environ if environment is None else environment
    return {name: value for name, value in given.items() if not name.upper().endswith(_KEYS)}
