import datetime
from dataclasses import replace

import pytest
from driving import drive, seen, typed, until

from execcoach.routine.records import Records, Session, StepRecord
from execcoach.storage import progress_files
from execcoach.tui.app import CoachApp


@pytest.mark.proof  # by default a click chooses a step below the same words
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_today_names_the_person_the_steps_and_what_to_do_next(people, demo, size):
    async def story(pilot):
        text = await until(pilot, "kept 19 of 21 planned days")
        assert "Press Enter to start" in text
        assert "Ada Okafor" in text
        for step in demo.session.plan().steps:
            assert step.title[:24] in text

    drive(CoachApp(people, demo), story, size)


def test_a_step_is_looked_into_swapped_and_refused_and_the_day_is_skipped(people, demo):
    desk = demo.session
    before = desk.standing().kept
    refused = []

    async def the_reason_for_a_prompt_is_shown_on_a_key(pilot):
        await pilot.press("down", "y")
        await until(pilot, desk.plan().steps[1].source[:20])
        await pilot.press("y")

    async def a_step_can_be_swapped_for_another_one(pilot):
        title = desk.plan().steps[1].title
        await pilot.press("a")
        assert desk.plan().steps[1].title != title
        assert desk.plan().steps[1].title[:24] in seen(pilot.app)

    async def a_prompt_refused_for_good_does_not_come_back(pilot):
        refused.append(pilot.app.screen.step.prompt)
        await pilot.press("x")
        await until(pilot, "will not come again")
        assert refused[0] not in [step.prompt for step in desk.plan().steps]

    async def help_lists_every_key_of_the_screen(pilot):
        from execcoach.tui import commands

        for key in ("f1", "question_mark"):
            await pilot.press(key)
            text = await until(pilot, "On this screen")
            for row in (*commands.TODAY, *commands.EVERYWHERE):
                assert row.help in text
            await pilot.press("escape")
            await until(pilot, "Press Enter to start")

    async def the_palette_finds_a_command_by_a_word_of_its_help(pilot):
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        await pilot.press(*"not today")
        await until(pilot, "Skip today. No form")
        await pilot.press("escape")
        await pilot.pause()

    async def today_can_be_skipped_without_a_form(pilot):
        await pilot.press("n")
        await until(pilot, "Skipped for today")

    async def story(pilot):
        await the_reason_for_a_prompt_is_shown_on_a_key(pilot)
        await a_step_can_be_swapped_for_another_one(pilot)
        await a_prompt_refused_for_good_does_not_come_back(pilot)
        await help_lists_every_key_of_the_screen(pilot)
        await the_palette_finds_a_command_by_a_word_of_its_help(pilot)
        pilot.app.theme = "coach-light"
        await today_can_be_skipped_without_a_form(pilot)

    drive(CoachApp(people, demo), story, (120, 40))
    kept = progress_files.read_choices(demo.workspace, demo.profile.person_id()).records.standing()
    assert kept[refused[0]].kind == "never"
    records: Records = progress_files.read_recent(demo.workspace, demo.clock.today(), demo.profile.person_id()).records
    today = [session for session in records.sessions if session.day == demo.clock.today()]
    assert len(today) == 1
    assert {step.outcome for step in today[0].steps} == {"skipped"}
    assert desk.standing().kept == before

    from execcoach.services.people import People

    assert People(people.clock).settings.theme == "coach-light"
    assert CoachApp(People(people.clock), demo).theme == "coach-light"


def test_what_a_step_says_twice_is_shown_once_and_a_click_chooses_without_starting_the_clock(people, demo):
    async def story(pilot):
        text = await until(pilot, "kept 19 of 21 planned days")
        assert "Press Enter to start" in text
        assert "Ada Okafor" in text
        for step in demo.session.plan().steps:
            assert step.title[:24] in text
        title = next(step.title for step in demo.session.plan().steps if step.by)
        assert text.count(title) == 1
        row = next(at for at, line in enumerate(text.splitlines()) if line.strip().startswith("Listen"))
        await pilot.click(offset=(20, row))
        await pilot.pause(0.1)
        assert pilot.app.screen.step.pillar == "listen"
        assert demo.session.unfinished() is None
        await pilot.press("up", "enter")
        await until(pilot, "1 of 3")
        await until(pilot, "^e opens the draft that waits")

    drive(CoachApp(people, demo), story)


