"""Checklist: the lists on the left, one question at a time on the right, the score under it as it moves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from execcoach.errors import CoachError, EditConflict
from execcoach.profile.answering import can_be_private, composed, probe_for
from execcoach.profile.checklist import Checklist, Question
from execcoach.tui import commands
from execcoach.tui.screens.ask import ChooseScreen
from execcoach.tui.screens.frame import CoachScreen
from execcoach.tui.screens.reason import ReasonScreen
from execcoach.tui.widgets.bars import bar, points
from execcoach.tui.widgets.boxes import boxes_for, typed_in
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.tick import Tick

if TYPE_CHECKING:
    from execcoach.services.profile import ProfileDesk

_MARKS = {"answered": "✓", "open": "○", "not-for-me": "–", "asked": "?"}


class ChecklistScreen(CoachScreen):
    """One question at a time; Enter keeps the answer and goes on to the next open one."""

    CSS_PATH = "checklist.tcss"
    ROWS = commands.CHECKLIST
    BINDINGS: ClassVar[list[BindingType]] = commands.bindings(commands.CHECKLIST)

    def __init__(self) -> None:
        super().__init__()
        self._list = ""
        self._question = ""
        self._changing: int | None = None
        self._probed: set[str] = set()
        self._rows: list[tuple[str, str]] = []
        self._told = Content("")
        self._saving = False
        self._stale = False
        self._drawing = asyncio.Lock()

    def compose_body(self) -> ComposeResult:
        """The lists, the question, its boxes, the buttons, the score."""
        with Horizontal(id="columns"):
            yield OptionList(id="map", markup=False, compact=True)
            with Vertical(id="right"):
                with VerticalScroll(id="question", can_focus=False):
                    yield Static(id="head", markup=False)
                    yield Static(id="words", markup=False)
                    yield Static(id="about", markup=False)
                    yield Static(id="there", markup=False)
                    yield Vertical(id="boxes")
                    yield Tick(plain("Keep private: no points, never shared"), id="private", compact=True)
                    yield Static(id="probe", markup=False)
                with HorizontalGroup(id="buttons"):
                    yield Button("Answer", id="answer", variant="primary", compact=True)
                    yield Button("Skip", id="skip", compact=True)
                    yield Button("Not for me", id="not-for-me", compact=True)
                    yield Button(plain(f"Ask {self.desk.first_name}"), id="ask", compact=True)
                yield Static(id="score", markup=False)

    @property
    def desk(self) -> ProfileDesk:
        """The desk of the person's profile."""
        return self.everyday.profile

    async def on_mount(self) -> None:
        """Open the question that was asked about, else the first that is open."""
        self._mine = self.desk
        self.set_interval(2, self.keep_typed)
        await self._arrive()

    def on_screen_suspend(self) -> None:
        """Keep what is half typed before going elsewhere."""
        self._keep_now(self._mine)

    def on_unmount(self) -> None:
        """Keep what is half typed before this screen goes."""
        self._keep_now(self._mine)

    @work(thread=True, exclusive=True, group="half-typed")
    def keep_typed(self) -> None:
        """Keep what is half typed, so that nothing older than two seconds is ever lost."""
        self._keep_now(self._mine)

    def _keep_now(self, desk: ProfileDesk) -> None:
        try:
            desk.keep_half_typed()
        except (CoachError, OSError):
            return  # it still stands in the box; the answer itself will say what is wrong with the disk

    async def on_screen_resume(self) -> None:
        """Show what was asked about, or draw anew: the file may have changed outside."""
        if self.is_mounted and self.query("#map"):
            changed = False
            try:
                changed = self.desk.read_again()
            except CoachError as error:
                self.tell_error(error)
            if changed:
                self.tell("profile.toml was changed outside; this is how it stands now.")
                self._changing = None
            await self._arrive(changed)

    async def _arrive(self, changed: bool = False) -> None:
        asked, self.coach.asked_about = self.coach.asked_about, ""
        found = self.desk.question(asked or self._question)
        if asked and found:
            await self.open(found[0].id, asked)
        elif not self._list:
            first = self._first_open()
            await self.open(first[0], first[1])
        elif changed or self._stale:
            await self.show()
        else:
            self.draw_around()

    def _first_open(self, after: str = "") -> tuple[str, str]:
        """The list and question to go to next: the first open one, of the lists after this one before the others."""
        lists = self.desk.checklists
        at = next((n + 1 for n, one in enumerate(lists) if one.id == after), 0)
        for one in (*lists[at:], *lists[:at]):
            question = self.desk.standing(one).next_open()
            if question:
                return one.id, question.id
        return (after or (lists[0].id if lists else "")), ""

    async def open(self, checklist: str, question: str) -> None:
        """Show this question of this list; with "" that the list is finished."""
        self._list, self._question, self._changing = checklist, question, None
        self.query_one("#private", Tick).value = False
        self.query_one("#probe", Static).update("")
        await self.show()

    @property
    def list(self) -> Checklist:
        """The list that is open."""
        found: Checklist = next(one for one in self.desk.checklists if one.id == self._list)
        return found

    @property
    def question(self) -> Question | None:
        """The question that is open."""
        return next((one for one in self.list.questions if one.id == self._question), None)

    async def show(self) -> None:
        """Draw the question with fresh boxes; one drawing at a time, since boxes come and go over several frames."""
        async with self._drawing:
            if self.is_current:
                await self._show()
            else:  # below a box or in another mode; what is mounted there would have no style yet
                self._stale = True

    async def _show(self) -> None:
        self._stale = False
        boxes = self.query_one("#boxes", Vertical)
        await boxes.remove_children()
        question = self.question
        self.query_one("#private").display = question is not None and can_be_private(question)
        for name in ("skip", "not-for-me", "ask"):
            self.query_one(f"#{name}").display = question is not None
        if question is None:
            self._draw_finished()
        else:
            start = self.desk.boxes(question, self._changing) | self.desk.half_typed.get(question.id, {})
            await boxes.mount(*boxes_for(question, start, bool(self.desk.there(question))))
            spoilt = self.desk.spoilt(question) or self.desk.read_only
            for box in boxes.query("Input, TextArea"):
                box.disabled = bool(spoilt)
            if spoilt:
                self.query_one("#probe", Static).update(plain(spoilt, "$warning"))
            self._draw_question(question)
        self.draw_around()
        if not self.has_class("-listing"):
            self._focus_box()

    def _focus_box(self, key: str | None = None) -> None:
        boxes = [box for box in self.query("#boxes Input, #boxes TextArea") if not box.disabled]
        wanted = [box for box in boxes if box.name == key] or boxes
        (wanted[0] if wanted else self.query_one("#answer")).focus()

    def _draw_question(self, question: Question) -> None:
        standing = self.desk.standing(self.list)
        at = [one.question.id for one in standing.questions].index(question.id)
        state = {"asked": f" · asked of {self.desk.first_name}", "not-for-me": " · you said: not for me"}
        head = f"{self.list.title} · {at + 1} of {standing.total}{state.get(standing.questions[at].state, '')}"
        self.query_one("#head", Static).update(plain(head, "$secondary"))
        self.query_one("#words", Static).update(plain(question.words, "bold"))
        about = [
            plain(f"{question.why} ") + plain(f"({question.source.split(',')[0]})", "$secondary"),
            Content.assemble(plain("Good  ", "bold $success"), plain(question.good)),
            Content.assemble(plain("Weak  ", "bold $warning"), plain(question.weak)),
        ]
        self.query_one("#about", Static).update(Content("\n").join(about))
        there = self.desk.there(question)
        shown = []
        if there and question.answer in ("list", "entry"):
            shown = [plain("There now", "bold"), *(plain(f"· {item}") for item in there)]
            if self._changing is not None:
                shown.append(plain("You are changing one of these; an empty box takes it out.", "$accent"))
        self.query_one("#there", Static).update(Content("\n").join(shown))
        self.query_one("#there").display = bool(shown)
        declined = standing.questions[at].state == "not-for-me"
        asked = standing.questions[at].state == "asked"
        self.query_one("#not-for-me", Button).label = "Ask me after all" if declined else "Not for me"
        self.query_one("#ask", Button).label = "No need to ask" if asked else plain(f"Ask {self.desk.first_name}")
        self.query_one("#answer", Button).label = "Answer"
        self._say_here()

    def _say_what_next(self, question: Question, there: bool) -> None:
        if question.answer == "list":
            more = "Enter adds another; an empty box goes on." if there else "A few words, then Enter."
        elif question.answer == "entry":
            more = "Tab to the next box, Enter keeps it; * is needed."
        else:
            more = "Enter keeps it." if question.answer == "line" else "Enter keeps it; ^j begins a new line."
        self.say_next(f"{more} ^o changes one." if there and can_be_private(question) else more)

    def _draw_finished(self) -> None:
        standing = self.desk.standing(self.list)
        asked = [one.question.words for one in standing.questions if one.state == "asked"]
        after = self._first_open(self._list)
        self.query_one("#head", Static).update(plain(self.list.title, "$secondary"))
        left = sum(one.state == "open" for one in standing.questions)
        words = f"That is this list: {standing.done} of {standing.total}."
        if left:
            words = f"The end of this list: {standing.done} of {standing.total}. What you skipped waits."
        self.query_one("#words", Static).update(plain(words, "bold"))
        lines = [plain(f"{self.desk.first_name} is to be asked: {words}") for words in asked]
        if after[1]:
            title = next(one.title for one in self.desk.checklists if one.id == after[0])
            lines.append(plain(f"Next: {title}."))
            label = "Go on"
        else:
            lines.append(
                plain("Nothing is open in the others either. The score card shows what could still be better.")
            )
            label = "Score card"
        self.query_one("#answer", Button).label = label
        self.query_one("#about", Static).update(Content("\n").join(lines))
        self.query_one("#there").display = False
        self.query_one("#probe", Static).update("")
        self._say_here()

    def _say_here(self) -> None:
        if question := self.question:
            self._say_what_next(question, bool(self.desk.there(question)))
        else:
            self.say_next("Enter goes on. Esc shows every list and question.")

    def draw_around(self) -> None:
        """Draw the lists on the left and the score below."""
        options, rows = [], []
        for one in self.desk.checklists:
            standing = self.desk.standing(one)
            rows.append((one.id, ""))
            style = "bold" if one.id == self._list else ""
            options.append(Option(plain(f"{one.title:<24}", style) + plain(f"{standing.done} of {standing.total}")))
            for each in standing.questions if one.id == self._list else ():
                rows.append((one.id, each.question.id))
                here = each.question.id == self._question
                mark = plain(f"  {_MARKS[each.state]} ", "$accent" if each.state == "open" else "$secondary")
                private = plain("  private", "$secondary") if each.private else plain("")
                name = plain(self.desk.titled(each.question.id), "bold $primary" if here else "")
                options.append(Option(mark + name + private))
        lists = self.query_one("#map", OptionList)
        self._rows = rows
        lists.clear_options()
        lists.add_options(options)
        here_at = (self._list, self._question)
        lists.highlighted = rows.index(here_at) if here_at in rows else 0
        self._draw_score()

    def _draw_score(self) -> None:
        score = self.desk.score()
        parts = [plain(f"In your file {score.total / 100:.0f} of 100  "), bar(score.total, 10000, 24), plain("  ")]
        self.query_one("#score", Static).update(Content.assemble(*parts, self._told))
        self.say_standing()

    @on(OptionList.OptionSelected, "#map")
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Open the chosen question, or the chosen list where it is open."""
        checklist, question = self._rows[event.option_index]
        self.remove_class("-listing")
        if not question:
            one = next(one for one in self.desk.checklists if one.id == checklist)
            first = self.desk.standing(one).next_open() or one.questions[0]
            question = first.id
        self._told = Content("")
        await self.open(checklist, question)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def keep_half(self) -> None:
        """Hold what is typed and not kept yet, so that going elsewhere never loses it."""
        question = self.question
        if question is None or not self.query("#boxes Input, #boxes TextArea"):
            return
        typed = typed_in(self.query_one("#boxes"))
        if typed == self.desk.boxes(question, self._changing):
            self.desk.half_typed.pop(question.id, None)
        else:
            self.desk.half_typed[question.id] = typed

    @on(Input.Submitted, "#boxes Input")
    @on(Note.Finished)
    @on(Button.Pressed, "#answer")
    async def action_answer(self) -> None:
        """Keep what is in the boxes; a thin answer is probed once."""
        question = self.question
        if question is None:
            await self._go_on()
            return
        if self._saving:
            return
        typed = typed_in(self.query_one("#boxes"))
        empty = not any(text.strip() for text in typed.values())
        private = self.query_one("#private", Tick).value
        if empty and self._changing is not None:
            at = self._changing
            self._save(question, typed, lambda: self.desk.take_out(question, at))
            return
        if (
            typed == self.desk.boxes(question, self._changing)
            and not private
            and (not empty or self._has_answer(question))
        ):
            await self.action_skip()
            return
        if question.id not in self._probed and (probe := probe_for(question, typed)):
            self._probed.add(question.id)
            self._say(probe, "bold $accent")
            self.say_next("A few words more make it worth reading. Enter again keeps it as it is.")
            return
        try:
            value = composed(question, typed, private)
        except CoachError as error:
            self._say(error.sentence, "bold $error")
            self._focus_box(error.places[0].path if error.places else None)
            return
        if first := self.desk.waits_for(question):
            self.tell("This one comes first; what you typed waits.")
            self.coach.asked_about = first.id
            await self._arrive()
            return
        at_item = self._changing
        self._save(question, typed, lambda: self.desk.answer(question, value, at_item))

    def _has_answer(self, question: Question) -> bool:
        return bool(self.desk.there(question))

    def _say(self, words: str, style: str) -> None:
        probe = self.query_one("#probe", Static)
        probe.update(plain(words, style))
        self.call_after_refresh(probe.scroll_visible, animate=False)

    def _save(self, question: Question, typed: dict[str, str], keep: Callable[[], None]) -> None:
        self._saving = True
        self._save_in_background(question, typed, keep, self.desk.score().total)

    @work(thread=True, group="saving")
    def _save_in_background(
        self, question: Question, typed: dict[str, str], keep: Callable[[], None], before: int
    ) -> None:
        try:
            keep()
        except EditConflict as conflict:
            self.app.call_from_thread(self._conflict, question, typed, keep, conflict)
        except CoachError as error:
            self.app.call_from_thread(self._refused, error)
        else:
            self.app.call_from_thread(self.call_later, self._kept, question, typed, before)
            try:
                self.desk.record_score()
            except CoachError as error:
                self.app.call_from_thread(self.tell_error, error)

    def _refused(self, error: CoachError) -> None:
        self._saving = False
        self._say(f"{error.title}. {error.sentence}", "bold $error")

    async def _kept(self, question: Question, typed: dict[str, str], before: int) -> None:
        self._saving = False
        self._probed.discard(question.id)
        if self.desk.half_typed.get(question.id) == typed or self._question != question.id:
            self.desk.half_typed.pop(question.id, None)
        gained = self.desk.score().total - before
        line = self.desk.score().line(question.criterion) if question.criterion else None
        told = [plain(f"+{points(gained)}  ", "bold $success")] if gained > 0 else []
        told.append(plain(f"{self.desk.titled(question.id)}: kept for {self.desk.first_name}.", "$success"))
        if gained < 0:
            told.append(plain(f" {points(gained)}", "$warning"))
        if line and line.advice and line.gain:
            told.append(plain(f" For +{points(line.gain)} more: {line.advice[0]}", "$secondary"))
        self._told = Content.assemble(*told)
        if self._question != question.id:
            self.draw_around()
        elif question.answer == "list" and self._changing is None:
            await self.open(self._list, question.id)
        else:
            await self._go_on()

    def _conflict(
        self, question: Question, typed: dict[str, str], keep: Callable[[], None], conflict: EditConflict
    ) -> None:
        self._saving = False
        lines = []
        for one in conflict.conflicts:
            if one.path:
                lines.append(f"{one.path}\n  yours: {one.mine}\n  in the file: {one.theirs}")

        def answered(chosen: int | None) -> None:
            if chosen is None:
                self._say("Not kept. What you typed is still in the box.", "$warning")
                return
            try:
                self.desk.read_again()
            except CoachError as error:
                self.tell_error(error)
                return
            if chosen == 0:
                self._save(question, typed, keep)
            else:
                self.desk.half_typed.pop(question.id, None)
                self.call_later(self.show)

        words = "\n".join([conflict.sentence, *lines])
        self.app.push_screen(ChooseScreen(conflict.title, words, ("Keep mine", "Keep what is in the file")), answered)

    async def _go_on(self) -> None:
        """The next open question of this list, else that it is finished; from there the next list."""
        if self._question == "":
            after = self._first_open(self._list)
            if after[1]:
                await self.open(*after)
            else:
                self.app.switch_mode("profile")
            return
        await self.open(self._list, self._following(only_open=True))

    def _following(self, only_open: bool) -> str:
        standing = self.desk.standing(self.list).questions
        ids = [one.question.id for one in standing]
        at = ids.index(self._question)
        later = (*standing[at + 1 :], *standing[:at]) if only_open else standing[at + 1 :]
        return next((one.question.id for one in later if not only_open or one.state == "open"), "")

    @on(Button.Pressed, "#skip")
    async def action_skip(self) -> None:
        """Leave this one for now and go to the next; what was typed waits here."""
        if self._question:
            self._told = Content("")
            await self.open(self._list, self._following(only_open=False))
        else:
            await self._go_on()

    async def action_before(self) -> None:
        """Go to the question before this one."""
        ids = [one.id for one in self.list.questions]
        at = ids.index(self._question) if self._question in ids else len(ids)
        await self.open(self._list, ids[max(0, at - 1)])

    def action_lists(self) -> None:
        """Show the lists, or go back to the question."""
        if self.has_class("-listing") or self.query_one("#map").has_focus:
            self.remove_class("-listing")
            self._focus_box()
            self._say_here()
            return
        self.add_class("-listing")
        self.query_one("#map").focus()
        self.say_next("Enter opens a list or a question. Esc goes back; 1 to 5 lead elsewhere.")

    def action_private(self) -> None:
        """Keep this answer private, or not."""
        if self.question is not None and can_be_private(self.question):
            self.query_one("#private", Tick).toggle()
        else:
            self.tell("Only what is one of several can be private. Leave out what nobody should read.")

    def action_change_one(self) -> None:
        """Choose an item or entry to change or take out."""
        question = self.question
        there = self.desk.there(question) if question else ()
        if question is None or not can_be_private(question) or not there:
            self.tell("There is nothing to change here yet.")
            return

        async def chosen(at: int | None) -> None:
            if at is None:
                return
            self._changing = at
            self.desk.half_typed.pop(question.id, None)
            item = self.desk.items(question)[at]
            kept = isinstance(item, dict) and item.get("private", False) is not False
            self.query_one("#private", Tick).value = kept
            await self.show()

        if len(there) == 1:
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
            self._choose(question, "cleared", "", "You will be asked again.")
            return

        def reasoned(why: str | None) -> None:
            if why is not None:
                self._choose(question, "not-for-me", why, "It will not come again. ^z takes it back.")

        self.app.push_screen(ReasonScreen(question.words), reasoned)

    @on(Button.Pressed, "#ask")
    def action_ask(self) -> None:
        """Put the question to the person themselves, or take that back."""
        question = self.question
        if question is not None:
            asked = self.desk.choices.get(question.id) == "ask"
            told = "Nobody needs to ask." if asked else f"Noted: to be asked of {self.desk.first_name}."
            self._choose(question, "cleared" if asked else "ask", "", told)

    @work(thread=True, group="saving")
    def _choose(self, question: Question, kind: str, why: str, told: str) -> None:
        try:
            self.desk.choose(question.id, kind, question.words, why)
        except CoachError as error:
            self.app.call_from_thread(self.tell_error, error)
        else:
            self.app.call_from_thread(self.call_later, self._chosen, kind, told)

    async def _chosen(self, kind: str, told: str) -> None:
        self._told = plain(told, "$success")
        if kind == "cleared":
            await self.show()
        else:
            await self._go_on()

    async def action_undo(self) -> None:
        """Take the last answer or choice back."""
        try:
            about = self.everyday.undo()
        except CoachError as error:
            self.tell_error(error)
        else:
            self._told = plain(f"Taken back: {about}" if about else "There is nothing to take back.", "$accent")
            self._changing = None
            await self.show()
