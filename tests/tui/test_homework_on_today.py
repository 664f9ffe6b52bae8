"""What a coach gave, in the app: pasted and looked at, kept, named on Today, done, put away and brought back."""

import tomli_w
from driving import drive, seen, until
from routine.test_homework import RAW
from textual.widgets import TextArea

from execcoach.tui.app import CoachApp

PROFILE = '[person]\nid = "p1"\nname = "Ada Okafor"\n'
HOSTILE = {
    "by": "Ruth [/b][@click=app.quit]x[/]",
    "aim": "Thank \x1b]0;x\x07 three people [/b] by name",
    "step": [{**RAW["step"][0], "link": "file:///etc/passwd"}, *RAW["step"][1:]],
}


def test_from_a_mail_to_today_and_back(people, workspace) -> None:
    everyday = workspace(PROFILE)

    app = CoachApp(people, everyday)

    async def story(pilot) -> None:
        await until(pilot, "Press Enter to start")
        await pilot.press("f7")
        await until(pilot, "what a coach gave to do")
        app.screen.query_one("#box", TextArea).text = tomli_w.dumps({**RAW, **HOSTILE})
        await pilot.press("ctrl+s")
        text = await until(pilot, "Enter keeps it")
        assert "Step 2: listen, Read what Tom wrote" in " ".join(text.split())
        assert "Enter keep it" in text
        assert "Space tick" not in text
        assert "\x1b" not in text
        assert not everyday.workspace.homework.exists()
        await pilot.press("enter")
        text = await until(pilot, "0 of 3 done")
        assert "[/b][@click=app.quit]x[/]" in text
        assert "\x1b" not in text
        assert "Thank Priya for the Leeds opening" in text
        await pilot.press("x")
        await until(pilot, "u brings it back")
        assert not everyday.workspace.homework.exists()
        await pilot.press("u")
        await until(pilot, "0 of 3 done")
        about = everyday.session.plan().steps[2].about
        await pilot.press("down", "down", "a")
        await pilot.pause()
        assert about not in [step.about for step in everyday.session.plan().steps]
        await pilot.press("enter")
        await until(pilot, "1 of 4")
        await pilot.press("ctrl+n")
        await until(pilot, "From Ruth [/b][@click=app.quit]x[/]: Thank")
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
        await until(pilot, "You listened")
        await pilot.press("escape")
        await until(pilot, "1 of 3 done")
        await pilot.press("h")
        await until(pilot, "u brings it back")
        assert "of 3 done" not in seen(app)
        await pilot.press("u")
        await until(pilot, "1 of 3 done")

    drive(app, story)
