"""A box to paste an About into: what it is, the text, how long it is, and where readers have to click."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from execcoach.services.about import AboutDesk
from execcoach.tui.widgets.show import plain, put
from execcoach.tui.widgets.writing import Writing


class PasteBox(Vertical):
    """The text as it is typed or pasted; `Finished` when it is to be kept."""

    class Finished(Message):
        """The person wants to keep what stands in the box."""

    class Left(Message):
        """The person goes on without keeping it; it waits."""

    def __init__(self, desk: AboutDesk) -> None:
        super().__init__(id="paste")
        self._desk = desk
        self.words = ""
        """What stands in the box; known even when the box is gone."""

    def compose(self) -> ComposeResult:
        """The question, the box, the counter, two buttons."""
        says = self._desk.guide.says
        yield Static(plain(says["paste"], "bold"), id="paste-words", markup=False)
        yield Static(plain(says["paste_how"], "$secondary"), id="paste-how", markup=False)
        box = Writing(id="box", soft_wrap=True)
        box.edited = self.count
        yield box
        yield Static(id="counter", markup=False)
        with HorizontalGroup(classes="buttons"):
            yield Button("Keep it", id="keep-text", variant="primary", compact=True)
            yield Button("Not now", id="leave-text", compact=True)

    def fill(self, text: str, chosen: bool) -> None:
        """Put a text into the box, all of it chosen where pasting is to replace it."""
        box = self.query_one("#box", Writing)
        box.load_text(text)
        if chosen:
            box.select_all()
        else:
            box.move_cursor(box.document.end)
        box.focus()
        self.count()

    def count(self) -> None:
        """Say how long it is and where readers have to click."""
        self.words = self.query_one("#box", Writing).text
        text = self.words.strip()
        size, fold = self._desk.counted(text), self._desk.fold(text)
        over = plain(f", {size.count - (size.limit or 0):,} too many", "bold $warning") if size.over else plain("")
        parts = [plain(f"{size.count:,} of {size.limit or 0:,} characters"), over]
        if fold < len(text):
            last = " ".join(text[max(0, fold - 60) : fold].split()[1:-1])
            parts.append(plain(f" · readers click after about “…{last}…”", "$secondary"))
        put(self.query_one("#counter", Static), Content.assemble(*parts))

    @on(Button.Pressed, "#keep-text")
    def finish(self) -> None:
        """Keep it."""
        self.post_message(self.Finished())

    @on(Button.Pressed, "#leave-text")
    def leave(self) -> None:
        """Go on without keeping it."""
        self.post_message(self.Left())
