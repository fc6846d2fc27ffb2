"""What the writers are worth: for each application and step, the time, who wrote which part.

    .venv/bin/python bench/writers.py                      # template and embedded
    .venv/bin/python bench/writers.py --writer template --texts

Reads the examples of the contract and those that Afterword ships, each on a day on which
something is due. Times are wall-clock seconds; the embedded model's loading is told apart.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from drafting import Draft, Writer, open_writer
from drafting.due import draft_due
from drafting.examples import load, names
from guardrails import Application, read_application

ROOT = Path(__file__).resolve().parent.parent
CONTRACT_DAYS = {
    "01-panel-just-interviewed": "2026-11-19",
    "02-missing-address": "2026-11-20",
    "03-unclear-reply": "2026-11-24",
    "04-silence": "2026-11-30",
    "05-accepted-elsewhere": "2026-11-30",
    "06-nurse-in-leeds": "2026-12-09",
}


def cases() -> Iterator[tuple[str, Application, date]]:
    for name, day in CONTRACT_DAYS.items():
        text = (ROOT / "tests" / "contract" / f"{name}.json").read_text(encoding="utf-8")
        yield name, read_application(text), date.fromisoformat(day)
    for name in names():
        application = load(name)
        yield name, application, _day_with_something_due(application)


def _day_with_something_due(application: Application) -> date:
    days = [interview.on for interview in application.interviews]
    return max([*days, *(event.on for event in application.events)])


def measure(writer: Writer, texts: bool) -> None:
    print(f"\n## {writer.name}\n")
    print("| application | message | seconds | parts by the writer | ready | words |")
    print("|---|---|---|---|---|---|")
    drafts: list[Draft] = []
    for name, application, today in cases():
        for draft in draft_due(application, today, writer=writer):
            drafts.append(draft)
            print(_row(name, draft, writer.name))
    own = sum(part.by == writer.name for draft in drafts for part in draft.parts)
    parts = sum(len(draft.parts) for draft in drafts)
    seconds = [draft.seconds for draft in drafts]
    print(
        f"\n{len(drafts)} drafts, {sum(d.report.ready for d in drafts)} ready; "
        f"{own} of {parts} parts by the writer; median {statistics.median(seconds):.3f} s, "
        f"longest {max(seconds):.3f} s"
    )
    for draft in drafts if texts else ():
        print(f"\n---\n\nSubject: {draft.message.subject}\n\n{draft.message.body}\n")
        for part in draft.parts:
            rejected = "; ".join(f"{r.text!r} {list(r.because)}" for r in part.rejected)
            print(f"    [{part.part} by {part.by}] {rejected}")


def _row(name: str, draft: Draft, writer: str) -> str:
    own = sum(part.by == writer for part in draft.parts)
    to = ", ".join(draft.step.to)
    return (
        f"| {name} | {draft.step.kind.value} to {to} | {draft.seconds:.3f} "
        f"| {own} of {len(draft.parts)} | {'yes' if draft.report.ready else 'NO'} "
        f"| {draft.report.words} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writer", action="append", choices=["template", "embedded", "openai"])
    parser.add_argument("--texts", action="store_true", help="print the drafts too")
    args = parser.parse_args()
    for name in args.writer or ["template", "embedded"]:
        writer = open_writer(name)
        try:
            start = time.perf_counter()
            warm = getattr(writer, "warm", None)
            if warm:
                warm()
                print(f"\nloading took {time.perf_counter() - start:.1f} s")
            measure(writer, args.texts)
        finally:
            writer.close()


if __name__ == "__main__":
    main()
