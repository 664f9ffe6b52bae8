"""A draft in the making: questions on the left, the text on the right as you type; whatever is typed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static, TextArea

from execcoach.drafting.draft import Draft
from execcoach.drafting.template import Template
from execcoach.errors import CoachError
from execcoach.services.composing import Composing
from execcoach.services.drafts import DraftDesk
from execcoach.services.manuscript import Manuscript
from execcoach.text import clean
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.looking import LookingScreen
from execcoach.tui.widgets.facts import facts
from execcoach.tui.widgets.findings import Findings
from execcoach.tui.widgets.form import Form
from execcoach.tui.widgets.paper import Paper, Sheet
from execcoach.tui.widgets.typeset import Typeset

if TYPE_CHECKING:
    from textual.timer import Timer

    from execcoach.tui.app import CoachApp

_SAVE_EVERY = 2.0
_PAUSE = 0.15
"""Seconds without a key after which an own template, which is filled in another process, is filled again."""


class EditorScreen(LookingScreen):
    """Answers the draft's id when it is left, None where nothing was typed."""

    CSS_PATH = "editor.tcss"
    AUTO_FOCUS = ""
    ROWS = commands.EDITOR
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.EDITOR)

    def __init__(
        self, template: str = "", answers: Mapping[str, str] | None = None, draft: Draft | None = None
    ) -> None:
        super().__init__()
        self._asked_for, self._given, self._opened = template, dict(answers or {}), draft

    def compose_body(self) -> ComposeResult:
        """What it is, the questions, the text."""
        desk = self._desk = self.everyday.drafts
        self._template = _template(desk, self._opened.template if self._opened else self._asked_for)
        self._composing = Composing(self._template or Template(id="", title="", kind="post"), desk.compose)
        if self._opened is None:
            answers = desk.placed(self._template, self._given) if self._template else {}
            text = self._composing.catch_up(answers).text if self._template else ""
            draft = desk.new(self._template or Template(id="", title="Draft", kind="post"), answers, text)
            by_hand = self._template is None
        else:
            draft, answers = self._opened, dict(self._opened.inputs)
            by_hand = self._template is None or self._composing.catch_up(answers).text != draft.text
        shown = {name: clean(said).strip() for name, said in draft.inputs.items()}
        draft = replace(draft, text=clean(draft.text), inputs=shown)
        self._manuscript = Manuscript(desk, draft)
        yield Static(self._heading(), id="about", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="left", classes="" if self._template else "alone"):
                if self._template:
                    yield Form(self._template.inputs, answers, desk.defaults(self._template), self.draw)
                yield Typeset("tips")
            with Vertical(id="right"):
                yield Paper(draft.text, by_hand, self.draw)
                yield Findings()

    def on_mount(self) -> None:
        """Go to the first empty field, or to a text with all it needs; from now on keep every two seconds."""
        self._set_aside = ""
        self._drawn: tuple[object, ...] = ()
        self._soon: Timer | None = None
        self._warm()
        self.draw()
        self.set_interval(_SAVE_EVERY, self.autosave)
        self.look_from_now_on()
        at = self.form.empty(needed=self._opened is not None) if self.form else None
        if self.form and at is not None and not self.paper.by_hand:
            self.form.go_to(at)
        else:
            self.paper.go_to()

    @property
    def form(self) -> Form | None:
        """The questions, None for a draft without a template."""
        return self.query_one("#form", Form) if self._template else None

    @property
    def answers(self) -> dict[str, str]:
        """What stands in the fields; of a draft without a template, what it came with."""
        return self.form.answers if self.form else dict(self._manuscript.kept.inputs)

    @work(thread=True)
    def _warm(self) -> None:
        """Make the template ready beside the first frame: loading the engine takes longer than a key press may."""
        if self._template and self._template.is_own:
            self._desk.make_ready(self._template)
        elif self._template:
            self._desk.compose(self._template, {})

    @on(TextArea.Changed)
    def draw(self) -> None:
        """Show the text these answers make and what is to be known about it; at once, and only where it changed."""
        paper, answers = self.paper, self.answers
        if (written := (paper.by_hand and paper.text, answers)) == self._drawn:
            return
        self._drawn = written
        composed = self._composing.now(answers) if self._template else None
        if self._composing.is_late(answers):
            self._compose_soon()
        text = paper.text if paper.by_hand or composed is None else composed.text
        self._manuscript.write(text, answers)
        kind = self._template.kind if self._template else "post"
        networks, asked = self._manuscript.typed.networks, self._manuscript.typed.open_questions()
        made = None if paper.by_hand else composed
        known = facts(asked, self._desk.unknown(networks), self._template, made, answers)
        paper.show(text, self._desk.shown(text, networks, kind), known)
        if self.had_its_yes == self._manuscript.lost_its_yes:
            self.tell_of_the_yes()
        self._say_next()

    def draw_anew(self) -> None:
        """Draw the text and its facts again, whatever was drawn."""
        self._drawn = ()
        self.draw()

    def take_text(self, text: str) -> None:
        """Show this text as one written by hand."""
        self.paper.write_by_hand(True, clean(text))
        self.draw_anew()
        self.paper.go_to()

    def _compose_soon(self) -> None:
        if self._soon:
            self._soon.stop()
        self._soon = self.set_timer(_PAUSE, lambda: self._compose_beside(self.answers))

    @work(thread=True, exclusive=True, group="own-template")
    def _compose_beside(self, answers: dict[str, str]) -> None:
        """Fill an own template beside the typing, and show it."""
        self._composing.catch_up(answers)
        self.app.call_from_thread(self._composed_beside)

    def _composed_beside(self) -> None:
        if self in self.app.screen_stack:  # it may have been left meanwhile
            self._drawn = ()
            self.draw()
            if self._composing.trouble:
                self.tell_error(self._composing.trouble)

    def fill_in(self) -> None:
        """Before the text is used: where an own template is still being filled, wait for it."""
        if self._template and self._composing.is_late(self.answers):
            self._composing.catch_up(self.answers)
            self._drawn = ()
            self.draw()

    @on(Sheet.Read)
    def go_on(self) -> None:
        """Enter in the text: the next question that is needed, else the clipboard."""
        at = self.form.empty(needed=True) if self.form else None
        if self.form and at is not None:
            self.form.go_to(at)
        else:
            self.action_copy()

    @on(Form.Ended)
    def read_it(self) -> None:
        """Enter in the last field: the text."""
        self.paper.go_to()

    def on_descendant_focus(self) -> None:
        """Say what to do in the field the focus came to; a small screen gives the text more room while one is in it."""
        if self.is_mounted and self.query("#facts"):
            self.set_class(self.form is None or self.form.here is None, "-at-text")
            self._say_next()

    def _say_next(self) -> None:
        form = self.form
        if form and form.here is not None:
            last = form.here is form.inputs[-1]
            self.say_next("Enter reads the text." if last else "A line is enough. Enter goes to the next question.")
        elif self.paper.by_hand and self._manuscript.typed.open_questions():
            self.say_next("Type the answer over the question in brackets. Esc keeps what you wrote.")
        elif self.paper.by_hand:
            self.say_next("Write as you would say it. ^g sends it to the clipboard; Esc keeps it.")
        elif form and form.empty(needed=True) is not None:
            self.say_next("Enter goes to the question that is still open.")
        else:
            self.say_next("Read it aloud once. Enter sends it to the clipboard; ^r to change it by hand.")

    def action_by_hand(self) -> None:
        """Write the text by hand; or let the answers write it again, after asking."""
        paper = self.paper
        if not paper.by_hand:
            self._write_by_hand(paper.text)
        elif self._template is None:
            self.tell("This draft has no questions; its text is all there is.")
        elif paper.text == self._composing.catch_up(self.answers).text:
            self._let_answers_write(1)
        else:
            words = "What you wrote by hand would make room for the text your answers make."
            answers = ("Keep what I wrote", "Let the answers write it again")
            self.app.push_screen(ChooseScreen("Whose text shall it be?", words, answers), self._let_answers_write)

    def _write_by_hand(self, text: str) -> None:
        mine, self._set_aside = self._set_aside, ""
        self.paper.write_by_hand(True, mine or text)
        self.draw()
        self.paper.go_to()
        if mine:
            self.tell("This is what you had written by hand. ^r twice gives the answers' text.")

    def _let_answers_write(self, chosen: int | None) -> None:
        if chosen == 1 and self._template:
            composed = self._composing.catch_up(self.answers).text
            self._set_aside = self.paper.text if self.paper.text != composed else ""
            self.paper.write_by_hand(False, composed)
            self.draw()
            if self._set_aside:
                self.tell("The answers write it again. ^r brings back what you wrote by hand.")
        self.paper.go_to()


def show_draft(app: CoachApp, name: str) -> None:
    """Open this draft over the screen that is shown; say so where it cannot be read."""
    assert app.everyday is not None
    try:
        draft = app.everyday.drafts.load(name)
    except CoachError as error:
        app.notify(clean(error.sentence), title=clean(error.title), severity="error", timeout=12, markup=False)
    else:
        app.push_screen(EditorScreen(draft=draft))


def _template(desk: DraftDesk, name: str) -> Template | None:
    try:
        return desk.template(name) if name else None
    except CoachError:
        return None
