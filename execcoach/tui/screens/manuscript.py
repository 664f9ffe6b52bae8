"""A draft that is being written, kept as it grows: every two seconds, when it is copied, moved on or left."""

from __future__ import annotations

from textual import work
from textual.content import Content
from textual.widgets import Static

from execcoach.drafting.draft import Draft
from execcoach.drafting.template import Template
from execcoach.errors import CoachError
from execcoach.services.drafts import DraftDesk
from execcoach.services.manuscript import Manuscript, stands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.moving import move_on
from execcoach.tui.screens.outside import outside
from execcoach.tui.widgets.card import said
from execcoach.tui.widgets.clipboard import send
from execcoach.tui.widgets.paper import Paper
from execcoach.tui.widgets.show import plain


class ManuscriptScreen(CoachScreen):
    """What an editor does with the file; the editor itself shows the questions and the text."""

    _desk: DraftDesk
    _manuscript: Manuscript
    _template: Template | None
    had_its_yes = True
    """Whether it was said last that its words are those of the yes, where it had one."""

    @property
    def paper(self) -> Paper:
        """The text."""
        return self.query_one("#paper", Paper)

    def show_heading(self) -> None:
        """Say what it is, how it stands, and for which day."""
        self.query_one("#about", Static).update(self._heading())

    def _heading(self) -> Content:
        draft, template = self._manuscript.typed, self._template
        new = template is not None and not self._manuscript.kept.id
        words = [f"{template.minutes} minutes"] if template and new else [stands(draft)]
        if draft.post_on:
            words.append(f"for {said(draft.post_on, self._desk.today)}")
        if self._desk.is_over(draft):
            words.append(f"× its day is over since {said(draft.expires, self._desk.today)}")
        head = plain(draft.title or self._manuscript.kept.id, "bold")
        return Content.assemble(head, plain(f" · {' · '.join(words)}", "$secondary"))

    def tell_of_the_yes(self) -> None:
        """A yes is for words: say when it went with them, and when it came back with them."""
        self.had_its_yes = not self._manuscript.lost_its_yes
        self.show_heading()
        words = "The yes was to other words: it waits for a new one. Those words (^z) bring it back."
        self.tell("These are the words that were approved." if self.had_its_yes else words)

    def fill_in(self) -> None:
        """Before the text is used: where it is still being made, wait for it."""

    def autosave(self) -> None:
        """Keep what was typed since the last time."""
        if self._manuscript.is_changed:
            self._keep_in_background()

    @work(thread=True, exclusive=True, group="autosave")
    def _keep_in_background(self) -> None:
        try:
            self._manuscript.keep()
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)

    def _save(self) -> Draft | None:
        """Save now and say what went wrong, or that somebody else had changed the file; None when it did not work."""
        self.fill_in()
        mine = self._manuscript
        try:
            kept = mine.keep() if mine.is_changed or not mine.kept.id else mine.kept
        except CoachError as error:
            self.tell_error(error)
            return None
        if mine.was_renamed():
            self.tell(f"Somebody else changed the file meanwhile. Yours is drafts/{kept.id}.md", "warning")
        self.show_heading()
        return kept

    def action_save(self) -> None:
        """Save the draft."""
        if kept := self._save():
            self.tell(f"Kept for {self._desk.whose}: drafts/{kept.id}.md")

    def action_copy(self) -> None:
        """Save the draft and send its text to the clipboard."""
        if kept := self._save():
            send(self, kept.text, self._desk.whose, kept.id, len(kept.open_questions()))
            if not kept.open_questions():
                self.say_next("Paste it where it belongs. Esc goes back; the text is kept.")

    async def action_move_on(self) -> None:
        """Save, and move the draft to its next state."""
        if kept := self._save():
            self._manuscript.close()
            await move_on(self, self._desk, kept.id, kept.state, self._moved)

    def _moved(self, draft: Draft) -> None:
        self._manuscript.moved(draft)
        self.show_heading()

    def action_edit_outside(self) -> None:
        """Save, step aside for the person's own editor, read back what it left."""
        if not (kept := self._save()):
            return
        outside(self, self._desk, kept.id)
        try:
            read = self._desk.load(kept.id)
        except CoachError as error:
            self.tell_error(error)
            return
        if read != kept:
            self._manuscript.taken_in(read)
            self.show_heading()
            self.take_text(read.text)

    def take_text(self, text: str) -> None:
        """Show this text as one written by hand."""

    def action_leave(self) -> None:
        """Go back; what was typed is kept as a draft."""
        if self._manuscript.is_changed and not self._save():
            return
        self._manuscript.close()
        self.dismiss(self._manuscript.kept.id or None)

    def on_unmount(self) -> None:
        """The screen goes away, with the app or with the person: keep what was typed."""
        if self._manuscript.is_changed:
            try:
                self._manuscript.keep()
            except CoachError:
                return
        self._manuscript.close()
