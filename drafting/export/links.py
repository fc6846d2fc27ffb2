"""Links that open a message in a mail program or a web mail, written but not sent.

Source: RFC 6068 for `mailto:`; the compose pages of Gmail and Outlook take the same in a query. A
link that is too long is cut off by the programs it passes, so it then holds no text at all: the
person pastes it, and is told so.
"""

from typing import NamedTuple
from urllib.parse import quote

from drafting.export.headers import one_line
from drafting.export.mail import Letter, Mailbox, clean

MAILTO_MOST = 1_900
"""Characters of a `mailto:` link; Windows cuts near 2,000."""
WEB_MOST = 6_000
"""Characters of a web address; servers refuse from about 8,000."""
GMAIL = "https://mail.google.com/mail/"
OUTLOOK = "https://outlook.live.com/mail/0/deeplink/compose"
OUTLOOK_WORK = "https://outlook.office.com/mail/deeplink/compose"


class Link(NamedTuple):
    """An address to open; `whole` says whether it holds the message's text."""

    url: str
    whole: bool


def mailto(mail: Letter) -> Link:
    """A link that opens the mail program of this computer."""
    start = f"mailto:{_addresses(mail.to)}?"
    fields = [("cc", _addresses(mail.cc)), ("subject", _subject(mail))]
    return _fitting(start, fields, ("body", _body(mail)), MAILTO_MOST)


def gmail(mail: Letter) -> Link:
    """A link that opens Gmail's page for a new message."""
    fields = [
        ("to", _addresses(mail.to)),
        ("cc", _addresses(mail.cc)),
        ("su", _subject(mail)),
    ]
    return _fitting(f"{GMAIL}?view=cm&fs=1&", fields, ("body", _body(mail)), WEB_MOST)


def outlook(mail: Letter, *, work: bool = False) -> Link:
    """A link that opens Outlook's page for a new message: a person's own, or an employer's."""
    fields = [
        ("to", _addresses(mail.to)),
        ("cc", _addresses(mail.cc)),
        ("subject", _subject(mail)),
    ]
    start = f"{OUTLOOK_WORK if work else OUTLOOK}?"
    return _fitting(start, fields, ("body", _body(mail)), WEB_MOST)


def _fitting(start: str, fields: list[tuple[str, str]], body: tuple[str, str], most: int) -> Link:
    given = [f"{name}={value}" for name, value in fields if value]
    whole = start + "&".join([*given, "=".join(body)])
    return Link(whole, True) if len(whole) <= most else Link(start + "&".join(given), False)


def _addresses(boxes: tuple[Mailbox, ...]) -> str:
    return ",".join(quote(one_line(box.email), safe="@") for box in boxes if box.email)


def _subject(mail: Letter) -> str:
    return quote(one_line(mail.message.subject or ""), safe="")


def _body(mail: Letter) -> str:
    return quote(clean(mail.message.body).replace("\n", "\r\n"), safe="")
