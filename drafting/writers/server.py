"""The embedded model's server: a child process of ours, from start to end."""

import json
import os
import queue
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import ModelStopped, WriterError
from drafting.writers import gguf, modelfile
from drafting.writers.surroundings import without_keys

SLOTS, CONTEXT = 4, 1024
"""Of a small model: sentences at once, and tokens for each."""
WHOLE_SLOTS, WHOLE_CONTEXT = 1, 6144
"""Of a large one: a letter at a time."""
START_SECONDS = 300.0  # a large file from a slow disk; the small one takes half a second
_PATIENT = {"OMP_WAIT_POLICY": "PASSIVE"}
"""Threads that wait for each other sleep: on a busy machine spinning is a hundred times slower."""
_CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True)
class Address:
    """Where the child listens, and the key that it wants."""

    url: str
    key: str

    def __repr__(self) -> str:
        """The address alone."""
        return f"Address({self.url!r})"


class ModelServer:
    """Runs a GGUF file in a child process that only this object can talk to.

    Nothing happens until `start` (returns at once) or `address` (waits). `state` is one of
    "not started", "checking", "loading", "ready", "stopped", "failed: …", in a person's words.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._model = model
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[str] | None = None
        self._address: Address | None = None
        self._state = "not started"
        self._starting = threading.Lock()
        self._held = threading.Lock()
        self._closed = False

    @property
    def state(self) -> str:
        """How far it is; asking never waits."""
        process = self._process
        if self._state == "ready" and process is not None and process.poll() is not None:
            return f"failed: {_ENDED}"
        return self._state

    def start(self) -> None:
        """Begin to check and load the model in the background; a failure stands in `state`."""
        threading.Thread(target=self._start_quietly, name="model-start", daemon=True).start()

    def address(self) -> Address:
        """Where the running server listens; starts it and waits for it where that is still to do.

        Raises `ModelMissing`, `ModelDamaged`, or `ModelStopped` where it ended or never answered.
        A server that ended is started anew.
        """
        with self._starting:
            if self._closed:
                raise ModelStopped(_CLOSED)
            if self._address is None or not self.alive:
                self._address = self._started()
            return self._address

    @property
    def alive(self) -> bool:
        """Whether the child is running."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """End the child, at once, whatever it is doing. May be called twice."""
        self._closed = True
        with self._held:
            if self._process is not None:
                _end(self._process)
            self._state = "stopped"

    def _start_quietly(self) -> None:
        try:
            self.address()
        except WriterError:
            return  # `state` says it, and the next `address` raises it

    def _started(self) -> Address:
        try:
            return self._load()
        except WriterError as error:
            self._state = "stopped" if self._closed else f"failed: {error}"
            raise

    def _load(self) -> Address:
        self._state = "checking"
        path = modelfile.find_model(self._model)
        modelfile.verify(path)
        self._state = "loading"
        key = secrets.token_urlsafe(32)
        process = self._spawn()
        said = _first_line(process, {"model": str(path), "key": key, **_room(path)})
        address = Address(self._heard(process, said), key)
        self._state = "ready"
        return address

    def _spawn(self) -> subprocess.Popen[str]:
        with self._held:
            if self._closed:
                raise ModelStopped(_CLOSED)
            if self._process is not None:
                _end(self._process)
            self._process = subprocess.Popen(
                [sys.executable, "-P", str(_CHILD)],  # -P: our openai.py must not hide the package
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=without_keys() | _PATIENT,
                encoding="utf-8",
                errors="replace",
            )
            return self._process

    def _heard(self, process: subprocess.Popen[str], said: "queue.Queue[str]") -> str:
        try:
            line = said.get(timeout=self._start_seconds)
        except queue.Empty:
            _end(process)
            raise ModelStopped(
                f"The embedded model did not load within {self._start_seconds:.0f} seconds: choose "
                "a smaller model file in the settings, or try again."
            ) from None
        told = json.loads(line) if line.startswith("{") else {}
        if "url" in told:
            return str(told["url"])
        _end(process)
        why = _NO_LIBRARY if told.get("failed") == "library" else _NOT_LOADED
        raise ModelStopped(_CLOSED if self._closed else why)


def _room(path: Path) -> dict[str, int]:
    """How many chats at once, of how many tokens, on how many cores."""
    try:
        model = gguf.describe(path)
    except OSError:  # it went away meanwhile: loading it says so
        model = gguf.Model()
    slots, context = (WHOLE_SLOTS, WHOLE_CONTEXT) if model.large else (SLOTS, CONTEXT)
    context = min(context, model.context) if model.context else context
    return {"slots": slots, "context": context, "threads": _cores()}


def _cores() -> int:
    """The cores that this process may use, which in a container are fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_CLOSED = "The embedded model was stopped: write again to start it."
_ENDED = "The embedded model's process ended: write again to start it anew."
_NOT_LOADED = (
    "The embedded model could not be loaded: choose another model file in the settings, or fetch "
    "the small default model again."
)
_NO_LIBRARY = (
    "llama.cpp does not run on this machine: install its system library (libgomp1 on Debian and "
    "Ubuntu), or let the template write."
)


def _first_line(process: subprocess.Popen[str], settings: dict[str, object]) -> "queue.Queue[str]":
    """Tell the child what to load; its first line arrives in the queue, empty where it ended."""
    said: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps(settings) + "\n")
            process.stdin.flush()
            said.put(process.stdout.readline())
        except (OSError, ValueError):
            said.put("")

    threading.Thread(target=listen, name="model-listen", daemon=True).start()
    return said


def _end(process: subprocess.Popen[str]) -> None:
    """Kill the child, wait until it is gone, and close our ends of its pipes."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except OSError:  # what was still to be written has no reader any more
            continue
