"""The facts of one application: one job at one company (CONTRACT, "Application").

Validation is strict and complete: an unknown field, a wrong value, an id that nobody has, each is
one fault with the field's path, and all are told at once. `read_application` gives them as
`InvalidInput`; pydantic's own `model_validate*` raise its `ValidationError` with the same paths
and sentences.
"""

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    StrictBool,
    ValidationError,
    model_validator,
)

from guardrails import faults
from guardrails.errors import Fault, InvalidInput
from guardrails.fields import (
    ClockTime,
    Country,
    Day,
    Id,
    Lines,
    Name,
    OptionalAddress,
    OptionalLine,
    OptionalName,
    OptionalProse,
    Proses,
    Zone,
)
from guardrails.kinds import MessageKind
from guardrails.replies.shapes import ReplyLabel

LONGEST = 5_000_000
"""Characters of an application as JSON, with every mail that was pasted into it."""
MOST_PEOPLE, MOST_INTERVIEWS, MOST_EVENTS, MOST_DAYS = 500, 100, 2_000, 4_000
"""No application has a tenth of it; a file that has more is meant to take our time."""
TITLES = frozenset(
    "dr dr. mr mr. mrs mrs. ms ms. mx mx. miss madam prof prof. professor sir dame lord lady rev "
    "rev. "
    "herr frau madame monsieur mme mme. m. señor señora sr. sra. signor signora dott. ing. "
    "dipl.-ing. mag. fr. hr. judge captain sr sgt sgt. cpl. capt capt. lt lt. col. maj. gen. cmdr. "
    "chief chef rabbi imam pastor reverend sergeant lieutenant colonel major sister father cllr "
    "cllr. dra. sra ir. drs. eng. engr. hon. pr.".split()
)


class Fact(BaseModel):
    """The base of what goes in: frozen, and an unknown field is a fault that names it."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )


class Candidate(Fact):
    """Who writes. `strengths` are short facts in the candidate's own words."""

    name: Name
    email: OptionalAddress = None
    phone: OptionalLine = None
    links: Lines = ()
    linkedin_premium: StrictBool = False
    strengths: Proses = ()


class Person(Fact):
    """Someone at the company; `call_them` is how a greeting names them."""

    id: Id
    name: Name
    call_them: OptionalName = None
    title: OptionalName = None
    email: OptionalAddress = None
    part: Literal["lead", "panel", "coordinator"] = "panel"

    @property
    def called(self) -> str:
        """How a greeting names them: `call_them`, else the first word that is no title."""
        return self.call_them or first_name(self.name)


class Reference(Fact):
    """A referee; `permission` None counts as not asked. `points` are what they may stress."""

    id: Id
    name: Name
    call_them: OptionalName = None
    email: OptionalAddress = None
    relationship: OptionalLine = None
    permission: StrictBool | None = None
    points: Proses = ()

    @property
    def called(self) -> str:
        """How a greeting names them."""
        return self.call_them or first_name(self.name)


class Interview(Fact):
    """A meeting: its local date, who was met and what was talked about with each."""

    on: Day
    ends_at: ClockTime = None
    format: Literal["onsite", "video", "phone"] | None = None
    met: tuple[Id, ...] = ()
    notes: dict[Id, Proses] = Field(default_factory=dict)


class Article(Fact):
    """Something relevant that came up; it is shared only when title, why and `to` are given."""

    title: OptionalLine = None
    url: OptionalLine = None
    why: OptionalProse = None
    to: OptionalLine = None


class Sent(Fact):
    """The candidate sent a message; `why` says what for when it went against the plan."""

    on: Day
    what: Literal["sent"]
    kind: MessageKind
    to: Id
    why: OptionalProse = None


class Received(Fact):
    """A message came; `from_` is None for an address that takes no answers.

    `reading` overrules the rules' own; `answer` is what the candidate wants to say to it.
    """

    on: Day
    what: Literal["received"]
    from_: Id | None = Field(alias="from")
    text: OptionalProse = None
    reading: ReplyLabel | None = None
    answer: OptionalProse = None


class Snoozed(Fact):
    """A step was put off to a date by the person."""

    on: Day
    what: Literal["snoozed"]
    kind: MessageKind
    to: Id
    until: Day
    why: OptionalProse = None


class Skipped(Fact):
    """A step was struck out by the person."""

    on: Day
    what: Literal["skipped"]
    kind: MessageKind
    to: Id
    why: OptionalProse = None


class Decided(Fact):
    """A decision of the candidate about this application or about another offer."""

    on: Day
    what: Literal["accepted_other_offer", "left_process", "accepted_offer", "declined_offer"]


Event = Annotated[Sent | Received | Snoozed | Skipped | Decided, Field(discriminator="what")]


class Application(Fact):
    """One job at one company, with its people, interviews, referees and what has happened."""

    candidate: Candidate
    company: Name
    role: Name
    interest: Proses = ()
    country: Country = "US"
    subdivision: OptionalLine = None
    closed_days: tuple[Day, ...] = Field(default=(), max_length=MOST_DAYS)
    time_zone: Zone = None
    decision_expected: Day | None = None
    people: tuple[Person, ...] = Field(default=(), max_length=MOST_PEOPLE)
    interviews: tuple[Interview, ...] = Field(default=(), max_length=MOST_INTERVIEWS)
    references: tuple[Reference, ...] = Field(default=(), max_length=MOST_PEOPLE)
    article: Article | None = None
    events: tuple[Event, ...] = Field(default=(), max_length=MOST_EVENTS)

    @model_validator(mode="wrap")
    @classmethod
    def _all_faults(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Tell what single fields got wrong and what does not fit together, all at once."""
        if isinstance(data, Application):
            return handler(data)
        found = list(faults.of_references(data))
        try:
            valid = handler(data)
        except ValidationError as error:
            found += faults.of_fields(error)
        if found:
            raise faults.as_validation_error(found, data)
        return valid

    def person(self, id_: str | None) -> Person | None:
        """The person with this id, or None."""
        return next((person for person in self.people if person.id == id_), None)

    def reference(self, id_: str | None) -> Reference | None:
        """The referee with this id, or None."""
        return next((reference for reference in self.references if reference.id == id_), None)


def first_name(name: str) -> str:
    """The first word of `name` that is no title; the whole name where every word is one."""
    return next((word for word in name.split() if word.lower() not in TITLES), name)


def read_application(text: str | bytes) -> Application:
    """The application in a JSON text.

    Raises `InvalidInput` with every fault, in the order of the fields.
    """
    if len(text) > LONGEST:
        sentence = "is longer than five million characters; one application is far shorter"
        raise InvalidInput([Fault(path="", message=sentence)])
    try:
        return Application.model_validate_json(text)
    except ValidationError as error:
        raise InvalidInput(faults.told(error)) from None
