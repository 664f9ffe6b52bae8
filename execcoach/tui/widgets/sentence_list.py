"""The sentences of an About, one to choose; what is chosen, guessed or kept can be told without colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from execcoach.profile.about import About, Heading, Sentence
from execcoach.text import shorten
from execcoach.tui.widgets.hung import hung
from execcoach.tui.widgets.show import plain

_LONGEST = 600
NONE = Sentence(-1, 0, 0, "")
"""Stands for none of the sentences."""


class SentenceList(OptionList):
    """A row a sentence, headings and the fold between them; a sign stands before the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.part(-1)", "Part before", show=False, id="sentences-before"),
        Binding("right", "screen.part(1)", "Next part", show=False, id="sentences-after"),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._rows: list[Sentence | str] = []
        self._notes: Mapping[int, str] = {}
        self._none = ""
        self._signed: int | None = None

    def show(
        self,
        about: About,
        notes: Mapping[int, str],
        none: str = "",
        fold: tuple[int, str] = (0, ""),
        more: str = "",
        airy: bool = False,
    ) -> None:
        """Show the sentences, each with its note.

        `none` is the row for none of them, `fold` where readers have to click and its words, `more` stands at the
        end; where it is `airy`, a line is left between paragraphs.
        """
        self._notes = notes
        self._rows = [NONE, *([""] if airy else [])] if none else []
        self._none = none
        fold_at, fold_words = fold
        end = 0
        places: list[Sentence | Heading] = [*about.headings, *about.sentences]
        for one in sorted(places, key=lambda one: one.start):
            if airy and end and "\n\n" in about.text[end : one.start]:
                self._rows.append("")
            if fold_words and one.start >= fold_at:
                self._rows.append(f"— {fold_words} —")
                fold_words = ""
            self._rows.append(one if isinstance(one, Sentence) else one.text)
            end = one.end
        self._rows += [more] if more else []
        self._signed = None
        self.clear_options()
        self.add_options([Option(self._drawn(at), disabled=isinstance(row, str)) for at, row in enumerate(self._rows)])

    @property
    def chosen(self) -> Sentence | None:
        """The sentence in hand; NONE where it is none of them."""
        row = self._rows[self.highlighted] if self.highlighted is not None else None
        return row if isinstance(row, Sentence) else None

    def choose(self, sentence: Sentence | None) -> None:
        """Take this row in hand, the first one where it is None."""
        wanted = [at for at, row in enumerate(self._rows) if isinstance(row, Sentence) and row == (sentence or row)]
        wanted = wanted or [at for at, row in enumerate(self._rows) if isinstance(row, Sentence)]
        self.highlighted = wanted[0] if wanted else None
        if wanted:
            self.call_after_refresh(self.scroll_to_highlight, top=wanted[0] < 2)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the sign along."""
        super().watch_highlighted(highlighted)
        before, self._signed = self._signed, highlighted
        for at in {before, highlighted}:
            if at is not None and at < min(len(self._rows), self.option_count):
                self.replace_option_prompt_at_index(at, self._drawn(at))

    def _drawn(self, at: int) -> Content:
        row = self._rows[at]
        sign = plain("▸ " if at == self._signed else "  ", "bold $accent")
        if isinstance(row, str):
            return hung(plain(shorten(row, 200), "$secondary"), sign, self._width)
        said = plain(self._none if row is NONE else shorten(row.text, _LONGEST), "$secondary" if row is NONE else "")
        note = self._notes.get(row.at)
        return hung(said, sign, self._width, plain(note, "$accent") if note else None)

    @property
    def _width(self) -> int:
        return (self.scrollable_content_region.width or self.size.width) - 1
