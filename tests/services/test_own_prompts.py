import pytest

from execcoach.services.own_prompts import trust_prompts

OURS = """
pillar = "share"
[[prompt]]
id = "share-our-own"
title = "Thank the night shift"
words = "One line about a night nobody saw."
ask = "Who was there?"
"""


def put(folder, text, pillar="share"):
    place = folder / "prompts" / "routine"
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{pillar}.toml").write_text(text, "utf-8")


@pytest.fixture
def made_here(people, tmp_path):
    return people.start(tmp_path / "ada", "Ada Okafor")


def bank(everyday, people):
    return {prompt.id: prompt for prompt in people.open(everyday.workspace.folder).session.bank}


def test_own_prompts_stand_beside_the_shipped_ones_or_in_their_place(made_here, people, home):
    shipped = bank(made_here, people)
    first = next(iter(shipped))
    put(home / "config", OURS.replace("share-our-own", "share-mine"))
    put(made_here.workspace.folder, OURS + OURS.replace('pillar = "share"', "").replace("share-our-own", first))
    found = bank(made_here, people)
    assert list(found)[: len(shipped)] == list(shipped)
    assert set(found) - set(shipped) == {"share-our-own", "share-mine"}
    assert found[first].title == "Thank the night shift"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pillar = share", "put quotes round it"),
        (OURS.replace("share-our-own", "engage-it"), "an id that starts with share-"),
        (OURS.replace("Who was", "Who is {contact}, who was"), "a need that fills this placeholder"),
        ("x" * 300_000, "larger than 256,000 bytes"),
    ],
)
def test_a_file_of_prompts_that_is_wrong_is_told_and_costs_only_itself(text, told, made_here, people):
    put(made_here.workspace.folder, text)
    put(made_here.workspace.folder, OURS.replace("share", "engage"), "engage")
    assert "engage-our-own" in bank(made_here, people)
    (said,) = people.open(made_here.workspace.folder).session.warnings
    assert told in said


def test_prompts_of_a_folder_from_elsewhere_wait_for_a_yes_which_a_change_takes_back(workspace, people):
    ada = workspace('[person]\nname = "Ada Okafor"\n')
    put(ada.workspace.folder, OURS)
    assert "share-our-own" not in bank(ada, people)
    assert "--trust-templates" in ada.session.warnings[0]
    assert trust_prompts(ada.workspace)
    assert not trust_prompts(ada.workspace)
    assert "share-our-own" in bank(ada, people)
    assert people.open(ada.workspace.folder).session.warnings == ()
    put(ada.workspace.folder, OURS.replace("night shift", "day shift"))
    assert "share-our-own" not in bank(ada, people)
