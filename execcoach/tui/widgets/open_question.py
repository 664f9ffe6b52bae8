"""The open question: its words and why, what is there already, the boxes for the answer; or that a list is finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from execcoach.profile.answering import can_be_private, one_of_several
from execcoach.profile.checklist import Question
from execcoach.profile.standing import Standing
from execcoach.profile.there import Row
from execcoach.text import shorten
from execcoach.tui.widgets.boxes import boxes_for, typed_in
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.tick import Tick
from execcoach.tui.widgets.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put: the line above it, what is there, what its boxes begin with.

    `changing` names the item that is there and that the boxes hold; `spoilt` says why nothing may be written; with
    `rows` there are no boxes: the entries of a worksheet stand in their place. `waiting` is whether the boxes hold
    what was half typed, and not what is there.
    """

    question: Question
    head: str
    there: tuple[str, ...]
    start: Mapping[str, str]
    changing: str = ""
    spoilt: str = ""
    rows: tuple[Row, ...] = ()
    waiting: bool = False


class OpenQuestion(VerticalScroll):
    """One question with its boxes; what is typed is read by whoever hears `Typed` or `Finished`."""

    class Typed(Message):
        """What stands in the boxes changed."""

    class Finished(Message):
        """Enter was pressed in a box."""

    def __init__(self) -> None:
        super().__init__(id="question", can_focus=False)

    def compose(self) -> ComposeResult:
        """The question, what is there, the boxes, what is said about the answer."""
        yield Static(id="head", markup=False)
        yield Static(id="words", markup=False)
        yield Static(id="about", markup=False)
        yield Worksheet()
        yield Static(id="there", markup=False)
        yield Vertical(id="boxes")
        yield Tick(plain("Keep private: no points, never shared"), id="private", compact=True)
        yield Static(id="probe", markup=False)

    async def ask(self, asked: Asked) -> None:
        """Put the question, with fresh boxes."""
        boxes = await self._cleared(can_be_private(asked.question) and not asked.rows)
        self.rows.show(asked.rows)
        if not asked.rows:
            await boxes.mount(*boxes_for(asked.question, asked.start, bool(asked.there)))
        for box in boxes.query("Input, TextArea"):
            box.disabled = bool(asked.spoilt)
        if asked.spoilt:
            self._put("probe", plain(asked.spoilt, "$warning"))
        self._put("head", plain(asked.head, "$secondary"))
        self._put("words", plain(asked.question.words, "bold"))
        self._put("about", _about(asked.question))
        self._put("there", there := _there(asked))
        self.query_one("#there").display = bool(there.plain) or bool(asked.rows)

    async def finish(self, title: str, standing: Standing, first_name: str, after: str) -> None:
        """Say that the list is finished, what waits in it, and the title of the list to go on with ("" for none)."""
        await self._cleared(False)
        self.rows.show(())
        words = f"That is this list: {standing.done} of {standing.total}."
        if any(one.state == "open" for one in standing.questions):
            words = f"The end of this list: {standing.done} of {standing.total}. What you skipped waits."
        asked = [one.question.words for one in standing.questions if one.state == "asked"]
        thin = [one.question.words for one in standing.questions if one.state == "thin"]
        on = f"Next: {after}." if after else _NOTHING_OPEN
        lines = [*(plain(f"{first_name} is to be asked: {one}") for one in asked)]
        lines += [plain(f"There, could say more: {one}", "$secondary") for one in thin]
        lines.append(plain(on))
        self._put("head", plain(title, "$secondary"))
        self._put("words", plain(words, "bold"))
        self._put("about", Content("\n").join(lines))
        self.query_one("#there").display = False
        self._put("probe", plain(""))

    async def _cleared(self, private: bool) -> Vertical:
        boxes = self.query_one("#boxes", Vertical)
        await boxes.remove_children()
        self.query_one("#private").display = private
        return boxes

    def _put(self, id: str, content: Content) -> None:
        self.query_one(f"#{id}", Static).update(content)

    def begin(self) -> None:
        """Forget the tick and what was said about the answer before."""
        self.private = False
        self._put("probe", plain(""))

    def say(self, words: str, style: str) -> None:
        """Say something about the answer, below its boxes."""
        self._put("probe", plain(words, style))
        self.call_after_refresh(self.query_one("#probe").scroll_visible, animate=False)

    @property
    def rows(self) -> Worksheet:
        """The rows of the worksheet, shown where the question is one."""
        return self.query_one(Worksheet)

    def focus_box(self, key: str | None = None) -> bool:
        """Go to the box of this field, else to the first one, else to the rows; whether there is any of them."""
        if self.rows.display:
            self.rows.focus()
            return True
        boxes = [box for box in self.query("#boxes Input, #boxes TextArea") if not box.disabled]
        wanted = [box for box in boxes if box.name == key] or boxes
        if wanted:
            wanted[0].focus()
        return bool(wanted)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the boxes, by field; nothing where there is no box."""
        return typed_in(self.query_one("#boxes"))

    @property
    def private(self) -> bool:
        """Whether the answer is to be kept private."""
        return self.query_one("#private", Tick).value

    @private.setter
    def private(self, private: bool) -> None:
        self.query_one("#private", Tick).value = private

    @on(Worksheet.OptionHighlighted)
    def show_more(self, event: Worksheet.OptionHighlighted) -> None:
        """Show what else the chosen entry says: where to look, what it opens."""
        event.stop()
        if self.rows.display and (row := self.rows.chosen):
            self._put("there", plain(" · ".join(row.more), "$secondary"))

    @on(Input.Changed)
    @on(TextArea.Changed)
    def say_typed(self, event: Message) -> None:
        """Say that the person typed."""
        event.stop()
        self.post_message(self.Typed())

    @on(Input.Submitted)
    @on(Note.Finished)
    @on(Worksheet.OptionSelected)
    def say_finished(self, event: Message) -> None:
        """Say that the person pressed Enter."""
        event.stop()
        self.post_message(self.Finished())


def _about(question: Question) -> Content:
    about = [
        plain(f"{question.why} ") + plain(f"({question.source.split(',')[0]})", "$secondary"),
        Content.assemble(plain("Good  ", "bold $success"), plain(question.good)),
        Content.assemble(plain("Weak  ", "bold $warning"), plain(question.weak)),
    ]
    if question.options:
        about.append(plain(f"One of: {' · '.join(question.options)}", "$accent"))
    return Content("\n").join(about)


def _there(asked: Asked) -> Content:
    shown = []
    if asked.changing:
        how = "empty boxes take it out" if asked.question.answer == "entry" else "an empty box takes it out"
        shown = [plain(f"You are changing {asked.changing}; {how}.", "$accent")]
    elif asked.there and one_of_several(asked.question) and not asked.question.worksheet:
        shown = [plain("There now", "bold"), *(plain(f"· {item}") for item in asked.there)]
    elif asked.there and asked.question.answer == "tick":
        shown = [plain("The last time you noted", "bold"), *(plain(f"· {item}") for item in asked.there)]
    elif asked.there and asked.waiting and asked.question.answer in ("line", "text"):
        now = "In the file now; what you typed waits below", shorten(asked.there[0], 160)
        shown = [plain(now[0], "bold"), plain(f"· {now[1]}")]
    return Content("\n").join(shown)


_NOTHING_OPEN = "Nothing is open in the others either. The score card shows what could still be better."
