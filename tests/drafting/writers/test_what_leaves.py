"""No contact detail leaves the process: every byte that an endpoint got, over any application."""

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import Wishes, draft, recheck
from drafting.writers.openai import OpenAIWriter
from drafting.writers.template import TemplateWriter
from drafting.writers.watch import Watch
from guardrails import Application, Message, MessageKind, State, Step

from .conftest import completion, http
from .letters import DAY

WORDS = st.lists(
    st.sampled_from("we spoke about my new oaks and call later on 40 rows <b> ü 日".split()),
    min_size=1,
    max_size=6,
)
CONTACTS = (
    "tom.hale@example.com", "ines@kew.example", "+44 20 7946 0991", "(312) 555-0142",
    "https://tom.example.com/cv", "www.kew.example", "linkedin.com/in/tomhale",
)  # fmt: skip
STRANGERS = ("Priscilla Quill", "Otto Vandersloot")
SPOILT = {
    name: f"{contact} told me"
    for name, contact in zip(("opening", "closing"), CONTACTS, strict=False)
}


@st.composite
def _lines(draw: st.DrawFn) -> list[str]:
    lines = []
    for _ in range(draw(st.integers(0, 3))):
        words = draw(WORDS)
        if draw(st.booleans()):
            words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(CONTACTS)))
        lines.append(" ".join(words))
    return lines


@st.composite
def _applications(draw: st.DrawFn) -> Application:
    people = [
        {"id": f"p{place}", "name": name, "email": f"secret{place}@kew.example", "title": "Keeper"}
        for place, name in enumerate(("Ines Moreau", *STRANGERS))
    ]
    met = [person["id"] for person in people]
    return Application.model_validate(
        {
            "candidate": {
                "name": "Tom Hale",
                "email": "tom.hale@example.com",
                "phone": "+44 20 7946 0991",
                "links": ["https://tom.example.com/cv"],
                "strengths": draw(_lines()),
            },
            "company": "Kew Nurseries",
            "role": "Arborist",
            "interest": draw(_lines()),
            "people": people,
            "interviews": [
                {
                    "on": DAY.isoformat(),
                    "met": met,
                    "notes": {"p0": draw(_lines()), "p1": ["the zygote ledger"]},
                }
            ],
            "references": [
                {"id": "ref", "name": "Ada Lin", "email": "a@example.org", "points": draw(_lines())}
            ],
            "article": {
                "title": "Rye", "url": "https://kew.example/rye", "why": "rye matters", "to": "p0",
            },
            "events": [
                {
                    "on": DAY.isoformat(),
                    "what": "received",
                    "from": "p0",
                    "reading": "unclear_status",
                    "text": "Ring me on 020 7946 0000.",
                    "answer": "Mail tom.hale@example.com",
                },
            ],
        }
    )  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(application=_applications(), kind=st.sampled_from(list(MessageKind)))
def test_every_byte_is_free_of_contact_details(
    application: Application, kind: MessageKind, serve: Any
) -> None:
    server = serve(http(completion(json.dumps(SPOILT))))
    writer = OpenAIWriter("m", base_url=server.url)
    step = _step(kind)
    other = Message(subject="x", body="Dear Priscilla Quill,\n\nthe zygote ledger\n\nTom Hale")
    made = draft(application, step, writer=writer, others=[other], on=DAY)
    writer.close()
    assert made.report.ready
    _clean(b"".join(server.received).decode())


@dataclass(frozen=True)
class Private:
    """Whose details must not leave: drawn anew for every application."""

    name: str
    email: str
    phone: str
    link: str


SYLLABLES = "zor vel qui mab tex rul fyn dox hep jaz kiv wub pog nym".split()
WORD = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=3).map("".join)
PHONES = (
    "+{}{}{} {}{}{} {}{}{}{}", "({}{}{}) {}{}{}-{}{}{}{}", "0{}{}{}{} {}{}{} {}{}{}",
    "+{}{}.{}{}.{}{}.{}{}.{}{}", "{}{}{}-{}{}{}-{}{}{}{}", "00{}{} {}{} {}{}{} {}{}{}",
)  # fmt: skip


