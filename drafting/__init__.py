"""From a due step to a checked text: brief, writers, loop, export, store, command line."""

from drafting.brief import Brief, Wishes
from drafting.briefing import make_brief
from drafting.draft import draft
from drafting.drafted import Draft, DraftPart, LeftOut, Rejected, Tokens
from drafting.editing import recheck
from drafting.errors import WriterError
from drafting.writers import open_writer
from drafting.writers.base import Repair, Writer, Written

__all__ = [
    "Brief",
    "Draft",
    "DraftPart",
    "LeftOut",
    "Rejected",
    "Repair",
    "Tokens",
    "Wishes",
    "Writer",
    "WriterError",
    "Written",
    "draft",
    "make_brief",
    "open_writer",
    "recheck",
]
