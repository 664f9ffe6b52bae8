"""Plain values for Textual's sinks: what a person wrote is shown, never obeyed."""

from rich.text import Text
from textual.content import Content
from textual.widgets import Static

from execcoach.text import clean, one_line


def plain(text: str, style: str = "") -> Content:
    """The text as content without markup."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def put(static: Static, content: Content) -> None:
    """Show the content; only a change of height lays the screen out anew, which a key press should not cost."""
    width = static.content_size.width
    before = static.content_size.height
    static.update(content, layout=not width or content.get_height({}, width) != before)


def cell(text: str, style: str = "") -> Text:
    """The text as one table cell without markup."""
    return Text(one_line(text), style=style)
