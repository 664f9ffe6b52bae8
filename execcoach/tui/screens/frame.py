"""What every screen has: who and where on top, what to do next and the keys at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from execcoach.errors import CoachError
from execcoach.tui.commands import Command
from execcoach.tui.painter import Painter
from execcoach.tui.widgets.lines import KeyLine, NextLine, TopLine

if TYPE_CHECKING:
    from execcoach.services.everyday import Everyday
    from execcoach.tui.app import CoachApp


class CoachScreen(Screen[str | None]):
    """A screen of the app; a subclass gives its ROWS, its body and its one line about what to do next.

    A screen that is pushed may answer a word when it is left.
    """

    ROWS: ClassVar[tuple[Command, ...]] = ()
    _edition = -1

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Painter()

    @property
    def coach(self) -> CoachApp:
        """The app, by its own type."""
        return cast("CoachApp", self.app)

    @property
    def everyday(self) -> Everyday:
        """The desks of the person whose folder is open."""
        assert self.coach.everyday is not None
        return self.coach.everyday

    def compose(self) -> ComposeResult:
        """Top line, the body between, next line, key line."""
        yield TopLine()
        yield from self.compose_body()
        yield NextLine()
        yield KeyLine(self.ROWS)

    def compose_body(self) -> ComposeResult:
        """What stands between the lines."""
        yield from ()

    def draw(self) -> None:
        """Draw what the person's files hold."""

    async def files_changed(self) -> None:
        """Draw anew: the person's files hold something else than what is shown."""
        self.say_standing()
        self.draw()

    @on(events.ScreenResume)
    async def catch_up(self) -> None:
        """Draw anew what somebody else changed while another screen was shown."""
        if self.coach.everyday is not None:
            before, self._edition = self._edition, self.everyday.profile.edition
            if before not in (-1, self._edition):
                await self.files_changed()

    async def action_undo(self) -> None:
        """Take the last change back."""
        await self._step(self.everyday.undo, "Taken back: ", "There is nothing to take back.")

    async def action_redo(self) -> None:
        """Do again what was taken back last."""
        await self._step(self.everyday.redo, "Done again: ", "There is nothing to do again.")

    async def _step(self, step: Callable[[], str], done: str, nothing: str) -> None:
        try:
            about = step()
        except CoachError as error:
            self.tell_error(error)
        else:
            self.tell_step(f"{done}{about}" if about else nothing)
            await self.files_changed()

    def tell_step(self, words: str) -> None:
        """Say what was taken back or done again; a screen that has a better place for it says it there."""
        self.tell(words)

    def say_next(self, words: str) -> None:
        """Set the one line that says what to do next."""
        self.query_one(NextLine).say(words)

    def say_standing(self) -> None:
        """Draw the top line anew: name, date, figures."""
        self.query_one(TopLine).refresh()

    def tell(self, words: str, severity: str = "information") -> None:
        """Say something in passing."""
        from execcoach.text import clean

        level = cast("Severity", severity)
        self.notify(clean(words), severity=level, markup=False)

    def tell_error(self, error: CoachError) -> None:
        """Say what went wrong, where, and what to do."""
        lines = [error.sentence, *(str(place) for place in error.places)]
        self.notify_plain(error.title, "\n".join(lines))

    def notify_plain(self, title: str, words: str) -> None:
        """An error toast that shows every character as it is; one that still stands is not said twice."""
        from execcoach.text import clean

        if self.coach.is_new(f"{title}\n{words}"):
            self.notify(clean(words), title=clean(title), severity="error", timeout=12, markup=False)


if TYPE_CHECKING:
    from textual.notifications import SeverityLevel as Severity
