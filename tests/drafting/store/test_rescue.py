"""A damaged file is kept aside, a fresh one opened, and every row that reads is in it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from drafting import backups
from drafting.database import beside
from drafting.errors import StoreDamaged, StoreError
from drafting.rescue import NOTICE
from drafting.salvage import PAGE
from drafting.store import Store

MANY = 60
WORDS = "an answer that they gave, long enough to fill a page of the file with a few; " * 12


def filled(path: Path) -> Path:
    """A database with sixty applications, a draft each and a profile, in its main file alone."""
    store = Store(path)
    with store.together():
        for number in range(MANY):
            store.keep_facts(f"a{number}", f'{{"company": "C{number}"}}', {"wrote": WORDS})
            store.add_version(f"a{number}", "step", "First draft", f'{{"draft": "{number}"}}')
        store.keep("profile", {"name": "Sam"})
    store.close()
    return path


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as database:
        return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")


def overwrite(path: Path, start: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(data)


def pages(path: Path) -> int:
    return path.stat().st_size // PAGE


def test_a_sound_file_is_left_alone(path: Path) -> None:
    before = filled(path).read_bytes()
    Store(path).close()
    assert path.read_bytes() == before
    assert backups.set_aside(path) == []


def test_the_damaged_file_is_kept_and_what_reads_is_in_a_fresh_one(path: Path) -> None:
    filled(path)
    overwrite(path, PAGE * (pages(path) // 2), b"\xff" * PAGE)
    damaged = path.read_bytes()
    store = Store(path)
    (aside,) = backups.set_aside(path)
    assert "damaged" in aside.name
    assert aside.read_bytes() == damaged
    assert aside.stat().st_mode & 0o077 == 0
    kept = store.applications()
    assert MANY - 6 <= len(kept) <= MANY
    assert all(one.form == {"wrote": WORDS} for one in kept)
    assert aside.name in store.notice()
    assert f"{len(kept)} applications" in store.notice()
    store.dismiss()
    assert store.notice() == ""
    store.close()
    assert sound(path)
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, aside.name])


@pytest.mark.parametrize("first", [b"\0" * PAGE, b"\xa5" * PAGE, b"not SQLite at all"])
def test_without_its_first_page_the_rows_are_still_read(path: Path, first: bytes) -> None:
    overwrite(filled(path), 0, first)
    store = Store(path)
    assert len(store.applications()) == MANY
    assert store.kept("profile") == {"name": "Sam"}
    current = store.current("a7", "step")
    assert current
    assert current.draft == '{"draft": "7"}'
    store.close()
    assert sound(path)


def test_a_file_of_rubbish_gives_way_to_an_empty_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(random.Random(1).randbytes(20_000))
    store = Store(path)
    assert store.applications() == []
    assert "0 applications" in store.notice()
    store.keep_form("a", {"company": "New"})
    store.close()
    assert len(backups.set_aside(path)) == 1


def test_a_file_cut_off_gives_what_is_left_of_it(path: Path) -> None:
    filled(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    store = Store(path)
    assert len(store.applications()) > MANY // 3
    store.close()
    assert sound(path)


@pytest.mark.parametrize("seed", range(12))
def test_pages_torn_anywhere_lose_only_what_is_on_them(path: Path, seed: int) -> None:
    filled(path)
    chance = random.Random(seed)
    torn = chance.sample(range(1, pages(path)), 3)
    for page in torn:
        overwrite(path, PAGE * page + chance.randrange(PAGE - 512), chance.randbytes(512))
    store = Store(path)
    kept = {one.id for one in store.applications()}
    assert len(kept) >= MANY - 3 * 5  # a page holds four rows; one in the middle of a tree, more
    assert all(one.form.get("wrote", WORDS)[:20] == WORDS[:20] for one in store.applications())
    store.close()
    assert sound(path)


def test_late_changes_beside_a_damaged_file_are_read_too(path: Path) -> None:
    filled(path)
    store = Store(path)
    store.keep_form("late", {"company": "Late"})
    copies = {file: file.read_bytes() for file in (path, *beside(path)) if file.exists()}
    store.close()
    for file, data in copies.items():  # as a killed process would have left them
        file.write_bytes(data)
    overwrite(path, PAGE * (pages(path) - 2), b"\xff" * PAGE)
    again = Store(path)
    late = again.application("late")
    assert late
    assert late.form == {"company": "Late"}
    again.close()


def test_rows_that_are_no_json_are_mended_or_left_aside(path: Path) -> None:
    store = Store(path)
    for name in ("form", "both", "time"):
        store.keep_facts(name, '{"events": []}', {"company": "C"})
    store.keep_form("alone", {"company": "C"})
    store.add_version("form", "step", "First draft", "{}")
    store.add_version("form", "step", "Shorter", "{}")
    store.keep("profile", {"name": "Sam"})
    database = store._db
    database.execute("UPDATE application SET form = '{' WHERE id IN ('form', 'both', 'alone')")
    database.execute("UPDATE application SET facts = '{' WHERE id = 'both'")
    database.execute("UPDATE application SET made = 'yesterday' WHERE id = 'time'")
    database.execute("UPDATE version SET draft = '{' WHERE origin = 'Shorter'")
    database.execute("UPDATE kept SET value = '[' WHERE name = 'profile'")
    store.close()
    again = Store(path)
    found = {one.id: (one.form, one.facts) for one in again.applications()}
    assert found == {"form": ({}, '{"events": []}'), "time": ({"company": "C"}, '{"events": []}')}
    current = again.current("form", "step")
    assert current
    assert current.origin == "First draft"
    assert again.kept("profile") == {}
    again.close()


def test_a_rescue_that_was_killed_is_finished_by_the_next_start(path: Path) -> None:
    filled(path)
    fresh = path.with_name(f"{path.stem}-recovered{path.suffix}")
    store = Store(fresh)
    store.keep_form("rescued", {"company": "C"})
    store.close()
    path.write_bytes(b"\xff" * 8000)
    path.with_name(path.name + "-wal").write_bytes(b"\xff" * 8000)
    again = Store(path)
    assert [one.id for one in again.applications()] == ["rescued"]
    again.close()
    assert not fresh.exists()


def test_damage_found_later_is_told_and_the_next_opening_recovers(path: Path) -> None:
    filled(path)
    store = Store(path)
    store._db.execute("PRAGMA cache_size = 0")
    for page in range(1, pages(path)):
        overwrite(path, PAGE * page, b"\xff" * 64)
    with pytest.raises(StoreDamaged, match="start Afterword again"):
        store.applications()
    assert store.damaged
    store.close()
    again = Store(path)
    assert "damaged" in again.notice()
    again.close()


def test_deleting_everything_deletes_the_damaged_file_too(path: Path) -> None:
    overwrite(filled(path), PAGE * 3, b"\xff" * PAGE)
    store = Store(path)
    store.delete_everything()
    assert store.kept(NOTICE) == {}
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_file_that_cannot_be_kept_aside_stays_where_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overwrite(filled(path), PAGE * 3, b"\xff" * PAGE)
    damaged = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("drafting.rescue.shutil.copyfile", full)
    with pytest.raises(StoreError):
        Store(path)
    assert path.read_bytes() == damaged
