"""From a due step to a checked draft: the way of a draft, in one function.

brief → write → assemble → check → only the failing parts again → the template for what still fails.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import date

from drafting.brief import NO_WISHES, Brief, Wishes
from drafting.briefing import make_brief
from drafting.drafted import PERSON, Draft, DraftPart, LeftOut, Rejected, Tokens
from drafting.errors import WriterError
from drafting.pinning import around, with_kept_parts
from drafting.pipeline import Judge, Sheet
from drafting.preview import preview_of
from drafting.pruning import without
from drafting.repair import repair_of
from drafting.settling import settled
from drafting.unheard import Done, unheard
from drafting.writers.base import Repair, Watchable, Writer, Written
from drafting.writers.template import TemplateWriter
from drafting.writers.watch import Watch
from guardrails import Application, Message, Severity, Step

ROUNDS = 2
"""Times that failing parts are written again before the template takes over."""

__all__ = ["Draft", "DraftPart", "LeftOut", "Rejected", "Tokens", "draft"]


def draft(
    application: Application,
    step: Step,
    *,
    writer: Writer,
    wishes: Wishes = NO_WISHES,
    others: Sequence[Message] = (),
    on: date | None = None,
    previous: Draft | None = None,
    watch: Watch | None = None,
) -> Draft:
    """Write the message of `step` with `writer`, and check it until it is ready.

    `others` are the texts to the other people met and `on` the local day of sending, for the
    checks. `previous` is the draft that this one replaces: its wording is not used again, what the
    person edited in it stays, and with `wishes.parts` all its other parts stay too. `watch` sees
    the unchecked text as it comes, where the writer can show it, and may stop it. Raises
    `InvalidInput` where the step goes to nobody; what a writer gets wrong is never raised.
    """
    began = time.perf_counter()
    wishes = with_kept_parts(wishes, previous)
    brief = make_brief(application, step, wishes, others=others, on=on, previous=previous)
    judged_by = without(application, (note for note, _ in brief.left_out))
    judge, standing = settled(Judge(judged_by, step, brief, others, on))
    sheet = Sheet(judge, *_kept(brief, standing, previous))
    asked = _open_parts(judge.brief, sheet, writer)
    written, trouble = _write(sheet, writer, asked, watch)
    _fall_back(sheet, standing)
    made = judge.assemble(sheet.texts)
    parts = (*sheet.parts(), *around(brief))
    return Draft(
        step=step,
        message=made.message,
        report=judge.report(made.message),
        parts=parts,
        writer=writer.name,
        seconds=round(time.perf_counter() - began, 4),
        tokens=Tokens(in_=written.tokens_in, out=written.tokens_out),
        left_out=tuple(LeftOut(note=note, because=why) for note, why in judge.brief.left_out),
        trouble=trouble,
        note=unheard(
            Done(writer, judge, asked, parts, made.message, previous, failed=trouble is not None)
        ),
        told=tuple(sheet.told),
    )


def _kept(
    brief: Brief, standing: dict[str, str], previous: Draft | None
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts to begin with and whose they are: the template's, then what has to stay."""
    texts = dict(standing)
    by = dict.fromkeys(texts, TemplateWriter.name)
    wishes = brief.wishes
    if previous is not None and wishes.parts:
        for part in previous.parts:
            if part.part in texts and part.part not in wishes.parts:
                texts[part.part], by[part.part] = part.text, part.by
    for name, text in wishes.pinned.items():
        if brief.part(name):
            texts[name], by[name] = text, PERSON
    return texts, by


def _open_parts(brief: Brief, sheet: Sheet, writer: Writer) -> list[str]:
    """The parts that this writer is asked for."""
    if writer.name == TemplateWriter.name:
        return []
    wanted = brief.wishes.parts or tuple(part.part for part in brief.parts)
    return [
        part.part
        for part in brief.parts
        if part.by_model and part.part in wanted and sheet.by.get(part.part) != PERSON
    ]


