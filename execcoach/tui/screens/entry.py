"""One entry as a form: a box for every field, what a date was understood as, whether it is private."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Static, TextArea

from execcoach.errors import CoachError, EditConflict
from execcoach.profile.sections import Field
from execcoach.services.editing import Form
from execcoach.text import one_line
from execcoach.tui import commands
from execcoach.tui.screens.conflict import SETTLED, ConflictScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.field_boxes import about, box_for, label_of
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.tick import Tick

_PRIVATE = "private"


class EntryScreen(CoachScreen):
    """Answers with what was kept; left otherwise, what was typed waits for the next time."""

    AUTO_FOCUS = ""
    CSS_PATH = "entry.tcss"
    ROWS = commands.ENTRY
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.ENTRY)

    def __init__(self, form: Form, key: str = "") -> None:
        super().__init__()
        self._form = form
        self._key = key
        self._shown = dict(form.typed)
        self._ready = False
        self._saving = False

    def compose_body(self) -> ComposeResult:
        """The section, what is to be said about the box one is in, a row for every field, the private tick."""
        form = self._form
        waiting = self.everyday.profile.half_typed.get(form.key, {})
        typed = {**form.typed, **waiting}
        yield Static(plain(self._head()), id="head", markup=False)
        yield Static(id="said", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            for field in form.section.fields:
                yield HorizontalGroup(
                    Static(label_of(field), classes="label", markup=False),
                    box_for(field, typed.get(field.key, ""), field.key in form.closed),
                    classes="field",
                )
                if why := form.closed.get(field.key):
                    style = "$secondary" if field.kind == "fixed" else "$warning"
                    yield Static(plain(why, style), classes="closed", markup=False)
            if form.section.can_be_private:
                private = waiting.get(_PRIVATE, "yes" if form.private else "") == "yes"
                words = plain("Keep private: no points, never shared")
                yield Tick(words, value=private, id=_PRIVATE, compact=True)

    def _head(self) -> str:
        section = self._form.section
        return (
            f"{section.title}"
            if not section.many
            else f"{section.title}: {'new' if self._form.at is None else 'change'}"
        )

    def on_mount(self) -> None:
        """Go to the box that was asked for, else the first; half typed words are kept every other second."""
        boxes = [box for box in self._boxes if not box.disabled]
        for note in self.query(Note):
            note.move_cursor(note.document.end)
        wanted = [box for box in boxes if box.name == self._key] or boxes
        if wanted:
            wanted[0].focus()
        self.set_interval(2, self._keep_half_typed)
        self.call_after_refresh(self._begin)
        waits = self._form.key in self.everyday.profile.half_typed
        self.say_next("Here is what you had typed. ^s keeps it, ^g forgets it." if waits else _HOW)

    def _begin(self) -> None:
        self._ready = True
        self._say_about()

    @property
    def _boxes(self) -> list[Widget]:
        return [box for box in self.query("#form Input, #form TextArea, #form Tick") if box.id != _PRIVATE]

    @property
    def _typed(self) -> dict[str, str]:
        typed = {}
        for box in self._boxes:
            name = box.name or ""
            held = self._shown.get(name, "")
            if isinstance(box, Input):
                typed[name] = held if one_line(held) == box.value.strip() else box.value
            else:
                typed[name] = (
                    box.text if isinstance(box, Note) else "yes" if isinstance(box, Tick) and box.value else ""
                )
        return typed

    @property
    def _private(self) -> bool:
        return bool(self.query(f"#{_PRIVATE}")) and self.query_one(f"#{_PRIVATE}", Tick).value

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Checkbox.Changed)
    def hold(self) -> None:
        """Hold what is typed and not kept, and say what was understood."""
        if not self._ready:
            return
        typed, waiting = self._typed, self.everyday.profile.half_typed
        changed = {key: text for key, text in typed.items() if text != self._shown.get(key, "")}
        if self._private != self._form.private:
            changed[_PRIVATE] = "yes" if self._private else "no"
        if changed:
            waiting[self._form.key] = changed
        else:
            waiting.pop(self._form.key, None)
        self._say_about()

    def on_descendant_focus(self) -> None:
        """Say what the box is for."""
        if self._ready:
            self._say_about()

    @property
    def _here(self) -> Field | None:
        name = self.focused.name if self.focused else None
        return next((one for one in self._form.section.fields if one.key == name), None)

    def _say_about(self) -> None:
        why = self._form.section.why
        self._say(about(self._here, self._typed) or plain(why, "$secondary"))

    def _say(self, content: Content) -> None:
        self.query_one("#said", Static).update(content, layout=False)

    def _keep_half_typed(self) -> None:
        self.run_worker(self._write_half_typed, thread=True, group="half-typed", exclusive=True)

    def _write_half_typed(self) -> None:
        try:
            self.everyday.profile.keep_half_typed()
        except (CoachError, OSError):
            return  # it still stands in the boxes; keeping the entry will say what is wrong with the disk

    def on_unmount(self) -> None:
        """Keep what is half typed before this screen goes."""
        self._write_half_typed()

    @on(Input.Submitted)
    @on(Note.Finished)
    async def go_on(self) -> None:
        """Enter: the next box; after the last one the entry is kept."""
        boxes = [box for box in self._boxes if not box.disabled]
        at = boxes.index(self.focused) + 1 if self.focused in boxes else 0
        if at < len(boxes):
            boxes[at].focus()
        else:
            await self.action_keep()

    async def action_keep(self) -> None:
        """Put the entry where it belongs."""
        typed, private = self._typed, self._private
        await self._save(lambda: self.everyday.fields.keep(self._form, typed, private))

    async def _save(self, act: Callable[[], None]) -> None:
        desk = self.everyday.profile
        if self._saving:
            return
        self._saving = True
        try:
            await asyncio.to_thread(act)
        except EditConflict as conflict:
            self._ask(conflict)
            return
        except CoachError as error:
            self._refuse(error)
            return
        finally:
            self._saving = False
        desk.half_typed.pop(self._form.key, None)
        try:
            await asyncio.to_thread(desk.record_score)
        except CoachError as error:
            self.tell_error(error)
        if self.is_current:
            self.dismiss(self._form.section.title)

    def _refuse(self, error: CoachError) -> None:
        wrong = error.places[0].path if error.places else ""
        for box in self._boxes:
            if box.name == wrong:
                box.focus()
        self.call_after_refresh(self._say, plain(error.sentence, "bold $error"))
        self.say_next("Nothing is written yet. Mend it here, then ^s.")

    def _ask(self, conflict: EditConflict) -> None:
        async def settled(chosen: int | None) -> None:
            if chosen is None:
                self.say_next("Not kept. What you typed is still here.")
            else:
                await self._save(lambda: self.everyday.profile.settle(conflict, SETTLED[chosen]))

        self.app.push_screen(ConflictScreen(conflict), settled)

    def draw(self) -> None:
        """Show what somebody else wrote meanwhile in the boxes that were not touched."""
        now = self.everyday.fields.reread(self._form)
        if now is None:
            self.say_next("Somebody took this out of the file meanwhile. ^s asks what is to stand.")
            return
        typed = self._typed
        for box in self._boxes:
            key = box.name or ""
            if typed.get(key, "") == self._shown.get(key, "") and now.get(key, "") != self._shown.get(key, ""):
                self._shown[key] = now.get(key, "")
                if isinstance(box, Input):
                    box.value = one_line(self._shown[key])
                elif isinstance(box, Note):
                    box.text = self._shown[key]
                elif isinstance(box, Tick):
                    box.value = bool(self._shown[key])

    def action_private(self) -> None:
        """Keep it private, or no longer."""
        if self.query(f"#{_PRIVATE}"):
            self.query_one(f"#{_PRIVATE}", Tick).toggle()
        else:
            self.say_next("What a company asks is for everybody who works there.")

    def action_forget(self) -> None:
        """Forget what was typed and not kept, and go back."""
        self._ready = False
        self.everyday.profile.half_typed.pop(self._form.key, None)
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back; what was typed waits."""
        if not self._saving:
            self.dismiss(None)


_HOW = "Enter goes to the next box, ^s keeps all of it. Esc leaves; nothing is lost."
