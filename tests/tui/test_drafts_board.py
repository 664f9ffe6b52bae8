import pytest
from driving import drive, seen, until

from execcoach.tui.app import CoachApp

BAD = "[/b] [@click=app.quit]x[/] \\u001b]52;c;aGk=\\u0007 \\u202e"
OBEYED = set("\x1b\x07\u202e")


def put(everyday, name, text="Thank you, Priya.", **front):
    folder = everyday.workspace.drafts
    folder.mkdir(exist_ok=True)
    lines = "".join(f'{key} = "{value}"\n' for key, value in front.items())
    (folder / f"{name}.md").write_text(f"+++\n{lines}+++\n\n{text}\n", "utf-8")


def board(people, everyday, story, size=(120, 40)):
    app = CoachApp(people, everyday, "drafts")
    drive(app, story, size)
    return app


@pytest.fixture
def ada(workspace):
    return workspace('[person]\nname = "Ada Okafor"\n')


def test_no_drafts_is_an_invitation_and_n_then_enter_thanks_somebody(people, ada):
    async def story(pilot):
        await until(pilot, "No drafts yet. Press n to thank somebody: it takes two minutes.")
        await pilot.press("m", "c", "d", "u", "n")
        await until(pilot, "What would you like to write?")
        assert "Praise in public" in seen(pilot.app)
        await pilot.press("enter")
        await until(pilot, "Who made your week easier?")

    board(people, ada, story)


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_every_draft_stands_in_its_lane_and_arrows_tab_and_a_click_choose(people, demo, size):
    async def every_draft_stands_in_its_lane_with_what_is_open_in_words(pilot):
        text = await until(pilot, "Introduce Idris to Tom")
        assert "one open question" in text
        assert "Thank Priya for the Leeds" in text
        assert "Enter opens it. It still asks: Have both said yes" in text
        assert pilot.app.screen.chosen.state == "draft"

    async def tab_takes_the_next_lane_in_hand(pilot):
        await until(pilot, "Idris, meet Tom Hallworth")
        await pilot.press("tab")
        await until(pilot, "The week before we moved")
        await pilot.press("shift+tab")
        await until(pilot, "Idris, meet Tom Hallworth")

    async def the_arrows_go_through_all_lanes_and_the_text_follows(pilot):
        await pilot.press("down")
        await until(pilot, "The week before we moved")
        await pilot.press("right", "right")
        assert pilot.app.screen.chosen.state == "approved"
        await pilot.press("up")
        await until(pilot, "The week before we moved")

    async def a_click_on_a_card_opens_that_card(pilot):
        await pilot.click("#cards-approved", offset=(3, 1))
        await until(pilot, "What Marta's night clerk changed · approved")

    async def story(pilot):
        await every_draft_stands_in_its_lane_with_what_is_open_in_words(pilot)
        if size[0] > 80:
            await tab_takes_the_next_lane_in_hand(pilot)
            await the_arrows_go_through_all_lanes_and_the_text_follows(pilot)
            await a_click_on_a_card_opens_that_card(pilot)

    board(people, demo, story, size)


def test_m_moves_on_until_a_question_blocks_the_yes_and_u_takes_it_back(people, ada):
    put(ada, "a", "She went. [Where to?]", title="Leeds", state="draft")

    async def story(pilot):
        await until(pilot, "Leeds")
        await pilot.press("m")
        await until(pilot, "“Leeds”: to approve. u takes it back.")
        await pilot.press("m")
        await until(pilot, "still asks: Where to?")
        assert ada.drafts.load("a").state == "to-approve"
        await pilot.press("u")
        await until(pilot, "Taken back")
        assert ada.drafts.load("a").state == "draft"

    board(people, ada, story)


def test_a_draft_is_copied_cannot_be_edited_outside_here_and_comes_back_when_deleted(people, ada):
    put(ada, "a", "Thank you, Priya.\u202e", title="Leeds")
    file = ada.workspace.drafts / "a.md"
    before = file.read_bytes()

    async def copying_names_the_person_and_the_file_and_claims_nothing(pilot):
        await pilot.press("c")
        text = " ".join((await until(pilot, "Copied for Ada.")).split())
        assert "If nothing pastes" in text

    async def a_terminal_that_cannot_step_aside_says_where_the_file_is(pilot):
        await pilot.press("e")
        await until(pilot, "cannot step aside")

    async def a_deleted_draft_comes_back_as_it_was(pilot):
        await pilot.press("d")
        await until(pilot, "No drafts yet.")
        assert not file.exists()
        await pilot.press("u")
        await until(pilot, "Thank you, Priya.")
        assert file.read_bytes() == before

    async def story(pilot):
        await until(pilot, "Leeds")
        await copying_names_the_person_and_the_file_and_claims_nothing(pilot)
        await a_terminal_that_cannot_step_aside_says_where_the_file_is(pilot)
        await a_deleted_draft_comes_back_as_it_was(pilot)

    app = board(people, ada, story)
    assert app.clipboard == "Thank you, Priya.‹U+202E›"


@pytest.mark.parametrize("size", [pytest.param((80, 24), marks=pytest.mark.proof), (120, 40)])
def test_hostile_titles_texts_and_file_names_are_shown_and_never_obeyed(people, ada, size):
    put(ada, "[b] [@click=app.quit]x \x1b]0;x \u202e", "[/b] \x1b]0;x\x07 [@click=app.quit]y[/]", title=BAD)
    put(ada, "A broken [b] [=", title="x", state="[/b]")

    async def story(pilot):
        await until(pilot, "[@click=app.quit]x[/]")
        for keys in ("m", "u", "c"):
            await pilot.press(keys)
            assert not OBEYED & set(seen(pilot.app))
        await pilot.press("enter")
        await until(pilot, "In your own hand" if size[0] > 80 else "Write as you would")
        assert not OBEYED & set(seen(pilot.app))
        await pilot.press("escape", "down", "enter", "e", "d")
        await until(pilot, "is deleted")
        assert not OBEYED & set(seen(pilot.app))

    board(people, ada, story, size)
