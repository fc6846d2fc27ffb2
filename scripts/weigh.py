"""Learn the weights by which replies are read: `python scripts/weigh.py [--measure]`.

Reads the tuning half of tests/corpus/replies and writes guardrails/rules/replies/cues/weights.yaml.
How sure a reading is comes from leaving out files: they were written to different briefs, so a
file left out is a stranger. With `--measure` nothing is written, and what
was read rightly of each file left out is printed. Ridge logistic regression, without chance: the
same corpus gives the same file.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from guardrails.replies.decide import decide  # noqa: E402 (after the path)
from guardrails.replies.evidence import signs  # noqa: E402 (after the path)
from guardrails.replies.own import own_parts  # noqa: E402 (after the path)
from guardrails.replies.phrases import rule_book  # noqa: E402 (after the path)
from guardrails.replies.shapes import ReplyLabel  # noqa: E402 (after the path)
from guardrails.replies.terms import terms  # noqa: E402 (after the path)
from guardrails.replies.weights import FILE  # noqa: E402 (after the path)
from guardrails.replies.words import fold, sentences  # noqa: E402 (after the path)

CORPUS = ROOT / "tests" / "corpus" / "replies"
SET_ASIDE = {"last.jsonl"}
RULES_KNOW = {
    f"{name}.jsonl" for name in "decisions fresh fresh_a lines process tangled unseen".split()
}
"""Files that the phrase rules were tuned on: there they are better than among strangers, so
nothing is learnt of them from these files."""
LABELS = tuple(ReplyLabel)
SEEN_IN = 2
"""A term of fewer texts is chance."""
KEPT = 6000
RIDGE = 0.25
RARE = 4.0
"""A term of every text counts nothing, one that is this many powers of e rarer counts fully."""
PARTS = 10
"""The files are left out in so many groups."""
ROUNDS = 40
TOLD, WINDOW = 0.6, 100
"""Confidence 0.6 is where of so many neighbours this share was right."""
SURE = 0.985
"""Confidence 0.9 is where this share of all that are as likely or more was right."""
TOP = """# How much each term of a text speaks for each label; columns in the order of `labels`.
# What a term is: guardrails/replies/terms.py. `sure`: likelihood, and the confidence that it earns.
# Reason: an oblique text holds no phrase that a rule knows, but words that lean to one side.
# Source: learnt by scripts/weigh.py from the tuning half of tests/corpus/replies; don't edit.
"""
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the corpus: its file, its label's column, and its terms."""

    file: str
    column: int
    held: dict[str, float]


