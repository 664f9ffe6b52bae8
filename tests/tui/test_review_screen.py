import re
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cohorts import bad_clients, good_clients, hostile_client, session, written
from driving import drive, seen, typed, until

from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort
from execcoach.services.reading_rows import Reading
from execcoach.services.review import ReviewDesk
from execcoach.services.review_reading import Batch
from execcoach.tui.app import CoachApp
from execcoach.tui.widgets.clients import PADDING, name_of, pages
from execcoach.tui.widgets.table_words import about

SIZES = [(80, 24), (120, 40)]
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = ("Mateo Quiroga", "Dwayne Baptiste", "Farida Rahimi", "Hana Fujimori", "Ingrid Solheim", "Tomasz Wieczorek")


def rows(app: Any) -> list[str]:
    """The names in the table, from top to bottom."""
    drawn = app.screen.query_one("#clients").drawn
    return [row.name if isinstance(row, Client) else f"✗ {name_of(row)}" for row in drawn]


def coach(people: Any, folder: Path | None = None) -> CoachApp:
    """The app of a coach who has no profile of their own."""
    if folder:
        people.remember_review(folder)
    return CoachApp(people, None, "review")


@pytest.mark.parametrize("size", SIZES)
def test_the_demo_shows_who_needs_somebody_first_and_everybody_below(people, demo, size):
    async def story(pilot):
        await pilot.press("5")
        text = await until(pilot, "6 clients · by")
        assert text.index("Needs you first") < text.index("silent for") < text.index("Biggest gap")
        assert rows(pilot.app)[0] == "Mateo Quiroga"
        assert set(rows(pilot.app)) == set(NAMES)
        assert "Enter opens Mateo Quiroga. Ask:" in text

    drive(CoachApp(people, demo), story, size)


def test_a_coach_without_a_folder_is_asked_for_one_and_it_is_remembered(people, tmp_path):
    clients = good_clients(tmp_path / "clients")

    async def story(pilot):
        assert "No clients here yet. Press o" in await until(pilot, "Choose the folder")
        await pilot.press("enter")
        await until(pilot, "Which folder?")
        pilot.app.screen.query_one("Input").value = str(tmp_path / "nowhere")
        await pilot.press("enter")
        await until(pilot, "No such folder")
        await pilot.press("o")
        await until(pilot, "Which folder?")
        pilot.app.screen.query_one("Input").value = str(clients)
        await pilot.press("enter")
        await until(pilot, "6 clients · by")
        await pilot.press("down", "enter")
        await until(pilot, "A client's page")

    drive(coach(people), story)
    assert people.settings.review == str(clients)


def test_places_that_need_a_person_lead_a_coach_without_one_to_the_welcome_page(people, tmp_path):
    async def story(pilot):
        await until(pilot, "6 clients")
        for key in "1234":
            await pilot.press(key)
            await until(pilot, "Thank somebody now")
            await pilot.press("5")
            await until(pilot, "6 clients")

    drive(coach(people, good_clients(tmp_path)), story)


def test_welcome_leads_to_the_table(people):
    async def story(pilot):
        await pilot.press("up", "up", "enter")
        await until(pilot, "No clients here yet")

    drive(CoachApp(people, None), story)


def test_a_folder_without_clients_says_so(people, tmp_path):
    async def story(pilot):
        text = " ".join((await until(pilot, "Choose the folder")).split())
        assert "No folder below" in text
        assert "No clients here yet" in text

    drive(coach(people, tmp_path), story)


def test_rows_can_be_used_while_the_rest_is_read_and_esc_stops(people, tmp_path, monkeypatch):
    gates = {0: threading.Event(), 3: threading.Event()}
    whole = ReviewDesk.reading

    def slowly(self, folder, fresh=False):
        rows = [row for batch in whole(self, folder) for row in batch.rows]
        for at, row in enumerate(rows):
            if at in gates:
                gates[at].wait(10)
            yield Batch((row,), at + 1, 6)

    monkeypatch.setattr(ReviewDesk, "reading", slowly)

    async def story(pilot):
        await until(pilot, "Esc stops")
        await pilot.press("enter")
        await pilot.pause()
        assert "Which folder?" not in seen(pilot.app)
        gates[0].set()
        await until(pilot, "Dwayne Baptiste")
        await pilot.press("enter")
        await until(pilot, "A client's page")
        await pilot.press("escape")
        await until(pilot, "reading")
        await pilot.press("escape")
        await until(pilot, "What was read stays")
        gates[3].set()
        await pilot.pause(0.2)
        assert "reading" not in seen(pilot.app)
        assert 1 <= len(rows(pilot.app)) < 6
        await pilot.press("r")
        await until(pilot, "6 clients · by")

    drive(coach(people, good_clients(tmp_path)), story)


