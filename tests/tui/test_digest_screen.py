"""The week on a page in the app, and a card that came back, taken in where forms are."""

from pathlib import Path

from driving import drive, seen, until
from textual.widgets import TextArea

from execcoach.services.people import People
from execcoach.tui.app import CoachApp

HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]52;c;cHduZWQ=\x07"


def test_the_week_is_read_copied_and_the_one_before_too(people: People, demo) -> None:
    app = CoachApp(people, demo)

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("d")
        text = await until(pilot, "the week of 16 to 22 November 2026")
        assert "Kept 4 of 5 planned days." in text
        assert "· Monday: “A sound written down" in text
        await pilot.press("c")
        await until(pilot, "Copied for Ada")
        assert app.clipboard == demo.week.digest()
        await pilot.press("right")
        await until(pilot, "has not begun")
        await pilot.press("left")
        text = await until(pilot, "the week of 9 to 15 November 2026")
        await pilot.press("escape")
        await until(pilot, "Press Enter")

    drive(app, story, (80, 24))


def test_a_card_that_came_back_is_pasted_looked_at_and_kept(people: People, workspace, tmp_path: Path) -> None:
    everyday = workspace('[person]\nid = "ada123456789"\nname = "Ada Okafor"\n[routine]\ndays = ["sat"]\n')
    card = everyday.week.cards()[0][1]
    marks = card.split("\nAnswer 1 [")
    answered = f"{marks[0]}\nAnswer 1 [{marks[1].replace(']:', f']: Told the depot {HOSTILE}', 1)}"
    app = CoachApp(people, everyday)

    async def story(pilot) -> None:
        await until(pilot, "Press Enter")
        await pilot.press("f7")
        await until(pilot, "The form or card that came back from Ada")
        app.screen.query_one(TextArea).text = f"Here, Sam\n\n{answered}"
        await pilot.press("ctrl+s")
        text = " ".join((await until(pilot, "The card of Saturday 21 November")).split())
        assert "New: Saturday 21 November:" in text
        assert "[@click=app.quit]x[/] [/b] ␛]52;" in text
        assert "Unsure: “Here, Sam” (line 1)" in text
        assert everyday.session.records.sessions == ()
        await pilot.press("enter")
        await until(pilot, "Kept for Ada Okafor")
        (session,) = everyday.session.records.sessions
        assert session.steps[0].note.startswith("Told the depot [@click")
        await pilot.press("f7")
        await until(pilot, "came back from Ada")
        app.screen.query_one(TextArea).text = answered
        await pilot.press("ctrl+s")
        await until(pilot, "this is put down already")
        await pilot.press("enter")
        await until(pilot, "Nothing new")
        assert len(everyday.session.records.sessions) == 1
        assert "Traceback" not in seen(app)

    drive(app, story, (80, 24))
