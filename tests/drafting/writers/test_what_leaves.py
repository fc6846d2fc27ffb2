"""No contact detail leaves the process: every byte that an endpoint got, over any application."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import draft
from drafting.writers.openai import OpenAIWriter
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
    step = Step(
        kind=kind,
        to=("ref" if kind.value.startswith("reference") else "p0",),
        state=State.DUE,
        rules=(),
        because="",
        interview=0 if kind is MessageKind.THANK_YOU else None,
        opens=DAY,
        due=DAY,
        must_ask_for=("p1",) if kind is MessageKind.THANK_YOU else (),
    )
    other = Message(subject="x", body="Dear Priscilla Quill,\n\nthe zygote ledger\n\nTom Hale")
    made = draft(application, step, writer=writer, others=[other], on=DAY)
    writer.close()
    assert made.report.ready
    _clean(b"".join(server.received).decode())


def _clean(sent: str) -> None:
    private = (
        *CONTACTS, *STRANGERS, "@kew.example", "zygote", "Ines Moreau", "Tom Hale", "Ada Lin",
        "020 7946", "@example", "kew.example",
    )  # fmt: skip
    for secret in private:
        assert secret not in sent, secret
        assert json.dumps(secret)[1:-1] not in sent