def test_a_row_that_comes_later_takes_the_place_of_the_earlier_and_the_cursor_stays_on_it(people, tmp_path):
    gate, asked = threading.Event(), []
    ada, cat = (Client(name=name, path=f"/c/{name}", person=name, days_silent=1) for name in ("Ada", "Cat"))
    old = Client(name="Ben", path="/c/ben", person="ben", days_silent=1, score=4000)
    new = replace(old, path="/c/ben.execcoach.toml", older=("/c/ben",), score=9000, flags=("future dates",))

    class Desk(ReviewDesk):
        def reading(self, folder, fresh=False):
            asked.append(fresh)
            yield Batch((ada, old, cat), 3, 5)
            gate.wait(10)
            yield Batch((new, Problem("/c/bad", "not a plain file")), 5, 5)

    app = CoachApp(people, None, "review")
    app.ahead = Reading(Desk(people.clock), tmp_path).start()

    async def story(pilot):
        assert "reading ━━━━━━━━━━━━╌╌╌╌╌╌╌╌ 3 of 5, Esc stops" in await until(pilot, "3 of 5")
        assert rows(pilot.app) == ["Ada", "Ben", "Cat"]
        await pilot.press("down")
        await until(pilot, "Enter opens Ben")
        gate.set()
        await until(pilot, "3 clients · 1 could not be read · by")
        assert pilot.app.screen.table.in_hand.path == new.path
        assert "! Ben" in await until(pilot, "Mind: future dates; older copy")
        await pilot.press("s", "s", "S")
        await until(pilot, "by score, turned round")
        assert rows(pilot.app)[0] == "Ben"
        assert pilot.app.screen.table.in_hand.path == new.path
        await pilot.press("R")
        while len(asked) < 2:
            await pilot.pause(0.02)
        await until(pilot, "3 clients · 1 could not be read · by")
        assert pilot.app.screen.table.in_hand.path == new.path
        assert asked == [False, True]

    drive(app, story)


def test_the_table_sorts_turns_and_pages_and_the_chosen_client_stays_chosen(people, demo):
    async def story(pilot):
        await pilot.press("5")
        text = await until(pilot, "6 clients · by who needs you first")
        assert "18 of 21" not in text
        await pilot.press("down")
        await until(pilot, "Enter opens Dwayne")
        await pilot.press("s")
        await until(pilot, "by name")
        assert rows(pilot.app) == sorted(NAMES)
        await until(pilot, "Enter opens Dwayne")
        await pilot.press("s")
        assert "Score▾" in await until(pilot, "by score")
        assert rows(pilot.app)[0] == "Farida Rahimi"
        assert rows(pilot.app)[-1] == "Ingrid Solheim"
        await pilot.press("S")
        assert "Score▴" in await until(pilot, "by score, turned round")
        assert rows(pilot.app)[0] == "Ingrid Solheim"
        for said in ("by name", "by name, turned round", "by who needs you first"):
            await pilot.click("#clients", offset=(3, 0))
            await until(pilot, f"{said} ·")
        await pilot.click("#clients", offset=(3, 3))
        await until(pilot, f"Enter opens {rows(pilot.app)[2]}")
        pages = []
        for at in (2, 3, 4, 1):
            await pilot.press("c")
            pages.append(await until(pilot, f"columns {at} of 4"))
        assert all(name in page for page in pages for name in NAMES[:2])
        for head in ("Biggest gap", "12 months", "18 of 21", "What was done", "What came of it", "Next milestone"):
            assert sum(head in page for page in pages) == 1, head
        await pilot.resize_terminal(120, 40)
        assert "18 of 21" in await until(pilot, "columns 1 of 3")

    drive(CoachApp(people, demo), story)


def test_a_search_narrows_the_table_and_esc_shows_everybody(people, demo):
    async def story(pilot):
        await pilot.press("5")
        await until(pilot, "6 clients")
        await pilot.press("slash")
        await until(pilot, "Such as   silent>14")
        await until(pilot, "Enter goes on to the rows")
        await typed(pilot, "lantern")
        await until(pilot, "1 fits")
        assert rows(pilot.app) == ["Hana Fujimori"]
        await typed(pilot, " silnt>2")
        text = " ".join((await until(pilot, "is not known")).split())
        assert "Known are silent, score, change" in text
        assert rows(pilot.app) == ["Hana Fujimori"]
        await pilot.press("enter")
        assert pilot.app.screen.query_one("#asking").words == "lantern silnt>2"
        assert pilot.app.focused.id == "words"
        pilot.app.screen.query_one("Input").value = "score>100"
        await until(pilot, "Nobody fits. Press Esc")
        pilot.app.screen.query_one("Input").value = "silent>14 -mateo"
        await until(pilot, "fit")
        assert "Mateo Quiroga" not in rows(pilot.app)
        await pilot.press("enter", "escape")
        await until(pilot, "6 clients · by who")
        assert len(rows(pilot.app)) == 6

    drive(CoachApp(people, demo), story)


