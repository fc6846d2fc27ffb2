"""Fifty people at once on one process of the page, with a slow model: `python -m bench.load`.

Each logs in, types an application, gives a key of their own, has a thank-you written by the
endpoint, has it written again, and looks at every screen. Whose words were in what reached whom is
looked at in every byte: of the page, of the endpoint's requests, and of the databases. Then they
leave and come again, so that what grows is seen.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.page_server import page_server
from bench.slow import Slow, slow_endpoint
from bench.visitor import Visitor, apart

SECRET = "signs the cookies of this one run and of no other"
SECRETS = """[auth]
redirect_uri = "http://127.0.0.1:8501/oauth2callback"
cookie_secret = "{secret}"
client_id = "load"
client_secret = "load"
server_metadata_url = "https://login.example/.well-known/openid-configuration"
"""
SYLLABLES = "ka re vo li su ne ta mi ro du fe na zo pe gi".split()
POLLS = 3.0  # seconds between two looks at a draft that is being written
LONGEST = 240.0  # seconds that a draft may take before it counts as not answered
FORGOTTEN = 5  # seconds that the page keeps the session of a closed tab
MB = 1e6


@dataclass
class Found:
    """What a run found: `faults` are what must not be, in words."""

    people: int
    times: list[tuple[str, float]] = field(default_factory=list)
    memory: list[tuple[str, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked: int = 0
    bytes: int = 0
    seconds: float = 0.0


def marks(count: int) -> list[str]:
    """As many made-up surnames, none part of another."""
    chance = random.Random(7)
    found = {"".join(chance.sample(SYLLABLES, 5)).capitalize() for _ in range(count * 2)}
    return sorted(found)[:count]


async def sit_down(visitor: Visitor, mark: str, turn: int) -> None:
    """What one person does, from the login to the last screen."""
    id_ = f"x{turn}"
    await visitor.arrive()
    await visitor.visit("")
    await visitor.visit("settings")
    await visitor.type("api_key", f"key-of-{mark}")
    await visitor.visit("application", f"app={id_}")
    for name, text in _typed(mark).items():
        await visitor.type(f"{id_}:{name}", text)
    await visitor.press("save", "save")
    draft = f"{id_}_thank_you:p1:0"
    await visitor.visit("drafts", f"app={id_}")
    await _written(visitor)
    _expect(visitor, "Online or local endpoint")
    await visitor.press(f"Write it again_{draft}", "write again")
    await _written(visitor)
    for page in ("", "plan", "application"):
        await visitor.visit(page, f"app={id_}" if page else "")
        _expect(visitor, mark)
    await visitor.leave()


def _typed(mark: str) -> dict[str, str]:
    return {
        "name": f"Sam {mark}",
        "company": f"{mark} Works",
        "role": "Data Engineer",
        "people.0.name": f"Dana {mark}",
        "people.0.email": f"dana@{mark.lower()}.example",
        "interviews.0.notes.p1": f"moving the batch pipeline of {mark} to streaming",
        "strengths": "five years building data pipelines in Python",
    }


async def _written(visitor: Visitor) -> None:
    """Look at the draft again and again until it is written."""
    ends = time.monotonic() + LONGEST
    while "The model is writing" in visitor.text and time.monotonic() < ends:
        await asyncio.sleep(POLLS)
        await visitor.visit("drafts", visitor._query)
    if "The model is writing" in visitor.text:
        visitor.errors.append("a draft was not written in time")


def _expect(visitor: Visitor, words: str) -> None:
    if words not in visitor.text:
        visitor.errors.append(f"does not see {words!r}")


async def round_of(
    url: str, names: Sequence[str], turn: int, found: Found, think: float = 0.0
) -> None:
    """All of them at once."""
    visitors = [Visitor(url, SECRET, mark, think=think) for mark in names]
    jobs = [sit_down(visitor, visitor.who, turn) for visitor in visitors]
    for visitor, error in zip(
        visitors, await asyncio.gather(*jobs, return_exceptions=True), strict=True
    ):
        if error is not None:
            visitor.errors.append(f"{type(error).__name__}: {error}"[:400])
        found.times += visitor.times
        found.faults += [f"{visitor.who}: {told}" for told in visitor.errors]
        seen = b"".join(visitor.seen).lower()
        found.bytes += len(seen)
        found.faults += [
            f"{visitor.who} was shown something of {other}"
            for other in names
            if other != visitor.who and other.lower().encode() in seen
        ]


def look_at_requests(names: Sequence[str], found: Found) -> None:
    """Whether each request held one person's words, and went with that person's key."""
    found.asked = len(Slow.asked)
    for key, body in Slow.asked:
        whose = [mark for mark in names if mark.lower() in body.lower()]
        if [f"Bearer key-of-{mark}" for mark in whose] != [key]:
            found.faults.append(f"a request with {key} held words of {whose}")


def look_at_files(folder: Path, names: Sequence[str], found: Found) -> None:
    """Whether each database holds one person's words, and no key."""
    files = [file for file in folder.glob("*.db*") if not file.name.endswith("-shm")]
    for file in files:
        data = file.read_bytes().lower()
        if sum(mark.lower().encode() in data for mark in names) > 1:
            found.faults.append(f"{file.name} holds words of several people")
        if b"key-of-" in data:
            found.faults.append(f"{file.name} holds a key")
    if len({file.name.partition(".")[0] for file in files}) < len(names):
        found.faults.append("there are fewer databases than people")
    if "key-of-" in (folder / "server.log").read_text(errors="replace"):
        found.faults.append("a key is in the log")


