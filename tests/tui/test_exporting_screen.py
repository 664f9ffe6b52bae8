"""Export in the app: choose a format, see what stays behind, name the file, Enter writes it."""

import json
from pathlib import Path

from driving import drive, seen, until
from textual.widgets import Input

from execcoach.services.people import People
from execcoach.tui.app import CoachApp


def test_a_format_is_chosen_looked_at_and_written_and_over_what_is_there_only_after_a_word(
    people: People, demo, tmp_path: Path
) -> None:
    app, file, page = CoachApp(people, demo), tmp_path / "ada.json", tmp_path / "page.html"
    page.write_text("mine", "utf-8")

    async def a_format_is_written_with_one_key(pilot) -> None:
        await pilot.press("f12")
        await until(pilot, "Left out: four private things")
        text = seen(app)
        assert "~/ada-okafor.json" in text
        for title in ("JSON Resume", "Profile sheet, HTML", "Calendar", "Listening list, OPML", "Sessions, CSV"):
            assert title in text
        app.screen.query_one("#file", Input).value = str(file)
        await pilot.press("enter")
        await until(pilot, "Saved for Ada Okafor")
        assert json.loads(file.read_text("utf-8"))["basics"]["name"] == "Ada Okafor"
        await pilot.press("escape")
        await until(pilot, "Press Enter")

    async def what_is_there_already_is_written_over_only_after_a_word(pilot) -> None:
        await pilot.press("f12")
        await until(pilot, "Left out: four private things")
        await pilot.press("down", "tab")
        app.screen.query_one("#file", Input).value = str(page)
        await pilot.press("enter")
        await until(pilot, "Write over it?")
        await pilot.press("down", "enter")
        await until(pilot, "Left out: four private things")
        assert page.read_text("utf-8") == "mine"
        await pilot.press("enter")
        await until(pilot, "Write over it?")
        await pilot.press("enter")
        for _ in range(500):
            if page.read_text("utf-8") != "mine":
                break
            await pilot.pause(0.01)
        assert page.read_text("utf-8").startswith("<!doctype html>")

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await a_format_is_written_with_one_key(pilot)
        await what_is_there_already_is_written_over_only_after_a_word(pilot)

    drive(app, story, (80, 24))


def test_the_name_follows_the_format_until_one_is_typed_and_a_calendar_asks_when(
    people: People, demo, tmp_path: Path
) -> None:
    app = CoachApp(people, demo)

    async def a_time_that_is_none_is_said(pilot) -> None:
        await pilot.press("up", "up")
        await until(pilot, "In it: the cards of")
        app.screen.query_one("#file", Input).value = str(tmp_path / "a.ics")
        app.screen.query_one("#at", Input).value = "nine"
        await pilot.press("enter")
        await until(pilot, "is no time of day")
        assert not (tmp_path / "a.ics").exists()

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("f12")
        await until(pilot, "Left out: four private things")
        assert "Begins at" not in seen(app)
        await pilot.press("down", "down", "down")
        text = await until(pilot, "In it: the cards of")
        assert "~/ada-okafor-ten-minutes.ics" in text
        assert "Begins at" in text
        app.screen.query_one("#file", Input).value = "~/mine"
        await pilot.press("down")
        text = await until(pilot, "Your circle is private")
        assert "~/mine" in text
        await pilot.press("down")
        await until(pilot, "Left out: four private notes")
        await pilot.press("ctrl+r")
        await until(pilot, "In it: four private notes")
        await a_time_that_is_none_is_said(pilot)

    drive(app, story, (80, 24))


def test_a_hostile_name_is_shown_and_does_nothing(people: People, workspace, tmp_path: Path) -> None:
    hostile = r"Ada [@click=app.quit]x[/] [/b] \u001b]52;c;cHduZWQ=\u0007"
    app = CoachApp(people, workspace(f'[person]\nid = "ada1"\nname = "{hostile}"\n'))

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("f12")
        await until(pilot, "Your whole public profile")
        app.screen.query_one("#file", Input).value = str(tmp_path / "[b]y[@click=app.quit].md")
        await pilot.press("down", "down", "enter")
        text = await until(pilot, "Saved for Ada [@click=app.quit]x[/] [/b]")
        assert "\x1b" not in text
        assert "\x1b" not in (tmp_path / "[b]y[@click=app.quit].md").read_text("utf-8")

    drive(app, story, (80, 24))
