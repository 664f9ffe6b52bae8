"""The walk over the page in the real app at 80x24, by keyboard."""

from typing import Any

from driving import drive, seen, until
from textual.widgets import OptionList

from execcoach.tui.app import CoachApp


def test_copy_the_boxes_tick_the_field_and_see_the_page_move(people, demo) -> None:
    app = CoachApp(people, demo, first_mode="profile")
    page = demo.profile.page().total
    copied: list[str] = []
    app.copy_to_clipboard = copied.append  # type: ignore[method-assign]

    async def story(pilot: Any) -> None:
        await pilot.press("p")
        text = await until(pilot, "to look at")
        assert "Photo" in text
        fields = app.screen.query_one("#fields", OptionList)
        waiting = fields.option_count
        await pilot.press("c", "down", "down")
        await until(pilot, "A suggestion")
        await pilot.press("c", "enter")
        await until(pilot, "Ticked for Ada: More for your About")
        assert copied[-1].startswith("We moved 41 locomotives")
        assert "Places we may share: Hull, Durham and Enugu." in copied[-1]
        assert demo.profile.page().total > page
        assert fields.option_count == waiting - 1
        text = await until(pilot, f"page {demo.profile.page().total / 100:.0f}")
        assert "Current role: Chief operating officer" in text

        await pilot.press("c", "c")
        assert [copied[-2], copied[-1][:11]] == ["April 2024", "I run train"]
        await until(pilot, "Copied for Ada: Description.")
        await pilot.press("u")
        await until(pilot, "Taken back: More for your About")
        assert demo.profile.page().total == page

        await pilot.press("a")
        await until(pilot, "every field")
        assert "✓ Headline" in "\n".join(str(one.prompt) for one in fields.options)
        await pilot.press("a", "e", "enter")
        await until(pilot, "Last ticked on 21 November 2026.")
        assert demo.profile.page().total == demo.profile.score().total
        await pilot.press("escape")
        await until(pilot, "widest gap first")

    drive(app, story)


def test_markup_in_a_persons_words_is_shown_and_what_is_too_long_says_where_it_is_full(people, workspace) -> None:
    name = "[@click=app.quit]x[/] \\u001b[31m [/b]"
    headline = "word " * 50
    everyday = workspace(f'[person]\nid = "a"\nname = "{name}"\nheadline = "{headline}"\n[[roles]]\ntitle = "{name}"\n')
    app = CoachApp(people, everyday, first_mode="profile")

    async def story(pilot: Any) -> None:
        await pilot.press("p")
        text = await until(pilot, "249 of 220")
        assert "full here: 29 too long" in text
        await pilot.press("down", "down")
        text = await until(pilot, "Current role: [@click=app.quit]x[/] ␛[31m [/b]")
        assert "\x1b" not in seen(app)
        await pilot.press("n", "t")
        await until(pilot, "Ticked for")
        everyday.workspace.published.write_text("field = [", encoding="utf-8")
        await pilot.press("a")
        await until(pilot, "Mend it, or delete it and tick anew.")
        assert not everyday.profile.published
        assert "published.toml" in everyday.profile.own_warnings[-1]

    drive(app, story, size=(120, 40))
