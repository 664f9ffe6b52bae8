"""A coach's own notes about one client: when they speak next, the goal, a promise, and free words."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static, TextArea

from execcoach.errors import CoachError, EditConflict
from execcoach.review.client import Client
from execcoach.review.coaching import Notes, Promise
from execcoach.services.coaching import CoachDesk
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.holding import HoldingScreen
from execcoach.tui.widgets.coach_top import CoachTop, titled
from execcoach.tui.widgets.lines import KeyLine, NextLine
from execcoach.tui.widgets.show import plain

_WHAT = "notes"
_BOXES = (
    ("call", "Next call", "Mon 10:00 · tomorrow 9 · 2026-11-23 10:00"),
    ("goal", "Goal", "what all of this is for, in their words"),
    ("promise", "Promised now", "one thing that fits into ten minutes"),
)


class CoachNotesScreen(HoldingScreen):
    """Answers "kept" when something was kept; what is typed and not kept waits for the next time."""

    CSS_PATH = "coach_notes.tcss"
    ROWS = commands.COACH_NOTES
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.COACH_NOTES)

    def __init__(self, client: Client, desk: CoachDesk) -> None:
        super().__init__(client, desk, _WHAT)
        self._notes: Notes | None = None
        self._began: dict[str, str] = {}
        self._now: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Three lines to fill in, what was promised before, the notes."""
        below = "Your own notes: they stay on your side, never in a client's folder."
        yield CoachTop(titled(self.client.name, self.client.company), "your notes", below)
        with Vertical(id="body"):
            for name, label, example in _BOXES:
                with Horizontal(classes="field"):
                    yield Static(plain(label), classes="label", markup=False)
                    yield Input(placeholder=example, id=name, compact=True, select_on_focus=name == "call")
                if name == "call":
                    yield Static(id="meant", classes="under", markup=False)
            yield Static(id="before", classes="under", markup=False)
            yield TextArea(id="text", soft_wrap=True, show_line_numbers=False)
        yield NextLine()
        yield KeyLine(self.ROWS)

    def on_mount(self) -> None:
        """Show what is kept, and over it what was typed and not kept."""
        try:
            self._notes = self.desk.notes(self.client)
        except CoachError as error:
            self.query_one("#body").display = False
            self.say_next("Your notes cannot be read. Esc goes back; nothing was changed.")
            self.tell_error(error)
            return
        self._show(self._notes)
        held = self.desk.half_typed(self.client, _WHAT)
        waits = {name: said for name, said in held.items() if name in self._began}  # another version has other boxes
        for name, said in waits.items():
            self._put(name, said)
        self.query_one("#call", Input).focus()
        self.begin_to_hold(waits)
        self._say("What you typed last time waits here; ^s keeps it." if waits else "")

    def _show(self, notes: Notes) -> None:
        at = notes.next_call
        ahead = at if at and at.date() >= self.desk.clock.today() else None
        shown = {"call": f"{ahead:%Y-%m-%d %H:%M}" if ahead else "", "goal": notes.goal, "promise": ""}
        for name, said in (shown | {"text": notes.text}).items():
            self._put(name, said)
        self._began = self._now = self._typed
        self.query_one("#before", Static).update(plain(self._before(notes)))

    def _before(self, notes: Notes) -> str:
        lines = [self.desk.promised(self.client, one) for one in notes.promises[-2:]]
        return "\n".join(lines) or "Nothing was promised yet."

    def _put(self, name: str, said: str) -> None:
        if name == "text":
            self.query_one("#text", TextArea).text = said
        else:
            box = self.query_one(f"#{name}", Input)
            box.value, box.cursor_position = said, len(said)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def note(self) -> None:
        """Note what is typed: when the screen goes away, its boxes are gone before it."""
        self._now = self._typed

    @property
    def _typed(self) -> dict[str, str]:
        boxes = {name: self.query_one(f"#{name}", Input).value for name, _, _ in _BOXES}
        return boxes | {"text": self.query_one("#text", TextArea).text}

    @property
    def _changed(self) -> dict[str, str]:
        return {name: said for name, said in self._now.items() if said != self._began.get(name, "")}

    @on(Input.Changed, "#call")
    def say_what_is_meant(self) -> None:
        """Show the moment that is understood, before it is kept."""
        words, said = self.query_one("#call", Input).value, ""
        if words.strip():
            try:
                said = f"→ {self.desk.in_words(self.desk.when(words))}"
            except CoachError as error:
                said = f"▲ {error.sentence}"
        elif self._notes and self._notes.next_call and self._notes.next_call.date() < self.desk.clock.today():
            said = f"The last one was set for {self.desk.in_words(self._notes.next_call)}."
        self.query_one("#meant", Static).update(plain(said))

    def _say(self, words: str = "") -> None:
        self.say_next(words or "Enter goes on, ^s keeps it all. Esc leaves; what you typed waits.")

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter: the next line, after the last one the notes."""
        names = [name for name, _, _ in _BOXES]
        at = names.index(event.input.id or "") + 1
        self.query_one(f"#{names[at]}" if at < len(names) else "#text").focus()

    def to_hold(self) -> dict[str, str]:
        """What differs from what is kept."""
        return self._changed

    def action_keep(self) -> None:
        """Keep it all; a time that is not understood is said, and nothing is kept."""
        if self._notes is None:
            return
        self._now = self._typed
        if not self._changed:
            self.dismiss(None)
            return
        try:
            notes = self._as_typed(self._notes)
        except CoachError as error:
            self.tell_error(error)
            self.query_one("#call", Input).focus()
            return
        self._keep(notes)

    def _as_typed(self, notes: Notes) -> Notes:
        typed, call = self._changed, notes.next_call
        if "call" in typed:
            call = self.desk.when(typed["call"]) if typed["call"].strip() else None
        new = replace(notes, next_call=call, goal=" ".join(typed.get("goal", notes.goal).split()))
        new = replace(new, text=typed.get("text", notes.text))
        said = " ".join(typed.get("promise", "").split())
        return new.promised(Promise(self.desk.clock.today(), said)) if said else new

    @work(thread=True, group="keep")
    def _keep(self, notes: Notes, how: str = "") -> None:
        try:
            self.desk.keep(self.client, notes, how)
        except EditConflict as conflict:
            self.app.call_from_thread(self._decide, notes, conflict)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self._kept)

    def _kept(self) -> None:
        self.let_go()
        self.dismiss("kept")

    def _decide(self, notes: Notes, conflict: EditConflict) -> None:
        """Ask whose words shall stand where the file says something else by now."""
        answers = ("Both: yours under what stands there", "What you typed here", "What stands in the file")

        def chosen(at: int | None) -> None:
            if at is not None:
                self._keep(notes, ("both", "mine", "theirs")[at])

        self.app.push_screen(ChooseScreen(conflict.title, conflict.sentence, answers), chosen)
