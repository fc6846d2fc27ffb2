"""Lines of a received text, and the cues by which a line is known for what it is."""

import re
from dataclasses import dataclass

from guardrails.replies.cues import cues


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the folded text, trimmed: its number, and where it stands."""

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the trimmed line ends."""
        return self.start + len(self.text)


_CUES = cues("mail")


def cue(name: str, form: str) -> re.Pattern[str]:
    """One pattern of all cues of rules/replies/cues/mail.yaml by that name, put into `form`."""
    return re.compile(form % "|".join(_CUES[name]), re.IGNORECASE)
