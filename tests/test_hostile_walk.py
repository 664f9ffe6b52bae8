"""Every screen on a folder that is hostile throughout: nothing crashes, nothing acts, nothing reaches the terminal."""

import os
import re
import sys

import hostile
import hostile_desk
import pytest
from driving import drive
from rich.style import Style
from textual import events
from textual.widgets import Input, OptionList, Static

from execcoach.services.people import People
from execcoach.storage import locations
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.ask import AskScreen, ChooseScreen
from execcoach.tui.screens.editor import EditorScreen
from execcoach.tui.screens.importing import ImportScreen
from execcoach.tui.widgets.lane import Lane

SMALL, LARGE = (80, 24), (120, 40)
QUESTIONS = ("hobbies", "teams", "causes")


def spoilt(app):
    """What of the screen a terminal would obey, or would do when it is clicked."""
    found = []
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            style = segment.style or Style()
            if hostile.OBEYED.search(segment.text):
                found.append(f"control in {segment.text!r}")
            if style.link:
                found.append(f"a link to {style.link} on {segment.text!r}")
            if "quit" in str(style.meta.get("@click", "")):
                found.append(f"{style.meta['@click']} on {segment.text!r}")
    return found


class Walk:
    """Goes through the app and looks at every screen it comes to."""

    def __init__(self, pilot, stride=1):
        self.pilot, self.app, self.seen = pilot, pilot.app, set()
        self.stride, self.turn = stride, 0

    async def look(self, where, wait=True):
        if wait:
            await self.pilot.pause()
        app = self.app
        assert app._exception is None, f"{where}: {app._exception!r}"
        assert app.is_running, f"{where}: the app is gone"
        assert not app._exit, f"{where}: something quit the app"
        assert not (bad := spoilt(app)), f"{where} ({type(app.screen).__name__}): {bad[:3]}"
        self.seen.add(type(app.screen).__name__)

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.look(f"after {key}", wait=self.stride == 1)

    async def paste(self, text):
        """Paste into what has the focus, as a terminal hands it over."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()
        await self.look("after a paste")

    async def back_to(self, name):
        """Close boxes until this screen is shown."""
        for _ in range(6):
            if type(self.app.screen).__name__ == name:
                return
            await self.press("escape")
        raise AssertionError(f"{name} was not reached from {type(self.app.screen).__name__}")

    def some(self, all_of):
        """Every one of these under proof, by default one in so many."""
        self.turn += 1
        items = list(all_of)
        return items[self.turn % max(1, min(self.stride, len(items))) :: self.stride]

    async def rows(self, selector):
        """The rows of a list, one after the other in hand."""
        rows = self.app.screen.query_one(selector, OptionList)
        for at in self.some(n for n in range(rows.option_count) if not rows.get_option_at_index(n).disabled):
            rows.highlighted = at
            await self.look(f"row {at} of {selector}")

    async def settled(self):
        """Until nothing works in the background."""
        await self.app.workers.wait_for_complete([w for w in self.app.workers if w.group in ("saving", "clients")])
        await self.pilot.pause(0.06)

    async def mode(self, key, name):
        self.app.set_focus(None)
        await self.pilot.press(key)
        await self.pilot.pause(0.06)
        await self.settled()
        await self.look(f"mode {key}")
        assert type(self.app.screen).__name__ == name


async def walk_today(walk):
    await walk.look("the unfinished offer")
    assert "Your ten minutes wait for you" in text_of(walk.app)
    await walk.press("escape")
    await walk.back_to("TodayScreen")
    walk.app.clear_notifications()
    await walk.rows("#steps")
    await walk.press("y", "escape", "r", "escape", "o", "a", "x", "u", "f1", "escape")
    await walk.press("v")
    await walk.app.workers.wait_for_complete([w for w in walk.app.workers if w.group == "year"])
    await walk.press("up", "up", "enter", "escape", "left", "enter", "escape")
    await walk.back_to("TodayScreen")
    await walk.press("f2")
    await walk.rows("OptionList")
    await walk.back_to("TodayScreen")


async def walk_session(walk):
    await walk.press("enter")
    for at in range(3):
        assert type(walk.app.screen).__name__ == "SessionScreen"
        await walk.paste(hostile.TERMINAL["a window title"] + hostile.HIDDEN["from right to left"] + "[/b]")
        await walk.press("ctrl+k", "ctrl+k")
        if at == 0:
            await walk.press("ctrl+e")
        if isinstance(walk.app.screen, EditorScreen):
            await walk.paste(hostile.TERMINAL["C1"] + "[/b]")
            await walk.press("tab", "enter", "ctrl+r", "ctrl+s")
            await walk.back_to("SessionScreen")
        if at == 1:
            await walk.press("f1", "escape", "escape")
            assert type(walk.app.screen).__name__ == "TodayScreen"
            await walk.press("enter")
        await walk.press("ctrl+n")
        if type(walk.app.screen).__name__ == "SessionScreen" and walk.app.screen.running.at == at:
            await walk.press("ctrl+n")
    assert type(walk.app.screen).__name__ == "FinishedScreen"
    await walk.press("enter", "n")


async def walk_profile(walk):
    await walk.mode("2", "ProfileScreen")
    await walk.rows("#lines")
    await walk.press("s", "space", "u", "e", "ctrl+p")
    await walk.back_to("ProfileScreen")


async def walk_checklist(walk):
    await walk.mode("3", "ChecklistScreen")
    screen = walk.app.screen
    for one in screen.desk.checklists:
        for question in walk.some(one.questions):
            await screen.open(one.id, question.id)
            await walk.look(f"question {question.id}")
            await walk.press("ctrl+o")
            if isinstance(walk.app.screen, ChooseScreen):
                await walk.press("enter")
                await walk.look(f"changing {question.id}")
    await screen.open(one.id, "")
    await walk.look(f"the end of {one.id}")
    first = screen.desk.checklists[0]
    await screen.open(first.id, first.questions[0].id)
    await walk.paste("Rowing [/b] on the Aire \x9b5n before work \u202e in 2019")
    await walk.press("ctrl+s", "ctrl+s")
    await walk.settled()
    await walk.press("ctrl+g")
    await walk.paste("no \x1b]0;title\x07")
    await walk.press("enter")
    await walk.settled()
    await walk.press("ctrl+l")
    await walk.settled()
    await walk.press("escape", "u", "escape")


async def walk_drafts(walk):
    await walk.mode("4", "DraftsScreen")
    board = walk.app.screen
    names = [row.id for row in walk.app.everyday.drafts.listed()]
    for name in walk.some(names):
        board.draw(name)
        await walk.look(f"draft {name!r} on the board")
        walk.app.open_draft(name)
        await walk.look(f"draft {name!r}")
        if walk.app.screen is not board:
            await walk.press("tab", "ctrl+r", "tab", "f1", "escape")
            await walk.paste(hostile.TERMINAL["C1"] + "[/b]")
            await walk.back_to("DraftsScreen")
    assert any(lane.option_count for lane in board.query(Lane))
    for key in ("m", "c", "d", "u", "u", "e"):
        await walk.press(key)
        await walk.back_to("DraftsScreen")
    await walk.press("n")
    await walk.rows("#choices")
    for name in walk.some(("thank-a-colleague", "summary-150", "introduction")):
        await walk.back_to("DraftsScreen")
        walk.app.push_screen(EditorScreen(template=name))
        await walk.look(f"template {name}")
        await walk.paste("\u202e\x9b[/b] two shifts")
        await walk.press("enter")
    await walk.back_to("DraftsScreen")


async def walk_fields(walk):
    await walk.mode("2", "ProfileScreen")
    await walk.press("f")
    screen = walk.app.screen
    listed = screen.query_one("#sections", OptionList)
    for at in walk.some(at for at, section in enumerate(screen._sections) if section):
        listed.focus()
        listed.highlighted = at
        await walk.look(f"section {at}")
        await walk.rows("#rows")
        await walk.press("enter")
        if walk.app.screen is screen:
            await walk.press("enter")
        if walk.app.screen is not screen:
            await walk.press("tab")
            await walk.paste("[/b] \x9b5n\u202e\x1b]0;t\x07")
            await walk.press("ctrl+s")
        await walk.back_to("FieldsScreen")
    await walk.press("u", "U", "v", "d", "u", "right_square_bracket")
    await walk.back_to("ProfileScreen")


async def walk_boxes(walk, file, text):
    app = walk.app
    app.push_screen(AskScreen(text, text, text, text))
    await walk.look("a question in a box")
    await walk.press("escape")
    app.push_screen(ChooseScreen(text, text, (text, text)))
    await walk.look("a choice in a box")
    await walk.press("escape")
    app.push_screen(ImportScreen(file))
    await walk.look("an import")
    await walk.press("pagedown", "escape")
    await walk.press("ctrl+p")
    await walk.paste("[/b]\x9b\u202e")
    await walk.press("escape")


async def walk_welcome(walk, file):
    walk.app.switch_mode("welcome")
    await walk.pilot.pause(0.06)
    await walk.press("w", "escape", "enter")
    assert type(walk.app.screen).__name__ == "ThankScreen"
    for field in ("#name", "#who", "#did"):
        walk.app.screen.query_one(field, Input).focus()
        await walk.paste("[/b] Mal \x9b5n\u202e\x1b]0;t\x07 drove to Leeds")
    await walk.press("escape")
    walk.app.screen._preview(str(file))
    await walk.look("an import from the welcome page")
    await walk.press("enter")
    await walk.settled()
    await walk.look("what an import added")
    assert type(walk.app.screen).__name__ == "ProfileScreen"


def text_of(app):
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


OWN = {
    *("TodayScreen", "ChooseScreen", "HelpScreen", "PeopleScreen", "SessionScreen", "EditorScreen", "FinishedScreen"),
    *("ProfileScreen", "CommandPalette", "ChecklistScreen", "ReasonScreen", "FieldsScreen", "EntryScreen"),
    *("SaidScreen", "CameScreen", "YearScreen"),
}
OTHER = {
    *(
        "AskScreen",
        "ChooseScreen",
        "ImportScreen",
        "CommandPalette",
        "WelcomeScreen",
        "WhyScreen",
        "ThankScreen",
        "ProfileScreen",
    ),
}
DRAFTS = {"DraftsScreen", "EditorScreen", "TemplateScreen"}
WHOLE = OWN | OTHER | DRAFTS | hostile_desk.SCREENS


def walked(people, tmp_path, attacks, size, stride, wanted):
    """One run through the person's own screens, the others, or all; the names of those that were seen."""
    folder = hostile.workspace(tmp_path / f"ws {attacks.name}", attacks, about=QUESTIONS)
    (folder / "homework.toml").write_bytes(hostile_desk.homework(attacks))
    table = hostile_desk.inbox(tmp_path / "clients", attacks)
    given = {
        "for anybody": hostile_desk.homework(attacks),
        "another's": hostile_desk.homework(attacks, name="Mal [/b]"),
    }
    given |= {"by id": hostile_desk.homework(attacks, id=attacks.once, name=attacks.text), "broken": b'aim = "[/b]\n'}
    files = {name: tmp_path / f"{attacks.name[:60]} {name}.homework.toml" for name in given}
    for name, data in given.items():
        files[name].write_bytes(data)
    file = tmp_path / f"{attacks.name[:80]}.json"
    file.write_bytes(hostile.resume(attacks))
    place = locations.config_folder()
    place.mkdir(parents=True, exist_ok=True)
    (place / "settings.toml").write_bytes(hostile.settings([folder], table, attacks))
    people = People(people.clock)
    app = CoachApp(people, people.open(folder))
    seen = set()

    async def story(pilot):
        walk = Walk(pilot, stride)
        if wanted >= OWN:
            await walk_today(walk)
            await walk_session(walk)
            await walk_profile(walk)
            await walk_checklist(walk)
            await walk_fields(walk)
        else:
            await walk.press("escape")
        if wanted >= DRAFTS:
            await walk_drafts(walk)
        if wanted >= hostile_desk.SCREENS:
            await hostile_desk.walk_given(walk, files)
            await hostile_desk.walk_desk(walk, attacks, hostile.DAY)
        if wanted >= OTHER:
            await walk_boxes(walk, file, attacks.text)
            await walk_welcome(walk, file)
        seen.update(walk.seen)

    drive(app, story, size)
    return seen


