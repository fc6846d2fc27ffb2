"""The finding on an element that is missing: how grave, where it belongs, what to paste."""

from guardrails.checks.elements.look import Look, wanted
from guardrails.checks.elements.paste import paste
from guardrails.checks.elements.rules import elements
from guardrails.checks.usable import any_usable
from guardrails.findings import Finding, Severity
from guardrails.kinds import MessageKind

_NEEDS_APPLICATION = frozenset(("topic", "position", "fit", "why_wanted", "points"))
_LAST = frozenset(
    ("looking_forward", "offer_more", "goodwill", "easy_no", "contact_request", "status_question")
)


def missing(look: Look, element: str) -> Finding:
    """The finding on an element that the look did not meet."""
    data = elements()[element]
    severity, why = _severity(look, element)
    place = _place(look, element)
    return look.case.finding(
        f"element.{element}",
        severity,
        f"{data.add}{why}",
        place,
        place,
        instead=paste(data, look.case),
        source=data.source,
    )


def _severity(look: Look, element: str) -> tuple[Severity, str]:
    """An error, unless the facts are lacking (hint) or nobody can be sure (warning)."""
    if look.case.application is None and element in _NEEDS_APPLICATION:
        return Severity.HINT, " Without the application this cannot be told for certain."
    if look.facts.missing(element) and not _always(look, element):
        return Severity.HINT, " The application holds nothing for it."
    if element == "topic" and not _has_a_note(look):
        return Severity.HINT, " No note of the application can stand in a message."
    if look.case.kind is MessageKind.CHECK_IN and (
        element == "fit" or _only_pointed_at(look, element)
    ):
        return Severity.WARNING, ""
    if look.hinted(element):
        return Severity.WARNING, " As it stands it can only be guessed."
    return Severity.ERROR, ""


def _has_a_note(look: Look) -> bool:
    return look.case.application is None or any_usable(look.case.notes, look.case.kind)


def _always(look: Look, element: str) -> bool:
    """Whether an element must be there whatever is known: interest needs no fact to be shown,
    and "in a check_in, interest must be there" (POLICY section 5)."""
    return element == "interest" and look.case.kind is MessageKind.CHECK_IN


def _only_pointed_at(look: Look, element: str) -> bool:
    """Whether the position is only called "this position" (the article's own check-in)."""
    return element == "position" and look.pointed_at("position")


def _place(look: Look, element: str) -> int:
    """Where a missing element would belong: behind the nearest earlier one, by the table."""
    main = look.case.letter.main
    end = main.start + len(main.text.rstrip())
    if element == "greeting":
        return 0
    if element == "signature":
        return len(look.case.body.plain.rstrip())
    if element == "sign_off" or element in _LAST:
        return end
    order = wanted(look.case)
    before = [look.found(name) for name in order[: order.index(element)]]
    return min(max((place for place in before if place is not None), default=main.start), end)
