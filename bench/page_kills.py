"""`kill -9` on the page itself while a person types: `python -m bench.page_kills --kills 20`.

A person types into one field after the other, over the page's websocket. Once a screen has come
back, what was typed before it must be in the database, whenever the page is killed.
"""

import argparse
import asyncio
import os
import random
import signal
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from websockets.exceptions import ConnectionClosed

from bench.page_server import page_server
from bench.visitor import Visitor, apart
from drafting.store import Store

FIELDS = ("company", "role", "name", "strengths", "interviews.0.notes.p1")


async def _type_until_killed(url: str, id_: str, pid: int, after: float) -> dict[str, str]:
    """What came back as typed before the page was killed, `after` so many seconds of typing."""
    visitor, typed = Visitor(url, "", "anybody"), {}
    await visitor.arrive()
    await visitor.visit("application", f"app={id_}")
    asyncio.get_running_loop().call_later(after, os.kill, pid, signal.SIGKILL)
    for turn in range(100_000):
        name = FIELDS[turn % len(FIELDS)]
        try:
            await visitor.type(f"{id_}:{name}", f"{name} {turn}")
        except ConnectionClosed:
            break
        typed[name] = f"{name} {turn}"
    return typed


def kill_once(folder: Path, id_: str, chance: random.Random) -> tuple[int, list[str]]:
    """Kill the page once; gives how many turns were acknowledged, and what was lost, in words."""
    path = folder / "afterword.db"
    with page_server(path, {"AFTERWORD_WRITER": "template"}) as url:
        after = chance.uniform(0.05, 1.5)
        typed = apart(_type_until_killed(url, id_, url.pid, after))
    lost = []
    with closing(sqlite3.connect(path)) as database:
        if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            lost.append("the database is damaged")
    with closing(Store(path)) as store:
        kept = store.application(id_)
        form = kept.form if kept else {}
    for name, text in typed.items():
        found = _in(form, name)
        if _turn(found) < _turn(text):
            lost.append(f"{id_}: {name} is {found!r} and was {text!r}")
    return max(map(_turn, typed.values()), default=-1) + 1, lost


def _in(form: dict[str, object], name: str) -> str:
    value: object = form
    for part in name.split("."):
        if isinstance(value, list):
            value = value[int(part)]
        elif isinstance(value, dict):
            value = value.get(part, "")
    return str(value)


def _turn(text: str) -> int:
    number = text.rpartition(" ")[2]
    return int(number) if number.isdigit() else -1


def run(kills: int, folder: Path, seed: int = 1) -> tuple[int, list[str]]:
    """So many kills; gives how much was typed and what was lost."""
    chance, typed, lost = random.Random(seed), 0, []
    for number in range(kills):
        turns, missing = kill_once(folder, f"k{number}", chance)
        typed += turns
        lost += missing
    return typed, lost


def main(arguments: list[str] | None = None) -> int:
    """Kill, and print what was found; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    args = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        typed, lost = run(args.kills, Path(folder))
    print(f"{args.kills} kills of the page, {typed} fields typed and kept, lost: {len(lost)}")
    print("\n".join(lost))
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
