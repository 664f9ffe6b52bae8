"""An import in the app: rows to tick, conflicts side by side, lines to sort, stopping, adding, undoing."""

import threading
from pathlib import Path

from driving import drive, seen, until
from textual.widgets import TextArea

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.importing import ImportScreen
from execcoach.tui.widgets.proposal_list import ProposalList

PAGES = Path(__file__).parents[1] / "exchange/pages"
PAGE = (PAGES / "browser-english.txt").read_bytes()
PROFILE = '[person]\nname = "Ada Okafor"\nheadline = "I run depots [/b]"\n\n[[skills]]\nname = "Rail Operations"\n'


def on(app, words: str) -> None:
    """Mark the row that says this."""
    listed = app.screen.query_one(ProposalList)
    listed.highlighted = next(at for at, one in enumerate(listed.options) if words in str(one.prompt))


def test_rows_are_ticked_by_key_and_mouse_and_one_undo_takes_all_of_it_back(people, workspace) -> None:
    everyday = workspace(PROFILE)
    before = everyday.workspace.profile.read_bytes()

    async def story(pilot) -> None:
        app = pilot.app
        app.push_screen(ImportScreen(None, everyday.workspace.folder, PAGE))
        await until(pilot, "Enter adds")
        on(app, "Headline")
        shown = await until(pilot, "( ) Theirs")
        assert "(•) Yours" in shown
        assert "I run depots [/b]" in shown
        await pilot.press("space")
        await until(pilot, "(•) Theirs")
        on(app, "Roles")
        await pilot.press("space")
        await until(pilot, "0 of 4")
        on(app, "Fitter")
        await pilot.press("space")
        await until(pilot, "[-] Roles  1 of 4")
        await pilot.press("s")
        await until(pilot, "4 of 4")
        await pilot.press("s")
        await until(pilot, "0 of 4")
        on(app, "Name and role")
        await until(pilot, "[x] Town")
        await pilot.click(ProposalList, offset=(5, 1))
        await until(pilot, "[ ] Town")
        await pilot.press("enter")
        await until(pilot, "takes it back")
        raw = everyday.profile.raw
        assert raw["person"]["headline"].startswith("Chief Operating Officer at")
        assert "roles" not in raw
        assert "location" not in raw["person"]
        assert [one["name"] for one in raw["languages"]] == ["English", "German"]
        await pilot.press("ctrl+z")
        await until(pilot, "Taken back")
        assert everyday.workspace.profile.read_bytes() == before

    drive(CoachApp(people, everyday), story, (120, 40))


def test_nothing_ticked_adds_nothing_and_leaving_keeps_every_byte(people, workspace) -> None:
    everyday = workspace(PROFILE)
    before = everyday.workspace.profile.read_bytes()

    async def story(pilot) -> None:
        pilot.app.push_screen(ImportScreen(None, everyday.workspace.folder, PAGE))
        await until(pilot, "Enter adds")
        await pilot.press("n")
        await until(pilot, "Nothing is ticked. Space")
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ImportScreen)
        await pilot.click("#leave")
        assert not isinstance(pilot.app.screen, ImportScreen)
        assert everyday.workspace.profile.read_bytes() == before

    drive(CoachApp(people, everyday), story)


def test_a_line_to_sort_is_put_into_a_section_by_hand(people, workspace) -> None:
    everyday = workspace('[person]\nname = "Olu Bello"\n')

    async def story(pilot) -> None:
        app = pilot.app
        app.push_screen(ImportScreen(None, everyday.workspace.folder, (PAGES / "bare.txt").read_bytes()))
        await until(pilot, "Three lines to sort: p.")
        await pilot.press("p")
        await until(pilot, "p again")
        await pilot.press("p")
        await until(pilot, "belongs to")
        listed = app.screen.query_one("OptionList")
        listed.highlighted = next(at for at, one in enumerate(listed.options) if str(one.prompt) == "Town")
        await pilot.press("enter")
        await until(pilot, "Two lines to sort")
        await pilot.press("a")
        await until(pilot, "Saved for")
        assert everyday.profile.raw["person"]["location"] == "Lagos"

    drive(CoachApp(people, everyday), story)


def test_a_slow_reading_says_how_far_it_is_and_is_stopped(people, workspace, tmp_path, monkeypatch) -> None:
    everyday = workspace(PROFILE)
    before = sorted(everyday.workspace.folder.rglob("*"))
    on_with_it, stopped = threading.Event(), []

    def slow(_desk, _file, _pasted, progress):
        progress(0.5)
        on_with_it.wait(20)
        stopped.append(progress(0.6))
        from execcoach.exchange.progress import Stopped

        raise Stopped

    monkeypatch.setattr("execcoach.services.exchange.preview_for", slow)

    async def story(pilot) -> None:
        pilot.app.push_screen(ImportScreen(None, everyday.workspace.folder, PAGE))
        shown = await until(pilot, "Esc stops it")
        assert "50%" in shown
        await pilot.press("enter", "space", "a", "s", "p", "c", "n", "escape")
        assert not isinstance(pilot.app.screen, ImportScreen)
        on_with_it.set()
        while not stopped:
            await pilot.pause(0.02)
        assert stopped == [False]
        assert sorted(everyday.workspace.folder.rglob("*")) == before

    drive(CoachApp(people, everyday), story)


def test_somebody_new_begins_with_a_pasted_page_and_the_note_is_copied(people) -> None:
    async def story(pilot) -> None:
        app = pilot.app
        app.screen.action_paste()
        await until(pilot, "mark all of it")
        await pilot.press("ctrl+g")
        await until(pilot, "import --how")
        assert app.clipboard.count("\n") == 6
        app.screen.query_one(TextArea).text = PAGE.decode().replace(
            "Bought 120", "Bought [@click=app.quit]x[/] \x1b[2J"
        )
        await pilot.press("ctrl+s")
        await until(pilot, "for Ada Okafor")
        on(app, "Director of Fleet")
        shown = await until(pilot, "␛[2J")
        assert "[@click=app.quit]x[/]" in " ".join(shown.split())
        await pilot.press("enter")
        while app.everyday is None:
            await pilot.pause(0.02)
        assert app.everyday.profile.name == "Ada Okafor"
        assert len(app.everyday.profile.raw["roles"]) == 4
        assert "ImportScreen" not in seen(app)

    drive(CoachApp(people, None), story, (120, 40))
