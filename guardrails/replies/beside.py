"""What a text asks beside a promise to tell.

Source: POLICY section 4: where one text does several things, an invitation or a request goes before
"no decision is told yet". "We decide on Friday" is full of the words of a process that goes on, so
a short request beside it is read once more by itself.
"""

from collections.abc import Sequence
from datetime import date

from guardrails.replies.dates import decision_date
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import Sentence
from guardrails.workdays import Workdays

ASKS = frozenset({ReplyLabel.NEXT_ROUND, ReplyLabel.INFO_REQUEST})
"""What goes before `unclear_status` and may stand beside a promise."""
CLEAR = 0.7
"""So likely must it be, read by itself, to go before."""
FEWEST_WORDS = 5
MOST_SENTENCES = 60
"""Of a longer text only the first are read once more."""
_SOME_DAY = date(2024, 1, 3)
_CALENDAR = Workdays.of("US", None)
"""Whether a sentence promises depends on no day of receipt and no country."""


def without_promises(read: Sequence[Sentence], folded: str) -> list[Sentence]:
    """The sentences that promise no day, where others do and enough is left; else none."""
    first = read[:MOST_SENTENCES]
    rest = [one for one in first if decision_date([one], folded, _SOME_DAY, _CALENDAR) is None]
    enough = sum(len(one.words) for one in rest) >= FEWEST_WORDS
    return rest if enough and len(rest) < len(first) else []
