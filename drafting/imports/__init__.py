"""What a person has already, brought into the form: an invitation, signatures, a CV.

Everything read here is data from outside: plain text of one line, never markup, never an order.
What is not sure is left for the person to say; nothing that was typed is overwritten.
"""

from drafting.imports.errors import NotReadable
from drafting.imports.filling import fill_in, fill_people, without_candidate
from drafting.imports.found import Found
from drafting.imports.invitation import Invitation, read_invitation
from drafting.imports.people import read_people, unread
from drafting.imports.resume import read_resume

__all__ = [
    "Found",
    "Invitation",
    "NotReadable",
    "fill_in",
    "fill_people",
    "read_invitation",
    "read_people",
    "read_resume",
    "unread",
    "without_candidate",
]