def cases():
    """Every group, and all together, under proof; by default all over the screens that have no test of their own.

    The person's own screens have theirs beside their other tests, and the real terminal below shows those and drafts.
    """
    turns = [(name, (SMALL, LARGE)[turn % 2]) for turn, name in enumerate(sorted(hostile.GROUPS))]
    for name, size in [*turns, ("ALL", LARGE)]:
        yield pytest.param(name, size, 1, WHOLE, marks=pytest.mark.proof, id=f"{name}-{size[0]}x{size[1]}")
    yield pytest.param("ALL", SMALL, 40, OTHER | hostile_desk.SCREENS, id="ALL-80x24-seeded")


@pytest.mark.parametrize(("group", "size", "stride", "wanted"), list(cases()))
def test_every_screen_stands_a_folder_that_is_hostile_throughout(people, tmp_path, group, size, stride, wanted):
    whole = hostile.Attacks(hostile.SHORT, hostile.GROUPS["LONG"])
    attacks = whole if group == "ALL" else hostile.Attacks(hostile.GROUPS[group])
    seen = walked(people, tmp_path, attacks, size, stride, wanted)
    assert seen >= wanted, f"not seen: {wanted - seen}"


def test_the_walk_would_see_a_string_that_was_let_through(people):
    async def story(pilot):
        walk = Walk(pilot)
        await walk.look("an app that is as it should be")
        for bad in (Static("\x1b]0;title\x07", markup=False), Static("[@click=app.quit]x[/]"), Static("a\u202eb")):
            await pilot.app.screen.mount(bad, before=0)
            with pytest.raises(AssertionError):
                await walk.look("an app that lets it through")
            await bad.remove()

    drive(CoachApp(people, None), story, LARGE)


