"""What the writers are worth, over 70 applications and all kinds of message.

    .venv/bin/python -m bench.writers                         # the table that docs/writers.md holds
    .venv/bin/python -m bench.writers --writer template --texts drafts.md

For each writer: of the parts that it had a word for, the share that was accepted at first, after a
repair, or replaced by the template's; how many drafts are ready and free of warnings; the seconds
to the first text and to the ready one (median, 95th percentile); tokens; and the share of sentences
that begin as another sentence does. Times are wall-clock; the model's loading is told apart. The
endpoint is a scripted one on this machine (bench/scripted.py): it shows what the loop does with
faults, not how fast a model is.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.cases import cases
from bench.scripted import endpoint
from bench.watching import Watched
from drafting import Draft, Writer, open_writer
from drafting.due import draft_due
from guardrails import Application, MessageKind, Severity
from guardrails.checks.letter import read_letter
from guardrails.checks.text import Text

WRITERS = ("template", "embedded", "scripted")
BEGIN = 4  # words that make two beginnings alike


@dataclass
class Result:
    """What one writer did."""

    name: str
    loading: float = 0.0
    drafts: list[Draft] = field(default_factory=list)
    fates: Counter[str] = field(default_factory=Counter)
    first: Sequence[float] = ()

    def share(self, fate: str) -> str:
        """Of the parts that the writer had a word for."""
        total = self.fates.total()
        return f"{100 * self.fates[fate] / total:.0f} %" if total else "-"

    def seconds(self, kind: MessageKind | None = None) -> list[float]:
        """To the ready text."""
        return [one.seconds for one in self.drafts if kind in (None, one.step.kind)]

    def clean(self) -> int:
        """Drafts without any warning."""
        return sum(
            all(one.severity is Severity.HINT for one in draft.report.findings)
            for draft in self.drafts
        )


def measure(name: str, most: int | None) -> Result:
    """Every draft of a writer, one after the other."""
    result = Result(name)
    with opened(name) as writer:
        began = time.perf_counter()
        warm = getattr(writer, "warm", None)
        if warm:
            warm()
        result.loading = time.perf_counter() - began
        watched = Watched(writer)
        for application, day, kind in list(cases())[: most and most * len(MessageKind)]:
            watched.begin()
            for draft in draft_due(application, day, writer=watched, kind=kind):
                result.drafts.append(draft)
                result.fates.update(watched.fates(draft, _reader(application, draft)))
        result.first = watched.first_texts or result.seconds()
    return result


def _reader(application: Application, draft: Draft) -> str:
    id_ = draft.step.to[0]
    reader = application.person(id_) or application.reference(id_)
    return reader.name if reader else ""


@contextmanager
def opened(name: str) -> Iterator[Writer]:
    """A writer by its name here, closed in the end."""
    with ExitStack() as held:
        if name == "scripted":
            address = held.enter_context(endpoint())
            writer = open_writer("openai", base_url=address, model="scripted")
        else:
            writer = open_writer(name)
        held.callback(writer.close)
        yield writer


def alike(drafts: Sequence[Draft]) -> tuple[float, float]:
    """The share of sentences that begin as another of the same letter, and of the same panel."""
    own = panel = total = 0
    groups: dict[tuple[str, ...], list[list[str]]] = {}
    for draft in drafts:
        begun = beginnings(draft.message.body)
        total += len(begun)
        own += sum(count for count in Counter(begun).values() if count > 1)
        key = (draft.step.kind.value, draft.message.body.splitlines()[-1])
        groups.setdefault(key, []).append(begun)
    for letters in groups.values():
        counted = Counter(one for begun in letters for one in set(begun))
        panel += sum(count for count in counted.values() if count > 1)
    return own / total, panel / total


def beginnings(body: str) -> list[str]:
    """The first words of every sentence between greeting and sign-off."""
    main = read_letter(Text(body)).main
    sentences = (sentence.text.lower().split()[:BEGIN] for sentence in Text(main.text).sentences)
    return [" ".join(words) for words in sentences if len(words) == BEGIN]


ROWS = (
    ("drafts", lambda one: str(len(one.drafts))),
    ("ready", lambda one: str(sum(draft.report.ready for draft in one.drafts))),
    ("without a warning", lambda one: str(one.clean())),
    ("parts that it had a word for", lambda one: str(one.fates.total() or "-")),
    ("accepted at first", lambda one: one.share("first")),
    ("accepted after a repair", lambda one: one.share("repaired")),
    ("replaced by the template's", lambda one: one.share("replaced")),
    ("loading, s", lambda one: f"{one.loading:.1f}"),
    ("first text, s (median / 95 %)", lambda one: _times(one.first)),
    ("ready text, s (median / 95 %)", lambda one: _times(one.seconds())),
    ("thank-you ready, s (median / 95 %)", lambda one: _times(one.seconds(MessageKind.THANK_YOU))),
    ("tokens in / out for a draft", lambda one: _tokens(one.drafts)),
    ("sentences that begin alike in one letter", lambda one: f"{100 * alike(one.drafts)[0]:.1f} %"),
    ("… as one to another of the panel", lambda one: f"{100 * alike(one.drafts)[1]:.1f} %"),
)


def _times(seconds: Sequence[float]) -> str:
    cut = statistics.quantiles(seconds, n=20)[-1]
    return f"{statistics.median(seconds):.3f} / {cut:.3f}"


def _tokens(drafts: Sequence[Draft]) -> str:
    told = [draft.tokens for draft in drafts if draft.tokens.in_]
    if not told:
        return "-"
    read, wrote = (
        statistics.mean(found) for found in zip(*((t.in_, t.out) for t in told), strict=True)
    )
    return f"{read:.0f} / {wrote:.0f}"


def show(results: Sequence[Result]) -> str:
    """The table, a column a writer."""
    head = ["", *(one.name for one in results)]
    lines = [head, ["---"] * len(head)]
    lines += [[name, *(row(one) for one in results)] for name, row in ROWS]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def texts(results: Sequence[Result]) -> Iterator[str]:
    """The drafts, to be read."""
    for result in results:
        for draft in result.drafts:
            yield f"## {result.name}: {draft.step.kind.value}\n\n{draft.message.subject or ''}\n"
            yield f"{draft.message.body}\n"
            for part in draft.parts:
                tried = "; ".join(f"{one.text!r} {list(one.because)}" for one in part.rejected)
                yield f"    [{part.part} by {part.by}] {tried}"
            yield ""


def main() -> None:
    """Measure, print the table, and write the drafts where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writer", action="append", choices=WRITERS)
    parser.add_argument("--most", type=int, help="only so many of the applications")
    parser.add_argument("--texts", type=Path, help="a file for the drafts themselves")
    args = parser.parse_args()
    results = [measure(name, args.most) for name in args.writer or WRITERS]
    print(show(results))
    if args.texts:
        args.texts.write_text("\n".join(texts(results)), encoding="utf-8")


if __name__ == "__main__":
    main()
