import pytest
from driving import drive, seen, typed, until
from textual.events import Key

from execcoach.services.everyday import Everyday
from execcoach.storage import progress_files
from execcoach.tui.app import CoachApp


def records_of(everyday):
    return progress_files.read_recent(everyday.workspace, everyday.clock.today(), everyday.profile.person_id()).records


def sessions_today(everyday):
    return [session for session in records_of(everyday).sessions if session.day == everyday.clock.today()]


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_a_whole_session_writes_one_record_with_every_note(people, demo, size):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await typed(pilot, "Thanked Priya on Thursday for 2 shifts\n")
        await until(pilot, "2 of 3")
        await pilot.press("ctrl+s")
        await until(pilot, "3 of 3")
        await typed(pilot, "Heard 3 callers ask for Leeds\n")
        await until(pilot, "That was it for today.")
        await pilot.press("enter")
        await until(pilot, "Done for today")

    drive(CoachApp(people, demo), story, size)
    (session,) = sessions_today(demo)
    assert [step.outcome for step in session.steps] == ["done", "skipped", "done"]
    assert session.steps[0].note == "Thanked Priya on Thursday for 2 shifts"
    assert session.steps[2].note == "Heard 3 callers ask for Leeds"
    assert not progress_files.running_file(demo.workspace).exists()


