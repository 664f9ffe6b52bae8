import pytest
from driving import drive, typed, until
from textual._compositor import Compositor
from textual.geometry import Region
from textual.widget import Widget

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.editor import EditorScreen


def write(people, everyday, story, size):
    app = CoachApp(people, everyday, "drafts")

    async def told(pilot):
        await until(pilot, "4 Drafts")
        app.push_screen(EditorScreen(template="thank-a-colleague"))
        await until(pilot, "leave (kept)")
        await story(pilot)

    drive(app, told, size)


def asked(monkeypatch):
    """The widgets that are asked for their lines from now on."""
    seen, whole = [], Widget.render_lines
    monkeypatch.setattr(Widget, "render_lines", lambda self, crop: (seen.append(self), whole(self, crop))[1])
    return seen


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.proof)])
def test_it_draws_what_textual_would_draw_from_fewer_widgets(people, demo, size, monkeypatch):
    width, height = size
    places = (
        [Region(3, 6, 20, 1), Region(width - 20, height - 4, 18, 1)],
        [Region(0, 0, 1, 1), Region(width - 1, height - 1, 1, 1)],
        [Region(5, y, width - 9, 1) for y in range(2, height, 3)],
        [Region(width // 2 - 3, 4, 7, height - 9)],
    )

    async def story(pilot):
        await typed(pilot, "Jo\nled it")
        await pilot.pause()
        painter, seen = pilot.app.screen._compositor, asked(monkeypatch)
        for changed in places:
            drawn = []
            for draw in (type(painter).render_partial_update, Compositor.render_partial_update):
                seen.clear()
                painter._dirty_regions = set(changed)
                drawn.append((draw(painter).render_segments(pilot.app.console), len(seen)))
            (mine, few), (theirs, many) = drawn
            assert mine == theirs
            assert few < many

    write(people, demo, story, size)


def test_a_key_in_a_field_asks_only_what_lies_under_the_field_the_text_and_the_facts(people, demo, monkeypatch):
    async def story(pilot):
        await typed(pilot, "Jo")
        await pilot.pause()
        seen = asked(monkeypatch)
        await pilot.press("n")
        await pilot.pause()
        assert {"text", "facts"} <= {widget.id for widget in seen}
        assert not {"about", "paper-title", "field-1"} & {widget.id for widget in seen}

    write(people, demo, story, (120, 40))
