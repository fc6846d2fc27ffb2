from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.export import Letter, Mailbox, gmail, letter, mailto, outlook
from drafting.export.links import MAILTO_MOST, WEB_MOST
from guardrails import Application, Message, MessageKind, State, Step

LINKS = (mailto, gmail, outlook)


@pytest.fixture
def mail(facts: Callable[..., Application], thank_you: Step, message: Message) -> Letter:
    return letter(facts(), thank_you, message)


def told(link: str) -> dict[str, str]:
    parts = urlsplit(link)
    found = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return found | ({"to": unquote(parts.path)} if parts.scheme == "mailto" else {})


@pytest.mark.parametrize("link", LINKS)
def test_a_link_holds_the_whole_message(
    link: Callable[..., tuple[str, bool]], mail: Letter
) -> None:
    url, whole = link(mail)
    given_ = told(url)
    assert whole
    assert given_["to"] == "ivo@example.net"
    assert given_["cc"] == "uma@example.net"
    assert given_.get("subject", given_.get("su")) == "Thank you, Ivo"
    assert given_["body"].replace("\r\n", "\n") == mail.message.body
    assert " " not in url


def test_outlook_knows_a_persons_own_and_an_employers(mail: Letter) -> None:
    assert outlook(mail).url.startswith("https://outlook.live.com/")
    assert outlook(mail, work=True).url.startswith("https://outlook.office.com/")


@pytest.mark.parametrize("link", LINKS)
def test_a_text_that_is_too_long_is_left_out_whole(
    link: Callable[..., tuple[str, bool]], mail: Letter
) -> None:
    long = Letter(mail.step, Message(subject="Hello", body="é" * 2_000), mail.sender, mail.to)
    url, whole = link(long)
    assert not whole
    assert "body" not in told(url)
    assert told(url)["to"] == "ivo@example.net"


STEP = Step(
    kind=MessageKind.THANK_YOU,
    to=("a",),
    state=State.DUE,
    rules=("thank-each-person",),
    because="x",
)


@given(st.text(max_size=300), st.text(max_size=2_000), st.emails())
def test_nothing_that_is_written_becomes_a_field_of_its_own(
    subject: str, body: str, address: str
) -> None:
    box = Mailbox("A", address)
    mail = Letter(STEP, Message(subject=subject, body=body or "x"), box, (box,))
    for link, most in ((mailto, MAILTO_MOST), (gmail, WEB_MOST), (outlook, WEB_MOST)):
        url, whole = link(mail)
        assert not whole or len(url) <= most
        assert url.isascii()
        assert not {"bcc", "attach", "attachment"} & {name.lower() for name in told(url)}
        assert told(url)["to"] == address