def test_a_link_that_is_no_web_address_is_never_opened(people, demo, monkeypatch):
    opened = []
    monkeypatch.setattr(CoachApp, "open_url", lambda self, url, new_tab=True: opened.append(url))

    steps = demo.session.plan().steps
    links = ["file:///etc/passwd", "https://northwind-rail.example/a\x1b]52;c;eA==\x07", "https://good.example/x"]
    laid = tuple(replace(step, link=link) for step, link in zip(steps, links, strict=True))
    demo.session._plan = replace(demo.session.plan(), steps=laid)

    async def story(pilot):
        await pilot.press("o")
        await until(pilot, "No link was laid out")
        await pilot.press("down", "o", "down", "o")
        await pilot.pause()

    drive(CoachApp(people, demo), story)
    assert opened == ["https://good.example/x"]


def test_no_screen_shows_more_than_six_keys_and_all_of_them_fit_into_eighty_columns():
    from execcoach.tui import commands

    tables = [rows for rows in vars(commands).values() if isinstance(rows, tuple) and rows]
    tables = [rows for rows in tables if isinstance(rows[0], commands.Command) and rows is not commands.EVERYWHERE]
    assert len(tables) >= 4
    for rows in tables:
        assert sum(row.footer for row in rows) <= 6
        shown = [row for row in (*rows, *commands.EVERYWHERE) if row.footer][:6]
        line = "   ".join(f"{row.key_name} {row.name}" for row in shown)
        assert len(line) <= 78, line


def test_every_command_has_an_id_of_its_own_on_its_screen():
    from execcoach.tui import commands

    for rows in vars(commands).values():
        if isinstance(rows, tuple) and rows and isinstance(rows[0], commands.Command):
            ids = [row.id for row in (*rows, *(commands.EVERYWHERE if rows is not commands.EVERYWHERE else ()))]
            assert len(ids) == len(set(ids)), ids


def test_another_ten_minutes_on_the_same_day_ask_for_something_else_and_cannot_be_skipped(people, demo):
    def asked():
        return {step.prompt for step in demo.session.plan().steps} - {""}

    before, desk = asked(), demo.session
    running = desk.begin()
    while not running.over:
        running = running.closed("done", 0.0)
    desk.finish(running)
    assert before
    assert asked()
    assert not asked() & before

    async def story(pilot):
        await until(pilot, "Done for today")
        kept = len(desk.records.sessions)
        await pilot.press("n")
        await until(pilot, "Today is done already")
        assert len(desk.records.sessions) == kept

    drive(CoachApp(people, demo), story)


@pytest.mark.parametrize("name", ["ansi-light", "coach-light", "no-such-theme"])
def test_a_theme_that_cannot_be_read_is_not_on_offer_and_falls_back(people, demo, name):
    people.remember_theme(name)
    app = CoachApp(people, demo)
    assert app.theme == (name if name == "coach-light" else "coach-dark")
    assert "ansi-light" not in app.available_themes


def test_what_came_of_it_is_asked_once_a_day_and_answered_in_one_key(people, workspace):
    ada = workspace('[person]\nid = "a1"\nname = "Ada Okafor"\n')
    today = people.clock.today()
    for back in range(1, 8):
        day = today - datetime.timedelta(days=back)
        steps = (StepRecord(pillar="engage", effort="message", note="asked Tom [/b] for the yard plan"),)
        session = Session(id=f"s{back}", started=f"{day}T08:00:00+00:00", steps=steps)
        progress_files.record(ada.workspace, day, Records(person="a1", sessions=(session,)))
    ada.session.read_again()

    async def story(pilot):
        text = await until(pilot, "r  You wrote to somebody on Thursday 19 November. What came back?")
        assert "A small goal:" in text
        assert "kept 5 of 5 planned days" in text
        assert "What came of it" not in text
        assert not any(bar.display for bar in pilot.app.screen.query("ScrollBar"))
        await pilot.press("r")
        await until(pilot, "You noted: “asked Tom [/b] for the yard plan”")
        await pilot.press("escape")
        await until(pilot, "Press Enter to start")
        await pilot.press("r", "1")
        await typed(pilot, "Tom drew it [b]")
        await pilot.press("escape", "escape", "r", "1")
        await until(pilot, "Tom drew it [b]")
        await pilot.press("enter")
        text = await until(pilot, "Kept for Ada")
        assert "What came of it  1 reply" in text
        assert "21 November: “Tom drew it [b]”" in text
        assert "r  You wrote" not in text
        await pilot.press("y")
        await until(pilot, "A small goal: One thing about you")

    drive(CoachApp(people, ada), story)
    assert [(one.step, one.kind, one.words) for one in ada.session.records.results] == [
        ("s2/0", "reply", "Tom drew it [b]")
    ]
