"""The structure.* family: the layout of the letter, and whether it is from and to the right person.

What stands in the words belongs to tone; that a part is missing, to element.
"""

import re
from collections.abc import Iterable, Iterator

from guardrails.checks.addressing import Addressed, addressed, other_script
from guardrails.checks.case import Case
from guardrails.checks.elements.words import fold
from guardrails.findings import Finding, Severity

SOURCE = "Best Practice 2: a genuine note to each person, closed with a professional signature"
_SUBJECT_LONG = 200
_SUBJECT_CUT = 100
_PARAGRAPH_WORDS = 130
_PROSE_WORDS = 7
_AGAIN = re.compile(
    r"^[ ]*(?:dear|hello|hi|hey) [^\n,.!?]{1,40}[,:!]", re.IGNORECASE | re.MULTILINE
)
_CLOSING = re.compile(
    r"^[ ]*(?:(?:best|kind|warm|kindest|warmest) (?:regards|wishes)|(?:yours )?(?:sincerely|"
    r"faithfully|truly)|regards|sincerely yours),?[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)
_POSTSCRIPT = re.compile(r"p\.?\s?p?\.?s\b", re.IGNORECASE)
_PART = re.compile(r"[^\W\d_]+")


def findings(case: Case) -> Iterable[Finding]:
    """What is wrong with the layout, the greeting's name and the signature's."""
    yield from _subject(case)
    if not case.body.plain.strip():
        yield case.finding(
            "structure.empty", Severity.ERROR, "The message is empty.", 0, 0, source=SOURCE
        )
        return
    yield from _greeting(case)
    yield from _doubled(case)
    yield from _signature(case)
    yield from _after_signature(case)
    yield from _paragraphs(case)


def _subject(case: Case) -> Iterator[Finding]:
    subject, given = case.subject.plain, case.message.subject is not None
    if case.spec.channel == "linkedin":
        if subject.strip():
            yield _on_subject(
                case, "subject_on_note", Severity.HINT, "A LinkedIn note has no subject."
            )
        return
    if not given:
        yield _on_subject(
            case, "no_subject", Severity.HINT, "Give it a subject; in a reply, the thread's own."
        )
    elif not subject.strip():
        yield _on_subject(
            case, "no_subject", Severity.ERROR, "The subject is blank. Say what it is about."
        )
    if "\n" in subject.strip():
        yield _on_subject(
            case, "subject_line_break", Severity.ERROR, "A subject stands on one line."
        )
    if len(subject) > _SUBJECT_CUT:
        severity = Severity.WARNING if len(subject) > _SUBJECT_LONG else Severity.HINT
        yield _on_subject(
            case, "subject_too_long", severity, "Mail programs cut a subject this long; shorten it."
        )


def _on_subject(case: Case, rule: str, severity: Severity, message: str) -> Finding:
    return case.finding(
        f"structure.{rule}",
        severity,
        message,
        0,
        len(case.subject.plain),
        where="subject",
        source=SOURCE,
    )


def _greeting(case: Case) -> Iterator[Finding]:
    greeting, reader = case.letter.greeting, case.reader
    if greeting is None or reader is None:
        return
    verdict = addressed(case.letter.called, reader.name, reader.called)
    instead = f"Dear {reader.called},"
    if verdict is Addressed.RIGHTLY:
        return
    severity, message = {
        Addressed.NOBODY: (Severity.WARNING, f"The greeting names nobody; greet {reader.called}."),
        Addressed.ANYBODY: (Severity.ERROR, f"The greeting is for anybody; greet {reader.called}."),
        Addressed.OTHERWISE: (Severity.ERROR, f"This goes to {reader.name}, and greets another."),
        Addressed.BY_OTHER_TITLE: (
            Severity.WARNING,
            f"The title is not the one that {reader.name} is known by.",
        ),
    }[verdict]
    rule = "greeting_unnamed" if verdict is Addressed.NOBODY else "greeting_person"
    yield case.finding(
        f"structure.{rule}",
        severity,
        message,
        greeting.start,
        greeting.end,
        instead=instead,
        source=SOURCE,
    )


def greeting_further_down(case: Case) -> re.Match[str] | None:
    """What reads like a greeting below the letter's first line."""
    main = case.letter.main
    return _AGAIN.search(case.body.plain, main.start, main.end)


def _doubled(case: Case) -> Iterator[Finding]:
    letter, plain = case.letter, case.body.plain
    again = greeting_further_down(case)
    if again and letter.greeting and letter.greeting.start < again.start():
        yield case.finding(
            "structure.greeting_twice",
            Severity.WARNING,
            "A second greeting; one is enough.",
            again.start(),
            again.end(),
            source=SOURCE,
        )
    elif again and not letter.greeting:
        yield case.finding(
            "structure.greeting_late",
            Severity.WARNING,
            "The greeting comes first; take out what stands above it.",
            letter.main.start,
            again.start(),
            source=SOURCE,
        )
    closing = _CLOSING.search(plain, letter.main.start, letter.main.end)
    if closing and letter.sign_off:
        yield case.finding(
            "structure.sign_off_twice",
            Severity.WARNING,
            "A second closing line; one is enough.",
            closing.start(),
            closing.end(),
            source=SOURCE,
        )


def _signature(case: Case) -> Iterator[Finding]:
    signature, application = case.letter.signature, case.application
    if signature is None or application is None:
        return
    name = application.candidate.name
    line = signature.text.split("\n", 1)[0]
    if _same_name(line, name):
        return
    yield case.finding(
        "structure.signature_person",
        Severity.ERROR,
        f"The letter is signed by somebody else; it is from {name}.",
        signature.start,
        signature.start + len(line),
        instead=name,
        source=SOURCE,
    )


def _same_name(signed: str, name: str) -> bool:
    """Whether a signature may be the candidate's: it shares a word or the short form of one
    ("Seun" for Oluwaseun), or is written in another script."""
    words, own = _PART.findall(fold(signed)), _PART.findall(fold(name))
    if not words or other_script(signed, name):
        return True
    return any(_short_for(word, part) for word in words for part in own)


def _short_for(word: str, part: str) -> bool:
    return word == part or (len(word) > 2 and (part.startswith(word) or part.endswith(word)))


def _after_signature(case: Case) -> Iterator[Finding]:
    """Prose under the name: a text after the letter's end."""
    signature = case.letter.signature
    if signature is None:
        return
    place = signature.start
    for number, line in enumerate(signature.text.split("\n")):
        words = line.split()
        if number and len(words) > _PROSE_WORDS and line.rstrip()[-1] in ".!?":
            postscript = bool(_POSTSCRIPT.match(line.strip()))
            yield case.finding(
                "structure.text_after_signature",
                Severity.HINT if postscript else Severity.WARNING,
                "Text stands under the signature; move it above the closing line.",
                place,
                place + len(line),
                source=SOURCE,
            )
            return
        place += len(line) + 1


def _paragraphs(case: Case) -> Iterator[Finding]:
    main = case.letter.main
    place = main.start
    for paragraph in main.text.split("\n\n"):
        if len(paragraph) > _PARAGRAPH_WORDS * 3 and len(paragraph.split()) > _PARAGRAPH_WORDS:
            yield case.finding(
                "structure.long_paragraph",
                Severity.HINT,
                "One long paragraph is hard to read; break it in two.",
                place,
                place + len(paragraph),
                source=SOURCE,
            )
        place += len(paragraph) + 2
