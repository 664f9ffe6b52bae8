"""The six sample clients as a coach sees them, read without the desk that finds them in folders."""

import datetime
import tomllib
from functools import cache
from pathlib import Path

from cohorts import DAY, good_clients

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import Rubric, read_rubric
from execcoach.review.client import Client
from execcoach.review.judging import client
from execcoach.review.page import Page, page
from execcoach.routine.progress import read_records
from execcoach.routine.records import Records
from execcoach.storage import content


@cache
def rubric() -> Rubric:
    """The shipped one."""
    return read_rubric(*content.rubric_source())


def sample_clients(folder: Path, today: datetime.date = DAY) -> dict[str, Client]:
    """Folder name → row."""
    good_clients(folder, today)
    judged = rubric()
    return {name: client(str(folder / name), name, *read, judged, today) for name, read in _files(folder).items()}


def sample_page(folder: Path, row: Client, since: datetime.date | None, today: datetime.date = DAY) -> Page:
    """The page of one of them since a day."""
    profile, records = _files(folder)[Path(row.path).name]
    return page(row, profile, records, rubric(), today, since)


@cache
def _files(folder: Path):  # type: ignore[no-untyped-def]
    found = {}
    for place in sorted(one for one in folder.iterdir() if one.is_dir()):
        profile = read_profile(tomllib.loads((place / "profile.toml").read_text("utf-8"))).profile
        records = Records()
        for file in sorted(place.rglob("*.toml")):
            if (file.name != "profile.toml" and file.parent != place) or file.name == "progress.toml":
                records = records.merged(read_records(tomllib.loads(file.read_text("utf-8"))).records)
        found[place.name] = (profile, records)
    return found
