"""docs/rules.md is made from the rules, and every rule shapes some plan."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from guardrails import Application, plan
from guardrails.planning.catalogue import RULES, RuleId

from .conftest import application_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_code_says(docs: ModuleType) -> None:
    assert docs.stale() == [], "run python scripts/docs.py"


def test_each_rule_is_shown_with_a_step_that_quotes_it(docs: ModuleType) -> None:
    page = docs.rules_page()
    assert set(docs.SHOWN_BY) == set(RuleId)
    sections = page.split("\n## ")[1:]
    for section, rule in zip(sections, RULES.values(), strict=True):
        quoted = section.rsplit("> Rules:", 1)[1]
        assert section.startswith(f"`{rule.id}`")
        assert f"`{rule.id}`" in quoted
        assert rule.says in section


def test_a_stale_page_is_told_and_left_alone(
    docs: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    assert docs.main(["--check"]) == 1
    assert "docs/rules.md is stale" in capsys.readouterr().out
    assert not (tmp_path / "docs" / "rules.md").exists()
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0


def test_every_rule_shapes_a_step_of_some_scenario() -> None:
    quoted: set[str] = set()
    for path in (Path(__file__).parent / "scenarios").glob("*.yaml"):
        cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in cases:
            made = plan(Application.model_validate(application_of(case)), case["today"])
            quoted.update(rule for step in made.steps for rule in step.rules)
    assert quoted == {rule.value for rule in RuleId}
