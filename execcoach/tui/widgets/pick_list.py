"""A list in which a click chooses a row, as the arrows do; a click on the chosen row opens it, as Enter does."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class PickList(OptionList):
    """Rows that buttons and keys act on."""

    def redraw(self, lines: Iterable[Content]) -> None:
        """Show these rows and send no word of it; the highlight stays as far down as it was, or as there are rows."""
        kept = self.highlighted or 0
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options([Option(line) for line in lines])
            self.highlighted = min(kept, self.option_count - 1) if self.option_count else None

    async def _on_click(self, event: events.Click) -> None:
        at = event.style.meta.get("option")
        if at is not None and at != self.highlighted:
            self.highlighted = at
            event.prevent_default()
