"""Reads a prompt file and says at once what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

FOLDER = Path(__file__).parent
_FRONT = re.compile(r"---\n(?P<front>.*?)\n---\n(?P<body>.*)", re.DOTALL)
_SECTION = re.compile(r"^## (system|user)[ ]*$", re.MULTILINE)
_ROLES = {"system": "system", "human": "user", "ai": "assistant"}

Chat = list[dict[str, str]]
"""Messages as an endpoint takes them: `role` and `content`."""


class PromptError(Exception):
    """A prompt file is wrong, or was filled with the wrong variables; the text names them."""


class _Front(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    variables: tuple[str, ...]
    examples: tuple[dict[str, str], ...] = ()
    openings: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class Prompt:
    """One prompt. `examples` are values for the user section's variables, each with its `answer`.

    `openings` are beginnings of answers, by what they suit.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        front, body = _cut(name, text)
        self._front = _front(name, front)
        self._sections = _sections(name, body)
        self._check()

    @property
    def variables(self) -> frozenset[str]:
        """The names that `chat` has to be given."""
        return frozenset(self._front.variables)

    @property
    def examples(self) -> tuple[Mapping[str, str], ...]:
        """All examples, in the order of the file."""
        return self._front.examples

    @property
    def openings(self) -> Mapping[str, tuple[str, ...]]:
        """Beginnings of answers, by what they suit."""
        return self._front.openings

    def chat(self, examples: Iterable[Mapping[str, str]] = (), /, **values: str) -> Chat:
        """The messages: system, the examples as earlier turns, the question.

        Raises `PromptError` for a variable that is missing or unknown.
        """
        self._must_match("given", set(values))
        shown = list(examples)
        turns = [("system", "s"), *[("human", "u"), ("ai", "a")] * len(shown), ("human", "u")]
        filled = [values, *(one for example in shown for one in (example, example)), values]
        return [
            self._said(role, which, one) for (role, which), one in zip(turns, filled, strict=True)
        ]

    def _said(self, role: str, which: str, values: Mapping[str, str]) -> dict[str, str]:
        if which == "a":
            return {"role": "assistant", "content": values["answer"]}
        section = "system" if which == "s" else "user"
        template = _template(role, self._sections[section])
        wanted = {name: values[name] for name in template.input_variables}
        (message,) = template.format_messages(**wanted)
        return {"role": _ROLES[role], "content": str(message.content)}

    def _check(self) -> None:
        used = {
            name
            for role, section in (("system", "system"), ("human", "user"))
            for name in _variables(self.name, role, self._sections[section])
        }
        self._must_match("used in the text", used)
        asked = {*_variables(self.name, "human", self._sections["user"]), "answer"}
        for number, example in enumerate(self.examples, 1):
            if set(example) != asked:
                raise PromptError(
                    f"{self.name}: example {number} must have {_listed(asked)}, and has "
                    f"{_listed(example)}"
                )

    def _must_match(self, what: str, names: set[str]) -> None:
        if missing := self.variables - names:
            raise PromptError(f"{self.name}: missing, though declared: {_listed(missing)}")
        if unknown := names - self.variables:
            raise PromptError(f"{self.name}: {what}, though not declared: {_listed(unknown)}")


@lru_cache(maxsize=32)
def load(name: str) -> Prompt:
    """The prompt in `prompts/{name}.md`. Raises `PromptError` where it is missing or wrong."""
    try:
        text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    except OSError:
        raise PromptError(f"{name}: there is no such prompt") from None
    return Prompt(name, text)


def _cut(name: str, text: str) -> tuple[str, str]:
    found = _FRONT.fullmatch(text)
    if found is None:
        raise PromptError(f"{name}: must begin with front matter between two lines of ---")
    return found["front"], found["body"]


def _front(name: str, text: str) -> _Front:
    try:
        return _Front.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptError(f"{name}: the front matter is wrong: {error}") from None


def _sections(name: str, body: str) -> dict[str, str]:
    pieces = _SECTION.split(body)
    sections = dict(zip(pieces[1::2], map(str.strip, pieces[2::2]), strict=True))
    if pieces[0].strip() or set(sections) != {"system", "user"} or not all(sections.values()):
        raise PromptError(f"{name}: must hold the sections system and user, and nothing else")
    return sections


def _template(role: str, text: str) -> "ChatPromptTemplate":
    from langchain_core.prompts import ChatPromptTemplate  # noqa: PLC0415 - takes a second to load

    return ChatPromptTemplate.from_messages([(role, text)])


def _variables(name: str, role: str, text: str) -> Iterable[str]:
    try:
        return _template(role, text).input_variables
    except ValueError as error:
        raise PromptError(f"{name}: the template is wrong: {error}") from None


def _listed(names: Iterable[Any]) -> str:
    return ", ".join(sorted(map(str, names))) or "nothing"
