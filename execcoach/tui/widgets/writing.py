"""A text area that shows what a terminal would obey as signs, whether it was typed, pasted or loaded."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from execcoach.text import clean


class Writing(TextArea):
    """A text area; control, direction and invisible characters take one visible sign each, so that columns hold.

    `edited` is called within the edit. Why not by message: what follows from a key is then drawn with the key itself.
    """

    _looks: tuple[object, ...] = ()
    edited: Callable[[], None] | None = None

    def edit(self, edit: Edit) -> EditResult:
        """Make an edit, and let what follows from it follow at once."""
        with self.prevent(*self._unheard):
            result = super().edit(edit)
        if self.edited:
            self.edited()
        return result

    @property
    def _unheard(self) -> list[type[Message]]:
        """The messages of an edit that nobody waits for. Why: each would climb through every box up to the screen."""
        return [TextArea.SelectionChanged, *([TextArea.Changed] if self.edited else [])]

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        line = super().get_line(line_index)
        if line.plain.isprintable():
            return line
        return Text("".join(map(_sign, line.plain)), style=line.style, end=line.end, no_wrap=line.no_wrap)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they are drawn; colours are reckoned anew only where focus, pointer or theme changed.

        Why: a text area reckons them for every line of every repaint, and a form has six of them.
        """
        looks = (self.has_focus, self.mouse_hover, self.app.app_focus, self.app.theme, self.app.ansi_color)
        if looks == self._looks:
            return super(TextArea, self).render_lines(crop)
        self._looks = looks
        return super().render_lines(crop)

    @property
    def words(self) -> str:
        """What is written, cleaned."""
        return clean(self.text)


def _sign(character: str) -> str:
    shown = clean(character)
    return shown if len(shown) == 1 else "�"
