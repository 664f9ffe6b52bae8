"""Archives made to do harm: one clear error each, bounded time and memory, and nothing kept of them."""

import io
import os
import random
import struct
import time
import tomllib
import tracemalloc
import warnings
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from each import each
from made_archives import FILES, whole, zipped

from execcoach.errors import CoachError
from execcoach.exchange.archive import read_archive, read_sheet
from execcoach.exchange.archive_layout import read_layout
from execcoach.exchange.archive_members import MOST_OF_ONE
from execcoach.exchange.archive_zip import is_zip, zip_members
from execcoach.exchange.proposals import Incoming
from execcoach.storage import foreign_folder
from execcoach.storage.foreign_folder import folder_members

ROOT = Path(__file__).resolve().parents[2]
LAYOUT = read_layout(tomllib.loads((ROOT / "prompts" / "archive.toml").read_text(encoding="utf-8")))


def read(data: bytes) -> Incoming:
    return read_archive(zip_members(data, "a.zip", LAYOUT), "a.zip", LAYOUT)


def refused(data: bytes) -> str:
    with pytest.raises(CoachError) as told:
        read(data)
    assert "\n" not in told.value.sentence
    assert "a.zip" in told.value.sentence
    return told.value.sentence


def said(found: Incoming, file: str) -> list[str]:
    return [one.reason for one in found.dropped if one.file == file and not one.row and not one.column]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = zipped({**FILES, "Skills.csv": b"Name\n" + b"x" * 8_000_000})
    tracemalloc.start()
    assert "far more than its size" in refused(data)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_bomb_in_a_file_nobody_opens_is_never_unpacked() -> None:
    data = zipped({**FILES, "messages.csv": b"x" * 12_000_000, "Rich_Media/film.mp4": b"y"})
    tracemalloc.start()
    assert dict(read(data).raw) == whole()
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_a_file_larger_than_any_is_left_out_in_one_line_and_the_rest_is_kept() -> None:
    noise = os.urandom(MOST_OF_ONE + 1)
    found = read(zipped({**FILES, "Skills.csv": noise}, method=zipfile.ZIP_STORED))
    assert dict(found.raw) == whole(without={"Skills.csv"})
    assert said(found, "Skills.csv") == ["It is larger than 20 MB, which no such file is. It was not opened."]


@pytest.mark.proof
def test_more_than_a_hundred_megabytes_together_are_not_read() -> None:
    noise = {f"Shares_{number}.csv": os.urandom(19_000_000) for number in range(6)}
    data = zipped({**FILES, **noise}, method=zipfile.ZIP_STORED)
    del noise
    begun = time.process_time()
    found = read(data)
    assert [words for at in range(6) for words in said(found, f"Shares_{at}.csv") if "100 MB" in words]
    assert dict(found.raw) == whole()
    assert time.process_time() - begun < 30


@pytest.mark.parametrize("number", [2_001, pytest.param(60_000, marks=pytest.mark.proof)])
def test_thousands_of_files_are_one_error(number: int) -> None:
    data = zipped({**FILES, **{f"x{at}.csv": "" for at in range(number)}}, method=zipfile.ZIP_STORED)
    tracemalloc.start()
    assert "files, which no LinkedIn archive does" in refused(data)
    assert tracemalloc.get_traced_memory()[1] < 15_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "name", ["../Profile.csv", "a/../../Profile.csv", "/etc/Profile.csv", r"..\Profile.csv", r"C:\Profile.csv"]
)
def test_a_path_out_of_the_archive_is_one_error(name: str) -> None:
    assert "outside of itself" in refused(zipped({**FILES, name: "x"}))


def test_a_name_that_would_move_the_cursor_is_shown_not_obeyed() -> None:
    assert "\x1b" not in refused(zipped({**FILES, "../\x1b[2JProfile.csv": "x"}))


def test_two_files_of_one_name_are_one_error() -> None:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as archive:
        warnings.simplefilter("ignore")
        for name, text in FILES.items():
            archive.writestr(name, text)
        archive.writestr("Profile.csv", FILES["Profile.csv"].replace("Ada", "Eve"))
    assert "two files of the name “Profile.csv”" in refused(made.getvalue())


def central(data: bytes, name: str) -> int:
    """Where the central entry of a file begins."""
    at = data.find(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(name)] != name.encode():
        at = data.find(b"PK\x01\x02", at + 4)
    return at


def patched(name: str, offset: int, value: bytes) -> bytes:
    """The archive with some bytes of a file's central entry changed."""
    data = bytearray(zipped(FILES))
    at = central(bytes(data), name) + offset
    data[at : at + len(value)] = value
    return bytes(data)


def test_a_locked_file_is_one_error_with_a_way_out() -> None:
    assert "locked with a password" in refused(patched("Profile.csv", 8, struct.pack("<H", 1)))


LIES = {
    "a larger size": (24, struct.pack("<I", 900_000)),
    "a smaller size": (24, struct.pack("<I", 20)),
    "a wrong checksum": (16, b"\0\0\0\0"),
    "an unknown method": (10, struct.pack("<H", 99)),
    "bzip2": (10, struct.pack("<H", 12)),
    "an offset into nowhere": (42, struct.pack("<I", 0xFFFFFF)),
    "the offset of another file": (42, struct.pack("<I", 0)),
}


