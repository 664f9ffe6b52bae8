"""The ten minutes: one prompt at a time, a clock, a note; everything typed is kept as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.content import Content
from textual.widgets import Button, Digits, Static, TextArea

from execcoach.errors import CoachError
from execcoach.routine.timer import RunningSession
from execcoach.tui import commands
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain

_SAVE_EVERY = 0.5


class SessionScreen(CoachScreen):
    """Everything else leaves the screen; Enter in the note is "done, next"."""

    CSS_PATH = "session.tcss"
    ROWS = commands.SESSION
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.SESSION)

    def __init__(self, running: RunningSession) -> None:
        super().__init__()
        self.running = running
        self._saved = running
        self._writing = False
        """Why one write at a time: on a slow disk an older one could end last, or a new one starve the one before."""
        self._complaint = ""

    def compose_body(self) -> ComposeResult:
        """Where we are, the clock, the prompt, the note, what is next."""
        with Vertical(id="session"):
            yield Static(id="where", markup=False)
            yield Digits("", id="clock")
            yield Static(id="prompt", markup=False)
            yield Note(id="note", placeholder=plain("What you did or noticed, in a line. It is kept as you type."))
            yield Static(id="probe", markup=False)
            with HorizontalGroup(id="buttons"):
                yield Button("Done", id="done", variant="primary", compact=True)
                yield Button("Pause", id="pause", compact=True)
                yield Button("Skip", id="skip", compact=True)
                yield Button("Open a draft", id="draft", compact=True)
            yield Static(id="coming", markup=False)

    def on_mount(self) -> None:
        """Start the clock and the keeping."""
        self.running = self.running.started_at(self._now)
        self.set_interval(0.5, self.tick)
        self.set_interval(_SAVE_EVERY, self.save)
        self.draw()

    @property
    def _now(self) -> float:
        return self.everyday.clock.monotonic()

    def draw(self) -> None:
        """Show the current step."""
        step, state = self.running.step, self.running.state
        pillars = f"{step.pillar.capitalize()} · {self.running.at + 1} of {len(self.running.steps)}"
        self.query_one("#where", Static).update(plain(pillars, "$secondary"))
        lines = [plain(step.title, "bold")]
        lines += [plain(words) for words in dict.fromkeys((step.words, step.because)) if words not in ("", step.title)]
        if step.by:
            lines.append(plain(f"{step.by} laid this out.", "$secondary"))
        if step.ask:
            lines += [plain(""), plain(step.ask, "$primary")]
        self.query_one("#prompt", Static).update(Content("\n").join(lines))
        note = self.query_one("#note", Note)
        if note.text != state.note:
            note.load_text(state.note)
            note.move_cursor(note.document.end)
        note.focus()
        self.query_one("#probe", Static).update("")
        self.query_one("#draft", Button).display = bool(step.template or step.draft)
        coming = self.running.next_step
        self.query_one("#coming", Static).update(
            plain(f"Next: {coming.title}" if coming else "Last one.", "$secondary")
        )
        if state.note:
            self.say_next("Enter when it is done.")
        elif step.draft:
            self.say_next("^e opens the draft that waits; Enter when it is done.")
        else:
            self.say_next("Type a line if you like; Enter when it is done.")
        self.tick()

    def tick(self) -> None:
        """Show what is left; running over is said gently."""
        now = self._now
        self.running = self.running.ticked(now)
        left = round(self.running.timer.remaining(now))
        over = left < 0
        shown = f"{abs(left) // 60}:{abs(left) % 60:02}"
        self.query_one("#clock", Digits).update(shown)
        self.query_one("#clock").set_class(over, "over")
        paused = not self.running.timer.running
        self.query_one("#pause", Button).label = "Go on" if paused else "Pause"
        if paused or over:
            at = f"{self.running.step.pillar.capitalize()} · {self.running.at + 1} of {len(self.running.steps)}"
            words = "the clock stands" if paused else "over time; finish the thought"
            self.query_one("#where", Static).update(plain(f"{at} · {words}", "$secondary"))

    @on(TextArea.Changed, "#note")
    def note_typed(self) -> None:
        """Hold the note in the running session; the next save keeps it."""
        self.running = self.running.noted(note=self.query_one("#note", Note).text)

    def save(self) -> None:
        """Keep the session where something changed."""
        if self.running != self._saved and not self._writing:
            self._saved, self._writing = self.running, True
            self._save_in_background()

    @work(thread=True, group="autosave")
    def _save_in_background(self) -> None:
        try:
            self.everyday.session.autosave(self.running)
        except CoachError as error:
            if error.sentence != self._complaint:
                self._complaint = error.sentence
                self.app.call_from_thread(self.tell_error, error)
        finally:
            self._writing = False

    @on(Note.Finished)
    @on(Button.Pressed, "#done")
    def action_done(self) -> None:
        """Close this step as done; a thin answer is probed once."""
        if probe := self.everyday.session.probe(self.running):
            self.running = self.running.noted(probed=True)
            self.query_one("#probe", Static).update(plain(probe, "bold $accent"))
            self.say_next("One more line makes it worth reading; Enter again goes on as it is.")
            self.query_one("#note").focus()
            return
        self._close("done")

    @on(Button.Pressed, "#skip")
    def action_skip(self) -> None:
        """Leave this step out."""
        self._close("skipped")

    def _close(self, outcome: str) -> None:
        self.running = self.running.closed(outcome, self._now)
        if self.running.over:
            self._finish()
        else:
            self.save()
            self.draw()

    @on(Button.Pressed, "#pause")
    def action_pause(self) -> None:
        """Stop the clock or let it go on."""
        stands = not self.running.timer.running
        self.running = self.running.started_at(self._now) if stands else self.running.paused_at(self._now)
        self.draw()

    @on(Button.Pressed, "#draft")
    def action_draft(self) -> None:
        """Open the draft this prompt leads to; coming back attaches it."""
        from execcoach.tui.screens.editor import EditorScreen

        step, kept = self.running.step, self.running.state.draft or self.running.step.draft
        try:
            if kept:
                self.app.push_screen(EditorScreen(draft=self.everyday.drafts.load(kept)), self._drafted)
            elif step.template:
                answers = self.everyday.session.answers_for(self.running)
                self.app.push_screen(EditorScreen(template=step.template, answers=answers), self._drafted)
            else:
                self.tell("This prompt leads to no draft.")
        except CoachError as error:
            self.tell_error(error)

    def _drafted(self, name: str | None) -> None:
        if name:
            self.running = self.running.noted(draft=name)
            self.save()

    def action_leave(self) -> None:
        """Leave for now; the session waits."""
        self.running = self.running.paused_at(self._now)
        try:
            self.everyday.session.autosave(self.running)
        except CoachError as error:
            self.tell_error(error)
            return
        self.app.pop_screen()
        self.tell(f"Kept for {self.everyday.profile.first_name}. Today offers it again.")

    def _finish(self) -> None:
        self.workers.cancel_group(self, "autosave")
        try:
            session = self.everyday.session.finish(self.running)
        except CoachError as error:
            self.tell_error(error)
            return
        from execcoach.services.telling import told
        from execcoach.tui.screens.finished import FinishedScreen

        self.app.pop_screen()
        self.app.push_screen(FinishedScreen(told(self.everyday.session, session)))
