"""The session of the day at its desk: clocks that lie, sleep, contacts, and two devices on one folder."""

import datetime
import tomllib
from dataclasses import dataclass

import pytest

from execcoach.errors import CoachError
from execcoach.routine.countdown import GAP
from execcoach.services.everyday import Everyday
from execcoach.services.telling import clock_says, told
from execcoach.storage import progress_files
from execcoach.storage.clock import Clock

PROFILE = '[person]\nid = "ada-1"\nname = "Ada Okafor"\n'
CIRCLE = """# whom I know
[[contacts]]
id = "marta"
name = "Marta Lindqvist"  # signed the Leeds contract
touched = 2026-10-02

[[contacts]]
name = "Tom Hallworth"
"""


@dataclass(frozen=True, slots=True)
class Bent(Clock):
    """A clock whose hands a test moves."""

    hands: dict[str, object] = None  # type: ignore[assignment]

    def now(self):
        return self.hands["now"]

    def today(self):
        return self.hands["now"].date()

    def monotonic(self):
        return self.hands["ticks"]


def at(text):
    return datetime.datetime.fromisoformat(f"{text}:00+00:00")


@pytest.fixture
def desks(workspace):
    hands = {"now": at("2026-11-20T23:50"), "ticks": 100.0}
    made = workspace(PROFILE, CIRCLE)
    return Everyday(made.workspace, Bent(hands=hands), "executive"), hands


def months(everyday):
    return {file.name[:7]: tomllib.loads(file.read_text()) for file in everyday.workspace.progress.glob("20*.toml")}


def test_a_session_over_midnight_belongs_to_the_day_it_began_and_is_no_excuse_for_the_next(desks):
    everyday, hands = desks
    running = everyday.session.begin().noted(note="Thanked Marta for 2 shifts")
    hands |= {"now": at("2026-11-21T00:04"), "ticks": 150.0}
    session = everyday.session.finish(running.closed("done", 150.0))
    assert (session.day.isoformat(), session.minutes) == ("2026-11-20", 1)
    assert everyday.session.done_today() is None
    hands |= {"now": at("2026-11-23T09:00")}
    assert told(everyday.session, session).tomorrow.startswith("Today begins with: ")


def test_a_clock_set_back_or_forward_neither_loses_the_session_nor_counts_it_twice(desks):
    everyday, hands = desks
    for began, ended in (("2027-11-20T09:00", "2026-11-20T09:05"), ("2026-11-20T10:00", "2026-11-20T09:20")):
        hands |= {"now": at(began)}
        running = everyday.session.begin().noted(note="Thanked Marta for 2 shifts")
        hands |= {"now": at(ended), "ticks": hands["ticks"] + 50.0}
        session = everyday.session.finish(running.closed("done", hands["ticks"]))
        assert session.day.isoformat() == "2026-11-20"
        assert everyday.session.unfinished() is None
    assert len(everyday.session.records.sessions) == 2
    assert list(months(everyday)) == ["2026-11"]


def test_what_the_machine_slept_through_is_neither_counted_nor_kept(desks):
    everyday, hands = desks
    running = everyday.session.begin().ticked(105.0)
    hands |= {"ticks": 105.0 + 3600.0}
    everyday.session.autosave(running)
    found = everyday.session.unfinished()
    assert found is not None
    assert found.timer.elapsed(0.0) == 5.0
    assert GAP < 3600.0


def test_a_session_written_before_the_machine_stopped_is_known_after_months_too(desks):
    everyday, hands = desks
    running = everyday.session.begin().noted(note="Thanked Marta for 2 shifts")
    kept = progress_files.read_running(everyday.workspace)
    everyday.session.finish(running.closed("done", 110.0))
    progress_files.save_running(everyday.workspace, kept)
    hands |= {"now": at("2027-03-02T09:00")}
    again = Everyday(everyday.workspace, everyday.clock, "executive")
    assert again.session.unfinished() is None
    assert not progress_files.running_file(everyday.workspace).exists()


