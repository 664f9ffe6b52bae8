"""Writing a file whole or not at all, and knowing that it reached the disk."""

import contextlib
import errno
import hashlib
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from execcoach.errors import FileTrouble, Place
from execcoach.text import one_line

_LEFTOVER = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")
_HOUR = 3600.0
_SHARING_WAIT = 2.0  # seconds a sync client or virus scanner usually holds a file on Windows
_LOCK_WAIT = 10.0
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "it is larger than this system allows",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "you are not allowed to write there",
    errno.EPERM: "you are not allowed to change it",
    errno.ENOENT: "its folder is not there",
    errno.ENOTDIR: "its folder is not a folder",
    errno.EISDIR: "there is a folder of that name",
    errno.EBUSY: "another program holds it",
    errno.EIO: "the disk reported an error",
    errno.EMFILE: "too many files are open",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "it is a link that leads to itself",
}


def reason(error: OSError) -> str:
    """Why the system refused, in a person's words and without a full stop."""
    known = _REASONS.get(error.errno or 0)
    return known or one_line(error.strerror or str(error) or "the system refused").rstrip(".").lower()


def write(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Puts these bytes in the file, all or none; FileTrouble says whether the old file still stands.

    The mode of an existing file is kept, and where the path is a link, what it leads to is replaced.
    """
    target = Path(os.path.realpath(path))
    try:
        with contextlib.suppress(FileNotFoundError):
            found = target.stat().st_mode
            if not stat.S_ISREG(found):  # a pipe or device would be replaced by a file
                raise OSError(errno.EINVAL, "it is not a plain file")
            mode = stat.S_IMODE(found)
        temp = _write_temp(target, data, mode)
        try:
            _replace(temp, target)
        except BaseException:
            _forget(temp)
            raise
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        _sync_folder(target.parent)
    except OSError as error:
        raise _not_confirmed(path, error) from error


def create(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Makes a new file with these bytes, all or none; FileExistsError where the name is taken.

    Why a link and not O_EXCL: a name claimed before its bytes are written is a half file after a crash.
    """
    try:
        temp = _write_temp(path, data, mode)
        try:
            try:
                os.link(temp, path)
            except FileExistsError:
                raise
            except OSError:  # no hard links here (FAT, some network folders)
                _write_new(path, data, mode)
        finally:
            _forget(temp)
    except FileExistsError:
        raise
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        _sync_folder(path.parent)
    except OSError as error:
        raise _not_confirmed(path, error) from error


def make_folder(path: Path) -> None:
    """A folder only its owner can open, with those above it; an existing one is left as it is."""
    try:
        if path.is_dir():
            return
        if path.parent != path:
            make_folder(path.parent)
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
        if not path.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        _sync_folder(path.parent)
    except OSError as error:
        raise FileTrouble(
            "The folder could not be made",
            f"{one_line(str(path))} could not be made: {reason(error)}.",
            [Place(file=one_line(str(path)))],
        ) from error


def sweep(folder: Path) -> int:
    """Removes what killed writes left in the folder more than an hour ago; says how many."""
    removed = 0
    for file in leftovers(folder):
        with contextlib.suppress(OSError):
            file.unlink()
            removed += 1
    return removed


def leftovers(folder: Path) -> list[Path]:
    """What killed writes left in the folder more than an hour ago, by name."""
    found = []
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFTOVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    if time.time() - entry.stat().st_mtime > _HOUR:
                        found.append(Path(entry.path))
    return sorted(found)


@contextlib.contextmanager
def locked(path: Path, folder: Path) -> Iterator[None]:
    """Keeps other execcoaches on this machine from saving the same file; the lock lies in `folder`, never beside it."""
    make_folder(folder)
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:24] + ".lock"
    try:
        handle = os.open(folder / name, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError as error:
        raise _not_saved(path, error) from error
    try:
        _wait_for(handle, path)
        yield
    finally:
        os.close(handle)  # closing gives the lock back


def _wait_for(handle: int, path: Path) -> None:
    until = time.monotonic() + _LOCK_WAIT
    while not _try_lock(handle):
        if time.monotonic() > until:
            raise FileTrouble(
                "The file is in use",
                f"{one_line(path.name)} is being saved by another execcoach. Nothing was changed; try again.",
                [Place(file=one_line(str(path)))],
            )
        time.sleep(0.02)


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:  # a folder that knows no locks (some network disks): go on without
        return error.errno not in (errno.EDEADLK, errno.EAGAIN)
    return True


def _write_temp(target: Path, data: bytes, mode: int) -> Path:
    temp = target.parent / f".{target.name[:60]}.{os.urandom(6).hex()}.tmp"
    _write_new(temp, data, mode)
    return temp


def _write_new(path: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, mode)
    try:
        try:
            if hasattr(os, "fchmod"):  # open() takes the umask away from the mode
                os.fchmod(handle, mode)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        _forget(path)
        raise


def _replace(temp: Path, target: Path) -> None:
    until = time.monotonic() + _SHARING_WAIT
    while True:
        try:
            os.replace(temp, target)  # noqa: PTH105  the call the tests make fail
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # folders cannot be opened there
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a disk that does this by itself
            raise
    finally:
        os.close(handle)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _not_saved(path: Path, error: OSError) -> FileTrouble:
    sentence = f"{one_line(path.name)} could not be saved: {reason(error)}. Nothing was changed."
    return FileTrouble("Not saved", sentence, [Place(file=one_line(str(path)))])


def _not_confirmed(path: Path, error: OSError) -> FileTrouble:
    sentence = (
        f"{one_line(path.name)} was written, not confirmed: {reason(error)}. "
        "The new text is in place; look at it again before you switch this machine off."
    )
    return FileTrouble("Written, not confirmed", sentence, [Place(file=one_line(str(path)))])
