import gc

import pytest
from driving import drive, until

from execcoach.tui import collector
from execcoach.tui.app import CoachApp


@pytest.fixture(autouse=True)
def as_it_was():
    threshold = gc.get_threshold()
    yield
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_collecting_waits_for_the_first_screen_and_leaves_what_is_loaded_alone(people, demo, monkeypatch):
    monkeypatch.setattr("execcoach.tui.app._LOADED", 0.05)

    async def story(pilot):
        await until(pilot, "1 Today")
        await pilot.pause(0.2)
        assert not collector.is_held()
        assert gc.get_freeze_count() > 10_000

    collector.hold()
    drive(CoachApp(people, demo), story)


def test_an_app_that_nobody_held_for_is_left_as_it_is(people, demo, monkeypatch):
    monkeypatch.setattr("execcoach.tui.app._LOADED", 0.0)

    async def story(pilot):
        await until(pilot, "1 Today")
        assert gc.get_freeze_count() == 0

    gc.unfreeze()
    drive(CoachApp(people, demo), story)
