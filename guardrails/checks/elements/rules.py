"""The elements as data: what each is for, how a text does it, what to add where it is missing.

One file an element in rules/elements; rules/elements/words holds the word classes that they
share. Patterns run on the lower-cased, flattened text
(`reading.flatten`): contractions are written out, each sentence stands on a line of its own,
and no pattern reaches over a line's end. Every rule carries its examples.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from guardrails.kinds import MessageKind

Layout = Literal["greeting", "sign_off", "signature"]
_FOLDER = Path(__file__).parents[2] / "rules" / "elements"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a text does what an element asks.

    `pattern` is searched in the flattened text; `layout` names the part of a letter that has to
    be there instead. `kinds` limits a rule to some kinds of message (empty: all). A `weak` rule
    only hints at the element: with nothing stronger, its lack is a warning and no error.
    """

    id: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]
    pattern: str = ""
    layout: Layout | None = None
    kinds: tuple[MessageKind, ...] = ()
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """What one element is: why, from where, what to add, what to paste, and its rules."""

    id: str
    reason: str
    source: str
    add: str
    say: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]

    def sayings(self, kind: MessageKind) -> tuple[str, ...]:
        """Sentences with blanks that could be pasted into a message of this kind."""
        return self.say.get(kind.value) or self.say["default"]


@cache
def elements() -> Mapping[str, Element]:
    """Every element by its id."""
    return {path.stem: _element(path) for path in sorted(_FOLDER.glob("*.yaml"))}


@cache
def ways(element: str, kind: MessageKind) -> re.Pattern[str] | None:
    """One expression for all the ways in which a message of a kind does an element.

    None where the layout alone says so.
    """
    return _together(element, kind, weak=False)


@cache
def traces(element: str, kind: MessageKind) -> re.Pattern[str] | None:
    """One expression for all that only hints at an element, None where nothing does."""
    return _together(element, kind, weak=True)


def _together(element: str, kind: MessageKind, *, weak: bool) -> re.Pattern[str] | None:
    patterns = [
        rule.pattern
        for rule in elements()[element].rules
        if rule.pattern and rule.weak is weak and (not rule.kinds or kind in rule.kinds)
    ]
    return compiled("|".join(patterns)) if patterns else None


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern as it is searched: from the start of a word on, `^` at each sentence."""
    return re.compile(rf"(?<!\w)(?:{pattern})", re.MULTILINE)


def _loaded(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=_LOADER)
    return data


@cache
def _classes() -> Mapping[str, str]:
    """The word classes that every element's patterns may use."""
    return _loaded(_FOLDER / "words" / "classes.yaml")


def _element(path: Path) -> Element:
    data = _loaded(path)
    names = dict(_classes())
    for name, value in data.get("let", {}).items():
        names[name] = _filled(value, names)
    return Element(
        id=data["element"],
        reason=data["reason"],
        source=data["source"],
        add=data["add"],
        say={kind: tuple(texts) for kind, texts in data["say"].items()},
        rules=tuple(_rule(rule, names) for rule in data["rules"]),
    )


def _rule(data: dict[str, Any], names: Mapping[str, str]) -> Rule:
    return Rule(
        id=data["id"],
        fires=tuple(data["fires"]),
        silent=tuple(data["silent"]),
        pattern=_filled(data.get("pattern", ""), names),
        layout=data.get("layout"),
        kinds=tuple(MessageKind(kind) for kind in data.get("kinds", ())),
        weak=data.get("weak", False),
    )


def _filled(pattern: str, names: Mapping[str, str]) -> str:
    """The pattern with each `<name>` of the file's `let` put in."""
    for name, value in names.items():
        pattern = pattern.replace(f"<{name}>", value)
    return pattern


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is not in every build
