import datetime
import os
import time
from pathlib import Path

from cohorts import DAY, bad_clients, good_clients, hostile_toml, session, written

from execcoach.review.client import Problem
from execcoach.storage import cohort_files
from execcoach.storage.cohort_files import ClientFiles, client_folders, read_client

ADA = {"person": {"id": "ada-1", "name": "Ada Okafor"}}


def found(root: Path) -> tuple[list[str], list[str]]:
    """Names of the folders and of the problems."""
    rows = list(client_folders(root))
    folders = [row.name for row in rows if not isinstance(row, Problem)]
    return folders, [Path(row.path).name for row in rows if isinstance(row, Problem)]


def read(folder: Path) -> ClientFiles:
    files = read_client(folder)
    assert isinstance(files, ClientFiles), files
    return files


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
    rows = list(client_folders(tmp_path))
    assert [type(row) for row in rows] == [Problem]


def test_everything_that_cannot_be_read_is_a_problem_with_a_reason_in_bounded_time(tmp_path: Path) -> None:
    names = bad_clients(tmp_path)
    began = time.monotonic()
    rows = [row if isinstance(row, Problem) else read_client(row) for row in client_folders(tmp_path)]
    assert time.monotonic() - began < 60
    assert all(isinstance(row, Problem) for row in rows)
    assert {Path(row.path).name for row in rows} == names
    assert all(len(row.reason) > 10 for row in rows if isinstance(row, Problem))


def test_reasons_say_what_is_wrong(tmp_path: Path) -> None:
    bad_clients(tmp_path)
    said = {name: read_client(tmp_path / name).reason for name in (*hostile_toml(), "pipe", "sparse", "linked")}  # type: ignore[union-attr]
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
    files = read(ada)
    assert len(files.records.sessions) == 1
    # nul is no TOML either; too-large is under the larger cap of a month and holds no record
    assert len(files.troubles) == len(hostile_toml()) + 2 - 1
    assert "some records could not be read" in files.flags


def test_records_of_another_person_are_left_out_and_told(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA, {"person": "ben-2", "session": [session(DAY)]})
    files = read(ada)
    assert files.records.sessions == ()
    assert "another person's id" in files.troubles[0]


def test_a_linked_progress_folder_is_not_followed(tmp_path: Path) -> None:
    ben = written(tmp_path / "ben", ADA, {"session": [session(DAY)]})
    ada = written(tmp_path / "ada", ADA)
    (ada / "progress").symlink_to(ben / "progress")
    assert read(ada).records.sessions == ()
    assert "link" in read(ada).troubles[0]


def test_the_newest_months_are_read_where_there_is_too_much(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(cohort_files, "ALL_PROGRESS_CAP", 2500)
    ada = written(tmp_path / "ada", ADA, {"session": [session(DAY)]})
    for month in ("2026-08", "2026-07", "2026-06"):
        day = datetime.date.fromisoformat(f"{month}-03")
        written(tmp_path / "x", ADA, {"session": [session(day)]})
        (tmp_path / "x/progress/2026-11.abcdef.toml").rename(ada / f"progress/{month}.abcdef.toml")
    files = read(ada)
    assert [item.day.month for item in files.records.sessions] == [8, 11]
    assert "2026-07" in files.troubles[0]


def test_circle_and_own_rubric_are_named_and_never_opened(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", ADA)
    (ada / "prompts").mkdir()
    os.mkfifo(ada / "prompts" / "rubric.toml")
    os.mkfifo(ada / "circle.toml")
    flags = read(ada).flags
    assert "circle.toml was not opened" in flags
    assert any("rubric" in flag for flag in flags)


def test_nothing_in_the_folders_changes(tmp_path: Path) -> None:
    good_clients(tmp_path)

    def bytes_of() -> dict[Path, bytes]:
        return {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    before = bytes_of()
    for folder in client_folders(tmp_path):
        assert not isinstance(folder, Problem)
        read_client(folder)
    assert bytes_of() == before
