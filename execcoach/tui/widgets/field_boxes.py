"""The box of one field of an entry, its label, and what is said about it while one is in it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget

from execcoach.errors import CoachError
from execcoach.profile.dates import understood
from execcoach.profile.sections import Field
from execcoach.text import one_line, shorten
from execcoach.tui.widgets.note import Note
from execcoach.tui.widgets.one_line_box import OneLineBox
from execcoach.tui.widgets.show import plain
from execcoach.tui.widgets.tick import Tick

_EXAMPLE = 44


def box_for(field: Field, text: str, closed: bool) -> Widget:
    """The box of a field, named after it, with what it holds to begin with; a closed one cannot be typed in."""
    if field.kind == "yes-no":
        return Tick(plain(""), value=bool(text), name=field.key, compact=True, disabled=closed)
    if field.long:
        note = Note(text, name=field.key, soft_wrap=True, compact=True, highlight_cursor_line=False, disabled=closed)
        note.placeholder = plain(shorten(field.example, _EXAMPLE))
        return note
    return OneLineBox(
        one_line(text),
        name=field.key,
        placeholder=shorten(field.example, _EXAMPLE),
        select_on_focus=False,
        suggester=SuggestFromList(field.choices, case_sensitive=False) if field.kind == "choice" else None,
        disabled=closed,
        compact=True,
    )


def label_of(field: Field) -> Content:
    """What stands before the box of a field; * where it is needed."""
    return plain(f"{field.label}{' *' if field.needed else ''}")


def about(field: Field | None, typed: Mapping[str, str]) -> Content:
    """What is to be said about the box one is in: what a date was understood as, or what the box takes."""
    if field is None:
        return plain("")
    words = one_line(typed.get(field.key, "")) if not field.long else ""
    if field.kind == "date" and words:
        try:
            if str(day := understood(words)) != words:
                return plain(f"{words} → {day}", "$success")
        except CoachError as error:
            return plain(error.sentence, "$warning")
    hints = {
        "choice": f"One of: {', '.join(field.choices)}. The first letters do.",
        "date": "2019, May 2019 or 2 May 2019: as exact as you know it.",
        "number": "A whole number.",
        "yes-no": "Space ticks it.",
        "text": "^j begins a new line.",
        "lines": f"Any of: {', '.join(field.choices)}." if field.choices else _ONE_A_LINE,
    }
    return plain(" ".join(filter(None, (field.hint, hints.get(field.kind, "")))), "$secondary")


_ONE_A_LINE = "One a line (^j begins a new one); “(private)” behind one keeps it to yourself."
