"""What a coach gave: taken in and taken back, refused where it is somebody else's, told in a line, put away."""

import datetime
import stat
import tomllib
from pathlib import Path

import pytest
import tomli_w
from each import each
from routine.test_homework import FRIDAY, RAW

from execcoach.errors import CoachError
from execcoach.routine.homework import about_of, read_homework
from execcoach.routine.records import Session, StepRecord
from execcoach.services.exchange import preview, preview_for, take
from execcoach.services.homework import given_on
from execcoach.storage.workspace import Workspace

PROFILE = '[person]\nid = "p1"\nname = "Ada Okafor"\n'
HOMEWORK = read_homework(RAW).homework
OTHER = {**RAW, "id": "zzz999zzz999", "made": "2026-11-22", "aim": "Write one line a day"}


def given(everyday, **changed: object):
    return preview_for(everyday.profile, None, tomli_w.dumps({**RAW, **changed}).encode())


def on_disk(everyday) -> bytes:
    place: Path = everyday.workspace.homework
    return place.read_bytes() if place.exists() else b""


def test_an_import_keeps_it_once_and_a_newer_one_takes_its_place_until_undo(workspace) -> None:
    everyday = workspace(PROFILE)
    assert everyday.session.homework is None
    shown = given(everyday)
    assert shown.lines()[0] == "From Ruth, until Friday 27 November 2026: Thank three people by name"
    assert shown.lines()[3] == "Link 2: https://example.com/signals"
    take(shown)
    first = on_disk(everyday)
    assert stat.S_IMODE(everyday.workspace.homework.stat().st_mode) == 0o600
    assert read_homework(tomllib.loads(first.decode())).homework == HOMEWORK
    again = given(everyday)
    assert (again.number, again.homework.fresh) == (0, False)
    take(again)
    newer = given(everyday, **OTHER)
    assert "it takes the place of “Thank three people by name”" in newer.lines()[5]
    take(newer)
    assert b"one line a day" in on_disk(everyday)
    with pytest.raises(CoachError, match="newer"):
        given(everyday)
    assert everyday.undo() == "what Ruth gave you to do"
    assert on_disk(everyday) == first
    everyday.undo()
    assert (on_disk(everyday), everyday.undo(), everyday.session.homework) == (b"", "", None)
    everyday.redo()
    assert everyday.session.homework.homework == HOMEWORK


def test_what_was_made_for_somebody_else_is_refused_and_left_alone_where_it_lies(workspace, tmp_path: Path) -> None:
    everyday = workspace(PROFILE)
    assert everyday.session.homework is None
    grace = {"id": "p2", "name": "Grace Amadi"}
    for person in (grace, {"id": "p2", "name": "Ada Okafor"}, {"name": "Grace Amadi"}):
        with pytest.raises(CoachError, match="Nothing was taken"):
            given(everyday, person=person)
    for step in ([], [{"pillar": "share", "words": "  "}]):
        with pytest.raises(CoachError, match="gives no step to do"):
            given(everyday, step=step)
    file = tmp_path / "next.homework.toml"
    file.write_bytes(tomli_w.dumps(RAW).encode())
    with pytest.raises(CoachError, match="holds no profile"):
        preview(file, tmp_path / "nobody")
    file.write_bytes(b'kind = "homework"\nstep = ')
    with pytest.raises(CoachError, match="line 2"):
        preview(file, everyday.workspace.folder)
    file.write_bytes(tomli_w.dumps(RAW).encode() + b"# " + b"x " * 40_000)
    with pytest.raises(CoachError, match="64,000 bytes"):
        preview(file, everyday.workspace.folder)
    assert on_disk(everyday) == b""
    everyday.workspace.homework.write_bytes(tomli_w.dumps({**RAW, "person": grace}).encode())
    found = everyday.profile.look_outside()
    everyday.session.read_again()
    assert [str(one) for one in found] == ["homework.toml was changed outside; it is read."]
    assert everyday.session.homework is None
    assert "Grace Amadi" in everyday.session.warnings[0]


def test_a_damaged_file_is_named_and_the_next_import_takes_its_place(workspace) -> None:
    everyday = workspace(PROFILE)
    Workspace(everyday.workspace.folder).homework.write_bytes(b"aim = [[[")
    assert "homework.toml cannot be read" in everyday.session.warnings[0]
    assert everyday.session.plan().steps
    take(given(everyday))
    everyday.session.read_again()
    assert (everyday.session.warnings, everyday.session.homework.homework) == ((), HOMEWORK)


def session(day: datetime.date, *done: int) -> Session:
    steps = tuple(StepRecord(pillar="engage", about=about_of(HOMEWORK.id, n)) for n in done)
    return Session(id=str(day), started=f"{day}T08:00:00+00:00", steps=steps)


@each(
    "after, done, line",
    [
        (-7, (), "From Ruth until Friday 27 November: Thank three people by name. 0 of 3 done."),
        (-3, (2,), "From Ruth until Friday: Thank three people by name. 1 of 3 done."),
        (0, (2,), "From Ruth until today: Thank three people by name. 1 of 3 done."),
        (
            3,
            (1, 2),
            "From Ruth: Thank three people by name. 2 of 3 done. It was meant for Friday 27 November; "
            "what is open stays until 4 December.",
        ),
        (8, (1, 2), ""),
        (-4, (1, 2, 3), "All done for Ruth: Thank three people by name."),
        (-3, (1, 2, 3), ""),
    ],
)
def test_one_line_says_from_whom_until_when_and_how_far(after: int, done: tuple[int, ...], line: str) -> None:
    day = FRIDAY + datetime.timedelta(days=after)
    on = FRIDAY - datetime.timedelta(days=4 if len(done) == 3 else 8)
    assert given_on(HOMEWORK, [session(on, *done)], day).line == line


def test_today_offers_it_until_it_is_done_and_it_can_be_put_away(workspace) -> None:
    everyday = workspace(PROFILE)
    desk = everyday.session
    take(given(everyday))
    desk.read_again()
    assert [step.about for step in desk.plan().steps[:3]] == [HOMEWORK.abouts[n] for n in (1, 0, 2)]
    listen = desk.plan().steps[0]
    assert (listen.by, listen.because, listen.link) == ("Ruth", HOMEWORK.aim, "https://example.com/signals")
    assert HOMEWORK.abouts[2] not in [step.about for step in desk.another(2).steps]
    tomorrow = desk.today + datetime.timedelta(days=1)
    assert HOMEWORK.abouts[2] in [step.about for step in desk.plan(tomorrow).steps]
    running = desk.begin().closed("done", 1.0).closed("skipped", 2.0)
    desk.finish(running)
    assert desk.homework.kept == (False, True, False)
    assert not [step for step in desk.plan().steps if step.about in HOMEWORK.abouts[:2]]
    assert HOMEWORK.abouts[0] in [step.about for step in desk.plan(tomorrow).steps]
    assert HOMEWORK.abouts[1] not in [step.about for step in desk.plan(tomorrow).steps]
    assert desk.put_away_homework() == "what Ruth gave you to do, put away"
    assert (desk.homework, on_disk(everyday), desk.put_away_homework()) == (None, b"", "")
    everyday.undo()
    assert desk.homework.kept == (False, True, False)
