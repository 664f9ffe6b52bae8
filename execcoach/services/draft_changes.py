"""What happens to a draft's file: kept, moved on, sent back, planned, deleted; all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from execcoach.drafting import draft as drafting
from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft
from execcoach.drafting.workflow import in_words
from execcoach.errors import CoachError
from execcoach.profile.dates import Day, parse_day, understood
from execcoach.storage import draft_files, draft_history
from execcoach.storage.draft_history import Earlier as Earlier
from execcoach.text import one_line

if TYPE_CHECKING:
    from execcoach.drafting.guard import Finding
    from execcoach.services.profile import ProfileDesk

_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Undoable:
    """A change to a draft's file: what it was, the file's bytes before and after (None: no file), its earlier texts."""

    about: str
    id: str
    before: bytes | None
    after: bytes | None
    history: bytes | None = None


class NameNeeded(CoachError):
    """An assistant is at the keyboard: whose yes it is has to be said."""


class DraftChanges:
    """The files of one person's drafts, and what was done to them in this sitting."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._read: dict[str, bytes] = {}
        self._undo: list[Undoable] = []

    @property
    def acting(self) -> str:
        """Who is at the keyboard: the person's first name, or the assistant's name."""
        if self._desk.by != "assistant":
            return self._desk.first_name
        from execcoach.storage.settings import load_settings

        return one_line(load_settings().by_name) or "An assistant"

    @property
    def today(self) -> Day | None:
        """Today, to tell how old a draft is."""
        return parse_day(self._desk.clock.today())

    @property
    def ticks(self) -> float:
        """Seconds that never jump."""
        return self._desk.clock.monotonic()

    def findings_of(self, draft: Draft) -> tuple[Finding, ...]:
        """What the guard finds in a draft; the desk with the guard says."""
        return ()

    def save(self, draft: Draft) -> Draft:
        """The draft as it is kept: the same file, or a new one the first time and where somebody else changed it."""
        space = self._desk.workspace
        if draft.id:
            there = draft_files.draft_bytes(space, draft.id)
            if there is None or there == self._read.get(draft.id, there):
                draft_files.save_draft(space, draft, draft.id)
                self._saw(draft.id)
                return draft
        stem = draft.id or drafting.stem(self._desk.clock.today(), draft.template or draft.title)
        kept = replace(draft, id=draft_files.save_new(space, draft, stem))
        self._saw(kept.id)
        return kept

    def load(self, name: str) -> Draft:
        """The draft of this id as it stands: with words that nobody approved it waits for a yes."""
        draft = replace(draft_files.load_draft(self._desk.workspace, name), id=name)
        self._saw(name)
        return workflow.standing(draft)

    def _saw(self, name: str) -> None:
        there = draft_files.draft_bytes(self._desk.workspace, name)
        if there is not None:
            self._read[name] = there

    def move_on(self, name: str, by: str = "", link: str = "") -> Draft:
        """The draft in its next state, saved; CoachError says what holds it back, NameNeeded that a name is missing.

        A yes said to an assistant is kept with both names.
        """
        draft = self.load(name)
        signed = one_line(by) or (self.acting if self._desk.by != "assistant" else "")
        if signed and self._desk.by == "assistant":
            signed = f"{signed}, noted by {self.acting}"
        today = self._desk.clock.today()
        asked = workflow.next_state(draft.state)
        findings = self.findings_of(draft) if asked not in ("", "to-approve") else ()
        if asked == "approved" and not signed:
            workflow.moved(draft, "?", today, findings)
            raise NameNeeded("Who said yes?", f"{self.acting} types. Say who has approved it, word for word.")
        moved = workflow.moved(draft, signed, today, findings, link)
        self._change(self._about(draft, moved), name, moved)
        self.remember(moved)
        return moved

    def send_back(self, name: str) -> Draft:
        """The draft in the state before, saved; CoachError where there is none."""
        draft = self.load(name)
        moved = workflow.sent_back(draft)
        self._change(self._about(draft, moved), name, moved)
        return moved

    @staticmethod
    def _about(draft: Draft, moved: Draft) -> str:
        return f"“{_title(draft)}” from “{in_words(draft.state)}” to “{in_words(moved.state)}”"

    def plan(self, name: str, post_on: str, expires: str) -> Draft:
        """The draft with the days as they were typed, saved; an empty box takes a day out. CoachError for no date."""
        days = [understood(said) if said.strip() else None for said in (post_on, expires)]
        planned = replace(self.load(name), post_on=days[0], expires=days[1])
        self._change(f"the days of “{_title(planned)}”", name, planned)
        return planned

    def amend(self, name: str, about: str, change: Callable[[Draft], Draft]) -> Draft:
        """The draft as `change` makes it, saved."""
        changed = change(self.load(name))
        self._change(about, name, changed)
        return changed

    def delete(self, name: str) -> None:
        """Take the draft's file and its earlier texts away; `undo` brings both back as they were."""
        self._change(f"deleting {one_line(name)}", name, None)

    def earlier(self, name: str, now: str = "") -> tuple[Earlier, ...]:
        """The earlier texts of a draft, newest first, without the one that stands there now."""
        here = now.split()
        found = draft_history.earlier_texts(self._desk.workspace, name)
        return tuple(one for one in found if one.text.split() != here)

    def remember(self, draft: Draft) -> None:
        """Keep a draft's text among its earlier ones; a disk that does not let us holds nothing else up."""
        at = self._desk.clock.now().isoformat()
        one = Earlier(at=at, by=self.acting, state=draft.state, text=draft.text)
        if draft.id:
            try:
                draft_history.remember(self._desk.workspace, draft.id, one)
            except (CoachError, OSError):
                return

    def bring_back(self, name: str, earlier: Earlier) -> Draft:
        """The draft with an earlier text, saved; the text that stood there is kept among the earlier ones."""
        draft = self.load(name)
        self.remember(draft)
        changed = workflow.rewritten(draft, earlier.text)
        self._change(f"an earlier text of “{_title(draft)}”", name, changed)
        return changed

    def undo(self) -> str:
        """Take the last change back, byte for byte; what it was, or "" when there is none."""
        if not self._undo:
            return ""
        last, space = self._undo[-1], self._desk.workspace
        if draft_files.draft_bytes(space, last.id) != last.after:
            self._undo.pop()
            sentence = f"{one_line(last.id)} was changed since; it stays as it is now."
            raise CoachError("That cannot be taken back", sentence)
        draft_files.put_bytes(space, last.id, last.before)
        if last.history is not None:
            draft_history.put_back(space, last.id, last.history)
        self._saw(last.id)
        self._undo.pop()
        return last.about

    def bytes_of(self, name: str) -> bytes | None:
        """The file of a draft as it is, None where there is none or it cannot be read."""
        try:
            return draft_files.draft_bytes(self._desk.workspace, name)
        except CoachError:
            return None

    def undo_to(self, about: str, name: str, before: bytes | None) -> None:
        """Let `undo` go back to these bytes of a draft's file, where they are others than now."""
        after = self.bytes_of(name)
        if before is not None and after is not None and before != after:
            self._done(Undoable(about, name, before, after))

    def _change(self, about: str, name: str, draft: Draft | None) -> None:
        space = self._desk.workspace
        before, history = draft_files.draft_bytes(space, name), None
        if draft is None:
            draft_files.put_bytes(space, name, None)
            history = draft_history.take_away(space, name)
        else:
            draft_files.save_draft(space, draft, name)
        self._saw(name)
        self._done(Undoable(about, name, before, draft_files.draft_bytes(space, name), history))

    def _done(self, change: Undoable) -> None:
        self._undo = [*self._undo, change][-_MOST_STEPS:]


def _title(draft: Draft) -> str:
    return one_line(draft.title) or one_line(draft.id)
