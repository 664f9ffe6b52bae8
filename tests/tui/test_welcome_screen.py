import pytest
from driving import drive, seen, typed, until

from execcoach.drafting.draft import read_draft
from execcoach.tui.app import CoachApp


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_the_first_screen_answers_doubts_refuses_in_words_and_focuses_thanking_somebody(people, tmp_path, size):
    async def the_doubts_are_answered_behind_a_key_with_their_sources(pilot):
        await pilot.press("w")
        text = await until(pilot, "time.")
        assert "Johari" in text
        await pilot.press("escape")
        await until(pilot, "Thank somebody now")

    async def a_coach_without_clients_yet_comes_back_with_escape(pilot):
        await pilot.press("5")
        await until(pilot, "No clients here yet")
        await pilot.press("escape")
        await until(pilot, "Thank somebody now")

    async def a_folder_without_a_profile_is_refused_in_words_and_nothing_is_lost(pilot):
        await pilot.press("down", "down", "down", "down", "enter")
        await until(pilot, "Which folder?")
        await typed(pilot, f"{tmp_path}\n")
        await until(pilot, "No profile there")
        await pilot.press("enter")
        await until(pilot, "Which folder?")
        assert pilot.app.focused.value == str(tmp_path)

    async def story(pilot):
        text = await until(pilot, "Thank somebody now")
        assert "Nothing is sent. Everything stays in this folder. Esc never loses anything." in text
        assert "Press Enter" in text
        await pilot.press("enter")
        await until(pilot, "What is your name?")
        await pilot.press("escape")
        await until(pilot, "Thank somebody now")
        if size[0] > 80:
            await the_doubts_are_answered_behind_a_key_with_their_sources(pilot)
            await a_coach_without_clients_yet_comes_back_with_escape(pilot)
            await a_folder_without_a_profile_is_refused_in_words_and_nothing_is_lost(pilot)

    drive(CoachApp(people, None), story, size)


def test_three_questions_make_a_finished_text_a_profile_and_a_first_contact(people, home):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "What is your name?")
        await typed(pilot, "Ada Okafor\nPriya Raman\n")
        await typed(pilot, "By six she had covered one Leeds shift and was driving up to be the other\n")
        await until(pilot, "4 Drafts")
        await pilot.pause(0.3)

    drive(CoachApp(people, None), story)
    folder = home / "people" / "ada-okafor"
    assert 'name = "Ada Okafor"' in (folder / "profile.toml").read_text("utf-8")
    assert 'name = "Priya Raman"' in (folder / "circle.toml").read_text("utf-8")
    (draft,) = [read_draft(file.read_text("utf-8")) for file in (folder / "drafts").iterdir()]
    assert "By six she had covered one Leeds shift and was driving up to be the other." in draft.text
    assert "Priya Raman" in draft.text
    assert draft.open_questions() == ()


def test_a_thank_you_left_half_way_waits_with_every_word_even_for_the_next_start(people):
    async def leave(pilot):
        await pilot.press("enter")
        await until(pilot, "What is your name?")
        await typed(pilot, "Ada Okafor\nPriya Raman\nshe drove to Leeds")
        await until(pilot, "Enter keeps the text, your profile and this contact.")
        await pilot.press("escape")
        await until(pilot, "Press Enter: whom would you thank?")
        await pilot.press("enter")
        await until(pilot, "she drove to Leeds")

    async def come_back(pilot):
        await pilot.press("enter")
        await until(pilot, "she drove to Leeds")
        await typed(pilot, " herself\n")
        await until(pilot, "4 Drafts")
        await until(pilot, "Leeds herself.")

    drive(CoachApp(people, None), leave)
    drive(CoachApp(people, None), come_back)
    assert people.half_thanked() == {}


@pytest.mark.parametrize("width", [60, pytest.param(80, marks=pytest.mark.proof)])
def test_on_a_narrow_first_screen_the_words_stand_under_their_choice(people, width):
    async def story(pilot):
        text = await until(pilot, "Open a folder")
        lines = [line.strip() for line in text.splitlines()]
        assert lines[lines.index("Open a folder") + 1].startswith("one that holds a profile.toml")

    drive(CoachApp(people, None), story, (width, 24))


