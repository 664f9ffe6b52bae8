"""A note of a few lines in which Enter means finished; a new line is Ctrl+J."""

from __future__ import annotations

from textual import events
from textual.message import Message

from execcoach.tui.widgets.writing import Writing


class Note(Writing):
    """A small text area; Enter says it is finished, pasted lines stay as they are."""

    class Finished(Message):
        """The person pressed Enter."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Finished())
            return
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)
