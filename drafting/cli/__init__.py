"""The command `afterword` (CONTRACT, "Command line")."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import NoReturn

from pydantic import ValidationError

from drafting.cli import commands
from drafting.cli.app import run_app
from drafting.cli.codes import DONE, WRONG_INPUT
from drafting.cli.export import FORMATS, run_export
from drafting.cli.keeping import run_backup, run_restore
from drafting.cli.saying import complain, harmless
from drafting.cli.today import run_today
from guardrails import AfterwordError, InvalidInput, MessageKind, faults

KINDS = [kind.value for kind in MessageKind]
EXAMPLES = """try it, in a clone of the repository:
  afterword plan drafting/examples/teacher.json
  afterword draft drafting/examples/designer.json --kind thank_you --writer template
  echo "We will get back to you soon." | afterword read -

`afterword COMMAND --help` says what each takes."""


class _Parser(ArgumentParser):
    """A parser whose complaint is one line, as every fault is."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_INPUT, f"{harmless(f'{self.prog}: {message}')}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 a draft has errors, 2 wrong input or call."""
    parser = _parser()
    args = parser.parse_args(argv)
    if not hasattr(args, "run"):
        parser.print_help()
        return WRONG_INPUT
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except InvalidInput as error:
        return _wrong(str(error))
    except ValidationError as error:
        return _wrong("\n".join(map(str, faults.told(error))))
    except AfterwordError as error:
        return _wrong(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    return code


def _wrong(lines: str) -> int:
    complain(lines)
    return WRONG_INPUT


def _parser() -> ArgumentParser:
    parser = _Parser(
        prog="afterword",
        description="What to send after a job interview, and when.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    commands_ = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)

    planned = commands_.add_parser("plan", help="which message is right, to whom and when")
    _reads(planned, "APPLICATION.json", commands.run_plan)

    read = commands_.add_parser("read", help="what a received text says")
    _reads(read, "REPLY.txt", commands.run_read)
    read.add_argument("--country", default="US", help="where it came from, like GB")
    read.add_argument("--subdivision", help="a part of the country, like ENG")

    checked = commands_.add_parser("check", help="judge any text as the kind that it is to be")
    _reads(checked, "DRAFT.txt", commands.run_check)
    _kind(checked, ", ".join(KINDS))
    checked.add_argument("--application", metavar="APPLICATION.json", help="the facts it rests on")
    checked.add_argument("--person", metavar="ID", help="whom it goes to")
    checked.add_argument("--language", action="store_true", help="spelling and grammar advice too")
    checked.add_argument(
        "--format", choices=commands.FORMATS, default="text", help="for people, or for other tools"
    )
    checked.add_argument("--fix", action="store_true", help="make the safe fixes, print the text")

    drafted = commands_.add_parser("draft", help="write what is due")
    _reads(drafted, "APPLICATION.json", commands.run_draft)
    _drafts(drafted)

    exported = commands_.add_parser("export", help="write what is due into files")
    _takes(exported, "APPLICATION.json", run_export)
    exported.add_argument(
        "--to", metavar="DIR", required=True, help="the folder, made where there is none"
    )
    exported.add_argument("--format", choices=FORMATS, default="txt", help="txt unless said")
    exported.add_argument(
        "--force", action="store_true", help="drafts with errors too, and over files that are there"
    )
    _drafts(exported)

    today = commands_.add_parser("today", help="what is due, late and next over a folder")
    today.add_argument("folder", metavar="DIR", help="a folder of applications (*.json)")
    _dated(today, run_today)

    backup = commands_.add_parser("backup", help="everything the page keeps, into one JSON file")
    backup.add_argument("file", metavar="FILE.json", help="a file, or - for standard output")
    backup.add_argument("--force", action="store_true", help="over a file that is there")
    backup.set_defaults(run=run_backup)

    restore = commands_.add_parser("restore", help="such a file, or a copy of the database, back")
    restore.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    restore.add_argument(
        "--address", action="store_true", help="its model's address too, though it is elsewhere"
    )
    restore.set_defaults(run=run_restore)

    app = commands_.add_parser("app", help="start the web page, for this machine alone")
    app.add_argument("--port", type=int, help="where it listens (8501 or the next free one)")
    app.add_argument("--address", help="listen here too (docs/hosting.md); 127.0.0.1 unless said")
    app.add_argument("--origin", help="how people open it through a proxy, like https://a.example")
    app.add_argument("--no-browser", action="store_true", help="don't open a browser")
    app.set_defaults(run=run_app)
    return parser


def _reads(parser: ArgumentParser, file: str, run: object) -> None:
    _takes(parser, file, run)
    parser.add_argument("--lines", action="store_true", help="JSON Lines in, JSON Lines out")


def _takes(parser: ArgumentParser, file: str, run: object) -> None:
    parser.add_argument("file", metavar=file, help="a file, or - for standard input")
    _dated(parser, run)


def _dated(parser: ArgumentParser, run: object) -> None:
    parser.add_argument("--on", metavar="DATE", help="the day it is, like 2026-11-20")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def _drafts(parser: ArgumentParser) -> None:
    _kind(parser, f"this kind, due or not: {', '.join(KINDS)}")
    parser.add_argument("--person", metavar="ID", help="to this person")
    parser.add_argument(
        "--writer",
        choices=["template", "embedded", "openai"],
        help="no model, a small one on this computer, or another (docs/models.md); as in the "
        "settings unless said",
    )


def _kind(parser: ArgumentParser, help_: str) -> None:
    """`--kind`, which may be written with a hyphen too, as the names of files are."""
    parser.add_argument(
        "--kind",
        type=lambda told: told.lower().replace("-", "_"),
        choices=KINDS,
        metavar="KIND",
        help=help_,
    )
