import email
import re
from email.header import decode_header, make_header
from email.message import Message as Message_
from email.policy import default
from email.utils import parseaddr
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafting.export import Letter, Mailbox, as_eml, as_md, as_txt, letter
from drafting.export.mail import clean, one_line
from drafting.source import Source
from guardrails import InvalidInput, Message, MessageKind, Step
from guardrails.planning.shapes import State

BIDI = "\u202e\u2066\u200f"
ODD = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from('ab ,;:<>@"\\()[].\r\n\t\0\x85\u2028张🎉éא' + BIDI), max_size=80),
    st.sampled_from(
        ["王小明", "Zoë\r\nBcc: all@example.org", "🎉" * 60, "../../x", "CON", "=?utf-8?q?x?="]
    ),
)
STEP = Step(
    kind=MessageKind.CHECK_IN, to=("a",), state=State.DUE, rules=("x",), because="It is time."
)


def _read(data: bytes) -> Message_:
    return email.message_from_bytes(data)


def _said(text: str) -> str:
    """A header's text as a reader shows it."""
    return str(make_header(decode_header(re.sub(r"\r?\n", "", text))))


def _box(text: str) -> tuple[str, str]:
    name, address = parseaddr(re.sub(r"\r?\n", "", text))
    return _said(name), address


def _body(read: Message_) -> str:
    data = read.get_payload(decode=True)
    assert isinstance(data, bytes)
    return data.decode().replace("\r\n", "\n")


def _mail(subject: str, body: str, *names: str) -> Letter:
    boxes = [Mailbox(name, f"p{at}@example.org") for at, name in enumerate(names)]
    return Letter(STEP, Message(subject=subject, body=body), boxes[0], (boxes[1],), (boxes[2],))


def test_an_eml_is_an_unsent_draft_with_everyone_in_it(
    facts: Any, thank_you: Step, message: Message
) -> None:
    read = _read(as_eml(letter(facts(), thank_you, message)))
    assert read["X-Unsent"] == "1"
    assert read["From"] == "Noa Lindqvist <noa@example.org>"
    assert read["To"] == "Ivo Marsh <ivo@example.net>"
    assert read["Cc"] == "Uma Rao <uma@example.net>"
    assert read["Subject"] == "Thank you, Ivo"
    assert read["Date"] is None
    assert _body(read) == message.body + "\n"


def test_headers_of_nobody_are_left_out(facts: Any, thank_you: Step, message: Message) -> None:
    application = facts(candidate={"name": "Noa"})
    read = _read(as_eml(letter(application, thank_you.model_copy(update={"cc": ()}), message)))
    assert read["From"] is None
    assert read["Cc"] is None


def test_a_referee_is_a_reader_too(facts: Any, thank_you: Step, message: Message) -> None:
    application = facts(references=[{"id": "ada", "name": "Ada Lin", "email": "ada@example.com"}])
    step = thank_you.model_copy(update={"to": ("ada",), "cc": ("gone",)})
    made = letter(application, step, message)
    assert [str(box) for box in (*made.to, *made.cc)] == ["Ada Lin <ada@example.com>", "gone"]


@given(ODD, ODD, ODD, ODD, ODD)
@example("Müller, Jörg; über alles " * 8, "x", 'Ann "The" O\\Neil', "张伟, 经理" * 12, "a" * 300)
def test_no_name_or_subject_makes_a_header_of_its_own(
    subject: str, body: str, sender: str, reader: str, copy: str
) -> None:
    data = as_eml(_mail(subject, body, sender, reader, copy))
    read = _read(data)
    assert sorted(read.keys()) == sorted(
        "X-Unsent From To Cc Subject Content-Type Content-Transfer-Encoding MIME-Version".split()
    )
    for header, name, address in (
        ("From", sender, "p0@example.org"),
        ("To", reader, "p1@example.org"),
        ("Cc", copy, "p2@example.org"),
    ):
        assert _box(read[header]) == (one_line(name), address)
    assert _said(read["Subject"]) == one_line(subject)
    assert _body(read) == clean(body).rstrip("\n") + "\n"
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(ODD, ODD)
def test_what_is_written_is_ascii_while_the_addresses_are(subject: str, body: str) -> None:
    assert as_eml(_mail(subject, body, "王小明", "José", "Łucja")).isascii()


