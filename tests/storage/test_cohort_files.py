import datetime
import os
import time
from pathlib import Path

from cohorts import DAY, bad_clients, good_clients, hostile_toml, session, written

from execcoach.review.bare_records import bare
from execcoach.routine.records import Records
from execcoach.storage import client_files, cohort_files
from execcoach.storage.client_files import Kept, Unreadable, own_flags, read_profile_tables, read_progress
from execcoach.storage.cohort_files import Source, Unread, sources

ADA = {"person": {"id": "ada-1", "name": "Ada Okafor"}}


def found(root: Path) -> tuple[list[str], list[str]]:
    """Names of the sources and of what was not looked into."""
    rows = list(sources(root))
    there = [Path(row.path).name for row in rows if isinstance(row, Source)]
    return there, [Path(row.path).name for row in rows if isinstance(row, Unread)]


def records_in(folder: Path, person: str = "ada-1") -> tuple[list[Records], list[str]]:
    return read_progress(folder / "progress", person, Kept(), ())


def test_every_folder_with_a_profile_is_found_by_name_at_any_depth(tmp_path: Path) -> None:
    for name in ("b", "a", "group/c", "group/deeper/d"):
        written(tmp_path / name, ADA)
    (tmp_path / "empty").mkdir()
    assert found(tmp_path) == (["a", "b", "c", "d"], [])


def test_hidden_folders_and_what_lies_inside_a_client_are_passed_by(tmp_path: Path) -> None:
    written(tmp_path / ".git" / "x", ADA)
    written(tmp_path / "ada", ADA)
    written(tmp_path / "ada" / "backup", ADA)
    assert found(tmp_path) == (["ada"], [])


def test_a_folder_that_is_itself_a_client_is_read_with_those_below_it(tmp_path: Path) -> None:
    written(tmp_path, ADA)
    written(tmp_path / "ben", ADA)
    assert found(tmp_path) == ([tmp_path.name, "ben"], [])


def test_a_link_in_a_circle_ends_and_is_named(tmp_path: Path) -> None:
    written(tmp_path / "ada", ADA)
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert found(tmp_path) == (["ada"], ["again"])


