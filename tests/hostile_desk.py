"""What a coach is sent and a client is given, hostile throughout: shared files, homework, notes; and the walk there."""

import datetime
from dataclasses import replace
from pathlib import Path
from typing import Any

import hostile
import tomli_w
from driving import seen
from textual.widgets import Input

from execcoach.review.client import Client
from execcoach.review.coaching import Promise
from execcoach.services.coaching import CoachDesk
from execcoach.tui.screens.importing import ImportScreen
from execcoach.tui.screens.sharing import SharingScreen
from execcoach.tui.widgets.client_table import ClientTable

ROWS = 8
"""Rows of the table: two folders, three shared files, three things that cannot be read."""
SCREENS = {
    *("ReviewScreen", "ClientScreen", "CallsScreen", "AgendaScreen", "CoachNotesScreen", "GiveHomeworkScreen"),
    *("LetterScreen", "BoardScreen", "SharingScreen", "ImportScreen", "ChooseScreen", "AskScreen", "TodayScreen"),
}
_MIX = ("efforts", "outcomes", "results", "groups", "gaps")


def shared(attacks: hostile.Attacks, visibility: str) -> dict[str, Any]:
    """The tables of a shared file with an attack in every text and as keys."""
    person = {"id": attacks.once, "name": attacks.text, "company": attacks.text}
    head: dict[str, Any] = {"kind": "share", "schema": 1, "made": "2026-11-20", "visibility": visibility}
    head |= {"person": person, attacks.text: attacks.text}
    if visibility == "all":
        rows = {key: rows for key, rows in hostile.records(attacks, "").items() if isinstance(rows, list)}
        return {**head, "profile": hostile.profile(attacks), **rows}
    known = {"comment": 2, attacks.text: 3}
    counts = {"kept": 4, "planned": 9, "sessions": 7, "sessions_28d": 3, "share": 2, attacks.text: attacks.text}
    mixed = {key: dict(known) for key in _MIX}
    totals = {**mixed, "score": 41.5, "rubric": attacks.text, "homework": [attacks.text], "last": attacks.text}
    weeks = [{"monday": "2026-11-16", **counts, **mixed}, {"monday": attacks.text}, {attacks.text: 1}]
    return {**head, "totals": totals, "recent": {**counts, **mixed, "weeks": [attacks.text]}, "week": weeks}


def inbox(folder: Path, attacks: hostile.Attacks) -> Path:
    """A coach's folder: hostile folders and shared files, their names hostile too, and some that cannot be read."""
    hostile.clients(folder, attacks)
    for at, visibility in enumerate(("all", "totals", attacks.text)):
        name = f"{attacks.name[:40]} {at}.execcoach.toml"
        (folder / name).write_bytes(tomli_w.dumps(shared(attacks, visibility)).encode())
    (folder / f"{attacks.name[:40]} 3.execcoach.toml").write_bytes(f'kind = "{attacks.text}\n'.encode())
    return folder


def homework(attacks: hostile.Attacks, **person: str) -> bytes:
    """A file of homework, an attack in every text, for anybody or for the person named."""
    steps = [{"pillar": pillar, "words": attacks.text, "link": attacks.text} for pillar in ("share", attacks.text)]
    steps.append({"pillar": "engage", "words": attacks.text, "link": "https://example.org/[/b]"})
    raw = {"kind": "homework", "schema": 1, "id": attacks.text, "made": "2026-11-20", "due": attacks.text}
    raw |= {"by": attacks.text, "aim": attacks.text, "step": steps, attacks.text: attacks.text}
    return tomli_w.dumps({**raw, **({"person": person} if person else {})}).encode()


def noted(desk: CoachDesk, clients: list[Client], attacks: hostile.Attacks, day: datetime.date) -> None:
    """A call today with each, hostile notes, and a promise not yet kept."""
    at = datetime.datetime.combine(day, datetime.time(15))
    promise = Promise(day - datetime.timedelta(days=9), attacks.text)
    for client in clients:
        before = desk.notes(client)
        desk.keep(client, replace(before, next_call=at, goal=attacks.text, promises=(promise,), text=attacks.text))


async def until(walk: Any, what: Any) -> None:
    """Wait for what is done in the background, and look at what came."""
    for _ in range(400):
        if what():
            break
        await walk.pilot.pause(0.02)
    await walk.look("after a wait")
    assert what(), seen(walk.app)


async def walk_review(walk: Any) -> list[Client]:
    """The table, its search and its order; everybody in it."""
    await walk.mode("5", "ReviewScreen")
    await walk.press(*walk.some(("s", "S", "c", "c", "r")))
    screen = walk.app.screen
    table = screen.query_one("#clients", ClientTable)
    await until(walk, lambda: screen.reading is None and len(table.drawn) == ROWS)
    await walk.press("slash")
    await walk.paste("[/b]\u202e\x9b")
    await walk.press("escape", "slash")
    await walk.paste("gap:[/b] silent>x score<999999999999999999999")
    await walk.press("escape", "o")
    await walk.paste("/nowhere/[/b]\u202e\x9b")
    await walk.press("enter")
    await walk.back_to("ReviewScreen")
    return [row for row in table.drawn if isinstance(row, Client)]


