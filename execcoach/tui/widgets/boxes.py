"""The boxes of an answer, by its kind: one line, a longer text, a line an item, a line a field."""

from __future__ import annotations

from collections.abc import Mapping

from textual.containers import HorizontalGroup
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from execcoach.profile.checklist import Question
from execcoach.text import one_line, shorten
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.one_line_box import OneLineBox
from execcoach.tui.widgets.show import plain


def boxes_for(question: Question, start: Mapping[str, str], more: bool = False) -> list[Widget]:
    """The boxes of a question with what they hold to begin with; a box is named after its field.

    Why no selection on focus: the first key would wipe out what somebody had half typed.
    """
    if question.answer == "text":
        return [Note(start.get("", ""), name="", soft_wrap=True)]
    if question.answer != "entry":
        words = "one more" if question.answer == "list" and more else "your answer"
        words = "a note, if you like" if question.answer == "tick" else words
        suggested = SuggestFromList(question.options, case_sensitive=False) if question.options else None
        given = one_line(start.get("", ""))
        return [OneLineBox(given, name="", placeholder=words, suggester=suggested, select_on_focus=False)]
    return [
        HorizontalGroup(
            Static(plain(f"{field.label}{' *' if field.required else ''}"), classes="label", markup=False),
            OneLineBox(
                one_line(start.get(field.key, "")),
                name=field.key,
                placeholder=shorten(field.example, 42),
                select_on_focus=False,
            ),
            classes="field",
        )
        for field in question.fields
    ]


def typed_in(boxes: Widget) -> dict[str, str]:
    """What stands in the boxes, by the name of the field ("" for the only one)."""
    lines = {box.name or "": box.value for box in boxes.query(Input)}
    return lines | {box.name or "": box.text for box in boxes.query(Note)}
