"""`afterword export`: what is due, drafted, as files that other programs open."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drafting import Draft
from drafting.cli import inputs
from drafting.cli.codes import DONE, HAS_ERRORS
from drafting.cli.commands import writer_of
from drafting.cli.folder import File, write_all
from drafting.cli.saying import complain, say
from drafting.due import demand_person, draft_due
from drafting.export import as_eml, as_md, as_txt, bundle, calendar, letter, safe_name, unique
from drafting.export.mail import Letter
from guardrails import Application, Severity, Step, read_application
from guardrails.planning.words import kind_name

FORMATS = ("txt", "eml", "md", "ics", "zip")
HELD_BACK = "held back"
NOTHING_DUE = "Nothing is due today, so nothing was exported."
NO_DATES = "No step has a date, so nothing was exported."


@dataclass(frozen=True)
class Call:
    """What was asked for, once it is known to make sense."""

    application: Application
    today: date
    args: Namespace

    @property
    def stem(self) -> str:
        """What every file's name begins with."""
        return self.application.company


@dataclass(frozen=True)
class Told:
    """What became of one file: written, replaced, unchanged or held back, and what it is."""

    state: str
    file: str
    what: str
    errors: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line for people."""
        why = f": {'; '.join(self.errors)}" if self.errors else ""
        return f"{self.state:<9} {self.file}  ({self.what}{why})"


def run_export(args: Namespace) -> int:
    """Write what is due into files of the format that was asked for."""
    application = read_application(inputs.text_of(args.file))
    call = Call(application, inputs.day_of(args.on) or inputs.today_of(application), args)
    drafts = [] if args.format == "ics" else _drafts(call)
    for trouble in dict.fromkeys(draft.trouble for draft in drafts if draft.trouble):
        complain(f"{trouble} The template wrote instead.")
    kept = [draft for draft in drafts if draft.report.ready or args.force]
    files = list(_files(call, kept))
    states = write_all(Path(args.to), [file for file, _ in files], force=args.force)
    told = [Told(state, file.name, what) for (file, what), state in zip(files, states, strict=True)]
    _show(args, told + [_held(call, draft) for draft in drafts if draft not in kept])
    return DONE if all(draft.report.ready for draft in drafts) else HAS_ERRORS


def _drafts(call: Call) -> list[Draft]:
    writer = writer_of(call.args)
    try:
        return draft_due(
            call.application,
            call.today,
            writer=writer,
            kind=call.args.kind,
            person=call.args.person,
        )
    finally:
        writer.close()


def _files(call: Call, drafts: Sequence[Draft]) -> Iterator[tuple[File, str]]:
    """Each file with what it is, in words."""
    if call.args.format == "ics":
        yield from _calendar(call)
    elif call.args.format != "zip":
        yield from _messages(call, drafts, [call.args.format])
    else:
        inside = [*_messages(call, drafts, ["eml", "txt", "md"]), *_calendar(call), _facts(call)]
        name = safe_name(call.stem, ".zip")
        yield File(name, bundle(file for file, _ in inside)), f"{len(inside)} files"


def _messages(
    call: Call, drafts: Sequence[Draft], formats: Sequence[str]
) -> Iterator[tuple[File, str]]:
    taken: list[str] = []
    for draft in drafts:
        mail = letter(call.application, draft.step, draft.message)
        for format_ in _possible(mail, formats):
            name = unique(_name(call, mail, format_), taken)
            taken.append(name)
            yield File(name, _as(mail, format_)), _what(mail)


def _possible(mail: Letter, formats: Sequence[str]) -> Sequence[str]:
    """A LinkedIn note is no email; where one was asked for, it is written as text."""
    if mail.is_mail:
        return formats
    return [format_ for format_ in formats if format_ != "eml"] or ["txt"]


def _as(mail: Letter, format_: str) -> bytes:
    if format_ == "eml":
        return as_eml(mail)
    return (as_md(mail) if format_ == "md" else as_txt(mail)).encode()


def _calendar(call: Call) -> Iterator[tuple[File, str]]:
    kind, person = call.args.kind, call.args.person
    demand_person(call.application, person)

    def asked(step: Step) -> bool:
        return kind in (None, step.kind) and (person is None or person in step.to)

    data = calendar(call.application, call.today, only=asked)
    if data is not None:
        yield File(safe_name(call.stem, ".ics"), data), "the steps and their dates"


def _facts(call: Call) -> tuple[File, str]:
    text = call.application.model_dump_json(by_alias=True, indent=2)
    return File("application.json", f"{text}\n".encode()), "the facts"


def _name(call: Call, mail: Letter, format_: str) -> str:
    kind = mail.step.kind.value.replace("_", "-")
    return safe_name(" ".join([call.stem, kind, *(box.name for box in mail.to)]), f".{format_}")


def _what(mail: Letter) -> str:
    return f"{kind_name(mail.step.kind)} to {', '.join(box.name for box in mail.to)}"


def _held(call: Call, draft: Draft) -> Told:
    mail = letter(call.application, draft.step, draft.message)
    found = [one for one in draft.report.findings if one.severity is Severity.ERROR]
    errors = tuple(f"{one.message} [{one.rule}]" for one in found)
    return Told(HELD_BACK, "-", _what(mail), errors)


def _show(args: Namespace, told: Sequence[Told]) -> None:
    """What was done on standard output; what was not, on standard error."""
    if args.json:
        data: list[dict[str, Any]] = [
            {"file": one.file if one.state != HELD_BACK else None}
            | {"state": one.state, "what": one.what, "errors": list(one.errors)}
            for one in told
        ]
        say(json.dumps({"files": data}, ensure_ascii=False, indent=2))
        return
    for one in told:
        (complain if one.state == HELD_BACK else say)(one.line)
    if not told:
        say(NO_DATES if args.format == "ics" else NOTHING_DUE)
