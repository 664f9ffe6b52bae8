"""What is read of the months: enough for the planner's rest, never more than it needs."""

import datetime

from execcoach.routine.records import Records, Session
from execcoach.storage import progress_files
from execcoach.storage.workspace import Workspace

DAY = datetime.date(2026, 11, 21)


def kept(home, tmp_path, every: int, weeks: int) -> Workspace:
    workspace = Workspace(tmp_path / "ada")
    for number in range(weeks * 7 // every):
        day = DAY - datetime.timedelta(days=number * every)
        session = Session(id=f"s{number}", started=f"{day}T08:00:00+00:00", ended=f"{day}T08:10:00+00:00")
        progress_files.record(workspace, day, Records(person="ada-1", sessions=(session,)))
    return workspace


def test_who_sits_down_seldom_is_remembered_as_many_sessions_as_who_does_daily(home, tmp_path):
    workspace = kept(home, tmp_path, every=5, weeks=60)
    assert len(progress_files.read_recent(workspace, DAY, "ada-1").records.sessions) < 21
    found = progress_files.read_recent(workspace, DAY, "ada-1", 21).records.sessions
    assert 21 <= len(found) < 28


def test_a_daily_habit_reads_two_months_and_a_rare_one_a_year_at_most(home, tmp_path, monkeypatch):
    read = []
    load = progress_files.load_toml
    monkeypatch.setattr(
        progress_files, "load_toml", lambda file, cap: read.append(file.name[:7]) or load(file, cap=cap)
    )
    progress_files.read_recent(kept(home, tmp_path / "daily", every=1, weeks=20), DAY, "ada-1", 21)
    assert sorted(set(read[-2:])) == ["2026-10", "2026-11"]
    read.clear()
    rare = kept(home, tmp_path / "rare", every=70, weeks=150)
    read.clear()
    progress_files.read_recent(rare, DAY, "ada-1", 21)
    assert min(read) >= "2025-11"
