"""Choosing from the connections of an archive: searched, ticked, taken with the import; nobody chosen beforehand."""

import tomllib
from pathlib import Path

import pytest
from driving import drive, seen, typed, until
from made_archives import FILES, zipped

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.importing import ImportScreen


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    rows = "".join(f"Zed,Person {at},,,Company {at},Clerk,1 May 2019\n" for at in range(300))
    rows += '[b]Evil[/b],"[link=x]\x1b[2J",,,,,\n'
    place = tmp_path / "a.zip"
    place.write_bytes(zipped({**FILES, "Connections.csv": FILES["Connections.csv"] + rows}))
    return place


def contacts(everyday) -> list[str]:
    file = everyday.profile.path_of("circle")
    return [one["name"] for one in tomllib.loads(file.read_text("utf-8")).get("contacts", [])] if file.exists() else []


def test_people_are_searched_ticked_and_taken_and_one_undo_takes_them_back(people, workspace, archive) -> None:
    everyday = workspace('[person]\nname = "Ada Okafor"\n')

    async def story(pilot) -> None:
        app = pilot.app
        app.push_screen(ImportScreen(archive, everyday.workspace.folder))
        await until(pilot, "for Ada Okafor")
        await pilot.press("c")
        shown = await until(pilot, "0 chosen")
        assert "305 of 305 fit; the first 60 are shown" in shown
        assert "[x]" not in shown
        assert "Take them" in shown
        await typed(pilot, "muller sohn")
        shown = await until(pilot, "1 of 305 fit")
        assert "[ ] Jürgen Müller · Geschäftsführer, Müller, Sohn & Co" in shown
        await pilot.press("enter")
        await until(pilot, "1 chosen")
        await pilot.press("ctrl+u")
        shown = await until(pilot, "305 of 305")
        assert shown.index("[x] Jürgen Müller") < shown.index("[ ] Marta")
        await typed(pilot, "bahn")
        await until(pilot, "1 of 305 fit")
        await pilot.press("down", "space")
        await until(pilot, "2 chosen")
        await pilot.press("space")
        await until(pilot, "1 chosen")
        await pilot.press("slash")
        await typed(pilot, "xyz")
        await until(pilot, "Nobody fits")
        await pilot.press("enter", "ctrl+s")
        await until(pilot, "Choose people")
        assert app.screen._shown.number == app.screen._shown.incoming.connections.kind(0).count("contacts") + before
        await pilot.press("a")
        await until(pilot, "takes it back")
        assert contacts(everyday) == ["Jürgen Müller"]
        await pilot.press("ctrl+z")
        await until(pilot, "Taken back")
        assert contacts(everyday) == []

    from execcoach.services.exchange import preview

    before = preview(archive, everyday.workspace.folder).number
    drive(CoachApp(people, everyday), story)


def test_leaving_keeps_what_was_chosen_before_and_hostile_names_are_only_shown(people, workspace, archive) -> None:
    everyday = workspace('[person]\nname = "Ada Okafor"\n')

    async def story(pilot) -> None:
        pilot.app.push_screen(ImportScreen(archive, everyday.workspace.folder))
        await until(pilot, "for Ada Okafor")
        await pilot.press("c")
        await until(pilot, "0 chosen")
        await typed(pilot, "evil")
        shown = await until(pilot, "1 of 305 fit")
        assert "[b]Evil[/b] [link=x]␛[2J" in shown
        await pilot.press("enter")
        await until(pilot, "1 chosen")
        await pilot.press("escape")
        await until(pilot, "Choose people")
        assert "circle.toml" not in seen(pilot.app)
        await pilot.press("c")
        await until(pilot, "0 chosen")
        await pilot.click("#leave")
        await pilot.press("escape")

    drive(CoachApp(people, everyday), story)


def test_a_file_without_connections_offers_no_choice(people, workspace, tmp_path) -> None:
    everyday = workspace('[person]\nname = "Ada Okafor"\n')
    file = tmp_path / "Skills.csv"
    file.write_text(FILES["Skills.csv"], encoding="utf-8")

    async def story(pilot) -> None:
        pilot.app.push_screen(ImportScreen(file, everyday.workspace.folder))
        shown = await until(pilot, "for Ada Okafor")
        assert "Choose people" not in shown
        await pilot.press("c")
        await until(pilot, "holds no connections")

    drive(CoachApp(people, everyday), story)
