"""Whose folder to work on: the people opened last, another folder, the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError, FileTrouble
from execcoach.text import clean
from execcoach.tui.screens.ask import AskScreen
from execcoach.tui.widgets.lines import mark_content
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.tui.app import CoachApp


class PeopleScreen(ModalScreen[None]):
    """A short list; Enter opens."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close", show=False, id="close-people")]

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    def compose(self) -> ComposeResult:
        """Everybody known, then the ways to somebody new."""
        self._known = self.coach.people.known(self.coach.everyday)
        with Vertical(classes="dialog"):
            yield Static(plain("Whose folder?"), classes="title", markup=False)
            rows = [
                Option(Content.assemble(mark_content(known.mark), plain(f" {known.name}   {known.folder}")))
                for known in self._known
            ]
            rows += [Option(plain("Open another folder …")), Option(plain("Somebody new: the welcome page"))]
            rows.append(Option(plain("The demo (thrown away afterwards)")))
            yield OptionList(*rows, markup=False)
            yield Static(plain("Enter opens, Esc stays here. Nothing typed is lost."), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Stand on the first person whose folder is not the open one: who presses F2 wants somebody else."""
        here = self.coach.everyday.workspace.folder if self.coach.everyday else None
        others = (at for at, known in enumerate(self._known) if known.folder != here)
        self.query_one(OptionList).highlighted = next(others, 0)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Open what was chosen."""
        at = event.option_index - len(self._known)
        if at < 0:
            self.open_folder(str(self._known[event.option_index].folder))
        elif at == 0:
            self.app.push_screen(AskScreen("Which folder?", "The folder that holds profile.toml."), self.open_folder)
        elif at == 1:
            self.dismiss()
            self.app.switch_mode("welcome")
        else:
            self.dismiss()
            self.coach.work_on(self.coach.people.open_demo())

    def open_folder(self, folder: str | None) -> None:
        """Open this folder, or say why not."""
        if not folder:
            return
        place = self.coach.people.typed(folder)
        try:
            everyday = self.coach.people.open(place)
        except FileTrouble:
            self.dismiss()
            self.coach.mend(place)
            return
        except CoachError as error:
            self.notify(clean(error.sentence), title=clean(error.title), severity="error", timeout=12, markup=False)
            return
        self.dismiss()
        self.coach.work_on(everyday)
