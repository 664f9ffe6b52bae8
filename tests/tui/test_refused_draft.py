"""A template that refuses says so where the text would stand."""

from driving import drive, seen, until

from execcoach.tui.app import CoachApp
from execcoach.tui.screens.editor import EditorScreen


def test_the_editor_shows_why_a_template_refuses_and_keeps_its_question_open(people, workspace):
    everyday = workspace('[person]\nname = "Ada Okafor"\n')
    answers = {"event": "The bridge at Selby fell on Monday.", "hurt": "Two drivers.", "means": "Nothing."}
    app = CoachApp(people, everyday, "drafts")

    async def told(pilot):
        await until(pilot, "4 Drafts")
        app.push_screen(EditorScreen(template="newsjack", answers=answers))
        await until(pilot, "Ring whoever")
        assert app.screen.paper.text.startswith("Where somebody is hurt")
        assert "Selby" not in app.screen.paper.text
        assert "words are yours" not in seen(app)
        assert app.screen.paper.text.endswith("[Is anybody hurt by it?]")

    drive(app, told, (120, 40))
