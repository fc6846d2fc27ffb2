"""What scripts/confusion.py says of texts that nothing was made with."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
BEFORE = "# Set aside\n\n## `old`\n\nAs it came out.\n"
TEXTS = [
    ("We decide by Friday and will let you know.", "unclear_status", "2026-11-27"),
    ("We regret that you were not successful.", "rejection", None),
]


@pytest.fixture(scope="module")
def confusion() -> ModuleType:
    path = ROOT / "scripts" / "confusion.py"
    spec = importlib.util.spec_from_file_location("confusion_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.jsonl"
    rows = [
        {"text": text, "label": label, "on": "2026-11-25", "country": "GB", "decision_date": day}
        for text, label, day in TEXTS
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_first_reading_stays_as_it_came_out(confusion: ModuleType, new: Path) -> None:
    page = confusion.aside_page(BEFORE, [str(new)])
    assert page.startswith("# Set aside\n\n## `old`\n\nAs it came out.\n\n## `new`\n")
    assert "| label right | 2 of 2 |" in page
    assert "| date right, where one is named or said to be | 1 of 1 |" in page
    assert confusion.aside_page(page, [str(new)]) == page


def test_the_page_is_written_where_it_is_asked_for(
    confusion: ModuleType,
    new: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = tmp_path / "page.md"
    page.write_text(BEFORE, encoding="utf-8")
    monkeypatch.setattr(confusion, "PAGE", page)
    assert confusion.main([str(new)]) == 0
    assert "| label right | 2 of 2 |" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == BEFORE
    assert confusion.main(["--aside", str(new)]) == 0
    assert "## `new`" in page.read_text(encoding="utf-8")
