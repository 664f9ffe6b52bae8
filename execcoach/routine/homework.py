"""What a coach gives to do until the next call: one aim and up to three steps, read from its file and written to it."""

import datetime
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from execcoach.profile.dates import parse_day
from execcoach.profile.reading import Trouble, shown
from execcoach.routine.prompts import GIVEN
from execcoach.routine.records import PILLARS, Records, Session, StepRecord
from execcoach.text import one_line, shorten

SCHEMA = 1
KIND = "homework"
MOST_STEPS = 3
GRACE = datetime.timedelta(days=7)
"""How long after its day what is open is still offered."""
_UNDATED = datetime.timedelta(days=28)
_LONGEST = 400
"""Characters of an aim or a step that are kept; a link may have more."""
_LONGEST_LINK = 2000
_LOOKED_AT = 12
"""Entries in which steps are looked for."""
_ID = re.compile(r"[a-z0-9]{6,24}")
_ABOUT = re.compile(rf"{GIVEN}([a-z0-9]{{6,24}})/([1-{MOST_STEPS}])")
_LEFT_OUT = "It is left out; the rest counts."


@dataclass(frozen=True, slots=True)
class HomeworkStep:
    """One thing to do: its pillar, the coach's words for it, a link or ""."""

    pillar: str
    words: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Homework:
    """One aim and its steps, by whom and for whom; `person` and `name` are "" where the file names nobody."""

    id: str
    aim: str
    steps: tuple[HomeworkStep, ...]
    made: datetime.date | None = None
    due: datetime.date | None = None
    by: str = ""
    person: str = ""
    name: str = ""

    @property
    def until(self) -> datetime.date | None:
        """The day it is meant to be done by: its own, else four weeks after it was made."""
        return self.due or (_later(self.made, _UNDATED) if self.made else None)

    @property
    def abouts(self) -> tuple[str, ...]:
        """What the record of each step says it is about, in order."""
        return tuple(about_of(self.id, n) for n in range(1, len(self.steps) + 1))

    def kept(self, done: Iterable[str]) -> tuple[bool, ...]:
        """Whether each step is among these done ones, which are as `done_steps` gives them."""
        found = frozenset(done)
        return tuple(f"{self.id}/{n}" in found for n in range(1, len(self.steps) + 1))

    def offered(self, done: Iterable[str], day: datetime.date) -> tuple[tuple[int, HomeworkStep], ...]:
        """The steps that are open on a day, each with its number; none when its time and a week of grace are over."""
        if self.until and day > _later(self.until, GRACE):
            return ()
        kept = self.kept(done)
        return tuple((n, step) for n, step in enumerate(self.steps, 1) if not kept[n - 1])


@dataclass(frozen=True, slots=True)
class HomeworkReading:
    """What a file gives to do, None where it gives nothing, and what was wrong with it."""

    homework: Homework | None
    troubles: tuple[Trouble, ...] = ()


def about_of(homework_id: str, n: int) -> str:
    """What the record of a step is about: the homework's id and the number of the step, counted from 1."""
    return f"{GIVEN}{homework_id}/{n}"


def step_of(about: str) -> tuple[str, int] | None:
    """The homework's id and the number of the step that a record is about; None where it is about something else."""
    found = _ABOUT.fullmatch(about)
    return (found[1], int(found[2])) if found else None


def done_steps(records: Records | Iterable[Session | StepRecord]) -> frozenset[str]:
    """Every step of any homework that was done, as "<id>/<n>"."""
    found = set[str]()
    for one in records.sessions if isinstance(records, Records) else records:
        for step in one.steps if isinstance(one, Session) else (one,):
            if step.outcome == "done" and (meant := step_of(step.about)):
                found.add(f"{meant[0]}/{meant[1]}")
    return frozenset(found)


