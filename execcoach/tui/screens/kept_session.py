"""The session that runs, kept: what is typed reaches the disk within two seconds, whatever ends the app."""

from __future__ import annotations

import threading

from textual import work

from execcoach.errors import CoachError
from execcoach.routine.timer import RunningSession
from execcoach.tui.screens.frame import CoachScreen

_SAVE_EVERY = 0.25
_SAVE_CLOCK_EVERY = 10.0
"""Seconds between two saves where only the clock ran on. Why: a synced folder would never come to rest."""


class KeptScreen(CoachScreen):
    """A screen on which a session runs; it belongs to whose it was, whoever's folder is opened meanwhile."""

    def __init__(self, running: RunningSession) -> None:
        super().__init__()
        self.running = running
        self._saved, self._saved_at = running, 0.0
        self._writing = False
        """Why one write at a time: on a slow disk an older one could end last, or a new one starve the one before."""
        self._disk = threading.Lock()
        self._complaint = ""
        self._ended = True

    def begin(self) -> None:
        """Start the clock, and from now on save every quarter of a second where there is something to save."""
        self._desk, self._clock = self.everyday.session, self.everyday.clock
        self.running = self.running.started_at(self._clock.monotonic())
        self._ended = False
        self.set_interval(_SAVE_EVERY, self.save)

    def on_unmount(self) -> None:
        """The screen goes away, with the app or with the person: keep what was typed."""
        if not self._ended:
            self.running = self.running.paused_at(self._now())
            try:
                self._keep()
            except CoachError:
                return

    def _now(self) -> float:
        """The moment, once what ran until now is counted and what the machine slept through is left out."""
        now = self._clock.monotonic()
        self.running = self.running.ticked(now)
        return now

    def save(self) -> None:
        """Keep the session where something was typed or decided, and now and then how far the clock ran."""
        if self._writing or self._ended:
            return
        now, saved = self._clock.monotonic(), self._saved
        same = (saved.states, saved.at) == (self.running.states, self.running.at)
        if not same or now - self._saved_at > _SAVE_CLOCK_EVERY:
            self._saved, self._saved_at, self._writing = self.running, now, True
            self._save_in_background()

    @work(thread=True, group="autosave")
    def _save_in_background(self) -> None:
        try:
            self._keep()
        except CoachError as error:
            self._saved_at = float("-inf")  # the next save tries again
            if error.sentence != self._complaint:
                self._complaint = error.sentence
                self.app.call_from_thread(self.tell_error, error)
        finally:
            self._writing = False

    def _keep(self) -> None:
        """Write the session as it stands once the disk is free, so that an older one never comes last."""
        with self._disk:
            self._desk.autosave(self.running)

    def action_leave(self) -> None:
        """Leave for now; the session waits."""
        self.running = self.running.paused_at(self._now())
        try:
            self._keep()
        except CoachError as error:
            self.tell_error(error)
            return
        self._ended = True
        self.app.pop_screen()
        self.tell(f"Kept for {self.everyday.profile.first_name}. Today offers it again.")
