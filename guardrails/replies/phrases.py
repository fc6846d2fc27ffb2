"""Phrase rules as data: their small language, and the one strict loader.

A phrase is words between spaces, matched against a sentence's plain words (`words.Sentence`):

    offer            this word                     offer*       any word that begins so
    offer/extend     one of these                  look_into    words of one alternative
    ?very            this word or nothing          ..4          up to four words (`..`: three),
    <pleased>        one of a class in words.yaml               none of which turns the sense
    !you             not this word next            ^  $  ?      first, last, question mark

Pauses between words are passed over. Every repetition is bounded and so is every sentence, hence
no phrase can be made slow. A rule is only tried on a sentence that holds its rarest word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from guardrails.replies.shapes import ReplyLabel

FOLDER = Path(__file__).parent.parent / "rules" / "replies"
Context = Literal["negated", "conditional", "generic", "past"]
Text = Annotated[str, StringConstraints(min_length=1)]
_TURNS = "not|never|no|nor|if|unless|but|whether|unable|without|until"
_GAP = rf"(?: (?!(?:{_TURNS}) )[^ ]+){{0,%d}}?"
_COMMON = frozenset(
    "a an the to of in on at for and or is are am be been was were will would can could may have "
    "has had do did we i you us me my our your it this that not so as with by from please very no "
    "there all if any".split()
)
_CLASSES = TypeAdapter(dict[str, Text])
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Strict):
    """One phrase rule: what it looks for, how much it weighs, and its own examples.

    `weight` is how sure the label is where nothing else is said (0 to 1). `despite` names the
    contexts in which it still counts. `personal` marks words that only a person writes for one
    case; `soft` those that go along with other news and never stand against it (good wishes,
    terms). `unless` are words that silence the rule in their sentence. `fires` and `silent` are
    texts that must, and must not, set it off.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+\.[a-z0-9-]+$")]
    weight: Annotated[float, Field(gt=0, lt=1)]
    says: Annotated[tuple[Text, ...], Field(min_length=1)]
    despite: tuple[Context, ...] = ()
    personal: bool = False
    soft: bool = False
    unless: frozenset[Text] = frozenset()
    fires: Annotated[tuple[Text, ...], Field(min_length=1)]
    silent: Annotated[tuple[Text, ...], Field(min_length=1)]


class RuleFile(_Strict):
    """The rules of one label, with why they are so and where that comes from."""

    label: ReplyLabel
    reason: Text
    source: Text
    despite: tuple[Context, ...] = ()
    rules: Annotated[tuple[Rule, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One compiled phrase of a rule. A sentence without one of `anchors` cannot hold it."""

    rule: Rule
    label: ReplyLabel
    despite: frozenset[str]
    pattern: re.Pattern[str]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules, and which phrases to try for which word."""

    files: tuple[RuleFile, ...]
    by_anchor: Mapping[str, tuple[Phrase, ...]]


def keys(word: str) -> tuple[str, str]:
    """Under what a word is looked up: itself, and its first letters for words that begin so."""
    return word, word[:3] + "*"


@lru_cache(maxsize=1)
def rule_book() -> RuleBook:
    """The rules of the package. Raises `ValueError` where a rule file is wrong."""
    classes = _CLASSES.validate_python(read_yaml(FOLDER / "words.yaml"))
    files = tuple(
        RuleFile.model_validate(read_yaml(path))
        for path in sorted(FOLDER.glob("*.yaml"))
        if path.name != "words.yaml"
    )
    index: dict[str, list[Phrase]] = {}
    for file in files:
        for rule in file.rules:
            for says in rule.says:
                phrase = _phrase(says, rule, file, classes)
                for anchor in phrase.anchors:
                    index.setdefault(anchor, []).append(phrase)
    return RuleBook(files, {anchor: tuple(phrases) for anchor, phrases in index.items()})


def read_yaml(path: Path) -> object:
    """What a rule file holds, not validated yet."""
    loaded: object = yaml.load(path.read_text(encoding="utf-8"), _LOADER)
    return loaded


def _phrase(says: str, rule: Rule, file: RuleFile, classes: Mapping[str, str]) -> Phrase:
    pattern, anchors = compile_phrase(says, classes)
    return Phrase(rule, file.label, frozenset(rule.despite + file.despite), pattern, anchors)


def compile_phrase(says: str, classes: Mapping[str, str]) -> tuple[re.Pattern[str], frozenset[str]]:
    """The regular expression of a phrase, and the words one of which it cannot do without.

    Raises `ValueError` for an unknown class and for a phrase of which every word may lack.
    """
    pieces: list[str] = []
    candidates: list[list[str]] = []
    for element in says.split():
        alternatives = _alternatives(element.lstrip("?!") or "?", classes)
        pieces.append(_piece(element, alternatives, first=not pieces))
        if element[0] not in "?!^$.":
            candidates.append(alternatives)
    if not candidates:
        raise ValueError(f'"{says}" holds no word that must be there')
    anchors = min((_anchors(alternatives) for alternatives in candidates), key=_commonness)
    return re.compile("".join(pieces) + "(?= )"), anchors


def _alternatives(element: str, classes: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for option in element.split("/"):
        if option.startswith("<"):
            name = option.strip("<>")
            if name not in classes:
                raise ValueError(f'there is no class of words called "{name}"')
            found += classes[name].split()
        else:
            found.append(option)
    return found


def _piece(element: str, alternatives: list[str], *, first: bool) -> str:
    if element == "^":
        return r"\A"
    if element == "$":
        return r"(?: [,?])*(?= \Z)"
    if element.startswith(".."):
        return _GAP % int(element[2:] or 3)
    pause = "" if first else "(?: ,)*"
    words = "|".join(_words(option) for option in alternatives)
    if element.startswith("!"):
        return f"(?!{pause} (?:{words}) )"
    body = f"{pause} (?:{words})(?= )"
    return f"(?:{body})?" if element.startswith("?") and element != "?" else body


def _words(option: str) -> str:
    return re.escape(option).replace("_", " ").replace(r"\*", "[^ ]*")


def _anchors(alternatives: list[str]) -> frozenset[str]:
    found = set()
    for option in alternatives:
        longest = max(option.split("_"), key=lambda word: (word not in _COMMON, len(word)))
        found.add(longest[:3] + "*" if longest.endswith("*") else longest)
    return frozenset(found)


def _commonness(anchors: frozenset[str]) -> tuple[int, int]:
    return len(anchors & _COMMON), len(anchors)
