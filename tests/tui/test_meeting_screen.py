from driving import drive, seen, typed, until

from execcoach.tui.app import CoachApp


def test_a_name_becomes_a_card_and_what_was_learned_is_kept_and_can_be_taken_back(people, demo):
    before = demo.workspace.circle.read_bytes()
    copied = []

    async def story(pilot):
        await until(pilot, "Meeting somebody today?")
        await pilot.press("m")
        await until(pilot, "Whom are you meeting?")
        assert "Tom Hallworth" in seen(pilot.app)
        await pilot.press("down", "down", "enter")
        await until(pilot, "Tom Hallworth · Head of signalling, Northwind Rail · colleague")
        await pilot.press("escape")
        await typed(pilot, "tallow")
        await until(pilot, "Enter opens the card of Kenji Arakawa")
        await pilot.press("enter")
        text = await until(pilot, "four years apart")
        for title in demo.meeting.sentences.titles.values():
            assert title in text or title.startswith("(")
        assert "Mending clocks" not in text
        assert pilot.app.screen.query_one("#card").max_scroll_y == 0, "the whole card fits 80 by 24"

        pilot.app.copy_to_clipboard = copied.append
        await pilot.press("c")
        assert copied == [demo.meeting.card(demo.meeting.meant("kenji")).text()]

        await pilot.press("l")
        await typed(pilot, "Still has the oar [/b]")
        await pilot.press("escape", "escape")
        await until(pilot, "Whom are you meeting?")
        assert demo.meeting.half_typed == {"learned kenji": "Still has the oar [/b]"}
        await typed(pilot, "kenji")
        await pilot.press("enter")
        await until(pilot, "four years apart")
        await pilot.press("l", "enter")
        await until(pilot, "Last in touch today")
        them = demo.meeting.meant("kenji")
        assert them.learned[-1].text == "Still has the oar [/b]"
        assert str(them.learned[-1].date) == str(them.touched) == "2026-11-21"
        assert demo.meeting.half_typed == {}
        await pilot.press("u")
        await until(pilot, "Last in touch on 13 November")
        assert demo.workspace.circle.read_bytes() == before

    drive(CoachApp(people, demo), story)


def test_somebody_new_is_helped_at_once_and_kept_with_three_answers(people, workspace):
    ada = workspace('[person]\nname = "Ada Okafor"\n\n[connection_points]\nhobbies = ["Keeping bees"]\n')

    async def story(pilot):
        await pilot.press("m")
        await until(pilot, "Nobody is in your circle yet")
        await typed(pilot, "Zoë [/b] Quist")
        await until(pilot, "Nobody by that name in your circle yet")
        text = seen(pilot.app)
        assert "Ask " in text
        assert "They find" in text
        await pilot.press("enter")
        await typed(pilot, "Harbour master, Gdynia Port")
        await pilot.press("enter")
        await typed(pilot, "Keeps bees on the roof")
        await pilot.press("enter")
        await until(pilot, "Keeps bees on the roof")
        assert "You share" in seen(pilot.app)
        (them,) = ada.profile.circle.contacts
        assert (them.name, them.role, them.company) == ("Zoë [/b] Quist", "Harbour master", "Gdynia Port")
        await pilot.press("escape", "escape")
        await until(pilot, "Meeting somebody today?")

    drive(CoachApp(people, ada), story)
