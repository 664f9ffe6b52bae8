"""A day of the last seven filled in afterwards: a line for each of the three, and it counts as kept."""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from execcoach.errors import CoachError
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk
    from execcoach.tui.app import CoachApp

_SAVE_EVERY = 2.0
_BOXES = {
    "share": ("Shared", "what you said in public, and for whom"),
    "listen": ("Listened", "whom you read or heard, and what was in it"),
    "engage": ("Engaged", "whom you answered, thanked or asked"),
}


class FillingScreen(ModalScreen[dict[str, str] | None]):
    """Answers the lines by pillar, None where the person left; what was typed waits until it is kept."""

    CSS_PATH = "dialogs.tcss"
    CSS = """
    FillingScreen .dialog Input, FillingScreen .dialog Input:focus {
        border: none; height: 1; margin: 0 0 1 0; padding: 0 1;
    }
    FillingScreen .dialog Input { background: $panel; }
    FillingScreen .dialog Input:focus { background: $primary 30%; }
    FillingScreen .dialog .quiet { margin-top: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="close-filling"),
        Binding("ctrl+s", "keep", "Keep", show=False, id="keep-filling", priority=True),
        Binding("down", "app.focus_next", show=False, id="filling-next"),
        Binding("up", "app.focus_previous", show=False, id="filling-before"),
    ]

    def __init__(self, day: datetime.date) -> None:
        super().__init__()
        self._day = day
        self._half = f"filling:{day.isoformat()}"

    @property
    def _desk(self) -> ProfileDesk:
        everyday = cast("CoachApp", self.app).everyday
        assert everyday is not None
        return everyday.profile

    def compose(self) -> ComposeResult:
        """Which day, a box for each pillar."""
        waiting = self._desk.half_typed.get(self._half, {})
        day = f"{self._day:%A} {self._day.day} {self._day:%B}, without the app"
        with Vertical(classes="dialog"):
            yield Static(plain(day), classes="title", markup=False)
            for pillar, (label, example) in _BOXES.items():
                yield Static(plain(label), markup=False)
                yield Input(
                    waiting.get(pillar, ""),
                    placeholder=example,
                    name=pillar,
                    select_on_focus=False,
                )
            yield Static(plain("One of them is enough. ^s keeps the day, Esc leaves."), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """What is typed is kept every other second."""
        self.set_interval(_SAVE_EVERY, self._write)

    def on_unmount(self) -> None:
        """The screen goes away, with the app too: what was typed and not kept waits."""
        self._write()

    def _write(self) -> None:
        with suppress(CoachError, OSError):
            self._desk.keep_half_typed()

    @on(Input.Changed)
    def hold(self) -> None:
        """Let what is typed wait."""
        self._desk.half_typed.pop(self._half, None)
        if self.typed:
            self._desk.half_typed[self._half] = self.typed

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the boxes."""
        return {box.name or "": box.value.strip() for box in self.query(Input) if box.value.strip()}

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next box; in the last one it keeps the day."""
        if event.input.name == "engage":
            self.action_keep()
        else:
            self.focus_next()

    def action_keep(self) -> None:
        """Give the lines back."""
        if typed := self.typed:
            self._desk.half_typed.pop(self._half, None)
            self.dismiss(typed)
        else:
            self.query_one(Input).focus()

    def action_leave(self) -> None:
        """Leave; what was typed waits."""
        self.dismiss(None)
