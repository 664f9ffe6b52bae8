"""The checklists on the real app at 80x24, by keyboard: answers land in the file, nothing typed is lost."""

import asyncio
import tomllib
from collections.abc import Awaitable, Callable

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static, TextArea

from execcoach.services.everyday import Everyday
from execcoach.services.people import People
from execcoach.tui.app import CoachApp
from execcoach.tui.screens.checklist import ChecklistScreen
from execcoach.tui.widgets.lines import NextLine
from execcoach.tui.widgets.tick import Tick
from execcoach.tui.widgets.worksheet import Worksheet

Doing = Callable[[CoachApp, Pilot[None]], Awaitable[None]]

ADA = """\
schema = 1

# The person.
[person]
id = "ada-1"
name = "Ada Okafor" # as on the door

# What she likes.
[connection_points]
# Since the winter of 1999.
hobbies = ["Rowing on the Aire before work"]

# Now.
[[roles]]
title = "COO"
company = "Northwind Rail"
start = "2021-03"

# Saturdays.
[[volunteering]]
organisation = "Aire Valley Food Run"
"""
COMMENTS = ("# The person.", "# as on the door", "# What she likes.", "# Since the winter of 1999.", "# Now.", "# Sat")


def drive(people: People, everyday: Everyday, doing: Doing, size: tuple[int, int] = (80, 24), mode="checklist") -> None:
    async def run() -> None:
        app = CoachApp(people, everyday, first_mode=mode)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await doing(app, pilot)

    asyncio.run(run())


async def settled(pilot: Pilot[None]) -> None:
    await pilot.pause(0.02)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.06)


async def ask(app: CoachApp, pilot: Pilot[None], question: str) -> None:
    app.ask_about(question)
    if app.current_mode == "checklist":
        app.switch_mode("profile")
        await settled(pilot)
        app.ask_about(question)
    app.asked_from = ""  # as if it was opened from the lists
    await settled(pilot)
    assert screen(app)._question == question


async def typed(pilot: Pilot[None], text: str) -> None:
    """As a terminal pastes it: every key of a long answer would only test the test."""
    assert pilot.app.focused
    pilot.app.focused.post_message(events.Paste(text))
    await pilot.pause()


def screen(app: CoachApp) -> ChecklistScreen:
    assert isinstance(app.screen, ChecklistScreen)
    return app.screen


def shown(app: CoachApp, id: str) -> str:
    return str(app.screen.query_one(f"#{id}", Static).content)


def kept(everyday: Everyday) -> dict:
    return tomllib.loads(everyday.workspace.profile.read_text("utf-8"))


def test_a_list_a_text_and_an_entry_are_answered_and_every_comment_stays(people, workspace) -> None:
    everyday = workspace(ADA)
    totals = []

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        totals.append(everyday.profile.score().total)
        assert screen(app)._question == "teams"
        await typed(pilot, "Hull City since 1996")
        await pilot.press("enter")
        await settled(pilot)
        assert "+4" in shown(app, "score")
        assert "Hull City since 1996" in shown(app, "there")
        await typed(pilot, "The ringers of Hexham")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert screen(app)._question == "causes"
        totals.append(everyday.profile.score().total)

        await ask(app, pilot, "role-summary")
        await typed(pilot, "I decide each night which of 41 trains leave")
        await pilot.press("ctrl+j")
        await typed(pilot, "and I answer for 1900 people who move them")
        await pilot.press("enter")
        await settled(pilot)
        assert screen(app)._question != "role-summary"
        totals.append(everyday.profile.score().total)

        await ask(app, pilot, "memberships")
        await typed(pilot, "Society of Bridge Wardens")
        await pilot.press("tab")
        await typed(pilot, "Fellow")
        await pilot.press("tab")
        await typed(pilot, "May 2019")
        await pilot.press("enter")
        await settled(pilot)
        totals.append(everyday.profile.score().total)

    drive(people, everyday, doing)
    assert totals == sorted(set(totals))
    found = kept(everyday)
    assert found["connection_points"]["teams"] == ["Hull City since 1996", "The ringers of Hexham"]
    assert found["roles"][0]["summary"].count("\n") == 1
    guild = {"organisation": "Society of Bridge Wardens", "role": "Fellow", "start": "2019-05"}
    assert found["memberships"] == [guild]
    text = everyday.workspace.profile.read_text("utf-8")
    assert all(comment in text for comment in COMMENTS)
    assert everyday.profile.history()[-1].total == totals[-1]


