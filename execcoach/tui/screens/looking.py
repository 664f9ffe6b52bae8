"""A second look at a text once the fingers rest: the guard, the tips, what is in none of the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft
from execcoach.errors import CoachError
from execcoach.tui.screens.boxes import Box, BoxesScreen
from execcoach.tui.screens.manuscript import ManuscriptScreen
from execcoach.tui.screens.said import SaidScreen
from execcoach.tui.widgets.findings import Findings, Noted, noted
from execcoach.tui.widgets.tip_list import summary, tip_lines, told
from execcoach.tui.widgets.typeset import Typeset

if TYPE_CHECKING:
    from execcoach.drafting.destination import Advice
    from execcoach.drafting.grounding import Untraced
    from execcoach.drafting.guard import Finding
    from execcoach.drafting.tips import Look
    from execcoach.services.draft_changes import Earlier

_REST = 0.3


class LookingScreen(ManuscriptScreen):
    """What is found while one writes, and what can be done about it."""

    _still: Draft | None = None
    _looked_at: Draft | None = None
    _found: Sequence[Finding] = ()
    _untraced: Sequence[Untraced] = ()
    _looks: Sequence[Look] = ()

    def look_from_now_on(self) -> None:
        """Look whenever the text has stood still for a moment. Why a clock: a key press then costs nothing at all."""
        self.set_interval(_REST, self._look_when_still)

    def _look_when_still(self) -> None:
        now = self._manuscript.typed
        if now is self._still and now is not self._looked_at:
            self._looked_at = now
            self._look(now, self._template.kind if self._template else "post")
        self._still = now

    @work(thread=True, exclusive=True, group="second-look")
    def _look(self, draft: Draft, kind: str) -> None:
        look, worker = self._desk.second_look, get_current_worker()
        try:
            found, untraced, looks = look.findings(draft, kind), look.untraced(draft), look.looks(draft.text, kind)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked, draft, found, untraced, looks)

    def _looked(
        self, draft: Draft, found: Sequence[Finding], untraced: Sequence[Untraced], looks: Sequence[Look]
    ) -> None:
        if self.is_mounted and draft is self._looked_at:
            self._found, self._untraced, self._looks = found, untraced, looks
            self.show_findings()

    def show_findings(self) -> None:
        """Draw what was found as the draft stands now."""
        rows = noted(self._manuscript.typed, self._found, self._untraced)
        self.findings.show(rows, f"{summary(self._looks)}" if self.has_class("-narrow") else "")
        self.query_one("#tips", Typeset).show(tip_lines(self._looks))

    @property
    def findings(self) -> Findings:
        """The rows under the text."""
        return self.query_one(Findings)

    @on(Findings.Chosen)
    def show_place(self, event: Findings.Chosen) -> None:
        """Mark the words of a row in the text."""
        self.paper.mark(event.row.start, event.row.end)

    def action_next_finding(self) -> None:
        """Go to the next finding and mark its words."""
        row = self.findings.next()
        if row is None:
            self.tell("Nothing is found in this text.")
            return
        self.paper.mark(row.start, row.end)
        self.say_next(_what_next(row))

    def action_clear_finding(self) -> None:
        """Let the chosen finding stand, with a name and a reason; of one that stands, take that back."""
        row = self.findings.row
        finding = row.finding if row else None
        if row is None or finding is None:
            self.tell("^n goes to a finding first." if row is None else "This is only a mark: see that it is true.")
        elif row.stands:
            self._decide(lambda draft: workflow.unclear(draft, finding))
            self.tell("It is open again.")
        else:
            self._ask_why(row, finding)

    def _ask_why(self, row: Noted, finding: Finding) -> None:
        today = self.everyday.clock.today()

        def said(typed: dict[str, str] | None) -> None:
            if typed:
                self._decide(lambda draft: workflow.clear(draft, finding, typed["by"], typed["why"], today))
                self.tell("It may stand; name and reason are kept with the draft. ^b opens it again.")

        held = self._half_typed.setdefault(f"{finding.label} {finding.words}", {})
        boxes = [
            Box("by", "Who says so", self._desk.whose, self._desk.acting, needed=True),
            Box("why", "Why it may stand", "a line, kept with the draft", needed=True),
        ]
        words = f"{row.sign} {row.words}\n{row.why}"
        self.app.push_screen(BoxesScreen("May it stand?", words, boxes, "Let it stand", held), said)

    @property
    def _half_typed(self) -> dict[str, dict[str, str]]:
        """Reasons that were begun and left."""
        if not hasattr(self, "_begun"):
            self._begun: dict[str, dict[str, str]] = {}
        return self._begun

    def _decide(self, change: Callable[[Draft], Draft]) -> None:
        """Keep a decision about the draft, and draw what follows from it; the text stays as it is."""
        self._manuscript.change(change)
        self._still = self._looked_at = self._manuscript.typed
        self.show_findings()
        self.autosave()
        self.show_heading()

    def action_tips(self) -> None:
        """Show the seven tips in full."""
        if self._looks:
            self.app.push_screen(SaidScreen("Before it goes out", told(self._looks)))
        else:
            self.tell("The tips are for texts that others read; they come with the first words.")

    def action_where(self) -> None:
        """Ask what it is for, and take the place and the day that follow."""
        from execcoach.tui.screens.destination import DestinationScreen

        def chosen(advice: Advice | None) -> None:
            if advice is not None:
                self._decide(lambda draft: self._desk.sent_to(draft, advice))
                self._looked_at = None
                self.draw_anew()
                self.say_next(advice.line)

        self.app.push_screen(DestinationScreen(self._desk, self._manuscript.typed.template), chosen)

    def draw_anew(self) -> None:
        """Draw all of it again."""

    def action_earlier(self) -> None:
        """Look through the earlier texts; one that comes back leaves the present one among them."""
        from execcoach.tui.screens.earlier import EarlierScreen

        if not (kept := self._save()):
            return

        def chosen(earlier: Earlier | None) -> None:
            if earlier is not None:
                self._desk.remember(self._manuscript.typed)
                self.take_text(earlier.text)
                self.tell("The earlier text is back. F9 shows the one that stood here.")

        texts = self._desk.earlier(kept.id, self._manuscript.typed.text)
        self.app.push_screen(EarlierScreen(kept.title, texts), chosen)


def _what_next(row: Noted) -> str:
    if row.finding is None:
        return "Neither your files nor your answers say so. See that it is true; ^n goes to the next."
    if row.stands:
        return "Somebody let it stand. ^b opens it again; ^n goes to the next."
    return "Change the words, or ^b lets it stand with a name and a reason. ^n goes to the next."
