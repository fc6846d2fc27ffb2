"""From checked drafts and a plan to files that other programs open: mail, calendar, zip."""

from drafting.export.bundle import bundle, safe_name, unique
from drafting.export.calendar import calendar
from drafting.export.links import Link, gmail, mailto, outlook
from drafting.export.mail import Letter, Mailbox, as_eml, as_md, as_txt, letter

__all__ = [
    "Letter",
    "Link",
    "Mailbox",
    "as_eml",
    "as_md",
    "as_txt",
    "bundle",
    "calendar",
    "gmail",
    "letter",
    "mailto",
    "outlook",
    "safe_name",
    "unique",
]
