"""The desk: drafts being written while the page goes on, and every version of them.

A version is never changed or thrown away: writing, editing and restoring each add one or move
to another. A draft that a model writes is kept by the thread that wrote it, so that nothing is
lost when the page is left meanwhile.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from drafting.brief import NO_WISHES, Wishes
from drafting.case import step_key
from drafting.draft import draft
from drafting.drafted import Draft
from drafting.editing import recheck
from drafting.errors import StoreError
from drafting.kept import Version
from drafting.store import Store
from drafting.versions import Kept, read_version, record_of
from drafting.writers.base import Writer
from drafting.writers.watch import Watch
from guardrails import Application, Finding, Message, Report, Step, apply_fixes, check

MEANWHILE = "Template, until the model is ready"
FIRST = "First draft"
EDITED = "Edited by hand"
BESIDE = (
    "You changed the text while the model was writing: yours stays, and the model's is among the "
    "versions."
)


@dataclass(frozen=True)
class Task:
    """A draft to be written: for which step of which application, knowing of which others."""

    case: str
    application: Application
    step: Step
    on: date
    wishes: Wishes = NO_WISHES
    others: tuple[Message, ...] = ()
    origin: str = FIRST
    previous: Draft | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Which draft it is."""
        return self.case, step_key(self.step)


@dataclass(frozen=True)
class _Run:
    """A draft that is being written, or was, and the look at it."""

    written: Future[bool]
    watch: Watch


@dataclass
class Desk:
    """Writes drafts and keeps their versions. One for a process; safe to use from threads."""

    store: Store
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "draft"))
    _running: dict[tuple[str, str], "_Run"] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def close(self) -> None:
        """Stop what is being written and end."""
        self.forget()
        self._pool.shutdown(cancel_futures=True)

    def write(self, task: Task, writer: Writer) -> None:
        """Write a draft now and keep it. Raises `StoreError`."""
        self._write(task, writer, Watch(), self._head(task))

    def _write(self, task: Task, writer: Writer, watch: Watch, head: Version | None) -> bool:
        """Write a draft that replaces `head`, and keep it unless `watch` was stopped.

        Gives False where the person made another text count meanwhile: theirs goes on counting.
        """
        if watch.stopped:
            return True
        made = draft(
            task.application,
            task.step,
            writer=writer,
            wishes=task.wishes,
            others=task.others,
            on=task.on,
            previous=task.previous,
            watch=watch,
        )
        with self.store.together():  # who stops it, or edits, comes before this or after it
            return watch.stopped or self._keep_written(task, made, head)

    def start(self, task: Task, writer: Writer) -> None:
        """Write a draft in the background; nothing where this step's is being written already."""
        with self._lock:
            if not self._is_running(task.key):
                watch = Watch()
                written = self._pool.submit(self._write, task, writer, watch, self._head(task))
                self._running[task.key] = _Run(written, watch)

    def stop(self, case: str, step: Step) -> None:
        """Stop writing this step's draft, in the middle of a word; what was there stays.

        Returns at once, and does nothing where none is being written.
        """
        with self._lock:
            if self._is_running((case, step_key(step))):
                self._running[(case, step_key(step))].watch.stop()

    def forget(self, case: str | None = None, step: Step | None = None) -> None:
        """Stop and forget what is being written: of one step, one application, or all of it.

        For what was sent or deleted: no model is told more of it, and nothing comes after.
        """
        with self._lock:
            for key in list(self._running):
                if case in (None, key[0]) and (step is None or key[1] == step_key(step)):
                    self._running.pop(key).watch.stop()

    def stopped(self, case: str, step: Step) -> bool:
        """Whether the last draft of this step that was started was stopped."""
        with self._lock:
            run = self._running.get((case, step_key(step)))
            return run is not None and run.watch.stopped

    def writing(self, case: str, step: Step) -> bool:
        """Whether a draft of this step is being written."""
        with self._lock:
            return self._is_running((case, step_key(step)))

    def preview(self, case: str, step: Step) -> str:
        """The unchecked text so far of the draft that is being written, empty without one."""
        with self._lock:
            run = self._running.get((case, step_key(step)))
            return run.watch.text if run else ""

    def trouble(self, case: str, step: Step) -> str | None:
        """What became of the last one that was started, unless all is well; told once.

        A sentence of what went wrong, or `BESIDE`.
        """
        with self._lock:
            run = self._running.get((case, step_key(step)))
            if run is None or run.watch.stopped or not run.written.done():
                return None
            del self._running[(case, step_key(step))]
        error = run.written.exception()
        if error is None:
            return None if run.written.result() else BESIDE
        if isinstance(error, StoreError):
            return str(error)
        return "The draft could not be written; what was there is still there. Try again."

    def current(self, case: str, step: Step) -> Kept | None:
        """The version that counts, or None where nothing was written yet."""
        version = self.store.current(case, step_key(step))
        return read_version(version) if version else None

    def versions(self, case: str, step: Step) -> list[Kept]:
        """Every version, the oldest first."""
        kept = map(read_version, self.store.versions(case, step_key(step)))
        return [version for version in kept if version]

    def before(self, case: str, step: Step) -> Kept | None:
        """The version before the one that counts, to go back to; a stand-in for it is none."""
        current = self.current(case, step)
        older = [kept for kept in self.versions(case, step) if current and kept.id < current.id]
        if current and older and (current.origin, older[-1].origin) == (FIRST, MEANWHILE):
            return None
        return older[-1] if older else None

    def restore(self, case: str, step: Step, version: int) -> None:
        """Make another version the one that counts."""
        self.store.make_current(case, step_key(step), version)

    def edit(self, task: Task, message: Message) -> None:
        """Keep what the person made of the draft, judged anew; it goes out as it is."""
        before = self.current(task.case, task.step)
        if before is None or before.draft.message == message:
            return
        edited = recheck(before.draft, message, task.application, others=task.others, on=task.on)
        self._keep(task, edited.model_copy(update={"trouble": None, "note": None}), EDITED)

    def fix(self, task: Task, finding: Finding) -> bool:
        """Make the fix of a finding on the text that counts; False where it cannot be made."""
        before = self.current(task.case, task.step)
        if before is None:
            return False
        fixed = apply_fixes(before.draft.message, **_known(task), chosen=[finding])
        self.edit(task, fixed.message)
        return bool(fixed.applied)

    def _keep(self, task: Task, made: Draft, origin: str = "") -> None:
        record = record_of(made, task.wishes, task.application)
        self.store.add_version(*task.key, origin or task.origin, record)

    def _keep_written(self, task: Task, made: Draft, head: Version | None) -> bool:
        """Keep what was written; whether it counts now."""
        now = self._head(task)
        self._keep(task, made)
        if now is None or now.origin == MEANWHILE or (head and now.id == head.id):
            return True
        self.store.make_current(*task.key, now.id)
        return False

    def _head(self, task: Task) -> Version | None:
        return self.store.current(*task.key)

    def _is_running(self, key: tuple[str, str]) -> bool:
        run = self._running.get(key)
        return run is not None and not run.watch.stopped and not run.written.done()


def judge(task: Task, message: Message) -> Report:
    """What the checks say of a text for this step, spelling advice included."""
    return check(message, **_known(task))


def _known(task: Task) -> dict[str, Any]:
    """What the checks are told of a task."""
    return {
        "kind": task.step.kind,
        "application": task.application,
        "person": task.step.to[0] if task.step.to else None,
        "others": task.others,
        "on": task.on,
        "interview": task.step.interview,
        "must_ask_for": task.step.must_ask_for,
        "language": True,
    }
