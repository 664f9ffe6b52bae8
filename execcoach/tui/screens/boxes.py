"""A few short boxes under one question; Enter goes from box to box, Esc keeps what is half typed for the next time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from execcoach.text import one_line
from execcoach.tui.widgets.show import plain


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its name, its label, an example, what stands in it, whether it may stay empty."""

    name: str
    label: str
    example: str = ""
    value: str = ""
    needed: bool = False


class BoxesScreen(ModalScreen[dict[str, str] | None]):
    """Answers what is in the boxes; None where the person left, and what was typed waits in `held`."""

    CSS_PATH = ["dialogs.tcss", "boxes.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, id="close-boxes"),
        Binding("ctrl+s", "keep", "Keep", show=False, priority=True, id="keep-boxes"),
    ]

    def __init__(
        self, title: str, words: str, boxes: Sequence[Box], does: str = "Keep", held: dict[str, str] | None = None
    ) -> None:
        super().__init__()
        self._title, self._words, self._boxes, self._does = title, words, tuple(boxes), does
        self._held = {} if held is None else held

    def compose(self) -> ComposeResult:
        """The question, the boxes, keep and leave."""
        with Vertical(classes="dialog", id="boxes"):
            yield Static(plain(self._title), classes="title", markup=False)
            if self._words:
                yield Static(plain(self._words), id="about", markup=False)
            for box in self._boxes:
                with HorizontalGroup(classes="field"):
                    yield Static(plain(box.label), classes="label", markup=False)
                    value = self._held.get(box.name, box.value)
                    yield Input(one_line(value), placeholder=one_line(box.example), id=f"box-{box.name}", compact=True)
            yield Static(id="wrong", markup=False)
            with HorizontalGroup(classes="buttons"):
                yield Button(plain(self._does), id="keep", variant="primary", compact=True)
                yield Button(plain("Leave"), id="leave", compact=True)
            yield Static(plain("Enter goes on, Esc leaves; what you typed waits."), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin at the first box that is empty; where what waited fills them all, at the last."""
        empty = [box for box in self._boxes if not self._input(box).value]
        self._input((empty or self._boxes[-1:] if self._held else empty or self._boxes)[0]).focus()

    def _input(self, box: Box) -> Input:
        return self.query_one(f"#box-{box.name}", Input)

    @property
    def _typed(self) -> dict[str, str]:
        return {box.name: self._input(box).value.strip() for box in self._boxes}

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next box, after the last one all of them."""
        names = [f"box-{box.name}" for box in self._boxes]
        at = names.index(event.input.id or "") + 1
        if at < len(names):
            self.query_one(f"#{names[at]}").focus()
        else:
            self.action_keep()

    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Give the answers back; say which box may not stay empty."""
        typed = self._typed
        for box in self._boxes:
            if box.needed and not typed[box.name]:
                self.query_one("#wrong", Static).update(plain(f"▲ {box.label} may not stay empty.", "$error"))
                self._input(box).focus()
                return
        self._held.clear()
        self.dismiss(typed)

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        """Go back; what is typed waits."""
        self._held.update(self._typed)
        self.dismiss(None)
