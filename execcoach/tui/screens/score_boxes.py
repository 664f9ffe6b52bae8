"""Boxes over the score card: how the score moved, what to do with a few minutes, what an answer would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from execcoach.errors import CoachError
from execcoach.profile.history import Stand, sparkline
from execcoach.tui.widgets.bars import points
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.profile.checklist import Question
    from execcoach.services.profile import ProfileDesk

_MINUTES = (5, 10, 20)


class HistoryScreen(ModalScreen[None]):
    """Every score on record, newest first, with the rubric that made it."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,h,q", "dismiss", "Close", show=False, id="close-h")]

    def __init__(self, stands: tuple[Stand, ...]) -> None:
        super().__init__()
        self._stands = stands

    def compose(self) -> ComposeResult:
        """The way as a line, then a row a day."""
        with Vertical(classes="dialog"):
            yield Static(plain("How the score moved"), classes="title", markup=False)
            if len(self._stands) > 1:
                levels = [one.level for one in self._stands]
                yield Static(
                    Content.assemble(
                        plain(f"{levels[0] / 100:.0f} "),
                        plain(sparkline(levels, 60), "$primary"),
                        plain(f" {levels[-1] / 100:.0f}", "bold"),
                    ),
                    markup=False,
                )
            with VerticalScroll(classes="rows"):
                yield Static(Content("\n").join(_rows(self._stands)), markup=False)
            yield Static(plain("Esc closes this."), classes="quiet", markup=False)


def _rows(stands: tuple[Stand, ...]) -> list[Content]:
    if not stands:
        return [plain("Nothing is on record yet. The first answer that moves the score is.", "$secondary")]
    rows = [plain(f"{'':10}   file    page  change  rubric", "$secondary")]
    for one in reversed(stands):
        page = "" if one.page is None else f"{one.page / 100:.1f}"
        change = "" if one.change is None else f"{one.change / 100:+.1f}"
        words = [plain(f"{one.on.isoformat()}  {one.total / 100:5.1f}  {page:>6}  {change:>6}  {one.version}")]
        if one.today is not None:
            words.append(plain(f"  {one.today / 100:.1f} by today's rubric", "$secondary"))
        rows.append(Content.assemble(*words))
    return rows


class MinutesScreen(ModalScreen[str | None]):
    """What to do with five, ten or twenty minutes; answers the criterion that was chosen."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n", "dismiss(None)", "Close", show=False, id="close-minutes")
    ]

    def __init__(self, desk: ProfileDesk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """The three packs in one list."""
        with Vertical(classes="dialog packed"):
            yield Static(plain("How long have you got?"), classes="title", markup=False)
            yield OptionList(*self._options(), markup=False)
            yield Static(plain("Enter goes to the question, Esc leaves."), classes="quiet", markup=False)

    def _options(self) -> list[Option]:
        options: list[Option] = []
        for minutes in _MINUTES:
            pack = self._desk.best_next(minutes, None)
            gain = points(sum(one.gain for one in pack))
            said = f"up to +{gain}" if pack else "nothing fits: all is done, or the shortest takes longer"
            options.append(Option(plain(f"{minutes} minutes   {said}", "bold"), disabled=True))
            for one in pack:
                words = f"  {self._desk.titled(one.id):<22} +{points(one.gain):<5} {one.minutes:>2} min"
                options.append(Option(plain(words), id=f"{minutes}:{one.id}"))
        return options

    @on(OptionList.OptionSelected)
    def answer(self, event: OptionList.OptionSelected) -> None:
        """Give the criterion back."""
        self.dismiss((event.option_id or "").partition(":")[2] or None)


class WhatIfScreen(ModalScreen[str | None]):
    """An answer tried on: the score it would give, as it is typed. Answers the line where it is to be taken along."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Close", show=False, id="close-what-if")
    ]

    def __init__(self, desk: ProfileDesk, criterion: str, question: Question) -> None:
        super().__init__()
        self._desk, self._criterion, self._question = desk, criterion, question

    def compose(self) -> ComposeResult:
        """The question, a line, what it would do."""
        from execcoach.services.trying import boxes_asked

        with Vertical(classes="dialog"):
            yield Static(plain("What if you said…"), classes="title", markup=False)
            yield Static(plain(self._question.words), markup=False)
            if boxes := boxes_asked(self._desk, self._question):
                yield Static(plain("; ".join(boxes), "$secondary"), markup=False)
            yield Input(placeholder="Type, and see what it would be worth")
            yield Static(id="would", markup=False)
            words = "Nothing is saved. Enter takes it to the question, Esc forgets it."
            yield Static(plain(words), classes="quiet", markup=False)

    def on_mount(self) -> None:
        """Say how it stands."""
        self._say("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._say(event.value)

    def _say(self, line: str) -> None:
        would = self.query_one("#would", Static)
        now = self._desk.score().line(self._criterion)
        if now is None:
            return
        if not line.strip():
            would.update(plain(f"As it stands: {points(now.points)} of {now.weight}.", "$secondary"))
            return
        try:
            found = self._desk.try_answer(self._question, line)
        except CoachError as error:
            would.update(plain(error.sentence, "$warning"))
            return
        then = found.then.line(self._criterion) or now
        change = found.then.total - found.now.total
        told = [
            plain(f"{points(now.points)} → {points(then.points)} of {then.weight}", "bold"),
            plain(f"   in your file {points(found.now.total)} → {points(found.then.total)}  "),
            plain(f"{change / 100:+.1f}" if change else "no change", "$success" if change > 0 else "$secondary"),
        ]
        advice = [plain(f"\n▸ {then.advice[0]}", "$secondary")] if then.advice and then.gain else []
        would.update(Content.assemble(*told, *advice))

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Give the line back, to be taken along."""
        self.dismiss(event.value.strip() or None)
