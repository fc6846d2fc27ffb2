"""What goes to a terminal: text that none obeys.

A company's mail, a draft, an id or the name of a file may hold signs that colour, move, retitle or
answer for the person. They are shown by their numbers (`\\u001b`), which JSON reads as themselves.
"""

import re
import sys

_OBEYED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    r"|\r(?!\n)"
)


def harmless(text: str) -> str:
    """The text with every control sign, mark of direction and half of a letter as its number."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str) -> None:
    """Print a text and a line's end on standard output."""
    sys.stdout.write(f"{harmless(text)}\n")


def complain(text: str) -> None:
    """Print a text and a line's end on standard error."""
    sys.stderr.write(f"{harmless(text)}\n")
