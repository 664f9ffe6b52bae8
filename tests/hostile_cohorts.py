"""A coach's folder in which every so many sources are hostile or damaged, and the same folder without them."""

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomli_w
from cohorts import DAY, HOSTILE, hostile_client, hostile_toml, session, written

from execcoach.exchange.share import share_raw, share_text
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.routine.progress import read_records
from execcoach.routine.totals import totals
from execcoach.storage.content import rubric_source

Make = Callable[[Path, int], None]
"""Writes a bad source at a place; the number is that of a good client near it."""
Bad = tuple[Make, str]
PROBLEM = ""
"""What a source is that gives no row; every other has a flag with these words."""
LATER = datetime.date(2099, 1, 1)


def back(days: int) -> datetime.date:
    """The day so many days ago."""
    return DAY - datetime.timedelta(days=days)


def identity(number: int) -> str:
    """The id of a good client."""
    return f"client-{number:04}"


def profile(number: int) -> dict[str, Any]:
    """The tables of a good client's profile: some say more, some less."""
    person = {"id": identity(number), "name": f"Client Number{number:04}", "company": f"Railway {number % 7}"}
    sections: dict[str, Any] = {
        "summary": {"motivations": [f"A wagon that arrives at depot {number} when it was promised"]},
        "connection_points": {"teams": ["Leeds Rhinos, rugby"], "hobbies": ["fell running in Wharfedale"]},
        "volunteering": [{"organisation": "Reading Friends", "role": "Reader", "cause": "reading", "start": "2018"}],
        "schools": [{"name": "University of Leeds", "degree": "MEng", "field": "Engineering", "end": "1999"}],
    }
    return {"person": person, **dict(list(sections.items())[: number % 5])}


def progress(number: int) -> dict[str, Any]:
    """The tables of a good client's records."""
    days = [back(ago) for ago in range(number % 9, number % 60 + 1, 1 + number % 3)]
    step = {"effort": ("comment", "post", "message")[number % 3]}
    scores = [{"id": f"c{ago}", "on": str(back(ago)), "total": 20.0 + number % 30, "rubric": "1"} for ago in (40, 2)]
    return {
        "person": identity(number),
        "session": [session(day, step=step) for day in days],
        "score": scores,
        "result": [{"id": "r", "on": str(back(5)), "kind": "reply", "words": "Yes"}],
    }


def good(folder: Path, number: int) -> Path:
    """A good client: a folder, a file that shares all, or one that shares totals."""
    raw, records = profile(number), progress(number)
    if number % 3 == 0:
        return written(folder / f"good-{number:04}", raw, records)
    found, public = read_records(records).records, read_profile(raw).profile
    judged = score(public, read_rubric(*rubric_source()), DAY)
    counts = totals(found, public.routine, judged, DAY) if number % 3 == 2 else None
    who = {"person": identity(number), "name": raw["person"]["name"]}
    place = folder / f"good-{number:04}.execcoach.toml"
    place.write_text(share_text(share_raw(raw, found, DAY, totals=counts, **who)), "utf-8")
    return place


def hostile_cohort(folder: Path, bad: dict[str, Bad], every: int) -> dict[str, str]:
    """Sources of which every so many is one of these bad ones; the name of each → what is to be told of it."""
    told, kinds = {}, list(bad.items())
    folder.mkdir(parents=True)
    for number in range(len(bad) * every):
        if number % every != every - 1:
            good(folder, number)
            continue
        at = number // every
        kind, (make, expected) = kinds[at]
        name = f"bad-{at:03}-{kind}"
        make(folder / name, number - 1)
        told[name] = expected
    return told


def good_cohort(folder: Path, sources: int, every: int) -> None:
    """The same sources without the bad ones."""
    folder.mkdir(parents=True)
    for number in range(sources):
        if number % every != every - 1:
            good(folder, number)


def _bytes(data: bytes, share: bool) -> Make:
    def make(place: Path, number: int) -> None:
        if share:
            place.write_bytes(data)
        else:
            written(place, data)

    return make


def _special(share: bool, put: Callable[[Path], object]) -> Make:
    def make(place: Path, number: int) -> None:
        if not share:
            place.mkdir()
        put(place if share else place / "profile.toml")

    return make


def _sparse(place: Path) -> None:
    with place.open("wb") as file:
        file.truncate(2 * 1024**3)


def _shared(change: Callable[[dict[str, Any], int], object]) -> Make:
    def make(place: Path, number: int) -> None:
        raw: dict[str, Any] = {"kind": "share", "schema": 1, "made": str(DAY), "visibility": "all"}
        raw["person"] = {"id": f"bad-{place.name}", "name": f"Bad {place.name}"}
        change(raw, number)
        place.write_text(tomli_w.dumps(raw), "utf-8")

    return make


