"""One lane of a board: a list that hands the cursor to its neighbours at its ends."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList


class Lane(OptionList):
    """A list of cards; up, down, left and right past its end are passed on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cross(-1)", "Lane before", show=False, id="lane-before"),
        Binding("right", "cross(1)", "Lane after", show=False, id="lane-after"),
    ]

    class Crossed(Message):
        """The cursor went past an end; `by` is -1 or 1."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_cross(self, by: int) -> None:
        """Go to the lane before or after."""
        self.post_message(self.Crossed(by))

    def action_cursor_down(self) -> None:
        """The next card, past the last one the next lane."""
        if self.highlighted is None or self.highlighted >= self.option_count - 1:
            self.post_message(self.Crossed(1))
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """The card before, before the first one the lane before."""
        if not self.highlighted:
            self.post_message(self.Crossed(-1))
        else:
            super().action_cursor_up()
