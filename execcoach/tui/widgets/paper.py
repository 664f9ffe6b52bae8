"""The text as it will be read: open questions marked, "see more" where it falls, what is left on each network."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.widgets.text_area import Selection

from execcoach.services.templates import Shown
from execcoach.text import clean, shorten
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.typeset import Typeset
from execcoach.tui.widgets.writing import Writing

_QUESTION = re.compile(r"\[[^\[\]\n]*\?\]")


class Sheet(VerticalScroll):
    """The text that the answers make; Enter in it is "go on"."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "Go on", show=False, id="sheet-go-on")]

    class Read(Message):
        """The person pressed Enter in the text."""

    def action_go_on(self) -> None:
        """Say that it was read."""
        self.post_message(self.Read())


class Paper(Vertical):
    """The text: read only while the answers write it, a field once it is written by hand."""

    def __init__(self, text: str, by_hand: bool, edited: Callable[[], None]) -> None:
        super().__init__(id="paper")
        self._text, self.by_hand, self._edited = text, by_hand, edited

    def compose(self) -> ComposeResult:
        """A heading, the text in one of its two forms, what is to be known about it."""
        yield Static(id="paper-title", markup=False)
        with Sheet(id="sheet", can_focus=True):
            yield Typeset("text")
        yield Writing(clean(self._text), id="hand", soft_wrap=True, compact=True, highlight_cursor_line=False)
        yield Typeset("facts")

    def on_mount(self) -> None:
        """Show the form the text is in; what follows from a key is drawn with the key itself."""
        self.query_one("#hand", Writing).edited = self._edited
        self.write_by_hand(self.by_hand)

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.query_one("#hand", Writing).words if self.by_hand else self._text

    def write_by_hand(self, by_hand: bool, text: str | None = None) -> None:
        """Turn the text into a field, or back into what the answers make."""
        field = self.query_one("#hand", Writing)
        self.by_hand = by_hand
        if text is not None:
            self._text = text
            field.load_text(text)
        self.query_one("#sheet").display = not by_hand
        field.display = by_hand
        words = "In your own hand; the answers leave it alone" if by_hand else "What it becomes"
        self.query_one("#paper-title", Static).update(plain(words, "$secondary"))

    def go_to(self) -> None:
        """Put the focus on the text; a question in it is chosen, so that typing answers it."""
        if not self.by_hand:
            self.query_one("#sheet").focus()
            return
        field = self.query_one("#hand", Writing)
        field.focus()
        if field.selection == Selection() and (asked := _QUESTION.search(field.text)):
            places = [_place(field.text, at) for at in asked.span()]
            field.selection = Selection(*places)

    def mark(self, start: int, end: int) -> None:
        """Choose these characters of a text written by hand, and bring them into sight; the focus goes to them."""
        if self.by_hand and end > start:
            field = self.query_one("#hand", Writing)
            field.focus()
            field.selection = Selection(_place(field.text, start), _place(field.text, end))
            field.scroll_cursor_visible()

    def show(self, text: str, places: Sequence[Shown], more: Sequence[Content]) -> None:
        """Show this text (where it is not written by hand), what is left on each network, and what more there is."""
        folded = next((place for place in places if place.fold < len(text)), None)
        if not self.by_hand:
            self._text = text
            self.query_one("#text", Typeset).show(_folded(text, folded))
        left = [plain(place.left, "$error bold" if place.count.over else "$secondary") for place in places]
        lines = [Content(" · ").join(left)] if left else []
        if folded and self.by_hand:
            end = shorten(text[: folded.fold][::-1], 30)[::-1]
            lines.append(plain(f"{folded.title} shows “see more” about here: {end}", "$secondary"))
        self.query_one("#facts", Typeset).show([*lines, *more])


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and column of an index."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def _folded(text: str, folded: Shown | None) -> list[Content]:
    if folded is None:
        return _marked(text)
    cut = folded.fold
    if text[cut : cut + 1].strip() and text[cut - 1 : cut].strip():
        cut = max(text.rfind(" ", 0, cut), text.rfind("\n", 0, cut)) + 1 or cut
    line = plain(f"┈┈ about here {folded.title} shows “see more” ┈┈", "$secondary")
    return [*_marked(text[:cut].rstrip(" \n")), line, *_marked(text[cut:].lstrip("\n"))]


def _marked(text: str) -> list[Content]:
    """The text line by line; its questions stand out."""
    return [_marked_line(line) for line in text.split("\n")]


@lru_cache(64)
def _marked_line(line: str) -> Content:
    pieces, end = [], 0
    for match in _QUESTION.finditer(line):
        pieces += [plain(line[end : match.start()]), plain(match[0], "$accent")]
        end = match.end()
    return Content.assemble(*pieces, plain(line[end:]))
