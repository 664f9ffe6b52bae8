"""The form in the app: written and copied, taken in on consent, undone; whose it is and who types; a broken file."""

from pathlib import Path

from driving import drive, until
from textual.widgets import Input, TextArea

from execcoach.services.marks import SIGNS, number_for
from execcoach.services.people import People
from execcoach.tui.app import CoachApp

ADA = '[person]\nid = "ada123456789"\nname = "Ada Okafor"\ncompany = "Northwind Rail"\n'
HOSTILE = "[@click=app.quit]x[/] [/b] \x1b]52;c;cHduZWQ=\x07"


def test_the_assistant_mails_the_questions_and_takes_the_answers_in(people: People, workspace, tmp_path: Path) -> None:
    everyday = workspace(ADA)
    desk = everyday.profile
    for id in ("hobbies", "teams"):
        desk.choose(id, "ask")
    app = CoachApp(people, everyday, "checklist")

    async def story(pilot) -> None:
        await until(pilot, "Ada Okafor")
        await pilot.press("f8")
        await until(pilot, "Who is at the keyboard?")
        await pilot.press("enter")
        await until(pilot, "assistant's name")
        app.screen.query_one(Input).value = "Sam"
        await pilot.press("enter")
        text = await until(pilot, "Sam typing for Ada Okafor")
        assert str(everyday.mark) in text
        assert (people.settings.by, people.settings.by_name, desk.by) == ("assistant", "Sam", "assistant")
        await pilot.press("f6")
        text = await until(pilot, "Copied for Ada.")
        assert "What you put to Ada." in text
        assert "Question 1 [hobbies]" in app.clipboard
        saved = everyday.workspace.folder / "2026-11-21-questions-for-ada.txt"
        assert saved.read_text("utf-8") == app.clipboard
        answer = app.clipboard.replace("[hobbies]:", f"[hobbies]: Sculling on the Aire {HOSTILE}")
        answer = answer.replace("[teams]:", "[teams]: not for me, I follow no sport")
        await pilot.press("escape", "f7")
        await until(pilot, "came back from Ada")
        app.screen.query_one(TextArea).text = f"Here you go.\n\n> {answer}".replace("\n", "\n> ")
        await pilot.press("ctrl+s")
        text = await until(pilot, "one new thing for Ada Okafor")
        assert "[@click=app.quit]x[/] [/b] ␛]52;" in " ".join(text.split())
        assert "Not for me" in text
        assert "Unsure" in text
        assert "connection_points" not in desk.raw
        await pilot.press("enter")
        await until(pilot, "Saved for Ada Okafor")
        assert desk.choices.get("teams") == "not-for-me"
        assert not desk.asked
        assert desk.profile.connection_points.hobbies
        assert everyday.undo() == "import of What you pasted"
        assert not desk.profile.connection_points.hobbies
        assert {one.question.id for one in desk.asked} == {"hobbies", "teams"}

    drive(app, story, (80, 24))
    made = [
        choice for choice in People().open(everyday.workspace.folder).profile._made.values() if choice.kind == "ask"
    ]
    assert {choice.by for choice in made} == {"assistant"}


def test_a_broken_profile_is_a_page_that_can_be_mended_or_left(people: People, tmp_path: Path, monkeypatch) -> None:
    grace = tmp_path / "grace"
    grace.mkdir()
    (grace / "profile.toml").write_text(ADA.replace("Ada Okafor", "Grace Amadi").replace("ada1", "grace1"), "utf-8")
    people.open(grace)
    broken = tmp_path / "ada"
    broken.mkdir()
    (broken / "profile.toml").write_text(f"{ADA}# [@click=app.quit]x[/] [/b]\nstart = 2019-05\n", "utf-8")
    app = CoachApp(people, None)
    app.broken = broken

    async def story(pilot) -> None:
        text = await until(pilot, "put quotes round it")
        assert "▸    6  start = 2019-05" in text
        assert "[@click=app.quit]x[/]" in text
        await pilot.press("r")
        await until(pilot, "it is still like this")
        await pilot.press("f2")
        text = await until(pilot, "Whose folder?")
        assert f"{people.known()[0].mark}  Grace Amadi" in text
        await pilot.press("escape")
        (broken / "profile.toml").write_text(ADA, "utf-8")
        await pilot.press("r")
        await until(pilot, "Ada Okafor · Northwind Rail")
        assert app.current_mode == "today"

    drive(app, story, (80, 24))


def test_opening_somebody_else_s_folder_from_the_shell_is_said(people: People, workspace) -> None:
    workspace(ADA)
    app = CoachApp(
        people, workspace(ADA.replace("Ada Okafor", "Grace Amadi").replace("ada1", "grace1"), folder="grace")
    )

    async def story(pilot) -> None:
        text = " ".join((await until(pilot, "was open last")).replace("▌", " ").split())
        assert "This is Grace Amadi's folder. Ada Okafor's" in text

    drive(app, story, (120, 40))


def test_nobody_shares_a_sign_while_there_is_another() -> None:
    given: dict[str, int] = {}
    for at in range(20):
        given[f"person{at}"] = number_for(f"person{at}", given)
    numbers = list(given.values())
    assert len({number % len(SIGNS) for number in numbers[: len(SIGNS)]}) == len(SIGNS)
    assert len(set(numbers)) == len(numbers)
    assert number_for("person3", given) == given["person3"]
