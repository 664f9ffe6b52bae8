"""Every field: the sections of the three files on the left, what is in the chosen one on the right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.profile.sections import FILES, Section
from execcoach.services.editing import FieldsDesk, Row
from execcoach.tui import commands
from execcoach.tui.screens.acting import ActingScreen
from execcoach.tui.screens.entry import EntryScreen
from execcoach.tui.widgets.field_rows import drawn_row, listed_row
from execcoach.tui.widgets.show import plain


class FieldsScreen(ActingScreen):
    """Add, edit, move, hide and take out whatever the files hold; everything can be undone."""

    CSS_PATH = "fields.tcss"
    ROWS = commands.FIELDS
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.FIELDS)

    def __init__(self) -> None:
        super().__init__()
        self._sections: list[Section | None] = []
        self._rows: tuple[Row, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The sections; the chosen one with its reason and its rows."""
        with Horizontal(id="columns"):
            yield OptionList(id="sections", markup=False, compact=True)
            with Vertical(id="right"):
                yield Static(id="title", markup=False)
                yield Static(id="why", markup=False)
                yield OptionList(id="rows", markup=False, compact=True)
                yield Static(id="about", markup=False)

    @property
    def fields(self) -> FieldsDesk:
        """The desk of every field."""
        return self.everyday.fields

    @property
    def section(self) -> Section:
        """The section that is chosen."""
        at = self.query_one("#sections", OptionList).highlighted
        found = self._sections[at] if at is not None else None
        return found or self.fields.sections[0]

    @property
    def row(self) -> Row | None:
        """The row that is chosen on the right."""
        at = self.query_one("#rows", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def on_mount(self) -> None:
        """Show the first section."""
        self.draw()
        self.query_one("#sections").focus()

    def on_resize(self) -> None:
        """A row is cut to the width with a sign."""
        if self.query("#rows"):
            self.call_after_refresh(self.draw_rows)

    def draw(self) -> None:
        """Show the sections with how much is there, and the chosen one."""
        listed = self.query_one("#sections", OptionList)
        kept = listed.highlighted
        self._sections, options, file = [], [], ""
        for section in self.fields.sections:
            if section.file != file:
                file = section.file
                self._sections.append(None)
                options.append(Option(plain(FILES[file], "$secondary"), disabled=True))
            self._sections.append(section)
            options.append(Option(listed_row(section, self.fields.filled(section))))
        with self.prevent(OptionList.OptionHighlighted):
            listed.clear_options()
            listed.add_options(options)
            listed.highlighted = 1 if kept is None else kept
        self.draw_rows()
        self.say_standing()

    @on(OptionList.OptionHighlighted, "#sections")
    def draw_rows(self, event: OptionList.OptionHighlighted | None = None) -> None:
        """Show what is in the chosen section."""
        section, rows = self.section, self.query_one("#rows", OptionList)
        kept = 0 if event else rows.highlighted or 0
        self._rows = self.fields.rows(section)
        width = max(30, rows.size.width - 3)
        self.query_one("#title", Static).update(plain(section.title, "bold"))
        self.query_one("#why", Static).update(plain(section.why, "$secondary"))
        with self.prevent(OptionList.OptionHighlighted):
            rows.clear_options()
            label = max((len(row.label) for row in self._rows), default=0) + 2
            rows.add_options([Option(drawn_row(row, width, label)) for row in self._rows])
            rows.highlighted = min(kept, len(self._rows) - 1) if self._rows else None
        self._say_about()

    @on(OptionList.OptionHighlighted, "#rows")
    def _say_about(self) -> None:
        """Say what is wrong with the chosen row, or how to begin."""
        row, why = self.row, self.fields.why_not(self.section)
        about = plain("")
        if why or (row and row.trouble):
            about = plain(why or (row.trouble if row else ""), "$warning")
        elif not self._rows:
            about = plain(f"Nothing here yet. a adds {self.section.one}.", "$accent")
        self.query_one("#about", Static).update(about)
        self._say_next()

    def _say_next(self) -> None:
        if self.query_one("#sections").has_focus:
            adds = f", a adds {self.section.one}" if self.section.many else ""
            self.say_next(f"Enter goes in{adds}.")
        elif self.section.many:
            self.say_next("Enter edits, [ ] move, v makes private, d takes out, u undoes. Esc: sections.")
        else:
            self.say_next("Enter edits, d empties, v makes all of it private, u undoes. Esc: sections.")

    def on_descendant_focus(self) -> None:
        """What Enter does depends on the side one is on."""
        if self.query("#about"):
            self._say_about()

    @on(OptionList.OptionSelected, "#sections")
    def go_right(self) -> None:
        """Go to what is in the section; where nothing is, begin it."""
        if self._rows:
            self.query_one("#rows").focus()
        else:
            self.action_add()

    @on(OptionList.OptionSelected, "#rows")
    def edit_row(self) -> None:
        """Open the chosen row."""
        if self.row:
            self._open(self.row.at, self.row.key)

    def action_edit(self) -> None:
        """Do what Enter does."""
        if self.query_one("#rows").has_focus:
            self.edit_row()
        else:
            self.go_right()

    def action_add(self) -> None:
        """Begin a new entry; a table is opened as it is."""
        self._open(None)

    def _open(self, at: int | None, key: str = "") -> None:
        try:
            form = self.fields.form(self.section, at)
        except CoachError as error:
            self.tell_error(error)
            return

        def kept(done: str | None) -> None:
            if done is not None:
                last = len(self.fields.rows(self.section)) - 1
                self._after(f"Kept: {done}", last if at is None and self.section.many else None)
            elif form.key in self.everyday.profile.half_typed:
                self.call_after_refresh(self.say_next, "Not kept yet: what you typed waits there.")

        self.app.push_screen(EntryScreen(form, key), kept)

    def _after(self, words: str, to: int | None = None) -> None:
        self.draw()
        rows = self.query_one("#rows", OptionList)
        if to is not None and self._rows:
            rows.highlighted = min(to, len(self._rows) - 1)
        (rows if self._rows else self.query_one("#sections")).focus()
        self.call_after_refresh(self.say_next, words)

    async def action_remove(self) -> None:
        """Take the chosen entry out."""
        section, row = self.section, self.row
        if row:
            await self.act(lambda: f"Taken out; u brings it back. {self.fields.remove(section, row)}")

    async def action_shift(self, by: int) -> None:
        """Move the chosen entry up or down."""
        section, row = self.section, self.row
        if row and row.at is not None:
            at = to = row.at

            def move() -> str:
                nonlocal to
                to = self.fields.move(section, at, by)
                return ""

            await self.act(move)
            self.query_one("#rows", OptionList).highlighted = to

    async def action_private(self) -> None:
        """Keep the chosen entry private, or no longer."""
        section, row = self.section, self.row
        if row:
            wanted = not row.private
            told = "Private now: no points, never shared." if wanted else "No longer private."

            def hide() -> str:
                self.fields.set_private(section, row, wanted)
                return told

            await self.act(hide)

    def action_back(self) -> None:
        """From the rows to the sections, from there to where one came from."""
        if self.query_one("#rows").has_focus:
            self.query_one("#sections").focus()
        else:
            self.dismiss()
