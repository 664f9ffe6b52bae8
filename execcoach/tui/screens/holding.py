"""What is typed about a client waits: written down where it changed, every second, and there again the next time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from contextlib import suppress

from execcoach.errors import CoachError
from execcoach.review.client import Client
from execcoach.services.coaching import CoachDesk
from execcoach.tui.screens.frame import CoachScreen

_EVERY = 1.0


class HoldingScreen(CoachScreen):
    """A screen to write on; `what` tells its half typed words from those of the other screens about this client."""

    def __init__(self, client: Client, desk: CoachDesk, what: str) -> None:
        super().__init__()
        self.client, self.desk, self.what = client, desk, what
        self.held: Mapping[str, str] | None = None
        """What waits; None while nothing is to."""

    @abstractmethod
    def to_hold(self) -> Mapping[str, str]:
        """What is typed and not kept; empty where that is nothing."""

    def begin_to_hold(self, waits: Mapping[str, str]) -> None:
        """From now on what is typed waits; `waits` is what did from the last time."""
        self.held = waits
        self.set_interval(_EVERY, self.hold)

    def hold(self) -> None:
        """Write down what is typed where it changed, so that not even a cut-off app loses it."""
        if self.held is not None and self.held != (typed := self.to_hold()):
            self.held = typed
            with suppress(CoachError, OSError):
                self.desk.hold(self.client, self.what, typed)

    def let_go(self) -> None:
        """It is kept: nothing waits any more."""
        self.held = None
        with suppress(CoachError, OSError):
            self.desk.hold(self.client, self.what, {})

    def on_unmount(self) -> None:
        """The screen goes away, with the app too: what was typed and not kept waits."""
        self.hold()

    def action_back(self) -> None:
        """Go back; what was typed waits."""
        self.hold()
        self.dismiss(None)
