import pytest
from driving import drive, seen, typed, until
from textual.widgets import TextArea

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.editor import EditorScreen


@pytest.fixture
def ada(workspace):
    return workspace('[person]\nname = "Ada Okafor"\nrole = "COO"\ncompany = "Northwind"\n')


def write(people, everyday, story, size=(80, 24), **given):
    """The editor over the board, told the story; the app and what the editor answered when it was left."""
    left = []
    app = CoachApp(people, everyday, "drafts")

    async def told(pilot):
        await until(pilot, "4 Drafts")
        app.push_screen(EditorScreen(**(given or {"template": "thank-a-colleague"})), left.append)
        await until(pilot, "leave (kept)")
        await story(pilot)

    drive(app, told, size)
    return app, left


async def answered(pilot, *answers):
    """Put each answer into the field the cursor is in; Enter between them."""
    for at, words in enumerate(answers):
        if at:
            await pilot.press("enter")
        pilot.app.focused.insert(words)
    await pilot.pause()


def texts(everyday):
    return [everyday.drafts.text_of(row.id) for row in everyday.drafts.listed()]


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.proof)])
def test_the_text_grows_as_the_answers_are_typed_is_soon_in_one_file_and_leaving_answers_its_id(
    people, ada, size, monkeypatch
):
    monkeypatch.setattr("execcoach.tui.screens.editor._SAVE_EVERY", 0.2)

    async def what_is_typed_is_soon_in_one_file_without_a_key(pilot):
        await until(pilot, "Still open")
        assert "needed" in seen(pilot.app)
        await answered(pilot, "Jo")
        await pilot.pause(0.5)
        assert texts(ada)[0].endswith("Thank you, Jo.")
        await answered(pilot, " Raman")
        await pilot.press("ctrl+s")
        assert texts(ada)[0].endswith("Thank you, Jo Raman.")

    async def open_questions_are_named_until_they_are_answered(pilot):
        assert "Still open" in seen(pilot.app)
        await typed(pilot, "\nled it")
        text = await until(pilot, "Jo led it.")
        assert "Still open" not in text
        assert "Thank you, Jo" in text
        assert " left on LinkedIn" in text
        assert "2,968 left on LinkedIn" in text
        assert "of 100 words are yours" in text

    async def story(pilot):
        await what_is_typed_is_soon_in_one_file_without_a_key(pilot)
        await open_questions_are_named_until_they_are_answered(pilot)
        await pilot.press("escape")
        await until(pilot, "Thank a colleague")

    _, left = write(people, ada, story, size)
    assert left == ["2026-11-21-thank-a-colleague"]
    assert len(texts(ada)) == 1
    draft = ada.drafts.load(left[0])
    assert draft.inputs == {"who": "Jo Raman", "did": "led it"}
    assert "Jo led it." in draft.text


def test_a_long_text_shows_about_where_see_more_falls(people, ada):
    async def story(pilot):
        await until(pilot, "about here LinkedIn shows “see more”")

    answers = {"who": "Priya", "did": "drove to Leeds " + "and on to York " * 20}
    write(people, ada, story, (120, 40), template="thank-a-colleague", answers=answers)


def test_leaving_without_a_word_makes_no_draft(people, ada):
    async def story(pilot):
        await pilot.press("escape")
        await until(pilot, "No drafts yet")

    _, left = write(people, ada, story)
    assert left == [None]
    assert texts(ada) == []


@pytest.mark.parametrize("way", ["ctrl+q", "somebody else"])
def test_quitting_or_switching_the_person_keeps_what_was_typed_in_her_folder(people, ada, workspace, way):
    other = workspace('[person]\nname = "Tom Hallworth"\n', folder="tom")

    async def story(pilot):
        await answered(pilot, "Priya")
        if way == "ctrl+q":
            await pilot.press(way)
        else:
            pilot.app.work_on(other)
            await until(pilot, "Tom Hallworth")

    write(people, ada, story)
    assert len(texts(ada)) == 1
    assert texts(other) == []


