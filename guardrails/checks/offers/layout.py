"""Certain fixes of the layout: greeting, sign-off, signature, and what stands outside of them."""

from guardrails.checks.case import Case
from guardrails.checks.offers.edits import cut, replaced
from guardrails.checks.structure import greeting_further_down
from guardrails.findings import Finding, Fix

_CLOSING = "Kind regards,"
_HEADING_WORDS = 12


def greeting_for_reader(case: Case, finding: Finding) -> Fix | None:
    """The reader's name in the greeting, whose own word ("Hi") stays where there is one."""
    greeting, called = case.letter.greeting, case.letter.called
    if greeting is None or case.reader is None:
        return None  # pragma: no cover - for the type checker: the finding is on a greeting
    place = case.body.plain.find(called, greeting.start, greeting.end) if called else -1
    if place <= greeting.start:
        return replaced(finding.start, finding.end, f"Dear {case.reader.called},", safe=True)
    start, end = case.body.span(place, place + len(called))
    return replaced(start, end, case.reader.called, safe=True)


def greeting_put_in(case: Case, _: Finding) -> Fix | None:
    """A greeting at the top, where it is known who reads and none follows further down."""
    if case.reader is None or greeting_further_down(case):
        return None
    gap = " " if case.spec.channel == "linkedin" else "\n\n"
    return replaced(0, 0, f"Dear {case.reader.called},{gap}", safe=True)


def sign_off_put_in(case: Case, _: Finding) -> Fix | None:
    """A closing line above the name, or below the letter where the name is missing too."""
    main, signature = case.letter.main, case.letter.signature
    end = main.start + len(main.text.rstrip())
    if signature is None:
        place = case.body.span(0, end)[1]
        return replaced(place, place, f"\n\n{_CLOSING}", safe=True)
    start, stop = case.body.span(end, signature.start)
    return replaced(start, stop, f"\n\n{_CLOSING}\n", safe=True)


def signature_put_in(case: Case, finding: Finding) -> Fix | None:
    """The candidate's name under the closing line."""
    if case.application is None or case.letter.sign_off is None:
        return None
    name = case.application.candidate.name
    return replaced(finding.start, finding.start, f"\n{name}", safe=True)


def above_the_greeting(case: Case, finding: Finding) -> Fix | None:
    """A heading above the greeting ("Draft:", "# Thanks") goes; prose is the person's to move."""
    line = finding.quote.strip()
    heading = line.endswith(":") or line.startswith("#")
    if "\n" in line or not heading or len(line.split()) > _HEADING_WORDS:
        return None
    return cut(case.body.raw, finding.start, finding.end, safe=True)


def outside_the_letter(case: Case, finding: Finding) -> Fix | None:
    """What is said about the letter above its greeting, or under its name, goes with its lines."""
    raw = case.body.raw
    if finding.where == "subject":
        return None
    letter, start = case.letter, raw.rfind("\n", 0, finding.start) + 1
    end = _line_end(raw, finding.end)
    if letter.greeting is None:
        again = greeting_further_down(case)
        above = again is not None and end <= case.body.span(again.start(), again.end())[0]
        return cut(raw, start, end, safe=True) if above else None
    if letter.signature is not None:
        under = case.body.span(0, letter.signature.start)[1]
        if start > under:
            return cut(raw, start, end, safe=True)
    return None


def _line_end(raw: str, place: int) -> int:
    end = raw.find("\n", place)
    return len(raw) if end < 0 else end
