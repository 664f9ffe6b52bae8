import os
import random
import sqlite3
import stat
from pathlib import Path

import pytest

from execcoach.storage import cache
from execcoach.storage.cache import Cache, Row

DAY = 739_945


def row(name: str, text: str = "[1]", day: int = DAY) -> Row:
    return Row(f"/clients/{name}", day, b"print of " + os.fsencode(name), text.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def filled(folder: Path, number: int = 3) -> None:
    with Cache(b"us", folder) as kept:
        for at in range(number):
            kept.keep(row(f"{at:03}"), b"figures " * 40)
        kept.keep_whole("/clients", DAY, b"rows " * 200)


def test_what_was_kept_is_found_again_below_its_folder_alone(folder: Path) -> None:
    names = ["a", "b/c", "caf\udce9", "d\ne", "ü"]
    with Cache(b"us", folder) as kept:
        for name in names:
            kept.keep(row(name), name.encode("utf-8", "surrogateescape"))
        kept.keep(Row("/clients-of-others/x", DAY, b"", b"[]"), b"")
    with Cache(b"us", folder) as kept:
        assert kept.below("/clients") == {f"/clients/{name}": row(name) for name in names}
        assert kept.below("/clients/") == kept.below("/clients")
        assert set(kept.below("/clients/b")) == {"/clients/b/c"}
        assert [kept.kept(f"/clients/{name}") for name in names] == [
            name.encode("utf-8", "surrogateescape") for name in names
        ]
        assert kept.kept("/clients/none") == b""


def test_the_rows_of_a_folder_are_kept_together_for_the_day(folder: Path) -> None:
    with Cache(b"us", folder) as kept:
        kept.keep_whole("/clients", DAY, b"all rows")
    with Cache(b"us", folder) as kept:
        assert kept.whole("/clients", DAY) == b"all rows"
        assert (kept.whole("/clients", DAY + 1), kept.whole("/others", DAY)) == (b"", b"")
        kept.forget([], DAY + 200)
        assert kept.whole("/clients", DAY) == b""
    with Cache(b"them", folder) as other:
        assert other.whole("/clients", DAY) == b""


def test_another_versions_rows_are_not_taken(folder: Path) -> None:
    filled(folder)
    with Cache(b"them", folder) as other:
        assert other.below("/clients") == {}
        assert other.kept("/clients/000") == b""


def test_the_file_is_the_owners_alone_and_opened_only_when_asked(folder: Path) -> None:
    Cache(b"us", folder).close()
    assert not folder.exists()
    filled(folder)
    assert stat.S_IMODE((folder / cache.NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_what_is_gone_or_old_or_too_much_is_swept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_ROWS", 3)
    with Cache(b"us", folder) as kept:
        for at in range(5):
            kept.keep(row(f"{at}", day=DAY + at), b"")
        kept.keep(row("old", day=DAY - 200), b"")
        kept.keep(row("ahead", day=DAY + 2000), b"")
    with Cache(b"us", folder) as kept:
        kept.forget(["/clients/4"], DAY)
        assert set(kept.below("/clients")) == {"/clients/1", "/clients/2", "/clients/3"}


def planted(folder: Path, key: bytes) -> None:
    """The same rows as they are, sealed by somebody who has another key."""
    Cache(b"us", folder)._key_file.write_bytes(key)
    filled(folder)


def test_a_row_that_another_machine_sealed_is_not_taken(folder: Path) -> None:
    filled(folder)
    file = Cache(b"us", folder)._key_file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ours = file.read_bytes()
    planted(folder, bytes(32))
    file.write_bytes(ours)
    with Cache(b"us", folder) as kept:
        assert (kept.below("/clients"), kept.kept("/clients/000"), kept.whole("/clients", DAY)) == ({}, b"", b"")


@pytest.mark.parametrize("how", ["a link", "for all to read", "a trigger", "a view", "the key cut", "the key read"])
def test_a_file_that_somebody_put_there_is_begun_anew(how: str, folder: Path, tmp_path: Path) -> None:
    filled(folder)
    file, key, mine = folder / cache.NAME, Cache(b"us", folder)._key_file, tmp_path / "a file of mine"
    if how == "a link":
        file.rename(mine)
        file.symlink_to(mine)
    elif how == "for all to read":
        file.chmod(0o644)
    elif how.startswith("the key"):
        key.write_bytes(b"k") if how == "the key cut" else key.chmod(0o644)
    else:
        made = sqlite3.connect(file)
        if how == "a view":
            made.execute("DROP TABLE source")
            forever = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r"
            made.execute(f"CREATE VIEW source (path) AS {forever}")
        else:
            made.execute("CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM source; END")
        made.commit()
        made.close()
    before = mine.read_bytes() if mine.exists() else b""
    for _ in range(2):
        with Cache(b"us", folder) as kept:
            assert kept.below("/clients").keys() <= {"/clients/new"}
            kept.keep(row("new"), b"")
    with Cache(b"us", folder) as kept:
        assert kept.below("/clients") == {"/clients/new": row("new")}
    assert stat.S_ISREG(file.lstat().st_mode)
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IMODE(key.stat().st_mode) == 0o600
    assert not mine.exists() or mine.read_bytes() == before


def damaged(folder: Path, how: str) -> None:
    file = folder / cache.NAME
    data = file.read_bytes()
    if how == "empty":
        file.write_bytes(b"")
    elif how == "no database":
        file.write_bytes(b"# a note\n" * 500)
    elif how == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif how == "another table":
        file.unlink()
        with sqlite3.connect(file) as made:
            made.execute("CREATE TABLE source (a)")
            made.execute(f"PRAGMA user_version = {cache.FORMAT}")
        made.close()
    elif how == "another version":
        with sqlite3.connect(file) as made:
            made.execute("PRAGMA user_version = 99")
        made.close()
    elif how == "a folder":
        file.unlink()
        file.mkdir()
    elif how == "no folder":
        file.unlink()
        folder.rmdir()
        folder.write_text("in the way")


@pytest.mark.parametrize(
    "how", ["empty", "no database", "cut", "another table", "another version", "a folder", "no folder"]
)
def test_a_cache_that_cannot_be_used_is_none_and_never_an_error(how: str, folder: Path) -> None:
    filled(folder, 60)
    damaged(folder, how)
    for _ in range(2):
        with Cache(b"us", folder) as kept:
            found = kept.below("/clients")
            assert all(found[name] == row(name.rpartition("/")[2]) for name in found)
            assert kept.kept("/clients/001") in (b"", b"figures " * 40)
            kept.keep(row("new"), b"")
            kept.forget(["/clients/002"], DAY)
    with Cache(b"us", folder) as kept:
        assert ("/clients/new" in kept.below("/clients")) == (how not in ("a folder", "no folder"))


def test_bytes_that_change_anywhere_never_make_a_wrong_row(folder: Path) -> None:
    filled(folder, 20)
    file, chance = folder / cache.NAME, random.Random(7)
    data = file.read_bytes()
    for _ in range(60):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 4, 200))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        file.write_bytes(bytes(changed))
        with Cache(b"us", folder) as kept:
            for name, found in kept.below("/clients").items():
                assert found == row(name.rpartition("/")[2])
            assert kept.kept("/clients/003") in (b"", b"figures " * 40)
            assert kept.whole("/clients", DAY) in (b"", b"rows " * 200)


def test_who_finds_it_locked_does_without_and_waits_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PATIENCE", 0.01)
    filled(folder)
    other = sqlite3.connect(folder / cache.NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Cache(b"us", folder) as kept:
        assert kept.below("/clients") == {}
        kept.keep(row("new"), b"")
        kept.forget([], DAY)
    other.execute("ROLLBACK")
    other.close()
    with Cache(b"us", folder) as kept:
        assert set(kept.below("/clients")) == {f"/clients/{at:03}" for at in range(3)}


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such permissions here")
def test_a_read_only_cache_is_read_and_nothing_is_said(folder: Path) -> None:
    filled(folder)
    (folder / cache.NAME).chmod(0o400)
    folder.chmod(0o500)
    try:
        with Cache(b"us", folder) as kept:
            assert len(kept.below("/clients")) == 3
            kept.keep(row("new"), b"")
    finally:
        folder.chmod(0o700)


def test_without_sqlite_there_is_no_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with Cache(b"us", folder) as kept:
        assert kept.below("/clients") == {}
        kept.keep(row("new"), b"")
