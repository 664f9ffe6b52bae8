"""The agenda of one call on a page: read it, copy it, keep it beside the notes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from execcoach.review.client import Client
from execcoach.review.coaching import Notes
from execcoach.review.page import Page
from execcoach.services.coaching import CoachDesk
from execcoach.text import clean, one_line, slug
from execcoach.tui import commands
from execcoach.tui.screens.ask import AskScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.letter import save_beside
from execcoach.tui.widgets.coach_top import CoachTop, titled
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_WIDEST = 96
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>&|~$#+=.)-])")


class AgendaScreen(CoachScreen):
    """A page to go through together; nothing of it is sent."""

    CSS_PATH = "agenda.tcss"
    ROWS = commands.AGENDA
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.AGENDA)

    def __init__(self, seen: Client | Page, notes: Notes, desk: CoachDesk) -> None:
        super().__init__()
        self.client = seen.client if isinstance(seen, Page) else seen
        self.desk, self.text = desk, desk.agenda(seen, notes)

    def compose(self) -> ComposeResult:
        """The page."""
        below = "A call on a page: a promise, a check, the next promise."
        yield CoachTop(titled(self.client.name, self.client.company), "agenda", below)
        with VerticalScroll(id="sheet"):
            yield Static(id="words", markup=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Lay the page out; it can be scrolled at once."""
        self.query_one("#sheet").focus()
        self._lay(self.app.size.width)
        self.say_next("c copies it as Markdown, s keeps it beside your notes to print.")

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        self._lay(event.size.width)

    def _lay(self, width: int) -> None:
        room = min(_WIDEST, width - 6)
        page = re.sub(r"^(##.*)\n\n", r"\1\n", self.text.removesuffix("\n"), flags=re.MULTILINE)
        lines = [_line(line, room) for line in page.split("\n")]
        self.query_one("#words", Static).update(Content("\n").join(lines))

    def action_copy(self) -> None:
        """Send the page to the clipboard."""
        self.app.copy_to_clipboard(clean(self.text))
        self.tell(f"Copied: the agenda for {one_line(self.client.name)}.")

    def action_save(self) -> None:
        """Keep the page beside the coach's notes."""
        self._save(None)

    def action_save_as(self) -> None:
        """Keep the page in a file that is named."""

        def named(words: str | None) -> None:
            if words:
                self._save(self.desk.named(words))

        example = f"~/{slug(self.client.name) or 'agenda'}.md"
        self.app.push_screen(
            AskScreen("Where to?", "A new file, anywhere but a client's folder.", example=example), named
        )

    @work(thread=True, exclusive=True, group="agenda")
    def _save(self, place: Path | None) -> None:
        save_beside(self, self.desk, self.client, "agenda", self.text, place)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _line(words: str, room: int) -> Content:
    """A line of the page: headings stand out, what is listed hangs behind its sign, the question has a bar."""
    said = _ESCAPED.sub(r"\1", words)
    if words.startswith("#"):
        return plain(said.lstrip("# "), "bold $accent" if words.startswith("##") else "bold")
    if words.startswith("- "):
        return hung(plain(said[2:]), plain("· ", "$secondary"), room)
    if words.startswith("> "):
        return hung(plain(said[2:], "bold"), plain("▌ ", "$accent"), room)
    if words.endswith("____"):
        return plain(words[: max(8, room)], "$secondary")
    return hung(plain(said), plain(""), room)
