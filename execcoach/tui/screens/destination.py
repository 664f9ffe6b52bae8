"""What is it for? One question, one place for each answer, one reason, and the day that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.destination import Advice
from execcoach.services.destinations import destinations
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.drafts import DraftDesk


class DestinationScreen(ModalScreen[Advice | None]):
    """Answers where the text goes and when; None where the person left."""

    CSS_PATH = ["dialogs.tcss", "destination.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False, id="close-where")]

    def __init__(self, desk: DraftDesk, template: str) -> None:
        super().__init__()
        self._desk, self._purposes = desk, destinations().purposes
        self._first = self._purposes.index(desk.purpose_of(template))

    def compose(self) -> ComposeResult:
        """The question, what it may be for, and what follows from the chosen answer."""
        with Vertical(classes="dialog", id="destination"):
            yield Static(plain(destinations().question), classes="title", markup=False)
            yield OptionList(*(Option(plain(one.words)) for one in self._purposes), id="purposes", markup=False)
            yield Static(id="follows", markup=False)
            yield Static(
                plain("Enter takes the place and the day, Esc changes nothing."), classes="quiet", markup=False
            )

    def on_mount(self) -> None:
        """Stand on what such a text is usually for."""
        purposes = self.query_one("#purposes", OptionList)
        purposes.highlighted = self._first
        purposes.focus()

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """Say where that is served, why, when, and who says so."""
        one = self._purposes[event.option_index]
        advice = self._desk.advice(one)
        over = f"Its day is over after {advice.expires.day} {advice.expires:%B}." if advice.expires else ""
        lines = [
            Content.assemble(plain(one.place, "bold"), plain(f": {one.reason}")),
            *([plain(advice.when)] if advice.when else []),
            *([plain(over)] if over else []),
            plain(one.source, "$secondary"),
        ]
        self.query_one("#follows", Static).update(Content("\n").join(lines))

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the advice back."""
        self.dismiss(self._desk.advice(self._purposes[event.option_index]))
