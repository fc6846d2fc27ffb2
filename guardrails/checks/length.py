"""The length.* family: the targets and hard limits of POLICY section 5's table.

Words are those of the whole body, greeting and signature included.
"""

from collections.abc import Iterable

from guardrails.checks.case import Case
from guardrails.checks.elements.facts import Facts
from guardrails.findings import Finding, Severity
from guardrails.kinds import Range

SOURCE = "POLICY section 5, the table"
_A_SENTENCE = 15


def target_words(case: Case) -> tuple[int, int] | None:
    """The lowest and highest number of words to aim at; None for a note counted in characters.

    The lower figure falls by a sentence (15 words) for each element for which the application
    holds no fact, never below the hard limit; without an application it stays.
    """
    words = case.spec.words
    if words is None:
        return None
    facts = Facts(case)
    without = sum(facts.missing(element) for element in case.spec.elements)
    low, high = words.target
    return max(words.hard[0], low - without * _A_SENTENCE), high


def findings(case: Case) -> Iterable[Finding]:
    """At most one finding: too short or too long, by target or by hard limit."""
    if not case.body.plain.strip():
        return
    if case.spec.words is None:
        yield from _characters(case)
    else:
        yield from _words(case, case.spec.words)


def _words(case: Case, limits: Range) -> Iterable[Finding]:
    count = case.body.word_count
    low, high = target_words(case) or limits.target
    if count < low:
        hard = count < limits.hard[0]
        yield case.finding(
            "length.too_short",
            Severity.ERROR if hard else Severity.WARNING,
            f"{count} words are few; {low} to {high} are right.",
            *_end_of_main(case),
            source=SOURCE,
        )
    elif count > high:
        hard = count > limits.hard[1]
        yield case.finding(
            "length.too_long",
            Severity.ERROR if hard else Severity.WARNING,
            f"{count} words are many; {low} to {high} are right. Cut what the reader can spare.",
            case.body.words[high].start,
            len(case.body.plain.rstrip()),
            source=SOURCE,
        )


def _end_of_main(case: Case) -> tuple[int, int]:
    main = case.letter.main
    end = main.start + len(main.text.rstrip())
    return end, end


def _characters(case: Case) -> Iterable[Finding]:
    plain = case.body.plain.rstrip()
    basic, premium = case.spec.characters or 0, case.spec.characters_premium or 0
    known = case.application is not None
    has_premium = known and case.application.candidate.linkedin_premium  # type: ignore[union-attr] # known says that it is given
    limit = premium if has_premium else basic
    if len(plain) <= limit:
        return
    unsure = not known and len(plain) <= premium
    yield case.finding(
        "length.too_long",
        Severity.WARNING if unsure else Severity.ERROR,
        f"{len(plain)} characters; LinkedIn takes {basic}, or {premium} from a premium account.",
        limit,
        len(plain),
        source=SOURCE,
    )
