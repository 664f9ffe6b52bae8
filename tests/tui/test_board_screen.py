"""The board on the screen: three orders, ties as ties, nobody named who did not opt in, a file to pass on."""

from dataclasses import replace

import pytest
from driving import drive, typed, until
from made_clients import hostile, rich, sparse

from execcoach.review.board import board
from execcoach.review.client import Client
from execcoach.services.review import ReviewDesk
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.board import BoardScreen

TIED = replace(rich(), name="Tom Field", person="tom", items=0, change=800)
NEW = replace(rich(), name="Uma Nair", person="uma", kept=3, planned=3)


async def shown(pilot, clients: list[Client]) -> None:
    people = pilot.app.people
    pilot.app.push_screen(BoardScreen(board(clients), ReviewDesk(people.clock)))
    await until(pilot, "The board")


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.proof)])
def test_the_board_is_ordered_three_ways_and_written_as_a_file(people, tmp_path, size):
    file = tmp_path / "board.html"

    async def story(pilot):
        await shown(pilot, [rich(), TIED, NEW, hostile(), sparse()])
        text = await until(pilot, "By routine kept")
        assert "=2  Priya Raman" in text
        assert "=2  Tom Field" in text
        assert "1  Mallory </title>" in text
        assert "–  Uma Nair, just begun" in text
        assert "One other." in text
        assert "Ben Ames" not in text
        assert "\u202e" not in text
        await pilot.press("s")
        text = await until(pilot, "By what was put right")
        assert "1  Priya Raman" in text
        assert "–  Tom Field" in text
        await pilot.press("right")
        text = await until(pilot, "By improvement")
        assert text.index("Tom Field") < text.index("Priya Raman") < text.index("Mallory")
        await pilot.press("left", "p")
        await until(pilot, "Write the board where?")
        await typed(pilot, str(file))
        await pilot.press("enter")
        await until(pilot, "Written:")
        assert "Priya Raman" in file.read_text("utf-8")
        file.write_text("mine")
        await pilot.press("p")
        await until(pilot, "Write the board where?")
        await typed(pilot, str(file))
        await pilot.press("enter")
        await until(pilot, "Something is there already")
        await pilot.press("enter")
        assert file.read_text() == "mine"
        await pilot.press("escape")

    drive(CoachApp(people, None, "review"), story, size)


def test_b_on_the_table_opens_it_and_an_empty_board_says_how_somebody_is_named(people, demo):
    async def story(pilot):
        await pilot.press("5")
        await until(pilot, "6 clients · by")
        await pilot.press("b")
        text = await until(pilot, "share --visibility all")
        assert "Nobody is named yet" in text
        assert "Six others, together:" in text
        assert "Fujimori" not in text
        await pilot.press("escape")
        assert "Fujimori" in await until(pilot, "6 clients")

    drive(CoachApp(people, demo), story)


def test_p_writes_a_report_of_everybody_and_of_one_client(people, demo, tmp_path):
    async def story(pilot):
        for key, name in (("5", "group.md"), ("enter", "client.md")):
            await pilot.press(key)
            await until(pilot, "Quiroga" if key == "enter" else "6 clients · by")
            await pilot.press("p")
            await until(pilot, "Write the report where?")
            await typed(pilot, str(tmp_path / name))
            await pilot.press("enter")
            await until(pilot, "Written:")
        assert (tmp_path / "group.md").read_text("utf-8").startswith("# The group on")
        assert (tmp_path / "client.md").read_text("utf-8").startswith("# Mateo Quiroga")

    drive(CoachApp(people, demo), story)
