import pytest
from driving import drive, seen, typed, until

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.editor import EditorScreen

HOME = "Come round on Friday: my home is 12 Mill Lane, Leeds LS1 4AB."


@pytest.fixture
def ada(workspace):
    return workspace('[person]\nname = "Ada Okafor"\nrole = "COO"\ncompany = "Northwind"\n')


def put(everyday, name, text="Thank you, Priya.", **front):
    folder = everyday.workspace.drafts
    folder.mkdir(exist_ok=True)
    lines = "".join(f'{key} = "{value}"\n' for key, value in front.items())
    (folder / f"{name}.md").write_text(f"+++\n{lines}+++\n\n{text}\n", "utf-8")


def board(people, everyday, story, size=(120, 40)):
    drive(CoachApp(people, everyday, "drafts"), story, size)


def editing(people, everyday, name, story, size=(120, 40)):
    """The editor over the board, on this draft."""

    async def told(pilot):
        await until(pilot, "4 Drafts")
        pilot.app.push_screen(EditorScreen(draft=everyday.drafts.load(name)))
        await until(pilot, "leave (kept)")
        await story(pilot)

    board(people, everyday, told, size)


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_the_board_says_what_is_due_over_and_held_back_in_signs_and_words(people, ada, size):
    put(ada, "a", title="Leeds", state="approved", approved_by="Ada", post_on="2026-11-21")
    put(ada, "b", title="York", expires="2026-11-20")
    put(ada, "c", HOME, title="Home", state="to-approve")
    put(ada, "d", title="Hull", state="posted", posted="2026-11-19")

    async def story(pilot):
        text = " ".join((await until(pilot, "▲ one finding")).split())
        assert "→ due today" in text
        assert "✓ yes from Ada" in text
        assert "× its day is over" in text
        assert "✓ posted 19 November" in text

    board(people, ada, story, size)


def test_an_assistant_is_asked_whose_yes_it_is_and_what_is_typed_waits(people, ada):
    people.remember_keyboard("assistant", "Sam")
    ada.profile.by = "assistant"
    put(ada, "a", title="Leeds", state="to-approve")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("m")
        await until(pilot, "Who said yes?")
        await pilot.press("enter")
        await until(pilot, "Approved by may not stay empty")
        await typed(pilot, "Ada\n")
        await until(pilot, "✓ yes from Ada, noted by")

    board(people, ada, story)


def test_posting_asks_for_the_address_which_may_stay_empty(people, ada):
    put(ada, "a", title="Leeds", state="approved", approved_by="Ada")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("m")
        await until(pilot, "Where was it posted?")
        await pilot.press("escape")
        await until(pilot, "Approved  1")
        await pilot.press("m")
        await until(pilot, "Where was it posted?")
        await typed(pilot, "https://example.com/1\n")
        await until(pilot, "It is out: https://example.com/1")
        assert ada.drafts.load("a").links == ("https://example.com/1",)
        await pilot.press("u")
        await until(pilot, "Approved  1")

    board(people, ada, story)


@pytest.mark.proof
def test_its_days_are_typed_in_words_and_what_is_no_date_is_told(people, ada):
    put(ada, "a", title="Leeds")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("p")
        await until(pilot, "Over after")
        await typed(pilot, "soon\n\n")
        await until(pilot, "is no date")
        await pilot.press("p")
        await until(pilot, "Over after")
        await typed(pilot, "26 November 2026\n\n")
        await until(pilot, "→ for 26 November")

    board(people, ada, story)


@pytest.mark.proof
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_w_asks_what_it_is_for_and_gives_it_a_place_and_a_day(people, ada, size):
    put(ada, "a", title="Leeds", template="thank-a-colleague")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("w")
        text = await until(pilot, "What is it for?")
        assert "Thursday 26 November" in text
        assert "about 2013" in text
        await pilot.press("enter")
        await until(pilot, "→ for 26 November")
        await pilot.press("u")
        await pilot.pause()
        assert ada.drafts.load("a").post_on is None

    board(people, ada, story, size)


@pytest.mark.proof
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_earlier_text_is_read_and_brought_back(people, ada, size):
    put(ada, "a", "One [b].", title="Leeds")
    ada.drafts.remember(ada.drafts.load("a"))
    put(ada, "a", "Two.", title="Leeds")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("h")
        await until(pilot, "One [b].")
        await pilot.press("enter")
        await until(pilot, "the earlier text is back")
        assert ada.drafts.text_of("a") == "One [b]."

    board(people, ada, story, size)