def test_what_is_written_by_hand_is_not_overwritten_without_asking_and_enter_in_the_last_field_sends_it(people, ada):
    async def enter_in_the_last_field_reads_the_text_and_again_sends_it(pilot):
        await answered(pilot, "Priya", "drove to Leeds")
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        assert pilot.app.focused.id == "sheet"
        await pilot.press("enter")
        await until(pilot, "Copied for Ada.")
        assert pilot.app.clipboard == "Priya drove to Leeds.\n\nThank you, Priya."
        assert len(texts(ada)) == 1

    async def story(pilot):
        await enter_in_the_last_field_reads_the_text_and_again_sends_it(pilot)
        await pilot.press("ctrl+r")
        await answered(pilot, "At six: ")
        pilot.app.screen.form.go_to(1)
        await pilot.pause()
        await answered(pilot, " at night")
        assert pilot.app.screen.paper.text.startswith("At six: Priya drove to Leeds.\n")
        await pilot.press("ctrl+r")
        await until(pilot, "Whose text shall it be?")
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen.paper.text.startswith("At six: Priya drove to Leeds.\n")
        await pilot.press("ctrl+r")
        await until(pilot, "Whose text shall it be?")
        await pilot.press("down", "enter")
        await pilot.pause()
        assert pilot.app.screen.paper.text.startswith("Priya drove to Leeds at night.")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert pilot.app.screen.paper.text.startswith("At six: Priya drove to Leeds.\n")

    write(people, ada, story, (120, 40))


def test_a_draft_written_by_hand_opens_as_it_was_written(people, ada):
    template = ada.drafts.template("thank-a-colleague")
    saved = ada.drafts.save(ada.drafts.new(template, {"who": "Priya"}, "In my own words. [Which day?]"))

    async def story(pilot):
        assert pilot.app.screen.paper.by_hand
        await typed(pilot, "Monday")
        await pilot.press("escape")
        await until(pilot, "4 Drafts")

    write(people, ada, story, draft=saved)
    assert texts(ada) == ["In my own words. Monday"]


def test_what_somebody_else_wrote_meanwhile_stays_beside_mine(people, ada):
    template = ada.drafts.template("thank-a-colleague")
    saved = ada.drafts.save(ada.drafts.new(template, {"who": "Priya"}, "Mine."))

    async def story(pilot):
        (ada.workspace.drafts / f"{saved.id}.md").write_text("Theirs.", "utf-8")
        await answered(pilot, "Still ")
        await pilot.press("ctrl+s")
        await until(pilot, "Somebody else changed the file")

    write(people, ada, story, draft=saved)
    assert sorted(texts(ada)) == ["Still Mine.", "Theirs."]


def test_a_draft_without_a_template_is_only_its_text(people, ada):
    ada.workspace.drafts.mkdir()
    (ada.workspace.drafts / "note.md").write_text("Just a line.\n", "utf-8")

    async def story(pilot):
        await answered(pilot, "Not ")
        await pilot.press("ctrl+r")
        await until(pilot, "This draft has no questions")
        await pilot.press("escape")
        await until(pilot, "4 Drafts")

    write(people, ada, story, draft=ada.drafts.load("note"))
    assert texts(ada) == ["Not Just a line."]


def test_the_profile_answers_what_it_knows_and_the_field_says_so(people, ada):
    async def story(pilot):
        text = await until(pilot, "in your profile")
        assert "COO, Northwind" in text

    write(people, ada, story, (120, 40), template="headline")


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_hostile_answers_are_shown_and_never_obeyed(people, ada, size):
    bad = "[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 \u202e {{ 7 * 7 }}"

    async def story(pilot):
        pilot.app.screen.query(TextArea).first().load_text(bad)
        await until(pilot, "{{ 7 * 7 }}")
        assert not set("\x1b\x07\u202e") & set(seen(pilot.app))
        await pilot.press("ctrl+g", "escape")
        await until(pilot, "4 Drafts")
        assert not set("\x1b\x07\u202e") & set(seen(pilot.app))

    write(people, ada, story, size, template="thank-a-colleague", answers={"who": bad, "note": bad})


def test_the_first_thank_you_opens_as_a_finished_text(people):
    async def story(pilot):
        await pilot.press("enter")
        await until(pilot, "What is your name?")
        for words in ("Ada Okafor", "Priya Raman", "took the night shift herself"):
            pilot.app.focused.value = words
            await pilot.press("enter")
        text = await until(pilot, "Priya took the night shift herself.")
        assert "Still open" not in text
        await until(pilot, "Enter sends it to the clipboard")
        await pilot.press("enter")
        await until(pilot, "Paste it where it belongs.")
        assert "Priya took the night shift herself." in pilot.app.clipboard
        await pilot.press("escape")
        await until(pilot, "nothing open")

    drive(CoachApp(people, None), story, (120, 40))
