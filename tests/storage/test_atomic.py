import errno
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from execcoach.errors import FileTrouble
from execcoach.storage import atomic

OLD, NEW = b"old\n" * 40, b"new\n" * 3000
CALLS = ("open", "write", "fsync", "replace", "link", "close", "fchmod")


def litter(folder):
    return [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]


class Nth:
    """Makes call N of the system fail once, and remembers every call."""

    def __init__(self, monkeypatch, number, error):
        self.left, self.error, self.log = number, error, []
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name, real):
        def call(*args, **kwargs):
            kind = name
            if name == "fsync":
                kind = "fsync-folder" if stat.S_ISDIR(os.fstat(args[0]).st_mode) else "fsync-file"
            self.log.append(kind)
            self.left -= 1
            if self.left == 0:
                if name == "close":
                    real(*args, **kwargs)
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **kwargs)

        return call


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("verb", [atomic.write, atomic.create])
def test_whatever_call_fails_the_file_is_whole_and_the_person_is_told(tmp_path, verb, error):
    for number in range(1, 40):
        path = tmp_path / f"{number}.toml"
        before = None
        if verb is atomic.write:
            path.write_bytes(OLD)
            before = OLD
        with pytest.MonkeyPatch.context() as monkeypatch:
            nth = Nth(monkeypatch, number, error)
            try:
                verb(path, NEW)
                trouble = None
            except FileTrouble as caught:
                trouble = caught
        now = path.read_bytes() if path.exists() else None
        assert litter(tmp_path) == []
        if trouble is None:
            assert now == NEW
            if nth.left > 0:
                assert number > 6
                return
        elif "written, not confirmed" in trouble.sentence:
            assert now == NEW
        else:
            assert now == before
            assert "Nothing was changed." in trouble.sentence
            assert path.name in trouble.sentence
    pytest.fail("no run was clean")


def test_a_full_disk_is_told_in_a_persons_words(tmp_path, monkeypatch):
    Nth(monkeypatch, 2, errno.ENOSPC)
    with pytest.raises(FileTrouble) as caught:
        atomic.write(tmp_path / "profile.toml", NEW)
    assert caught.value.sentence == "profile.toml could not be saved: the disk is full. Nothing was changed."
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(("verb", "step"), [(atomic.write, "replace"), (atomic.create, "link")])
def test_the_bytes_are_on_disk_before_the_name_and_the_name_before_saved_is_said(tmp_path, monkeypatch, verb, step):
    nth = Nth(monkeypatch, 0, 0)
    verb(tmp_path / "a.toml", NEW)
    order = [name for name in nth.log if name in ("fsync-file", "fsync-folder", step)]
    assert order == ["fsync-file", step, "fsync-folder"]


def test_an_error_after_the_replace_is_told_as_written_not_confirmed(tmp_path, monkeypatch):
    real = os.fsync

    def fsync(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "io")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(FileTrouble, match="written, not confirmed"):
        atomic.write(tmp_path / "a.toml", NEW)
    assert (tmp_path / "a.toml").read_bytes() == NEW


def test_short_writes_are_carried_on(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data[:7])))
    atomic.write(tmp_path / "a.toml", NEW)
    assert (tmp_path / "a.toml").read_bytes() == NEW


def test_mode_and_link_are_kept_and_a_new_file_is_its_owners_alone(tmp_path):
    real, link = tmp_path / "real.toml", tmp_path / "sub" / "link.toml"
    link.parent.mkdir()
    old = os.umask(0o027)
    try:
        atomic.write(real, OLD)
        assert stat.S_IMODE(real.stat().st_mode) == 0o600
        real.chmod(0o664)
        link.symlink_to("../real.toml")
        atomic.write(link, NEW)
    finally:
        os.umask(old)
    assert link.is_symlink()
    assert real.read_bytes() == NEW
    assert stat.S_IMODE(real.stat().st_mode) == 0o664
    assert [path.name for path in link.parent.iterdir()] == ["link.toml"]


def test_pipes_devices_and_folders_are_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(FileTrouble, match="not a plain file"):
            atomic.write(tmp_path / name, NEW)
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert litter(tmp_path) == []


