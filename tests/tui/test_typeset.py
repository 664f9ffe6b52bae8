import asyncio

from textual.app import App
from textual.content import Content

from execcoach.tui.widgets.typeset import Typeset


def told(story, size=(20, 12)):
    class Sheet(App[None]):
        def compose(self):
            yield Typeset("text")

    async def run():
        app = Sheet()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(pilot, app.query_one(Typeset))

    asyncio.run(run())


def drawn(text):
    return [text.render_line(y).text.rstrip() for y in range(text.size.height)]


def words(*lines):
    return [Content(line) for line in lines]


def test_it_folds_at_its_width_and_is_as_high_as_its_lines():
    async def story(pilot, text):
        text.show(words("Thank you for the Leeds opening.", "", "Joan"))
        await pilot.pause()
        assert drawn(text) == ["Thank you for the", "Leeds opening.", "", "Joan"]

    told(story)


def test_only_the_lines_that_came_out_differently_are_drawn_anew(monkeypatch):
    async def story(pilot, text):
        text.show(words("Thank you for the Leeds opening.", "", "Joan"))
        await pilot.pause()
        asked = []
        monkeypatch.setattr(text, "refresh", lambda *places, **given: asked.append((places, given)))
        text.show(words("Thank you for the Leeds meeting.", "", "Joan"))
        assert [(place.y, place.height) for place in asked[0][0]] == [(1, 1)]
        text.show(words("Thank you for the Leeds meeting.", "", "Joan"))
        assert len(asked) == 1
        text.show(words("Thank you for the Leeds meeting.", "", "Joan", "and Priya"))
        assert asked[1] == ((), {"layout": True})

    told(story)


def test_words_of_another_colour_are_another_line(monkeypatch):
    async def story(pilot, text):
        text.show([Content.styled("Joan", "red")])
        await pilot.pause()
        asked = []
        monkeypatch.setattr(text, "refresh", lambda *places, **given: asked.append(places))
        text.show([Content.styled("Joan", "green")])
        assert [place.y for place in asked[0]] == [0]

    told(story)


def test_it_folds_anew_at_another_width():
    async def story(pilot, text):
        text.show(words("Thank you for the Leeds opening."))
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert drawn(text) == ["Thank you for the Leeds opening."]

    told(story)


def test_what_is_chosen_with_the_mouse_can_be_copied():
    async def story(pilot, text):
        text.show(words("Thank you for the Leeds opening.", "", "Joan"))
        await pilot.pause()
        text.text_select_all()
        await pilot.pause()
        assert pilot.app.screen.get_selected_text() == "Thank you for the Leeds opening.\n\nJoan"
        assert drawn(text) == ["Thank you for the", "Leeds opening.", "", "Joan"]

    told(story)
