"""The SQLite file: its connection, and what goes wrong with it in a sentence."""

import sqlite3
from pathlib import Path

from drafting.errors import StoreDamaged, StoreError

PATIENCE = 3.0  # seconds to wait for another program's lock before saying so
MAGIC = b"SQLite format 3\0"
_NAMED = (".db", ".sqlite", ".sqlite3")


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file at `path`, made with its folders where there is none.

    The file is its owner's alone, for private notes are in it. Every transaction is on the disk
    before the call that made it returns. Raises `sqlite3.Error` or `OSError`.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    database = _open(str(path))
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA secure_delete = ON")
    except BaseException:
        database.close()
        raise
    return database


def connect_in_memory(path: Path) -> sqlite3.Connection:
    """The content of the file at `path` in this process's memory; the file stays as it is.

    Raises `sqlite3.Error` or `OSError`.
    """
    memory = _open(":memory:")
    try:
        _read_into(memory, path)
    except BaseException:
        memory.close()
        raise
    return memory


def read_only(path: Path, *, alone: bool = False) -> sqlite3.Connection:
    """A connection that reads only. `alone` reads the file without its log of late changes.

    Raises `sqlite3.Error`.
    """
    mode = "immutable=1" if alone else "mode=ro"
    return _open(f"{path.resolve().as_uri()}?{mode}", uri=True)


def beside(path: Path) -> list[Path]:
    """The files in which SQLite keeps what is not in the main file yet."""
    return [path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm", "-journal")]


def is_database_file(path: Path) -> bool:
    """Whether a file that cannot be read as a database is meant as one, by its head or its name."""
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    return head == MAGIC or path.suffix.lower() in _NAMED


def told(error: Exception, path: Path) -> StoreError:
    """What SQLite or the system said, as an error of one sentence with what to do next."""
    return (StoreDamaged if is_damage(error) else StoreError)(_sentence(error, path))


def is_damage(error: Exception) -> bool:
    """Whether it says that the file's content is no database, or not a whole one."""
    text = str(error).lower()
    return any(word in text for word in ("not a database", "malformed", "corrupt"))


def forbids_writing(error: Exception) -> bool:
    """Whether it says that the file may not be written, or that there is no room to."""
    text = str(error).lower()
    refused = isinstance(error, PermissionError) or getattr(error, "errno", None) in (28, 30, 122)
    return refused or any(word in text for word in ("readonly", "read-only", "full"))


def _open(name: str, *, uri: bool = False) -> sqlite3.Connection:
    database = sqlite3.connect(
        name, timeout=PATIENCE, check_same_thread=False, isolation_level=None, uri=uri
    )
    database.row_factory = sqlite3.Row
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    database.execute("PRAGMA foreign_keys = ON")
    return database


def _read_into(memory: sqlite3.Connection, path: Path) -> None:
    """Copy the file; where even reading it wants a file beside it, the main file alone."""
    try:
        _copy(memory, read_only(path))
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        _copy(memory, read_only(path, alone=True))


def _copy(memory: sqlite3.Connection, source: sqlite3.Connection) -> None:
    try:
        source.execute("BEGIN")
        source.execute(
            "SELECT 1 FROM sqlite_master"
        ).fetchone()  # `backup` waits for ever on a lock
        source.backup(memory)
    finally:
        source.close()


def _sentence(error: Exception, path: Path) -> str:
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return f"Another program is using the database {path}; close it there and try again."
    if is_damage(error):
        return (
            f"The file {path} is damaged or no database; start Afterword again to recover what "
            "can be read, or set AFTERWORD_DATABASE to another file."
        )
    if "readonly" in text or "read-only" in text or isinstance(error, PermissionError):
        return (
            f"The database {path} may not be written; allow it and try again, or set "
            "AFTERWORD_DATABASE to another file."
        )
    if "full" in text or "no space" in text or "disk i/o" in text:
        return f"There is no space left for the database {path}; free some and try again."
    return (
        f"The database {path} could not be opened; check the folder, or set "
        "AFTERWORD_DATABASE to another file."
    )
