"""A coach's Monday on the screen: calls, the page of one, notes, homework, a letter; nothing half typed is lost."""

import datetime
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from coached import sample_clients, sample_page
from cohorts import DAY, HOSTILE
from driving import drive, seen, typed, until

from execcoach.review.client import Client
from execcoach.review.coaching import Promise
from execcoach.review.page import Page
from execcoach.review.since import Looked
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.storage.clock import Clock
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.calls import CallsScreen

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EARLIER = DAY - datetime.timedelta(days=14)


def noted(desk: CoachDesk, client: Client, hour: int, *promises: Promise) -> None:
    looked = Looked(EARLIER, client.score - 150, max(0, client.sessions - 4))
    at = datetime.datetime.combine(DAY, datetime.time(hour))
    desk.keep(client, replace(desk.notes(client), next_call=at, promises=promises, looked=looked))


def coach(people: Any, tmp_path: Path) -> tuple[CoachApp, CallsScreen, CoachDesk, dict[str, Client]]:
    """The screen of a day with three calls, one of them with a client whose every word is an attack."""
    rows = sample_clients(tmp_path)
    hana, evil = rows["hana-fujimori"], replace(rows["dwayne-baptiste"], name=HOSTILE, company=HOSTILE, person=HOSTILE)
    rows["evil"] = evil
    desk, reading = CoachDesk(Clock(DAY)), ReviewDesk(Clock(DAY))
    noted(desk, hana, 9, Promise(EARLIER, "Thank Yui by name"))
    noted(desk, rows["tomasz-wieczorek"], 11)
    noted(desk, evil, 14, Promise(EARLIER, HOSTILE))

    made: dict[tuple[str, datetime.date | None], Page] = {}

    def page(client: Client, since: datetime.date | None = None) -> Page:
        key = (client.path, since)
        made[key] = made.get(key) or sample_page(tmp_path, client, since)
        return replace(made[key], client=client)

    reading.page = page  # type: ignore[method-assign, assignment]
    return CoachApp(people, None), CallsScreen(list(rows.values()), reading, desk), desk, rows