def _folder(change: Callable[[dict[str, Any], dict[str, Any], int], object], *files: str) -> Make:
    def make(place: Path, number: int) -> None:
        tables, records = profile(number), progress(number) | {"person": ""}
        tables["person"] = {"id": f"bad-{place.name}", "name": f"Bad {place.name}"}
        change(tables, records, number)
        written(place, tables, records)
        for file in files:
            (place / file).parent.mkdir(exist_ok=True)
            (place / file).write_text("= broken \x1b[2J\n", "utf-8")

    return make


def _marked_up(raw: dict[str, Any], number: int) -> None:
    given = progress(number)
    raw["person"] |= {"name": f"Mallory {raw['person']['name']} {HOSTILE}", "company": HOSTILE}
    raw["profile"] = {"person": {"headline": HOSTILE}, "summary": {"text": HOSTILE}, HOSTILE: 1}
    raw |= {
        "session": [session(back(3), id=HOSTILE, step={"note": HOSTILE})],
        "score": given["score"],
        HOSTILE: HOSTILE,
    }
    raw["result"] = [{"id": HOSTILE, "on": str(back(2)), "kind": HOSTILE, "words": HOSTILE}]


def _hundred(raw: dict[str, Any], number: int) -> None:
    raw |= {"visibility": "totals", "totals": {"score": 100.0, "rubric": "mine", "last": str(DAY)}}


def _made_ahead(raw: dict[str, Any], number: int) -> None:
    _hundred(raw, number)
    raw["made"] = str(LATER)


def _client_in(place: Path, number: int) -> None:
    place.mkdir()
    hostile_client(place)


_RUBRIC = "has its own prompts or rubric"
_TWO, _AHEAD, _SOME = "two names on one id", "future dates", "some records could not be read"
_SPECIAL: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "sparse": _sparse,
    "device": lambda place: place.symlink_to("/dev/zero"),
    "to-itself": lambda place: place.symlink_to(place.name),
}
BAD: dict[str, Bad] = {
    "loop": (lambda place, number: place.symlink_to(place.parent, target_is_directory=True), PROBLEM),
    "markup": (_client_in, "some of profile.toml could not be used"),
    "markup.execcoach.toml": (_shared(_marked_up), "some of the shared file could not be used"),
    "hundred": (_folder(lambda tables, records, number: None, "prompts/rubric.toml"), _RUBRIC),
    "hundred.execcoach.toml": (_shared(_hundred), "score by another rubric"),
    "thief": (_folder(lambda tables, records, number: tables["person"].update(id=identity(number))), _TWO),
    "thief.execcoach.toml": (_shared(lambda raw, number: raw["person"].update(id=identity(number))), _TWO),
    "strangers-records": (_folder(lambda t, records, number: records.update(person=identity(number))), _SOME),
    "ahead": (_folder(lambda t, records, number: records["session"].append(session(LATER))), _AHEAD),
    "ahead.execcoach.toml": (_shared(lambda raw, number: raw.update(session=[session(LATER)])), _AHEAD),
    "made-ahead.execcoach.toml": (_shared(lambda raw, number: raw.update(made=str(LATER))), _AHEAD),
    "made-ahead-totals.execcoach.toml": (_shared(_made_ahead), _AHEAD),
    "broken-month": (_folder(lambda tables, records, number: None, "progress/2026-10.x.toml"), _SOME),
    "circle": (_folder(lambda tables, records, number: None, "circle.toml"), "circle.toml was not opened"),
    "nobody.execcoach.toml": (_shared(lambda raw, number: raw.pop("person")), PROBLEM),
    **{f"{name}.execcoach.toml": (_special(True, put), PROBLEM) for name, put in _SPECIAL.items()},
    **{name: (_special(False, put), PROBLEM) for name, put in _SPECIAL.items()},
    **{f"{name}.execcoach.toml": (_bytes(data, True), PROBLEM) for name, data in hostile_toml().items()},
    **{name: (_bytes(data, False), PROBLEM) for name, data in hostile_toml().items()},
}

_LINE = ".".join(f"k{at}" for at in range(60))
SLOW: dict[str, Bad] = {
    "slow.execcoach.toml": (_bytes("".join(f"a{at}.{_LINE} = 1\n" for at in range(17_000)).encode(), True), PROBLEM),
    "wide.execcoach.toml": (_bytes(b"a = [" + b"[],\n" * 990_000 + b"]", True), PROBLEM),
    "many-tables.execcoach.toml": (_bytes(b"".join(b"[a%d]\n" % at for at in range(360_000)), True), PROBLEM),
}
"""What the parser takes its time over: the process that reads it is ended."""
