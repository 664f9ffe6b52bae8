import asyncio

from driving import seen
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

from execcoach.tui.widgets.one_line_box import OneLineBox

KEYS = ("h", "end", "x", "y", "left", "left", "z", "home", "ctrl+k", "ctrl+u", "a")


def pictures(kind):
    """The screen after each key, in a box too narrow for what is typed."""

    class Page(App[None]):
        def compose(self):
            yield kind("a quick brown fox jumps over the lazy dog")

    async def run():
        drawn = []
        async with Page().run_test(size=(20, 4)) as pilot:
            for key in KEYS:
                await pilot.press(key)
                drawn.append(seen(pilot.app))
        return drawn

    return asyncio.run(run())


def test_it_looks_as_an_input_does_after_every_key():
    assert pictures(OneLineBox) == pictures(Input)


def test_typing_lays_the_screen_out_less_often(monkeypatch):
    laid = []
    whole = Screen._refresh_layout
    monkeypatch.setattr(Screen, "_refresh_layout", lambda self, *given, **more: (laid.append(1), whole(self, *given)))

    def layouts(kind):
        laid.clear()
        pictures(kind)
        return len(laid)

    assert layouts(OneLineBox) < layouts(Input)
