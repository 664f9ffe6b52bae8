"""The way through the checklists: one question open at a time, the others on the map, what is half typed held."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button

from execcoach.profile.checklist import Checklist, Question
from execcoach.profile.next_question import before_in, first_open, next_in, next_open_in
from execcoach.text import shorten
from execcoach.tui.commands import Command
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.widgets.answer_buttons import AnswerButtons
from execcoach.tui.widgets.lines import KeyLine
from execcoach.tui.widgets.open_question import Asked, OpenQuestion
from execcoach.tui.widgets.question_map import QuestionMap
from execcoach.tui.widgets.question_words import first_button, state_said, what_next
from execcoach.tui.widgets.saving import Saving
from execcoach.tui.widgets.score_bar import ScoreBar
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk


class QuestionsScreen(CoachScreen):
    """Opens questions and goes on from one to the next; what an answer does is the subclass's part."""

    def __init__(self) -> None:
        super().__init__()
        self._list = ""
        self._question = ""
        self._changing: int | None = None
        self._adding = False
        self._stale = False
        self._told_total = -1
        self._back_to = ""
        self._begun: dict[str, Any] = {}
        """Question → its file as it stood when the answer that waits in its boxes was begun."""
        self._drawing = asyncio.Lock()

    def compose_body(self) -> ComposeResult:
        """The lists, the question, its buttons, the score."""
        self.saving, self.sheet, self.score_bar = Saving(self.desk), OpenQuestion(), ScoreBar()
        self.buttons = AnswerButtons(self.desk.first_name)
        with Horizontal(id="columns"):
            yield QuestionMap(id="map")
            with Vertical(id="right"):
                yield self.sheet
                yield self.buttons
                yield self.score_bar
        yield self.saving

    @property
    def desk(self) -> ProfileDesk:
        """The desk of the person's profile."""
        return self.everyday.profile

    @property
    def checklist(self) -> Checklist:
        """The list that is open."""
        return next(one for one in self.desk.checklists if one.id == self._list)

    @property
    def question(self) -> Question | None:
        """The question that is open; None at the end of a list."""
        return next((one for one in self.checklist.questions if one.id == self._question), None)

    async def on_mount(self) -> None:
        """Open the question that was asked about, else the first that is open."""
        await self._arrive()

    def on_screen_suspend(self) -> None:
        """Keep what is half typed before going elsewhere."""
        self.saving.keep_half_typed()

    def on_unmount(self) -> None:
        """Keep what is half typed before this screen goes."""
        self.saving.keep_half_typed()

    async def on_screen_resume(self) -> None:
        """Show what was asked about, or draw anew: the file may have changed outside."""
        if self.is_mounted and self.query("#map"):
            found = self.desk.look_outside()
            for one in found:
                self.tell(str(one), "warning" if one.trouble else "information")
            self._changing = None if found else self._changing
            await self._arrive(bool(found))
            self._edition = self.desk.edition

    async def files_changed(self) -> None:
        """Draw anew: the person's files hold something else than what is shown; what is half typed stays."""
        self._changing = None
        await self.show()

    async def _arrive(self, changed: bool = False) -> None:
        asked, self.coach.asked_about = self.coach.asked_about, ""
        if asked and self.coach.asked_from not in ("", "checklist"):
            self._go_back_to(self.coach.asked_from)
        self.coach.asked_from = ""
        found = self.desk.question(asked or self._question)
        if asked and found:
            await self.open(found[0].id, asked)
        elif not self._list:
            await self.open(*first_open(self.desk.checklists, self.desk.standing))
        elif changed or self._stale:
            await self.show()
        else:
            self.draw_around()

    def _go_back_to(self, mode: str) -> None:
        """Let Esc lead to this place; with "" to the lists."""
        self._back_to = mode
        back = Command("lists", "escape", "lists", "score card" if mode == "profile" else "back", "", footer=True)
        self.query_one(KeyLine).show_rows([back if mode and row.id == "lists" else row for row in self.ROWS])

    async def open(self, checklist: str, question: str) -> None:
        """Show this question of this list; with "" that the list is finished."""
        self._list, self._question, self._changing = checklist, question, None
        self._adding = question in self.desk.half_typed
        self.sheet.begin()
        if self.question:
            self._change(self.question, self.desk.lacking(self.question))
        await self.show()

    def _change(self, question: Question, at: int | None) -> None:
        """Put this item of those that are there into the boxes from the next drawing on; with None a new one."""
        self._changing = at
        item = None if at is None else self.desk.items(question)[at]
        self.sheet.private = isinstance(item, dict) and item.get("private", False) is not False

    async def show(self) -> None:
        """Draw the question with fresh boxes; one drawing at a time, since boxes come and go over several frames."""
        async with self._drawing:
            if self.is_current:
                with self.app.batch_update():
                    await self._show()
            else:  # below a box or in another mode; what is mounted there would have no style yet
                self._stale = True

    async def _show(self) -> None:
        self._stale = False
        if question := self.question:
            await self._ask(question)
        else:
            await self._finish()
        self._say_here()
        self.draw_around()
        if not self.has_class("-listing"):
            self.focus_box(question.completes if question and self._changing is not None else None)

    async def _ask(self, question: Question) -> None:
        questions = self.checklist.questions
        standing = self.desk.standing(self.checklist).of(question.id)
        rows = () if self._adding or self._changing is not None else self.desk.rows(question)
        place = f"{self.checklist.title} · {questions.index(question) + 1} of {len(questions)}"
        asked = Asked(
            question,
            head=place + state_said(standing, self.desk.first_name, self.desk.clock.today()),
            there=self.desk.there(question),
            start=self.desk.boxes(question, self._changing) | self.desk.half_typed.get(question.id, {}),
            waiting=question.id in self.desk.half_typed,
            changing=self._changed_name(question),
            spoilt=self.desk.spoilt(question) or self.desk.read_only,
            rows=rows,
        )
        self.buttons.for_question(standing.state, first_button(standing, bool(rows)), bool(rows))
        await self.sheet.ask(asked)

    def _changed_name(self, question: Question) -> str:
        """What the item is called that stands in the boxes, "" where none does."""
        if self._changing is None:
            return ""
        named = next(iter(self.desk.boxes(question, self._changing).values()), "")
        return f"“{shorten(named, 30)}”" if named else "one of these"

    async def _finish(self) -> None:
        after, question = first_open(self.desk.checklists, self.desk.standing, self._list)
        title = next((one.title for one in self.desk.checklists if question and one.id == after), "")
        self.buttons.for_end("Go on" if title else "Score card")
        await self.sheet.finish(self.checklist.title, self.desk.standing(self.checklist), self.desk.first_name, title)

    def focus_box(self, key: str | None = None) -> None:
        """Go to the box of this field, else to any box, else to what Enter does."""
        if not self.sheet.focus_box(key):
            self.query_one("#answer").focus()

    def _say_here(self) -> None:
        if question := self.question:
            due = self.desk.standing(self.checklist).of(question.id).due > 0
            self.say_next(what_next(question, bool(self.desk.there(question)), bool(self.sheet.rows.display), due))
        else:
            self.say_next(f"Enter goes on. Esc {'goes back' if self._back_to else 'shows every list and question'}.")

    def draw_around(self) -> None:
        """Draw the lists on the left and the score below."""
        lists = [(one, self.desk.standing(one)) for one in self.desk.checklists]
        first_name = self.desk.first_name
        self.query_one(QuestionMap).show(lists, self._list, self._question, self.desk.titled, first_name)
        total = self.desk.score().total
        self.score_bar.show(total)
        if total != self._told_total:
            self._told_total = total
            self.say_standing()

    def tell_here(self, words: str, style: str = "") -> None:
        """Say beside the score what was just done, from the next drawing on."""
        self.score_bar.told = plain(words, style)

    @on(QuestionMap.Chosen)
    async def choose(self, event: QuestionMap.Chosen) -> None:
        """Open the chosen question, or the chosen list where it is open."""
        self.remove_class("-listing")
        self._go_back_to("")
        question = event.question
        if not question:
            one = next(one for one in self.desk.checklists if one.id == event.checklist)
            question = (self.desk.standing(one).next_open() or one.questions[0]).id
        self.tell_here("")
        await self.open(event.checklist, question)

    @on(OpenQuestion.Typed)
    def hold_half_typed(self) -> None:
        """Hold what is typed and not kept yet, so that going elsewhere never loses it."""
        question, typed = self.question, self.sheet.typed
        if question is None or not typed:
            return
        if typed == self.desk.boxes(question, self._changing):
            self.desk.half_typed.pop(question.id, None)
            self._begun.pop(question.id, None)
        else:
            self.desk.half_typed[question.id] = typed
            if not self.desk.why_not(question.file):
                self._begun.setdefault(question.id, self.desk.as_it_stands(question.file))

    async def go_on(self) -> None:
        """Go to the next open question of this list, else to its end; from there to the next list."""
        if self._question:
            await self.open(self._list, next_open_in(self.desk.standing(self.checklist), self._question))
            return
        checklist, question = first_open(self.desk.checklists, self.desk.standing, self._list)
        if question:
            await self.open(checklist, question)
        else:
            self.app.switch_mode("profile")

    @on(Button.Pressed, "#skip")
    async def action_skip(self) -> None:
        """Leave this one for now and go to the next; what was typed waits here."""
        if self._question:
            self.tell_here("")
            await self.open(self._list, next_in(self.desk.standing(self.checklist), self._question))
        else:
            await self.go_on()

    async def action_before(self) -> None:
        """Go to the question before this one."""
        await self.open(self._list, before_in(self.checklist, self._question))

    def action_lists(self) -> None:
        """Go back to the rows of a worksheet, else to where the question was asked for, else to or from the lists."""
        if self.question and self.question.worksheet and not self.sheet.rows.display and self.desk.rows(self.question):
            self._adding, self._changing = False, None
            self.call_later(self.show)
            return
        if self.has_class("-listing") or self.query_one("#map").has_focus:
            self.remove_class("-listing")
            self.focus_box()
            self._say_here()
            return
        if mode := self._back_to:
            self._go_back_to("")
            self.app.switch_mode(mode)
            return
        self.add_class("-listing")
        self.query_one("#map").focus()
        self.say_next("Enter opens a list or a question. Esc goes back; 1 to 5 lead elsewhere.")
