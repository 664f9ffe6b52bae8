"""An assistant's week, from a résumé to a ticked-off page; `--update-golden` writes docs/assistant.md from the run."""

import json
import tomllib
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="a real terminal needs a system with pseudo-terminals")

from story import Story, paste

PAGE = Path(__file__).resolve().parents[1] / "docs/assistant.md"
MAUD = Path(__file__).resolve().parent / "profile/people/maud.json"
ABOUT = """About

Seaweed does not keep office hours, so neither do I: the boats leave Newquay at four.

In 2023 we took the drying off oil and onto the wind, and a tonne now costs half of what it did. \
I came to this because my grandmother fed six children from this shore and nobody wrote down how.

When I am not at the shed I row gigs, badly, with people half my age.

…see more"""


@pytest.mark.proof  # every step of it is held by a test of its own by default; this is the whole week
def test_from_a_resume_and_a_pasted_about_to_a_ticked_off_page_with_report(tmp_path, pytestconfig):
    here = tmp_path / "desk"
    here.mkdir()
    (here / "maud.json").write_bytes(MAUD.read_bytes())
    story = Story("An assistant's week", here, "2026-11-17")
    story.say(
        "Sam looks after Maud Pereira, who sells seaweed and has never filled in her page. Written by the tests "
        "(`pytest -m proof tests/test_story_assistant.py --update-golden`): real commands, and the app in a real "
        "terminal of 80 columns and 24 rows. Maud is made up."
    )

    story.head("Tuesday: what a file already knows")
    story.say("Her résumé is lying about. Sam looks at what it would add, then adds it.")
    story.shell("import", "maud.json", "maud", "--yes")
    profile = here / "maud/profile.toml"
    story.same[tomllib.loads(profile.read_text("utf-8"))["person"]["id"]] = "maudmaudmaud"
    story.shell("score", "maud")

    story.head("Tuesday: her own words")
    with story.open("maud") as terminal:
        terminal.wait_for("Maud Pereira", "Press Enter to start")
        terminal.press("2")
        story.screen(terminal, "The score card, the widest gap first.", "widest gap first")
        terminal.press("b")
        terminal.wait_for("Paste the About")
        terminal.send(paste(ABOUT))
        story.screen(terminal, "`b`: Sam pastes the About from Maud's page, just as it came.", "of 2,600 characters")
        terminal.send("\x13")
        story.screen(terminal, "Which sentence says what? The app guesses first; Enter keeps.", "my guess")
        for asked in ("proud of?", "why you do it?", "all night?", "puts you off?"):
            terminal.send("\r")
            terminal.wait_for(asked)
        terminal.settle()
        terminal.send("\r")
        story.screen(terminal, "Four of five are in there. What is missing is a question.", "Every part is sorted")
        terminal.send("\r")
        terminal.wait_for("5 of 5", "unhappy working for you")
        terminal.settle()
        terminal.send("\x0c")
        story.screen(terminal, "Only Maud can answer that one: `^l` puts it to her.", "Your summary")
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)

    story.head("Wednesday: a form that comes back")
    story.shell("checklist", "maud", "--questionnaire", "form.txt")
    story.file("form.txt")
    (here / "back.txt").write_text(_answered((here / "form.txt").read_text("utf-8")), "utf-8")
    story.say("Maud answers from the train, as people do.")
    story.file("back.txt")
    story.shell("import", "back.txt", "maud", "--yes")

    story.head("Thursday: the page, box by box")
    story.env = {**story.env, "EXECCOACH_TODAY": "2026-11-19"}
    with story.open("maud") as terminal:
        terminal.wait_for("Maud Pereira", "Press Enter to start")
        terminal.press("2")
        terminal.wait_for("widest gap first")
        terminal.settle()
        terminal.press("p")
        story.screen(terminal, "`p`: every field of the page in its order, ready to paste.", "to look at")
        terminal.press("c")
        terminal.wait_for("Copied for Maud")
        for live in range(1, 4):
            terminal.settle()
            terminal.send("\r")
            terminal.wait_for(f"{live} live")
        story.screen(terminal, "`c` copies, Enter ticks what is live; the figure of the page moves.", "3 live")
        while "0 to look at" not in terminal.text():
            live += 1
            assert live < 20, terminal.text()
            terminal.send("\r")
            terminal.wait_for(f"{live} live")
            terminal.settle()
        story.screen(terminal, "The last one.", "Everything in your file stands on your page")
        terminal.press("ctrl+q")
        terminal.settle(quiet=0.5)

    story.head("Friday: what changed, for Maud to see")
    story.env = {**story.env, "EXECCOACH_TODAY": "2026-11-20"}
    story.shell("publish", "maud", "--report")
    story.shell("next", "maud", "--minutes", "10")

    score = json.loads(story.shell("score", "maud", "--json", show=False))
    assert score["page"] == score["total"], "everything in the file is ticked as live"
    assert round(sum(line["points"] for line in score["criteria"]), 2) == score["total"]
    assert "Meetings about seaweed" in profile.read_text("utf-8")
    story.told(PAGE, pytestconfig.getoption("--update-golden"))


def _answered(form: str) -> str:
    """The form as it comes back by mail: quoted, answered under the marks, signed."""
    answer = "Meetings about seaweed held out of sight of the sea"
    head, mark, rest = form.partition("Answer 1 [turn-offs]:\n")
    assert mark, form
    quoted = [f"> {line}".rstrip() for line in (head + mark).rstrip("\n").split("\n")]
    after = [f"> {line}".rstrip() for line in rest.split("\n")]
    said = ["On Wednesday 18 November, Sam wrote:", *quoted, "", answer, "", *after, "", "Maud", "Sent from a train"]
    return "\n".join(said) + "\n"
