"""One row of the week: about whom, one line to know, the link, the draft; people and drafts are picked as one types."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.routine.laying_out import Slot
from execcoach.services.ahead import AheadDesk
from execcoach.text import one_line
from execcoach.tui.widgets.show import plain

BOXES = {
    "who": ("About whom", "Priya Raman"),
    "context": ("What to know", "Priya opened Leeds on Thursday"),
    "link": ("Address", "https://northwind-rail.example/news/leeds-depot"),
    "draft": ("Draft", ""),
}


class LayScreen(ModalScreen[dict[str, str] | None]):
    """Answers what is to be kept; None where the person left, and what is typed waits."""

    CSS_PATH = ["dialogs.tcss", "laying.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="close-row"),
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True, id="keep-row"),
        Binding("down", "candidates", "Choose", show=False, id="row-candidates"),
    ]

    def __init__(self, desk: AheadDesk, slot: Slot, by: str, refused: CoachError | None = None) -> None:
        super().__init__()
        self._desk, self._slot, self._by, self._refused = desk, slot, by, refused
        self._box = "who"

    def compose(self) -> ComposeResult:
        """The boxes, what may be meant in the one that has the focus, keep and leave."""
        slot, typed = self._slot, self._desk.typed(self._slot)
        with Vertical(classes="dialog", id="laying"):
            title = f"{slot.day:%A} {slot.day.day} {slot.day:%B} · {slot.pillar}"
            yield Static(plain(title), classes="title", markup=False)
            for box, (label, example) in BOXES.items():
                with HorizontalGroup(classes="field"):
                    yield Static(plain(label), classes="label", markup=False)
                    yield Input(one_line(typed[box]), placeholder=example, id=box, select_on_focus=False, compact=True)
            yield OptionList(id="candidates", markup=False, compact=True)
            yield Static(id="wrong", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button("Keep", id="keep", variant="primary", compact=True)
                yield Button("Leave", id="leave", compact=True)
            words = f"{self._by} lays this out. Enter: next box. ^s keeps, Esc leaves it waiting."
            yield Static(plain(words), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin with whom, or with the box that was refused."""
        wrong = self._refused.places[0].path if self._refused and self._refused.places else "who"
        self.query_one("#wrong", Static).update(plain(self._refused.sentence if self._refused else "", "$error"))
        self.query_one(f"#{wrong if wrong in BOXES else 'who'}", Input).focus()

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the boxes."""
        return {box: self.query_one(f"#{box}", Input).value for box in BOXES}

    def on_descendant_focus(self) -> None:
        """Offer what may be meant in the box that has the focus."""
        if isinstance(self.focused, Input):
            self._box = self.focused.id or "who"
            self.offer()

    @on(Input.Changed)
    def offer(self) -> None:
        """Offer what may be meant by what is typed."""
        listed = self.query_one("#candidates", OptionList)
        typed = self.query_one(f"#{self._box}", Input).value
        found = self._desk.candidates(self._box, typed, self._slot.pillar)
        self._found = tuple(one for one in found if one != typed.strip())
        listed.clear_options()
        listed.add_options([Option(plain(one_line(one))) for one in self._found])
        listed.highlighted = None

    def action_candidates(self) -> None:
        """Go from the box to what may be meant."""
        if self._found:
            listed = self.query_one("#candidates", OptionList)
            listed.focus()
            listed.highlighted = 0

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """Put what was chosen into the box and go on."""
        self._take(self._found[event.option_index])

    def _take(self, said: str) -> None:
        box = self.query_one(f"#{self._box}", Input)
        box.value = one_line(said)
        self._next()

    @on(Input.Submitted)
    def go_on(self) -> None:
        """Enter: the one person or draft that is meant, then the next box; after the last one the row is kept."""
        typed = self.query_one(f"#{self._box}", Input).value.strip()
        if typed and self._found and self._box in ("who", "draft"):
            self._take(self._found[0])
        else:
            self._next()

    def _next(self) -> None:
        boxes = list(BOXES)
        at = boxes.index(self._box) + 1
        if at < len(boxes):
            self.query_one(f"#{boxes[at]}", Input).focus()
        else:
            self.action_keep()

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Give back what is to be kept."""
        self._desk.hold(self._slot, self.typed)
        self.dismiss(self.typed)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back; what is typed waits."""
        self._desk.hold(self._slot, self.typed)
        self.dismiss(None)
