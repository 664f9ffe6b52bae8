"""Checklist: the lists on the left, one question at a time on the right, the score under it as it moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Button

from execcoach.errors import CoachError
from execcoach.profile.answering import can_be_private, composed, one_of_several, probe_for
from execcoach.profile.checklist import Question
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.conflict import SETTLED, ConflictScreen
from execcoach.tui.screens.questions import QuestionsScreen
from execcoach.tui.screens.reason import ReasonScreen
from execcoach.tui.widgets.open_question import OpenQuestion
from execcoach.tui.widgets.saving import Answer, Saving
from execcoach.tui.widgets.score_bar import kept_words


class ChecklistScreen(QuestionsScreen):
    """One question at a time; Enter keeps the answer and goes on to the next open one."""

    CSS_PATH = "checklist.tcss"
    ROWS = commands.CHECKLIST
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CHECKLIST)

    def __init__(self) -> None:
        super().__init__()
        self._probed: set[str] = set()
        self._on_its_way = False

    @on(OpenQuestion.Finished)
    @on(Button.Pressed, "#answer")
    async def action_answer(self) -> None:
        """Keep what is in the boxes; a thin answer is probed once."""
        question = self.question
        if question is None:
            await self.go_on()
            return
        if self._on_its_way:
            return
        at, typed, private = self._changing, self.sheet.typed, self.sheet.private
        if self.sheet.rows.display:
            self.action_looked()
            return
        empty = not any(text.strip() for text in typed.values())
        if empty and at is not None:
            desk = self.desk
            self._save(question, typed, lambda: desk.take_out(question, at))
            return
        same = typed == self.desk.boxes(question, at) and not private
        standing = self.desk.standing(self.checklist).of(question.id)
        if same and not question.worksheet and standing.due:
            self.action_looked()
            return
        if same and (not empty or self.desk.there(question) or standing.state == "answered"):
            await self.action_skip()
            return
        if question.id not in self._probed and (probe := probe_for(question, typed)):
            self._probed.add(question.id)
            self.sheet.say(probe, "bold $accent")
            self.say_next("A few words more make it worth reading. Enter again keeps it as it is.")
            return
        try:
            value = composed(question, typed, private)
        except CoachError as error:
            self.sheet.say(error.sentence, "bold $error")
            self.focus_box(error.places[0].path if error.places else None)
            return
        if first := self.desk.waits_for(question):
            self.tell("This one comes first; what you typed waits.")
            self.coach.asked_about = first.id
            await self._arrive()
            return
        desk, since = self.desk, self._begun.get(question.id) if at is None else None
        self._save(question, typed, lambda: desk.answer(question, value, at, since))

    def action_looked(self) -> None:
        """Keep that what stands here was looked at today and still holds."""
        question = self.question
        rows = self.sheet.rows
        there = question is not None and question.mark and self.desk.there(question)
        if question is None or not there or (question.worksheet and not rows.display) or self._on_its_way:
            self.tell("Here is nothing that was to be looked at again.")
            return
        if why := self.desk.spoilt(question):
            self.sheet.say(why, "$warning")
            return
        desk, at = self.desk, rows.chosen.at if rows.display and rows.chosen else None
        self._save(question, {}, lambda: desk.look(question, at))

    @on(Button.Pressed, "#add")
    async def action_add_one(self) -> None:
        """Add one more to the entries of a worksheet; elsewhere the box is there already."""
        if self.sheet.rows.display:
            self._adding = True
            await self.show()
        else:
            self.focus_box()

    def action_open_page(self) -> None:
        """Open the address of the chosen entry."""
        from execcoach.services.links import openable

        row = self.sheet.rows.chosen if self.sheet.rows.display else None
        if row and row.link and openable(row.link):
            self.app.open_url(row.link)
        else:
            self.tell("There is no address to open here.")

    def _save(self, question: Question, typed: dict[str, str], keep: Callable[[], None]) -> None:
        self._on_its_way = True
        self.saving.save(Answer(question, typed, keep))

    @on(Saving.Kept)
    async def go_on_from(self, event: Saving.Kept) -> None:
        """Say what the answer gained and go on; a list is asked for one more."""
        self._on_its_way = False
        question = event.answer.question
        self._probed.discard(question.id)
        self._begun.pop(question.id, None)
        if self.desk.half_typed.get(question.id) == event.answer.typed or self._question != question.id:
            self.desk.half_typed.pop(question.id, None)
        score = self.desk.score()
        line = score.line(question.criterion) if question.criterion else None
        title = self.desk.titled(question.id)
        self.score_bar.told = kept_words(title, self.desk.first_name, score.total - event.before, line)
        if self._question != question.id:
            self.draw_around()
        elif self._asks_on(question, bool(event.answer.typed)):
            await self.open(self._list, question.id)
        else:
            await self.go_on()

    def _asks_on(self, question: Question, said: bool) -> bool:
        """Whether the same question is put once more: a list takes another, a worksheet has rows that wait."""
        if question.worksheet:
            return self.desk.standing(self.checklist).of(question.id).due > 0
        return question.answer == "list" and self._changing is None and said

    @on(Saving.Refused)
    def say_refused(self, event: Saving.Refused) -> None:
        """Say why the answer was not kept; it still stands in the box."""
        self._on_its_way = False
        self.sheet.say(f"{event.error.title}. {event.error.sentence}", "bold $error")

    @on(Saving.Failed)
    def say_failed(self, event: Saving.Failed) -> None:
        """Say what else was not kept."""
        self.tell_error(event.error)

    @on(Saving.Conflicted)
    def ask_whose(self, event: Saving.Conflicted) -> None:
        """Ask whose words are to stand: mine, those somebody wrote into the file, or both."""
        self._on_its_way = False
        answer = event.answer

        def answered(chosen: int | None) -> None:
            if chosen is None:
                self.sheet.say("Not kept. What you typed is still in the box.", "$warning")
                return
            desk, how = self.desk, SETTLED[chosen]
            self._save(answer.question, dict(answer.typed), lambda: desk.settle(event.conflict, how))

        self.app.push_screen(ConflictScreen(event.conflict), answered)

    def action_private(self) -> None:
        """Keep this answer private, or not."""
        if self.question is not None and can_be_private(self.question):
            self.sheet.private = not self.sheet.private
        else:
            self.tell("Only what is one of several can be private. Leave out what nobody should read.")

    def action_change_one(self) -> None:
        """Choose an item or entry to change or take out."""
        question = self.question
        if question and question.answer == "tick" and self.desk.choices.get(question.id) == "done":
            self.saving.choose(question, "cleared", "", "It is not done after all.")
            return
        there = self.desk.there(question) if question else ()
        if question is None or not one_of_several(question) or not there:
            self.tell("There is nothing to change here yet.")
            return

        async def chosen(at: int | None) -> None:
            if at is None:
                return
            self.desk.half_typed.pop(question.id, None)
            self._begun.pop(question.id, None)
            self._change(question, at)
            await self.show()

        if self.sheet.rows.display and (row := self.sheet.rows.chosen):
            self.call_later(chosen, row.at)
        elif len(there) == 1:
            self.call_later(chosen, 0)
        else:
            self.app.push_screen(ChooseScreen("Which one?", "", there), chosen)

    @on(Button.Pressed, "#not-for-me")
    def action_not_for_me(self) -> None:
        """Never be asked this again, for a reason or none; or be asked again."""
        question = self.question
        if question is None:
            return
        if self.desk.choices.get(question.id) in ("not-for-me", "never"):
            self.saving.choose(question, "cleared", "", "You will be asked again.")
            return

        def reasoned(why: str | None) -> None:
            if why is not None:
                self.saving.choose(question, "not-for-me", why, "It will not come again. ^z takes it back.")

        self.app.push_screen(ReasonScreen(question.words), reasoned)

    @on(Button.Pressed, "#ask")
    def action_ask(self) -> None:
        """Put the question to the person themselves, or take that back."""
        question = self.question
        if question is not None:
            asked = self.desk.choices.get(question.id) == "ask"
            noted = f"Noted: to be asked of {self.desk.first_name}. F6 writes the form to mail."
            told = "Nobody needs to ask." if asked else noted
            self.saving.choose(question, "cleared" if asked else "ask", "", told)

    @on(Saving.Chosen)
    async def go_on_after_choice(self, event: Saving.Chosen) -> None:
        """Say that the choice is kept and go on, or stay where the question is asked again."""
        self.tell_here(event.told, "$success")
        if event.kind == "cleared":
            await self.show()
        else:
            await self.go_on()

    def tell_step(self, words: str) -> None:
        """Say it beside the score."""
        self.tell_here(words, "$accent")