def test_what_does_not_fit_ends_with_a_sign_trouble_is_told_once_and_a_fault_of_ours_in_a_sentence(people, demo, home):
    said = []

    async def a_line_that_does_not_fit_ends_with_a_sign_and_a_toast_leaves_it_free(pilot):
        pilot.app.screen.say_next("Press Enter to start, then breathe, then say what you would say to a friend.")
        pilot.app.screen.tell("Kept.")
        text = await until(pilot, "Kept.")
        *_, line, keys = text.splitlines()
        assert line.startswith(" Press Enter to start")
        assert line.endswith("…")
        assert keys.endswith("…")

    async def the_same_trouble_is_told_once_while_it_stands(pilot):
        for _ in range(2):
            pilot.app.screen.notify_plain("The file cannot be read", "Line 9.")
        text = await until(pilot, "The file cannot be read")
        await pilot.pause(0.1)
        assert seen(pilot.app).count("The file cannot be read") == text.count("The file cannot be read") == 1

    async def a_fault_of_ours_ends_in_a_sentence_and_a_file_not_in_a_traceback(pilot):
        try:
            _ = 1 / 0
        except ZeroDivisionError:
            pilot.app._fatal_error()
        said.extend(map(str, pilot.app._exit_renderables))

    async def story(pilot):
        await until(pilot, "Press Enter to start")
        await a_line_that_does_not_fit_ends_with_a_sign_and_a_toast_leaves_it_free(pilot)
        await the_same_trouble_is_told_once_while_it_stands(pilot)
        await a_fault_of_ours_ends_in_a_sentence_and_a_file_not_in_a_traceback(pilot)

    drive(CoachApp(people, demo), story, (60, 20))
    assert len(said) == 1
    assert "What you typed is kept" in said[0]
    assert "Traceback" not in said[0]
    assert "ZeroDivisionError" in (home / "state" / "fault.txt").read_text("utf-8")


def test_a_profile_can_be_started_with_nothing_but_a_name(people, home):
    async def story(pilot):
        await pilot.press("down", "down", "down", "enter")
        await until(pilot, "What is your name?")
        await typed(pilot, "Olá Ñandú\n")
        await until(pilot, "Olá Ñandú")

    drive(CoachApp(people, None), story)
    assert (home / "people" / "ola-nandu" / "profile.toml").is_file()


def test_an_import_is_shown_before_anything_is_kept(people, home, tmp_path):
    file = tmp_path / "resume.json"
    file.write_text('{"basics": {"name": "Jane Doe", "phone": "1"}, "interests": [{"name": "chess [/b]"}]}')

    async def story(pilot):
        await pilot.press("down", "down", "enter")
        await until(pilot, "Which file?")
        await typed(pilot, f"{file}\n")
        text = await until(pilot, "one new thing for Jane Doe")
        assert "chess [/b]" in text
        assert "Phone numbers are not kept" in text
        assert not (home / "people").exists()
        await pilot.press("enter")
        await until(pilot, "2 Profile")
        await until(pilot, "Jane Doe")

    drive(CoachApp(people, None), story, (120, 40))
    assert "chess [/b]" in (home / "people" / "jane-doe" / "profile.toml").read_text("utf-8")


def test_another_persons_folder_opens_with_f2_and_no_word_of_the_last_one_stays(people, demo, home):
    people.start(home / "people" / "bo", "Bo Lindgren")

    async def story(pilot):
        await until(pilot, "Ada Okafor")
        await pilot.press("f2")
        await until(pilot, "Whose folder?")
        await pilot.press("enter")
        text = await until(pilot, "Bo Lindgren")
        await pilot.pause(0.3)
        text = seen(pilot.app)
        assert "Ada" not in text
        assert "Northwind" not in text

    drive(CoachApp(people, demo), story)


def test_several_known_people_come_first_and_enter_goes_on_with_the_last_one(people, home):
    for name in ("Bo Lindgren", "Rosa [/b]"):
        people.start(people.home_for(name), name)

    async def story(pilot):
        text = await until(pilot, "Go on with Bo Lindgren")
        assert text.index("Go on with Rosa [/b]") < text.index("Go on with Bo") < text.index("Thank somebody now")
        await pilot.press("enter")
        await until(pilot, "Press Enter to start")
        assert "Rosa [/b]" in seen(pilot.app)
        await pilot.press("f2", "down", "down", "enter")
        await until(pilot, "Esc goes back to Rosa [/b].")
        await pilot.press("escape")
        await until(pilot, "Press Enter to start")
        await pilot.press("f2", "enter")
        await until(pilot, "BL  Bo Lindgren")

    drive(CoachApp(people, None), story)


def test_a_demo_is_never_the_last_person_opened(people, demo, home):
    assert people.last() is None
    assert people.known() == ()
    demo_folder = demo.workspace.folder
    people.leave()
    assert not demo_folder.exists()


def test_the_demo_can_be_kept_as_ones_own(people, demo, home):
    async def story(pilot):
        await until(pilot, "DEMO")
        pilot.app.action_keep_demo()
        await until(pilot, "Where shall it be kept?")
        await pilot.press("enter")
        await pilot.pause(0.4)
        text = await until(pilot, "Press Enter to start")
        assert "DEMO" not in text

    drive(CoachApp(people, demo), story)
    assert (home / "people" / "ada-okafor" / "circle.toml").is_file()
    assert people.last() == home / "people" / "ada-okafor"
