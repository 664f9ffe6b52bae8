"""An option that takes a day: 2026-11-21, or a word about what was typed instead."""

import datetime
from collections.abc import Callable

import click

from execcoach.errors import CoachError
from execcoach.text import one_line

Reading = Callable[[click.Context, click.Parameter, str | None], datetime.date | None]


def a_day(question: str, example: str = "Write it as 2026-11-21.") -> Reading:
    """What click calls for an option: the day in ISO form, None without one; CoachError with the question otherwise."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime.date | None:
        try:
            return datetime.date.fromisoformat(value) if value is not None else None
        except ValueError:
            raise CoachError(question, f"“{one_line(value or '')}” is no date. {example}") from None

    return read
