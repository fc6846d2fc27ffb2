"""`afterword today DIR`: what is due, late and next over a folder of applications."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from drafting.agenda import CandidateAgenda, Entry, Item, Owed, agenda
from drafting.cli import inputs, show_today
from drafting.cli.codes import DONE, WRONG_INPUT
from drafting.cli.saying import complain, say
from guardrails import Fault, InvalidInput, read_application

Faults = list[tuple[str, Fault]]


def run_today(args: Namespace) -> int:
    """Show the agenda of a folder; a bad file is told on standard error, the rest is shown."""
    entries, faults = _read(Path(args.folder), args.on)
    for file, fault in faults:
        complain(f"{file}: {fault}")
    found = agenda(entries)
    text = _json(found, faults) if args.json else show_today.of_agenda(found)
    say(text)
    return WRONG_INPUT if faults else DONE


def _read(folder: Path, on: str | None) -> tuple[list[Entry], Faults]:
    """The applications of a folder by the names of their files, and the faults of the others."""
    day = inputs.day_of(on)
    entries: list[Entry] = []
    faults: Faults = []
    for path in _files(folder):
        try:
            application = read_application(inputs.text_of(str(path)))
            entries.append(Entry(path.name, application, day or inputs.today_of(application)))
        except InvalidInput as error:
            faults += [(path.name, _of_file(fault, path)) for fault in error.faults]
    return entries, faults


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        why = "this is a file, not a folder" if folder.exists() else "there is no such folder"
        raise InvalidInput([Fault(path=str(folder), message=why)])
    try:
        return sorted(path for path in folder.iterdir() if _is_application(path))
    except OSError as error:
        why = error.strerror or "this folder cannot be read"
        raise InvalidInput([Fault(path=str(folder), message=why)]) from None


def _is_application(path: Path) -> bool:
    """Whether it is a JSON file that nobody has hidden, as some systems do with their own."""
    return path.suffix.lower() == ".json" and not path.name.startswith(".") and not path.is_dir()


def _of_file(fault: Fault, path: Path) -> Fault:
    """A fault without the path of its file, which is told in front of it."""
    return Fault(path="" if fault.path == str(path) else fault.path, message=fault.message)


def _json(found: list[CandidateAgenda], faults: Faults) -> str:
    data = {
        "candidates": [_candidate(one) for one in found],
        "faults": [{"file": file} | fault.model_dump() for file, fault in faults],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _candidate(one: CandidateAgenda) -> dict[str, Any]:
    return {
        "name": one.name,
        "email": one.entries[0].application.candidate.email,
        "due": [_item(item) for item in one.due],
        "late": [_item(item) for item in one.late],
        "blocked": [_item(item) for item in one.blocked],
        "next": [_item(item) for item in one.coming],
        "write": [_owed(owed) for owed in one.owed],
        "applications": [_entry(entry) for entry in one.entries],
    }


def _item(item: Item) -> dict[str, Any]:
    return {"file": item.entry.id, "step": item.step.model_dump(mode="json")}


def _owed(owed: Owed) -> dict[str, Any]:
    return {
        "file": owed.entry.id,
        "event": owed.event.model_dump(mode="json"),
        "accepted_in": owed.accepted_in.id,
        "ask": owed.ask,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    made = entry.plan
    shown = made.model_dump(mode="json", include={"today", "verdict", "until", "headline"})
    return {"file": entry.id, "company": entry.application.company} | shown