def test_create_takes_no_name_that_is_taken(tmp_path):
    atomic.create(tmp_path / "a.md", OLD)
    with pytest.raises(FileExistsError):
        atomic.create(tmp_path / "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert litter(tmp_path) == []


def test_create_works_where_there_are_no_hard_links(tmp_path, monkeypatch):
    def link(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    atomic.create(tmp_path / "a.md", OLD)
    with pytest.raises(FileExistsError):
        atomic.create(tmp_path / "a.md", NEW)
    assert (tmp_path / "a.md").read_bytes() == OLD
    assert litter(tmp_path) == []


def test_folders_are_made_for_their_owner_alone(tmp_path):
    atomic.make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    atomic.write(tmp_path / "file", b"")
    with pytest.raises(FileTrouble):
        atomic.make_folder(tmp_path / "file" / "x")


def test_only_old_leftovers_of_ours_are_swept(tmp_path):
    names = [".a.toml.0123456789ab.tmp", ".b.toml.ba9876543210.tmp", ".c.swp", "d.tmp", ".someone.else.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
        if name != names[1]:
            os.utime(tmp_path / name, (time.time() - 3700,) * 2)
    assert atomic.sweep(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names[1:])
    assert atomic.sweep(tmp_path / "absent") == 0


def test_temporary_names_lie_beside_the_target_and_are_swept_by_their_pattern(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(os, "replace", lambda temp, target: seen.append((temp, target)))
    atomic.write(tmp_path / "a.toml", NEW)
    ((temp, target),) = seen
    assert (temp.parent, target) == (tmp_path, tmp_path / "a.toml")
    assert re.fullmatch(r"\.a\.toml\.[0-9a-f]{12}\.tmp", temp.name)
    os.utime(temp, (0, 0))
    assert atomic.sweep(tmp_path) == 1


def test_two_at_once_take_turns_by_whatever_name_they_call_the_file(tmp_path):
    path, link = tmp_path / "a.toml", tmp_path / "link.toml"
    path.write_text("0")
    link.symlink_to(path)

    def count(name):
        for _ in range(30):
            with atomic.locked(name, tmp_path / "locks"):
                seen = int(path.read_text())
                time.sleep(0.0005)
                path.write_text(str(seen + 1))

    threads = [threading.Thread(target=count, args=(name,)) for name in (path, link, path)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_text() == "90"
    assert [name.name for name in tmp_path.iterdir()].count("a.toml.lock") == 0


def test_a_lock_held_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(atomic, "_LOCK_WAIT", 0.05)
    with (
        atomic.locked(tmp_path / "a", tmp_path / "locks"),
        pytest.raises(FileTrouble, match="another execcoach"),
        atomic.locked(tmp_path / "a", tmp_path / "locks"),
    ):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and file size limits")
def test_a_file_larger_than_the_system_allows_leaves_the_old_one(tmp_path):
    import resource

    path = tmp_path / "a.toml"
    path.write_bytes(OLD)
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            atomic.write(path, NEW)
        except FileTrouble as trouble:
            os._exit(7 if "larger than this system allows" in trouble.sentence else 8)
        os._exit(9)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert path.read_bytes() == OLD
    assert litter(tmp_path) == []


WRITER = """
import os, sys
from pathlib import Path
from execcoach.storage import atomic
os.write(2, b"MARK")
atomic.write(Path(sys.argv[1]), b"new\\n" * 3000)
os.write(2, b"DONE")
"""
STRACE = shutil.which("strace")
traced = pytest.mark.skipif(not STRACE, reason="strace is not installed")
SYSTEM_CALLS = "openat,write,fsync,rename,renameat,renameat2,close,fchmod,newfstatat,readlink,lstat,stat"


def trace(path, *more):
    path.write_bytes(OLD)
    log = path.parent / "trace.txt"
    command = [
        STRACE,
        "-f",
        "-o",
        str(log),
        "-e",
        f"trace={SYSTEM_CALLS}",
        *more,
        sys.executable,
        "-c",
        WRITER,
        str(path),
    ]
    where = {**os.environ, "PYTHONPATH": str(Path(atomic.__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=where, check=False)
    return done, [line.split(None, 1)[1] for line in log.read_text(errors="replace").splitlines()]


def points(path):
    """Which calls, by name and number, lie between the marks of an undisturbed run."""
    done, lines = trace(path)
    if "DONE" not in done.stderr:
        pytest.skip("strace may not trace here")
    counts, inside, found = {}, False, []
    for line in lines:
        if not (match := re.match(r"(\w+)\(", line)):
            continue
        counts[match[1]] = counts.get(match[1], 0) + 1
        if "DONE" in line:
            return found
        if inside:
            found.append((match[1], counts[match[1]]))
        inside = inside or "MARK" in line
    return found


def kill_at(path, name, number):
    trace(path, "-e", f"inject={name}:signal=KILL:when={number}")
    left = litter(path.parent)
    assert path.read_bytes() in (OLD, NEW)
    assert len(left) <= 1
    for leftover in left:
        (path.parent / leftover).unlink()
    return path.read_bytes()


@traced
def test_killed_at_any_of_a_few_moments_the_file_is_the_old_or_the_new_one(tmp_path):
    path = tmp_path / "p.toml"
    found = points(path)
    replaced = next(point for point in found if point[0].startswith("rename"))
    last = [point for point in found if point[0] == "fsync"][-1]
    assert kill_at(path, *replaced) in (OLD, NEW)
    assert kill_at(path, *last) == NEW
    for point in random.Random(1).sample(found, 4):
        kill_at(path, *point)


@traced
@pytest.mark.proof
def test_killed_at_every_system_call_the_file_is_the_old_or_the_new_one(tmp_path):
    path = tmp_path / "p.toml"
    assert {kill_at(path, *point) for point in points(path)} == {OLD, NEW}


@traced
@pytest.mark.proof
@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EROFS", "EDQUOT", "EMFILE"])
def test_every_system_call_may_fail_and_the_person_is_told(tmp_path, error):
    path = tmp_path / "p.toml"
    for name, number in points(path):
        if name not in ("openat", "write", "fsync", "rename"):
            continue
        done, _ = trace(path, "-e", f"inject={name}:error={error}:when={number}")
        assert litter(tmp_path) == []
        if "DONE" in done.stderr or "not confirmed" in done.stderr:
            assert path.read_bytes() == NEW
        else:
            assert "FileTrouble" in done.stderr
            assert path.read_bytes() == OLD
