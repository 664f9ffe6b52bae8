"""Python's garbage collector, kept out of the way of the first frame and of a key."""

import gc

_NEW = 10_000
"""How many new objects it waits for. Why: of 700, Python's own figure, hardly one is garbage, and it is two keys."""


def hold() -> None:
    """Stop collecting. Why: loading makes next to no garbage, and looking for it is a twentieth of the start."""
    gc.disable()


def is_held() -> bool:
    """Whether collecting was stopped and not taken up again."""
    return not gc.isenabled()


def let_go() -> None:
    """Collect again, but leave what is loaded alone.

    Why: walking through all of it takes 40 ms and more, now and then, in the middle of a key.
    """
    gc.freeze()
    gc.set_threshold(_NEW, *gc.get_threshold()[1:])
    gc.enable()
