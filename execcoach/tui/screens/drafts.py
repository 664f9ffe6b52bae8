"""Drafts: a board by state, the newest in hand, its text below."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.draft import STATES
from execcoach.errors import CoachError
from execcoach.profile.dates import Day
from execcoach.services.drafts import DraftDesk, Listed, in_words
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.handling import HandlingScreen
from execcoach.tui.widgets.card import card, said
from execcoach.tui.widgets.lane import Lane
from execcoach.tui.widgets.show import plain

_NONE = "No drafts yet. Press n to thank somebody: it takes two minutes."
_WIDE = 100
_NEXT = {
    "draft": "Enter opens it; m moves it on to “to approve”.",
    "to-approve": "Enter reads it once more; m says yes to every word of it.",
    "approved": "c sends it to the clipboard; m once it is posted.",
    "posted": "It is out. n begins another one.",
}


def _what_next(row: Listed, today: Day | None, held: int) -> str:
    if row.expired:
        return f"Its day is over since {said(row.expires, today)}. p gives it another day, d deletes it."
    if held:
        return "Enter opens it and shows what holds it back."
    if row.state == "posted" and row.links:
        return f"It is out: {row.links[-1]}"
    if row.ready and row.due:
        return "Its day has come: c sends it to the clipboard; m once it is posted."
    return _NEXT[row.state]


class DraftsScreen(HandlingScreen):
    """Four lanes, the first with something in it focused."""

    CSS_PATH = "drafts.tcss"
    ROWS = commands.DRAFTS
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.DRAFTS)

    def compose_body(self) -> ComposeResult:
        """The lanes and the text of the chosen draft."""
        with Vertical(id="desk"):
            yield Static(plain(_NONE), id="none", markup=False)
            with Horizontal(id="board"):
                for state in STATES:
                    with Vertical(classes="lane", id=f"lane-{state}"):
                        yield Static(classes="state", markup=False)
                        yield Lane(id=f"cards-{state}", markup=False)
            with VerticalScroll(id="chosen", can_focus=False):
                yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Draw the board."""
        self._drafts: DraftDesk = self.everyday.drafts
        self._held: dict[str, int] = {}
        self.draw()

    def on_resize(self) -> None:
        """Cards are one line taller where lanes stand side by side."""
        if self.is_mounted and self.query("#board"):
            self.draw(self.chosen.id if self.chosen else "")

    async def on_screen_resume(self) -> None:
        """Draw anew: something may have been written elsewhere."""
        if self.is_mounted and self.query("#board"):
            self.draw(self.chosen.id if self.chosen else "")

    @property
    def lanes(self) -> list[Lane]:
        """The lanes that hold something."""
        return [lane for lane in self.query(Lane) if lane.option_count]

    @property
    def chosen(self) -> Listed | None:
        """The draft in hand."""
        for lane in self.lanes:
            if lane.has_class("in-hand") and lane.highlighted is not None:
                return self._rows.get(lane.get_option_at_index(lane.highlighted).id or "")
        return None

    def draw(self, wanted: str = "") -> None:
        """Show every draft in its lane; take `wanted`, else the newest of the first lane, in hand."""
        listed = self._drafts.listed()
        self._lay_out(listed, wanted)
        self._look_for_blocks(listed)

    @work(thread=True, exclusive=True, group="blocks")
    def _look_for_blocks(self, listed: Sequence[Listed]) -> None:
        """Ask the guard about every draft that is not out yet. Why beside the screen: it reads every text."""
        held = {}
        with suppress(CoachError):
            self._drafts.second_look.warm()  # the editor is the next screen, and its first key must not wait
        for row in listed:
            with suppress(CoachError):
                held[row.id] = 0 if row.problem else self._drafts.held_back(row.id)
        self.app.call_from_thread(self._mark, listed, held)

    def _mark(self, listed: Sequence[Listed], held: dict[str, int]) -> None:
        before, self._held = self._held, held
        if self.is_mounted and any(held.values()) | any(before.values()) and before != held:
            self._lay_out(listed, self.chosen.id if self.chosen else "")

    def _lay_out(self, listed: Sequence[Listed], wanted: str) -> None:
        self._rows = {f"card-{at}": row for at, row in enumerate(listed)}
        today = self._drafts.today
        found: tuple[Lane, int] | None = None
        for state in STATES:
            cards = [(key, row) for key, row in self._rows.items() if row.state == state]
            lane = self.query_one(f"#cards-{state}", Lane)
            lane.clear_options()
            between = " · " if self.size.width < _WIDE else "\n"
            lane.add_options(
                [Option(card(row, today, between, self._held.get(row.id, 0)), id=key) for key, row in cards]
            )
            heading = in_words(state).capitalize() + (f"  {len(cards)}" if cards else "")
            self.query_one(f"#lane-{state} .state", Static).update(plain(heading, "bold" if cards else "$secondary"))
            self.query_one(f"#lane-{state}").set_class(not cards, "empty")
            at = next((at for at, (_, row) in enumerate(cards) if row.id == wanted), None)
            if cards and (found is None or at is not None):
                found = (lane, at or 0)
        self.query_one("#none").display = not listed
        self.query_one("#board").display = bool(listed)
        self.query_one("#chosen").display = bool(listed)
        if found:
            self._take(*found)
        else:
            self.say_next("Press n: whom would you thank?")

    def _take(self, lane: Lane, at: int) -> None:
        self._hold(lane)
        lane.highlighted = at
        lane.focus()
        self.show_chosen()

    def _hold(self, lane: OptionList) -> None:
        for other in self.query(Lane):
            other.set_class(other is lane, "in-hand")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Tab or the mouse came to a lane: its card is the one in hand."""
        if isinstance(event.widget, Lane) and event.widget.option_count:
            self._hold(event.widget)
            event.widget.highlighted = event.widget.highlighted or 0
            self.show_chosen()

    @on(Lane.Crossed)
    def cross(self, event: Lane.Crossed) -> None:
        """Go on to the next lane that holds something."""
        lanes = self.lanes
        at = next((at for at, lane in enumerate(lanes) if lane.has_class("in-hand")), 0) + event.by
        if 0 <= at < len(lanes):
            self._take(lanes[at], 0 if event.by > 0 else lanes[at].option_count - 1)

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Take what the cursor or the mouse went to in hand."""
        if event.option_list.has_focus:
            self._hold(event.option_list)
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the text in hand, and say what to do with it."""
        row = self.chosen
        if row is None:
            return
        body = plain(row.problem, "$error") if row.problem else plain(self._drafts.text_of(row.id))
        head = plain(f"{row.title}\n\n", "bold")
        self.query_one("#text", Static).update(Content.assemble(head, body))
        self.query_one("#chosen").scroll_home(animate=False)
        if row.problem:
            self.say_next("e opens the file in your own editor; nothing in it was changed.")
        elif row.open_questions and row.state != "posted":
            words = f"Enter opens it. It still asks: {row.open_questions[0]}"
            self.say_next(shorten(words, max(40, self.size.width - 2)))
        else:
            self.say_next(_what_next(row, self._drafts.today, self._held.get(row.id, 0)))

    @on(OptionList.OptionSelected)
    def open_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a card opens it."""
        self._hold(event.option_list)
        self.action_open_draft()

    def action_open_draft(self) -> None:
        """Open the draft in hand."""
        if self.chosen is None:
            self.action_new()
        else:
            self.coach.open_draft(self.chosen.id)

    def action_new(self) -> None:
        """Choose a template, then answer its questions."""
        from execcoach.tui.screens.templates import TemplateScreen

        self.app.push_screen(TemplateScreen(self._drafts.templates), self._begin)

    def _begin(self, template: str | None) -> None:
        from execcoach.tui.screens.editor import EditorScreen

        if template:
            self.app.push_screen(EditorScreen(template=template), self._written)

    def _written(self, name: str | None) -> None:
        if name:
            self.draw(name)
