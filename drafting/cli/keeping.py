"""`afterword backup` and `restore`: everything that the page keeps, into a file and back."""

import shutil
import sys
import tempfile
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from drafting.bringing import bring_in, leads_elsewhere, whole_of
from drafting.cli.codes import DONE
from drafting.cli.folder import File, write_all
from drafting.cli.saying import complain, say
from drafting.database import MAGIC
from drafting.settings import settings
from drafting.store import Store
from drafting.whole import Whole, as_json, read_whole
from guardrails import Fault, InvalidInput


def run_backup(args: Namespace) -> int:
    """Write everything that is kept into one file."""
    with closing(Store(settings().database)) as store:
        whole = whole_of(store)
    data = as_json(whole)
    if args.file == "-":
        sys.stdout.write(data.decode())
        return DONE
    path = Path(args.file)
    (state,) = write_all(path.parent, [File(path.name, data)], force=args.force)
    count = len(whole.applications)
    say(f"{state} {path} ({'one application' if count == 1 else f'{count} applications'})")
    return DONE


def run_restore(args: Namespace) -> int:
    """Bring in what such a file holds, or a copy of the database, beside what is here."""
    whole = _read(args.file)
    with closing(Store(settings().database)) as store:
        brought = bring_in(store, whole, elsewhere=args.address)
    say(str(brought))
    address = leads_elsewhere(whole)
    if address and not args.address:
        complain(
            f"Its settings, which send notes to {address}, were left out; --address takes them."
        )
    return DONE


def _read(name: str) -> Whole:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise InvalidInput([Fault(path=name, message=error.strerror or str(error))]) from None
    return _of_database(Path(name)) if data.startswith(MAGIC) and name != "-" else read_whole(data)


def _of_database(path: Path) -> Whole:
    """What a database's copy holds, an old or a damaged one's too; the copy stays as it is."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(path, folder))
        with closing(Store(copy)) as store:
            return whole_of(store)