def test_bad_folders_are_rows_that_say_why(people, tmp_path):
    good_clients(tmp_path)
    names = bad_clients(tmp_path)

    async def story(pilot):
        text = await until(pilot, f"6 clients · {len(names)} could not be read")
        await pilot.press("end")
        assert {name.removeprefix("✗ ") for name in rows(pilot.app)[6:]} == names
        at = rows(pilot.app).index("✗ truncated")
        pilot.app.screen.table.at = at
        await until(pilot, "truncated, Enter says more")
        await pilot.press("enter")
        text = await until(pilot, "cannot be read")
        assert "line 2" in " ".join(text.split())

    drive(coach(people, tmp_path), story)


def test_the_page_of_a_client_agrees_with_the_table(people, tmp_path):
    folder = good_clients(tmp_path)
    known = {c.name: c for c in ReviewDesk(people.clock).clients(folder) if isinstance(c, Client)}

    async def story(pilot):
        await until(pilot, "6 clients · by")
        await pilot.press("enter")
        for at in range(3):
            text = await until(pilot, f"{at + 1} of 6")
            client = next(c for name, c in known.items() if name in text.splitlines()[0])
            page = "\n".join(str(part.content) for part in pilot.app.screen.query("Static"))
            assert f"Score {client.score / 100:.0f} of 100" in page
            assert f"kept {client.kept} of {client.planned} planned days" in page
            assert f"{client.sessions_28d} session" in page
            assert client.gap
            assert client.gap.question in page
            await pilot.press("right")
        await pilot.press("left", "escape")
        await until(pilot, "6 clients · by")

    drive(coach(people, folder), story, (120, 40))


def test_a_name_in_the_list_on_top_can_be_clicked(people, demo):
    async def story(pilot):
        await pilot.press("5")
        await until(pilot, "6 clients · by")
        await pilot.pause(0.1)
        await pilot.click("#needs", offset=(5, 2))
        await until(pilot, "A client's page")
        assert "Dwayne Baptiste" in seen(pilot.app).splitlines()[0]
        assert "Okafor" not in seen(pilot.app)

    drive(CoachApp(people, demo), story)


def test_private_notes_are_on_no_screen(people, tmp_path):
    day = people.clock.today()
    steps = [
        {"pillar": "share", "outcome": "done", "note": "SECRET", "private": True},
        {"pillar": "listen", "outcome": "done", "note": "Heard a caller"},
    ]
    profile = {"person": {"id": "a", "name": "Ada"}, "volunteering": [{"organisation": "SECRET", "private": True}]}
    written(tmp_path / "ada", profile, {"person": "a", "session": [session(day) | {"step": steps}]})
    (tmp_path / "ada" / "circle.toml").write_text("[[contacts]]\nname = 'SECRET'\n")

    async def story(pilot):
        text = await until(pilot, "1 client ·")
        assert "SECRET" not in text
        await pilot.press("enter")
        await until(pilot, "A client's page")
        page = "\n".join(str(part.content) for part in pilot.app.screen.query("Static"))
        assert "Heard a caller" in page
        assert "circle.toml was not opened" in page
        assert "SECRET" not in page

    drive(coach(people, tmp_path), story)


@pytest.mark.parametrize("size", [pytest.param(size, marks=pytest.mark.proof) for size in ((80, 24), (120, 40))])
def test_hostile_words_neither_act_nor_crash_nor_reach_the_terminal(people, tmp_path, size):
    hostile_client(tmp_path)
    written(tmp_path / "bad \x1b[2J[@click=app.quit]x\u202e", "a = [@click=app.quit]\n")

    async def story(pilot):
        text = await until(pilot, "1 client · 1 could not be read")
        assert "Mallory [/b]" in text
        assert not HIDDEN.search(text)
        for column in range(2, size[0] - 1, 16):
            await pilot.click("#needs", offset=(column, 0))
        await pilot.press("down", "enter")
        await until(pilot, "cannot be read")
        assert not HIDDEN.search(seen(pilot.app))
        await pilot.press("up", "enter")
        await until(pilot, "A client's page")
        for _ in range(8):
            assert not HIDDEN.search(seen(pilot.app))
            await pilot.press("pagedown")
        page = "\n".join(str(part.content) for part in pilot.app.screen.query("Static"))
        assert not HIDDEN.search(page)
        assert pilot.app.is_running

    drive(coach(people, tmp_path), story, size)


def test_another_persons_folder_leaves_nothing_of_the_reading_behind(people, demo):
    async def story(pilot):
        await pilot.press("5")
        await until(pilot, "Needs you first")
        pilot.app.work_on(demo, "review")
        await until(pilot, "6 clients · by")

    drive(CoachApp(people, demo), story)


def test_room_that_is_left_goes_to_the_columns_of_words_and_no_page_is_wider_than_the_screen():
    for room in (76, 116, 156, 240):
        for shown in pages(room):
            assert sum(column.width + PADDING for column in shown) - PADDING <= room
    assert {column.key: column.width for column in pages(156)[-1]}["next"] == 46


def test_the_line_over_a_filtered_table_fits_into_eighty_columns():
    found = Cohort(tuple(Client(name=str(at), path=str(at)) for at in range(99)), ())
    assert len(about(found, None, "who needs you first", 10, (4, 4))) <= 78
