"""The grammar of what people jot down: which form a note has, and where in a sentence it may stand.

Both the template and the embedded model's writer word a note only where its form is known.
"""

from drafting.wording.claim import Claim
from drafting.wording.claims import read_strength
from drafting.wording.forms import Form, Topic, read_note
from drafting.wording.interests import Interest, read_interest

__all__ = ["Claim", "Form", "Interest", "Topic", "read_interest", "read_note", "read_strength"]
