"""The fixes that are certain: signs, names, layout, and what is no part of the letter."""

import re
from collections.abc import Callable

from guardrails.checks.case import Case
from guardrails.checks.offers.edits import cut, field_of, replaced, sentence_of
from guardrails.checks.offers.layout import (
    above_the_greeting,
    greeting_for_reader,
    greeting_put_in,
    outside_the_letter,
    sign_off_put_in,
    signature_put_in,
)
from guardrails.checks.offers.names import filled_in, quiet
from guardrails.findings import Finding, Fix

_MARKS = re.compile(r"[!?][!? ]*")
_WRAPPED = re.compile(r"(\*{1,3}|_{1,2}|~~|`)(.+)\1", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]\n]+)\]\(([^()\s]+)\)")
_LEADING = re.compile(r"[ ]{0,3}(?:#{1,6}|[*+])[ ]+(?=\S)")
_ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_SPARE_WORDS = 4


def safe_fix(case: Case, finding: Finding) -> Fix | None:
    """The certain fix of a finding, None where there is none."""
    maker = _MAKERS.get(finding.rule)
    return maker(case, finding) if maker else None


def _shouting(case: Case, finding: Finding) -> Fix | None:
    """A run of marks becomes one; a shouted word is said."""
    if _MARKS.fullmatch(finding.quote):
        mark = "?" if "?" in finding.quote else "!"
        return replaced(finding.start, finding.end, mark, safe=True)
    return replaced(finding.start, finding.end, quiet(case, finding), safe=True)


def _out(case: Case, finding: Finding) -> Fix | None:
    return cut(field_of(case, finding).raw, finding.start, finding.end, safe=True)


def _markdown(case: Case, finding: Finding) -> Fix | None:
    """The words stay, the signs go; what holds no words goes altogether."""
    quote = finding.quote
    if _LINK.fullmatch(quote):
        return _with(finding, _LINK.sub(r"\1 (\2)", quote))
    if _WRAPPED.fullmatch(quote):
        return _with(finding, _WRAPPED.sub(r"\2", quote))
    if _LEADING.match(quote):
        return _with(finding, _LEADING.sub("- " if "#" not in quote else "", quote))
    if quote in _ENTITIES:
        return _with(finding, _ENTITIES[quote])
    return None if any(map(str.isalnum, quote.strip("</>bruip "))) else _out(case, finding)


def _with(finding: Finding, text: str) -> Fix:
    return replaced(finding.start, finding.end, text, safe=True)


def _placeholder(case: Case, finding: Finding) -> Fix | None:
    """A gap whose name says what belongs there is filled from the application."""
    fact = filled_in(case, finding.quote)
    return _with(finding, fact) if fact else None


def _filler(case: Case, finding: Finding) -> Fix | None:
    """A sentence that is nothing but filler goes."""
    sentence = sentence_of(case, finding) if finding.where == "body" else None
    if sentence is None:
        return None
    spare = len(sentence.text.split()) - len(finding.quote.split())
    if spare > _SPARE_WORDS:
        return None
    return cut(case.body.raw, sentence.start, sentence.end, safe=True)


def _signed(_: Case, finding: Finding) -> Fix | None:
    return _with(finding, finding.instead or "")


def _one_line(case: Case, _: Finding) -> Fix | None:
    subject = case.subject.raw
    return replaced(0, len(subject), " ".join(subject.split()), safe=True)


_MAKERS: dict[str, Callable[[Case, Finding], Fix | None]] = {
    "tone.shouting": _shouting,
    "tone.emoji": _out,
    "tone.markdown": _markdown,
    "tone.meta": outside_the_letter,
    "tone.placeholder": _placeholder,
    "tone.filler": _filler,
    "structure.greeting_late": above_the_greeting,
    "structure.greeting_person": greeting_for_reader,
    "structure.greeting_unnamed": greeting_for_reader,
    "structure.signature_person": _signed,
    "structure.subject_line_break": _one_line,
    "element.greeting": greeting_put_in,
    "element.sign_off": sign_off_put_in,
    "element.signature": signature_put_in,
}
