"""Applications of many jobs and countries, and the steps that the plan would make due."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from drafting.writers.template import TemplateWriter
from guardrails import Application, MessageKind, State, Step

DAY = date(2026, 11, 19)
NAMES = (
    "Zoë Grant", "Mo Haddad", "Dr. Uta Krause", "Siobhán O'Rourke", "Li Wei", "Prof. Ben Adler",
    "Grace Mbeki", "Renée D'Amico", "Jan van der Meer", "K. Suresh", "陈思远", "Æsa Jónsdóttir",
)  # fmt: skip
COMPANIES = (
    "Larkspur Bakery", "Acme Inc.", "St. Anne's Hospice", "Nordlicht GmbH", "7 Rivers Freight",
    "eBike & Co.", "Museum of Small Things", "Ørsted Consulting", "Never Late Couriers",
)  # fmt: skip
ROLES = (
    "Pastry Chef", "Data Engineer (m/f/d)", "Head of Operations", "Teacher of Maths",
    "HGV Driver", "UX Researcher", "Chief of Staff", "Night Receptionist", "R&D Chemist",
    "IT Support Role", "Senior C++ Developer",
)  # fmt: skip
NOTES = (
    "the new sourdough line", "how the night rota is shared out", "moving payroll to one system",
    "they want to cut food waste by a third", "we both sing in a choir", "Friday tastings",
    "she trained in Lyon", "team of six, two of them new", "what makes a good first month?",
    "Kafka, dbt, Airflow", "asked about my thesis on river floods", "wants someone who can drive",
    "the site at Gdańsk opens in March", "no weekend work", "teh new websiet",
    "customers complain about late vans", "to halve the queue by spring", "their plan for a garden",
)  # fmt: skip
STRENGTHS = (
    "five years in pastry kitchens", "cut delivery times by 12%", "fluent in Polish and English",
    "led a crew of nine", "qualified first aider", "Python", "a degree in food science",
    "teaching evening classes", "attention to detail", "HGV licence since 2015",
    "my students' marks rose by a grade", "40 weddings without a late cake",
)  # fmt: skip
INTERESTS = (
    "feeding people well matters to me", "teaching newly qualified staff", "clean rivers",
    "I want to work closer to customers", "your apprenticeship scheme",
    "to learn from a larger team",
    "small team, big impact", "because my grandmother was looked after here",
)  # fmt: skip
COUNTRIES = ("US", "GB", "IN", "DE", "AE", "AU", "CA")


@pytest.fixture(scope="session")
def facts() -> Callable[..., dict[str, Any]]:
    """The JSON of one application, with any of its fields changed."""

    def of(**changed: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {
            "candidate": {
                "name": "Nora Field",
                "email": "nora.field@example.com",
                "phone": "+44 20 7946 0991",
                "links": ["https://nora.example.com"],
                "strengths": ["five years in pastry kitchens", "cut waste by a third"],
            },
            "company": "Larkspur Bakery",
            "role": "Pastry Chef",
            "interest": ["baking with local grain matters to me"],
            "country": "GB",
            "people": [
                {"id": "zoe", "name": "Zoë Grant", "email": "zoe@example.com", "part": "lead"},
                {"id": "mo", "name": "Mo Haddad", "email": "mo@example.com"},
            ],
            "interviews": [
                {
                    "on": "2026-11-19",
                    "format": "onsite",
                    "met": ["zoe", "mo"],
                    "notes": {
                        "zoe": ["the new sourdough line"],
                        "mo": ["how the night rota is shared out"],
                    },
                }
            ],
        }
        return plain | changed

    return of


@pytest.fixture(scope="session")
def application(facts: Callable[..., dict[str, Any]]) -> Callable[..., Application]:
    """One application, with any of its fields changed."""
    return lambda **changed: Application.model_validate(facts(**changed))


@pytest.fixture(scope="session")
def step() -> Callable[..., Step]:
    """A step that is due."""

    def of(kind: str = "thank_you", to: str = "zoe", **changed: Any) -> Step:
        plain = {"interview": 0 if kind == "thank_you" else None, "opens": DAY, "due": DAY}
        return Step(
            kind=MessageKind(kind),
            to=(to,),
            state=State.DUE,
            rules=(),
            because="",
            **{**plain, **changed},
        )

    return of


@pytest.fixture(scope="session")
def template() -> TemplateWriter:
    return TemplateWriter()


@pytest.fixture(scope="session")
def applications() -> st.SearchStrategy[Application]:
    """Any valid application: few facts or many, long names, several readers."""
    return _applications()


def _some(items: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), max_size=most, unique=True)


@st.composite
def _applications(draw: st.DrawFn) -> Application:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True))
    ids = [f"p{number}" for number in range(1, len(names))]
    people = [
        {
            "id": id_,
            "name": name,
            "email": f"{id_}@example.org" if number == 0 or draw(st.booleans()) else None,
            "part": "lead" if number == 0 else "panel",
        }
        for number, (id_, name) in enumerate(zip(ids, names[1:], strict=True))
    ]
    return Application.model_validate(
        {
            "candidate": {
                "name": names[0],
                "email": draw(st.sampled_from([None, "me@example.com"])),
                "phone": draw(st.sampled_from([None, "+1 202 555 0147"])),
                "links": draw(st.sampled_from([[], ["https://me.example.com/work"]])),
                "strengths": draw(_some(STRENGTHS, 3)),
            },
            "company": draw(st.sampled_from(COMPANIES)),
            "role": draw(st.sampled_from(ROLES)),
            "interest": draw(_some(INTERESTS, 2)),
            "country": draw(st.sampled_from(COUNTRIES)),
            "people": people,
            "interviews": [
                {
                    "on": DAY.isoformat(),
                    "format": draw(st.sampled_from([None, "onsite", "video", "phone"])),
                    "met": ids,
                    "notes": {id_: draw(_some(NOTES, 3)) for id_ in ids},
                }
            ],
            "events": draw(st.sampled_from(_HISTORIES)),
        }
    )


_SENT = {"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "p1"}
_UNCLEAR = {
    "on": "2026-11-23",
    "what": "received",
    "from": "p1",
    "text": "Thanks for your note. We'll let you know.",
}
_HISTORIES: tuple[list[dict[str, str]], ...] = (
    [],
    [_SENT],
    [_SENT, _UNCLEAR],
    [_SENT, {"on": "2026-11-30", "what": "accepted_other_offer"}],
    [{"on": "2026-11-30", "what": "left_process"}],
)


def steps_of(application: Application) -> Iterator[Step]:
    """A thank-you to everybody met with an address, and one of each other kind to the lead."""
    made: dict[str, Any] = {"state": State.DUE, "rules": (), "because": "", "opens": DAY}
    met = application.interviews[0].met
    without = tuple(id_ for id_ in met if _address(application, id_) is None)
    for id_ in met:
        if _address(application, id_):
            ask = without if id_ == met[0] else ()
            yield Step(kind=MessageKind.THANK_YOU, to=(id_,), interview=0, must_ask_for=ask, **made)
    for kind in ("status_reply", "check_in", "no_response_follow_up", "withdrawal"):
        yield Step(kind=MessageKind(kind), to=(met[0],), **made)


def _address(application: Application, id_: str) -> str | None:
    person = application.person(id_)
    return person.email if person else None


@pytest.fixture(scope="session")
def steps() -> Callable[[Application], Iterator[Step]]:
    return steps_of
