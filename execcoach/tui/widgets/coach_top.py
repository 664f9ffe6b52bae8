"""The top of a screen on which a coach writes about a client: whom it is about, and whose file it goes to."""

from __future__ import annotations

from textual.content import Content

from execcoach.tui.widgets.clients import cut
from execcoach.tui.widgets.lines import TopLine
from execcoach.tui.widgets.show import plain


class CoachTop(TopLine):
    """A name and what is written; below, that it stays on the coach's side."""

    def __init__(self, who: str, what: str, below: str) -> None:
        super().__init__()
        self._words = (who, what, below)

    def render(self) -> Content:
        """Two lines, cut to the width with a sign."""
        who, what, below = self._words
        width = self.size.width
        room = max(12, width - len(what) - 1)
        left = plain(cut(who, room - 1), "bold")
        first = Content.assemble(left, " " * max(1, room - left.cell_length), plain(what, "$secondary"))
        return Content("\n").join([first, plain(cut(below, width - 1), "$secondary")])


def titled(name: str, company: str) -> str:
    """A client as the top of a screen names them."""
    return f"{name} · {company}" if company else name
