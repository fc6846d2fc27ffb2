"""Every rule of the checks: what it says, why, from where, and the examples that show it.

Tone and elements are data already; what is written as code tells of itself in rules/catalogue.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from guardrails.application import Application
from guardrails.checks import elements, tone
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

_EXAMPLE = "example.yaml"


class Example(BaseModel):
    """A body that shows a rule, with what else the check is given; `repeat` says it so often.

    `person` reads it, in the application of `example_application`; None where there is none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    kind: MessageKind = MessageKind.THANK_YOU
    subject: str | None = None
    person: str | None = None
    others: tuple[str, ...] = ()
    repeat: int = 1
    language: bool = False

    @property
    def body(self) -> str:
        """The body to check."""
        return self.text * self.repeat


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule, for people: what it says, why it is one, and texts that show it.

    `reason` and `source` are its family's; `instead` says what to write, where that is general.
    `severity` is the usual one: some rules weigh more or less by kind or by how far a text goes.
    """

    id: str
    family: str
    severity: Severity
    says: str
    instead: str | None
    reason: str
    source: str
    fire: tuple[Example, ...]
    pass_: tuple[Example, ...]


@cache
def rule_catalogue() -> Mapping[str, RuleEntry]:
    """Every rule by its id, family by family."""
    found = (*_in_code(), *_elements(), *_tone())
    return {rule.id: rule for rule in sorted(found, key=lambda rule: _FAMILIES.index(rule.family))}


@cache
def example_application() -> Application:
    """The application that the examples of rules written as code are about."""
    return Application.model_validate(_read(_folder() / _EXAMPLE))


_FAMILIES = ("structure", "length", "element", "tone", "grounding", "sameness", "language")


class _Told(BaseModel):
    """What rules/catalogue says of a rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    severity: Severity
    says: str = Field(min_length=10)
    fire: tuple[Example, ...] = Field(min_length=1)
    pass_: tuple[Example, ...] = Field(alias="pass", min_length=1)


def _in_code() -> Iterator[RuleEntry]:
    for path in sorted(_folder().iterdir(), key=lambda path: path.name):
        if path.name.endswith(".yaml") and path.name != _EXAMPLE:
            yield from _of_file(_read(path))


def _of_file(data: Mapping[str, Any]) -> Iterator[RuleEntry]:
    for told in map(_Told.model_validate, data["rules"]):
        yield RuleEntry(
            id=told.id,
            family=told.id.partition(".")[0],
            severity=told.severity,
            says=told.says,
            instead=None,
            reason=data["reason"],
            source=data["source"],
            fire=told.fire,
            pass_=told.pass_,
        )


def _elements() -> Iterator[RuleEntry]:
    """The elements: their examples are of texts that hold them."""
    for element in elements.elements().values():
        yield RuleEntry(
            id=f"element.{element.id}",
            family="element",
            severity=Severity.ERROR,
            says=element.reason,
            instead=element.add,
            reason=element.reason,
            source=element.source,
            fire=_examples(text for rule in element.rules for text in rule.silent),
            pass_=_examples(text for rule in element.rules for text in rule.fires),
        )


def _tone() -> Iterator[RuleEntry]:
    for family in tone.families():
        for rule in family.rules:
            yield RuleEntry(
                id=rule.id,
                family="tone",
                severity=rule.severity,
                says=rule.message,
                instead=rule.instead,
                reason=family.reason,
                source=family.source,
                fire=_examples(example.text for example in rule.examples.fire),
                pass_=_examples(example.text for example in rule.examples.pass_),
            )


def _examples(texts: Iterator[str]) -> tuple[Example, ...]:
    return tuple(Example(text=text) for text in texts)


def _folder() -> Traversable:
    return files("guardrails") / "rules" / "catalogue"


def _read(path: Traversable) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
