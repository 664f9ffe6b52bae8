"""The circle worked by key and by mouse: done, added, opened, searched, introduced; hostile rows are only shown."""

import tomllib

from driving import drive, seen, typed, until

from execcoach.tui.app import CoachApp


def circle_of(everyday) -> dict:
    return tomllib.loads(everyday.profile.path_of("circle").read_text("utf-8"))


def contact(everyday, name: str) -> dict:
    return next(one for one in circle_of(everyday)["contacts"] if one["name"] == name)


def test_a_morning_in_the_circle(people, demo):
    before = demo.profile.path_of("circle").read_bytes()

    async def story(pilot):
        app = pilot.app
        await pilot.press("c")
        shown = await until(pilot, "every 30 days, last on 9 October")
        assert shown.index("Idris Bello") < shown.index("Owen Pritchard") < shown.index("Priya Raman")
        assert "People 2" in shown
        await pilot.press("t")
        await until(pilot, "Idris Bello: in touch today")
        assert contact(demo, "Idris Bello")["touched"] == "2026-11-21"
        assert app.screen.row.name == "Owen Pritchard"
        assert "People 1" in seen(app)

        await pilot.press("a")
        await typed(pilot, "Nell Achterberg, Growers' Post, editor, every 14 days")
        shown = await until(pilot, "In touch every … days")
        assert "Growers' Post" in shown
        await pilot.press("escape")
        assert len(circle_of(demo)["contacts"]) == 10
        await pilot.press("a")
        await until(pilot, "Growers' Post")
        await pilot.press("enter")
        await until(pilot, "Kept: Nell Achterberg")
        new = {"name": "Nell Achterberg", "role": "editor", "company": "Growers' Post", "every_days": 14}
        assert contact(demo, "Nell Achterberg") == new
        assert app.screen.row.name == "Nell Achterberg"
        await pilot.press("a")
        await typed(pilot, "https://points-failure.example")
        await until(pilot, "Stands there already")
        await pilot.press("enter")
        await until(pilot, "looked at on 17 November")
        assert app.screen.row.name == "Points Failure"

        await pilot.press("left", "slash")
        await typed(pilot, "tim log")
        await until(pilot, "Idris Bello")
        assert [row.name for row in app.screen._rows] == ["Idris Bello"]
        await pilot.press("enter", "enter")
        await until(pilot, "Whom you know: change")
        await pilot.press("escape", "escape")
        assert len(app.screen._rows) == 11

        await pilot.press("left")
        await until(pilot, "Kenji Arakawa was asked")
        await pilot.press("t")
        await until(pilot, "Priya Raman asked today")
        await pilot.press("t")
        await until(pilot, "both said yes")
        entry = circle_of(demo)["introductions"][1]
        assert (entry["state"], entry["asked_b"]) == ("both yes", "2026-11-21")
        await pilot.press("enter")
        await until(pilot, "Kenji, meet Priya Raman. How to open a depot")
        assert app.screen.answers["asked"] == "Kenji on 13 November, Priya on 21 November"
        await pilot.press("escape")
        await until(pilot, "worth a thought")
        await pilot.press("down", "n")
        await until(pilot, "not introduced")
        assert circle_of(demo)["introductions"][2]["state"] == "declined"
        for _ in range(5):
            await pilot.press("u")
        await until(pilot, "Taken back: Idris Bello")
        assert demo.profile.path_of("circle").read_bytes() == before
        await pilot.press("u")
        await until(pilot, "nothing to take back")

    drive(CoachApp(people, demo), story)


HOSTILE = "[/b][@click=app.quit]x[/]\\u001b]0;t\\u0007\\u202e"


def test_hostile_rows_are_shown_and_worked_by_mouse(people, workspace):
    lists = [
        f'[[contacts]]\nname = "{HOSTILE}"\nevery_days = 3\noffers = "bees {HOSTILE}"\nlearned = "{HOSTILE}"\n',
        f'[[contacts]]\nname = "Bo and Co"\ncompany = "{HOSTILE}"\nneeds = "bees"\nconsent = false\n',
        '[[contacts]]\nname = "Cy"\nneeds = "bees"\n',
        f'[[sources]]\nname = "{HOSTILE}"\nurl = "javascript:{HOSTILE}"\n',
        f'[[triggers]]\nevent = "{HOSTILE}"\nopens = "{HOSTILE}"\n',
        f'[[introductions]]\na = "{HOSTILE}"\nb = "Bo and Co"\nstate = "{HOSTILE}"\n',
    ]
    everyday = workspace('[person]\nid = "a"\nname = "Ada"\n', "\n".join(lists))

    async def story(pilot):
        app = pilot.app
        await pilot.press("c")
        await until(pilot, "every 3 days, not yet")
        for _ in range(6):
            assert app.is_running
            assert not any(sign in seen(app) for sign in "\x1b\x07\u202e")
            await pilot.press("o", "right")
        await pilot.click("#rows", offset=(3, 1))
        await pilot.click("#done")
        await until(pilot, "in touch today")
        assert contact(everyday, "Bo and Co")["touched"] == "2026-11-21"
        await pilot.press("left")
        shown = await until(pilot, "worth a thought")
        assert "Bo and Co looks for" not in shown, "who says no is not suggested"
        assert app.screen.row.two[1] == "Bo and Co"
        await pilot.press("down", "t")
        await until(pilot, "asked today")
        new = circle_of(everyday)["introductions"][1]
        assert "Cy" in (new["a"], new["b"])
        await pilot.click("#undo")
        await until(pilot, "Taken back")
        assert len(circle_of(everyday)["introductions"]) == 1

    drive(CoachApp(people, everyday), story, (120, 40))