def test_a_private_answer_is_stored_so_and_moves_nothing(people, workspace) -> None:
    everyday = workspace(ADA)

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+r")
        await typed(pilot, "Hull City since 1996")
        await pilot.press("enter")
        await settled(pilot)
        assert not app.screen.query_one(Tick).value
        await ask(app, pilot, "memberships")
        await typed(pilot, "Society of Bridge Wardens")
        await pilot.press("ctrl+r", "ctrl+s")
        await settled(pilot)

    before = everyday.profile.score().total
    drive(people, everyday, doing)
    assert kept(everyday)["connection_points"]["teams"] == [{"text": "Hull City since 1996", "private": True}]
    assert kept(everyday)["memberships"] == [{"organisation": "Society of Bridge Wardens", "private": True}]
    assert everyday.profile.score().total == before


def test_what_is_half_typed_waits_over_questions_lists_modes_and_people(people, workspace) -> None:
    everyday = workspace(ADA)
    other = workspace(ADA.replace("Ada", "Ben"), folder="ben")

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await typed(pilot, "Hull Ci")
        await pilot.press("ctrl+n")
        await settled(pilot)
        assert screen(app)._question == "causes"
        await pilot.press("ctrl+b")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "Hull Ci"
        await pilot.press("escape", "2")
        await settled(pilot)
        await pilot.press("3")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "Hull Ci"
        app.work_on(other, "checklist")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == ""
        app.work_on(people.open(everyday.workspace.folder), "checklist")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "Hull Ci"

    drive(people, everyday, doing)


def test_what_is_half_typed_waits_for_the_next_day(people, workspace) -> None:
    everyday = workspace(ADA)

    async def typing(app: CoachApp, pilot: Pilot[None]) -> None:
        await typed(pilot, "Hull Ci")

    async def next_day(app: CoachApp, pilot: Pilot[None]) -> None:
        assert app.screen.query_one("#boxes Input", Input).value == "Hull Ci"
        await typed(pilot, "ty since 1996")
        await pilot.press("enter")
        await settled(pilot)

    drive(people, everyday, typing)
    drive(people, people.open(everyday.workspace.folder), next_day)
    assert people.open(everyday.workspace.folder).profile.half_typed == {}
    assert kept(everyday)["connection_points"]["teams"] == ["Hull City since 1996"]


