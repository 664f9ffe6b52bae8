"""The About desk: a pasted text is cleaned, its own sentences are kept, and every step can be taken back."""

import random
import tomllib

import pytest

from execcoach.errors import CoachError
from execcoach.services.everyday import Everyday

ADA = """\
schema = 1

[person]
id = "ada-1"
name = "Ada Okafor"

# What stands on the page.
[summary]
# Nobody has dared to change it.
text = \"\"\"
I run 41 trains a night. We cut delays from 31 minutes to 12 in Leeds.
I do it because a late train costs somebody their tea.

Outside work I mend clocks.\"\"\"
motivations = "Telling a grower we were wrong"
"""
NEW = "I run 41 trains a night.\n\nI do it because a late train costs somebody their tea."


def said(everyday: Everyday, part: str) -> list[str]:
    return [line.text for line in everyday.about.part(part).kept]


def kept(everyday: Everyday) -> dict:
    return tomllib.loads(everyday.workspace.profile.read_text("utf-8"))["summary"]


def test_the_guess_is_offered_kept_word_for_word_and_taken_back(workspace) -> None:
    everyday = workspace(ADA)
    desk = everyday.about
    before = everyday.workspace.profile.read_bytes()
    assert sum(not part.settled for part in desk.parts()) == 4
    guess = desk.part("accomplishments").guess
    assert guess is not None
    assert guess.words == "We cut delays from 31 minutes to 12 in Leeds."
    assert desk.keep("accomplishments", guess)
    assert not desk.keep("accomplishments", guess)
    assert kept(everyday)["accomplishments"] == [guess.words]
    assert desk.part("accomplishments").kept[0].in_text
    assert "# Nobody has dared" in everyday.workspace.profile.read_text("utf-8")
    assert desk.keep("motivations", desk.about().sentences[2])
    assert kept(everyday)["motivations"][0] == "Telling a grower we were wrong"
    assert [line.in_text for line in desk.part("motivations").kept] == [False, True]
    everyday.undo()
    everyday.undo()
    assert everyday.workspace.profile.read_bytes() == before


def test_a_sentence_serves_two_parts_only_if_somebody_says_so(workspace) -> None:
    desk = workspace(ADA).about
    clocks = desk.about().sentences[3]
    assert desk.part("passions").guess == clocks
    desk.keep("turn-offs", clocks)
    assert desk.part("passions").guess is None
    assert clocks in desk.part("passions").others
    desk.keep("passions", clocks)
    assert desk.kept_for(desk.parts())[3] == [desk.guide.part(id).title for id in ("passions", "turn-offs")]


def test_what_is_not_there_becomes_its_question_until_the_text_changes(workspace) -> None:
    everyday = workspace(ADA)
    desk = everyday.about
    assert desk.part("turn-offs").guess is None
    question = desk.not_there("turn-offs")
    assert everyday.profile.question(question)[1].path == "summary.turn_offs"
    assert desk.missing() == (question,)
    assert desk.part("turn-offs").settled
    desk.set_text(NEW)
    assert desk.missing() == ()
    everyday.undo()
    everyday.profile.choose("turn-offs", "not-for-me")
    assert desk.part("turn-offs").settled
    assert desk.missing() == ("turn-offs",)


def test_a_new_text_says_what_of_the_kept_it_no_longer_holds_and_touches_none_of_it(workspace) -> None:
    everyday = workspace(ADA)
    desk = everyday.about
    for part in ("opening", "accomplishments", "passions"):
        desk.keep(part, desk.part(part).guess)
    pasted = desk.set_text(NEW)
    assert [(part.id, line) for part, line in pasted.gone] == [
        ("accomplishments", "We cut delays from 31 minutes to 12 in Leeds."),
        ("passions", "Outside work I mend clocks."),
    ]
    assert said(everyday, "passions") == ["Outside work I mend clocks."]
    assert not desk.part("passions").kept[0].in_text
    assert not desk.set_text(NEW).changed
    everyday.undo()
    assert desk.part("passions").kept[0].in_text


def test_what_a_page_puts_round_a_copied_text_is_left_out_and_said(workspace) -> None:
    desk = workspace(ADA).about
    pasted = desk.set_text(
        "About\r\nAbout\r\n\r\nI run trains.  \r\n\r\n\r\nAbout\xa0Leeds I say nothing.…see more\r\nSee more"
    )
    assert desk.text() == "I run trains.\n\nAbout Leeds I say nothing."
    assert pasted.dropped == ("About", "About", "…see more", "See more")
    with pytest.raises(CoachError, match="nothing to keep"):
        desk.set_text("About\n…see more\n")


def test_a_place_that_could_not_be_read_is_never_written_over(workspace) -> None:
    everyday = workspace('schema = 1\n[person]\nname = "Ada"\n[summary]\ntext = "I run trains."\npassions = 7\n')
    before = everyday.workspace.profile.read_bytes()
    with pytest.raises(CoachError):
        everyday.about.keep("passions", everyday.about.about().sentences[0])
    assert everyday.workspace.profile.read_bytes() == before


def test_taking_a_line_out_leaves_the_about_as_it_is(workspace) -> None:
    everyday = workspace(ADA)
    desk = everyday.about
    text = desk.text()
    desk.keep("opening", desk.about().sentences[1])
    assert desk.drop("opening", desk.about().sentences[1].words)
    assert desk.drop("motivations", "telling a grower  we were wrong")
    assert not desk.drop("passions", "never kept")
    assert not {"opening", "motivations"} & kept(everyday).keys()
    assert desk.text() == text


def test_a_paste_by_mistake_is_kept_and_looked_at_only_so_far(workspace) -> None:
    desk = workspace(ADA).about
    words = random.Random(3).sample(range(100_000), 2_000)
    desk.set_text("\n".join(f"Number {word} is no sentence of mine." for word in words))
    assert desk.beyond == 1_700
    assert len(desk.part("passions").others) + (desk.part("passions").guess is not None) == 300


def test_what_is_half_pasted_waits_for_the_next_sitting(workspace, people) -> None:
    everyday = workspace(ADA)
    everyday.about.keep_half_pasted("I run half a")
    again = people.open(everyday.workspace.folder)
    assert again.about.half_pasted == "I run half a"
    again.about.keep_half_pasted("")
    assert people.open(everyday.workspace.folder).about.half_pasted == ""
