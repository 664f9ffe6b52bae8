"""Publish: the page field by field in its own order, ready to paste; what is live is ticked."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.page_walk import Visit
from execcoach.errors import CoachError
from execcoach.services.publishing import PublishingDesk
from execcoach.text import clean, shorten
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.page_form import STATES, Form, PageForm
from execcoach.tui.widgets.show import plain

_SIGNS = {"live": ("✓", "$success"), "nothing": ("·", "$secondary"), "gone": ("✗", "$error")}
_WIDE = 100


class PublishScreen(CoachScreen):
    """The walk: left the fields of the page, right the chosen one with its boxes."""

    CSS_PATH = "publish.tcss"
    ROWS = commands.PUBLISH
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.PUBLISH)

    def __init__(self) -> None:
        super().__init__()
        self._all = False
        self._visits: tuple[Visit, ...] = ()
        self._rows: list[Visit] = []
        self._box = 0
        self._form: Form | None = None

    @property
    def desk(self) -> PublishingDesk:
        """The desk for the page."""
        return self.everyday.publishing

    def compose_body(self) -> ComposeResult:
        """The fields on the left, the chosen one on the right (below, where the screen is narrow)."""
        with Horizontal(id="columns"):
            with Vertical(id="walk"):
                yield Static(id="count", markup=False)
                yield OptionList(id="fields", markup=False, compact=True)
            yield PageForm(id="detail")

    def on_mount(self) -> None:
        """Draw the walk."""
        self.draw()
        self.query_one("#fields").focus()
        self._look_over()

    @work(thread=True)
    def _look_over(self) -> None:
        """Say what the fields give away, alone or together, before anybody pastes them."""
        from execcoach.services.guard import GuardDesk

        try:
            told = GuardDesk(self.everyday.profile).page_warnings()
        except CoachError as error:
            told = (f"the guard could not look. {error.sentence}",)
        if told and self.is_attached:
            more = f" (and {len(told) - 1} more)" if len(told) > 1 else ""
            self.app.call_from_thread(self.tell, f"Before you paste: {told[0]}{more}", "warning")

    def draw(self) -> None:
        """Show what waits, or every field; the chosen one stays chosen, or the next takes its place."""
        fields = self.query_one("#fields", OptionList)
        at = fields.highlighted or 0
        kept = self.chosen.id if self.chosen else ""
        try:
            self._visits, day = self.desk.walk(), self.desk.checked()
        except CoachError as error:
            self.query_one(PageForm).show_words(error.sentence)
            self.say_next("published.toml cannot be read. Mend it, or delete it and tick anew.")
            return
        self._rows = [visit for visit in self._visits if visit.waits or self._all]
        fields.clear_options()
        fields.add_options(Option(self._row(visit)) for visit in self._rows)
        same = next((number for number, visit in enumerate(self._rows) if visit.id == kept), at)
        fields.highlighted = min(same, len(self._rows) - 1) if self._rows else None
        self._count()
        if not self._rows:
            words = f"Last ticked on {day.day} {day:%B %Y}." if day else "Nothing was ticked yet."
            self.query_one(PageForm).show_words(words)
        self.say_standing()

    def _count(self) -> None:
        waiting = sum(visit.waits for visit in self._visits)
        live = sum(visit.state == "live" for visit in self._visits)
        shown = "every field" if self._all else "only what changed"
        said = [plain(f"{waiting} to look at", "bold"), plain(f"   {live} live   {shown}", "$secondary")]
        self.query_one("#count", Static).update(Content.assemble(*said))
        if waiting:
            self.say_next("c copies a box; paste it on the page; Enter when it is live there.")
        elif live:
            self.say_next("Everything in your file stands on your page. a shows every field.")
        else:
            self.say_next("There is nothing in your file to put up yet. 3 asks the first question.")

    def _row(self, visit: Visit) -> Content:
        sign, colour = _SIGNS.get(visit.state, ("+" if visit.state == "new" else "~", "$accent"))
        wide = 43 if self.app.size.width >= _WIDE else self.app.size.width - 5
        return Content.assemble(
            plain(f"{sign} ", f"bold {colour}"),
            plain(shorten(self.desk.title(visit), wide - len(STATES[visit.state]) - 4)),
            plain(f"  {STATES[visit.state]}", "$secondary"),
        )

    @property
    def chosen(self) -> Visit | None:
        """The highlighted field."""
        at = self.query_one("#fields", OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    @on(OptionList.OptionHighlighted, "#fields")
    def open_field(self) -> None:
        """Show the highlighted field, its first changed box marked."""
        if visit := self.chosen:
            self._form = Form(visit, self.desk.title(visit), self.desk.before(visit), self.desk.aside(visit))
            self._box = self._form.first_changed
            self.query_one(PageForm).show(self._form, self._box)
            self.query_one(PageForm).scroll_home(animate=False)

    def _mark(self, box: int) -> None:
        if self._form:
            self._box = box
            self.query_one(PageForm).show(self._form, box)
            self.query_one(PageForm).bring_box(box)

    def action_box(self, by: int) -> None:
        """Mark another box of the field."""
        visit = self.chosen
        if visit and visit.stop.parts:
            self._mark((self._box + by) % len(visit.stop.parts))

    def action_copy(self) -> None:
        """Copy the marked box and mark the next."""
        visit = self.chosen
        parts = [at for at, part in enumerate(visit.stop.parts) if part.text] if visit else []
        if not visit or not parts:
            self.tell("There is nothing to copy here.")
        elif not visit.stop.field.paste:
            self.say_next("There is nothing to paste: the picture itself goes up. Enter when it is live.")
        else:
            at = self._box if self._box in parts else parts[0]
            part = visit.stop.parts[at]
            self.app.copy_to_clipboard(clean(part.text))
            later = [number for number in parts if number > at]
            follows = f" c again: {visit.stop.parts[later[0]].label}." if later else ""
            self.say_next(
                f"Copied for {self.everyday.profile.first_name}: {part.label}.{follows} Enter when it is live."
            )
            self._mark(later[0] if later else parts[0])

    @on(OptionList.OptionSelected, "#fields")
    def action_tick(self) -> None:
        """It is live: write it down and go on."""
        visit = self.chosen
        if visit and visit.waits:
            title = shorten(self.desk.title(visit), 36)
            self._keep(lambda: self.desk.tick(visit.id), f"Ticked for {self.everyday.profile.first_name}: {title}")
        elif visit:
            self.tell("It is live already." if visit.state == "live" else "There is nothing in the file for it.")
            self._next()

    def action_untick(self) -> None:
        """It is not on the page after all."""
        visit = self.chosen
        if visit and visit.rows:
            self._keep(lambda: self.desk.untick(visit.id), "Not on the page, then. u takes that back.")

    async def action_undo(self) -> None:
        """Take the last tick back."""

        def undo() -> str:
            about = self.desk.undo()
            return f"Taken back: {about}" if about else "There is nothing to take back here."

        self._keep(undo, "")

    def action_everything(self) -> None:
        """Ask whether the page says all of it already, and tick it."""
        waiting = [visit.id for visit in self._visits if visit.waits]

        def keep(answer: int | None) -> None:
            if answer == 0:
                self._keep(lambda: self.desk.tick(*waiting), f"{len(waiting)} fields ticked. u takes that back.")

        if waiting:
            words = "Only say so if you have looked: the page counts what is ticked here."
            answers = [f"All {len(waiting)} are live", "No, field by field"]
            self.app.push_screen(ChooseScreen("Does the page say all of this already?", words, answers), keep)

    @work(thread=True, group="publish")
    def _keep(self, doing: Callable[[], object], words: str) -> None:
        try:
            said = doing()
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._kept, words or str(said))

    def _kept(self, words: str) -> None:
        if self.is_attached:
            self.draw()
            if self._all:
                self._next()
            stop = "" if words.endswith((".", "…")) else "."
            if any(visit.waits for visit in self._visits):
                self.say_next(f"{words}{stop} c copies the next.")
            else:
                self.tell(f"{words}{stop}")

    def _next(self) -> None:
        """Choose the next field that waits, round and round."""
        fields = self.query_one("#fields", OptionList)
        at = fields.highlighted or 0
        order = [*range(at, len(self._rows)), *range(at)]
        fields.highlighted = next((number for number in order if self._rows[number].waits), fields.highlighted)

    def action_show_all(self) -> None:
        """Show every field, or only what changed."""
        self._all = not self._all
        self.draw()

    def action_read_on(self) -> None:
        """Read on in a long field."""
        self.query_one(PageForm).scroll_page_down(animate=False)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.dismiss()
