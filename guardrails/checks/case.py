"""A case: one message to judge, with everything that is known about it.

Each family of checks is a function `findings(case) -> Iterable[Finding]`. Nothing in a case
changes; what is costly to read (words, sentences, layout) is read once and kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar

from guardrails.application import Application, Interview, Person, Reference
from guardrails.checks.english import is_english
from guardrails.checks.letter import Letter, read_letter
from guardrails.checks.text import Text
from guardrails.findings import Finding, Message, Severity
from guardrails.kinds import SPECS, KindSpec, MessageKind

Field = Literal["subject", "body"]
T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """A message of a kind, and, where given, the application and the reader it is meant for.

    `on` is the local day of sending; `interview` the meeting meant; `must_ask_for` the people
    whose contact details it has to ask for; `others` the texts to the other people met.
    """

    message: Message
    kind: MessageKind
    application: Application | None = None
    reader: Person | Reference | None = None
    others: Sequence[Message] = ()
    on: date | None = None
    interview: Interview | None = None
    must_ask_for: Sequence[Person] = ()
    language: bool = False
    spec: KindSpec = field(init=False)
    _kept: dict[str, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "spec", SPECS[self.kind])

    def kept(self, name: str, make: Callable[["Case"], T]) -> T:
        """What a family finds in the case, found once under its name for all that ask."""
        if name not in self._kept:
            self._kept[name] = make(self)
        made: T = self._kept[name]
        return made

    @cached_property
    def subject(self) -> Text:
        """The subject as the checks read it, empty where there is none."""
        return Text(self.message.subject or "")

    @cached_property
    def body(self) -> Text:
        """The body as the checks read it."""
        return Text(self.message.body)

    @cached_property
    def letter(self) -> Letter:
        """The layout of the body."""
        return read_letter(self.body, self._reader_words)

    @property
    def _reader_words(self) -> frozenset[str]:
        if self.reader is None:
            return frozenset()
        return frozenset(f"{self.reader.called} {self.reader.name}".lower().split())

    @cached_property
    def english(self) -> bool:
        """Whether the body reads as English; the rules that need words run only then."""
        return is_english(self.body)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What was talked about with the reader, at the interview meant or, without one, ever."""
        if self.application is None or self.reader is None:
            return ()
        meetings = self.application.interviews if self.interview is None else (self.interview,)
        return tuple(note for met in meetings for note in met.notes.get(self.reader.id, ()))

    def texts(self) -> tuple[tuple[Field, Text], ...]:
        """The fields with their texts, in the order of reading."""
        return (("subject", self.subject), ("body", self.body))

    def finding(
        self,
        rule: str,
        severity: Severity,
        message: str,
        start: int,
        end: int,
        *,
        where: Field = "body",
        instead: str | None = None,
        source: str,
    ) -> Finding:
        """A finding on a stretch of `plain` (of `subject` or `body`), led back to the original."""
        text = self.subject if where == "subject" else self.body
        first, last = text.span(start, end)
        return Finding(
            rule=rule,
            severity=severity,
            message=message,
            where=where,
            start=first,
            end=last,
            quote=text.raw[first:last],
            instead=instead,
            source=source,
        )
