"""What could be written: the templates by kind, each with its minutes and why it is worth them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.template import Template
from execcoach.tui.widgets.show import plain

_KINDS = {
    **dict.fromkeys(("post", "comment"), "Posts and comments"),
    **dict.fromkeys(("article", "script"), "Articles and scripts"),
    **dict.fromkeys(("message", "invitation"), "Messages"),
}


class TemplateScreen(ModalScreen[str | None]):
    """A list by kind; Enter answers the id of the chosen template, Esc answers None."""

    CSS_PATH = ["dialogs.tcss", "templates.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False, id="close-list")]

    def __init__(self, templates: Sequence[Template]) -> None:
        super().__init__()
        self._templates = {template.id: template for template in templates}

    def compose(self) -> ComposeResult:
        """The list, and why the highlighted one is worth its minutes."""
        with Vertical(classes="dialog", id="templates"):
            yield Static(plain("What would you like to write?"), classes="title", markup=False)
            yield OptionList(*self._rows(), id="choices", markup=False)
            yield Static(id="why", markup=False)
            yield Static(plain("Enter chooses, Esc leaves."), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin at the first template, below its heading."""
        choices = self.query_one("#choices", OptionList)
        choices.highlighted = 1
        choices.focus()

    def _rows(self) -> Iterator[Option]:
        last = ""
        for template in self._templates.values():
            kind = _KINDS.get(template.kind, "About you")
            if kind != last:
                yield Option(plain(kind, "bold $primary"), disabled=True)
            last = kind
            minutes = plain(f"{template.minutes:>3} min  ", "$secondary")
            yield Option(Content.assemble(minutes, plain(template.title)), id=template.id)

    @on(OptionList.OptionHighlighted)
    def show_why(self, event: OptionList.OptionHighlighted) -> None:
        """Say why the highlighted template is worth its minutes."""
        if template := self._templates.get(event.option_id or ""):
            self.query_one("#why", Static).update(
                Content("\n").join([plain(template.why), plain(template.source, "$secondary")])
            )

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the id back."""
        self.dismiss(event.option_id)
