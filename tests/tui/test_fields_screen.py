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
    await until(pilot, "Name and post")
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


MOVED = ("person", "routine", "connection_points.hobbies", "roles", "introductions", "quiet_periods")
"""Sections that the default run walks whole; it begins every fourth of the others. Under proof all are walked whole."""


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
    assert fields.filled(section).there, section.id
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
    people, workspace, moved: tuple[str, ...]
) -> None:
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
            if whole or at % 4 == 0:
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
        assert files(everyday) == {"profile.toml": before["profile.toml"], "circle.toml": b"", "guidelines.toml": b""}
        while everyday.redo():
            done -= 1
        assert done == 0
        assert files(everyday) == after

    drive(CoachApp(people, everyday, first_mode="profile"), story)
