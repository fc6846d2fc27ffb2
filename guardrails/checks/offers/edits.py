"""Edits of a field in the characters of the original, from places in it or in its `plain`."""

from bisect import bisect_right

from guardrails.checks.case import Case
from guardrails.checks.text import Span, Text
from guardrails.findings import Edit, Finding, Fix

_END = ".!?,;:"


def field_of(case: Case, finding: Finding) -> Text:
    """The field that a finding is about."""
    return case.subject if finding.where == "subject" else case.body


def replaced(start: int, end: int, text: str, *, safe: bool) -> Fix:
    """A fix of one edit: `text` in place of the characters from `start` up to `end`."""
    return Fix(safe=safe, edits=(Edit(start=start, end=end, text=text),))


def cut(raw: str, start: int, end: int, *, safe: bool) -> Fix:
    """A fix that takes a stretch out, with the space that it leaves behind.

    Between two words one space stays, before a stop and at a line's end none; a line that is
    left empty goes as a whole.
    """
    before, after = back(raw, start, " \t"), forth(raw, end, " \t")
    opens = before == 0 or raw[before - 1] == "\n"
    closes = after == len(raw) or raw[after] in "\r\n"
    if opens and closes:
        return _line_out(raw, before, after, safe=safe)
    joined = opens or closes or raw[after] in _END
    return replaced(before, after, "" if joined else " ", safe=safe)


def _line_out(raw: str, start: int, end: int, *, safe: bool) -> Fix:
    """Takes a whole line or paragraph out, and the blank lines on one side of it."""
    stop = forth(raw, end, " \t\r\n")
    if stop == len(raw):
        start = back(raw, start, " \t\r\n")
    return replaced(start, stop, "", safe=safe)


def back(raw: str, place: int, spaces: str) -> int:
    """The place behind the last character before `place` that is none of these."""
    while place > 0 and raw[place - 1] in spaces:
        place -= 1
    return place


def forth(raw: str, place: int, spaces: str) -> int:
    """The first place from `place` on whose character is none of these."""
    while place < len(raw) and raw[place] in spaces:
        place += 1
    return place


def sentence_of(case: Case, finding: Finding) -> Span | None:
    """The sentence of the body that holds a finding's stretch, in original places; None if it
    reaches over several, or stands outside the letter's main part."""
    text, sentences = case.body, case.body.sentences
    number = bisect_right(sentences, text.place(finding.start), key=lambda each: each.start)
    if not number:
        return None  # pragma: no cover - no rule finds anything before the first sentence
    sentence, main = sentences[number - 1], case.letter.main
    start = forth(text.plain, max(sentence.start, main.start), " \n")
    end = back(text.plain, min(sentence.end, main.end), " \n")
    if start >= end:
        return None
    first, last = text.span(start, end)
    whole = first <= finding.start and finding.end <= last
    return Span(first, last, text.raw[first:last]) if whole else None
