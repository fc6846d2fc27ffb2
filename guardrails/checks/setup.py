"""From the arguments of `check` to a case, with every id looked up."""

from collections.abc import Iterator, Sequence
from datetime import date

from guardrails.application import Application
from guardrails.checks.case import Case
from guardrails.errors import Fault, InvalidInput
from guardrails.findings import Message
from guardrails.kinds import MessageKind


def set_up(
    message: Message,
    *,
    kind: MessageKind,
    application: Application | None,
    person: str | None,
    others: Sequence[Message],
    on: date | None,
    interview: int | None,
    must_ask_for: Sequence[str],
    language: bool,
) -> Case:
    """The case that `check` judges.

    Raises `InvalidInput` with a fault for each kind, id or index that does not exist.
    """
    faults = tuple(_faults(kind, application, person, interview, must_ask_for))
    if faults:
        raise InvalidInput(faults)
    if application is None:
        return Case(message, MessageKind(kind), others=others, on=on, language=language)
    asked = (application.person(who) for who in must_ask_for)
    return Case(
        message,
        MessageKind(kind),
        application,
        reader=application.person(person) or application.reference(person),
        others=tuple(others),
        on=on,
        interview=None if interview is None else application.interviews[interview],
        must_ask_for=tuple(who for who in asked if who is not None),
        language=language,
    )


def _faults(
    kind: str,
    application: Application | None,
    person: str | None,
    interview: int | None,
    must_ask_for: Sequence[str],
) -> Iterator[Fault]:
    if kind not in tuple(MessageKind):
        yield Fault(path="kind", message=f'"{kind}" is no kind of message')
    if application is None:
        if person is not None or interview is not None or must_ask_for:
            yield Fault(path="application", message="is needed to know whom and what is meant")
        return
    if person is not None and not (application.person(person) or application.reference(person)):
        yield Fault(path="person", message=f'no person has the id "{person}"')
    if interview is not None and not 0 <= interview < len(application.interviews):
        yield Fault(path="interview", message=f"there is no interview with the index {interview}")
    for place, who in enumerate(must_ask_for):
        if application.person(who) is None:
            yield Fault(path=f"must_ask_for.{place}", message=f'no person has the id "{who}"')
