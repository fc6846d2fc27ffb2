import sqlite3
from pathlib import Path
from threading import Thread

import pytest

from drafting.errors import StoreError
from drafting.schema import SCHEMA
from drafting.store import Store

FORM = {"company": "Zürich & Søn", "people": [{"name": "王芳"}], "wrote": "line\nline 'quoted'"}


def test_what_was_typed_is_there_after_a_restart(path: Path) -> None:
    store = Store(path)
    store.keep_form("a", FORM)
    store.close()
    again = Store(path)
    kept = again.application("a")
    again.close()
    assert kept is not None
    assert (kept.form, kept.facts) == (FORM, None)


def test_typing_keeps_the_facts_as_they_were(store: Store) -> None:
    store.keep_facts("a", '{"company": "One"}', {"company": "One"})
    store.keep_form("a", {"company": ""})
    kept = store.application("a")
    assert kept is not None
    assert (kept.facts, kept.form) == ('{"company": "One"}', {"company": ""})


def test_the_one_changed_last_comes_first(store: Store) -> None:
    for name in ("a", "b", "c"):
        store.keep_form(name, {})
    store._db.execute("UPDATE application SET changed = '2026-01-01T00:00:00+00:00'")
    store.keep_form("b", {"company": "x"})
    assert next(kept.id for kept in store.applications()) == "b"


def test_an_application_goes_with_its_drafts(store: Store) -> None:
    store.keep_form("a", {})
    store.keep_form("b", {})
    store.add_version("a", "step", "first", "{}")
    store.add_version("b", "step", "first", "{}")
    store.delete_application("a")
    assert store.application("a") is None
    assert store.versions("a", "step") == []
    assert len(store.versions("b", "step")) == 1


def test_versions_are_kept_and_any_can_be_the_one_that_counts(store: Store) -> None:
    store.keep_form("a", {})
    first = store.add_version("a", "step", "first", "one")
    store.add_version("a", "step", "shorter", "two")
    assert [(v.origin, v.draft) for v in store.versions("a", "step")] == [
        ("first", "one"),
        ("shorter", "two"),
    ]
    store.make_current("a", "step", first)
    current = store.current("a", "step")
    assert current is not None
    assert current.draft == "one"
    assert len(store.versions("a", "step")) == 2


def test_a_version_of_another_step_cannot_count(store: Store) -> None:
    store.keep_form("a", {})
    other = store.add_version("a", "other", "first", "other")
    store.add_version("a", "step", "first", "own")
    store.make_current("a", "step", other)
    current = store.current("a", "step")
    assert current is not None
    assert current.draft == "own"


def test_a_sent_draft_is_put_away_and_comes_back(store: Store) -> None:
    store.keep_form("a", {})
    store.add_version("a", "step", "first", "text")
    store.rename_step("a", "step", "sent")
    assert store.current("a", "step") is None
    store.rename_step("a", "sent", "step")
    back = store.current("a", "step")
    assert back is not None
    assert back.draft == "text"


def test_small_things_are_kept_by_name(store: Store) -> None:
    assert store.kept("profile") == {}
    store.keep("profile", {"name": "O'Neil"})
    store.keep("profile", {"name": "王芳"})
    assert store.kept("profile") == {"name": "王芳"}


def test_deleting_everything_leaves_no_word_in_the_file(store: Store, path: Path) -> None:
    store.keep_form("a", {"company": "Unmistakable Ltd"})
    store.add_version("a", "step", "first", "Unmistakable letter")
    store.keep("profile", {"name": "Unmistakable Person"})
    store.delete_everything()
    assert store.applications() == []
    assert store.kept("profile") == {}
    store.close()
    for file in path.parent.iterdir():
        assert b"Unmistakable" not in file.read_bytes(), file.name


def test_threads_share_one_store(store: Store) -> None:
    def keep(number: int) -> None:
        for turn in range(10):
            store.keep_form(f"{number}-{turn}", {})

    threads = [Thread(target=keep, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.applications()) == 40


def test_a_file_that_is_no_database_is_told_and_left_alone(path: Path) -> None:
    path = path.with_name("shopping.txt")
    path.parent.mkdir()
    path.write_text("a shopping list, " * 400)
    with pytest.raises(StoreError, match="damaged or no database") as told:
        Store(path)
    assert str(path) in str(told.value)
    assert path.read_text() == "a shopping list, " * 400
    assert list(path.parent.iterdir()) == [path]


def test_a_locked_database_is_told_and_nothing_is_lost(store: Store, path: Path) -> None:
    store._db.execute("PRAGMA busy_timeout = 10")
    store.keep_form("a", {"company": "before"})
    other = sqlite3.connect(path)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="Another program"):
            store.keep_form("a", {"company": "after"})
        other.rollback()
    finally:
        other.close()
    kept = store.application("a")
    assert kept is not None
    assert kept.form == {"company": "before"}
    store.keep_form("a", {"company": "after"})


def test_a_database_of_a_newer_release_is_not_touched(path: Path) -> None:
    Store(path).close()
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    newer.close()
    with pytest.raises(StoreError, match="newer Afterword"):
        Store(path)


def test_a_database_that_may_not_be_written_is_told(store: Store) -> None:
    store._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="may not be written"):
        store.keep_form("a", {})


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be opened"):
        Store(tmp_path)


def test_a_full_disk_is_told(store: Store) -> None:
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(StoreError, match="no space left"):
        store.keep_form("a", {"notes": "x" * 200_000})


def test_a_closed_store_says_so_in_one_sentence(path: Path) -> None:
    store = Store(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="could not be opened"):
        store.applications()