@each("lie", LIES)
def test_a_file_whose_header_lies_costs_itself_and_is_named(lie: str) -> None:
    found = read(patched("Skills.csv", *LIES[lie]))
    assert dict(found.raw) == whole(without={"Skills.csv"})
    assert len(said(found, "Skills.csv")) == 1


@each("at", range(0, 100, 9))
def test_a_download_that_was_cut_off_is_one_error(at: int) -> None:
    data = zipped(FILES)
    short = data[: 30 + (len(data) - 60) * at // 100]
    assert "cut off" in refused(short)


def test_a_cut_in_the_middle_of_the_packed_bytes_costs_that_file() -> None:
    data = bytearray(zipped(FILES))
    at = bytes(data).find(b"Skills.csv") + len("Skills.csv")
    data[at : at + 6] = b"\xff" * 6
    found = read(bytes(data))
    assert dict(found.raw) == whole(without={"Skills.csv"})


def test_bytes_that_only_begin_like_a_zip_are_one_error() -> None:
    for data in (b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" + os.urandom(3000)):
        assert is_zip(data)
        refused(data)


@pytest.mark.proof
def test_changed_bytes_anywhere_never_end_in_a_fault() -> None:
    some = random.Random(5)
    data = zipped(FILES)
    for _ in range(1500):
        changed = bytearray(data)
        for _ in range(some.randint(1, 6)):
            changed[some.randrange(len(data))] = some.randrange(256)
        with suppress(CoachError):
            read(bytes(changed))


def test_a_few_changed_bytes_never_end_in_a_fault() -> None:
    some = random.Random(6)
    data = zipped({name: FILES[name] for name in ("Profile.csv", "Positions.csv", "Connections.csv")})
    for _ in range(60):
        changed = bytearray(data)
        changed[some.randrange(len(data))] = some.randrange(256)
        with suppress(CoachError):
            read(bytes(changed))


def test_a_folder_of_thousands_of_files_is_one_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_folder, "MOST_FILES", 20)
    for at in range(21):
        (tmp_path / f"{at}.csv").touch()
    with pytest.raises(CoachError, match="more than 20 files"):
        folder_members(tmp_path)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Skills.csv")
    (tmp_path / "Profile.csv").write_text(FILES["Profile.csv"], encoding="utf-8")
    found = read_archive(folder_members(tmp_path), "x", LAYOUT)
    assert found.name == "Ada Okafor"
    assert "skills" not in found.raw


def test_a_zip_within_a_zip_is_not_opened() -> None:
    inner = zipped({"Skills.csv": "Name\nEvil\n"})
    found = read(zipped({"Profile.csv": FILES["Profile.csv"], "inner.zip": inner, "Skills.zip": zlib.compress(b"x")}))
    assert "skills" not in found.raw


HUGE = {
    "Shares.csv": 'Date,ShareLink,ShareCommentary\n"x\n' + '"x\n' * 500_000,
    "Positions.csv": "Company Name,Title,Started On\n" + "A,B,2020\n" * 200_000,
    "Skills.csv": "Name\n" + "," * 3_000_000,
    "Comments.csv": "Date,Link,Message\n" + "".join(f"d{at},a,b\n" for at in range(20_000)),
    "Profile.csv": 'First Name,Last Name,Summary\nA,B,"' + "x " * 1_000_000 + '"\n',
}


@pytest.mark.proof
@pytest.mark.parametrize("name", HUGE)
def test_a_file_filled_to_the_brim_costs_seconds_and_little_memory_and_tells_little(name: str) -> None:
    data = zipped({name: HUGE[name]}, method=zipfile.ZIP_STORED)
    tracemalloc.start()
    begun = time.process_time()
    found = read(data)
    assert time.process_time() - begun < 20
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()
    assert len(found.dropped) + len(found.notes) <= 610
    assert sum(len(entries) for entries in found.raw.values()) <= 1_010


SCRAPS = ['"', ",", "\n", '\\"', "\r", "\0", ";", "\t", "&amp;", "&#0;", "&#55296;", "\u2028", "[", "99/99/99"]


@pytest.mark.parametrize("rounds", [150, pytest.param(6_000, marks=pytest.mark.proof)])
def test_letters_put_in_or_taken_out_anywhere_never_end_in_a_fault(rounds: int) -> None:
    some = random.Random(rounds)
    for _ in range(rounds):
        name = some.choice(list(FILES))
        text = FILES[name]
        for _ in range(some.randint(1, 12)):
            at = some.randrange(len(text) + 1)
            text = text[:at] + some.choice(SCRAPS) + text[at + some.choice((0, 0, 1, 15)) :]
        with suppress(CoachError):
            found = read_sheet(text.encode("utf-8", "replace"), name, LAYOUT)
            if found.connections:
                assert len(found.connections.index()) == len(found.connections)
            assert found.past.lines() is not None
