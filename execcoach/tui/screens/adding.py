"""Somebody or something new in one line; what was understood is shown before it is kept."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from execcoach.profile.one_box import Understood
from execcoach.services.circle import CircleDesk
from execcoach.tui.widgets.show import plain

EXAMPLES = {
    "contacts": "Priya Raman, Northwind Rail, depot manager",
    "sources": "https://loading-gauge.example/nuala-brennan",
    "companies": "Brackwater Foods, Marta believes us",
    "triggers": "Harrow Quay names a harbour master; the port's notices",
    "objections": "Rail is fine until it is late",
    "introductions": "Priya Raman and Kenji Arakawa",
}


class AddScreen(ModalScreen[Understood | None]):
    """Answers what is to be kept; None where the person left, and the line waits."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Close", show=False, id="close-adding")]

    def __init__(self, desk: CircleDesk, kind: str) -> None:
        super().__init__()
        self._desk, self._kind = desk, kind

    def compose(self) -> ComposeResult:
        """The line, what it means, keep and leave."""
        with Vertical(classes="dialog"):
            yield Static(plain(f"Add {self._desk.section(self._kind).one}"), classes="title", markup=False)
            yield Input(self._desk.half_typed(self._kind), placeholder=EXAMPLES[self._kind], select_on_focus=False)
            yield Static(id="would", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button("Keep", id="keep", variant="primary", compact=True)
                yield Button("Leave", id="leave", compact=True)
            yield Static(plain("Enter keeps it. Esc leaves; what is typed waits."), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Say what is understood so far."""
        self.show()

    @property
    def new(self) -> Understood:
        """What the line means."""
        return self._desk.understand(self._kind, self.query_one(Input).value)

    @on(Input.Changed)
    def show(self) -> None:
        """Show what the line means, field by field, or that it stands there already."""
        new = self.new
        section = self._desk.section(new.kind)
        lines = [plain(section.title, "bold $secondary")] if new.kind != self._kind else []
        label = max((len(field.label) for field in section.fields if field.key in new.values), default=0) + 2
        for field in section.fields:
            if field.key in new.values:
                name = plain(f"{field.label:<{label}}", "$secondary")
                lines.append(Content.assemble(name, plain(str(new.values[field.key]))))
        if new.values and self._desk.there(new):
            lines.append(plain("Stands there already; Enter goes to it.", "$warning"))
        elif not new.values and self.query_one(Input).value.strip():
            lines.append(plain(f"For example: {EXAMPLES[self._kind]}", "$secondary"))
        self.query_one("#would", Static).update(Content("\n").join(lines))

    @on(Input.Submitted)
    @on(Button.Pressed, "#keep")
    def keep(self) -> None:
        """Give back what is to be kept."""
        if self.new.values:
            self._hold()
            self.dismiss(self.new)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back; the line waits."""
        self._hold()
        self.dismiss(None)

    def _hold(self) -> None:
        self._desk.hold(self._kind, self.query_one(Input).value)