def memory_of(pid: int) -> float:
    """The bytes that a process has in memory, as Linux says; 0 where nothing says it."""
    status = _status(pid)
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024.0


def _status(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return "VmRSS: 0 kB"


def run(people: int, seconds: float, rounds: int, think: float = 0.0) -> Found:
    """So many people at once, so many times, with an endpoint that takes so many seconds.

    `think` is how many seconds a person takes on average before each thing that they do.
    """
    found, names = Found(people), marks(people)
    with tempfile.TemporaryDirectory() as name, slow_endpoint(seconds) as endpoint:
        folder = Path(name)
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "secrets.toml").write_text(SECRETS.format(secret=SECRET))
        environment = {
            "AFTERWORD_WRITER": "openai",
            "OPENAI_BASE_URL": endpoint,
            "AFTERWORD_MODEL": "scripted",
            "OPENAI_API_KEY": "",
        }
        flags = [f"--server.disconnectedSessionTTL={FORGOTTEN}"]
        with page_server(folder / "afterword.db", environment, flags=flags) as url:
            began = time.monotonic()
            apart(round_of(url, names[:1], 0, found))
            found.times.clear()
            found.memory.append(("after one person", memory_of(url.pid)))
            for turn in range(1, rounds + 1):
                apart(round_of(url, names, turn, found, think))
                time.sleep(FORGOTTEN + 2)
                found.memory.append((f"after round {turn}", memory_of(url.pid)))
            found.seconds = time.monotonic() - began
        look_at_requests(names, found)
        look_at_files(folder, names, found)
    return found


def told(found: Found) -> Iterator[str]:
    """What a run found, line by line."""
    kinds = sorted({what for what, _ in found.times})
    yield f"{'screen':<22}{'times':>7}{'median s':>10}{'95 % s':>8}{'longest s':>11}"
    for kind in kinds:
        times = sorted(took for what, took in found.times if what == kind)
        at95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        median = statistics.median(times)
        yield f"{kind:<22}{len(times):>7}{median:>10.2f}{at95:>8.2f}{times[-1]:>11.2f}"
    for when, size in found.memory:
        yield f"{size / MB:6.0f} MB {when}"
    yield (
        f"{found.people} people, {found.asked} requests to the endpoint, "
        f"{found.bytes / MB:.0f} MB looked through, {found.seconds:.0f} s; "
        f"faults: {len(found.faults)}"
    )
    yield from found.faults[:20]


def main(arguments: list[str] | None = None) -> int:
    """Run it and print what was found; 1 where something must not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=3.0, help="how slow the endpoint is")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--think", type=float, default=0.0, help="seconds before each action")
    args = parser.parse_args(arguments)
    found = run(args.people, args.seconds, args.rounds, args.think)
    print("\n".join(told(found)))
    return 1 if found.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