def cases() -> list[Case]:
    """The tuning half, in the order of the files."""
    return [
        _case(path.name, json.loads(line))
        for path in sorted(CORPUS.glob("*.jsonl"))
        if path.name not in SET_ASIDE
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def _case(file: str, row: dict[str, str]) -> Case:
    folded = fold(row["text"])
    read = list(sentences(folded, own_parts(folded)))
    found = signs(read, rule_book())
    held = {
        term.text: term.value
        for term in terms(read, found, decide(found))
        if file not in RULES_KNOW or not term.text.startswith(("rule:", "verdict:"))
    }
    return Case(file, LABELS.index(ReplyLabel(row["label"])), held)


def table(known: Sequence[Case], names: Sequence[str]) -> Matrix:
    """One row a case, one column a term, and a last one that every case has."""
    place = {name: column for column, name in enumerate(names)}
    rows = np.zeros((len(known), len(names) + 1))
    rows[:, -1] = 1.0
    for row, case in zip(rows, known, strict=True):
        for text, value in case.held.items():
            if text in place:
                row[place[text]] = value
    return rows


def names_of(known: Sequence[Case]) -> list[str]:
    """The terms that more than chance holds."""
    counts = Counter(text for case in known for text in case.held)
    return sorted(text for text, count in counts.items() if count >= SEEN_IN)


def likely(sums: Matrix) -> Matrix:
    """Sums as likelihoods, row by row."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True))
    shares: Matrix = powers / powers.sum(axis=1, keepdims=True)
    return shares


def rarity(rows: Matrix) -> Matrix:
    """How much each column counts before it is weighed: the rarer the term, the more."""
    held = (rows != 0).sum(axis=0)
    counts: Matrix = np.log(len(rows) / held) / RARE
    counts[-1] = 1.0
    return counts


def duals(alike: Matrix, columns: Sequence[int]) -> Matrix:
    """How much each case pulls, from how alike the cases are; Böhning's bound on the curvature."""
    told = np.eye(len(LABELS))[list(columns)]
    step = np.linalg.inv(0.5 * alike + RIDGE * np.eye(len(alike)))
    pulls = np.zeros_like(told)
    for _ in range(ROUNDS):
        pulls -= step @ (likely(alike @ pulls) - told + RIDGE * pulls)
    return pulls


def learn(known: Sequence[Case]) -> tuple[list[str], Matrix]:
    """The terms worth keeping and their weights; the last row is what every text weighs."""
    names = names_of(known)
    weights = _fitted(known, names)
    strong = np.argsort(-np.abs(weights[:-1]).max(axis=1), kind="stable")[:KEPT]
    kept = sorted(names[place] for place in strong)
    return kept, _fitted(known, kept)


def _fitted(known: Sequence[Case], names: Sequence[str]) -> Matrix:
    rows = table(known, names)
    counts = rarity(rows)
    rows *= counts
    pulled = rows.T @ duals(rows @ rows.T, [case.column for case in known])
    fitted: Matrix = counts[:, None] * pulled
    return fitted


def strangers(known: Sequence[Case]) -> Matrix:
    """The likelihoods of each case, learnt without its file; none for the rules' own files."""
    rows = table(known, names_of(known))
    rows *= rarity(rows)
    alike = rows @ rows.T
    shares = np.full((len(known), len(LABELS)), np.nan)
    files = np.array([case.file for case in known])
    own = sorted(set(files) - RULES_KNOW)
    for part in range(min(PARTS, len(own))):
        out = np.isin(files, own[part::PARTS])
        rest, left = np.flatnonzero(~out), np.flatnonzero(out)
        pulls = duals(alike[np.ix_(rest, rest)], [known[place].column for place in rest])
        shares[left] = likely(alike[np.ix_(left, rest)] @ pulls)
    return shares


def sure_points(known: Sequence[Case], shares: Matrix) -> list[tuple[float, float]]:
    """Likelihoods and the confidence each earns, from files left out; straight lines between."""
    judged = sorted(
        (float(row.max()), int(row.argmax()) == case.column)
        for case, row in zip(known, shares, strict=True)
        if not np.isnan(row[0])
    )
    right = [ok for _, ok in judged]
    told = next(
        place for place in range(len(right)) if sum(right[place : place + WINDOW]) >= TOLD * WINDOW
    )
    sure = next(
        place for place in range(len(right)) if sum(right[place:]) >= SURE * len(right[place:])
    )
    return [(0.0, 0.0), (_point(judged, told), 0.6), (_point(judged, sure), 0.9), (1.0, 0.99)]


def _point(judged: Sequence[tuple[float, bool]], place: int) -> float:
    return round(judged[place][0], 3)


def page(names: Sequence[str], weights: Matrix, sure: Sequence[tuple[float, float]]) -> str:
    """The file, one line a term."""
    lines = [f"labels: [{', '.join(LABELS)}]", f"sure: {[list(point) for point in sure]}"]
    lines.append(f'start: "{_row(weights[-1])}"')
    lines.append("terms:")
    for name, row in zip(names, weights, strict=False):
        if np.abs(row).max() >= 0.05:
            lines.append(f"  {json.dumps(name, ensure_ascii=False)}: {_row(row)}")
    return TOP + "\n".join(lines) + "\n"


def _row(row: Sequence[float]) -> str:
    return " ".join(f"{each:.2f}".rstrip("0").rstrip(".").replace("-0.", "-.") for each in row)


def measured(known: Sequence[Case], shares: Matrix) -> str:
    """What was read rightly of each file left out."""
    lines = []
    files = sorted({case.file for case in known} - RULES_KNOW)
    for file in [*files, *([None] if files else [])]:
        right = [
            int(row.argmax()) == case.column
            for case, row in zip(known, shares, strict=True)
            if case.file == file or (file is None and case.file not in RULES_KNOW)
        ]
        lines.append(
            f"{file or 'all'}: {sum(right)} of {len(right)} ({sum(right) / len(right):.1%})"
        )
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Learn and write, or only say how good it is; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--measure", action="store_true", help="write nothing, leave files out")
    known = cases()
    measure = parser.parse_args(arguments).measure
    shares = strangers(known)
    sure = sure_points(known, shares)
    print(measured(known, shares), f"sure: {sure}", sep="\n")
    if not measure:
        FILE.write_text(page(*learn(known), sure), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
