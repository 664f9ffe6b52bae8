"""The session that is under way, in its file on this machine, from the first key to the end."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from execcoach.errors import CoachError
from execcoach.storage import progress_files

if TYPE_CHECKING:
    from execcoach.routine.timer import RunningSession
    from execcoach.services.profile import ProfileDesk


class Underway:
    """Keeps the running session of one person, and finds one that was cut off."""

    def __init__(self, profile_desk: ProfileDesk) -> None:
        self._desk = profile_desk
        self._disk = threading.Lock()
        self._over: set[str] = set()
        """Sessions that are written: a save that was under way when one ended must not bring it back."""
        self.set_aside: tuple[str, ...] = ()
        """A sentence for every file that was no session of this person."""

    def keep(self, running: RunningSession) -> None:
        """Write it as it stands, unless it has ended; what the machine slept through is left out."""
        from execcoach.routine.timer import to_raw

        with self._disk:
            if running.id not in self._over:
                now = self._desk.clock.monotonic()
                progress_files.save_running(self._desk.workspace, to_raw(running.ticked(now), now))

    def found(self) -> RunningSession | None:
        """The session in the file, its clock standing; None where there is none of this person."""
        from execcoach.routine.timer import from_raw

        if not self._desk.workspace.progress.is_dir():
            return None
        try:
            raw = progress_files.read_running(self._desk.workspace)
            if raw is None:
                return None
            running = from_raw(raw)
        except CoachError:
            self.set_aside += (progress_files.set_running_aside(self._desk.workspace),)
            return None
        if running.person not in ("", self._desk.profile.person.id):
            self.set_aside += (progress_files.set_running_aside(self._desk.workspace),)
            return None
        return running

    def drop(self) -> None:
        """Let the file go."""
        progress_files.drop_running(self._desk.workspace)

    def end(self, running: RunningSession) -> None:
        """Let the file go for good: this session is written."""
        with self._disk:
            self._over.add(running.id)
            self.drop()
