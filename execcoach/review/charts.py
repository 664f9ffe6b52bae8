"""Charts as geometry: lines, bars and cells in units of a picture; numbers and days only, no words of anybody's."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from execcoach.routine.year import Year

WIDTH = 640
_LEFT, _RIGHT, _TOP = 44, 30, 26
_PLOT = 150
_LABEL = 58
"""Room a date takes below a line, so that two never lie over each other."""
_HUNDRED = 10_000


@dataclass(frozen=True, slots=True)
class Dot:
    """A recorded value and where it lies; `told` is whether there is room for its day below."""

    x: float
    y: float
    day: datetime.date
    value: int
    told: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across at this height, and the value it stands for."""

    y: float
    value: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through recorded values, oldest first."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    width: int = WIDTH
    left: int = _LEFT
    right: int = WIDTH - _RIGHT
    bottom: int = _TOP + _PLOT
    height: int = _TOP + _PLOT + 26

    @property
    def points(self) -> str:
        """The line as SVG writes it."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in self.dots)


def trend(values: Sequence[tuple[datetime.date, int]]) -> Trend | None:
    """A line through recorded scores (day, 1/100 of a point); None without two of them on two days."""
    kept = sorted((day, min(_HUNDRED, max(0, value))) for day, value in values)
    if not kept:
        return None
    low, high = _between([value for _, value in kept])
    return _line(kept, low, high, 1000 if high - low <= 5000 else 2000)


def _between(values: Sequence[int]) -> tuple[int, int]:
    """Lowest and highest of a scale for scores, wide enough that no small change looks like a large one."""
    low, high = min(values) // 1000 * 1000, -(-max(values) // 1000) * 1000
    while high - low < 3000:
        low, high = max(0, low - 1000), min(_HUNDRED, high + 1000)
    return low, high


def counted(values: Sequence[tuple[datetime.date, int]]) -> Trend | None:
    """A line through counts on a scale that begins at nothing; None without two of them on two days."""
    kept = sorted((day, max(0, value)) for day, value in values)
    most = max((value for _, value in kept), default=0)
    step = next(one * 10**power for power in range(20) for one in (1, 2, 5) if one * 10**power * 5 >= most)
    return _line(kept, 0, max(step, -(-most // step) * step), step)


def _line(kept: Sequence[tuple[datetime.date, int]], low: int, high: int, step: int) -> Trend | None:
    if len({day for day, _ in kept}) < 2:
        return None
    first, days = kept[0][0], (kept[-1][0] - kept[0][0]).days
    dots: list[Dot] = []
    free = WIDTH * 2.0
    for day, value in reversed(kept):
        x = _LEFT + 12 + (WIDTH - _LEFT - _RIGHT - 24) * (day - first).days / days
        y = _TOP + _PLOT * (high - value) / (high - low)
        told = free - x >= _LABEL
        free = x if told else free
        dots.append(Dot(round(x, 1), round(y, 1), day, value, told))
    ticks = [Tick(round(_TOP + _PLOT * (high - at) / (high - low), 1), at) for at in range(low, high + 1, step)]
    return Trend(tuple(reversed(dots)), tuple(ticks))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its height in the picture, its length, and how long it would be at most."""

    y: int
    length: float
    full: float
    value: int
    of: int


def bars(values: Sequence[tuple[int, int]], room: int = 300, step: int = 26) -> tuple[Bar, ...]:
    """A bar for each (value, most), the longest `room` long; nothing is ever drawn longer than its most."""
    widest = max((most for _, most in values), default=0) or 1
    return tuple(
        Bar(
            at * step,
            round(room * min(max(0, value), most) / widest, 1),
            round(room * max(0, most) / widest, 1),
            value,
            most,
        )
        for at, (value, most) in enumerate(values)
    )


@dataclass(frozen=True, slots=True)
class Square:
    """A number in a grid, where it lies, and how strong it is, 0 to 4."""

    x: int
    y: int
    number: int
    strength: int


def grid(rows: Sequence[Sequence[int]], left: int, width: int = 36, height: int = 20) -> tuple[Square, ...]:
    """A square for every number, row by row; the largest of all is the strongest."""
    most = max((number for row in rows for number in row), default=0)
    return tuple(
        Square(left + at * width, line * height, number, -(-4 * max(0, number) // most) if most else 0)
        for line, row in enumerate(rows)
        for at, number in enumerate(row)
    )


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the year and where it lies; kind is done, after (done, filled in later), missed, left-out or away."""

    x: int
    y: int
    kind: str
    pillars: int
    day: datetime.date


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many days of a month were done, missed, left out, away; `month` is its first day."""

    month: datetime.date
    done: int
    missed: int
    left_out: int
    away: int


@dataclass(frozen=True, slots=True)
class YearChart:
    """The days of a year that say something, the x at which a month begins, and each month counted."""

    cells: tuple[DayCell, ...]
    months: tuple[tuple[int, str], ...]
    counts: tuple[MonthCount, ...]
    side: int = 9
    step: int = 11
    left: int = 36
    top: int = 18


_SAYING = ("done", "missed", "left-out", "away")


def year_chart(year: Year) -> YearChart:
    """The year as a map of squares, a column a week, Monday on top."""
    empty = YearChart((), (), ())
    step, left, top = empty.step, empty.left, empty.top
    cells = tuple(
        DayCell(
            left + at * step,
            top + line * step,
            "after" if cell.back_filled and cell.state == "done" else cell.state,
            max(1, min(3, cell.pillars)),
            cell.day,
        )
        for at, week in enumerate(year.weeks)
        for line, cell in enumerate(week)
        if cell.state in _SAYING
    )
    months = tuple((left + at * step, name) for at, name in year.months)
    return YearChart(cells, months, tuple(_counts(year)))


def _counts(year: Year) -> Iterable[MonthCount]:
    found: dict[datetime.date, dict[str, int]] = {}
    for week in year.weeks:
        for cell in week:
            if cell.state in _SAYING:
                month = found.setdefault(cell.day.replace(day=1), dict.fromkeys(_SAYING, 0))
                month[cell.state] += 1
    for first in sorted(found):
        yield MonthCount(first, *(found[first][state] for state in _SAYING))
