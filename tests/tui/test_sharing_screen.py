"""Sharing in the app: choose how much, read every word of it, Enter writes the file."""

import tomllib
from pathlib import Path

from driving import drive, seen, until
from textual.widgets import Input

from execcoach.services.people import People
from execcoach.tui.app import CoachApp


def test_what_leaves_is_read_the_file_is_written_and_only_a_word_writes_over(people: People, demo, tmp_path) -> None:
    app, file = CoachApp(people, demo), Path(tmp_path) / "ada.execcoach.toml"

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("f9")
        text = await until(pilot, "Your notes")
        assert "The group's board" in text
        assert "Stays here: four private things" in text
        assert "~/ada-okafor.execcoach.toml" in text
        first = seen(app)
        await pilot.press("space")
        await pilot.pause()
        assert seen(app) != first
        app.screen.query_one("#file", Input).value = str(file)
        await pilot.press("down")
        await until(pilot, "points")
        await pilot.press("enter")
        await until(pilot, "Shared file for Ada Okafor written")
        assert tomllib.loads(file.read_text("utf-8"))["visibility"] == "totals"
        file.write_text("mine", "utf-8")
        await pilot.press("up", "enter")
        await until(pilot, "Write over it?")
        await pilot.press("enter")
        await until(pilot, "Shared file for Ada Okafor written")
        assert tomllib.loads(file.read_text("utf-8"))["visibility"] == "all"
        await pilot.press("escape")
        await until(pilot, "Press Enter")

    drive(app, story, (80, 24))


def test_a_hostile_name_and_note_are_shown_and_do_nothing(people: People, workspace, tmp_path: Path) -> None:
    said = r"[@click=app.quit]x[/] [/b] \u001b]0;x\u0007\u202e"
    who = workspace(f'[person]\nname = "Bo {said}"\n[[roles]]\ntitle = "{said}"\n')
    app = CoachApp(people, who)

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("f9")
        text = await until(pilot, "Your profile: roles")
        assert "[@click=app.quit]x[/]" in text
        app.screen.query_one("#file", Input).value = str(tmp_path)
        await pilot.press("enter")
        text = await until(pilot, "Shared file for Bo")
        assert app._exception is None
        assert not any(sign in text for sign in "\x1b\x07\u202e")

    drive(app, story, (120, 40))
    (file,) = tmp_path.glob("bo*.execcoach.toml")
    assert file.stat().st_mode & 0o77 == 0
