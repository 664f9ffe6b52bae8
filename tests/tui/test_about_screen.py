"""Your About on the real app: pasted, asked part by part, kept word for word; score and page move, undo undoes."""

import asyncio
import hashlib
import tomllib
from collections.abc import Awaitable, Callable

from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from execcoach.services.everyday import Everyday
from execcoach.services.people import People
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.about import AboutScreen
from execcoach.tui.screens.conflict import ConflictScreen
from execcoach.tui.widgets.paste_box import PasteBox
from execcoach.tui.widgets.sentence_list import NONE, SentenceList
from execcoach.tui.widgets.writing import Writing

ABOUT = """\
I run 41 trains a night through Leeds, and I answer for the ones that do not come.

Since 2021 we cut the average delay from 31 minutes to 12 at Northwind Rail.
I do it because a late train costs somebody their tea.

Outside work I mend clocks: eleven of them, and they disagree."""
BARE = 'schema = 1\n# Hers.\n[person]\nid = "ada-1"\nname = "Ada Okafor"\n'


def drive(
    people: People,
    everyday: Everyday,
    doing: Callable[[CoachApp, Pilot[None]], Awaitable[None]],
    size: tuple[int, int] = (80, 24),
) -> None:
    async def run() -> None:
        app = CoachApp(people, everyday, first_mode="profile")
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("b")
            await settled(pilot)
            assert isinstance(app.screen, AboutScreen)
            await doing(app, pilot)

    asyncio.run(run())


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause(0.02)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.03)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def pasted(app: CoachApp, pilot: Pilot[None], text: str) -> None:
    assert app.focused
    app.post_message(events.Paste(text))
    await settled(pilot)


def shown(app: CoachApp, id: str) -> str:
    return str(app.screen.query_one(f"#{id}", Static).content)


def chosen(app: CoachApp) -> str:
    row = app.screen.query_one(SentenceList).chosen
    assert row is not None
    return "none" if row is NONE else row.words


def summary(everyday: Everyday) -> dict:
    return tomllib.loads(everyday.workspace.profile.read_text("utf-8")).get("summary", {})


def test_a_pasted_about_becomes_its_parts_by_five_enters_and_moves_both_figures(people, workspace) -> None:
    everyday = workspace(BARE)
    desk = everyday.profile
    before = everyday.workspace.profile.read_bytes()

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert app.screen.has_class("-pasting")
        await pasted(app, pilot, "About\n" + ABOUT + "…see more")
        assert "of 2,600" in shown(app, "counter")
        await pressed(pilot, "escape")
        await pressed(pilot, "b")
        assert "…see more" in app.screen.query_one(PasteBox).words
        await pressed(pilot, "ctrl+s")
        assert summary(everyday) == {"text": ABOUT}
        assert "Kept for" in shown(app, "said")
        assert "the page puts it there: About, …see more" in shown(app, "said")
        digest = hashlib.sha256(ABOUT.encode()).hexdigest()
        row = f'[[field]]\npath = "summary.text"\nhash = "{digest}"\ndate = "2026-11-21"\n'
        everyday.workspace.published.write_text(row, encoding="utf-8")
        score, page = desk.score().total, desk.page().total

        first = ABOUT.split("\n\n")[0]
        assert chosen(app) == first
        await pressed(pilot, "enter")
        assert "Kept for Ada" in shown(app, "said")
        for part in ("accomplishments", "motivations", "passions"):
            assert part not in summary(everyday)
            await pressed(pilot, "enter")
            assert len(summary(everyday)[part]) == 1
            assert summary(everyday)[part][0] in ABOUT
        assert desk.score().total > score
        assert desk.page().total > page

        assert chosen(app) == "none"
        await pressed(pilot, "enter")
        assert "turn_offs" not in summary(everyday)
        assert "Every part is sorted" in shown(app, "question")
        assert chosen(app) == "none"
        await pressed(pilot, "u")
        assert "Taken back" in shown(app, "said")
        assert "passions" not in summary(everyday)
        assert chosen(app).startswith("Outside work")
        await pressed(pilot, "enter", "enter")
        assert app.current_mode == "checklist"
        assert app.screen._question == "turn-offs"

    drive(people, everyday, doing)
    while everyday.undo():
        pass
    assert everyday.workspace.profile.read_bytes() == before


def test_another_sentence_a_second_one_and_a_change_from_outside_on_a_wide_screen(people, workspace) -> None:
    everyday = workspace(BARE + f'[summary]\ntext = """\n{ABOUT}"""\nopening = "Not a word of it"\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert "○ Not a word of it (in your file, not in this" in shown(app, "five")
        assert chosen(app).startswith("Since 2021")
        await pressed(pilot, "down", "space")
        await pressed(pilot, "up", "space")
        lines = ABOUT.split("\n")
        assert summary(everyday)["accomplishments"] == [lines[3], lines[2]]
        await pressed(pilot, "down", "space")
        assert summary(everyday)["accomplishments"] == [lines[2]]
        await pressed(pilot, "left")
        assert chosen(app) == "none"
        await pressed(pilot, "right", "right", "n")
        assert everyday.about.part("motivations").missing
        text = everyday.workspace.profile.read_text("utf-8")
        everyday.workspace.profile.write_text(text.replace("# Hers.", "# Ours."), encoding="utf-8")
        await pressed(pilot, "enter")
        assert summary(everyday)["passions"] == [lines[5]]
        assert "# Ours." in everyday.workspace.profile.read_text("utf-8")
        await pressed(pilot, "p")
        await pasted(app, pilot, lines[0])
        text = everyday.workspace.profile.read_text("utf-8")
        everyday.workspace.profile.write_text(text.replace("their tea", "her tea"), encoding="utf-8")
        await pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, ConflictScreen)
        assert "her tea" in summary(everyday)["text"]
        await pressed(pilot, "enter")
        assert summary(everyday)["text"] == lines[0]
        assert "○ Outside work" in shown(app, "five")
        await pressed(pilot, "escape")
        assert not isinstance(app.screen, AboutScreen)

    drive(people, everyday, doing, (120, 40))


def test_hostile_and_endless_texts_are_shown_and_harm_nothing(people, workspace) -> None:
    everyday = workspace(BARE)
    hostile = "[/b] [@click=app.quit]x[/] \x1b]0;pwned\x07 invoice\u202egnp.exe " + "word " * 10_000 + "end.\n"

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await pasted(app, pilot, hostile + "a. b. " * 25_000)
        await pressed(pilot, "ctrl+s")
        assert summary(everyday) == {}
        assert "too many" in shown(app, "counter")
        app.screen.query_one(Writing).select_all()
        await pasted(app, pilot, hostile + "Ab. " * 9_000)
        await pressed(pilot, "ctrl+s")
        assert not app.screen.has_class("-pasting")
        assert "not looked at" in str(app.screen.query_one(SentenceList).get_option_at_index(-1).prompt)
        kept = chosen(app)
        assert kept.startswith("[/b] [@click=app.quit]x[/]")
        assert len(kept) > 50_000
        await pressed(pilot, "enter")
        assert summary(everyday)["opening"] == kept
        assert not {"\x1b", "\x07", "\u202e"} & set(everyday.workspace.profile.read_text("utf-8"))

    drive(people, everyday, doing)
