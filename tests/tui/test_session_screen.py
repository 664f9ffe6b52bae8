import pytest
from driving import drive, seen, typed, until

from execcoach.services.people import Everyday
from execcoach.storage import progress_files
from execcoach.tui.app import CoachApp


def records_of(everyday):
    return progress_files.read_recent(everyday.workspace, everyday.clock.today(), everyday.profile.person_id()).records


def sessions_today(everyday):
    return [session for session in records_of(everyday).sessions if session.day == everyday.clock.today()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
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


def test_leaving_keeps_everything_and_today_goes_on_where_it_was(people, demo):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await typed(pilot, "half a thou")
        await pilot.press("escape")
        await until(pilot, "Today offers it again")
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        assert "half a thou" in seen(pilot.app)

    drive(CoachApp(people, demo), story)


def test_the_clock_stands_while_it_is_paused(people, demo):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await pilot.press("ctrl+k")
        await until(pilot, "the clock stands")
        screen = pilot.app.screen
        before = screen.running.timer.remaining(demo.clock.monotonic())
        await pilot.pause(0.6)
        assert screen.running.timer.remaining(demo.clock.monotonic()) == before
        await pilot.press("ctrl+k")
        await pilot.pause(0.6)
        assert screen.running.timer.remaining(demo.clock.monotonic()) < before

    drive(CoachApp(people, demo), story)


def test_a_thin_answer_is_probed_once_and_then_let_through(people, workspace):
    everyday = workspace('[person]\nname = "Ada Okafor"\n')

    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await typed(pilot, "was nice\n")
        await until(pilot, pilot.app.screen.running.step.probe[:20])
        assert "1 of 3" in seen(pilot.app)
        await pilot.press("enter")
        await until(pilot, "2 of 3")

    drive(CoachApp(people, everyday), story)


def test_enter_in_the_note_means_done_and_control_j_a_new_line(people, demo):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await pilot.press("a", "ctrl+j", "b")
        assert pilot.app.screen.running.state.note == "a\nb"

    drive(CoachApp(people, demo), story)


def test_a_session_at_the_end_says_what_was_done_and_what_waits(people, demo):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "1 of 3")
        await pilot.press("ctrl+n", "ctrl+s", "ctrl+s")
        text = await until(pilot, "That was it for today.")
        assert "You shared" in text
        assert "Monday begins with" in text

    drive(CoachApp(people, demo), story, (120, 40))


def test_a_save_that_comes_late_does_not_bring_a_finished_session_back(demo):
    running = demo.session.begin().noted(note="Thanked Priya for 2 shifts")
    demo.session.finish(running.closed("done", demo.clock.monotonic()))
    demo.session.autosave(running)
    assert not progress_files.running_file(demo.workspace).exists()