@pytest.mark.parametrize("size", [(80, 24), pytest.param((120, 40), marks=pytest.mark.proof)])
def test_a_finding_stands_under_the_text_with_a_better_way_and_is_cleared_with_a_reason(people, ada, size):
    put(ada, "a", HOME, title="Leeds", state="to-approve")

    async def story(pilot):
        await until(pilot, "▲ 1 to clear before a yes")
        await pilot.press("ctrl+n")
        await until(pilot, "→ Name the town")
        assert "12 Mill Lane" in pilot.app.focused.selected_text
        await pilot.press("ctrl+b")
        await until(pilot, "May it stand?")
        await typed(pilot, "it is the shop")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("ctrl+b")
        await until(pilot, "it is the shop")
        await pilot.press("enter")
        await until(pilot, "1 let stand")
        await pilot.press("ctrl+s")
        assert [(one.by, one.why) for one in ada.drafts.load("a").cleared] == [("Ada", "it is the shop")]
        await pilot.press("ctrl+b")
        await until(pilot, "▲ 1 to clear before a yes")

    editing(people, ada, "a", story, size)


@pytest.mark.proof
def test_what_is_in_none_of_the_files_is_marked_and_only_to_be_checked(people, ada):
    put(ada, "a", "In 1987 we moved 412 wagons.", title="Leeds")

    async def story(pilot):
        await until(pilot, "not in your files")
        await pilot.press("ctrl+n", "ctrl+b")
        await until(pilot, "This is only a mark")

    editing(people, ada, "a", story)


@pytest.mark.proof
def test_the_tips_stand_beside_the_text_and_in_full_behind_a_key(people, ada):
    put(ada, "a", "Hi everyone, what a week!", title="Leeds")

    async def story(pilot):
        await until(pilot, "▸ One reader")
        await pilot.press("ctrl+l")
        await until(pilot, "answered by nobody")
        await pilot.press("escape")
        await until(pilot, "In your own hand")

    editing(people, ada, "a", story)


@pytest.mark.proof
def test_a_small_screen_counts_the_tips_in_a_line(people, ada):
    put(ada, "a", "Hi everyone, what a week!", title="Leeds")

    async def story(pilot):
        await until(pilot, "of 7 tips kept")

    editing(people, ada, "a", story, (80, 24))


def test_a_changed_word_takes_the_yes_and_the_old_words_bring_it_back(people, ada):
    put(ada, "a", title="Leeds", state="to-approve")
    ada.drafts.move_on("a")

    async def story(pilot):
        await until(pilot, "Leeds · approved by Ada")
        await typed(pilot, "So: ")
        await until(pilot, "Leeds · to approve")
        await pilot.press("ctrl+s")
        assert ada.drafts.load("a").state == "to-approve"
        await pilot.press("ctrl+z")
        await until(pilot, "Leeds · approved by Ada")
        await pilot.press("escape")
        await until(pilot, "✓ yes from Ada")

    editing(people, ada, "a", story)


@pytest.mark.proof
def test_the_board_takes_back_a_whole_sitting_of_the_editor(people, ada):
    put(ada, "a", title="Leeds")

    async def story(pilot):
        await typed(pilot, "So: ")
        await pilot.press("escape")
        await until(pilot, "So: Thank you")
        await pilot.press("u")
        await until(pilot, "Taken back: what was written in")
        assert ada.drafts.text_of("a") == "Thank you, Priya."

    editing(people, ada, "a", story)


@pytest.mark.proof
def test_from_the_editor_it_goes_somewhere_moves_on_and_comes_back(people, ada):
    put(ada, "a", title="Leeds")

    async def story(pilot):
        await typed(pilot, "So: ")
        await pilot.press("f4")
        await until(pilot, "What is it for?")
        await pilot.press("enter")
        await until(pilot, "for 26 November")
        await pilot.press("f5")
        await until(pilot, "Leeds · to approve · for 26 November")
        await pilot.press("f9")
        await until(pilot, "Earlier texts")
        assert "Thank you, Priya." in seen(pilot.app)
        await pilot.press("enter")
        await until(pilot, "The earlier text is back")
        assert pilot.app.screen.paper.text == "Thank you, Priya."

    editing(people, ada, "a", story)


@pytest.mark.proof
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_hostile_words_in_findings_names_and_earlier_texts_are_shown_and_never_obeyed(people, ada, size):
    bad = "[/b] [@click=app.quit]x[/] \\u001b]52;c;aGk=\\u0007 \\u202e"
    put(ada, "a", f"{HOME} [/b] \x1b]52;c;aGk=\x07 In 1987 [@click=app.quit]y[/]", title=bad, approved_by=bad)
    ada.drafts.remember(ada.drafts.load("a"))

    async def story(pilot):
        await until(pilot, "to clear before a yes")
        for key in ("ctrl+n", "ctrl+b", "escape", "ctrl+n", "f4", "escape", "f9", "escape", "ctrl+l", "escape"):
            await pilot.press(key)
            await pilot.pause()
            assert not set("\x1b\x07\u202e") & set(seen(pilot.app))

    editing(people, ada, "a", story, size)
