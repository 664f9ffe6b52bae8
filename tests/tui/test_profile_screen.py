"""The score card on the real app at 80x24, by keyboard."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from execcoach.services.everyday import Everyday
from execcoach.services.people import People
from execcoach.tui.app import CoachApp
from execcoach.tui.widgets.lines import KeyLine

Doing = Callable[[CoachApp, Pilot[None]], Awaitable[None]]


def drive(people: People, everyday: Everyday, doing: Doing, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        app = CoachApp(people, everyday, first_mode="profile")
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await doing(app, pilot)

    asyncio.run(run())


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause(0.02)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.06)


def shown(app: CoachApp, id: str) -> str:
    return str(app.screen.query_one(f"#{id}", Static).content)


def rows(app: CoachApp) -> list[str]:
    lines = app.screen.query_one("#lines", OptionList)
    return [str(lines.get_option_at_index(at).prompt) for at in range(lines.option_count)]


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_the_card_opens_the_widest_gap_is_sorted_shows_the_record_and_leads_to_a_question(people, demo, size) -> None:
    async def the_widest_gap_stands_first_and_is_opened(app: CoachApp) -> None:
        gaps = sorted((line.gain for line in demo.profile.score().lines), reverse=True)
        widest = next(line for line in demo.profile.score().lines if line.gain == gaps[0])
        assert rows(app)[0].startswith(demo.profile.titled(widest.id))
        assert len(rows(app)) == len(demo.profile.score().lines)
        opened = shown(app, "opened")
        assert demo.profile.called(widest.id) in opened
        assert all(words in opened for words in widest.advice)
        assert all(item.path in opened for item in widest.evidence)
        assert demo.profile.rubric.criterion(widest.id).source in opened

    async def s_sorts_by_section_and_keeps_the_chosen_line(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        before = shown(app, "opened")
        await pilot.press("s")
        await pilot.pause()
        assert rows(app)[0].startswith(demo.profile.score().groups[0].title)
        assert shown(app, "opened") == before

    async def without_a_terminal_to_hand_over_e_says_which_file_to_open(app: CoachApp, pilot: Pilot[None]) -> None:
        assert not any("profile.toml" in note.message for note in app._notifications)
        await pilot.press("e")
        await pilot.pause()
        assert any("profile.toml" in note.message for note in app._notifications)

    async def what_no_question_mends_says_what_to_do(app: CoachApp, pilot: Pilot[None]) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(demo.profile, "question_for", lambda id: None)
            assert not any("e opens the file" in note.message for note in app._notifications)
            await pilot.press("enter")
            await pilot.pause()
            assert app.current_mode == "profile"
            assert any("e opens the file" in note.message for note in app._notifications)

    async def the_record_is_shown(app: CoachApp, pilot: Pilot[None]) -> None:
        assert any(bar in shown(app, "total") for bar in "▁▂▃▄▅▆▇█")
        await pilot.press("h")
        await pilot.pause(0.05)
        said = "\n".join(str(one.content) for one in app.screen.query(Static))
        assert all(f"{one.on.isoformat()}  {one.total / 100:5.1f}" in said for one in demo.profile.history())
        await pilot.press("escape")

    async def minutes_lead_to_a_question(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("n")
        await pilot.pause(0.05)
        packs = app.screen.query_one(OptionList)
        told = [str(packs.get_option_at_index(at).prompt) for at in range(packs.option_count)]
        minutes = [line.split("   ")[0] for line in told if " minutes " in line]
        assert minutes == ["5 minutes", "10 minutes", "20 minutes"]
        await pilot.press("down", "enter")
        await pilot.pause(0.1)
        assert app.current_mode == "checklist"

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await settled(pilot)
        await the_widest_gap_stands_first_and_is_opened(app)
        await what_no_question_mends_says_what_to_do(app, pilot)
        await s_sorts_by_section_and_keeps_the_chosen_line(app, pilot)
        await without_a_terminal_to_hand_over_e_says_which_file_to_open(app, pilot)
        await the_record_is_shown(app, pilot)
        await minutes_lead_to_a_question(app, pilot)

    drive(people, demo, doing, size)


def test_enter_goes_to_the_question_that_mends_the_line_and_esc_comes_back(people, workspace) -> None:
    everyday = workspace('[person]\nid = "a"\nname = "Ada"\nheadline = "x"\n[connection_points]\nteams = []\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        ids = [row.line.id for row in screen._rows if row and row.line]  # type: ignore[attr-defined]
        await pilot.press(*["down"] * ids.index("teams"), "enter")
        await pilot.pause(0.08)
        assert app.current_mode == "checklist"
        assert "good morning" in shown(app, "words")
        assert "Esc score card" in str(app.screen.query_one(KeyLine).content)
        await pilot.press("O", "t", "escape")
        await pilot.pause(0.08)
        assert app.current_mode == "profile"
        assert screen.chosen.line.id == "teams"  # type: ignore[attr-defined]
        assert everyday.profile.half_typed["teams"] == {"": "Ot"}
        everyday.profile.choose("teams", "not-for-me", "")
        screen.draw()  # type: ignore[attr-defined]
        assert screen.chosen.line.id == ids[0], "what is settled makes room for the widest gap"  # type: ignore[attr-defined]
        assert "of the 96 you chose" in shown(app, "total")

    drive(people, everyday, doing)


def test_what_is_wrong_in_the_file_stands_first_with_its_line(people, workspace) -> None:
    everyday = workspace('[person]\nid = "a"\nname = "Ada"\nhedline = "x"\nlocation = 5\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert rows(app)[0].startswith("! profile.toml, line 4: person.hedline")
        assert "Did you mean headline?" in shown(app, "opened")
        await pilot.press("down")
        await pilot.pause()
        assert "line 5" in shown(app, "opened")

    drive(people, everyday, doing)


def test_a_newer_file_is_shown_and_said_to_be_only_read(people, workspace) -> None:
    everyday = workspace('schema = 99\n[person]\nid = "a"\nname = "Ada"\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert "newer execcoach" in shown(app, "opened")

    drive(people, everyday, doing)


def test_the_card_moves_with_an_undo_and_a_change_made_outside_and_stays_when_the_file_broke(people, workspace) -> None:
    everyday = workspace('[person]\nid = "a"\nname = "Ada"\n')
    desk, file = everyday.profile, everyday.workspace.profile
    found = desk.question("teams")
    assert found
    desk.answer(found[1], "Hull City since 1996")

    async def u_takes_the_last_change_back(app: CoachApp, pilot: Pilot[None]) -> None:
        before = shown(app, "total")
        await pilot.press("u")
        await settled(pilot)
        assert shown(app, "total") != before
        assert not desk.profile.connection_points.teams

    async def meanwhile(app: CoachApp, pilot: Pilot[None], text: str) -> None:
        app.switch_mode("checklist")
        await settled(pilot)
        file.write_text(text, "utf-8")
        app.switch_mode("profile")
        await pilot.pause(0.08)

    async def a_change_made_outside_is_seen_on_coming_back(app: CoachApp, pilot: Pilot[None]) -> None:
        before = shown(app, "total")
        outside = '[connection_points]\nteams = ["Hull City since 1996"]\n'
        await meanwhile(app, pilot, file.read_text("utf-8").partition("[connection_points]")[0] + outside)
        assert shown(app, "total") != before

    async def a_file_that_broke_meanwhile_is_told_and_the_card_stays(app: CoachApp, pilot: Pilot[None]) -> None:
        before = {note.message for note in app._notifications}
        await meanwhile(app, pilot, "[person\n")
        assert any("profile.toml" in words for words in {note.message for note in app._notifications} - before)
        assert rows(app)

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await u_takes_the_last_change_back(app, pilot)
        await a_change_made_outside_is_seen_on_coming_back(app, pilot)
        await a_file_that_broke_meanwhile_is_told_and_the_card_stays(app, pilot)

    drive(people, everyday, doing)


def test_an_answer_is_tried_on_and_nothing_is_saved_until_it_is_taken_along(people, demo) -> None:
    file = demo.workspace.profile
    before = file.read_bytes()

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        ids = [row.line.id for row in app.screen._rows if row and row.line]  # type: ignore[attr-defined]
        await pilot.press(*["down"] * ids.index("teams"), "w")
        await pilot.pause(0.05)
        assert "0 of 4" in shown(app, "would")
        app.screen.query_one("Input").value = "sports"  # type: ignore[attr-defined]
        await pilot.pause(0.05)
        assert "no change" in shown(app, "would")
        app.screen.query_one("Input").value = "Hull Kingston Rovers, from the east stand"  # type: ignore[attr-defined]
        await pilot.pause(0.05)
        assert "0 → 4 of 4" in shown(app, "would")
        assert "+4.0" in shown(app, "would")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert app.current_mode == "checklist"
        assert demo.profile.half_typed["teams"] == {"": "Hull Kingston Rovers, from the east stand"}
        assert file.read_bytes() == before

    drive(people, demo, doing)


def test_an_opened_line_says_what_each_check_gave_and_the_parts_add_up(people, demo) -> None:
    from execcoach.tui.widgets.score_line import opened

    desk = demo.profile
    for line in desk.score().lines:
        words = str(opened(line, desk.rubric))
        assert f"credit {line.credit:.2f}" in words
        assert words.count(" of ") > len(line.checks)
        assert desk.rubric.criterion(line.id).lands in words
        assert sum(check.worth(line.weight) for check in line.checks) == pytest.approx(line.points, abs=1)
