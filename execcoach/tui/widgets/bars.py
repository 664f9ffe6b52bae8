"""Points in characters: a short bar and a number without needless noughts."""

from textual.content import Content

from execcoach.tui.widgets.show import plain


def bar(part: int, whole: int, width: int) -> Content:
    """How much of the whole, as a line of that width; something is shown for anything, the whole only for all."""
    filled = round(width * part / whole) if whole else 0
    if 0 < part < whole:
        filled = min(width - 1, max(1, filled))
    return Content.assemble(plain("━" * filled, "$primary"), plain("─" * (width - filled), "$secondary 60%"))


def points(hundredths: int) -> str:
    """Points with one decimal where it says something."""
    return f"{hundredths / 100:.1f}".removesuffix(".0")