SENT = re.compile(rb"\x1b\[(?:[\d;]*m|\d+;\d+H|\?[\d;]+(?:[hl]|\$p)|>\d+u|<u)|\x1b\]22;[a-z-]+\x07")
"""What Textual sends on its own: colours, places, modes and questions about them, the mouse pointer's shape."""


def test_no_byte_of_a_hostile_folder_reaches_a_real_terminal_as_a_command(home, tmp_path):
    pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")
    from terminal import Terminal

    attacks = hostile.Attacks(hostile.SHORT, hostile.GROUPS["LONG"])
    folder = hostile.workspace(tmp_path / f"ws {attacks.name}", attacks, about=QUESTIONS)
    place = locations.config_folder()
    place.mkdir(parents=True, exist_ok=True)
    (place / "settings.toml").write_bytes(hostile.settings([folder], hostile.clients(tmp_path / "c", attacks), attacks))
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "LINES")}
    command = [sys.executable, "-m", "execcoach", str(folder)]
    paste = f"\x1b[200~{hostile.TERMINAL['C1']}{hostile.HIDDEN['from right to left']}\x07[/b]\x1b[201~"
    with Terminal(command, env={**env, "PYTHONUTF8": "1"}, cwd=tmp_path, size=LARGE) as terminal:
        terminal.wait_for("Your ten minutes wait for you")
        walk = (
            "esc",
            "y",
            "x",
            "\x1bOQ",
            "esc",
            "enter",
            paste,
            "esc",
            "2",
            "down",
            "s",
            "3",
            "\x1b",
            "\x0f",
            "esc",
            "esc",
        )
        board = (
            "4",
            "m",
            "down",
            "enter",
            paste,
            "esc",
            "5",
            "enter",
            "esc",
            "o",
            paste,
            "enter",
            "esc",
            "ctrl+p",
            paste,
        )
        for key in (*walk, *board, "esc"):
            terminal.send({"esc": "\x1b", "enter": "\r", "down": "\x1b[B", "ctrl+p": "\x10"}.get(key, key))
            terminal.settle(quiet=0.08, limit=0.8)
            assert "Traceback" not in terminal.text()
        terminal.send("1")
        terminal.wait_for("1 Today")
        received = bytes(terminal.received)
    assert commands_in(received) == []
    assert b"\xe2\x90\x9b]0;" in received, "the attacks were not shown at all"