def test_a_contact_is_ticked_in_the_circle_and_on_the_record_and_taken_back_by_either_way(desks):
    everyday, _ = desks
    desk, before = everyday.session, everyday.workspace.circle.read_text()
    running = desk.begin().noted(note="Rang Marta's office and Tom Hallworth")
    assert [one.name for one in desk.touchable(running)] == ["Tom Hallworth"]
    running = running.noted(note="Rang Marta")
    (marta,) = desk.touchable(running)
    running = desk.touched(running, marta)
    assert everyday.workspace.circle.read_text() == before.replace("2026-10-02", '"2026-11-20"')
    cut_off = Everyday(everyday.workspace, everyday.clock, "executive").session
    found = cut_off.unfinished()
    assert found is not None
    assert desk.touchable(found) == (marta,)
    assert not cut_off.touched(found, marta).state.touched
    assert everyday.workspace.circle.read_text() == before.replace("2026-10-02", '"2026-10-02"')
    everyday.workspace.circle.write_text(before)
    everyday.profile.look_outside()
    (tom,) = desk.touchable(running.noted(touched=False, contact="", note="Wrote to Tom Hallworth"))
    running = desk.touched(running.noted(touched=False, contact=""), tom)
    assert 'touched = "2026-11-20"' in everyday.workspace.circle.read_text()
    assert everyday.undo() == "Tom Hallworth: in touch today"
    assert everyday.workspace.circle.read_text() == before
    session = desk.finish(running.closed("done", 120.0))
    assert session.steps[0].contact == "Tom Hallworth"


def test_a_circle_that_cannot_be_read_is_left_alone_and_said(workspace):
    everyday = workspace(PROFILE, "[[contacts]\n")
    running = everyday.session.begin().noted(touched=False)
    (who,) = everyday.session.touchable(running.noted(contact="Priya"))
    with pytest.raises(CoachError, match=r"circle\.toml"):
        everyday.session.touched(running, who)
    assert everyday.workspace.circle.read_text() == "[[contacts]\n"


def test_running_over_is_said_gently_and_counts_up(desks):
    everyday, _ = desks
    running = everyday.session.begin()
    said = {left: clock_says(running, left) for left in (61.0, 0.0, -20.0, -61.0, -130.0)}
    assert [one.figures for one in said.values()] == ["1:01", "0:00", "+0:20", "+1:01", "+2:10"]
    assert [one.words for one in said.values()] == [
        (),
        (),
        ("time is up; finish the sentence",),
        ("a minute over; finish the sentence",),
        ("two minutes over; finish the sentence",),
    ]
    assert clock_says(running.paused_at(101.0), 9.0).words == ("the clock stands",)


def test_two_devices_on_one_folder_run_their_own_session_and_their_months_add_up(workspace, monkeypatch, tmp_path):
    one = workspace(PROFILE)
    first = one.session.begin().noted(note="Thanked Marta for 2 shifts")
    one.session.autosave(first)
    monkeypatch.setenv("EXECCOACH_HOME", str(tmp_path / "other"))
    other = Everyday(one.workspace, one.clock, "executive")
    assert other.session.unfinished() is None
    second = other.session.begin().noted(note="Heard 3 callers ask for Leeds")
    assert second.id != first.id
    other.session.finish(second.closed("done", 0.0))
    assert other.session.unfinished() is None
    monkeypatch.setenv("EXECCOACH_HOME", str(tmp_path / "home"))
    again = Everyday(one.workspace, one.clock, "executive")
    assert again.session.unfinished().state.note == "Thanked Marta for 2 shifts"
    again.session.finish(again.session.unfinished())
    assert {session.id for session in again.session.records.sessions} == {first.id, second.id}
    assert len(list(one.workspace.progress.glob("2026-11.*.toml"))) == 2


def test_what_the_assistant_laid_out_is_not_offered_again_once_it_is_done(workspace):
    row = '\n[[ahead]]\non = 2026-11-21\npillar = "share"\nwho = "Ines"\ncontext = "Her talk is online"\nby = "Sam"\n'
    made = workspace(PROFILE, CIRCLE + row)
    running = made.session.begin()
    assert (running.step.title, running.step.by) == ("Ines: Her talk is online", "Sam")
    made.session.finish(running.closed("done", 1.0))
    again = Everyday(made.workspace, made.clock, "executive").session.plan().steps
    assert [step.pillar for step in again if step.by] == []
    assert {step.pillar for step in again} == {"share", "listen", "engage"}
