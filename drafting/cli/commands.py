"""What each command does: read, decide, print; every function returns the exit code."""

import json
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from drafting import Draft, Writer, open_writer
from drafting.cli import inputs, show
from drafting.cli.annotations import as_github, as_sarif
from drafting.cli.codes import DONE, HAS_ERRORS, WRONG_INPUT
from drafting.cli.saying import complain, say
from drafting.due import draft_due
from drafting.settings import settings
from drafting.source import Source
from drafting.writers.reached import WhileReached
from guardrails import (
    Fault,
    Fixed,
    InvalidInput,
    Message,
    Plan,
    ReplyReading,
    Report,
    apply_fixes,
    check,
    faults,
    plan,
    read_application,
    read_reply,
)

FORMATS = ("text", "json", "github", "sarif")
"""How `check` tells what it found."""


def run_plan(args: Namespace) -> int:
    """Say which message is right, to whom and when."""
    if args.lines:
        return _each(
            args.file, inputs.PlanCase, lambda case: _plan_of(case).model_dump(mode="json")
        )
    application = read_application(inputs.text_of(args.file))
    case = inputs.PlanCase(application=application, on=inputs.day_of(args.on))
    result = _plan_of(case)
    say(_json(result) if args.json else show.of_plan(result, application))
    return DONE


def run_read(args: Namespace) -> int:
    """Say what a received text means."""
    if args.lines:
        return _each(
            args.file, inputs.ReadCase, lambda case: _read_of(case).model_dump(mode="json")
        )
    case = inputs.ReadCase(
        text=inputs.text_of(args.file),
        on=inputs.day_of(args.on),
        country=args.country,
        subdivision=args.subdivision,
    )
    result = _read_of(case)
    say(_json(result) if args.json else show.of_reading(result))
    return DONE


def run_check(args: Namespace) -> int:
    """Judge a text of a kind; with `--fix`, make its safe fixes first."""
    if args.lines:
        return _each(
            args.file,
            inputs.CheckCase,
            lambda case: (_fixed(case) if args.fix else _check_of(case)).model_dump(mode="json"),
            failed=lambda result: not (result["report"] if args.fix else result)["ready"],
        )
    if args.kind is None:
        raise InvalidInput([Fault(path="--kind", message="is missing")])
    source = Source.of(inputs.text_of(args.file))
    case = inputs.CheckCase(
        **source.message.model_dump(),
        kind=args.kind,
        application=args.application and read_application(inputs.text_of(args.application)),
        person=args.person,
        on=inputs.day_of(args.on),
        language=args.language,
    )
    format_ = "json" if args.json else args.format
    if args.fix:
        return _show_fixed(case, format_)
    result = _check_of(case)
    say(_report_as(format_, result, source, args.file))
    return DONE if result.ready else HAS_ERRORS


def _show_fixed(case: inputs.CheckCase, format_: str) -> int:
    """The fixed text alone on standard output; what is still to be said of it beside it."""
    if format_ not in ("text", "json"):
        sentence = f"{format_} tells of places in the file; with --fix take text or json"
        raise InvalidInput([Fault(path="--format", message=sentence)])
    fixed = _fixed(case)
    if format_ == "json":
        say(_json(fixed))
    else:
        say(show.of_message(fixed.message))
        complain(show.of_report(fixed.report, fixed.message))
    return DONE if fixed.report.ready else HAS_ERRORS


def _report_as(format_: str, report: Report, source: Source, file: str) -> str:
    if format_ == "json":
        return _json(report)
    if format_ == "github":
        return as_github(report, source, file)
    if format_ == "sarif":
        return as_sarif(report, source, file)
    return show.of_report(report, source.message)


def run_draft(args: Namespace) -> int:
    """Draft what is due, or the step that was asked for."""
    writer = writer_of(args)
    try:
        if args.lines:
            return _each(
                args.file,
                inputs.DraftCase,
                lambda case: _drafts_json(_drafts_of(case, writer)),
                failed=lambda result: not all(d["report"]["ready"] for d in result["drafts"]),
            )
        case = inputs.DraftCase(
            application=read_application(inputs.text_of(args.file)),
            on=inputs.day_of(args.on),
            kind=args.kind,
            person=args.person,
        )
        drafts = _drafts_of(case, writer)
    finally:
        writer.close()
    if args.json:
        say(json.dumps(_drafts_json(drafts), ensure_ascii=False, indent=2))
    else:
        say(show.of_drafts(drafts, case.application))
    return DONE if all(draft.report.ready for draft in drafts) else HAS_ERRORS


def writer_of(args: Namespace) -> Writer:
    """The writer of `--writer`, else of the settings; asked no more once it is not there."""
    chosen = settings()
    name = args.writer or chosen.writer
    return WhileReached(open_writer(name, **chosen.for_writer(name)))


def _plan_of(case: inputs.PlanCase) -> Plan:
    return plan(case.application, case.on or inputs.today_of(case.application))


def _read_of(case: inputs.ReadCase) -> ReplyReading:
    faults.demand_place(case.country, case.subdivision)
    return read_reply(
        case.text, received_on=case.on, country=case.country, subdivision=case.subdivision
    )


def _check_of(case: inputs.CheckCase) -> Report:
    return check(Message(subject=case.subject, body=case.body), **_given(case))


def _fixed(case: inputs.CheckCase) -> Fixed:
    return apply_fixes(Message(subject=case.subject, body=case.body), **_given(case))


def _given(case: inputs.CheckCase) -> dict[str, Any]:
    """What `check` and `apply_fixes` take beside the message."""
    plain = case.model_dump(exclude={"subject", "body", "application", "others"})
    return {**plain, "application": case.application, "others": case.others}


def _drafts_of(case: inputs.DraftCase, writer: Writer) -> list[Draft]:
    today = case.on or inputs.today_of(case.application)
    return draft_due(case.application, today, writer=writer, kind=case.kind, person=case.person)


def _drafts_json(drafts: list[Draft]) -> dict[str, Any]:
    return {"drafts": [draft.model_dump(mode="json") for draft in drafts]}


def _each(
    source: str,
    model: type[inputs.Case],
    work: Callable[[inputs.Case], dict[str, Any]],
    failed: Callable[[dict[str, Any]], bool] = lambda _: False,
) -> int:
    """One result a line, in order; a bad line gives its faults and the rest goes on."""
    code = DONE
    for number, line in inputs.lines_of(source):
        try:
            result = work(inputs.read_case(model, line, number))
            code = max(code, HAS_ERRORS if failed(result) else DONE)
        except InvalidInput as error:
            result = {"faults": [fault.model_dump() for fault in error.faults]}
            code = WRONG_INPUT
        say(json.dumps(result, ensure_ascii=False))
    return code


def _json(model: BaseModel) -> str:
    return model.model_dump_json(indent=2)
