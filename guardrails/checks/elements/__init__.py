"""The element.* family: what a message of a kind must hold, told by what the text does.

An element is there when its layout stands, when the text does one of its ways (rules/elements),
or when it says one of the facts that the element rests on (POLICY section 5).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from guardrails.checks.case import Case
from guardrails.checks.elements.facts import Facts
from guardrails.checks.elements.paste import paste
from guardrails.checks.elements.reading import Reading, read
from guardrails.checks.elements.rules import Element, elements, ways
from guardrails.checks.elements.words import fold
from guardrails.findings import Finding, Severity
from guardrails.kinds import MessageKind

__all__ = ["Element", "elements", "findings", "present"]

_LAYOUT = ("greeting", "sign_off", "signature")
_NEEDS_APPLICATION = frozenset(("topic", "position", "fit", "why_wanted", "points"))
_REFERENCE = (MessageKind.REFERENCE_PERMISSION, MessageKind.REFERENCE_HEADS_UP)
_LAST = frozenset(
    ("looking_forward", "offer_more", "goodwill", "easy_no", "contact_request", "status_question")
)


def wanted(case: Case) -> tuple[str, ...]:
    """The ids of the elements that the case must hold, in the order of reading."""
    extra = ("contact_request",) if case.must_ask_for else ()
    ends = 2 if "sign_off" in case.spec.elements else 0
    body = case.spec.elements[: len(case.spec.elements) - ends]
    return (*body, *extra, *case.spec.elements[len(body) :])


def present(case: Case, found: Sequence[Finding]) -> dict[str, bool]:
    """Each element of the case's kind, and whether the text holds it.

    `found` are the findings on the case; where the elements were judged they tell it already.
    """
    if case.english and case.body.plain.strip():
        missing = {finding.rule for finding in found}
        return {element: f"element.{element}" not in missing for element in wanted(case)}
    look = _Look(case)
    return {element: look.found(element) is not None for element in wanted(case)}


def findings(case: Case) -> Iterable[Finding]:
    """One finding for each element that is missing, at the place where it would belong."""
    look = _Look(case)
    if not case.body.plain.strip():
        return
    for element in wanted(case):
        if look.found(element) is None:
            yield look.missing(element)


@dataclass(frozen=True)
class _Look:
    """One look at a case: where each of its elements stands."""

    case: Case

    @cached_property
    def facts(self) -> Facts:
        return Facts(self.case)

    @cached_property
    def reading(self) -> Reading:
        return read(self.case)

    @cached_property
    def _found(self) -> dict[str, int | None]:
        return {element: self._find(element) for element in wanted(self.case)}

    def found(self, element: str) -> int | None:
        """The place in the body behind the sentence that does an element, None if none does."""
        return self._found[element]

    def _find(self, element: str) -> int | None:
        if element in _LAYOUT:
            return self._laid_out(element)
        if element == "position" and self.case.application is not None:
            return self._position()
        if element == "contact_request" and not self._asks_for_all():
            return None
        if element == "where_met" and not self._names_job():
            return None
        place = self._by_way(element)
        if place is None and self.facts.said(element):
            return self.case.letter.main.start
        return place

    def _laid_out(self, element: str) -> int | None:
        letter = self.case.letter
        part = {
            "greeting": letter.greeting,
            "sign_off": letter.sign_off,
            "signature": letter.signature,
        }[element]
        return None if part is None else part.end

    def _by_way(self, element: str) -> int | None:
        way = ways(element, self.case.kind)
        found = way.search(self.reading.text) if way else None
        if found is not None:
            return self.reading.sentences[self.reading.sentence_at(found.start())].end
        return self._thanked_at_the_end(element)

    def _thanked_at_the_end(self, element: str) -> int | None:
        """A sign-off may carry the thanks, except in the thank-you itself."""
        sign_off = self.case.letter.sign_off
        if element != "thanks" or sign_off is None or self.case.kind is MessageKind.THANK_YOU:
            return None
        return self.case.letter.main.end if "thank" in sign_off.text.lower() else None

    def _position(self) -> int | None:
        if not self.facts.names_role:
            return None
        if self.case.kind in _REFERENCE and not self.facts.names_company:
            return None
        return self.case.letter.main.start

    def _asks_for_all(self) -> bool:
        text = fold(self.case.letter.main.text)
        return all(
            any(fold(word) in text for word in (person.called, person.name.split()[-1]))
            for person in self.case.must_ask_for
        )

    def _names_job(self) -> bool:
        """With an application a note to connect names the role or the company."""
        given = self.case.application is not None
        return not given or self.facts.names_role or self.facts.names_company

    def missing(self, element: str) -> Finding:
        """The finding on a missing element."""
        data = elements()[element]
        severity, why = self._severity(element)
        place = self._place(element)
        return self.case.finding(
            f"element.{element}",
            severity,
            f"{data.add}{why}",
            place,
            place,
            instead=paste(data, self.case),
            source=data.source,
        )

    def _severity(self, element: str) -> tuple[Severity, str]:
        if self.case.application is None and element in _NEEDS_APPLICATION:
            return Severity.HINT, " Without the application this cannot be told for certain."
        if self.facts.missing(element):
            return Severity.HINT, " The application holds nothing for it."
        if self.case.kind is MessageKind.CHECK_IN and (
            element == "fit" or self._only_pointed(element)
        ):
            return Severity.WARNING, ""
        return Severity.ERROR, ""

    def _only_pointed(self, element: str) -> bool:
        """Whether the position is only called "this position" (the article's own check-in)."""
        return element == "position" and self._by_way("position") is not None

    def _place(self, element: str) -> int:
        """Where a missing element would belong: behind the nearest earlier one, by the table."""
        main = self.case.letter.main
        end = main.start + len(main.text.rstrip())
        if element == "greeting":
            return 0
        if element == "signature":
            return len(self.case.body.plain.rstrip())
        if element == "sign_off" or element in _LAST:
            return end
        order = wanted(self.case)
        before = [self._found[name] for name in order[: order.index(element)]]
        return min(max((place for place in before if place is not None), default=main.start), end)
