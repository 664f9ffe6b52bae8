import pytest

from execcoach.services.own_checklists import trust_checklists

QUESTION = """
[[question]]
id = "{id}"
words = "What do you do on Sundays?"
why = "It is how you are remembered."
source = "us"
good = "sculling before work"
weak = "sport"
probe = "Where?"
path = "{path}"
answer = "list"
"""


def text_of(name, path="connection_points.hobbies"):
    head = f'id = "{name}"\ntitle = "Our own\\u0007"\nwhy = "Because."\nsource = "us"\n'
    return head + QUESTION.format(id=f"{name}-one", path=path)


def put(folder, name, text=None):
    place = folder / "prompts" / "checklists"
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.toml").write_text(text or text_of(name), "utf-8")


@pytest.fixture
def made_here(people, tmp_path):
    return people.start(tmp_path / "ada", "Ada Okafor")


def lists(everyday, people):
    return {one.id: one for one in people.open(everyday.workspace.folder).profile.checklists}


def test_own_checklists_stand_after_the_shipped_ones_or_in_their_place(made_here, people, home):
    shipped = list(lists(made_here, people))
    put(home / "config", "sundays")
    put(made_here.workspace.folder, "credentials")
    found = lists(made_here, people)
    assert list(found) == [*shipped, "sundays"]
    assert found["credentials"].title == found["sundays"].title == "Our own␇"
    desk = people.open(made_here.workspace.folder).profile
    assert desk.standing(found["sundays"]).questions
    assert desk.warnings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id = sundays", "put quotes round it"),
        (text_of("mondays"), 'expected "sundays"'),
        (text_of("sundays", "person.salary"), "that one of the shipped checklists asks for"),
        (text_of("sundays").replace("[[question]]", "[question]"), r"[[question]] tables"),
        (text_of("sundays").replace('why = "It', 'fields = "none"\nwhy = "It'), "a list of tables"),
        (text_of("sundays").replace('answer = "list"', 'answer = "poem"'), "one of line, text, list, entry, tick"),
    ],
)
def test_a_checklist_that_is_wrong_is_told_with_its_file_and_costs_only_itself(text, told, made_here, people):
    put(made_here.workspace.folder, "sundays", text)
    put(made_here.workspace.folder, "good-one")
    found = lists(made_here, people)
    assert "good-one" in found
    assert "sundays" not in found
    (said,) = people.open(made_here.workspace.folder).profile.warnings
    assert told in said
    assert "sundays.toml" in said


def test_checklists_of_a_folder_from_elsewhere_wait_for_a_yes(workspace, people):
    ada = workspace('[person]\nname = "Ada Okafor"\n')
    put(ada.workspace.folder, "sundays")
    assert "sundays" not in lists(ada, people)
    assert "--trust-templates" in people.open(ada.workspace.folder).profile.warnings[0]
    ada.drafts.trust_templates()
    assert "sundays" in lists(ada, people)
    assert not trust_checklists(ada.workspace)
