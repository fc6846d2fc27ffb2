"""A process that is killed at any moment loses nothing that it said was kept (`--kills 500`)."""

import os
from pathlib import Path

import pytest

from bench import page_kills
from bench.kills import run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are made by fork")


@pytest.mark.timeout(1800)
def test_nothing_that_was_acknowledged_is_lost(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    kills = int(request.config.getoption("--kills"))
    rounds = run(kills, tmp_path)
    assert rounds.failures == []
    assert sum(n for what, n in rounds.counts.items() if what.startswith("killed")) == kills
    for name in ("typed", "saved", "migrated"):
        assert rounds.counts[f"acknowledged: {name}"] > 0


@pytest.mark.timeout(1800)
def test_the_page_killed_while_a_person_types_loses_no_field_that_was_left(tmp_path: Path) -> None:
    typed, lost = page_kills.run(2, tmp_path)
    assert lost == []
    assert typed > 0
