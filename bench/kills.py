"""`kill -9` at random moments: `python -m bench.kills --kills 500`.

A child process types, saves, drafts, logs, marks as sent, takes back, brings in a file; or it
migrates an earlier database, or recovers a damaged one. It says of each thing when the call has
returned. It is killed at a random moment, and then: does the database open, does it pass
`integrity_check`, is everything there that the child had said was kept, and is what belongs
together there together? All that earlier rounds kept must still be there, letter for letter.
"""

import argparse
import json
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.kill_child import EXAMPLE, TODAY, child, to_the_first_schema
from drafting import backups, open_writer
from drafting.desk import Desk, Task
from drafting.schema import SCHEMA
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import read_application

MODES = ("work", "work", "work", "migrate", "rescue")


class Kills:
    """Rounds of killing on one database; `failures` holds what went wrong, in words."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.chance = random.Random(seed)
        self.failures: list[str] = []
        self.counts: Counter[str] = Counter()
        self.kept: dict[str, str] = {}
        Store(path).close()
        _warm_up(path.with_name("warm.db"))

    def round(self, number: int) -> None:
        """One child, killed; then the database is looked at."""
        mode = MODES[number % len(MODES)]
        if mode == "migrate":
            to_the_first_schema(self.path)
        id_ = f"r{number}"
        lines = list(self._killed(mode, id_))
        said = dict(lines)
        self.counts[f"killed while it was to {mode}"] += 1
        self.counts.update(f"acknowledged: {name}" for name, _ in lines)
        try:
            self._look(id_, said)
        except Exception as error:  # whatever it is, it is what went wrong
            self.failures.append(f"round {number} ({mode}): {type(error).__name__}: {error}")

    def _killed(self, mode: str, id_: str) -> Iterator[tuple[str, int]]:
        """What a child said until it was killed, each thing with its last turn."""
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            _be_child(self.path, mode, id_, write)
        os.close(write)
        first = os.read(read, 1) if self.chance.random() < 0.7 else b""  # else while it opens
        time.sleep(self.chance.uniform(0.0, 0.5 if first else 0.03))
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        with os.fdopen(read) as pipe:
            lines = f"{first.decode()}{pipe.read()}".split("\n")[:-1]
        if not os.WIFSIGNALED(status):
            self.failures.append(f"the child ended by itself: {lines[-1:]}")
        for line in lines:
            name, turn = line.split(" ", 1)
            if turn.isdigit():
                yield name, int(turn)

    def _look(self, id_: str, said: dict[str, int]) -> None:
        store = Store(self.path)
        try:
            found = store._db.execute("PRAGMA integrity_check").fetchone()[0]
            assert found == "ok", found
            assert store._db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA
            assert not store.only_read
            self._look_at_earlier(store)
            if any(name in said for name in ("typed", "saved", "drafted", "logged")):
                look_at(store, id_, said)
            self.kept = {kept.id: _everything(store, kept.id) for kept in store.applications()}
        finally:
            store.close()
        for old in backups.set_aside(self.path):
            old.unlink()

    def _look_at_earlier(self, store: Store) -> None:
        for id_, content in self.kept.items():
            assert _everything(store, id_) == content, f"{id_} has changed"


def look_at(store: Store, id_: str, said: dict[str, int]) -> None:
    """Whether all that was said to be kept is kept, and what belongs together is together."""
    space, desk = Workspace(store), Desk(store)
    try:
        case = space.case(id_)
        typed = max(said.get("typed", 0), said.get("saved", 0))
        assert int(case.form["company"][1:]) >= typed, "what was typed is lost"
        if "saved" not in said:
            return
        assert case.application
        saved = int(case.application.company[1:])
        assert saved >= said["saved"], "what was saved is lost"
        assert case.application.candidate.name == f"N{saved}", "half a form was saved"
        assert store.kept("profile")["name"] == f"N{saved}", "saved without its profile"
        texts = [event.get("text") for event in case.events if event["what"] == "received"]
        turns = range(1, said.get("logged", 0) + 1)
        assert texts[: len(turns)] == [f"L{turn}" for turn in turns], "what was logged is lost"
        origins = {
            version.origin for step in store.steps(id_) for version in store.versions(id_, step)
        }
        drafted = {f"D{turn}" for turn in range(1, said.get("drafted", 0) + 1)}
        assert drafted <= origins, "a draft is lost"
        sent = [event for event in case.events if event["what"] == "sent"]
        assert all(space.sent_message(id_, event) for event in sent), "sent without its text"
        assert len(sent) <= 1, "taken back, and still there"
        copies = [kept for kept in space.cases() if f"{id_} B" in str(kept.form.get("company"))]
        assert len(copies) >= (said.get("brought", -1) + 1) // 2, "what came in is lost"
        assert all(store.steps(copy.id) for copy in copies), "half of what came in is there"
    finally:
        desk.close()


def _warm_up(path: Path) -> None:
    """Load what a child needs, so that it is killed at its work and not while it loads."""
    store = Store(path)
    space, desk = Workspace(store), Desk(store)
    case = space.case(space.add(read_application(EXAMPLE.read_text(encoding="utf-8"))))
    plan = case.plan(TODAY)
    assert plan
    assert case.application
    desk.write(Task(case.id, case.application, plan.steps[0], TODAY), open_writer("template"))
    desk.close()
    store.close()


def _everything(store: Store, id_: str) -> str:
    """All of an application, its drafts too, as one text."""
    kept = store.application(id_)
    drafts = [
        (step, store.versions(id_, step), store.current(id_, step)) for step in store.steps(id_)
    ]
    return f"{kept} {drafts}"


def _be_child(path: Path, mode: str, id_: str, write: int) -> None:
    def say(name: str, turn: int) -> None:
        os.write(write, f"{name} {turn}\n".encode())

    try:
        child(path, mode, id_, say)
    except BaseException as error:  # told to the parent, which counts it as a failure
        os.write(write, f"failed {type(error).__name__}: {json.dumps(str(error))}\n".encode())
    finally:
        os._exit(1)


def run(kills: int, folder: Path, seed: int = 1) -> Kills:
    """So many rounds on a database in `folder`."""
    rounds = Kills(folder / "afterword.db", seed)
    for number in range(kills):
        rounds.round(number)
    return rounds


def main(arguments: list[str] | None = None) -> int:
    """Kill, and print what was found; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        rounds = run(args.kills, Path(folder), args.seed)
        size = (Path(folder) / "afterword.db").stat().st_size
    for what, count in sorted(rounds.counts.items()):
        print(f"{count:7,} {what}")
    print(f"{len(rounds.kept):7,} applications at the end, in {size / 1e6:.1f} MB")
    took = f"{time.monotonic() - began:.0f} s"
    print(f"{args.kills:7,} kills in {took}; rounds with a loss: {len(rounds.failures)}")
    for failure in rounds.failures:
        print(failure)
    return 1 if rounds.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
