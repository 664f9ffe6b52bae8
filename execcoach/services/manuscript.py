"""A draft in the making: what is typed, what its file holds, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft, text_print
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.services.drafts import DraftDesk

_APART = 600.0
"""Seconds between two earlier texts of one sitting."""


class Manuscript:
    """One draft on the desk; it may be typed in one thread and kept in another."""

    def __init__(self, desk: DraftDesk, draft: Draft) -> None:
        self._desk = desk
        self.kept = self.typed = self._opened = draft
        self._disk = Lock()
        self._renamed = False
        self._approve(draft)
        self._file = desk.bytes_of(draft.id) if draft.id else None
        self._remembered: float | None = None

    def _approve(self, draft: Draft) -> None:
        """Take note of a yes: the words it is for bring it back, however often they change in between."""
        self._yes = draft if draft.state == "approved" else None
        self._yes_for = text_print(draft.text) if self._yes else ""

    @property
    def is_changed(self) -> bool:
        """Whether something was typed or decided that is not in the file yet."""
        return replace(_given(self.typed), id=self.kept.id) != _given(self.kept)

    @property
    def lost_its_yes(self) -> bool:
        """Whether it was approved when it was opened, and its words are others now."""
        return self._yes is not None and self.typed.state != "approved"

    def write(self, text: str, answers: Mapping[str, str]) -> None:
        """Take in what is typed now."""
        draft = self.typed
        if self._yes and draft.state == "to-approve" and text_print(text) == self._yes_for:
            draft = workflow.approved_again(replace(draft, text=text), self._yes)
        self.typed = self._desk.rewritten(draft, text, answers)

    def change(self, change: Callable[[Draft], Draft]) -> None:
        """Take in a decision about it: where it goes, a finding that may stand."""
        self.typed = change(self.typed)

    def keep(self) -> Draft:
        """Save what is typed; the draft as it is kept now. Why a lock: the first save gives it its file, once."""
        with self._disk:
            typed, before = self.typed, self.kept
            kept = self._desk.save(replace(typed, id=before.id))
            self._renamed = bool(before.id) and kept.id != before.id
            self.kept = kept
            self._remember(before)
        return kept

    def _remember(self, before: Draft) -> None:
        """Keep the text that was there before the first change, and one every ten minutes."""
        now = self._desk.ticks
        if before.id and (self._remembered is None or now - self._remembered > _APART):
            self._remembered = now
            self._desk.remember(before)
        elif self._remembered is None:
            self._remembered = now

    def taken_in(self, read: Draft) -> None:
        """What another program left in the file is what is on the desk now; the text before is an earlier one."""
        self._desk.remember(self.kept)
        self.kept = self.typed = read
        self._approve(read)

    def moved(self, draft: Draft) -> None:
        """It is in another state now, and the file with it; a new sitting begins."""
        self.kept = self.typed = self._opened = draft
        self._approve(draft)
        self._file = self._desk.bytes_of(draft.id)

    def close(self) -> None:
        """The sitting is over: its text is an earlier one from now on, and the board can take all of it back."""
        if self.kept.id and self.kept != self._opened:
            self._desk.remember(self.kept)
            about = f"what was written in “{one_line(self.kept.title) or one_line(self.kept.id)}”"
            self._desk.undo_to(about, self.kept.id, self._file)
            self._opened, self._file = self.kept, self._desk.bytes_of(self.kept.id)

    def was_renamed(self) -> bool:
        """Whether the last save had to take another file, because somebody else had changed this one; told once."""
        renamed, self._renamed = self._renamed, False
        return renamed


def stands(draft: Draft) -> str:
    """A draft's state in words, with whose yes it has."""
    words = workflow.in_words(draft.state)
    return f"{words} by {one_line(draft.approved_by)}" if draft.state == "approved" and draft.approved_by else words


def _given(draft: Draft) -> Draft:
    return replace(draft, inputs={name: said for name, said in draft.inputs.items() if said})
