"""Asks where a report is to be written and writes it; what is there already is written over only when that is said."""

from __future__ import annotations

from collections.abc import Callable

from execcoach.errors import CoachError
from execcoach.services.export import AlreadyThere
from execcoach.services.reports import ReportDesk
from execcoach.services.review import ReviewDesk
from execcoach.text import slug
from execcoach.tui.screens.ask import AskScreen, ChooseScreen
from execcoach.tui.screens.frame import CoachScreen

_HINT = "One HTML file to open, print or send; a name that ends in .md gives Markdown."


def ask_and_write(
    screen: CoachScreen, desk: ReviewDesk, what: str, whose: str, text: Callable[[ReportDesk, str], str]
) -> None:
    """Ask where `what` of `whose` goes, a person or the group; `text` makes it of the desk and a format."""

    def write(words: str | None, force: bool = False) -> None:
        if not words:
            return
        file = desk.named(words)
        reports = ReportDesk(desk.clock.today(), desk.rubric.version)
        try:
            reports.save(text(reports, "md" if file.suffix.casefold() in (".md", ".markdown") else "html"), file, force)
        except CoachError as error:
            if not isinstance(error, AlreadyThere):
                screen.tell_error(error)
                return
            box = ChooseScreen("Something is there already", desk.shown(file), ("Leave it", "Write over it"))
            screen.app.push_screen(box, lambda at: write(words, force=True) if at == 1 else None)
        else:
            screen.tell(f"Written: {desk.shown(file)}")

    example = f"~/{slug(whose) or 'report'}.html"
    screen.app.push_screen(AskScreen(f"Write {what} where?", _HINT, example=example), write)
