"""The lines every screen shares: who and where, what to do next, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from execcoach.services.marks import Mark
from execcoach.text import shorten
from execcoach.tui.commands import EVERYWHERE, Command
from execcoach.tui.widgets.show import plain

if TYPE_CHECKING:
    from execcoach.tui.app import CoachApp

_MODES = (
    ("today", "1 Today"),
    ("profile", "2 Profile"),
    ("checklist", "3 Checklist"),
    ("drafts", "4 Drafts"),
    ("review", "5 Review"),
)


_HUES = ("$primary", "$accent", "$success", "$secondary")


def mark_content(mark: Mark) -> Content:
    """Somebody's mark: sign and initials on a ground of their colour, told apart without it too."""
    return plain(f" {mark} ", f"bold reverse {_HUES[mark.hue % len(_HUES)]}")


class TopLine(Widget):
    """Whose file this is, the date, the two figures; below, the five places."""

    DEFAULT_CSS = """
    TopLine { height: 2; padding: 0 1; background: $panel; color: $foreground; dock: top; link-style: none; }
    """

    _counted = False

    def on_mount(self) -> None:
        """Count after the first frame: whose file it is comes before how it stands."""
        self.call_after_refresh(self.count)

    def count(self) -> None:
        """Show the figures from now on."""
        self._counted = True
        self.refresh()

    def render(self) -> Content:
        """Two lines, cut to the width with a sign."""
        app = cast("CoachApp", self.app)
        width = self.size.width
        right = "Nothing is sent. Everything stays in this folder."
        who, head = "execcoach", Content("")
        if person := app.everyday:
            head = Content.assemble(mark_content(person.mark), " ")
            typing = app.people.typing_for(person)
            who, right = person.title(), person.figures() if self._counted else ""
            who = f"{typing} typing for {who}" if typing else who
            if right and len(who) + head.cell_length + len(right) + 3 > width:
                right = person.figures(short=True)
            if len(who) + head.cell_length + len(right) + 3 > width:
                who = f"{typing} for {person.profile.name}" if typing else person.title(short=True)
        elif len(who) + len(right) + 6 > width:
            right = "Nothing is sent."
        room = max(12, width - len(right) - head.cell_length - 2)
        left = shorten(who, room)
        gap = " " * max(1, width - len(left) - len(right) - head.cell_length)
        first = Content.assemble(head, plain(left, "bold"), gap, plain(right, "$secondary"))
        return Content("\n").join([first, self._places(app)])

    def _places(self, app: CoachApp) -> Content:
        if not app.everyday and app.current_mode != "review":
            return Content("")
        parts = []
        for mode, name in _MODES:
            style = "bold underline" if mode == app.current_mode else "$secondary"
            click = Style.from_meta({"@click": f"app.switch_mode('{mode}')"})
            parts.append(plain(name, style).stylize(click))
        return Content("   ").join(parts)


class NextLine(Static):
    """One line that always says what to do next."""

    DEFAULT_CSS = """
    NextLine { height: 1; dock: bottom; margin-bottom: 1; padding: 0 1; color: $primary; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    _words = ""

    def say(self, words: str) -> None:
        """Set the line; its height never changes, so nothing is laid out anew."""
        if words != self._words:
            self._words = words
            self.update(plain(words), layout=False)


class KeyLine(Static):
    """At most six keys, each of which can be clicked; the rest is in the palette."""

    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; padding: 0 1; background: $panel; color: $foreground; link-style: none;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, rows: Sequence[Command]) -> None:
        super().__init__(markup=False)
        self._rows = rows

    def on_mount(self) -> None:
        """Draw the keys."""
        self.show_rows(self._rows)

    def show_rows(self, rows: Sequence[Command]) -> None:
        """Draw these rows' footer keys, then those that hold everywhere."""
        shown = [row for row in (*rows, *EVERYWHERE) if row.footer][:6]
        keys = [_key(row) for row in shown]
        self.update(Content("   ").join(keys))


def _key(row: Command) -> Content:
    target = row.action if "." in row.action.split("(")[0] else f"screen.{row.action}"
    words = Content.assemble(plain(row.key_name, "bold $accent"), " ", plain(row.name))
    return words.stylize(Style.from_meta({"@click": target}))
