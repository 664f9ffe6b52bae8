"""A list in which a click chooses a row, as the arrows do; a click on the chosen row opens it, as Enter does."""

from __future__ import annotations

from textual import events
from textual.widgets import OptionList


class PickList(OptionList):
    """Rows that buttons and keys act on."""

    async def _on_click(self, event: events.Click) -> None:
        at = event.style.meta.get("option")
        if at is not None and at != self.highlighted:
            self.highlighted = at
            event.prevent_default()
