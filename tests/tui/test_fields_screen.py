"""Every section and every field at 80x24 by keyboard alone; other people's edits while the app is open."""

import asyncio

import pytest
from driving import drive, until
from textual import events
from textual.widgets import OptionList, TextArea

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.entry import EntryScreen
from execcoach.tui.screens.fields import FieldsScreen

BARE = 'schema = 1\n# Mine.\n[person]\nid = "ada-1"\nname = "Ada Okafor"\n'


async def on_fields(pilot) -> FieldsScreen:
    await pilot.press("f")
    await until(pilot, "Name and role")
    found = pilot.app.screen
    assert isinstance(found, FieldsScreen)
    return found


async def key(pilot, *names: str) -> None:
    """Press keys as a terminal sends them, without the pilot's rest after each."""
    for name in names:
        pilot.app.post_message(events.Key(name, name if len(name) == 1 else None))
    await settled(pilot)


async def settled(pilot) -> None:
    for _ in range(6):
        await asyncio.sleep(0)
    await pilot.pause(0)


async def now(condition, words: str = "") -> None:
    for _ in range(1000):
        if condition():
            return
        await asyncio.sleep(0.003)
    raise AssertionError(words or "it never came to be")


async def on(pilot, kind: type) -> None:
    """Wait until this screen is shown and drawn."""
    await now(
        lambda: isinstance(pilot.app.screen, kind) and pilot.app.screen.is_mounted and pilot.app.focused, kind.__name__
    )


def files(everyday) -> dict[str, bytes]:
    paths = (everyday.profile.path_of(file) for file in ("profile", "circle", "guidelines"))
    return {path.name: path.read_bytes() for path in paths if path.exists()}


def said_in(box) -> str:
    return box.text if isinstance(box, TextArea) else box.value


async def fill(pilot, section, whole: bool) -> None:
    """Type the example into every box, or only into those that are needed; Tab reaches all of them in their order."""
    open_to_all = [field for field in section.fields if field.kind != "fixed"]
    chain = [box.name for box in pilot.app.screen.focus_chain if box.name]
    assert chain == [field.key for field in open_to_all], section.id
    needed = [at for at, field in enumerate(open_to_all) if field.needed] or [0]
    for field in open_to_all if whole else open_to_all[: needed[-1] + 1]:
        box = pilot.app.focused
        assert box.name == field.key, (section.id, field.key, box)
        if field.kind == "yes-no":
            pilot.app.post_message(events.Key("space", " "))
            await now(lambda box=box: box.value)
        else:
            if section.id == "person" and field.key == "name":
                box.value = ""
            pilot.app.post_message(events.Paste(field.example))
            await now(lambda box=box, field=field: field.example in said_in(box), f"{section.id}.{field.key}")
        if field is not section.fields[-1]:
            pilot.app.post_message(events.Key("tab", None))
            await now(lambda box=box: pilot.app.focused is not box, f"Tab from {section.id}.{field.key}")


MOVED = ("connection_points.hobbies", "roles")
"""Sections that the default run walks whole; it begins every ninth of the others. Under proof all are walked whole."""


async def walk(pilot, screen: FieldsScreen, section, whole: bool) -> int:
    """Add an entry to a section; walked whole, another one, and move, hide and take one out; how many changes."""
    app, fields, done = pilot.app, screen.fields, 0
    app.post_message(events.Key("a", "a"))
    await on(pilot, EntryScreen)
    await fill(pilot, section, whole)
    if section.shape == "list" and section.can_be_private:
        app.post_message(events.Key("ctrl+r", None))
    app.post_message(events.Key("ctrl+s", None))
    await now(lambda: app.screen is screen and screen.query_one("#rows").has_focus, section.id)
    assert fields.filled(section).there or not fields.filled(section).of, section.id
    assert not whole or [row.label for row in fields.rows(section) if not row.words] == [], section.id
    done += 1
    if whole and section.fields[0].kind in ("line", "text"):
        app.post_message(events.Key("enter", None))
        await on(pilot, EntryScreen)
        assert section.fields[0].example in said_in(app.focused)
        app.post_message(events.Key("end", None))
        app.post_message(events.Paste("!"))
        await now(lambda: "!" in said_in(app.focused), section.id)
        app.post_message(events.Key("ctrl+s", None))
        await now(lambda: app.screen is screen and "!" in fields.rows(section)[0].words, section.id)
        done += 1
    if section.many and whole:
        app.post_message(events.Key("a", "a"))
        await on(pilot, EntryScreen)
        for field in section.fields[: 2 if section.id == "introductions" else 1]:
            box = app.focused
            app.post_message(events.Paste("2 May 2026"))
            await now(lambda box=box: "2026" in said_in(box), field.key)
            if section.id == "introductions" and field.key == "a":
                app.post_message(events.Key("tab", None))
                await now(lambda box=box: app.focused is not box, field.key)
        app.post_message(events.Key("ctrl+s", None))
        await now(lambda: app.screen is screen and screen.query_one("#rows").has_focus, section.id)
        second = fields.rows(section)[1].words
        app.post_message(events.Key("left_square_bracket", "["))
        await now(lambda: fields.rows(section)[0].words == second, section.id)
        done += 2
    if section.can_be_private and section.shape != "list" and whole:
        app.post_message(events.Key("v", "v"))
        done += 1
        await now(lambda: fields.filled(section).private)
    if section.many and whole:
        app.post_message(events.Key("d", "d"))
        await now(lambda: len(fields.rows(section)) == 1)
        done += 1
    return done