@st.composite
def _private(draw: st.DrawFn) -> Private:
    first, last, place = draw(WORD), draw(WORD), draw(WORD)
    digits = [str(draw(st.integers(1, 9))) for _ in range(12)]
    top = draw(st.sampled_from(("com", "org", "co.uk", "dev")))
    email = draw(st.sampled_from((f"{first}.{last}@{place}.{top}", f"{first}+jobs@{place}.{top}")))
    links = (f"https://{place}.{top}/{first}", f"www.{place}.{top}", f"linkedin.com/in/{first}")
    return Private(
        name=f"{first.capitalize()} {last.capitalize()}",
        email=email,
        phone=draw(st.sampled_from(PHONES)).format(*digits),
        link=draw(st.sampled_from(links)),
    )


def _with(line: str, detail: str, place: int) -> str:
    words = line.split()
    return " ".join([*words[:place], detail, *words[place:]])


@st.composite
def _random_applications(draw: st.DrawFn) -> tuple[Application, list[Private]]:
    """An application of people who are nobody, whose every note may hold a detail of theirs."""
    everyone = draw(st.lists(_private(), min_size=4, max_size=4, unique_by=lambda one: one.name))
    me, reader, other, referee = everyone
    details = [text for one in everyone for text in (one.email, one.phone, one.link)]

    def lines() -> list[str]:
        return [
            _with(" ".join(draw(WORDS)), draw(st.sampled_from(details)), draw(st.integers(0, 4)))
            if draw(st.booleans())
            else " ".join(draw(WORDS))
            for _ in range(draw(st.integers(0, 3)))
        ]

    application = Application.model_validate(
        {
            "candidate": {
                "name": me.name, "email": me.email, "phone": me.phone,
                "links": ["https://" + me.link.removeprefix("https://")], "strengths": lines(),
            },
            "company": draw(st.sampled_from(("Kew Nurseries", "Booking.com", "3M", "Über & Co."))),
            "role": draw(st.sampled_from(("Arborist", "Nurse (Band 5)", "C++ Developer"))),
            "interest": lines(),
            "people": [
                {"id": "p0", "name": reader.name, "email": reader.email, "part": "lead"},
                {"id": "p1", "name": other.name, "email": other.email},
            ],
            "interviews": [
                {
                    "on": DAY.isoformat(),
                    "met": ["p0", "p1"],
                    "notes": {"p0": lines(), "p1": lines()},
                }
            ],
            "references": [
                {"id": "ref", "name": referee.name, "email": referee.email, "points": lines()}
            ],
        }
    )  # fmt: skip
    return application, everyone


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    drawn=_random_applications(),
    kind=st.sampled_from(list(MessageKind)),
    watched=st.booleans(),
    edited=st.booleans(),
)
def test_no_detail_of_anybody_leaves_whatever_was_typed_where(
    drawn: tuple[Application, list[Private]],
    kind: MessageKind,
    watched: bool,
    edited: bool,
    serve: Any,
) -> None:
    application, everyone = drawn
    me, reader = everyone[:2]
    server = serve(http(completion(json.dumps(SPOILT))))
    writer = OpenAIWriter("m", base_url=server.url)
    step = _step(kind)
    previous = None
    if edited:  # the person's own words may hold anything: they stay here
        made = draft(application, step, writer=TemplateWriter(), on=DAY)
        body = f"{made.message.body}\nCall {me.phone}\n\nP.S. {reader.email}"
        previous = recheck(made, Message(subject=me.email, body=body), application, on=DAY)
    wishes = Wishes(instruction=f"say that I am at {me.phone}", tone="warmer", variation=1)
    made = draft(
        application,
        step,
        writer=writer,
        wishes=wishes,
        on=DAY,
        previous=previous,
        watch=Watch() if watched else None,
    )
    writer.close()
    assert made.report.ready or edited
    sent = b"".join(server.received).decode()
    for one in everyone:
        for secret in (one.name, one.email, one.phone, one.link):
            assert secret not in sent, secret
            assert json.dumps(secret)[1:-1] not in sent


def _step(kind: MessageKind) -> Step:
    thanks = kind is MessageKind.THANK_YOU
    return Step(
        kind=kind,
        to=("ref" if kind.value.startswith("reference") else "p0",),
        state=State.DUE,
        rules=(),
        because="",
        interview=0 if thanks else None,
        opens=DAY,
        due=DAY,
        must_ask_for=("p1",) if thanks else (),
    )


def _clean(sent: str) -> None:
    private = (
        *CONTACTS, *STRANGERS, "@kew.example", "zygote", "Ines Moreau", "Tom Hale", "Ada Lin",
        "020 7946", "@example", "kew.example",
    )  # fmt: skip
    for secret in private:
        assert secret not in sent, secret
        assert json.dumps(secret)[1:-1] not in sent
