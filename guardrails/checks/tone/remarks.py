"""What another interviewer said has no place in this one's thank-you (POLICY section 5)."""

from collections.abc import Iterator

from guardrails.application import Person
from guardrails.checks.case import Case
from guardrails.checks.tone.tokens import tokens_of
from guardrails.findings import Finding, Severity
from guardrails.kinds import MessageKind

_SAID = frozenset(
    "said says told mentioned mentions explained thinks thought felt feels believes complained "
    "remarked warned noted hinted suggested confided admitted promised claimed".split()
)
_BETWEEN = frozenset("also has had have already even later just then".split())
_SOURCE = 'POLICY section 5, thank_you: "other interviewers\' remarks"'


def remarks(case: Case) -> Iterator[Finding]:
    """The places of a thank-you that tell what another person of the company said."""
    if case.kind is not MessageKind.THANK_YOU or case.application is None or case.reader is None:
        return
    names = _names(case, case.application.people)
    lower = case.body.lower
    if not any(name in lower for name in names):
        return
    tokens = tokens_of(case.body)
    for place, word in enumerate(tokens.words):
        end = _said_by(tokens.words, place) if word in names else None
        if end is not None:
            yield case.finding(
                "tone.others_remarks",
                Severity.ERROR,
                "Tells what another interviewer said; each thank-you keeps to its own talk.",
                *tokens.span(place, end),
                instead="Name something that you and this reader talked about.",
                source=_SOURCE,
            )


def _names(case: Case, people: tuple[Person, ...]) -> frozenset[str]:
    """The first and last names of all but the reader, without those that the reader bears."""
    assert case.reader is not None
    own = {*case.reader.name.lower().split(), case.reader.called.lower()}
    others = (person for person in people if person.id != case.reader.id)
    return frozenset(
        name for p in others for name in (p.called.lower(), p.name.split()[-1].lower())
    ) - frozenset(own)


def _said_by(words: list[str], place: int) -> int | None:
    """The word after the verb of saying that follows a name, else None."""
    for after in range(place + 1, min(place + 4, len(words))):
        if words[after] in _SAID:
            return after + 1
        if words[after] not in _BETWEEN:
            return None
    return None