def test_a_very_deep_folder_is_named_and_not_looked_at(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdefgh")
    written(deep, ADA)
    folders, problems = found(tmp_path)
    assert folders == []
    assert len(problems) == 1


def test_so_many_files_that_nobody_would_wait_end_in_a_problem(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(cohort_files, "MOST_ENTRIES", 50)
    for number in range(80):
        (tmp_path / f"{number}").mkdir()
    rows = list(sources(tmp_path))
    assert [type(row) for row in rows] == [Unread]


def test_everything_that_cannot_be_read_has_a_reason_in_bounded_time(tmp_path: Path) -> None:
    names = bad_clients(tmp_path)
    began = time.monotonic()
    said = {}
    for row in sources(tmp_path):
        told = row if isinstance(row, Unread) else read_profile_tables(Path(row.path), Kept())
        assert isinstance(told, Unread | Unreadable)
        said[Path(row.path).name] = told.reason
    assert time.monotonic() - began < 60
    assert set(said) == names
    assert all(len(reason) > 10 for reason in said.values())


def test_reasons_say_what_is_wrong(tmp_path: Path) -> None:
    bad_clients(tmp_path)
    said = {}
    for name in (*hostile_toml(), "pipe", "sparse", "linked"):
        told = read_profile_tables(tmp_path / name, Kept())
        assert isinstance(told, Unreadable)
        said[name] = told.reason
    assert "plain file" in said["pipe"]
    assert "larger than" in said["sparse"]
    assert "link" in said["linked"]
    assert "line 2" in said["truncated"]
    assert "UTF-8" in said["not-utf8"]
    assert "Nothing was changed" not in "".join(said.values())


def test_a_broken_month_costs_only_itself_and_is_told(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA, {"session": [session(DAY)]})
    for name, data in hostile_toml().items():
        (ada / "progress" / f"2026-10.{name}.toml").write_bytes(data)
    os.mkfifo(ada / "progress" / "2026-09.pipe.toml")
    (ada / "progress" / "2026-08.link.toml").symlink_to("/dev/zero")
    records, troubles = records_in(ada)
    assert sum(len(one.sessions) for one in records) == 1
    # nul is no TOML either; too-large is under the larger cap of a month and holds no record
    assert len(troubles) == len(hostile_toml()) + 2 - 1


def test_records_of_another_person_are_left_out_and_told(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA, {"person": "ben-2", "session": [session(DAY)]})
    records, troubles = records_in(ada)
    assert records == []
    assert "another person's id" in troubles[0]


def test_a_linked_progress_folder_is_not_followed(tmp_path: Path) -> None:
    ben = written(tmp_path / "ben", ADA, {"session": [session(DAY)]})
    ada = written(tmp_path / "ada", ADA)
    (ada / "progress").symlink_to(ben / "progress")
    records, troubles = records_in(ada)
    assert records == []
    assert "link" in troubles[0]


def test_the_newest_months_are_read_where_there_is_too_much(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(client_files, "ALL_PROGRESS_CAP", 2500)
    ada = written(tmp_path / "ada", ADA, {"session": [session(DAY)]})
    for month in ("2026-08", "2026-07", "2026-06"):
        day = datetime.date.fromisoformat(f"{month}-03")
        written(tmp_path / "x", ADA, {"session": [session(day)]})
        (tmp_path / "x/progress/2026-11.abcdef.toml").rename(ada / f"progress/{month}.abcdef.toml")
    records, troubles = records_in(ada)
    assert [item.day.month for one in records for item in one.sessions] == [11, 8]
    assert "2026-07" in troubles[0]


def test_circle_and_own_rubric_are_named_and_never_opened(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA)
    (ada / "prompts").mkdir()
    os.mkfifo(ada / "prompts" / "rubric.toml")
    os.mkfifo(ada / "circle.toml")
    flags = own_flags(ada)
    assert "circle.toml was not opened" in flags
    assert any("rubric" in flag for flag in flags)


def test_shared_files_and_the_copies_a_sync_service_makes_are_found_outside_clients_folders(tmp_path: Path) -> None:
    names = [
        "ada.execcoach.toml",
        "ada.execcoach (1).toml",
        "ada.execcoach (Priya's conflicted copy 2026-11-20).toml",
        "ada.execcoach.sync-conflict-20261120-101010-ABCDEF.toml",
        "BEN.EXECCOACH.TOML",
    ]
    for name in (*names, "ada.homework.toml", ".ada.execcoach.toml", "execcoach.toml", "ada.execcoachx.toml"):
        (tmp_path / name).write_text("")
    written(tmp_path / "hana", ADA)
    (tmp_path / "hana" / "hana.execcoach.toml").write_text("")
    os.mkfifo(tmp_path / "pipe.execcoach.toml")
    (tmp_path / "zero.execcoach.toml").symlink_to("/dev/zero")
    (tmp_path / "a-folder.execcoach.toml").mkdir()
    there, unread = found(tmp_path)
    assert sorted(there) == sorted([*names, "hana", "pipe.execcoach.toml", "zero.execcoach.toml"])
    assert unread == []


def test_every_change_that_counts_changes_the_print_and_no_other_does(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA, {"session": [session(DAY)]})
    profile, month = ada / "profile.toml", ada / "progress" / "2026-11.abcdef.toml"
    data = month.read_bytes()

    def same_size_and_time() -> None:
        before = month.stat()
        time.sleep(0.02)
        month.write_bytes(data.replace(b"Priya", b"Priyo"))
        os.utime(month, ns=(before.st_atime_ns, before.st_mtime_ns))

    def moved_onto() -> None:
        (tmp_path / "other").write_bytes(profile.read_bytes())
        (tmp_path / "other").replace(profile)

    changes = [
        same_size_and_time,
        moved_onto,
        lambda: (ada / "progress" / "2026-10.abcdef.toml").write_text(""),
        lambda: (ada / "progress" / "2026-10.abcdef.toml").rename(ada / "progress" / "2026-09.abcdef.toml"),
        lambda: (ada / "circle.toml").write_text(""),
        lambda: (ada / "prompts").mkdir(),
        month.unlink,
        lambda: (ada / "progress").rename(ada / "drafts"),
        lambda: (ada / "progress").symlink_to("drafts"),
    ]
    (before,) = sources(tmp_path)
    for change in changes:
        change()
        (after,) = sources(tmp_path)
        assert isinstance(before, Source)
        assert isinstance(after, Source)
        assert after.print != before.print, change
        before = after
    (ada / "drafts" / "letter.md").write_text("")
    (ada / "notes.txt").write_text("")
    assert [before] == [one for one in sources(tmp_path) if isinstance(one, Source) and one.print == before.print]


def test_a_file_changed_a_moment_ago_is_not_settled(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA)
    figures = (ada / "profile.toml").stat()
    assert not cohort_files.is_settled(figures, figures.st_ctime_ns + 1_000_000)
    assert cohort_files.is_settled(figures, figures.st_ctime_ns + 3_000_000_000)


def test_a_month_that_was_not_touched_is_not_opened_again(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA, {"session": [session(DAY)]})
    (ada / "progress" / "2026-10.abcdef.toml").write_bytes(b"broken = ")
    time.sleep(0.05)
    first = Kept()
    records, troubles = read_progress(ada / "progress", "ada-1", first, ())
    again = Kept(old=first.new)
    assert read_progress(ada / "progress", "ada-1", again, ()) == ([bare(one) for one in records], troubles)
    assert (first.opened, again.opened) == (2, 0)
    damaged = Kept(old={name: [stamp, [["x"], 3]] for name, (stamp, _) in first.new.items()})
    assert read_progress(ada / "progress", "ada-1", damaged, ()) == (records, troubles)


def test_nothing_in_the_folders_changes(tmp_path: Path) -> None:
    good_clients(tmp_path)

    def bytes_of() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    before = bytes_of()
    for source in sources(tmp_path):
        read_profile_tables(Path(source.path), Kept())
        read_progress(Path(source.path, "progress"), "", Kept(), ())
    assert bytes_of() == before
