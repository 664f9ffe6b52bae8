"""The only room that asks what time it is."""

import datetime
import os
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Today, now and a monotonic count of seconds; `day` freezes the date, as EXECCOACH_TODAY does for tests."""

    day: datetime.date | None = None

    def now(self) -> datetime.datetime:
        """The local time with its offset, to the second."""
        now = datetime.datetime.now().astimezone().replace(microsecond=0)
        return datetime.datetime.combine(self.day, now.timetz()) if self.day else now

    def today(self) -> datetime.date:
        """The local date."""
        return self.day or self.now().date()

    def monotonic(self) -> float:
        """Seconds that never jump, for counting down."""
        return time.monotonic()


def system_clock() -> Clock:
    """The clock of this machine, its date frozen where EXECCOACH_TODAY says so."""
    frozen = os.environ.get("EXECCOACH_TODAY", "")
    try:
        return Clock(datetime.date.fromisoformat(frozen) if frozen else None)
    except ValueError:
        return Clock()
