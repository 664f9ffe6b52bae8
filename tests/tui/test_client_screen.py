import datetime
import re
import threading
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from cohorts import DAY, good_clients, hostile_client
from driving import drive, seen, until

from execcoach.profile.reading import read_profile
from execcoach.review.client import Client, Nearest, Problem
from execcoach.review.coaching import Promise
from execcoach.review.judging import client
from execcoach.review.page import page
from execcoach.routine.progress import read_records
from execcoach.services.coaching import CoachDesk
from execcoach.services.review import ReviewDesk
from execcoach.storage.clock import Clock
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.client import ClientScreen

HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
EARLIER = DAY - datetime.timedelta(days=12)
RUBRIC = ReviewDesk(Clock(DAY)).rubric


class Files:
    """Clients read in this process: rows, and pages that wait until they may be shown."""

    def __init__(self, *folders: Path) -> None:
        self.gate = threading.Event()
        self.read: dict[str, Any] = {}
        self.rows: list[Client] = []
        self.asked: list[datetime.date | None] = []
        for folder in folders:
            profile = read_profile(tomllib.loads((folder / "profile.toml").read_text())).profile
            records: dict[str, Any] = {}
            for file in sorted(folder.glob("progress*/2026-11.*")) or [folder / "progress.toml"]:
                records |= tomllib.loads(file.read_text())
            self.read[str(folder)] = (profile, read_records(records).records)
            self.rows.append(client(str(folder), folder.name, *self.read[str(folder)], RUBRIC, DAY))

    def page(self, desk: ReviewDesk, row: Client, looked: datetime.date | None = None) -> Any:
        self.gate.wait(20)
        self.asked.append(looked)
        if row.path not in self.read:
            return Problem(row.path, BAD)
        return page(replace(row, flags=()), *self.read[row.path], RUBRIC, DAY, looked)


BAD = "profile.toml cannot be read: line 3 [@click=app.quit]x[/] \x1b[2J"


def whole(app: Any) -> str:
    """Everything the page holds, seen or below the edge."""
    return "\n".join(str(part.content) for part in app.screen.query("Static") if part.display)


