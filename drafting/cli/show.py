"""What the command line prints for people."""

import textwrap
from collections.abc import Iterator

from drafting import Draft
from drafting.cli.table import Row, aligned, cut
from guardrails import (
    Application,
    Finding,
    Message,
    Plan,
    ReplyLabel,
    ReplyReading,
    Report,
    Step,
)
from guardrails.planning.words import kind_name

WIDTH = 88
READS_AS = {
    ReplyLabel.UNCLEAR_STATUS: "no decision yet",
    ReplyLabel.NEXT_ROUND: "an invitation to the next round",
    ReplyLabel.OFFER: "an offer",
    ReplyLabel.REJECTION: "a no",
    ReplyLabel.POSITION_CLOSED: "the job is gone",
    ReplyLabel.INFO_REQUEST: "they need something",
    ReplyLabel.AUTO_REPLY: "an automatic reply, which counts for nothing",
    ReplyLabel.OTHER: "something else, which asks for no answer",
}


def of_plan(plan: Plan, application: Application) -> str:
    """The headline, the steps as a table, the reason of each, and what is not due and why."""
    lines = [plan.headline]
    if plan.steps:
        rows = [_HEAD, *(_row(n, step, application) for n, step in enumerate(plan.steps, start=1))]
        lines += ["", *aligned(rows), "", "Why:"]
    for number, step in enumerate(plan.steps, start=1):
        lines.append(_indented(f"{number:>3}  {step.because} [{', '.join(step.rules)}]", ""))
    if plan.not_now:
        lines += ["", "Not now:"]
    for kind in plan.not_now:
        lines.append(_indented(f"{kind_name(kind.kind)}: {kind.because} [{kind.rule}]", "     "))
    return "\n".join(lines)


_HEAD = ("  #", "state", "message", "to", "opens", "due", "closes")


def of_reading(reading: ReplyReading) -> str:
    """The label, how sure it is, the words it rests on, the date."""
    sure = f"confidence {reading.confidence:.2f}"
    lines = [f"{reading.label.value}: {READS_AS[reading.label]} ({sure})"]
    lines += [f'  "{words.quote}" [{words.rule}]' for words in reading.evidence]
    if reading.decision_date:
        lines.append(f"  they say they will decide by {reading.decision_date:%A %d %B %Y}")
    return "\n".join(lines)


def of_report(report: Report, message: Message) -> str:
    """Whether it is ready, and each finding under its line with a caret."""
    ready = "ready" if report.ready else "not ready"
    lines = [f"{ready}: {report.words} words, {report.characters} characters"]
    for finding in report.findings:
        lines += _finding(finding, message)
    return "\n".join(lines)


def of_message(message: Message) -> str:
    """A message as it is read from a file: the subject's line, where there is one, and the body."""
    return f"Subject: {message.subject}\n\n{message.body}" if message.subject else message.body


def of_drafts(drafts: list[Draft], application: Application) -> str:
    """Each draft as it would be sent, with what the checks say and who wrote what."""
    if not drafts:
        return "Nothing is due today, so nothing was drafted."
    return f"\n\n{'─' * WIDTH}\n\n".join(_draft(draft, application) for draft in drafts)


def _draft(draft: Draft, application: Application) -> str:
    lines = [f"{kind_name(draft.step.kind)} to {_people(draft.step, application)}", ""]
    if draft.message.subject:
        lines += [f"Subject: {draft.message.subject}", ""]
    lines += [draft.message.body, "", of_report(draft.report, draft.message)]
    by = sorted({part.by for part in draft.parts})
    lines.append(f"written by {', '.join(by)} in {draft.seconds:.1f} s")
    if draft.tokens.in_ or draft.tokens.out:
        lines.append(f"{draft.tokens.in_} tokens read, {draft.tokens.out} written")
    lines += [f"left out: {_short(item.note)} ({item.because})" for item in draft.left_out]
    lines += [said for said in (draft.trouble, draft.note) if said]
    return "\n".join(lines)


def _finding(finding: Finding, message: Message) -> Iterator[str]:
    text = (message.subject or "") if finding.where == "subject" else message.body
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    number = text.count("\n", 0, start) + 1
    place = f"{finding.where}:{number}:{finding.start - start + 1}"
    yield f"{place}: {finding.severity.value}: {finding.message} [{finding.rule}]"
    if line.strip():
        yield from _caret(line, finding.start - start, min(finding.end - start, len(line)))
    if finding.instead:
        yield f"    instead: {finding.instead}"


def _caret(line: str, first: int, last: int) -> Iterator[str]:
    """The line, cut to the window where the finding stands, with carets below it."""
    left = max(0, min(first - WIDTH // 3, len(line) - WIDTH))
    yield "    " + line[left : left + WIDTH]
    yield "    " + " " * (first - left) + "^" * max(1, min(last, left + WIDTH) - first)


def _row(number: int, step: Step, application: Application) -> Row:
    days = (f"{day:%d %b}" if day else "" for day in (step.opens, step.due, step.closes))
    what = kind_name(step.kind) + (" (optional)" if step.optional else "")
    return (f"{number:>3}", step.state.value, what, cut(_people(step, application)), *days)


def _people(step: Step, application: Application) -> str:
    found = [application.person(id_) or application.reference(id_) for id_ in step.to]
    return ", ".join(person.name for person in found if person) or "nobody yet"


def _indented(text: str, by: str) -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=by, subsequent_indent=" " * 5, break_on_hyphens=False
    )


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder="…")
