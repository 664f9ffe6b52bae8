"""Thirty shared files as a coach finds them on a Monday: the sample clients and Ada, and two dozen who are made up."""

import copy
import datetime
import shutil
import tomllib
from pathlib import Path
from typing import Any

from cohorts import good_clients, session, written

from execcoach.services.profile import ProfileDesk
from execcoach.services.share import ShareDesk
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import open_workspace

MONDAY = datetime.date(2026, 11, 23)
_PEOPLE = Path(__file__).parent / "profile" / "people"
_NAMES = (
    *("Abena Sarpong", "Aoife Brennan", "Bartek Nowicki", "Camille Dupré", "Dilan Aydın", "Elif Demirel"),
    *("Frances Okell", "Gareth Pugh", "Helle Madsen", "Ibrahim Sesay", "Jana Králová", "Kofi Mensah"),
    *("Leila Haddad", "Marco Bellini", "Noor Rahman", "Oluwaseun Ade", "Pilar Fuentes", "Quentin Moreau"),
    *("Rosa Lindgren", "Sven Halvorsen", "Tamsin Carlyon", "Uma Krishnan", "Vasile Munteanu"),
)
_COMPANIES = ("Fenland Water", "Harbour & Gale", "Tidewell Foods", "Upland Dairies")
_PARTS = ("hobbies", "volunteering", "memberships", "talks", "achievements", "schools")
_SILENT = {2: 19, 7: 33, 11: 12, 16: 26}
"""Of whom nothing was heard for so many days, by their number."""


def thirty(folder: Path, today: datetime.date = MONDAY) -> Path:
    """The folder with one shared file each, but Ada's, which she shares herself."""
    away = folder.parent / "not-the-coach's"
    for one in sorted(good_clients(away / "samples", today).iterdir()):
        _share(one, folder, today)
    for number, name in enumerate(_NAMES):
        _share(_made(away / str(number), number, name, today), folder, today)
    shutil.rmtree(away)
    return folder


def _share(place: Path, folder: Path, today: datetime.date) -> None:
    """As each of them would, on the Friday before; every seventh only counts."""
    desk = ShareDesk(ProfileDesk(open_workspace(place), Clock(today - datetime.timedelta(days=3))))
    folder.mkdir(parents=True, exist_ok=True)
    desk.save(desk.look("totals" if len(list(folder.iterdir())) % 7 == 6 else "all"), folder / desk.file_name)


def _made(place: Path, number: int, name: str, today: datetime.date) -> Path:
    bases = ("typical", "strong", "stale", "sparse", "typical", "strong")
    raw: dict[str, Any] = tomllib.loads((_PEOPLE / f"{bases[number % 6]}.toml").read_text("utf-8"))
    profile = copy.deepcopy(raw)
    profile["person"] |= {"id": f"made-{number:02}", "name": name, "company": _COMPANIES[number % 4]}
    for part in _PARTS[number % 6 : number % 6 + number % 3]:
        profile.pop(part, None)
        profile.get("connection_points", {}).pop(part, None)
    return written(place, profile, _progress(number, today))


def _progress(number: int, today: datetime.date) -> dict[str, Any]:
    """Weekdays on which something was done, thinning out by who it is; and what the score was each month."""
    silent = _SILENT.get(number, 3 + number % 2)
    days = [today - datetime.timedelta(days=back) for back in range(silent, 75)]
    kept = [day for day in days if day.weekday() < 5 and (day.toordinal() * 7 + number) % 11 > number % 6]
    pillars = ("share", "listen", "engage")
    efforts = ("post", "reaction", "comment", "message")
    some = 2 if number in (8, 14) else 3  # two of them never engage
    done = [
        session(day, step={"pillar": pillars[at % some], "effort": efforts[(at + number) % 4], "note": ""})
        for at, day in enumerate(kept)
    ]
    rise = -3.5 if number in (4, 18) else number % 5 * 0.75
    scores = [
        {"id": f"sc-{at}", "on": str(today - datetime.timedelta(days=70 - 30 * at)), "total": 45.0 + rise * at}
        for at in range(3)
    ]
    results = [{"id": f"r-{at}", "on": str(day), "kind": "reply", "words": ""} for at, day in enumerate(kept[5::9])]
    return {"person": f"made-{number:02}", "session": done, "score": scores, "result": results}