def test_a_page_is_read_before_a_call_and_what_was_promised_is_ticked(people, demo, tmp_path, monkeypatch):
    good_clients(tmp_path)
    files = Files(tmp_path / "hana-fujimori", tmp_path / "dwayne-baptiste")
    monkeypatch.setattr(ReviewDesk, "page", lambda *given: files.page(*given), raising=False)
    hana, dwayne = files.rows
    before = CoachDesk.of(Clock(EARLIER), demo)
    notes = before.notes(hana).promised(Promise(EARLIER, "Thank Yui by name"))
    before.keep(hana, replace(notes, goal="Read to the end", text="# Mine\n\nAsk about *Yui* [/b]"))
    before.looked(replace(hana, score=hana.score - 350, sessions=hana.sessions - 3))
    desk = CoachDesk.of(people.clock, demo)

    async def story(pilot: Any) -> None:
        app = pilot.app
        app.push_screen(ClientScreen(files.rows, 0))
        await until(pilot, "Reading …")
        text = whole(app)
        assert f"Score {hana.score / 100:.0f} of 100" in text
        assert f"kept {hana.kept} of {hana.planned} planned days" in text
        assert hana.gap
        assert hana.gap.question in text
        files.gate.set()
        text = await until(pilot, "Since you last looked, Monday 9 November")
        assert "as of 20 November 2026" in text
        assert re.search(r"↗ score \+3\.5\s.*\n.*3 sessions", text)
        assert "? not said Thank Yui by name" in text
        assert re.search(r"Mon +.*█.*·", text)
        assert "By criterion" in text
        text = whole(app)
        assert text.index("Since you") < text.index("Promised on") < text.index("Score") < text.index("By criterion")
        assert text.index("The routine") < text.index("The last sessions") < text.index("What to ask")
        assert text.index("What to ask") < text.index("Your notes, only yours") < text.index("Goal: Read to the end")
        assert "Ask about *Yui* [/b]" in text
        assert "Why: " not in text

        await pilot.press("w")
        await until(pilot, "Why: ")
        await pilot.press("s")
        await until(pilot, "The last sessions, and what they noted")
        assert whole(app).count(" min: ") > 9

        await pilot.press("k")
        await until(pilot, "Was it kept?")
        await pilot.press("down", "enter")
        await until(pilot, "✗ not kept Thank Yui by name")
        assert desk.notes(hana).promises[0].kept is False
        await pilot.press("u")
        await until(pilot, "? not said Thank Yui by name")
        assert desk.notes(hana).promises[0].kept is None

        for key, words in (("e", "Next call"), ("h", "homework"), ("a", "Thank Yui by name"), ("n", "What shall")):
            await pilot.press(key)
            await until(pilot, words)
            assert not isinstance(app.screen, ClientScreen)
            await pilot.press("escape")
            await until(pilot, "? not said Thank Yui by name")

        assert desk.notes(hana).looked.on == EARLIER
        await pilot.press("]")
        await until(pilot, "Your first look")
        await app.workers.wait_for_complete()
        assert (desk.notes(hana).looked.on, desk.notes(hana).looked.score) == (DAY, hana.score)
        assert desk.notes(dwayne).looked is None
        assert "h gives homework" in whole(app)
        await pilot.press("k")
        await until(pilot, "Nothing was promised yet")
        await pilot.press("[")
        await until(pilot, "Since you last looked, Monday 9 November")
        await pilot.press("escape")
        await app.workers.wait_for_complete()
        assert not isinstance(app.screen, ClientScreen)

    drive(CoachApp(people, demo), story, (120, 40))
    assert files.asked[0] == EARLIER
    assert files.asked[-1] == EARLIER
    assert desk.notes(dwayne).looked.on == DAY


def test_hostile_words_neither_act_nor_reach_the_terminal_and_a_page_that_cannot_be_read_says_why(
    people, demo, tmp_path, monkeypatch
):
    files = Files(hostile_client(tmp_path))
    files.gate.set()
    monkeypatch.setattr(ReviewDesk, "page", lambda *given: files.page(*given), raising=False)
    mallory = files.rows[0].flagged("[/b] \x1b[2J")
    mallory = replace(mallory, away=DAY, nearest=Nearest("\x1b", "[/] \u202eten", 1, 10))
    shares = replace(mallory, visibility="totals", made=DAY)
    gone = replace(mallory, path="/gone/\u202e[/b]", person="")

    async def story(pilot: Any) -> None:
        pilot.app.push_screen(ClientScreen([mallory, shares, gone], 0))
        await until(pilot, "Your first look")
        for key in ("pagedown", "pagedown", "end", "end"):
            shown = seen(pilot.app)
            assert not HIDDEN.search(shown)
            await pilot.click("#page", offset=(30, 12))
            await pilot.press(key)
        assert "⚑ [/b] ␛[2J" in shown
        assert "away until 21 Nov" in whole(pilot.app)
        assert "next milestone: [/] ‹U+202E›ten, 1 of 10" in whole(pilot.app)
        assert not HIDDEN.search(whole(pilot.app))
        await pilot.press("right")
        await until(pilot, "as shared on 21 November 2026")
        await until(pilot, "Your first look")
        assert "They share totals only" in whole(pilot.app)
        await pilot.press("right")
        await until(pilot, "profile.toml cannot be read: line 3 [@click=app.quit]x[/] ␛[2J")
        assert f"Score {gone.score / 100:.0f} of 100" in whole(pilot.app)
        assert not HIDDEN.search(whole(pilot.app))
        await pilot.press("escape")
        await pilot.app.workers.wait_for_complete()
        assert pilot.app.is_running

    drive(CoachApp(people, demo), story)
    assert CoachDesk.of(people.clock, demo).notes(gone).looked is None
