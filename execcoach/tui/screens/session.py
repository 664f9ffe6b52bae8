"""The ten minutes: one prompt at a time, a clock, a note; everything typed is kept as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, Vertical
from textual.content import Content
from textual.widgets import Button, Digits, Static, TextArea

from execcoach.errors import CoachError
from execcoach.routine.records import EFFORTS
from execcoach.services.telling import EFFORTS_SAID, clock_says
from execcoach.tui import commands
from execcoach.tui.screens.kept_session import KeptScreen
from execcoach.tui.widgets.at_hand import AtHand
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.step_words import laid_by

if TYPE_CHECKING:
    from execcoach.services.touching import Touchable


class SessionScreen(KeptScreen):
    """Everything else leaves the screen; Enter in the note is "done, next"."""

    CSS_PATH = "session.tcss"
    ROWS = commands.SESSION
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.SESSION)

    def compose_body(self) -> ComposeResult:
        """Where we are, the clock, the prompt and what it leads to, the note, what is next."""
        with Vertical(id="session"):
            yield Static(id="where", markup=False)
            yield Digits("", id="clock")
            yield Static(id="prompt", markup=False)
            yield AtHand(id="at-hand")
            yield Note(id="note", placeholder=plain("What you did or noticed, in a line. It is kept as you type."))
            yield Static(id="probe", markup=False)
            with HorizontalGroup(id="buttons"):
                yield Button("Done", id="done", variant="primary", compact=True)
                yield Button("Back", id="back", compact=True)
                yield Button("Skip", id="skip", compact=True)
                yield Button("Pause", id="pause", compact=True)
            yield Static(id="coming", markup=False)

    def on_mount(self) -> None:
        """Start the clock and the keeping."""
        self.query_one("#note", Note).edited = self.note_typed
        self.begin()
        self.set_interval(0.5, self.tick)
        self.draw()

    @property
    def _short(self) -> bool:
        """Whether there is no room for large figures. Why not its class: that comes after the first frame."""
        return self.app.size.height < 32

    def on_resize(self) -> None:
        """The figures are large or plain as there is room."""
        if not self._ended:
            self.draw()

    def draw(self) -> None:
        """Show the current step."""
        step, state = self.running.step, self.running.state
        lines = [plain(step.title, "bold")]
        said = dict.fromkeys((step.words, "" if step.given else step.because))
        lines += [plain(words) for words in said if words not in ("", step.title)]
        if step.by:
            lines.append(plain(laid_by(step), "$secondary"))
        if step.ask:
            lines += [*([] if self._short else [plain("")]), plain(step.ask, "$primary")]
        self.query_one("#prompt", Static).update(Content("\n").join(lines))
        note = self.query_one("#note", Note)
        if note.text != state.note:
            note.load_text(state.note)
            note.move_cursor(note.document.end)
        note.focus()
        asked = step.probe if state.probed and not state.outcome else ""
        self.query_one("#probe", Static).update(plain(asked, "bold $accent"))
        self.query_one("#back", Button).disabled = not self.running.at
        coming = self.running.next_step
        self.query_one("#coming", Static).update(
            plain(f"Next: {coming.title}" if coming else "Last one.", "$secondary")
        )
        if state.note or state.outcome:
            self.say_next("Enter when it is done.")
        elif step.draft:
            self.say_next("^e opens the draft that waits; Enter when it is done.")
        else:
            self.say_next("Type a line if you like; Enter when it is done.")
        self.tick()

    def tick(self) -> None:
        """Show what is left; running over is said gently."""
        left = self.running.timer.remaining(self._now())
        said = clock_says(self.running, left)
        self.query_one("#clock", Digits).update(said.figures)
        self.query_one("#clock").set_class(left < 0, "over")
        figures = plain(f"   {said.figures}   ", "bold $accent" if left < 0 else "bold $primary")
        head, words = plain(said.where, "$secondary"), plain(" · ".join(said.words), "$secondary")
        between = figures if self._short else plain(" · " if said.words else "", "$secondary")
        self.query_one("#where", Static).update(Content.assemble(head, between, words))
        self.query_one("#pause", Button).label = "Pause" if self.running.timer.running else "Go on"
        self.query_one(AtHand).show(self.running, self._desk.touchable(self.running))

    @on(TextArea.Changed, "#note")
    def note_typed(self) -> None:
        """Hold the note in the running session; the next save keeps it.

        Why within the edit too: a key that closes the step would overtake the message, and the last letters be lost.
        """
        self.running = self.running.noted(note=self.query_one("#note", Note).text)

    @on(Note.Finished)
    @on(Button.Pressed, "#done")
    def action_done(self) -> None:
        """Close this step as done; a thin answer is probed once."""
        if self._desk.probe(self.running):
            self.running = self.running.noted(probed=True)
            self.draw()
            self.say_next("One more line makes it worth reading; Enter again goes on as it is.")
            return
        self._close("done")

    @on(Button.Pressed, "#skip")
    def action_skip(self) -> None:
        """Leave this step out."""
        self._close("skipped")

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go to the step before, as it was left."""
        if not self.running.at:
            self.tell("This is the first one.")
            return
        self.running = self.running.back(self._now())
        self.save()
        self.draw()

    def _close(self, outcome: str) -> None:
        self.running = self.running.closed(outcome, self._now())
        if self.running.over:
            self._finish()
        else:
            self.save()
            self.draw()

    @on(Button.Pressed, "#pause")
    def action_pause(self) -> None:
        """Stop the clock or let it go on."""
        now = self._now()
        stands = not self.running.timer.running
        self.running = self.running.started_at(now) if stands else self.running.paused_at(now)
        self.draw()

    def action_open_link(self) -> None:
        """Open the link that was laid out, or the source's."""
        from execcoach.services.links import openable

        if not (link := self.running.step.link):
            self.tell("This step comes without a link.")
        elif openable(link):
            self.app.open_url(link)
        else:
            self.tell("That is not an ordinary address of a page, so it is shown and not opened.")

    def action_touched(self) -> None:
        """Tick the contact as touched today, in the circle too; once more takes it back."""
        found = self._desk.touchable(self.running)
        if len(found) == 1:
            self._touch(found[0])
        elif found:
            from execcoach.tui.screens.ask import ChooseScreen

            names = [one.name for one in found]
            self.app.push_screen(
                ChooseScreen("Whom were you in touch with?", "", names),
                lambda at: self._touch(found[at]) if at is not None else None,
            )
        else:
            self.tell("Name somebody of your circle in the note; then this key ticks them.")

    def _touch(self, who: Touchable) -> None:
        try:
            self.running = self._desk.touched(self.running, who)
        except CoachError as error:
            self.tell_error(error)
        self.draw()

    def action_effort(self) -> None:
        """Say what it really was: one click, a comment, a meeting."""
        from execcoach.tui.screens.ask import ChooseScreen

        def chosen(at: int | None) -> None:
            if at is not None:
                self.running = self.running.noted(effort=EFFORTS[at])
                self.tell(f"It counts as {EFFORTS_SAID[EFFORTS[at]].lower()}.")

        said = [EFFORTS_SAID[effort] for effort in EFFORTS]
        meant = EFFORTS_SAID.get(self.running.state.effort or self.running.step.effort, "")
        words = f"As it stands: {meant.lower()}." if meant else ""
        self.app.push_screen(ChooseScreen("What was it in the end?", words, said), chosen)

    def action_private(self) -> None:
        """Keep this note private: it goes into no digest and to no coach; once more takes it back."""
        self.running = self.running.noted(private=not self.running.state.private)
        self.tick()

    def action_draft(self) -> None:
        """Open the draft this prompt leads to; coming back attaches it."""
        from execcoach.tui.screens.editor import EditorScreen

        step, kept = self.running.step, self.running.state.draft or self.running.step.draft
        try:
            if kept:
                self.app.push_screen(EditorScreen(draft=self.everyday.drafts.load(kept)), self._drafted)
            elif step.template:
                answers = self._desk.answers_for(self.running)
                self.app.push_screen(EditorScreen(template=step.template, answers=answers), self._drafted)
            else:
                self.tell("This prompt leads to no draft.")
        except CoachError as error:
            self.tell_error(error)

    def _drafted(self, name: str | None) -> None:
        if name:
            self.running = self.running.noted(draft=name)
            self.save()
            self.draw()

    def _finish(self) -> None:
        try:
            session = self._desk.finish(self.running)
        except CoachError as error:
            self.tell_error(error)
            return
        from execcoach.services.telling import told
        from execcoach.tui.screens.finished import FinishedScreen

        self._ended = True
        self.app.pop_screen()
        self.app.push_screen(FinishedScreen(told(self._desk, session)))
