"""The desk for sharing: what is shown is what leaves, and only an earlier share of the same person is replaced."""

import stat
import tomllib
from pathlib import Path

import pytest
import tomli_w

from execcoach.errors import CoachError
from execcoach.exchange.share import read_share
from execcoach.routine.progress import read_records
from execcoach.services.export import AlreadyThere
from execcoach.services.share import ShareDesk
from execcoach.services.share_words import count_parts
from execcoach.storage import progress_files

PRIVATE = ("Mending clocks", "St Brannoc", "Goole", "cottage above Hebden")


def test_what_is_shown_is_what_leaves_and_the_circle_is_in_neither(demo) -> None:
    desk = ShareDesk(demo.profile)
    shown = desk.look()
    told = "\n".join(words for part in shown.parts for words in part.words)
    raw = tomllib.loads(shown.text)
    notes = [step["note"] for one in raw["session"] for step in one["step"] if "note" in step]
    assert len(notes) > 50
    assert all(" ".join(note.split()) in " ".join(told.split()) for note in notes)
    assert raw["profile"]["summary"]["text"] in told
    contacts = [contact.id for contact in demo.profile.circle.contacts if contact.id]
    for words in (*PRIVATE, *(f'"{one}"' for one in contacts)):
        assert words not in shown.text + told
    assert all(
        key not in step for one in raw["session"] for step in one["step"] for key in ("contact", "draft", "link")
    )
    assert shown.stays_line.startswith(
        "Stays here: four private things of your profile, four private notes, your circle"
    )
    counted = desk.look("totals")
    assert not any(note in counted.text for note in notes)
    assert "the profile, every note and every single day" in counted.stays_line
    with pytest.raises(CoachError, match="all, totals"):
        desk.look("some")


def test_the_coach_reads_from_the_file_what_the_folder_says(demo) -> None:
    from execcoach.profile.reading import read_profile
    from execcoach.review.judging import client

    desk, today = demo.profile, demo.clock.today()
    kept = progress_files.read_all(desk.workspace, desk.profile.person.id).records
    home = client("x", "Ada", desk.profile, kept, desk.rubric, today)
    shared = read_share(tomllib.loads(ShareDesk(desk).look().text))
    away = client("x", shared.name, read_profile(shared.profile).profile, shared.records, desk.rubric, today)
    for name in (
        *("name", "person", "company", "score", "open_to", "groups", "change", "scores", "weeks", "months", "kept"),
        *("planned", "missed", "sessions", "sessions_28d", "days_silent", "balance", "efforts", "outcomes", "items"),
        *("milestones", "homework", "started"),
    ):
        assert getattr(home, name) == getattr(away, name), name
    assert [(gap.id, gap.gain) for gap in home.gaps] == [(gap.id, gap.gain) for gap in away.gaps]
    counts = read_share(tomllib.loads(ShareDesk(desk).look("totals").text)).totals
    assert counts is not None
    assert (counts.score, counts.change, counts.items) == (home.score, home.change, home.items)
    recent = counts.recent
    for name in ("kept", "planned", "missed", "sessions", "sessions_28d", "weeks", "months", "started"):
        assert getattr(recent, name) == getattr(home, name), name
    assert dict(recent.outcomes) == dict(home.outcomes)
    assert dict(recent.efforts) == dict(home.efforts)
    assert counts.gaps[: len(home.gaps)] == tuple((gap.id, gap.gain) for gap in home.gaps)


def test_only_an_earlier_share_of_the_same_person_is_replaced(demo, workspace, tmp_path: Path) -> None:
    desk, place = ShareDesk(demo.profile), tmp_path / "sync"
    place.mkdir()
    file = desk.save(desk.look("totals"), place)
    assert file == place / "ada-okafor.execcoach.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert desk.save(desk.look(), file) == file
    other = ShareDesk(workspace('[person]\nname = "Bo"\n', folder="bo").profile)
    with pytest.raises(AlreadyThere):
        other.save(other.look(), file)
    file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    with pytest.raises(AlreadyThere):
        desk.save(desk.look(), file)
    desk.save(desk.look(), file, force=True)
    assert "# mine" not in file.read_text("utf-8")
    with pytest.raises(CoachError, match="own files"):
        desk.save(desk.look(), demo.workspace.profile, force=True)


def test_somebody_without_an_id_gets_one_that_is_in_the_file(workspace, tmp_path: Path) -> None:
    who = workspace('[person]\nname = "Bo"\n').profile
    shared = ShareDesk(who)
    looked = shared.look()
    assert not read_share(tomllib.loads(looked.text)).person
    assert not who.profile.person.id
    file = shared.save(looked, tmp_path / "bo.toml")
    found = read_share(tomllib.loads(file.read_text("utf-8")))
    assert found.person == who.profile.person.id != ""


def test_a_month_that_cannot_be_read_is_told_and_the_rest_leaves(demo) -> None:
    (demo.workspace.progress / "2026-10.zzzzzz.toml").write_text("[[session", "utf-8")
    session = {"id": "late", "started": "2031-01-01T08:00:00", "step": [{"pillar": "share"}]}
    raw = {"schema": 1, "session": [session]}
    assert read_records(raw).records.sessions
    (demo.workspace.progress / "2026-11.zzzzzz.toml").write_text(tomli_w.dumps(raw), "utf-8")
    shown = ShareDesk(demo.profile).look()
    assert any("2026-10.zzzzzz.toml" in words for words in shown.troubles)
    assert any("late" in words for words in shown.troubles)
    assert "2031-01-01" not in shown.text


def test_what_was_done_in_a_week_is_counted_as_one_says_it() -> None:
    week = {"monday": "2026-11-16", "sessions": 4, "efforts": {"post": 3, "meeting": 1}, "results": {"reply": 2}}
    raw = {"totals": {"score": 50.0}, "recent": {}, "person": {"name": "Ada"}, "week": [week]}
    *_, weeks = count_parts(raw)
    assert weeks.words == ("from 16 November 2026: sessions 4, efforts 3 posts and 1 meeting, results 2 replies",)
