"""How far the reading of a large file is, and how somebody stops it."""

from collections.abc import Callable

Progress = Callable[[float], bool]
"""Told the share that is done, from 0 to 1; answers whether to go on."""


class Stopped(Exception):
    """Somebody stopped the reading; nothing was written."""


def quiet(_share: float) -> bool:
    """Nobody watches: go on."""
    return True


def go_on(progress: Progress, share: float) -> None:
    """Say how far it is; Stopped where that is far enough."""
    if not progress(share):
        raise Stopped
