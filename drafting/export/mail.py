"""A message as a file: `.eml` that opens as a draft, `.txt`, `.md`.

A header takes one line: what would end it, or turn its direction, is taken out, and the library
quotes and encodes the rest. Source of the formats: RFC 5322, RFC 2047; `X-Unsent` is Outlook's.
"""

import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from guardrails import Application, InvalidInput, Message, Step
from guardrails.errors import Fault

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&!])")
_LISTS = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


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
    boxes = [mail.sender, *mail.to, *mail.cc]
    ascii_only = all((box.email or "").isascii() for box in boxes)
    built = EmailMessage(policy=SMTP if ascii_only else SMTPUTF8)
    built["X-Unsent"] = "1"
    for name, who in (("From", (mail.sender,)), ("To", mail.to), ("Cc", mail.cc)):
        if reached := [_address(box) for box in who if box.email]:
            built[name] = reached
    built["Subject"] = one_line(mail.message.subject or "")
    body = clean(mail.message.body)
    built.set_content(body, cte="7bit" if _is_plain(body) else "quoted-printable")
    return built.as_bytes()


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


def one_line(text: str) -> str:
    """A text that cannot end a header: line breaks and control characters become a space."""
    return " ".join(_BREAKS.sub(" ", text).split())


def clean(text: str) -> str:
    """A text without control characters, its lines ended by a line feed."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _mailbox(application: Application, id_: str) -> Mailbox:
    someone = application.person(id_) or application.reference(id_)
    return Mailbox(someone.name, someone.email) if someone else Mailbox(id_)


def _address(box: Mailbox) -> Address:
    user, _, domain = one_line(box.email or "").rpartition("@")
    return Address(display_name=one_line(box.name), username=user, domain=domain)


def _is_plain(text: str) -> bool:
    return text.isascii() and all(len(line) <= 78 for line in text.splitlines())


def _line(text: str) -> str:
    return _LISTS.sub(r"\1\\", _escaped(text.strip()))


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