async def walk_desk(walk: Any, attacks: hostile.Attacks, day: datetime.date) -> None:
    """The coach's whole morning with clients who mean no good."""
    app = walk.app
    clients = await walk_review(walk)
    assert len(clients) == ROWS - 3
    desk = CoachDesk.of(app.people.clock, app.everyday)
    noted(desk, clients, attacks, day)
    table = app.screen.query_one("#clients", ClientTable)
    for at in range(ROWS) if walk.stride == 1 else (0, ROWS - 1):
        table.at = at
        await walk.press("enter")
        if type(app.screen).__name__ == "ClientScreen":
            await walk_client(walk)
        await walk.back_to("ReviewScreen")
    await walk.press("b", "s", "s", "p")
    await walk.paste("/nowhere/[/b]\u202e\x9b.html")
    await walk.press("enter", "escape")
    await walk.back_to("ReviewScreen")
    noted(desk, clients, attacks, day)
    await walk.press("g")
    calls = app.screen
    await until(walk, lambda: len(calls.calls) == len(clients))
    await app.workers.wait_for_complete([one for one in app.workers if one.group == "calls"])
    await walk.rows("#calls")
    below = (("a", "AgendaScreen"), ("n", "ChooseScreen"), ("e", "CoachNotesScreen"), ("enter", "ClientScreen"))
    for key, name in walk.some(below):
        await walk.press(key)
        await until(walk, lambda name=name: type(app.screen).__name__ == name)
        await walk.back_to("CallsScreen")
    await walk.press(*walk.some(("left", "right", "right", "u")))
    await walk.back_to("ReviewScreen")


async def walk_client(walk: Any) -> None:
    """One client: the page, and everything a coach makes of it."""
    app, screen = walk.app, walk.app.screen
    await until(walk, lambda: screen.notes and (screen.page or screen._trouble))
    await walk.press("w", "s", *walk.some(("pagedown", "pagedown", "end")), "k", "enter", *walk.some("u"))
    await walk.back_to("ClientScreen")
    spoilt = hostile.TERMINAL["a window title"] + hostile.HIDDEN["from right to left"] + "[/b]"
    await walk.press("e")
    for _ in walk.some(range(4)):
        await walk.paste(spoilt)
        await walk.press("tab")
    if walk.stride == 1:
        await walk.press("ctrl+s", "escape", "e")
    app.screen.query_one("#call", Input).value = "tomorrow 9"
    await walk.press("ctrl+s")
    await until(walk, lambda: app.screen is screen)
    await walk.press("h", "ctrl+g")
    for _ in walk.some(range(9)):
        await walk.paste(spoilt)
        await walk.press("tab")
    for name, said in (("due", ""), ("folder", ""), ("by", "Ruth [/b]")):
        app.screen.query_one(f"#{name}", Input).value = said
    await walk.press("ctrl+s")
    await until(walk, lambda: app.screen is screen)
    for at in walk.some(range(2)):
        await walk.press("n", *("down",) * at, "enter")
        await walk.paste(spoilt)
        await walk.press("ctrl+g", "ctrl+s", "ctrl+r", "escape")
    await walk.press("a", *walk.some(("c", "s", "end", "f1")))
    await walk.back_to("ClientScreen")
    await walk.press("p")
    await walk.paste(f"/nowhere/{spoilt}.html")
    await walk.press("enter")
    await walk.back_to("ClientScreen")
    await walk.press(*walk.some(("right", "left")))


async def walk_given(walk: Any, files: dict[str, Path]) -> None:
    """What a hostile coach gives: shown before it is taken, offered, put away; then what would be shared."""
    app = walk.app
    for file in walk.some(files.values()):
        importing = ImportScreen(file, app.everyday.workspace.folder)
        app.push_screen(importing)
        await until(walk, lambda importing=importing: importing._read or importing._left)
        if app.screen is importing:
            await walk.press("pagedown", "escape")
    await walk.mode("1", "TodayScreen")
    await walk.rows("#steps")
    await walk.press("h")
    await walk.look("homework on Today")
    await walk.back_to("TodayScreen")
    app.push_screen(SharingScreen())
    await walk.look("sharing")
    screen = app.screen
    for key in walk.some(("pagedown", "pagedown", "down")):
        await until(walk, lambda: screen.chosen in screen._looked)
        await walk.press(key)
    screen.query_one("#file", Input).focus()
    await walk.paste("/nowhere/[/b]\u202e\x9b")
    await walk.press("enter", "escape")
    await walk.back_to("TodayScreen")