@pytest.mark.parametrize("moved", [MOVED, pytest.param((), marks=pytest.mark.proof)], ids=["some", "all"])
def test_every_section_and_field_is_added_edited_moved_hidden_taken_out_undone_and_redone(
    people, workspace, moved: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "execcoach.services.changes._MOST_STEPS", 1000
    )  # the walk of all takes more than a sitting holds
    everyday = workspace(BARE)

    async def story(pilot) -> None:
        app, screen = pilot.app, await on_fields(pilot)
        before = files(everyday)
        done = 0
        for at, section in enumerate(screen._sections):
            if section is None:
                continue
            assert screen.query_one("#sections", OptionList).highlighted == at
            whole = not moved or section.id in moved
            if whole or at % 9 == 0:
                done += await walk(pilot, screen, section, whole)
            listed = screen.query_one("#sections", OptionList)
            if not listed.has_focus:
                app.post_message(events.Key("escape", None))
                await now(lambda listed=listed: listed.has_focus)
            app.post_message(events.Key("down", None))
            if at + 1 < len(screen._sections):
                await now(lambda at=at, listed=listed: listed.highlighted > at, section.id)
        after = files(everyday)
        assert b"# Mine." in after["profile.toml"]

        await key(pilot, "u", "u", "u")
        told = [everyday.undo() for _ in range(done - 3)]
        assert all(told)
        assert everyday.undo() == ""
        assert files(everyday) == {"profile.toml": before["profile.toml"]}
        while everyday.redo():
            done -= 1
        assert done == 0
        assert files(everyday) == after

    drive(CoachApp(people, everyday, first_mode="profile"), story)


HOSTILE = r"""
[[talks]]
title = "Q3 [/b] [@click=app.quit]x[/] [="
event = "\u001b]0;OWNED\u0007 \u202Eevil"

[[talks]]
title = "Second"
date = "someday"

[summary]
opening = "I run trains."
"""


def test_what_others_write_meanwhile_is_noticed_merged_and_asked_about_and_nothing_typed_is_lost(
    people, workspace
) -> None:
    everyday = workspace(BARE + HOSTILE)
    path = everyday.profile.path_of("profile")

    def outside(old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    async def choose(pilot, section: str) -> None:
        screen = pilot.app.screen
        listed = screen.query_one("#sections", OptionList)
        listed.focus()
        listed.highlighted = [one.id if one else "" for one in screen._sections].index(section)
        await pilot.pause()
        await key(pilot, "enter")
        await now(lambda: screen.query_one("#rows").has_focus, section)

    async def story(pilot) -> None:
        app, screen = pilot.app, await on_fields(pilot)
        app.look_outside()
        await choose(pilot, "talks")
        shown = await until(pilot, "Q3 [/b] [@click=app.quit]x[/] [=")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await key(pilot, "down")
        assert "holds" in await until(pilot, "talks[1].date")

        await key(pilot, "enter")
        await on(pilot, EntryScreen)
        closed = next(box for box in app.screen.query("Input") if box.name == "date")
        assert closed.disabled
        assert "(line " in str(app.screen.query_one(".closed").content)
        app.post_message(events.Paste(" edition"))
        await now(lambda: app.focused.value == "Second edition")
        outside('"Second"\ndate = "someday"', '"Second"\ndate = "2024"\nevent = "York"')
        outside('"Ada Okafor"', '"Ada N. Okafor"')
        await until(pilot, "profile.toml was changed outside; it is read.")
        await until(pilot, "Ada N. Okafor")
        assert [box.value for box in app.screen.query("Input") if box.name in ("title", "event")] == [
            "Second edition",
            "York",
        ]
        await key(pilot, "escape")
        await now(lambda: app.screen is screen)
        assert everyday.profile.profile.talks[1].title == "Second"

        await choose(pilot, "summary")
        await key(pilot, "down")
        await now(lambda: screen.row.key == "opening")
        await key(pilot, "enter")
        await on(pilot, EntryScreen)
        assert app.focused.name == "opening"
        app.post_message(events.Paste(" Late ones too."))
        await now(lambda: "Late" in app.focused.text)
        outside("I run trains.", "I run depots.")
        await key(pilot, "ctrl+s")
        assert "Keep both" in await until(pilot, "in the file: I run depots.")
        await key(pilot, "down", "down", "enter")
        await now(lambda: app.screen is screen)
        assert everyday.profile.profile.summary.opening == "I run depots.\nI run trains. Late ones too."
        assert everyday.profile.half_typed.keys() == {"field:profile:talks:Second · someday"}

    drive(CoachApp(people, everyday, first_mode="profile"), story)


def test_a_box_says_what_it_understood_and_names_what_it_did_not(people, workspace) -> None:
    everyday = workspace(BARE)

    async def story(pilot) -> None:
        app, screen = pilot.app, await on_fields(pilot)
        screen.query_one("#sections", OptionList).highlighted = 2
        await key(pilot, "enter")
        await key(pilot, "enter")
        await on(pilot, EntryScreen)
        app.post_message(events.Paste("mayo de 2019"))
        await until(pilot, "mayo de 2019 → 2019-05")
        app.focused.value = "03/04/2019"
        await until(pilot, "could be 3 April or 4 March")
        await key(pilot, "tab")
        await now(lambda: app.focused.name == "credit")
        await key(pilot, "ctrl+s")
        await until(pilot, "Nothing is written yet")
        await now(lambda: app.focused.name == "taken")
        app.focused.value = "13/04/2019"
        await key(pilot, "escape")
        await until(pilot, "Not kept yet: what you typed waits there.")
        await key(pilot, "enter")
        await until(pilot, "Here is what you had typed")
        assert app.focused.value == "13/04/2019"
        await key(pilot, "ctrl+s")
        await now(lambda: app.screen is screen)
        assert str(everyday.profile.profile.photo.taken) == "2019-04-13"
        assert everyday.profile.half_typed == {}

    drive(CoachApp(people, everyday, first_mode="profile"), story)
