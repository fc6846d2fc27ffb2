from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "afterword.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    kept = Store(path)
    yield kept
    kept.close()
