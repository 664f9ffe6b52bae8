"""What was found in a text, a row each: what holds it back, what to look at again, what is in none of the files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from execcoach.drafting import workflow
from execcoach.drafting.draft import Draft
from execcoach.text import one_line, shorten
from execcoach.tui.widgets.pick_list import PickList
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.drafting.grounding import Untraced
    from execcoach.drafting.guard import Finding

_SIGNS = {
    "block": ("▲", "holds it back", "$error"),
    "warn": ("●", "look again", "$accent"),
    "hint": ("○", "a thought", "$secondary"),
}


@dataclass(frozen=True, slots=True)
class Noted:
    """A row: its sign and words, the place in the text, what to do, why; the finding, where it is one."""

    sign: str
    words: str
    start: int
    end: int
    style: str
    better: str = ""
    why: str = ""
    finding: Finding | None = None
    stands: bool = False

    @property
    def about(self) -> tuple[str, str]:
        """What it is about, wherever it stands and whoever let it stand."""
        return (self.finding.label, self.finding.words) if self.finding else ("", self.words)


def noted(draft: Draft, findings: Sequence[Finding], untraced: Iterable[Untraced]) -> tuple[Noted, ...]:
    """The rows: what is open first, then what is in none of the files, then what somebody let stand."""
    rows, stand = [], []
    for one in findings:
        about = f"{one.label.replace(':', ': ').replace('-', ' ')}  {_quoted(one.words)}"
        if said := workflow.clearing(draft, one):
            words = f"{about}  let stand by {one_line(said.by)}: {one_line(said.why)}"
            stand.append(Noted("✓", words, one.start, one.end, "$secondary", one.better, one.why, one, True))
        else:
            sign, meaning, style = _SIGNS.get(one.severity, _SIGNS["hint"])
            words = f"{meaning} · {about}"
            rows.append(Noted(sign, words, one.start, one.end, style, one.better, f"{one.why} {one.source}", one))
    for loose in untraced:
        if any(one.start < loose.end and loose.start < one.end for one in findings):
            continue  # the guard has said more about these words already
        about = "kept private in your files" if loose.kind == "private" else f"not in your files · {loose.kind}"
        words = f"{about}  {_quoted(loose.words)}"
        rows.append(Noted("?", words, loose.start, loose.end, "$accent"))
    return (*rows, *stand)


def _quoted(words: str) -> str:
    return f"“{shorten(one_line(words), 48)}”" if words else ""


class Findings(Vertical):
    """One line on how it stands, the rows, and of the chosen row the better way."""

    class Chosen(Message):
        """The person went to a row."""

        def __init__(self, row: Noted) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__(id="findings")
        self.rows: tuple[Noted, ...] = ()
        self._walked = False

    def compose(self) -> ComposeResult:
        """The line, the rows, the better way."""
        yield Static(id="found", markup=False)
        yield PickList(id="found-rows", markup=False, compact=True)
        yield Static(id="better", markup=False)

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._list.display = self.query_one("#better").display = False

    @property
    def _list(self) -> PickList:
        return self.query_one("#found-rows", PickList)

    @property
    def row(self) -> Noted | None:
        """The chosen row."""
        at = self._list.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def show(self, rows: tuple[Noted, ...], tips: str) -> None:
        """Show these rows; the chosen one stays chosen, wherever it stands now."""
        head = Content.assemble(_summary(rows), plain(f" · {tips}" if tips else "", "$secondary"))
        self.query_one("#found", Static).update(head)
        if rows != self.rows:
            here, self.rows = self.row, rows
            self._walked = self._walked and bool(rows)
            self._list.redraw(plain(f"{one.sign} {one.words}", one.style) for one in rows)
            self._list.display = bool(rows)
            same = [at for at, one in enumerate(rows) if here and one.about == here.about]
            if same:
                with self.prevent(OptionList.OptionHighlighted):
                    self._list.highlighted = same[0]
        self._show_better()

    def next(self) -> Noted | None:
        """Go to the next row, after the last one to the first; the row, None where there is none."""
        if not self.rows:
            return None
        at, self._walked = (self._list.highlighted or 0) + self._walked, True
        with self.prevent(OptionList.OptionHighlighted):
            self._list.highlighted = at % len(self.rows)
        self._show_better()
        return self.row

    @on(OptionList.OptionHighlighted)
    def follow(self, event: OptionList.OptionHighlighted) -> None:
        """The arrows or the mouse went to a row."""
        event.stop()
        self._show_better()
        if (row := self.row) and self._list.has_focus:
            self.post_message(self.Chosen(row))

    def _show_better(self) -> None:
        row, better = self.row, self.query_one("#better", Static)
        better.display = bool(row and row.better)
        if row and row.better:
            lines = [plain(f"→ {row.better}"), plain(row.why, "$secondary")]
            better.update(Content("\n").join(lines if row.why and not self.screen.has_class("-short") else lines[:1]))


def _summary(rows: Sequence[Noted]) -> Content:
    def several(sign: str, words: str) -> str:
        number = sum(one.sign == sign for one in rows)
        return f"{sign} {number} {words}" if number else ""

    parts = (
        (several("▲", "to clear before a yes"), "$error"),
        (several("●", "to look at again"), "$accent"),
        (several("○", "to think about"), "$secondary"),
        (several("?", "to trace"), "$accent"),
        (several("✓", "let stand"), "$secondary"),
    )
    told = [plain(words, style) for words, style in parts if words]
    return Content(" · ").join(told) if told else plain("✓ nothing found", "$secondary")
