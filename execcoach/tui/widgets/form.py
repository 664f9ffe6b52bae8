"""A template's questions, one field each: Enter goes to the next, long answers fold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from execcoach.text import clean, shorten
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.drafting.template import Input


class Form(VerticalScroll):
    """The questions with what is answered; `Ended` says that Enter was pressed in the last one."""

    class Ended(Message):
        """The last field was left with Enter."""

    def __init__(
        self,
        inputs: Iterable[Input],
        answers: Mapping[str, str],
        defaults: Mapping[str, str],
        edited: Callable[[], None],
    ) -> None:
        super().__init__(id="form", can_focus=False)
        self._edited = edited
        self._height = 0
        self.inputs = tuple(inputs)
        self._given, self._defaults = dict(answers), defaults

    def compose(self) -> ComposeResult:
        """A question, whether it is needed, a field with an example."""
        for at, asked in enumerate(self.inputs):
            known = self._defaults.get(asked.name, "")
            yield Static(_label(asked, known), classes="ask", markup=False)
            yield Note(
                clean(self._given.get(asked.name, "")),
                id=f"field-{at}",
                classes="field",
                compact=True,
                highlight_cursor_line=False,
            )

    def on_mount(self) -> None:
        """Follow every edit at once."""
        for at in range(len(self.inputs)):
            self._field(at).edited = self._edited

    def on_resize(self) -> None:
        """An example is cut to the field with a sign."""
        for at, asked in enumerate(self.inputs):
            words = self._defaults.get(asked.name) or (f"for example: {asked.example}" if asked.example else "")
            self._field(at).placeholder = plain(shorten(words, max(20, self.content_size.width - 4)))

    @property
    def answers(self) -> dict[str, str]:
        """What stands in the fields, by the names of the template."""
        return {asked.name: self._field(at).words.strip() for at, asked in enumerate(self.inputs)}

    def _field(self, at: int) -> Note:
        return self.query_one(f"#field-{at}", Note)

    def empty(self, needed: bool = False) -> int | None:
        """The index of the first field without an answer (needed: of those that are), None when there is none."""
        for at, asked in enumerate(self.inputs):
            known = self._field(at).text.strip() or self._defaults.get(asked.name)
            if not known and (asked.required or not needed):
                return at
        return None

    def go_to(self, at: int) -> None:
        """Put the cursor into this field, at its end."""
        field = self._field(at)
        field.move_cursor(field.document.end)
        field.focus()

    @property
    def here(self) -> Input | None:
        """The question the cursor is in."""
        return next((asked for at, asked in enumerate(self.inputs) if self._field(at).has_focus), None)

    @on(Note.Finished)
    def go_on(self, event: Note.Finished) -> None:
        """Enter: the next field, after the last one the text."""
        event.stop()
        here = self.here
        at = self.inputs.index(here) + 1 if here else 0
        if at < len(self.inputs):
            self.go_to(at)
        else:
            self.post_message(self.Ended())

    @on(TextArea.Changed)
    def keep_going(self) -> None:
        """Long answers fold: keep the cursor's field in sight when it has grown."""
        if (here := self.here) is not None:
            field = self._field(self.inputs.index(here))
            if field.size.height != self._height:
                self._height = field.size.height
                field.scroll_visible(animate=False)


def _label(asked: Input, known: str) -> Content:
    if known:
        return Content.assemble(plain(asked.ask), plain("  in your profile", "$secondary"))
    if asked.required:
        return Content.assemble(plain(asked.ask, "bold"), plain("  needed", "$accent"))
    return plain(asked.ask)
