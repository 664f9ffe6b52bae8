"""The circle: six lists, what waits first, each row done with one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup
from textual.widgets import Button, Input, OptionList, Static

from execcoach.errors import CoachError
from execcoach.profile.one_box import Understood
from execcoach.profile.rounds import KINDS, Row
from execcoach.services.circle import CircleDesk
from execcoach.services.links import openable
from execcoach.tui import commands
from execcoach.tui.screens.acting import ActingScreen
from execcoach.tui.screens.adding import AddScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.circle_rows import DONE, EMPTY, OPEN, drawn_rows, known_of, tabs, what_keys_do
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain


class CircleScreen(ActingScreen):
    """One list at a time; ← and → go to the next one."""

    CSS_PATH = "circle.tcss"
    ROWS = commands.CIRCLE
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CIRCLE)

    def __init__(self) -> None:
        super().__init__()
        self._kind = KINDS[0]
        self._rows: tuple[Row, ...] = ()

    @property
    def desk(self) -> CircleDesk:
        """The desk this screen speaks to."""
        return self.everyday.circle_desk

    def compose_body(self) -> ComposeResult:
        """The lists by name, the search, the rows, what is known of the chosen one."""
        yield Static(id="kinds", markup=False)
        yield Input(id="search", placeholder="a name, a company, a word", select_on_focus=False, compact=True)
        yield PickList(id="rows", markup=False, compact=True)
        yield Static(id="more", markup=False)
        with HorizontalGroup(id="buttons"):
            yield Button("Done today", id="done", variant="primary", compact=True)
            yield Button("Add", id="add", compact=True)
            yield Button("Open", id="open", compact=True)
            yield Button("Undo", id="undo", compact=True)

    def on_mount(self) -> None:
        """Begin with the people, whoever waits longest first."""
        self.query_one("#search").display = False
        self.draw()
        self.query_one("#rows").focus()

    def on_resize(self) -> None:
        """A row is cut to the width with a sign."""
        if self.query("#rows"):
            self.call_after_refresh(self.draw)

    @property
    def row(self) -> Row | None:
        """The chosen row."""
        at = self.query_one("#rows", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def draw(self) -> None:
        """Show the lists with how many wait in each, and the rows of the one that is open."""
        search = self.query_one("#search", Input)
        self._rows = self.desk.rows(self._kind, search.value if search.display else "")
        self.query_one("#kinds", Static).update(tabs(self._kind, self.desk.waiting()))
        self.query_one("#done", Button).label = "Next step" if self._kind == "introductions" else "Done today"
        self.query_one("#done", Button).display = self._kind != "objections"
        self.query_one("#open", Button).label = OPEN.get(self._kind, "Open")
        width = max(40, self.app.size.width - 4)
        self.query_one("#rows", PickList).redraw(drawn_rows(self._rows, width))
        self.show_more()
        self.say_standing()

    @on(OptionList.OptionHighlighted)
    def show_more(self) -> None:
        """Say what is known of the chosen row, and what the keys do."""
        row = self.row
        if self._rows:
            said = known_of(row) if row else plain("")
        else:
            said = plain("Nothing here begins with that." if self._searching else EMPTY[self._kind], "$accent")
        self.query_one("#more", Static).update(said)
        self.say_next(what_keys_do(row))

    @property
    def _searching(self) -> bool:
        search = self.query_one("#search", Input)
        return bool(search.display and search.value.strip())

    def action_show(self, kind: str) -> None:
        """Open one of the lists."""
        self._kind = kind if kind in KINDS else KINDS[0]
        self._leave_search()
        self.query_one("#rows", OptionList).highlighted = 0 if self._rows else None
        self.draw()
        self.query_one("#rows").focus()

    def action_list(self, by: int) -> None:
        """Go to the next list, or the one before."""
        self.action_show(KINDS[(KINDS.index(self._kind) + by) % len(KINDS)])

    def action_search(self) -> None:
        """Look for a name, a company or a word in the open list."""
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()
        self.say_next("Type the beginning of a word. Enter goes to the rows, Esc ends the search.")

    @on(Input.Changed, "#search")
    def found(self) -> None:
        """Show what fits."""
        self.query_one("#rows", OptionList).highlighted = 0 if self._rows else None
        self.draw()

    @on(Input.Submitted, "#search")
    def action_rows(self) -> None:
        """Go to the rows that were found."""
        self.query_one("#rows").focus()
        self.show_more()

    def _leave_search(self) -> bool:
        search = self.query_one("#search", Input)
        if not search.display:
            return False
        with self.prevent(Input.Changed):
            search.value = ""
        search.display = False
        return True

    @on(OptionList.OptionSelected, "#rows")
    @on(Button.Pressed, "#open")
    def action_open_row(self) -> None:
        """Open the whole entry as a form; two people who should meet as a draft that introduces them."""
        row = self.row
        if row is None:
            self.action_add()
        elif row.kind == "introductions":
            from execcoach.tui.screens.editor import EditorScreen

            self._try(lambda: EditorScreen(template="introduction", answers=self.desk.answers_for(row)))
        else:
            self.action_form()

    def action_form(self) -> None:
        """Open every field of the entry."""
        from execcoach.tui.screens.entry import EntryScreen

        row = self.row
        if row and row.pair:
            self.say_next("This pair stands in no file yet. t keeps it: the first was asked today.")
        elif row:
            self._try(lambda: EntryScreen(self.desk.form(self._kind, row)))

    def _try(self, screen: Callable[[], CoachScreen]) -> None:
        try:
            made = screen()
        except CoachError as error:
            self.tell_error(error)
            return

        def back(_: str | None) -> None:
            self.draw()

        self.app.push_screen(made, back)

    @on(Button.Pressed, "#add")
    def action_add(self) -> None:
        """Add somebody or something in one line."""

        async def wanted(new: Understood | None) -> None:
            if new is None:
                return
            if there := self.desk.there(new):
                self._go_to(there)
                return
            typed_in = self._kind

            def add() -> str:
                name = self.desk.add(new)
                self.desk.hold(typed_in, "")
                return f"Kept: {name}. Enter opens the entry, u takes it back."

            if await self.act(add) and (row := self.desk.there(new)):
                said = f"Kept: {row.name}. Enter opens the entry, u takes it back."
                self._go_to(row)
                self.say_next(said)

        self.app.push_screen(AddScreen(self.desk, self._kind), wanted)

    def _go_to(self, row: Row) -> None:
        self._kind = row.kind
        self._leave_search()
        self.draw()
        at = next((at for at, one in enumerate(self._rows) if one.at == row.at and one.name == row.name), 0)
        with self.prevent(OptionList.OptionHighlighted):
            self.query_one("#rows", OptionList).highlighted = at
        self.show_more()
        self.query_one("#rows").focus()

    @on(Button.Pressed, "#done")
    async def action_done(self) -> None:
        """In touch or looked at today, or the introduction one step on; the next row comes under the hand."""
        if row := self.row:
            await self.act(lambda: f"{self.desk.done(row)}. u takes it back.")

    async def action_decline(self) -> None:
        """These two are not to be introduced; it is not suggested again."""
        if row := self.row:
            await self.act(lambda: f"{self.desk.decline(row)}. u takes it back.")

    async def action_remove(self) -> None:
        """Take the chosen entry out of the file."""
        if row := self.row:
            await self.act(lambda: f"Taken out; u brings it back. {self.desk.remove(row)}")

    @on(Button.Pressed, "#undo")
    async def undo_pressed(self) -> None:
        """Take the last change back."""
        await self.action_undo()

    def action_open_link(self) -> None:
        """Open the address of the chosen row."""
        row = self.row
        if row and row.link and openable(row.link):
            self.app.open_url(row.link)
            self.say_next(f"Opened. t: {DONE.get(row.kind, 'looked at today')}.")
        else:
            self.say_next("No address that can be opened stands here.")

    def action_back(self) -> None:
        """End the search; else go back to where one came from."""
        if self._leave_search():
            self.draw()
            self.query_one("#rows").focus()
        else:
            self.dismiss()