def test_an_address_beyond_ascii_survives(facts: Any, thank_you: Step, message: Message) -> None:
    person = {"id": "ivo", "name": "Jörg Groß", "email": "jörg@grüße.example", "part": "lead"}
    step = thank_you.model_copy(update={"cc": ()})
    data = as_eml(letter(facts(people=[person]), step, message))
    read = email.message_from_string(data.decode())
    assert _box(read["To"]) == ("Jörg Groß", "jörg@grüße.example")


@pytest.mark.parametrize(
    "trick",
    [
        "=?utf-8?q?Hello=0D=0ABcc:_all@example.org?=",
        "=?utf-8?b?DQpCY2M6IHhAeS56?= there",
        "Hello\r\nBcc: all@example.org",
        "Hello\u2028Bcc: all@example.org",
        "Hello\r\n\r\n<p>a body",
    ],
)
def test_what_looks_like_a_header_is_text_in_one(trick: str) -> None:
    data = as_eml(_mail(trick, "Hi", trick, trick, trick))
    for read in (_read(data), email.message_from_bytes(data, policy=default)):
        assert read["Bcc"] is None
        assert list(read.keys())[:5] == ["X-Unsent", "From", "To", "Cc", "Subject"]
    assert _said(_read(data)["Subject"]) == one_line(trick)


@pytest.mark.parametrize("user", ["a..b", ".a", "a.", "o'hara+jobs", "x" * 70, "a=b/c"])
def test_odd_addresses_that_the_facts_allow_reach_the_file(
    facts: Any, thank_you: Step, message: Message, user: str
) -> None:
    person = {"id": "ivo", "name": "Ivo, Dr.", "email": f"{user}@example.org", "part": "lead"}
    application = facts(people=[person])
    step = thank_you.model_copy(update={"cc": ()})
    data = as_eml(letter(application, step, message))
    assert f"{user}@example.org".encode() in data.replace(b'"', b"").replace(b"\r\n ", b"")


def test_a_linkedin_note_is_no_mail(facts: Any, thank_you: Step) -> None:
    step = thank_you.model_copy(update={"channel": "linkedin"})
    with pytest.raises(InvalidInput, match="LinkedIn"):
        as_eml(letter(facts(), step, Message(body="Hi Ivo")))


@given(ODD, ODD)
def test_a_text_file_is_what_check_reads(subject: str, body: str) -> None:
    read = Source.of(as_txt(_mail(subject, body, "a", "b", "c"))).message
    assert (read.subject or "") == one_line(subject) or not one_line(subject)
    if one_line(subject):
        assert read.body == clean(body).strip("\n")


def test_markdown_shows_subject_readers_and_the_text_letter_for_letter() -> None:
    body = "Dear Ivo,\n\n1. a_b *c* <b>\n- [x](y) & #5\n    + indented\n\n\nBest,\nNoa"
    made = as_md(_mail("On *that*", body, "Noa", "Ivo_M", "Uma"))
    assert made.splitlines()[0] == r"# On \*that\*"
    assert r"**To:** Ivo\_M \<p1@example.org\>" in made
    assert r"**Cc:** Uma" in made
    assert (
        "1\\. a\\_b \\*c\\* \\<b\\>  \n\\- \\[x\\](y) \\& \\#5  \n\\+ indented\n\nBest,  \nNoa\n"
        in made
    )


def test_a_note_without_a_subject_has_no_title_and_no_readers_unless_there_are() -> None:
    nobody = Letter(STEP, Message(body="Hi"), Mailbox("Noa"), ())
    assert as_md(nobody) == "---\n\nHi\n"
    assert as_txt(nobody) == "Hi\n"


def test_turning_marks_and_controls_are_gone_but_joiners_and_right_to_left_letters_stay() -> None:
    assert one_line("\u202eevil\u2069\r\n\tx\0y") == "evil x y"
    assert clean("a\u202eb\0c\r\nd\re\tf") == "abc\nd\ne\tf"
    assert one_line("שלום می‌خواهم 👩‍💻") == "שלום می‌خواهم 👩‍💻"
