"""What could be written: a person's own templates, then the shipped ones by kind, with minutes and reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.drafting.template import Template
from execcoach.text import several
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.drafts import DraftDesk
    from execcoach.tui.app import CoachApp

_OWNERS = {"yours": "Yours", "folder": "This folder's own"}
_KINDS = {
    **dict.fromkeys(("post", "comment"), "Posts and comments"),
    **dict.fromkeys(("article", "script"), "Articles and scripts"),
    **dict.fromkeys(("message", "invitation"), "Messages"),
}


class TemplateScreen(ModalScreen[str | None]):
    """A list by kind; Enter answers the id of the chosen template, Esc answers None; t trusts what a folder brought."""

    CSS_PATH = ["dialogs.tcss", "templates.tcss"]  # noqa: RUF012 - as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, id="close-list"),
        Binding("t", "trust", "Trust this folder's templates", show=False, id="trust-templates"),
    ]

    def __init__(self, templates: Sequence[Template]) -> None:
        super().__init__()
        self._templates = {template.id: template for template in templates}

    def compose(self) -> ComposeResult:
        """The list, and why the highlighted one is worth its minutes."""
        with Vertical(classes="dialog", id="templates"):
            yield Static(plain("What would you like to write?"), classes="title", markup=False)
            yield OptionList(*self._rows(), id="choices", markup=False)
            yield Static(id="why", markup=False)
            yield Static(self._what_to_do(), id="ways", classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Begin at the first template, below its heading."""
        choices = self.query_one("#choices", OptionList)
        choices.action_first()
        choices.focus()

    @property
    def _desk(self) -> DraftDesk | None:
        person = cast("CoachApp", self.app).everyday
        return person.drafts if person else None

    def _what_to_do(self) -> Content:
        waiting = len(self._desk.library.untrusted) if self._desk else 0
        brought = f"This folder brought {several(waiting, 'template')} of its own: t trusts them. " if waiting else ""
        return plain(f"{brought}Enter chooses, Esc leaves.")

    def action_trust(self) -> None:
        """Use the templates that came with this folder, as they are now."""
        if self._desk and self._desk.trust_templates():
            self._templates = {template.id: template for template in self._desk.templates}
            choices = self.query_one("#choices", OptionList)
            choices.clear_options().add_options(self._rows())
            choices.action_first()
            self.query_one("#ways", Static).update(self._what_to_do())

    def _rows(self) -> Iterator[Option]:
        last = ""
        for trouble in self._desk.library.troubles.values() if self._desk else ():
            yield Option(plain(trouble.sentence, "$error"), disabled=True)
        for template in self._templates.values():
            kind = _OWNERS.get(template.owner) or _KINDS.get(template.kind, "About you")
            if kind != last:
                yield Option(plain(kind, "bold $primary"), disabled=True)
            last = kind
            minutes = plain(f"{template.minutes:>3} min  ", "$secondary")
            yield Option(Content.assemble(minutes, plain(template.title)), id=template.id)

    @on(OptionList.OptionHighlighted)
    def show_why(self, event: OptionList.OptionHighlighted) -> None:
        """Say why the highlighted template is worth its minutes, and where such a text goes."""
        if template := self._templates.get(event.option_id or ""):
            lines = [plain(template.why), plain(template.source, "$secondary")]
            if self._desk:
                lines.append(plain(f"→ {self._desk.advice(self._desk.purpose_of(template.id)).where}"))
            self.query_one("#why", Static).update(Content("\n").join(lines))

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the id back."""
        self.dismiss(event.option_id)