def _write(
    sheet: Sheet, writer: Writer, names: list[str], watch: Watch | None
) -> tuple[Written, str | None]:
    """Ask the writer, and again for what fails, told why; a `WriterError` ends the asking."""
    total = Written()
    if not names:
        return total, None
    failing = names
    try:
        total = _asked(sheet, total, _worded(sheet, writer, watch, names, {}), writer.name, names)
        for number in range(1, ROUNDS + 1):
            failing = sheet.failing(names)
            repairs = {
                name: repair_of(best.text, best.findings)
                for name in failing
                if sheet.attempts.get(name) and (best := sheet.best(name))
            }
            if not repairs:
                break
            sheet.tell(number, repairs)
            again = _worded(sheet, writer, watch, list(repairs), repairs)
            total = _asked(sheet, total, again, writer.name, list(repairs))
    except WriterError as error:
        return total, str(error)
    return total, None


def _worded(
    sheet: Sheet,
    writer: Writer,
    watch: Watch | None,
    names: list[str],
    repairs: Mapping[str, Repair],
) -> Written:
    """What the writer writes, seen as it comes where it can show it."""
    brief = sheet.judge.brief
    if watch is None or not isinstance(writer, Watchable):
        return writer.write(brief, names, repairs) if repairs else writer.write(brief, names)
    watch.lay_out(preview_of(brief, sheet.texts, names))
    return writer.write_watched(brief, names, repairs, watch)


def _asked(
    sheet: Sheet, total: Written, written: Written, by: str, names: Sequence[str]
) -> Written:
    sheet.try_all(by, {name: written.parts.get(name, ()) for name in names})
    sheet.note({name: written.discarded.get(name, ()) for name in names})
    return Written(
        tokens_in=total.tokens_in + written.tokens_in,
        tokens_out=total.tokens_out + written.tokens_out,
    )


def _fall_back(sheet: Sheet, standing: dict[str, str]) -> None:
    """The template for what still fails; then, while the whole does, for one part more."""
    tried = [name for name in sheet.attempts if name in standing]
    for name in sheet.failing(tried):
        sheet.fall_back(name, standing[name], TemplateWriter.name)
    ours = [name for name in tried if sheet.by[name] not in (TemplateWriter.name, PERSON)]
    anyway = _wrong_anyway(sheet, {name: standing[name] for name in ours})
    while ours and (worst := _worst(sheet, ours, anyway)):
        name, rules = worst
        sheet.fall_back(name, standing[name], TemplateWriter.name, rules)
        ours.remove(name)


def _wrong_anyway(sheet: Sheet, instead: Mapping[str, str]) -> frozenset[str]:
    """The rules that are broken whoever words our parts: in the person's own words."""
    made = sheet.judge.assemble({**sheet.texts, **instead})
    found = sheet.judge.report(made.message).findings
    return frozenset(one.rule for one in found if one.severity is Severity.ERROR)


def _worst(
    sheet: Sheet, names: list[str], anyway: frozenset[str]
) -> tuple[str, tuple[str, ...]] | None:
    """The part that an error of the whole text is laid to, or one that makes it too long."""
    made = sheet.judge.assemble(sheet.texts)
    findings = sheet.judge.report(made.message).findings
    errors = [one for one in findings if one.severity is Severity.ERROR and one.rule not in anyway]
    for finding in errors:
        part = made.part_of(finding)
        if part in names and not finding.rule.startswith("length."):
            return part, (finding.rule,)
    longest = max(names, key=lambda name: _over(sheet, name))
    if errors:
        return longest, tuple(dict.fromkeys(one.rule for one in errors))
    too_long = any(one.rule == "length.too_long" for one in findings)
    return (longest, ("length.too_long",)) if too_long and _over(sheet, longest) > 0 else None


def _over(sheet: Sheet, name: str) -> int:
    """By how many words a part goes beyond what its brief gives it."""
    part = sheet.judge.brief.part(name)
    return len(sheet.texts[name].split()) - (part.max_words if part else 0)
