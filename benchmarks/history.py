"""A workspace with a history of any length: the same bytes for the same number of sessions and the same last day."""

import datetime
import subprocess
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import tomli_w

NAME = "Ada Okafor"
DEVICE = "benchm"
PILLARS = (("share", "comment"), ("listen", "reaction"), ("engage", "message"))
CRITERIA = (
    *("headline", "opening", "accomplishments", "motivations", "passions", "turn-offs", "current-role"),
    *("current-result", "past-roles", "past-results", "schools", "school-life", "hobbies", "teams", "memberships"),
    *("volunteering", "causes", "achievements", "evidence", "publications", "talks", "photo", "banner", "contact"),
    *("recent-role", "recent-news"),
)


def workspace(
    folder: Path, sessions: int, last: datetime.date, *, execcoach: Sequence[str], env: Mapping[str, str]
) -> None:
    """A folder made by `execcoach init`, then filled: full profile, circle, one session each weekday up to `last`."""
    subprocess.run([*execcoach, "init", str(folder), "--name", NAME], env=env, check=True, capture_output=True)
    person = tomllib.loads((folder / "profile.toml").read_text("utf-8")).get("person", {})
    _write(folder / "profile.toml", profile(str(person.get("id", "benchmark-ada")), last))
    _write(folder / "circle.toml", circle(last))
    days = sorted(weekdays(last, sessions))
    for name, inside in groupby(enumerate(days), key=lambda row: row[1].strftime("%Y-%m")):
        raw = month(str(person.get("id", "benchmark-ada")), list(inside))
        _write(folder / "progress" / f"{name}.{DEVICE}.toml", raw)


def profile(identity: str, today: datetime.date) -> dict[str, Any]:
    """The tables of a profile as long as a busy person's."""
    return {
        "schema": 1,
        "person": {
            "id": identity,
            "name": NAME,
            "role": "Chief operating officer",
            "company": "Northwind Rail",
            "headline": "I keep 310 freight trains a week on time",
            "industry": "Rail freight",
            "location": "Leeds",
        },
        "summary": {
            "text": "I look after everything that moves at Northwind Rail, and the people who move it. " * 6,
            "opening": "I look after everything that moves at Northwind Rail",
            "accomplishments": [f"Moved depot {number} without cancelling a train" for number in range(1, 6)],
            "motivations": ["A wagon that arrives when it was promised"],
            "passions": ["Faults that three departments each believe is somebody else's"],
        },
        "connection_points": {
            "hobbies": ["fell running", "brass bands"],
            "teams": ["Leeds Rhinos"],
            "causes": ["reading"],
        },
        "roles": [
            {
                "title": f"Director {number}",
                "company": f"Railway {number}",
                "start": f"{2000 + 3 * number}",
                **({"end": f"{2003 + 3 * number}"} if number < 7 else {}),
                "summary": "Moved the nightly call into the depot, and let the fitters speak first. " * 3,
                "highlights": [f"Cut late arrivals by {number + 3} in a hundred" for _ in range(3)],
            }
            for number in range(8)
        ],
        "schools": [{"name": "University of Leeds", "degree": "MEng", "field": "Engineering", "end": "1999"}],
        "memberships": [{"organisation": f"Institute {number}", "role": "Fellow"} for number in range(4)],
        "volunteering": [{"organisation": "Reading Friends", "role": "Reader", "cause": "reading", "start": "2018"}],
        "achievements": [
            {
                "what": f"Opened depot {number}",
                "result": f"{number + 10} people hired",
                "date": str(_ago(today, 40 * number)),
            }
            for number in range(1, 13)
        ],
        "talks": [{"title": f"What the train did, {number}", "event": "Rail Forum"} for number in range(6)],
    }


def circle(today: datetime.date) -> dict[str, Any]:
    """The tables of a circle: forty contacts and twenty sources."""
    kinds = ("journalist", "blogger", "analyst", "leader", "publication")
    relations = ("colleague", "customer", "prospect", "partner")
    return {
        "schema": 1,
        "sources": [
            {
                "name": f"Source {number}",
                "kind": kinds[number % 5],
                "looked": str(_ago(today, number)),
                "why": "She asks drivers",
            }
            for number in range(20)
        ],
        "contacts": [
            {
                "name": f"Contact {number}",
                "role": "Director",
                "company": f"Customer {number % 9}",
                "relation": relations[number % 4],
                "touched": str(_ago(today, 3 * number)),
                "every_days": 30,
                "connection_points": ["fell running"],
                "learned": "Her daughter plays the cornet",
            }
            for number in range(40)
        ],
        "companies": [{"name": f"Customer {number}", "why": "Ships by road today"} for number in range(9)],
    }


def _ago(today: datetime.date, days: int) -> datetime.date:
    return today - datetime.timedelta(days=days)


def weekdays(last: datetime.date, number: int) -> Iterator[datetime.date]:
    """So many weekdays up to the last one, newest first."""
    day = last
    while number:
        if day.weekday() < 5:
            yield day
            number -= 1
        day = _ago(day, 1)


def month(person: str, days: list[tuple[int, datetime.date]]) -> dict[str, Any]:
    """The tables of a month with a session on each of these numbered days."""
    return {
        "schema": 1,
        "person": person,
        "name": NAME,
        "device": DEVICE,
        "session": [_session(number, day) for number, day in days],
        "result": [
            {
                "id": f"r{number:05}",
                "on": str(day),
                "step": f"s{number:05}/0",
                "kind": "reply",
                "words": "She wrote back",
            }
            for number, day in days
            if number % 5 == 0
        ],
        "score": [_score(number, day) for number, day in days if day.weekday() == 4],
    }


def _session(number: int, day: datetime.date) -> dict[str, Any]:
    return {
        "id": f"s{number:05}",
        "started": f"{day}T08:00:00+00:00",
        "ended": f"{day}T08:10:00+00:00",
        "minutes": 10,
        "by": "executive",
        "planned": True,
        "step": [
            {
                "pillar": pillar,
                "prompt": f"{pillar}-{number % 12}",
                "outcome": "done",
                "effort": effort,
                "seconds": 200,
                "note": f"Wrote to contact {number % 40} about the depot and what it changed",
            }
            for pillar, effort in PILLARS
        ],
    }


def _score(number: int, day: datetime.date) -> dict[str, Any]:
    credit = min(1.0, 0.3 + number / 3000)
    credits = {criterion: round(credit, 2) for criterion in CRITERIA}
    return {"id": f"c{number:05}", "on": str(day), "total": round(credit * 100, 2), "credits": credits, "rubric": "1"}


def _write(path: Path, raw: Mapping[str, Any]) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(tomli_w.dumps(raw).encode())
    path.chmod(0o600)
