"""The clock of a session, over monotonic seconds: it runs over gently and does not count sleep."""

from dataclasses import dataclass, replace

GAP = 60.0
"""Seconds between two ticks that can only be sleep: they are not counted."""


@dataclass(frozen=True, slots=True)
class Timer:
    """Seconds budgeted and spent per step by a monotonic clock; `since` is when it last ran on, None while paused."""

    budget: tuple[float, ...]
    spent: tuple[float, ...] = ()
    at: int = 0
    since: float | None = None

    def started(self, now: float) -> "Timer":
        """Running from now on; also how a paused or restored one goes on."""
        return self if self.running else replace(self, spent=self._filled(), since=now)

    def paused(self, now: float) -> "Timer":
        """Standing still; what ran until now is kept."""
        return replace(self._folded(now), since=None)

    def moved(self, step: int, now: float) -> "Timer":
        """At another step, the clock going on or standing as before."""
        return replace(self._folded(now), at=max(0, min(step, len(self.budget) - 1)))

    def ticked(self, now: float) -> "Timer":
        """The same with what ran folded in; a gap longer than a minute was sleep and is left out."""
        if self.since is not None and now - self.since > GAP:
            return replace(self, since=now)
        return self._folded(now)

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return self.since is not None

    def elapsed(self, now: float, step: int | None = None) -> float:
        """Seconds spent on a step, the current one when none is named."""
        step = self.at if step is None else step
        spent = self._filled()[step] if 0 <= step < len(self.budget) else 0.0
        return spent + (self._open(now) if step == self.at else 0.0)

    def remaining(self, now: float) -> float:
        """Seconds left of the current step; below zero when it runs over."""
        return (self.budget[self.at] if self.budget else 0.0) - self.elapsed(now)

    def total(self, now: float) -> float:
        """Seconds spent on all steps."""
        return sum(self._filled()) + self._open(now)

    def _open(self, now: float) -> float:
        return max(0.0, now - self.since) if self.since is not None else 0.0

    def _filled(self) -> tuple[float, ...]:
        return (*self.spent, *(0.0 for _ in self.budget[len(self.spent) :]))[: len(self.budget)]

    def _folded(self, now: float) -> "Timer":
        if self.since is None or not self.budget:
            return self
        spent = list(self._filled())
        spent[self.at] += self._open(now)
        return replace(self, spent=tuple(spent), since=now)
