"""Plain values for Textual's sinks: what a person wrote is shown, never obeyed."""

from rich.text import Text
from textual.content import Content

from execcoach.text import clean, one_line


def plain(text: str, style: str = "") -> Content:
    """The text as content without markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def cell(text: str, style: str = "") -> Text:
    """The text as one table cell without markup."""
    return Text(one_line(text), style=style)
