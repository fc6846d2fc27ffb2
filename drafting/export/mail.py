"""A message as a file: `.eml` that opens as a draft, `.txt`, `.md`.

Source of the formats: RFC 5322, RFC 2045, CommonMark; `X-Unsent` is Outlook's.
"""

import quopri
import re
from dataclasses import dataclass

from drafting.export.headers import address_header, one_line, text_header
from guardrails import Application, InvalidInput, Message, Step
from guardrails.errors import Fault

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LISTS = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")
LONGEST_LINE = 78
_KIND = (
    "MIME-Version: 1.0\r\n"
    'Content-Type: text/plain; charset="utf-8"\r\n'
    "Content-Transfer-Encoding: {encoding}\r\n\r\n"
)


@dataclass(frozen=True)
class Mailbox:
    """Somebody who sends or gets a message; `email` None where nobody knows it."""

    name: str
    email: str | None = None

    def __str__(self) -> str:
        """As people write it."""
        return f"{self.name} <{self.email}>" if self.email else self.name


@dataclass(frozen=True)
class Letter:
    """A message with the step that it is for, whom it comes from and whom it goes to."""

    step: Step
    message: Message
    sender: Mailbox
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...] = ()

    @property
    def is_mail(self) -> bool:
        """Whether it goes by email; a LinkedIn note does not."""
        return self.step.channel == "email"


def letter(application: Application, step: Step, message: Message) -> Letter:
    """The message of a step, addressed."""
    candidate = application.candidate
    return Letter(
        step=step,
        message=message,
        sender=Mailbox(candidate.name, candidate.email),
        to=tuple(_mailbox(application, id_) for id_ in step.to),
        cc=tuple(_mailbox(application, id_) for id_ in step.cc),
    )


def as_eml(mail: Letter) -> bytes:
    """The message as an `.eml` file that Outlook opens as a draft; without a date, for it is
    not sent yet. Raises `InvalidInput` for a note that does not go by email."""
    if not mail.is_mail:
        fault = Fault(path="", message="a LinkedIn note is no email; export it as txt or md")
        raise InvalidInput([fault])
    body = clean(mail.message.body).rstrip("\n") + "\n"
    plain = body.isascii() and all(len(line) <= LONGEST_LINE for line in body.split("\n"))
    text = body.encode() if plain else quopri.encodestring(body.encode())
    kind = _KIND.format(encoding="7bit" if plain else "quoted-printable")
    return (_headers(mail) + kind).encode() + text.replace(b"\n", b"\r\n")


def _headers(mail: Letter) -> str:
    found = "X-Unsent: 1\r\n"
    for name, who in (("From", (mail.sender,)), ("To", mail.to), ("Cc", mail.cc)):
        reached = [(box.name, box.email) for box in who if box.email]
        found += address_header(name, reached) if reached else ""
    return found + text_header("Subject", mail.message.subject or "")


def as_txt(mail: Letter) -> str:
    """The message as plain text, the subject on the first line, as `afterword check` reads it."""
    subject = one_line(mail.message.subject or "")
    head = f"Subject: {subject}\n\n" if subject else ""
    return f"{head}{clean(mail.message.body)}\n"


def as_md(mail: Letter) -> str:
    """The message as Markdown: subject, readers, and the text, which shows letter for letter."""
    subject = one_line(mail.message.subject or "")
    head = [f"# {_escaped(subject)}"] if subject else []
    for name, who in (("To", mail.to), ("Cc", mail.cc)):
        head += [f"**{name}:** {_escaped(', '.join(map(str, who)))}"] if who else []
    paragraphs = re.split(r"\n{2,}", clean(mail.message.body).strip("\n"))
    body = ["  \n".join(map(_line, text.split("\n"))) for text in paragraphs]
    return "\n\n".join([*head, "---", *body]) + "\n"


def clean(text: str) -> str:
    """A text without control characters, its lines ended by a line feed."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _mailbox(application: Application, id_: str) -> Mailbox:
    someone = application.person(id_) or application.reference(id_)
    return Mailbox(someone.name, someone.email) if someone else Mailbox(id_)


def _line(text: str) -> str:
    return _LISTS.sub(r"\1\\", _escaped(text.strip()))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