def commands_in(received):
    """What in these bytes is neither text nor what Textual sends."""
    rest = SENT.sub(b"", received).decode(errors="replace")
    return sorted({repr(rest[m.start() - 10 : m.end() + 20]) for m in hostile.OBEYED.finditer(rest) if m[0] != "\r"})


def test_a_command_in_the_bytes_of_a_terminal_is_seen():
    for bad in hostile.TERMINAL.values():
        assert commands_in(f"\x1b[1;31mred\x1b[0m {bad}".encode()) or bad == hostile.TERMINAL["a lone return"]
    assert commands_in(b"\x1b[?1049h\x1b[?2026$p\x1b[>1u\x1b[38;2;1;2;3mtext\x1b[0m\r\n") == []


def opened(people, tmp_path, files, story, name="ada"):
    """The app on a folder that holds these files, told the story."""
    folder = tmp_path / name
    for path, data in {"profile.toml": b'[person]\nid = "ada-1"\nname = "Ada Okafor"\n', **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

    async def told(pilot):
        walk = Walk(pilot)
        await walk.look("the first screen")
        await story(walk)

    drive(CoachApp(people, people.open(folder)), told)


_others = [pytest.param(name, marks=pytest.mark.proof) for name in ("_preview", "open_folder", "_chosen")]


@pytest.mark.parametrize("asks", ["_open", *_others])
def test_a_path_that_cannot_be_is_refused_in_words(people, asks):
    async def story(pilot):
        from execcoach.tui.screens.people import PeopleScreen

        walk = Walk(pilot)
        if asks == "open_folder":
            pilot.app.push_screen(PeopleScreen())
            await walk.look("people")
        elif asks == "_chosen":
            pilot.app.switch_mode("review")
            await pilot.pause(0.06)
        for path in ("w" * 5000, "~nobody-of-that-name/x", "/dev/null/x", "\udcff", "[/b]\x1b]0;x\x07"):
            getattr(pilot.app.screen, asks)(path)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            await walk.look(f"after {path[:20]!r}")

    drive(CoachApp(people, None), story)


def test_a_draft_for_a_network_nobody_knows_can_be_opened(people, tmp_path):
    async def story(walk):
        walk.app.open_draft("post")
        await walk.look("the draft")

    opened(people, tmp_path, {"drafts/post.md": b'+++\nnetworks = ["linkedn [/b]"]\n+++\n\nThanks.\n'}, story)


def test_a_draft_whose_file_name_is_not_text_can_be_opened_and_kept(people, tmp_path):
    async def story(walk):
        for name in (row.id for row in walk.app.everyday.drafts.listed()):
            await walk.mode("4", "DraftsScreen")
            walk.app.open_draft(name)
            await walk.look("the draft")
            await walk.paste("more")
            await walk.press("ctrl+s")
            await walk.back_to("DraftsScreen")

    opened(
        people, tmp_path, {f"drafts/{os.fsdecode(b'not-utf8-xff'.replace(b'x', bytes([0xFF])))}.md": b"hello"}, story
    )


def test_a_folder_whose_name_is_not_text_can_be_opened(people, tmp_path):
    async def story(walk):
        await walk.press("f2", "escape", "2")

    opened(people, tmp_path, {}, story, name=os.fsdecode(b"ada-" + bytes([0xFF])))


@pytest.mark.parametrize("data", [b"\xff", b'id = "a"\nstarted = "[/b]"\n'])
def test_a_running_session_that_is_damaged_is_said_and_not_fatal(people, tmp_path, data):
    from execcoach.storage import progress_files

    async def story(walk):
        await walk.press("enter")

    opened(people, tmp_path, {f"progress/now.{progress_files.device()}.toml": data}, story)
