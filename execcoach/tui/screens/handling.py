"""What is done to the draft in hand on the board: moved, sent back, planned, brought back, deleted, copied."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from execcoach.drafting.draft import Draft
from execcoach.errors import CoachError
from execcoach.services.drafts import DraftDesk, Listed, in_words
from execcoach.tui.screens.boxes import Box, BoxesScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.moving import move_on
from execcoach.tui.screens.outside import outside
from execcoach.tui.widgets.clipboard import send

if TYPE_CHECKING:
    from execcoach.drafting.destination import Advice
    from execcoach.services.draft_changes import Earlier


class HandlingScreen(CoachScreen):
    """The verbs of the board; the board itself says which draft is in hand and shows it."""

    _drafts: DraftDesk

    @property
    def chosen(self) -> Listed | None:
        """The draft in hand."""
        return None

    def draw(self, wanted: str = "") -> None:
        """Show every draft; take `wanted` in hand."""

    def action_copy(self) -> None:
        """Send the text in hand to the clipboard."""
        if (row := self.chosen) is None:
            self.tell("There is no draft to copy yet.")
        elif row.problem:
            self.notify_plain("This draft cannot be read", row.problem)
        else:
            send(self, self._drafts.text_of(row.id), self._drafts.whose, row.id, len(row.open_questions))

    async def action_move_on(self) -> None:
        """Move the draft in hand to its next state."""
        if (row := self.chosen) is not None:
            await move_on(self, self._drafts, row.id, row.state, lambda moved: self.draw(row.id))

    def action_send_back(self) -> None:
        """Send the draft in hand back to the state before."""
        self._changed(lambda row: self._drafts.send_back(row.id))

    def _changed(self, change: Callable[[Listed], Draft], words: str = "") -> None:
        """Change the draft in hand and say how it stands."""
        if (row := self.chosen) is None:
            return
        try:
            changed = change(row)
        except CoachError as error:
            self.tell_error(error)
            return
        self.draw(row.id)
        self.tell(f"“{row.title}”: {words or in_words(changed.state)}. u takes it back.")

    def action_plan(self) -> None:
        """Say when the draft in hand goes out, and when its day is over."""
        if (row := self.chosen) is None or row.problem:
            return

        def planned(typed: dict[str, str] | None) -> None:
            if typed is not None:
                plan = (typed["post_on"], typed["expires"])
                self._changed(lambda row: self._drafts.plan(row.id, *plan), "its days are kept")

        days = [
            Box("post_on", "Post it on", "26 November 2026", str(row.post_on or "")),
            Box("expires", "Over after", "may stay empty", str(row.expires or "")),
        ]
        self.app.push_screen(
            BoxesScreen(row.title, "A text may wait for its day, or be over after one.", days), planned
        )

    def action_where(self) -> None:
        """Ask what the draft in hand is for, and give it networks and a day."""
        from execcoach.tui.screens.destination import DestinationScreen

        if (row := self.chosen) is None or row.problem:
            return

        def chosen(advice: Advice | None) -> None:
            if advice is not None:
                about = f"where “{row.title}” goes"
                change = lambda draft: self._drafts.sent_to(draft, advice)  # noqa: E731
                self._changed(lambda row: self._drafts.amend(row.id, about, change), advice.purpose.place)

        self.app.push_screen(DestinationScreen(self._drafts, row.template), chosen)

    def action_earlier(self) -> None:
        """Look through the earlier texts of the draft in hand."""
        from execcoach.tui.screens.earlier import EarlierScreen

        if (row := self.chosen) is None or row.problem:
            return

        def chosen(earlier: Earlier | None) -> None:
            if earlier is not None:
                self._changed(lambda row: self._drafts.bring_back(row.id, earlier), "the earlier text is back")

        texts = self._drafts.earlier(row.id, self._drafts.text_of(row.id))
        self.app.push_screen(EarlierScreen(row.title, texts), chosen)

    def action_delete(self) -> None:
        """Delete the draft in hand."""
        if (row := self.chosen) is None:
            return
        try:
            self._drafts.delete(row.id)
        except CoachError as error:
            self.tell_error(error)
            return
        self.draw()
        self.tell(f"“{row.title}” is deleted. u brings it back.")

    async def action_undo(self) -> None:
        """Take the last move or deletion back."""
        try:
            about = self._drafts.undo()
        except CoachError as error:
            self.tell_error(error)
            return
        self.draw(self.chosen.id if self.chosen else "")
        self.tell(f"Taken back: {about}." if about else "There is nothing to take back.")

    def action_edit_outside(self) -> None:
        """Open the file in hand in the person's own editor."""
        if (row := self.chosen) is None:
            return
        before = self._drafts.bytes_of(row.id)
        with suppress(CoachError):  # one that cannot be read has no text to remember
            self._drafts.remember(self._drafts.load(row.id))
        outside(self, self._drafts, row.id)
        self._drafts.undo_to(f"what another program wrote in “{row.title}”", row.id, before)
        self.draw(row.id)
