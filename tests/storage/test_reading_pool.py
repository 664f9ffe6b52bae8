import datetime
import os
import signal
import threading
import time
from pathlib import Path

import pytest
from cohorts import DAY, bad_clients, good_clients, hostile_toml, written

from execcoach.storage import reading_pool, reading_process
from execcoach.storage.cohort_files import FOLDER, SHARE
from execcoach.storage.reading_pool import Answer, Job

pytestmark = pytest.mark.skipif(not reading_pool.can_bound(), reason="this system cannot bound a process")
ADA = {"person": {"id": "ada-1", "name": "Ada Okafor"}}


def job(folder: Path, kind: str = FOLDER, today: datetime.date = DAY) -> Job:
    return Job(((kind, str(folder)),), today.toordinal(), shown=str(folder))


def children() -> set[int]:
    """The processes that are ours, ended ones that nobody reaped included."""
    return {int(word) for word in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def answers(*jobs: Job) -> dict[str, Answer]:
    return {answer.job.shown: answer for answer in reading_pool.read(jobs, len(jobs))}


def name_of(answer: Answer) -> str:
    return answer.row.decode()


@pytest.fixture
def alone() -> None:
    """No process waits when the test begins."""
    reading_pool.close()


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are counted in /proc")


@needs_proc
def test_one_process_waits_after_a_reading_and_none_after_the_end(alone: None, tmp_path: Path) -> None:
    before = children()
    folders = [written(tmp_path / f"{number}", ADA) for number in range(30)]
    assert all("Ada Okafor" in name_of(one) for one in answers(*map(job, folders)).values())
    assert len(children() - before) == 1
    assert len(answers(job(folders[0]))) == 1
    assert len(children() - before) == 1
    reading_pool.close()
    assert children() == before


@needs_proc
def test_a_reading_that_is_closed_ends_what_is_at_work_at_once(alone: None, tmp_path: Path) -> None:
    before = children()
    good_clients(tmp_path)
    reading = reading_pool.read((job(folder) for folder in sorted(tmp_path.iterdir()) * 20), 120)
    next(reading)
    began = time.monotonic()
    reading.close()
    assert time.monotonic() - began < 1
    assert len(children() - before) <= 1  # one that had answered all it was handed may wait for the next
    assert not any(process.jobs for process in reading_pool._waiting)
    reading_pool.close()
    assert children() == before


def test_a_source_that_takes_too_long_is_stopped_and_the_others_are_read(
    alone: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ben = written(tmp_path / "ada", ADA), written(tmp_path / "ben", ADA)
    answers(job(ada))
    monkeypatch.setattr(reading_process, "WALL", 0.3)
    os.kill(reading_pool._waiting[0].program.pid, signal.SIGSTOP)
    began = time.monotonic()
    found = answers(job(ada), job(ben))
    assert time.monotonic() - began < 10
    assert "more than 0 seconds" in found[str(ada)].trouble
    assert found[str(ben)].trouble == ""


def test_a_process_that_is_killed_costs_the_source_it_was_at(alone: None, tmp_path: Path) -> None:
    folders = [written(tmp_path / name, ADA) for name in ("ada", "ben", "cyd")]
    answers(job(folders[0]))
    process = reading_pool._waiting[0]
    os.kill(process.program.pid, signal.SIGSTOP)
    reading = reading_pool.read(map(job, folders), 3)
    threading.Timer(0.2, lambda: os.kill(process.program.pid, signal.SIGKILL)).start()
    found = {answer.job.shown: answer.trouble for answer in reading}
    assert found[str(folders[0])]
    assert [found[str(folder)] for folder in folders[1:]] == ["", ""]


def test_every_bad_file_ends_in_a_reason_in_bounded_time_and_memory(tmp_path: Path) -> None:
    names = bad_clients(tmp_path)
    for name, data in hostile_toml().items():
        (tmp_path / f"{name}.execcoach.toml").write_bytes(data)
    (tmp_path / "wide.execcoach.toml").write_bytes(b"a = [" + b"{}," * 60_000 + b"]\n")
    (tmp_path / "lists.execcoach.toml").write_bytes(
        b"".join(b"x%d = [\n%b]\n" % (n, b"1,\n" * 9) for n in range(40_000))
    )
    jobs = [job(tmp_path / name) for name in sorted(names - {"loop"})]
    jobs += [job(file, SHARE) for file in sorted(tmp_path.glob("*.execcoach.toml"))]
    began = time.monotonic()
    found = answers(*jobs)
    assert time.monotonic() - began < 60
    assert len(found) == len(jobs)
    assert all(one.trouble or one.row.startswith(b'["') for one in found.values())


def test_nothing_of_ours_is_known_to_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, alone: None) -> None:
    monkeypatch.setenv("SECRET", "in our environment")
    written(tmp_path / "ada", ADA)
    answers(job(tmp_path / "ada"))
    pid = reading_pool._waiting[0].program.pid
    if Path(f"/proc/{pid}/environ").exists():
        assert b"SECRET" not in Path(f"/proc/{pid}/environ").read_bytes()
        assert Path(f"/proc/{pid}/cwd").resolve() == Path("/")
        limits = Path(f"/proc/{pid}/limits").read_text()
        for name in ("Max file size", "Max core file size"):
            assert next(line for line in limits.splitlines() if line.startswith(name)).split()[-3] == "0"
        assert "unlimited" not in next(line for line in limits.splitlines() if line.startswith("Max address space"))


def test_where_no_process_can_be_bounded_the_same_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good_clients(tmp_path)
    jobs = list(map(job, sorted(tmp_path.iterdir())))
    apart = answers(*jobs)
    monkeypatch.setattr(reading_pool, "can_bound", lambda: False)
    assert {name: one.row for name, one in answers(*jobs).items()} == {name: one.row for name, one in apart.items()}
