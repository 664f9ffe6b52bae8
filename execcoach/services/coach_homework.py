"""Homework as a coach writes it: one aim, up to three steps, a file that the client's `import` takes in."""

from __future__ import annotations

import datetime
import secrets
from pathlib import Path

from execcoach.errors import CoachError, Place
from execcoach.profile.day_words import full_day
from execcoach.review.client import Client
from execcoach.routine.homework import MOST_STEPS, Homework, HomeworkStep, homework_raw, read_homework
from execcoach.routine.records import PILLARS
from execcoach.text import one_line, slug

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"
_ENDING = ".homework.toml"


def made(
    client: Client, aim: str, steps: tuple[HomeworkStep, ...], today: datetime.date, due: datetime.date | None, by: str
) -> Homework:
    """The homework of these words; CoachError where it asks nothing, too much, or something that cannot be kept."""
    steps = tuple(HomeworkStep(one.pillar, one_line(one.words), one.link) for one in steps if one_line(one.words))
    if not steps:
        raise CoachError("Homework without a step", "Write one thing to do, as you would say it on the phone.")
    if len(steps) > MOST_STEPS:
        sentence = f"That is {len(steps)} steps; at most {MOST_STEPS} are kept until the next call. Leave the rest."
        raise CoachError("Too much homework", sentence)
    if due and due < today:
        raise CoachError("That day is over", f"{full_day(due)} is over. Name a day that is still to come.")
    homework = Homework(
        id="".join(secrets.choice(_SIGNS) for _ in range(12)),
        aim=one_line(aim) or steps[0].words,
        steps=steps,
        made=today,
        due=due,
        by=one_line(by),
        person=client.person,
        name=client.name,
    )
    reading = read_homework(homework_raw(homework))
    told = [trouble for trouble in reading.troubles if not trouble.path.startswith("person")]
    if told:
        place = Place(path=told[0].path, value=told[0].value, expected=told[0].expected)
        raise CoachError("That is no homework yet", f"{place}. Change it and try again.", [place])
    return reading.homework or homework


def as_text(homework: Homework) -> bytes:
    """The bytes of its file."""
    from execcoach.storage.homework_file import homework_bytes

    return homework_bytes(homework)


def place(client: Client, folder: Path) -> Path:
    """Where in a folder the file goes: called after the client."""
    name = slug(client.name, 60) or "client"
    return folder / f"{name}{_ENDING}"


def step_of(words: str, pillar: str = "") -> HomeworkStep:
    """The step that somebody typed as "share: what to do"; CoachError where the pillar is missing.

    With `pillar` it may be left out, and one that stands there counts.
    """
    before, colon, said = words.partition(":")
    named = before.strip().casefold()
    if colon and named in PILLARS:
        return HomeworkStep(named, one_line(said))
    if pillar:
        return HomeworkStep(pillar, one_line(words))
    expected = ", ".join(f"{one}: …" for one in PILLARS)
    sentence = f"“{one_line(words)}” does not begin with its pillar. Write it as one of {expected}."
    raise CoachError("Which kind of step?", sentence, [Place(value=one_line(words), expected=expected)])