def read_homework(raw: Mapping[str, Any]) -> HomeworkReading:
    """What the tables of a file give to do; a wrong value costs only its field, no step at all the whole."""
    reader = _Reader()
    schema = raw.get("schema", SCHEMA)
    if not isinstance(schema, int) or isinstance(schema, bool) or schema > SCHEMA:
        reader.wrong("schema", schema, f"{SCHEMA}", "Read as far as it is understood; a newer execcoach wrote it.")
    steps = reader.steps(raw.get("step", []))
    if not steps:
        return HomeworkReading(None, tuple(reader.troubles))
    person = raw.get("person", {})
    if not isinstance(person, Mapping):
        reader.wrong("person", person, "a table with id and name")
        person = {}
    aim = reader.words(raw, "aim")
    homework = Homework(
        id=reader.id(raw.get("id", ""), aim, steps),
        aim=aim or steps[0].words,
        steps=steps,
        made=reader.day(raw, "made"),
        due=reader.day(raw, "due"),
        by=reader.words(raw, "by", most=80),
        person=reader.words(person, "id", "person."),
        name=reader.words(person, "name", "person.", 120),
    )
    return HomeworkReading(homework, tuple(reader.troubles))


class _Reader:
    """Reads the values of a file and gathers what was wrong with them."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []

    def wrong(self, path: str, value: object, expected: str, advice: str = _LEFT_OUT) -> None:
        self.troubles.append(Trouble(path, shown(value), expected, advice))

    def words(self, table: Mapping[str, Any], key: str, above: str = "", most: int = _LONGEST) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self.wrong(above + key, value, "words in quotes")
            return ""
        if len(one_line(value)) > most:
            self.wrong(above + key, value, f"at most {most} characters", "Its beginning is kept.")
        return shorten(value, most)

    def day(self, raw: Mapping[str, Any], key: str) -> datetime.date | None:
        if key not in raw:
            return None
        found = parse_day(raw[key])
        if found and found.day and found.year >= 1000:  # an earlier year would not read back
            return found.first()
        self.wrong(key, raw[key], "a date such as 2026-11-27")
        return None

    def id(self, value: object, aim: str, steps: Iterable[HomeworkStep]) -> str:
        """The id as given, else one that is the same whenever the same words are read."""
        if isinstance(value, str) and _ID.fullmatch(value):
            return value
        self.wrong("id", value, "twelve small letters and digits", "One is made from its words.")
        said = "\n".join([aim, *(f"{step.pillar} {step.words}" for step in steps)])
        return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=6).hexdigest()

    def steps(self, listed: object) -> tuple[HomeworkStep, ...]:
        if not isinstance(listed, list):
            self.wrong("step", listed, "a list of tables", "Write [[step]] above each step.")
            return ()
        found: list[HomeworkStep] = []
        for at, item in enumerate(listed):
            path = f"step[{at}]"
            if len(found) == MOST_STEPS or at == _LOOKED_AT:
                self.wrong(path, f"{len(listed) - at} more", f"at most {MOST_STEPS} steps", "The rest is left out.")
                break
            if isinstance(item, Mapping):
                found += self._step(item, path)
            else:
                self.wrong(path, item, "a table")
        return tuple(found)

    def _step(self, item: Mapping[str, Any], path: str) -> list[HomeworkStep]:
        pillar, link = item.get("pillar", ""), item.get("link", "")
        if pillar not in PILLARS:
            self.wrong(f"{path}.pillar", pillar, f"one of {', '.join(PILLARS)}", "It counts as engage.")
            pillar = "engage"
        if not isinstance(link, str) or len(link) > _LONGEST_LINK:
            self.wrong(f"{path}.link", link, "an address in quotes")
            link = ""
        if said := self.words(item, "words", f"{path}."):
            return [HomeworkStep(pillar, said, one_line(link))]
        self.wrong(path, "nothing", "words that say what to do")
        return []


def homework_raw(homework: Homework) -> dict[str, Any]:
    """The tables of its file, ready to be written as TOML; what is empty is left out."""
    raw: dict[str, Any] = {"kind": KIND, "schema": SCHEMA, "id": homework.id}
    days = {key: on.isoformat() for key in ("made", "due") if (on := getattr(homework, key))}
    raw |= days | {key: said for key in ("by", "aim") if (said := getattr(homework, key))}
    person = {key: said for key, said in (("id", homework.person), ("name", homework.name)) if said}
    raw |= {"person": person} if person else {}
    raw["step"] = [
        {"pillar": step.pillar, "words": step.words, **({"link": step.link} if step.link else {})}
        for step in homework.steps
    ]
    return raw


def _later(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    """A day so much later, the last of the calendar where there is none."""
    return day + by if day <= datetime.date.max - by else datetime.date.max
