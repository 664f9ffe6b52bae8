"""Your About: pasted, kept as it is, and asked which of its sentences says each part of a summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Button, OptionList

from execcoach.errors import CoachError, EditConflict
from execcoach.text import shorten
from execcoach.tui import commands
from execcoach.tui.screens.conflict import SETTLED, ConflictScreen
from execcoach.tui.screens.sentences import SentencesScreen
from execcoach.tui.widgets.bars import points
from execcoach.tui.widgets.lines import KeyLine
from execcoach.tui.widgets.paste_box import PasteBox
from execcoach.tui.widgets.sentence_list import NONE, SentenceList
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.about import Pasted


class AboutScreen(SentencesScreen):
    """Which sentence says what: the guess is offered first, and only what somebody chose is kept."""

    CSS_PATH = "about.tcss"
    ROWS = commands.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.ABOUT)

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._kept_words = Content("")

    def on_mount(self) -> None:
        """Ask for the text, or for the first part that is open."""
        self.set_interval(2, self._keep_half)
        if self._desk.half_pasted or not self._desk.text().strip():
            self.action_paste()
        else:
            self.call_after_refresh(self._ask_first)

    def on_unmount(self) -> None:
        """Keep what stands half pasted."""
        self._keep_half()

    @on(OptionList.OptionSelected, "#sentences")
    @on(Button.Pressed, "#keep")
    def action_keep(self) -> None:
        """Keep the chosen sentence and go on to the next part; at the end, to the first question that is left."""
        part, sentence = self._part, self.query_one("#sentences", SentenceList).chosen
        if self.pasting:
            return
        if not part:
            self._finish()
        elif sentence is NONE:
            self.action_not_there()
        elif sentence is not None:
            self._save(lambda: self._desk.keep(part, sentence), lambda _: self._ask_first(part))

    def action_also(self) -> None:
        """Keep the chosen sentence and stay; one that is kept already is taken out."""
        part, sentence = self._part, self.query_one("#sentences", SentenceList).chosen
        if part and sentence not in (None, NONE) and not self.pasting:
            self._save(
                lambda: self._desk.keep(part, sentence) or self._desk.drop(part, sentence.words),
                lambda _: self.draw(),
            )

    @on(Button.Pressed, "#not-there")
    def action_not_there(self) -> None:
        """The About does not say this part: its question waits for the end."""
        if self._part and not self._busy:
            self._desk.not_there(self._part)
            self._ask_first(self._part)

    def action_part(self, by: int) -> None:
        """Go to the part before or after, settled or not."""
        ids = [standing.part.id for standing in self._desk.parts()]
        at = ids.index(self._part) + by if self._part else 0 if by > 0 else len(ids) - 1
        self._ask(ids[at % len(ids)])

    def _finish(self) -> None:
        missing = self._desk.missing()
        self.dismiss(None)
        if missing:
            self.coach.ask_about(missing[0])

    @on(Button.Pressed, "#anew")
    def action_paste(self) -> None:
        """Show the box to paste into, with what was half pasted or stands there now."""
        self.add_class("-pasting")
        self.query_one(KeyLine).show_rows(commands.ABOUT_PASTING)
        waiting, text = self._desk.half_pasted, self._desk.text()
        self._box.fill(waiting or text, chosen=not waiting)
        self.say_next("^s keeps the text. Esc leaves; what you typed waits.")

    @on(PasteBox.Finished)
    def action_save(self) -> None:
        """Keep the pasted text and ask for the first part that is open."""
        if self.pasting:
            words = self._box.words
            self._save(lambda: self._desk.set_text(words), self._pasted)

    def _pasted(self, pasted: Pasted) -> None:
        self._desk.keep_half_pasted("")
        self._show_columns()
        if pasted.dropped:
            left = plain("Left out, because the page puts it there: " + ", ".join(dict.fromkeys(pasted.dropped)))
            self._say(Content("\n").join([self._kept_words, left]))
        if pasted.gone:
            (part, line), more = pasted.gone[0], len(pasted.gone) - 1
            beside = f" So are {more} more; ○ marks them." if more else ""
            words = f"{part.title}: “{shorten(line, 80)}” is still in the file, but no longer in this text.{beside}"
            self.tell(words, "warning")
        self.call_after_refresh(self._ask_first)

    def _show_columns(self) -> None:
        self.remove_class("-pasting")
        self.query_one(KeyLine).show_rows(self.ROWS)

    @on(PasteBox.Left)
    def action_back(self) -> None:
        """Leave the box, then the screen; everything is kept."""
        if self.pasting and self._desk.text().strip():
            self._keep_half()
            self._show_columns()
            self.call_after_refresh(self._ask_first)
        else:
            self._keep_half()
            self.dismiss(None)

    def _keep_half(self) -> None:
        if self.pasting and not self._busy:
            try:
                self._desk.keep_half_pasted(self._box.words)
            except (CoachError, OSError):
                return  # it still stands in the box

    async def action_undo(self) -> None:
        """Take the last change back and ask again for what it settled."""
        if self.pasting:
            return
        before = {one.part.id for one in self._desk.parts() if one.settled}
        try:
            about = self.everyday.undo()
        except CoachError as error:
            self.tell_error(error)
            return
        self._say(plain(f"Taken back: {about}" if about else "There is nothing to take back.", "$accent"))
        if not self._desk.text().strip():
            self.action_paste()
            return
        again = [one.part.id for one in self._desk.parts() if one.part.id in before and not one.settled]
        self._ask(again[0] if again else self._part)

    def _save(self, do: Callable[[], object], then: Callable[..., None]) -> None:
        if not self._busy:
            self._busy = True
            self._save_apart(do, then, self.everyday.profile.score().total)

    @work(thread=True, group="saving")
    def _save_apart(self, do: Callable[[], object], then: Callable[..., None], before: int) -> None:
        try:
            answer = do()
        except CoachError as error:
            self.app.call_from_thread(self._refused, error)
            return
        self.app.call_from_thread(self._kept, answer, then, before)
        try:
            self.everyday.profile.record_score()
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)

    def _kept(self, answer: object, then: Callable[..., None], before: int) -> None:
        self._busy = False
        if not self.is_attached:
            return
        desk = self.everyday.profile
        gained = desk.score().total - before
        said = [plain(f"Kept for {desk.first_name}." if answer else "It was kept already.", "$success")]
        if gained:
            said.append(plain(f"  {'+' if gained > 0 else ''}{points(gained)}", "bold $success"))
        said.append(plain(f"  In your file {desk.score().total / 100:.0f}", "$secondary"))
        if desk.published:
            said.append(plain(f", on your page {desk.page().total / 100:.0f}", "$secondary"))
        self._kept_words = Content.assemble(*said)
        self._say(self._kept_words)
        then(answer)

    def _refused(self, error: CoachError) -> None:
        self._busy = False
        if not self.is_attached:
            return
        if not isinstance(error, EditConflict):
            self.tell_error(error)
            return

        def settled(chosen: int | None) -> None:
            def settle() -> bool:
                self.everyday.profile.settle(error, SETTLED[chosen or 0])
                return True

            if chosen is not None:
                self._save(settle, lambda _: self._settled())

        self.app.push_screen(ConflictScreen(error), settled)

    def _settled(self) -> None:
        if self.pasting:
            self._desk.keep_half_pasted("")
            self._show_columns()
        self.call_after_refresh(self._ask_first)
