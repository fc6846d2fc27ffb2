"""Files into a folder: all of them or none, and nothing over what is there unless it was said."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from guardrails import Fault, InvalidInput

WRITTEN, REPLACED, UNCHANGED = "written", "replaced", "unchanged"


class File(NamedTuple):
    """A file to be written: a name that is safe, and its bytes."""

    name: str
    data: bytes


def write_all(folder: Path, files: Sequence[File], *, force: bool) -> list[str]:
    """Write the files; gives for each whether it was written, replaced, or there as it is.

    Raises `InvalidInput`, with nothing written, where a file is there with another content and
    `force` does not allow to replace it, or where the folder takes no files.
    """
    try:
        if folder.exists() and not folder.is_dir():
            raise InvalidInput([Fault(path="--to", message=f"{folder} is a file, not a folder")])
        states = [_state(folder / file.name, file.data) for file in files]
        _demand_free(files, states, force)
        _write(folder, [f for f, state in zip(files, states, strict=True) if state != UNCHANGED])
    except OSError as error:
        why = error.strerror or "it cannot be written"
        raise InvalidInput([Fault(path="--to", message=f"{folder}: {why}")]) from None
    return states


def _state(path: Path, data: bytes) -> str:
    if not os.path.lexists(path):
        return WRITTEN
    return UNCHANGED if path.is_file() and path.read_bytes() == data else REPLACED


def _demand_free(files: Sequence[File], states: Sequence[str], force: bool) -> None:
    there = [file.name for file, state in zip(files, states, strict=True) if state == REPLACED]
    if there and not force:
        why = "is there already, with another text; move it, or write over it with --force"
        raise InvalidInput([Fault(path=name, message=why) for name in there])


def _write(folder: Path, files: Sequence[File]) -> None:
    """First each beside its place, then all into place: a full disk leaves nothing half done."""
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    beside: list[str] = []
    try:
        for file in files:
            handle, name = tempfile.mkstemp(prefix=".afterword-", dir=folder)
            beside.append(name)
            with os.fdopen(handle, "wb") as out:
                out.write(file.data)
        for file, name in zip(files, beside, strict=True):
            Path(name).replace(folder / file.name)
    finally:
        for name in beside:
            Path(name).unlink(missing_ok=True)
