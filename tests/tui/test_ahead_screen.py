"""An assistant lays out the week: filled with one key, a line typed, copied, cleared; Today says who prepared it."""

import datetime
import tomllib

from driving import drive, seen, typed, until

from execcoach.services.people import People
from execcoach.storage.clock import Clock
from execcoach.tui.app import CoachApp


def ahead_of(everyday) -> list[dict]:
    return tomllib.loads(everyday.profile.path_of("circle").read_text("utf-8")).get("ahead", [])


def test_a_week_in_five_minutes(people, demo):
    people.remember_keyboard("assistant", "Sam")
    demo.profile.by = "assistant"
    before = demo.profile.path_of("circle").read_bytes()

    async def story(pilot):
        app = pilot.app
        await pilot.press("w")
        shown = await until(pilot, "worth laying out")
        assert "Mon 23 Nov" in shown
        await pilot.press("enter")
        await until(pilot, "on Monday 23 November")
        new = {"on": "2026-11-23", "pillar": "share", "context": "Introduce Idris to Tom", "by": "Sam"}
        assert ahead_of(demo)[-1].items() >= new.items()
        await pilot.press("f")
        await until(pilot, "rows laid out")
        assert {row["by"] for row in ahead_of(demo)} == {"Sam"}
        assert len({(row["on"], row["pillar"]) for row in ahead_of(demo)[3:]}) == len(ahead_of(demo)) - 3

        at = next(at for at, slot in enumerate(app.screen._slots) if slot.ahead is None and slot.pillar == "engage")
        day = app.screen._slots[at].day.isoformat()
        week = app.screen.query_one("#week")
        week.focus()
        week.highlighted = at
        await pilot.press("enter")
        await typed(pilot, "mar lind")
        await until(pilot, "Marta Lindqvist")
        await pilot.press("enter")
        await typed(pilot, "Her finance director has asked twice\njavascript:alert(1)")
        await pilot.press("ctrl+s")
        await until(pilot, "cannot be opened")
        assert len(ahead_of(demo)) == len(app.screen_stack[-2]._slots) - sum(
            slot.ahead is None for slot in app.screen_stack[-2]._slots
        ), "nothing is written before it is right"
        app.focused.value = "https://brackwater-foods.example"
        await pilot.press("enter", "enter")
        await until(pilot, "Kept: Marta Lindqvist")
        assert {"on": day, "pillar": "engage", "who": "Marta Lindqvist", "by": "Sam"}.items() <= ahead_of(demo)[
            -1
        ].items()
        await pilot.press("c")
        await until(pilot, "Copy it to which day?")
        await pilot.press("enter")
        await until(pilot, "Copied to")
        assert ahead_of(demo)[-1]["who"] == "Marta Lindqvist"
        assert ahead_of(demo)[-1]["on"] != day
        await pilot.press("x")
        await until(pilot, "No row stands under a day that is over")
        for _ in range(4):
            await pilot.press("u")
        await until(pilot, "Taken back")
        assert demo.profile.path_of("circle").read_bytes() == before
        await pilot.press("escape")
        assert "Sam laid this out." in await until(pilot, "o opens https://northwind-rail.example")

    drive(CoachApp(people, demo), story)


HOSTILE = "[/b][@click=app.quit]x[/]\\u001b]0;t\\u0007\\u202e"


def test_rows_that_are_over_go_when_asked_and_hostile_rows_are_only_shown(home, workspace):
    rows = [
        f'[[ahead]]\non = "{day}"\npillar = "{pillar}"\nwho = "{HOSTILE}"\ncontext = "{HOSTILE}"\nlink = "{HOSTILE}"\n'
        f'draft = "{HOSTILE}"\nby = "{HOSTILE}"\n'
        for day, pillar in (("2026-11-01", "share"), ("2026-11-23", "listen"), ("2026-11-24", HOSTILE))
    ]
    contact = f'[[contacts]]\nname = "{HOSTILE}"\nevery_days = 1\nlearned = "{HOSTILE}"\n'
    everyday = workspace('[person]\nid = "a"\nname = "Ada"\n', contact + "".join(rows))

    async def story(pilot):
        app = pilot.app
        await pilot.press("w")
        await until(pilot, "1 row is over: x clears.")
        await pilot.press("tab", "down", "o", "down", "down", "down")
        assert not any(sign in seen(app) for sign in "\x1b\x07\u202e")
        await pilot.press("x")
        await until(pilot, "Cleared: 1 row that is over")
        assert [row["on"] for row in ahead_of(everyday)] == ["2026-11-23", "2026-11-24"]
        assert "a = " not in str(ahead_of(everyday)[0])
        await pilot.click("#undo")
        await until(pilot, "Taken back")
        assert len(ahead_of(everyday)) == 3
        app.screen.query_one("#week").focus()
        app.screen.query_one("#week").highlighted = 1
        await pilot.press("enter", "down", "escape")
        await pilot.click("#fill")
        await until(pilot, "Nothing more is due")
        assert app.is_running

    drive(CoachApp(People(Clock(datetime.date(2026, 11, 21))), everyday), story, (120, 40))
