"""A draft in the making: what is typed, what its file holds, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

from execcoach.drafting.draft import Draft

if TYPE_CHECKING:
    from execcoach.services.drafts import DraftDesk


class Manuscript:
    """One draft on the desk; it may be typed in one thread and kept in another."""

    def __init__(self, desk: DraftDesk, draft: Draft) -> None:
        self._desk = desk
        self.kept = self.typed = draft
        self._disk = Lock()
        self._renamed = False

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not in the file yet."""
        typed, kept = self.typed, self.kept
        return (typed.text, dict(typed.inputs)) != (
            kept.text,
            {name: said for name, said in kept.inputs.items() if said},
        )

    def write(self, text: str, answers: Mapping[str, str]) -> None:
        """Take in what is typed now."""
        self.typed = self._desk.rewritten(self.kept, text, answers)

    def keep(self) -> Draft:
        """Save what is typed; the draft as it is kept now. Why a lock: the first save gives it its file, once."""
        with self._disk:
            typed = self.typed
            kept = self._desk.save(replace(typed, id=self.kept.id))
            self._renamed = bool(self.kept.id) and kept.id != self.kept.id
            self.kept = kept
        return kept

    def was_renamed(self) -> bool:
        """Whether the last save had to take another file, because somebody else had changed this one; told once."""
        renamed, self._renamed = self._renamed, False
        return renamed
