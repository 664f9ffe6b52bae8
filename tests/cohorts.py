"""Folders of clients for tests: good ones, and every kind of bad one a coach may be sent."""

import datetime
import os
from pathlib import Path
from typing import Any

import tomli_w

from execcoach.storage import demo_files

DAY = datetime.date(2026, 11, 21)
HOSTILE = "[/b] [@click=app.quit]x[/] \x1b[2J\x1b]52;c;ZXZpbA==\x07 \u202egnp.exe\u009b5n"


def good_clients(folder: Path, today: datetime.date = DAY) -> Path:
    """The six sample clients, their dates reckoned from today."""
    source = Path(demo_files.__file__).parents[1] / "demo" / "clients"
    for client in sorted(source.iterdir()):
        if client.is_dir():
            demo_files.lay_out(client, folder / client.name, today)
    return folder


def session(day: datetime.date, **more: Any) -> dict[str, Any]:
    """A session in which something was shared."""
    step = {"pillar": "share", "outcome": "done", "note": "Thanked Priya"} | more.pop("step", {})
    return {"id": f"s-{day}", "started": f"{day}T08:00:00+00:00", "minutes": 9, "step": [step]} | more


def written(folder: Path, profile: dict[str, Any] | str | bytes, progress: dict[str, Any] | str | None = None) -> Path:
    """A client's folder with this profile and this month's records."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profile.toml").write_bytes(_bytes(profile))
    if progress is not None:
        (folder / "progress").mkdir(exist_ok=True)
        (folder / "progress" / "2026-11.abcdef.toml").write_bytes(_bytes(progress))
    return folder


def _bytes(tables: dict[str, Any] | str | bytes) -> bytes:
    if isinstance(tables, bytes):
        return tables
    return (tables if isinstance(tables, str) else tomli_w.dumps(tables)).encode()


def hostile_toml() -> dict[str, bytes]:
    """Files that broke parsers elsewhere, by what is wrong with each."""
    return {
        "nested": b"a = " + b"[" * 5000 + b"]" * 5000,
        "huge-number": b"a = " + b"9" * 5000,
        "not-utf8": b'[person]\nname = "\xff\xfe"\n',
        "dotted": b".".join([b"a"] * 20000) + b" = 1\n",
        "long-line": b'a = "' + b"x" * 200_000 + b'"\n',
        "truncated": b'[person]\nname = "Ada Oka',
        "nul": b'[person]\nname = "a\x00b"\n',
        "too-large": b"# filler\n" * 40_000,
    }


def bad_clients(folder: Path) -> set[str]:
    """Every kind of folder that cannot be read; the names of those that must each be a problem row."""
    names = set()
    for name, data in hostile_toml().items():
        written(folder / name, data)
        names.add(name)
    for name in ("pipe", "sparse", "linked", "a-folder"):
        (folder / name).mkdir(parents=True)
        names.add(name)
    os.mkfifo(folder / "pipe" / "profile.toml")
    with (folder / "sparse" / "profile.toml").open("wb") as sparse:
        sparse.truncate(2 * 1024**3)
    (folder / "linked" / "profile.toml").symlink_to("/dev/zero")
    (folder / "a-folder" / "profile.toml").mkdir()
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    names.add("loop")
    return names


def hostile_client(folder: Path) -> Path:
    """A client with an attack in every field, in the folder's name and in the names of its files."""
    place = folder / "mal \x1b]0;pwned\x07 \u202e[@click=app.quit]x[@nothing]"
    person = {"id": HOSTILE, "name": f"Mallory {HOSTILE}", "company": HOSTILE, "headline": HOSTILE}
    profile = {
        "person": person,
        "summary": {"text": HOSTILE, "motivations": [HOSTILE]},
        "connection_points": {"hobbies": [HOSTILE]},
        "achievements": [{"what": HOSTILE, "result": HOSTILE, "date": HOSTILE}],
        HOSTILE: 1,
        "routine": {"minutes": HOSTILE},
    }
    result = {"id": "r", "on": "2026-11-18", "kind": "reply", "words": HOSTILE}
    progress = {
        "person": HOSTILE,
        "name": HOSTILE,
        "device": HOSTILE,
        "session": [session(DAY - datetime.timedelta(days=3), step={"note": HOSTILE}, id=HOSTILE)],
        "score": [{"id": HOSTILE, "on": "2026-11-01", "total": 9.0, "rubric": HOSTILE, "groups": {HOSTILE: 1.0}}],
        "result": [result],
        "choice": [{"id": HOSTILE, "at": "2026-11-18", "kind": HOSTILE, "about": HOSTILE}],
    }
    written(place, profile, progress)
    (place / "progress" / "2026-10.\x1b[2J\u202e.toml").write_bytes(b"broken = ")
    return place