def test_a_morning_of_calls(people: Any, tmp_path: Path) -> None:
    app, screen, desk, rows = coach(people, tmp_path / "clients")
    hana = rows["hana-fujimori"]

    async def story(pilot: Any) -> None:
        await app.push_screen(screen)
        shown = await until(pilot, "Today, Saturday 21 November: 3 calls")
        assert shown.index("09:00  Hana Fujimori") < shown.index("11:00  Tomasz")
        assert "Ask whether it is kept: “Thank Yui by name” (promised on 7" in shown
        assert "Since 7 November: score" in shown

        await pilot.press("a")
        shown = await until(pilot, "What moved")
        assert "What moved since 7 November" in shown
        await pilot.press("c")
        await until(pilot, "Copied: the agenda for Hana Fujimori")
        assert app.clipboard.startswith("# Hana Fujimori, Paper Lantern Hotels")
        await pilot.press("s")
        await until(pilot, "Saved:")
        await pilot.press("w")
        assert "~/hana-fujimori.md" in await until(pilot, "Where to?")
        await typed(pilot, f"{tmp_path}/hana.md\n")
        await until(pilot, "agenda")
        await pilot.press("escape")

        await until(pilot, "3 calls")
        await pilot.press("e")
        await until(pilot, "today, Saturday 21 November")
        app.focused.value = ""
        await typed(pilot, "Thu 8")
        await until(pilot, "→ Thursday 26 November, 08:00")
        app.focused.value = "soonish"
        await until(pilot, "▲ “soonish” is not a day and a time.")
        await pilot.press("ctrl+s")
        await until(pilot, "When is that?")
        assert desk.notes(hana).next_call == datetime.datetime(2026, 11, 21, 9)
        app.focused.value = "Thu 8"
        await pilot.press("enter", "enter")
        await typed(pilot, "Write to the editor\n# Her idea\n[/b] and mine")
        await pilot.press("escape")
        await until(pilot, "3 calls")
        assert desk.notes(hana).text == "", "nothing is kept that nobody kept"
        assert desk.half_typed(hana, "notes")["promise"] == "Write to the editor"
        desk.hold(hana, "notes", {**desk.half_typed(hana, "notes"), "a box of another version": "words"})
        await pilot.press("e")
        await until(pilot, "What you typed last time waits here")
        elsewhere = CoachDesk(Clock(DAY))
        elsewhere.keep(hana, replace(elsewhere.notes(hana), text="Said in the car", goal="Two talks"))
        await pilot.press("ctrl+s")
        await until(pilot, "Your notes say something else by now")
        assert desk.notes(hana).text == "Said in the car", "nobody decides that silently"
        await pilot.press("enter")
        await until(pilot, "2 calls")
        notes = desk.notes(hana)
        assert notes.next_call == datetime.datetime(2026, 11, 26, 8)
        assert (notes.text, notes.goal) == ("Said in the car\n\n# Her idea\n[/b] and mine", "Two talks")
        assert [one.words for one in notes.promises] == ["Thank Yui by name", "Write to the editor"]
        assert desk.half_typed(hana, "notes") == {}
        await pilot.press("u")
        await until(pilot, "3 calls")
        assert desk.notes(hana).text == "Said in the car"

        await pilot.press("h")
        await until(pilot, "A step is one thing")
        await pilot.press("tab")
        assert app.focused.id == "step-1"  # not its pillar: words typed there would be lost
        await pilot.press("ctrl+g")
        await until(pilot, "that only you can write")
        for name, said in {
            "step-2": "engage: Ask Ola [@click=app.quit]x[/]",
            "due": "Fri",
            "by": "Carla Weiss",
        }.items():
            app.screen.query_one(f"#{name}").value = said
        await until(pilot, "→ Friday 27 November 2026")
        assert (tmp_path / "hana.md").read_text("utf-8").startswith("# Hana Fujimori")
        await pilot.press("ctrl+s")
        await until(pilot, "Written for Hana Fujimori")
        (file,) = (Path(desk.homework_folder())).iterdir()
        homework = tomllib.loads(file.read_text("utf-8"))
        assert [step["pillar"] for step in homework["step"]] == ["share", "engage"]
        assert homework["step"][0]["words"].startswith(hana.gap.question if hana.gap else "")
        assert (homework["by"], homework["due"]) == ("Carla Weiss", "2026-11-27")
        assert desk.notes(hana).last[0].homework == homework["id"]

        await pilot.press("n")
        await until(pilot, "A nudge")
        await pilot.press("enter")
        shown = await until(pilot, "That line is in front of me.")
        assert "Carla Weiss" in shown
        await typed(pilot, "Dear ")
        await pilot.press("ctrl+g")
        await until(pilot, "Copied for Hana Fujimori")
        assert app.clipboard.startswith("Dear Hana,")
        await pilot.press("escape")
        await until(pilot, "3 calls")
        await pilot.press("n")
        await until(pilot, "A nudge")
        await pilot.press("enter")
        await until(pilot, "This is what you wrote before")
        await pilot.press("ctrl+r")
        await until(pilot, "Made anew")
        await pilot.press("escape")
        await until(pilot, "3 calls")
        await pilot.press("right")
        shown = await until(pilot, "Tomorrow, Sunday 22 November")
        assert "No call tomorrow, Sunday 22 November." in shown
        assert "← day before" in shown

    drive(app, story)


def test_an_attack_in_every_field_of_a_client_stays_words(people: Any, tmp_path: Path) -> None:
    app, screen, desk, rows = coach(people, tmp_path / "clients")
    evil = rows["evil"]
    path = desk.path(evil)

    async def story(pilot: Any) -> None:
        await app.push_screen(screen)
        await until(pilot, "3 calls")
        await pilot.press("end")
        for key, words in (("a", "agenda"), ("e", "your notes"), ("h", "homework"), ("n", "A nudge")):
            await pilot.press(key)
            shown = await until(pilot, words)
            assert not HIDDEN.search(shown)
            await pilot.press("escape")
            await until(pilot, "Today, Saturday")
        await pilot.press("n")
        await until(pilot, "A nudge")
        await pilot.press("enter")
        await until(pilot, "in front of me")
        await pilot.press("ctrl+g", "escape")
        assert not HIDDEN.search(app.clipboard)
        path.write_text("+++\nnext_call =\n+++\n")
        await pilot.press("e")
        await until(pilot, "Your notes cannot be read")
        await pilot.press("ctrl+s", "escape")
        assert path.read_text() == "+++\nnext_call =\n+++\n"
        screen.read()
        await until(pilot, "2 calls")
        assert not HIDDEN.search(seen(app))

    drive(app, story)


def test_the_table_leads_to_the_calls_and_a_day_without_one_says_what_to_do(people: Any, demo: Any) -> None:
    async def story(pilot: Any) -> None:
        await pilot.press("5")
        await until(pilot, "Mateo Quiroga")
        await pilot.press("g")
        shown = await until(pilot, "No call today, Saturday 21 November.")
        assert "On a client's page press e" in shown
        await pilot.press("a", "n", "e", "h", "enter", "u")
        await until(pilot, "There is nothing to take back.")
        await pilot.press("escape")
        await until(pilot, "Needs you first")

    drive(CoachApp(people, demo), story)
