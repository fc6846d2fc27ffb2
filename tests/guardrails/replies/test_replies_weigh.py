"""What scripts/weigh.py learns: weights that tell its cases apart, the same ones each time."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.terms import Term
from guardrails.replies.weights import WeightFile, chances, weights_of

ROOT = Path(__file__).parents[3]
SAID = {
    ReplyLabel.OFFER: ("hired", "welcome"),
    ReplyLabel.REJECTION: ("sorry", "another"),
    ReplyLabel.OTHER: ("scarf", "lovely"),
}
SURE = [(0.0, 0.0), (0.5, 0.6), (0.8, 0.9), (1.0, 0.99)]


@pytest.fixture(scope="module")
def weigh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("weigh_script", ROOT / "scripts" / "weigh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def handful(weigh: ModuleType) -> list[object]:
    """Two texts a label in each of two files; every text holds the term "we" too."""
    return [
        weigh.Case(file, weigh.LABELS.index(label), {"we": 1.0, word: 2.0, f"{file}": 1.0})
        for file in ("one.jsonl", "two.jsonl")
        for label, words in SAID.items()
        for word in words
    ]


def test_what_is_learnt_tells_the_cases_apart(weigh: ModuleType) -> None:
    names, weights = weigh.learn(handful(weigh))
    table = weights_of(WeightFile.model_validate(yaml.safe_load(weigh.page(names, weights, SURE))))
    for label, words in SAID.items():
        for word in words:
            shares = chances([Term(word, 2.0, 0, 1), Term("we", 1.0, 0, 1)], table)
            assert table.labels[shares.index(max(shares))] == label
    assert "we" not in table.terms, "a term of every text says nothing"


def test_the_same_cases_give_the_same_file(weigh: ModuleType) -> None:
    pages = [weigh.page(*weigh.learn(handful(weigh)), SURE) for _ in range(2)]
    assert pages[0] == pages[1]
    assert f"sure: {[list(point) for point in SURE]}" in pages[0]


def test_a_file_left_out_is_read_from_the_others(weigh: ModuleType) -> None:
    known = handful(weigh)
    shares = weigh.strangers(known)
    assert [int(row.argmax()) for row in shares] == [case.column for case in known]  # type: ignore[attr-defined]
    assert weigh.measured(known, shares).splitlines()[-1] == "all: 12 of 12 (100.0%)"


def test_how_sure_a_reading_is_comes_from_what_was_right(weigh: ModuleType) -> None:
    """Of 400 readings the more likely half is right, of the rest every second."""
    labels = len(weigh.LABELS)
    known = [weigh.Case("one.jsonl", 0 if n >= 200 or n % 2 else 1, {}) for n in range(400)]
    shares = weigh.np.zeros((400, labels))
    shares[:, 0] = [0.5 + n / 1000 for n in range(400)]
    told, sure = weigh.sure_points(known, shares)[1:3]
    assert (told[1], sure[1]) == (0.6, 0.9)
    assert 0.5 <= told[0] < sure[0] <= 0.71


def test_the_words_of_the_rules_own_files_are_learnt_but_not_their_signs(
    weigh: ModuleType,
) -> None:
    row = {"text": "We are delighted to offer you the post.", "label": "offer"}
    assert "rule:offer.pleased-to-offer" in weigh._case("corp.jsonl", row).held
    known = weigh._case("lines.jsonl", row).held
    assert "offer" in known
    assert not any(name.startswith(("rule:", "verdict:")) for name in known)
