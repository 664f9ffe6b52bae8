"""A folder of clients for the coach's desk: the same bytes for the same numbers, written fast from a few patterns."""

import argparse
import datetime
import functools
import zlib
from itertools import groupby
from pathlib import Path
from typing import Any

import history
import tomli_w

PATTERNS = 20
"""So many histories that differ; more clients take them in turn, each with names of their own."""
SHARED = 5
"""Every so many clients send one shared file instead of a folder."""
TITLE = "Dr "
_ID, _NAME, _COMPANY = "@@id@@", "@@name@@", "@@company@@"
_FIRST = ("Ada", "Ben", "Chioma", "Dilip", "Esther", "Farid", "Greta", "Hana", "Ivo", "Jun", "Kwame", "Lena", "Mina")
_LAST = ("Okafor", "Marsh", "Iyer", "Sato", "Bauer", "Nowak", "Silva", "Kaya", "Owusu", "Lind", "Rossi")
_TRADES = ("Rail", "Foods", "Energy", "Textiles", "Clinics", "Shipping", "Glass")


def make(folder: Path, clients: int, sessions: int, today: datetime.date) -> int:
    """Write the clients below the folder; the bytes of TOML that were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for number in range(clients):
        identity, name = f"client-{zlib.crc32(str(number).encode()):08x}", name_of(number)
        company = f"{_LAST[number % 7]} {_TRADES[number % len(_TRADES)]}"
        place = folder / f"{name.lower().replace(' ', '-')}-{number:04}"
        shared = number % SHARED == SHARED - 1
        texts = _pattern(number % PATTERNS, sessions, today, shared)
        if shared:
            texts = {f"{place.name}.execcoach.toml": texts[""]}
        else:
            (place / "progress").mkdir(parents=True, exist_ok=True)
        for file, text in texts.items():
            text = text.replace(_ID, identity).replace(_NAME, name).replace(_COMPANY, company)
            written += (folder / file if shared else place / file).write_text(text, encoding="utf-8")
    return written


def name_of(number: int) -> str:
    """The name of the client with this number; all begin alike, so that any row can be waited for."""
    return f"{TITLE}{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]} {number}"


@functools.cache
def _pattern(number: int, sessions: int, today: datetime.date, shared: bool) -> dict[str, str]:
    """The files of a client by path, or the one shared file under "", with marks where names go."""
    last = today - datetime.timedelta(days=1 + number % 9)
    profile = history.profile(_ID, today)
    profile["person"] |= {"name": _NAME, "company": _COMPANY}
    for table in ("achievements", "volunteering", "talks", "schools", "memberships")[: number % 6]:
        del profile[table]
    profile["roles"] = profile["roles"][number % 4 :]
    months = {
        month: history.month(_ID, list(inside))
        for month, inside in groupby(
            enumerate(sorted(history.weekdays(last, sessions))), key=lambda row: row[1].strftime("%Y-%m")
        )
    }
    for month in months.values():
        month["name"] = _NAME
    if shared:
        return {"": tomli_w.dumps(_share(profile, list(months.values()), today))}
    files = {f"progress/{month}.{history.DEVICE}.toml": tomli_w.dumps(raw) for month, raw in months.items()}
    return {"profile.toml": tomli_w.dumps(profile), **files}


def _share(profile: dict[str, Any], months: list[dict[str, Any]], today: datetime.date) -> dict[str, Any]:
    person = {"id": _ID, "name": _NAME, "company": _COMPANY}
    head = {"kind": "share", "schema": 1, "made": str(today), "visibility": "all", "person": person, "profile": profile}
    return head | {key: [row for month in months for row in month[key]] for key in ("session", "result", "score")}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=250)
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=datetime.date(2026, 11, 20))
    given = parser.parse_args()
    print(f"{make(given.folder, given.clients, given.sessions, given.today):,} bytes")
