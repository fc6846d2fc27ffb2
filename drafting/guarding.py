"""These guardrails around anybody's model: a plain function, and a LangChain runnable.

Both judge a text by the rules of its kind and the facts of its application, and say what is
wrong in the words that the loop of `drafting.draft` uses. Neither sends anything anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from langchain_core.messages import BaseMessage
from langchain_core.runnables import Runnable, RunnableConfig

from drafting.repair import repair_of
from drafting.source import Source
from drafting.writers.base import Repair
from guardrails import (
    AfterwordError,
    Application,
    Message,
    MessageKind,
    Report,
    Severity,
    check,
)
from guardrails.findings import Shape

Text: TypeAlias = str | Message | BaseMessage | Mapping[str, str | None]
"""A text as a chain may hand it over: a string (its first line may be `Subject: …`), a message
of ours or of LangChain's, or a mapping with `body` and perhaps `subject`."""


class Judged(Shape):
    """A text and what the checks say of it."""

    message: Message
    report: Report

    @property
    def ready(self) -> bool:
        """Whether it has no error."""
        return self.report.ready

    @property
    def repair(self) -> Repair:
        """What a writer has to be told to write it again: the text, and each thing wrong."""
        return repair_of(self.message.body, self.report.findings)


class NotReady(AfterwordError):
    """A text has errors; `judged` says which."""

    def __init__(self, judged: Judged) -> None:
        self.judged = judged
        super().__init__(" ".join(judged.repair.wrong))


@dataclass(frozen=True)
class Guard:
    """What a text is judged by: everything that `guardrails.check` takes beside the text."""

    kind: MessageKind
    application: Application | None = None
    person: str | None = None
    others: Sequence[Message] = ()
    on: date | None = None
    interview: int | None = None
    must_ask_for: Sequence[str] = ()

    def judge(self, text: Text) -> Judged:
        """The text with its report. Raises `InvalidInput` where an id or index does not exist."""
        message = _message(text)
        return Judged(message=message, report=check(message, **vars(self)))


def guarded(
    write: Callable[[Repair | None], Text], guard: Guard, *, rounds: int = 2, strict: bool = False
) -> Judged:
    """Let `write` write until the checks find no error, at most `rounds` times more.

    `write` is given None at first, then what was wrong with its last text. Returns the best
    attempt: fewest errors, then fewest warnings, of equals the first. With `strict` a best attempt
    with errors raises `NotReady`; what `write` raises passes through.
    """
    attempts = [guard.judge(write(None))]
    while not attempts[-1].ready and len(attempts) <= rounds:
        attempts.append(guard.judge(write(attempts[-1].repair)))
    return _let_through(min(attempts, key=_faults), strict=strict)


class GuardRunnable(Runnable[Text, Judged]):
    """The checks as the last step of a chain: `prompt | model | GuardRunnable(guard)`.

    With `strict`, a text with errors raises `NotReady`, for `with_retry` and `with_fallbacks`.
    Its `invoke` calls no tracer, whatever the environment says: notes stay on this machine. (The
    chain around it is traced as its owner set it up.)
    """

    def __init__(self, guard: Guard, *, strict: bool = False) -> None:
        self._guard, self._strict = guard, strict

    def invoke(
        self,
        input: Text,  # noqa: A002 - the name that LangChain gives it
        config: RunnableConfig | None = None,
        **_: Any,
    ) -> Judged:
        """The text with its report; raises `NotReady` where `strict` and not ready."""
        return _let_through(self._guard.judge(input), strict=self._strict)


def _let_through(judged: Judged, *, strict: bool) -> Judged:
    if strict and not judged.ready:
        raise NotReady(judged)
    return judged


def _faults(judged: Judged) -> tuple[int, int]:
    weights = [finding.severity for finding in judged.report.findings]
    return weights.count(Severity.ERROR), weights.count(Severity.WARNING)


def _message(text: Text) -> Message:
    if isinstance(text, Message):
        return text
    if isinstance(text, BaseMessage):
        return Source.of(str(text.text)).message
    if isinstance(text, str):
        return Source.of(text).message
    return Message.model_validate(dict(text))
