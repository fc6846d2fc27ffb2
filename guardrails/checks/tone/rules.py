"""The tone rules as they stand in rules/tone/*.yaml, read strictly: any slip fails loudly."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from guardrails.checks.tone.phrases import BadPhrase, Phrase, compile_phrase
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

_VOCABULARY = "vocabulary.yaml"


class BadRules(Exception):
    """The project's own rule data is wrong; says in which file and where."""


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(_Data):
    """A text that shows a rule, as a message of a kind."""

    text: str = Field(min_length=1)
    kind: MessageKind | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"text": data} if isinstance(data, str) else data


class Examples(_Data):
    """Texts in which a rule must find something, and in which it must not."""

    fire: tuple[Example, ...] = Field(min_length=3)
    pass_: tuple[Example, ...] = Field(alias="pass", min_length=3)


class Expression(_Data):
    """A regular expression on the text as written, tried where one of `needs` stands in it."""

    regex: str = Field(min_length=1)
    needs: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        return {"regex": data} if isinstance(data, str) else data


class Rule(_Data):
    """One thing that a message must not hold.

    `kinds` are those that it is for (all, where empty), `not_kinds` those that it isn't for,
    `warning_in` those in which it weighs less. `phrases` are read by `phrases.py`; `regexes`
    run on the text as written. A hit that a phrase of `unless` touches is none. `at_least` hits
    make a finding. `topics` are words that make it the job's own matter, `asked` words by which
    the company brought it up, `answered` what the candidate's own answer says where the rule may
    be broken for it. `any_language` rules read signs, not words.
    """

    id: str = Field(pattern=r"^tone\.[a-z_]+$")
    severity: Severity
    message: str = Field(min_length=10)
    instead: str = Field(min_length=10)
    kinds: frozenset[MessageKind] = frozenset()
    not_kinds: frozenset[MessageKind] = frozenset()
    warning_in: frozenset[MessageKind] = frozenset()
    phrases: tuple[str, ...] = ()
    regexes: tuple[Expression, ...] = ()
    unless: tuple[str, ...] = ()
    at_least: int = Field(default=1, ge=1)
    body_only: bool = False
    any_language: bool = False
    quotable: bool = True
    topics: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    examples: Examples

    @model_validator(mode="after")
    def _holds_something(self) -> "Rule":
        if not self.phrases and not self.regexes:
            raise ValueError(f"{self.id} has neither phrases nor regexes")
        if self.kinds & self.not_kinds:
            raise ValueError(f"{self.id} is for a kind and not for it")
        return self

    def applies(self, kind: MessageKind) -> bool:
        """Whether the rule is for messages of this kind."""
        return kind not in self.not_kinds and (not self.kinds or kind in self.kinds)

    def weight(self, kind: MessageKind) -> Severity:
        """How much a finding weighs in a message of this kind."""
        return Severity.WARNING if kind in self.warning_in else self.severity


class Family(_Data):
    """One file: an item of the policy, why it is one, where it stands, and its rules."""

    family: str = Field(pattern=r"^[a-z_]+$")
    reason: str = Field(min_length=20)
    source: str = Field(min_length=10)
    rules: tuple[Rule, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Ready:
    """A rule with all that it matches, compiled, and the source of its family."""

    rule: Rule
    source: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    answered: tuple[Phrase, ...]
    regexes: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


@cache
def families() -> tuple[Family, ...]:
    """The families of tone rules, in the order of their files' names.

    Raises `BadRules` where a file is not as it must be.
    """
    found = tuple(_family(path) for path in _paths() if path.name != _VOCABULARY)
    ids = [rule.id for family in found for rule in family.rules]
    twice = sorted({id_ for id_ in ids if ids.count(id_) > 1})
    if twice:
        raise BadRules(f"rule ids stand twice: {', '.join(twice)}")
    return found


@cache
def ready_rules() -> tuple[Ready, ...]:
    """Every rule, compiled. Raises `BadRules` where a phrase cannot be read."""
    words = vocabulary()
    return tuple(
        _ready(rule, family.source, words) for family in families() for rule in family.rules
    )


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """The lists that phrases may name."""
    data = _yaml(next(path for path in _paths() if path.name == _VOCABULARY))
    return {str(name): tuple(str(word) for word in words) for name, words in data.items()}


def _paths() -> Iterator[Traversable]:
    folder = files("guardrails") / "rules" / "tone"
    yield from sorted(
        (path for path in folder.iterdir() if path.name.endswith(".yaml")),
        key=lambda path: path.name,
    )


def _yaml(path: Traversable) -> Mapping[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise BadRules(f"{path.name}: {error}") from error
    if not isinstance(data, dict):
        raise BadRules(f"{path.name}: must hold named fields")
    return data


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _family(path: Traversable) -> Family:
    try:
        family = Family.model_validate(_yaml(path))
    except ValidationError as error:
        raise BadRules(f"{path.name}: {error}") from error
    if path.name != f"{family.family}.yaml":
        raise BadRules(f"{path.name}: is called after another family, {family.family}")
    return family


def _ready(rule: Rule, source: str, words: Mapping[str, tuple[str, ...]]) -> Ready:
    try:
        return Ready(
            rule,
            source,
            tuple(compile_phrase(text, words) for text in rule.phrases),
            tuple(compile_phrase(text, words) for text in rule.unless),
            tuple(compile_phrase(text, words) for text in rule.answered),
            tuple((re.compile(e.regex, re.MULTILINE), e.needs) for e in rule.regexes),
        )
    except (BadPhrase, re.error) as error:
        raise BadRules(f"{rule.id}: {error}") from error
