"""The pages about security, privacy and hosting promise what a test shows, and name it."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.attacks.corpus import CORPUS, attacks

ROOT = Path(__file__).parents[2]
PAGES = ("security", "privacy", "hosting")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def text(page: str) -> str:
    return (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")


@cache
def names_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    named = _TEST.findall(text(page))
    assert len(named) >= 6
    for path, test in named:
        assert test in names_in(path), f"{path}::{test}"


def test_each_row_of_promises_names_a_test() -> None:
    rows = re.findall(r"^\| (?!promise|who |---)([^|]+) \| ([^|]+) \|$", text("security"), re.M)
    assert len(rows) >= 25
    for promise, shown in rows:
        assert _TEST.search(shown), promise


def test_the_corpus_is_as_large_as_the_page_says() -> None:
    families = sorted(path.stem for path in CORPUS.glob("*.yaml"))
    texts = sum(len(attacks(family)) for family in families)
    assert f"{texts} texts" in text("security")
    assert texts >= 200
    told = (CORPUS / "README.md").read_text("utf-8")
    assert all(f"`{family}.yaml`" in told for family in families)


def test_the_readme_leads_there() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for page in PAGES:
        assert f"(docs/{page}.md)" in readme
