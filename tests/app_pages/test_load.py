"""Several people at once on the real server: nobody sees, sends or stores another's words.

`python -m bench.load` is the long version, with fifty.
"""

import pytest

from bench import load


@pytest.mark.timeout(300)
def test_people_who_are_logged_in_at_once_share_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "FORGOTTEN", 0)
    monkeypatch.setattr(load, "POLLS", 0.3)
    found = load.run(people=2, seconds=0.2, rounds=1)
    assert found.faults == []
    assert found.asked >= 4
    assert found.bytes > 100_000
    assert {what for what, _ in found.times} >= {"type", "save", "write again", "visit drafts"}


def test_a_word_that_reaches_another_is_a_fault(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = load.marks(3)
    (tmp_path / "server.log").write_text("")
    (tmp_path / "a.db").write_text(f"{names[0]} and {names[1]}")
    found = load.Found(people=3)
    load.look_at_files(tmp_path, names, found)
    monkeypatch.setattr(load.Slow, "asked", [(f"Bearer key-of-{names[0]}", names[1])])
    load.look_at_requests(names, found)
    assert [told.split()[0] for told in found.faults] == ["a.db", "there", "a"]
