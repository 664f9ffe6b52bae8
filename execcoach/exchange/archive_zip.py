"""A zip archive as its files, opened from bytes, never unpacked: refused whole where only an attacker makes such."""

import io
import struct
import zipfile
import zlib
from collections import Counter

from execcoach.errors import CoachError, Place
from execcoach.exchange.archive_layout import Layout
from execcoach.exchange.archive_members import MOST_BYTES, MOST_FILES, Members, Unreadable
from execcoach.text import one_line, shorten

_MOST_HEADERS = 20_000
"""Headers that may be in the bytes before the list of files is read at all; documents inside it have some, too."""
_RATIO, _SMALL = 200, 5_000_000
"""How much larger than packed a file may be, and from which size on that is asked."""
_PIECE = 1 << 16
_AGAIN = "Download the archive again."
_DAMAGED = f"It is damaged in the archive. {_AGAIN}"
_TROUBLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, IndexError, OverflowError),
)


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def zip_members(data: bytes, file: str, layout: Layout) -> Members:
    """What the archive in these bytes holds; CoachError where it is none, or none that LinkedIn would make."""
    if len(data) > MOST_BYTES:
        raise refused(file, f"It is larger than {MOST_BYTES // 1_000_000} MB. {_AGAIN}")
    if data.count(b"PK\x01\x02") > _MOST_HEADERS:
        raise refused(file, f"It holds more than {MOST_FILES:,} files, which no LinkedIn archive does.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _TROUBLE:
        raise refused(file, f"It is no whole zip archive: the download may have been cut off. {_AGAIN}") from None
    if len(infos) > MOST_FILES:
        raise refused(file, f"It holds {len(infos):,} files, which no LinkedIn archive does.")
    _refuse(infos, file, layout)
    known = {info.filename: info for info in infos if not info.is_dir()}
    trouble = {
        name: "It is packed in a way that LinkedIn does not use."
        for name, info in known.items()
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    }

    def read(name: str, most: int) -> bytes:
        pieces, length = [], 0
        try:
            with archive.open(known[name]) as handle:
                while piece := handle.read(_PIECE):
                    length += len(piece)
                    if length > most:
                        raise Unreadable(f"It is larger than {most // 1_000_000} MB, which no such file is.")
                    pieces.append(piece)
        except _TROUBLE:
            raise Unreadable(_DAMAGED) from None
        if length != known[name].file_size:
            raise Unreadable(_DAMAGED)
        return b"".join(pieces)

    return Members({name: info.file_size for name, info in known.items()}, read, trouble)


def _refuse(infos: list[zipfile.ZipInfo], file: str, layout: Layout) -> None:
    """CoachError for what damage cannot explain: paths out of the archive, twins, a password, a bomb."""
    twice = [name for name, times in Counter(info.filename for info in infos).items() if times > 1]
    for info in infos:
        name = info.filename.replace("\\", "/")
        called = shorten(one_line(info.filename), 60)
        if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
            raise refused(file, f"It names a file outside of itself, “{called}”, which no LinkedIn archive does.")
        if not layout.sheet(name):
            continue
        if info.filename in twice:
            raise refused(file, f"It holds two files of the name “{called}”, and nobody can say which one is meant.")
        if info.flag_bits & 1:
            raise refused(file, f"“{called}” is locked with a password. Unpack it yourself and import the folder.")
        if info.file_size > _SMALL and info.file_size > _RATIO * max(1, info.compress_size):
            words = f"“{called}” would unpack to {info.file_size // 1_000_000} MB, far more than its size in the zip."
            raise refused(file, f"{words} No LinkedIn archive does that.")


def refused(file: str, sentence: str) -> CoachError:
    """The one error for an archive that is not read at all."""
    name = one_line(file)
    return CoachError("This archive cannot be imported", f"{name}: {sentence} Nothing was written.", [Place(name)])
