"""The steps of the day as a list to walk through."""

from collections.abc import Callable

from textual import events
from textual.widgets import OptionList


class StepList(OptionList):
    """The steps; what is said of the highlighted one changes in the same repaint.

    Why a call and not a message: that would arrive after the list was drawn, and every key would be drawn twice.
    """

    def __init__(self, follow: Callable[[], None], id: str) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._follow = follow

    async def _on_click(self, event: events.Click) -> None:
        """A click chooses a step, as the arrows do; Start begins with the first one, whichever was clicked."""
        at = event.style.meta.get("option")
        if at is not None:
            self.highlighted = at
            event.prevent_default()

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Follow the highlight at once."""
        super().watch_highlighted(highlighted)
        if highlighted is not None:
            self._follow()
