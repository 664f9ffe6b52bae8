"""Sending a text to the clipboard, which no program can be sure of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from execcoach.text import clean, several

if TYPE_CHECKING:
    from execcoach.tui.screens.frame import CoachScreen


def send(screen: CoachScreen, text: str, whose: str, name: str, asked: int) -> None:
    """Hand the text to the terminal and say where it is if the terminal keeps it to itself."""
    screen.app.copy_to_clipboard(clean(text))
    words = f"Copied for {whose}. If nothing pastes, it is in drafts/{name}.md"
    if asked:
        words += f"\nIt still asks {several(asked, 'question')} in square brackets."
    screen.tell(words, "warning" if asked else "information")
