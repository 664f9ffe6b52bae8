"""Text that changes while somebody types: only the lines that came out differently are drawn anew."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget


class Typeset(Widget):
    """Paragraphs, folded to the width it has; a change of height alone lays the screen out anew.

    Why not a Static: it folds the whole text twice a key and draws all of it.
    """

    DEFAULT_CSS = "Typeset { width: 1fr; height: auto; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._paragraphs: tuple[Content, ...] = ()
        self._folded: list[tuple[Content, list[Strip]]] = []
        self._folded_from: tuple[Content, ...] | None = None
        self._drawn: list[Strip] = []
        self._looks: tuple[object, ...] = ()

    def show(self, paragraphs: Sequence[Content]) -> None:
        """Show these paragraphs, a line or more each."""
        width = self.content_size.width
        before = self._lines(width)
        self._paragraphs = tuple(paragraphs)
        after = self._lines(width)
        if not width or len(before) != len(after):
            self.refresh(layout=True)
            return
        changed = [Region(0, y, width, 1) for y, line in enumerate(after) if line != before[y]]
        if changed:
            self.refresh(*changed)

    def render(self) -> Content:
        """The whole text, as it is copied and as it is drawn while a part of it is chosen."""
        return Content("\n").join(self._paragraphs)

    def render_line(self, y: int) -> Strip:
        """A line as it is drawn."""
        if self.text_selection is not None:
            return super().render_line(y)
        lines = self._lines(self.content_size.width)
        return lines[y] if y < len(lines) else Strip.blank(self.content_size.width, self.rich_style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """How many lines it takes at this width."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Strip]:
        """The lines at this width; a paragraph that stayed as it was is not folded again."""
        looks = (width, self.visual_style, self.app.theme)
        if looks != self._looks:
            self._folded, self._folded_from, self._looks = [], None, looks
        if self._folded_from is not self._paragraphs:
            known, self._folded_from = self._folded, self._paragraphs
            self._folded = [
                (words, known[at][1] if at < len(known) and known[at][0].is_same(words) else self._fold(words, width))
                for at, words in enumerate(self._paragraphs)
            ]
            self._drawn = [line for _, lines in self._folded for line in lines]
        return self._drawn

    def _fold(self, words: Content, width: int) -> list[Strip]:
        return Visual.to_strips(self, words, width, None, self.visual_style, apply_selection=False)
