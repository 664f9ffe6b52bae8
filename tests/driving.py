"""Drives the real app in a test: what is on the screen as text, and a run from start to end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any


def seen(app: Any) -> str:
    """The screen as a person sees it, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines)


def drive(app: Any, story: Callable[[Any], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> None:
    """Run the app without a terminal and tell it the story."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            await story(pilot)

    asyncio.run(run())


async def until(pilot: Any, words: str, seconds: float = 30.0) -> str:
    """The screen once these words are on it and it has come to rest; AssertionError with it when they never are."""
    loop = asyncio.get_running_loop()
    end, before = loop.time() + seconds, ""
    while words not in (text := seen(pilot.app)) or text != before:
        assert loop.time() < end or words in text, f"{words!r} is not on the screen:\n{text}"
        if loop.time() > end:  # a clock that runs never rests
            break
        before = text
        await pilot.pause(0.02)
    return text


async def typed(pilot: Any, words: str) -> None:
    """Put the words in the box that has the focus, a line at once and Enter between; elsewhere press their keys.

    Why: a key costs the pilot a twentieth of a second, and the keys are seldom the point.
    """
    from textual.events import Paste
    from textual.widgets import Input, TextArea

    for at, line in enumerate(words.split("\n")):
        if at:
            await pilot.press("enter")
        if line and isinstance(pilot.app.focused, Input | TextArea):
            pilot.app.post_message(Paste(line))
            await pilot.pause()
        elif line:
            await pilot.press(*({" ": "space"}.get(character, character) for character in line))