def test_what_is_typed_is_on_disk_within_two_seconds_and_offered_again_after_a_crash(people, demo):
    async def first(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await typed(pilot, "Priya drove to Leeds")
        await pilot.pause(1.9)

    drive(CoachApp(people, demo), first)
    assert "Priya drove to Leeds" in progress_files.running_file(demo.workspace).read_text("utf-8")

    async def second(pilot):
        await until(pilot, "Your ten minutes wait for you")
        assert "Priya drove to Leeds" in seen(pilot.app)
        await pilot.press("enter")
        await until(pilot, "Next:")
        assert "Priya drove to Leeds" in seen(pilot.app)
        await typed(pilot, " herself\n")
        await until(pilot, "2 of 3")

    again = Everyday(demo.workspace, demo.clock, "executive")
    drive(CoachApp(people, again), second)
    assert sessions_today(again) == []


def test_a_session_that_was_written_before_the_crash_is_not_offered_and_not_counted_twice(people, demo):
    running = demo.session.begin().noted(note="Thanked Priya")
    raw = progress_files.read_running(demo.workspace)
    demo.session.finish(running.closed("done", demo.clock.monotonic()))
    progress_files.save_running(demo.workspace, raw)
    again = Everyday(demo.workspace, demo.clock, "executive")
    assert again.session.unfinished() is None
    assert len(sessions_today(again)) == 1


def test_a_session_is_left_gone_on_with_paused_and_says_at_the_end_what_was_done(people, demo):
    async def leaving_keeps_everything_and_today_goes_on_where_it_was(pilot):
        await typed(pilot, "half a thou")
        await pilot.press("escape")
        await until(pilot, "Today offers it again")
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        assert "half a thou" in seen(pilot.app)

    async def control_j_is_a_new_line(pilot):
        await pilot.press("end", "ctrl+j", "b")
        assert pilot.app.screen.running.state.note == "half a thou\nb"

    async def the_clock_stands_while_it_is_paused(pilot):
        await pilot.press("ctrl+k")
        await until(pilot, "the clock stands")
        screen = pilot.app.screen
        before = screen.running.timer.remaining(demo.clock.monotonic())
        await pilot.pause(0.6)
        assert screen.running.timer.remaining(demo.clock.monotonic()) == before
        await pilot.press("ctrl+k")
        await pilot.pause(0.6)
        assert screen.running.timer.remaining(demo.clock.monotonic()) < before

    async def the_end_says_what_was_done_and_what_waits(pilot):
        await pilot.press("ctrl+n", "ctrl+s", "ctrl+s")
        text = await until(pilot, "That was it for today.")
        assert "You shared" in text
        assert "Monday begins with" in text

    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await leaving_keeps_everything_and_today_goes_on_where_it_was(pilot)
        await control_j_is_a_new_line(pilot)
        await the_clock_stands_while_it_is_paused(pilot)
        await the_end_says_what_was_done_and_what_waits(pilot)

    drive(CoachApp(people, demo), story, (120, 40))


def test_a_save_that_comes_late_does_not_bring_a_finished_session_back(demo):
    running = demo.session.begin().noted(note="Thanked Priya for 2 shifts")
    demo.session.finish(running.closed("done", demo.clock.monotonic()))
    demo.session.autosave(running)
    assert not progress_files.running_file(demo.workspace).exists()


def test_a_step_shows_its_link_its_contact_and_its_draft_and_each_has_a_key(people, demo, monkeypatch):
    opened, touched = [], demo.profile.circle.contacts
    app = CoachApp(people, demo)
    monkeypatch.setattr(app, "open_url", opened.append)

    async def story(pilot):
        await pilot.press("enter")
        text = await until(pilot, "tick Priya Raman: in touch today")
        assert "https://northwind-rail.example/news/leeds-depot" in text
        assert "Share · 1 of 3   " in text
        await pilot.press("ctrl+o", "ctrl+g")
        await until(pilot, "✓ Priya Raman: in touch today")
        await pilot.press("ctrl+e")
        await until(pilot, "leave (kept)")
        await pilot.press("escape")
        text = await until(pilot, "✓ draft: ")
        assert "✓ Priya Raman: in touch today" in text
        await pilot.press("ctrl+r", "f4")
        await until(pilot, "What was it in the end?")
        await pilot.press(*(["down"] * 6), "enter")
        await until(pilot, "kept private")
        await typed(pilot, "Rang her on Thursday\n")
        await until(pilot, "2 of 3")
        await pilot.press("ctrl+b")
        text = await until(pilot, "done already")
        assert "Rang her on Thursday" in text
        await pilot.press("ctrl+b")
        await until(pilot, "This is the first one.")
        await pilot.press("ctrl+n", "ctrl+s", "ctrl+s")
        await until(pilot, "That was it for today.")

    drive(app, story)
    assert opened == ["https://northwind-rail.example/news/leeds-depot"]
    (session,) = sessions_today(demo)
    step = session.steps[0]
    assert (step.outcome, step.effort, step.private, step.note) == ("done", "meeting", True, "Rang her on Thursday")
    assert step.contact in [one.id or one.name for one in touched]
    assert step.draft
    (priya,) = [one for one in demo.profile.circle.contacts if one.name == "Priya Raman"]
    assert str(priya.touched) == demo.clock.today().isoformat()


def test_the_last_letters_before_a_key_that_closes_the_step_stay_with_the_step(people, workspace):
    everyday = workspace('[person]\nname = "Ada Okafor"\n')
    keys = ("ctrl+n", "ctrl+s", "enter")

    async def story(pilot):
        await pilot.press("enter")
        for at, key in enumerate(keys):
            await until(pilot, f"{at + 1} of 3")
            for letter in "drove to Leeds on Thursday for 3 shifts":
                pilot.app.post_message(Key({" ": "space"}.get(letter, letter), letter))
            if at == 2:
                break
            pilot.app.post_message(Key(key, None))
            await until(pilot, f"{at + 2} of 3")
            assert pilot.app.screen.running.states[at].note == "drove to Leeds on Thursday for 3 shifts"
            assert pilot.app.screen.running.states[at + 1].note == ""
        pilot.app.post_message(Key("enter", None))
        await until(pilot, "That was it for today.")

    drive(CoachApp(people, everyday), story)
    (session,) = sessions_today(everyday)
    assert [step.note for step in session.steps] == ["drove to Leeds on Thursday for 3 shifts"] * 3


def test_leaving_the_app_in_the_middle_of_a_word_keeps_the_word_and_the_probe_is_asked_no_second_time(
    people, workspace
):
    everyday = workspace('[person]\nname = "Ada Okafor"\n')

    async def first(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await typed(pilot, "was nice\n")
        await until(pilot, pilot.app.screen.running.step.probe[:20])
        await typed(pilot, " and Pri")

    drive(CoachApp(people, everyday), first)

    async def second(pilot):
        await until(pilot, "was nice and Pri")
        await pilot.press("enter")
        await until(pilot, pilot.app.screen.running.step.probe[:20])
        await pilot.press("ctrl+n")
        await until(pilot, "2 of 3")

    drive(CoachApp(people, Everyday(everyday.workspace, everyday.clock, "executive")), second)