def test_a_question_is_asked_of_the_person_declined_with_a_reason_and_asked_again(people, workspace) -> None:
    everyday = workspace(ADA)

    async def the_line_below_says_what_enter_does_before_and_after_the_lists(app: CoachApp, pilot: Pilot[None]) -> None:
        before = str(app.screen.query_one(NextLine).content)
        lists = app.screen.query_one("#map", OptionList)
        assert not lists.display
        await pilot.press("escape")
        await pilot.pause()
        assert lists.display
        assert lists.has_focus
        assert "Enter opens a list" in str(app.screen.query_one(NextLine).content)
        await pilot.press("escape")
        assert str(app.screen.query_one(NextLine).content) == before

    async def a_question_is_put_to_the_person_and_taken_back(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert everyday.profile.choices["teams"] == "ask"
        await ask(app, pilot, "teams")
        assert "asked of Ada" in shown(app, "head")
        await pilot.press("ctrl+l")
        await settled(pilot)
        assert "teams" not in everyday.profile.choices

    async def esc_in_the_box_for_a_reason_leaves_the_question_open(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+g")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert screen(app)._question == "teams"
        assert not everyday.profile.choices

    async def no_reason_needs_to_be_given(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+g")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert everyday.profile.choices["teams"] == "not-for-me"
        await ask(app, pilot, "causes")

    async def it_is_declined_with_a_reason_and_undo_asks_it_again(app: CoachApp, pilot: Pilot[None]) -> None:
        assert "causes" not in everyday.profile.choices
        await pilot.press("ctrl+g")
        await settled(pilot)
        await typed(pilot, "I follow none")
        await pilot.press("enter")
        await settled(pilot)
        assert screen(app)._question != "causes"
        assert everyday.profile.choices["causes"] == "not-for-me"
        line = everyday.profile.score().line("causes")
        assert line is None or line.declined
        await pilot.press("escape", "u")
        await settled(pilot)
        assert "causes" not in everyday.profile.choices

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await the_line_below_says_what_enter_does_before_and_after_the_lists(app, pilot)
        await a_question_is_put_to_the_person_and_taken_back(app, pilot)
        await esc_in_the_box_for_a_reason_leaves_the_question_open(app, pilot)
        await no_reason_needs_to_be_given(app, pilot)
        line = everyday.profile.score().line("teams")
        assert line
        assert line.declined
        await it_is_declined_with_a_reason_and_undo_asks_it_again(app, pilot)

    drive(people, everyday, doing)
    files = everyday.workspace.progress.glob("choices.*.toml")
    assert any(
        choice.get("why") == "I follow none" for file in files for choice in tomllib.loads(file.read_text())["choice"]
    )


def test_a_thin_answer_is_probed_once_undo_brings_back_the_bytes_and_a_wrong_date_stays(people, workspace) -> None:
    everyday = workspace(ADA)
    before = everyday.workspace.profile.read_bytes()

    async def a_thin_answer_is_probed_once_and_kept_the_second_time(app: CoachApp, pilot: Pilot[None]) -> None:
        await typed(pilot, "sport")
        await pilot.press("enter")
        await settled(pilot)
        assert "season" in shown(app, "probe")
        assert "teams" not in kept(everyday)["connection_points"]
        await pilot.press("enter")
        await settled(pilot)
        assert kept(everyday)["connection_points"]["teams"] == ["sport"]

    async def undo_brings_back_the_bytes_and_the_score(app: CoachApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert everyday.workspace.profile.read_bytes() == before
        assert "Taken back" in shown(app, "score")

    async def a_wrong_date_says_what_was_expected_and_stays_in_the_box(app: CoachApp, pilot: Pilot[None]) -> None:
        await ask(app, pilot, "memberships")
        await typed(pilot, "Guild 41")
        await pilot.press("tab", "tab")
        await typed(pilot, "last spring")
        await pilot.press("enter")
        await settled(pilot)
        assert "May 2019" in shown(app, "probe")
        assert isinstance(app.focused, Input)
        assert (app.focused.name, app.focused.value) == ("start", "last spring")
        assert "memberships" not in kept(everyday)

    async def an_answer_that_is_kept_below_an_open_box_is_drawn_when_it_closes(
        app: CoachApp, pilot: Pilot[None]
    ) -> None:
        await ask(app, pilot, "headline")
        below = screen(app)
        await pilot.press("f1")
        await settled(pilot)
        await below.open("current-role", "role-summary")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen is below
        assert isinstance(app.focused, TextArea)

    async def enter_opens_a_question_of_the_lists(app: CoachApp, pilot: Pilot[None]) -> None:
        await ask(app, pilot, "teams")
        lists = app.screen.query_one("#map", OptionList)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("down", "enter")
        await settled(pilot)
        assert screen(app)._question == "causes"
        assert not lists.display

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await a_thin_answer_is_probed_once_and_kept_the_second_time(app, pilot)
        await undo_brings_back_the_bytes_and_the_score(app, pilot)
        await a_wrong_date_says_what_was_expected_and_stays_in_the_box(app, pilot)
        await an_answer_that_is_kept_below_an_open_box_is_drawn_when_it_closes(app, pilot)
        await enter_opens_a_question_of_the_lists(app, pilot)

    drive(people, everyday, doing)


def test_an_entry_that_is_there_is_changed_and_an_item_is_taken_out(people, workspace) -> None:
    everyday = workspace(ADA)

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await ask(app, pilot, "volunteering")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "Aire Valley Food Run"
        await pilot.press("tab")
        await typed(pilot, "Driver")
        await pilot.press("enter")
        await settled(pilot)
        await ask(app, pilot, "hobbies")
        await pilot.press("ctrl+o")
        await settled(pilot)
        await pilot.press("end", "ctrl+u", "enter")
        await settled(pilot)

    drive(people, everyday, doing)
    assert kept(everyday)["volunteering"] == [{"organisation": "Aire Valley Food Run", "role": "Driver"}]
    assert not kept(everyday)["connection_points"].get("hobbies")


@pytest.mark.parametrize(
    ("keys", "words", "noticed"), [(["enter"], "41 depots", False), (["down", "enter"], "one depot", True)]
)
def test_a_conflict_shows_both_and_the_person_decides(
    people, workspace, keys: list[str], words: str, noticed: bool
) -> None:
    everyday = workspace(ADA + '\n[summary]\nopening = "I run trains for 60 shippers."\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await ask(app, pilot, "opening")
        box = app.screen.query_one("#boxes Input", Input)
        box.value = "I run 41 depots at night."
        file = everyday.workspace.profile
        file.write_text(file.read_text("utf-8").replace("I run trains for 60 shippers.", "I run one depot."), "utf-8")
        if noticed:  # the app has read it, and drawn the question anew, before the answer is kept
            await pilot.pause()
            app.look_outside()
            await settled(pilot)
            assert "I run one depot." in shown(app, "there")
            assert app.screen.query_one("#boxes Input", Input).value == "I run 41 depots at night."
        await pilot.press("enter")
        await settled(pilot)
        said = "\n".join(str(one.content) for one in app.screen.query(Static))
        assert "I run one depot." in said
        assert "I run 41 depots at night." in said
        await pilot.press(*keys)
        await settled(pilot)

    drive(people, everyday, doing)
    assert words in kept(everyday)["summary"]["opening"]
    assert "opening" not in everyday.profile.half_typed


def test_a_finished_list_says_so_and_goes_on(people, workspace) -> None:
    points = '[connection_points]\nhobbies = ["a"]\nteams = ["b"]\ncauses = ["c"]\n'
    everyday = workspace(f'[person]\nid = "a"\nname = "Ada"\n{points}')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert screen(app)._question == "places"
        await typed(pilot, "Gdynia, four winters, at the repair yard of 1999")
        await pilot.press("enter")
        await settled(pilot)
        assert "In your file" in shown(app, "score")
        await pilot.press("enter")
        await settled(pilot)
        assert "1 of 4" in shown(app, "words")
        assert shown(app, "about").count("could say more") == 3
        assert "Your summary" in shown(app, "about")
        await pilot.press("enter")
        await settled(pilot)
        assert screen(app)._question == "opening"

    drive(people, everyday, doing)


@pytest.mark.parametrize("first", [1, pytest.param(99, marks=pytest.mark.proof)], ids=["some", "all"])
def test_every_question_of_every_list_is_reached_by_keyboard_alone_with_something_to_answer_in(
    people, workspace, first: int
) -> None:
    """By default the first question and the last two of four lists, from list to list; all of them under proof."""
    everyday = workspace('schema = 1\n[person]\nid = "ada-1"\nname = "Ada Okafor"\n')

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        for checklist in everyday.profile.checklists[: 4 * first]:
            last_two = len(checklist.questions) - 2
            for at, question in enumerate(checklist.questions):
                if first <= at < last_two:
                    continue
                if first < last_two == at:
                    await screen(app).open(checklist.id, question.id)
                    await settled(pilot)
                assert screen(app)._question == question.id
                assert isinstance(app.focused, Input | TextArea), question.id
                assert shown(app, "words") == question.words
                await pilot.press("ctrl+n")
            assert "end of this list" in shown(app, "words")
            await pilot.press("enter")

    drive(people, everyday, doing)


STALE = """\
[person]
id = "ada-1"
name = "Ada Okafor"
headline = "I move 41 trains a night" # hers
[[achievements]]
what = "Opened Leeds"
private = true
"""
SOURCES = """\
# Whom we read.
[[sources]]
name = "Nuala Brennan"
kind = "journalist"
url = "https://brennan.example"
heard_by = "logistics directors"
looked = "2026-10-01"
[[sources]]
name = "Points Failure"
url = "javascript:alert(1)"
"""


def test_a_worksheet_a_text_that_still_holds_and_a_tick_take_one_key_each(people, workspace) -> None:
    everyday = workspace(STALE, SOURCES)
    desk = everyday.profile

    def looked() -> list[str]:
        return [row.get("looked", "") for row in tomllib.loads(everyday.workspace.circle.read_text("utf-8"))["sources"]]

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        await ask(app, pilot, "sources")
        assert isinstance(app.focused, Worksheet)
        assert app.screen.query_one("#answer", Button).label.plain == "Looked today"
        opened: list[str] = []
        app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
        await pilot.press("o", "down")
        await settled(pilot)
        assert shown(app, "there") == "https://brennan.example · logistics directors"
        await pilot.press("o", "up", "enter")
        await settled(pilot)
        assert opened == ["https://brennan.example"]
        assert looked() == ["2026-10-01", "2026-11-21"]
        assert screen(app)._question == "sources"
        await pilot.press("a")
        await settled(pilot)
        await typed(pilot, "The Night Ward")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.focused, Worksheet)
        await pilot.press("a")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "The Night Ward"
        await pilot.press("enter")
        await settled(pilot)
        assert looked() == ["2026-10-01", "2026-11-21", ""]
        await pilot.press("down", "ctrl+o")
        await settled(pilot)
        assert app.screen.query_one("#boxes Input", Input).value == "Nuala Brennan"
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("u", "u")
        await settled(pilot)
        assert everyday.workspace.circle.read_text("utf-8") == SOURCES

        await ask(app, pilot, "headline-now")
        assert app.screen.query_one("#answer", Button).label.plain == "Still true"
        await pilot.press("enter")
        await settled(pilot)
        assert kept(everyday)["person"]["reviewed"] == "2026-11-21"
        assert screen(app)._question != "headline-now"

        await ask(app, pilot, "evidence")
        assert isinstance(app.focused, Input)
        assert app.focused.name == "url"
        await typed(pilot, "https://depot-news.example/leeds")
        await pilot.press("enter")
        await settled(pilot)
        assert kept(everyday)["achievements"][0]["private"] is True
        assert kept(everyday)["achievements"][0]["url"] == "https://depot-news.example/leeds"

        await ask(app, pilot, "mother")
        await pilot.press("enter")
        await settled(pilot)
        assert desk.choices["mother"] == "done"
        assert screen(app)._question == "boss"
        await pilot.press("ctrl+b")
        await settled(pilot)
        assert "done today" in shown(app, "head")
        await pilot.press("ctrl+o")
        await settled(pilot)
        assert "mother" not in desk.choices
        await pilot.press("ctrl+l")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        rows = app.screen.query_one("#map", OptionList)
        said = [str(rows.get_option_at_index(at).prompt) for at in range(rows.option_count)]
        assert said[-3].split() == ["To", "be", "asked", "of", "Ada", "1"]
        assert said[-2].split() == ["?", "Mother"]
        assert "F6" in said[-1]
        await pilot.press("end", "enter")
        await settled(pilot)
        assert screen(app)._question == "mother"

    drive(people, everyday, doing)
    assert "# hers" in everyday.workspace.profile.read_text("utf-8")


def test_a_newer_file_can_be_read_but_not_answered(people, workspace) -> None:
    everyday = workspace(ADA.replace("schema = 1", "schema = 99"))
    before = everyday.workspace.profile.read_bytes()

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        assert "newer execcoach" in shown(app, "probe")
        assert app.screen.query_one("#boxes Input", Input).disabled
        await pilot.press("enter", "ctrl+s")
        await settled(pilot)

    drive(people, everyday, doing)
    assert everyday.workspace.profile.read_bytes() == before


EVIL = "[/b] [@click=app.quit]x[/] \x1b]52;c;eA==\x07 \u202e[=1"


def hostile(value: object, key: str = "") -> object:
    if isinstance(value, dict):
        return {name: hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, key) for item in value]
    return EVIL if isinstance(value, str) and key != "id" else value


WHOLE = [pytest.param(1, size, marks=pytest.mark.proof) for size in ((80, 24), (120, 40))]


@pytest.mark.parametrize(("every", "size"), [(30, (80, 24)), *WHOLE])
def test_hostile_text_in_every_field_neither_crashes_nor_reaches_the_terminal(
    people, demo, workspace, every: int, size: tuple[int, int]
) -> None:
    import tomli_w

    raw = hostile(tomllib.loads(demo.workspace.profile.read_text("utf-8")))
    everyday = workspace(tomli_w.dumps(raw))

    async def doing(app: CoachApp, pilot: Pilot[None]) -> None:
        for checklist in everyday.profile.checklists:
            for question in checklist.questions[::every]:
                await screen(app).open(checklist.id, question.id)
                await pilot.pause(0)
                drawn(app)
        await ask(app, pilot, "schools")
        await pilot.press("ctrl+o")
        await settled(pilot)
        drawn(app)
        await pilot.press("enter")
        await settled(pilot)
        drawn(app)
        await pilot.press("escape", "2")
        await settled(pilot)
        lines = app.screen.query_one("#lines", OptionList)
        for at in range(0, lines.option_count, every):
            lines.highlighted = at
            await pilot.pause(0)
            drawn(app)

    drive(people, everyday, doing, size)


def drawn(app: CoachApp) -> None:
    """What the terminal would get holds nothing it would obey."""
    strips = app.screen._compositor.render_strips(app.size)
    text = "".join(segment.text for strip in strips for segment in strip)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert text.strip()
