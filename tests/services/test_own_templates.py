import os

import pytest

from execcoach.cli.main import run
from execcoach.errors import CoachError
from execcoach.services.templates import all_templates, library, thanks
from execcoach.storage import bounded

needs_bounds = pytest.mark.skipif(not bounded.can_bound(), reason="this system cannot bound a process")
PROFILE = '[person]\nname = "Ada Okafor"\n'
BODY = "{{ who | addressed }} did this: {{ did | sentence }}{% if given.where %} It was in {{ where }}.{% endif %}\n"


def text_of(name, title="A thank-you of our own", body=BODY, **keys):
    more = "".join(f"{key} = {value}\n" for key, value in keys.items())
    asked = "".join(
        f'[[input]]\nname = "{each}"\nlabel = "{each.title()}"\nask = "{each.title()}?"\n'
        for each in ("who", "did", "where")
    )
    return f'+++\nid = "{name}"\ntitle = "{title}"\nkind = "post"\n{more}{asked}+++\n{body}'


def put(folder, name, text=None, kind="posts"):
    place = folder / "templates" / kind
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.j2.md").write_text(text or text_of(name), encoding="utf-8")
    return folder


@pytest.fixture
def made_here(people, tmp_path):
    """The desks of somebody whose folder was begun on this machine."""
    return people.start(tmp_path / "ada", "Ada Okafor")


@pytest.fixture
def from_elsewhere(workspace, tmp_path):
    """The desks of somebody whose folder came as it is, with a template in it."""
    everyday = workspace(PROFILE)
    put(everyday.workspace.folder, "thank-a-colleague")
    put(everyday.workspace.folder, "our-own")
    return everyday


def owners(everyday):
    return {template.id: template.owner for template in everyday.drafts.templates}


def test_the_folders_templates_lie_over_the_persons_and_those_over_the_shipped(made_here, home):
    put(home / "config", "thank-a-colleague", text_of("thank-a-colleague", "By me"))
    put(home / "config", "both", text_of("both", "By me"))
    put(made_here.workspace.folder, "both", text_of("both", "By the folder"))
    found = {template.id: template for template in made_here.drafts.templates}
    assert (found["both"].title, found["both"].owner) == ("By the folder", "folder")
    assert (found["thank-a-colleague"].title, found["thank-a-colleague"].owner) == ("By me", "yours")
    assert len(found) == len(all_templates()) + 1
    assert [template.is_own for template in made_here.drafts.templates[:3]] == [True, True, False]
    assert [template.id for template in library().templates if template.is_own] == ["both", "thank-a-colleague"]


@needs_bounds
def test_an_own_template_makes_a_draft_like_a_shipped_one(made_here):
    put(made_here.workspace.folder, "our-own")
    desk = made_here.drafts
    answers = {"who": "the night crew", "did": "kept the line open"}
    composed = desk.compose(desk.template("our-own"), answers)
    assert composed.text == "Night crew did this: kept the line open.".replace("kept", "Kept")
    assert composed.theirs == pytest.approx(6 / 8)
    assert desk.compose(desk.template("our-own"), {"who": "Priya"}).open_questions == ("Did?",)
    kept = desk.save(desk.new(desk.template("our-own"), answers))
    assert desk.load(kept.id).template == "our-own"


def test_a_template_that_is_mended_or_taken_away_is_noticed_at_once(made_here):
    folder = put(made_here.workspace.folder, "our-own", text_of("our-own", "Before"))
    assert made_here.drafts.template("our-own").title == "Before"
    put(folder, "our-own", text_of("our-own", "After it was mended"))
    assert made_here.drafts.template("our-own").title == "After it was mended"
    (folder / "templates/posts/our-own.j2.md").unlink()
    with pytest.raises(CoachError, match="lists them all"):
        made_here.drafts.template("our-own")


BROKEN = [
    ("no-fences", "Hello {{ who }}", r"posts/no-fences\.j2\.md:1, expected .*\+\+\+"),
    ("no-quotes", "+++\nid = no-quotes\n+++\n", r"line 2: put quotes round it"),
    ("another-id", text_of("something-else"), r"another-id\.j2\.md:2, expected id = \"another-id\""),
    ("Capital", text_of("Capital"), r"Capital\.j2\.md:2, expected id"),
    ("odd-key", text_of("odd-key", minuets="3"), r"odd-key\.j2\.md:5, expected one of .* instead of minuets"),
    ("long-one", text_of("long-one", minutes="9" * 5000), r"long-one.*line 5: Shorten the number"),
    ("hours", text_of("hours", minutes="5000"), r"hours\.j2\.md:5, expected minutes from 0 to 600"),
    ("taken", text_of("taken").replace('"did"', '"voice"'), r"taken\.j2\.md:10, .* instead of voice"),
    ("dots", f"+++\n{'a.' * 9000}b = 1\n+++\n", r"line 2: No key here needs that many dots"),
    ("deep", f"+++\na = {'[' * 900}{']' * 900}\n+++\n", r"line 2: Lists or tables are nested too deep"),
    ("huge", text_of("huge", body="x" * 70_000), r"larger than 64,000 bytes"),
]


@pytest.mark.parametrize(("name", "text", "told"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_template_costs_only_itself_and_is_told_with_its_line(name, text, told, made_here):
    put(put(made_here.workspace.folder, "our-own"), name, text)
    with pytest.raises(CoachError, match=told):
        made_here.drafts.template(name)
    assert made_here.drafts.template("our-own").is_own
    assert list(made_here.drafts.library.troubles) == [name]


def test_what_is_no_file_of_a_template_is_passed_over(made_here):
    folder = put(made_here.workspace.folder, "week", kind="reports")
    (folder / "templates/posts").mkdir()
    (folder / "templates/posts/notes.txt").write_text("not one")
    (folder / "templates/posts/.hidden.j2.md").write_text("not one")
    os.mkfifo(folder / "templates/posts/pipe.j2.md")
    (folder / "templates/posts/inner.j2.md").mkdir()
    found = made_here.drafts.library
    assert [template for template in found.templates if template.is_own] == []
    assert set(found.troubles) == {"pipe", "inner"}


def test_words_of_a_template_are_shown_with_visible_signs(made_here):
    text = text_of("our-own", "Ours\\u001b]0;x\\u0007", why='"a\\u202Eb"').replace(
        'ask = "Who?"', 'ask = "Wh\\u0007o?"'
    )
    put(made_here.workspace.folder, "our-own", text)
    template = made_here.drafts.template("our-own")
    assert (template.title, template.why) == ("Ours␛]0;x␇", "a‹U+202E›b")
    assert template.inputs[0].ask == "Wh␇o?"


def test_templates_of_a_folder_from_elsewhere_are_not_used_until_somebody_says_so(from_elsewhere):
    desk = from_elsewhere.drafts
    assert set(owners(from_elsewhere).values()) == {""}
    assert desk.template("thank-a-colleague").owner == ""
    with pytest.raises(CoachError, match=r"not made on this machine.*--trust-templates"):
        desk.template("our-own")
    assert "our-own, thank-a-colleague came with this folder" in desk.library.notice
    assert desk.trust_templates() == 2
    assert desk.template("our-own").owner == desk.template("thank-a-colleague").owner == "folder"
    assert desk.library.notice == ""
    assert desk.trust_templates() == 0


def test_a_template_that_changes_after_the_yes_asks_again(from_elsewhere):
    desk = from_elsewhere.drafts
    desk.trust_templates()
    put(from_elsewhere.workspace.folder, "our-own", text_of("our-own", body="Something else: {{ who }}\n"))
    with pytest.raises(CoachError, match="not used"):
        desk.template("our-own")
    desk.trust_templates()
    put(from_elsewhere.workspace.folder, "one-more")
    assert "folder" not in owners(from_elsewhere).values()


def test_another_folder_in_the_place_of_one_made_here_is_not_taken_for_it(made_here, tmp_path, people):
    folder = made_here.workspace.folder
    folder.rename(tmp_path / "away")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "profile.toml").write_text(PROFILE)
    (tmp_path / "other").rename(folder)
    put(folder, "our-own")
    assert "folder" not in owners(people.open(folder)).values()


def test_a_folder_begun_round_somebody_elses_templates_is_not_trusted_for_that(people, tmp_path):
    put(tmp_path / "given", "our-own")
    assert "folder" not in owners(people.start(tmp_path / "given", "Ada Okafor")).values()


def test_what_is_remembered_of_trust_may_be_lost_or_broken(from_elsewhere, home):
    from_elsewhere.drafts.trust_templates()
    (home / "state" / "trusted.toml").write_text("folder = [[[")
    assert "folder" not in owners(from_elsewhere).values()
    assert from_elsewhere.drafts.trust_templates() == 2
    assert "folder" in owners(from_elsewhere).values()


@needs_bounds
def test_the_shell_lists_refuses_and_trusts(from_elsewhere, home, tmp_path, monkeypatch, capsys):
    put(home / "config", "mine", text_of("mine", "A text of mine"))
    folder = str(from_elsewhere.workspace.folder)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run(["draft"]) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith("yours")
    words = ["draft", "our-own", folder, "--set", "who=Priya", "--set", "did=led it"]
    assert run(words) == 2
    out, err = capsys.readouterr()
    assert (out, "--trust-templates" in err) == ("", True)
    assert run([*words, "--trust-templates"]) == 0
    assert capsys.readouterr().out == "Priya did this: Led it.\n"
    assert run(words) == 0
    capsys.readouterr()
    monkeypatch.chdir(folder)
    assert run(["draft"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split()[-1] for row in rows[:4]] == ["folder's", "folder's", "yours", "min"]


@needs_bounds
def test_the_shell_says_in_one_line_what_is_wrong_with_a_template(made_here, capsys):
    put(made_here.workspace.folder, "our-own", text_of("our-own", body="Hello\n{{ whoo }}\n"))
    assert run(["draft", "our-own", str(made_here.workspace.folder)]) == 2
    err = capsys.readouterr().err
    assert "templates/posts/our-own.j2.md:19 asks for something that is not there" in err
    assert "Did you mean who?" in err
    assert "Traceback" not in err


def test_the_first_thank_you_is_always_the_shipped_one(people, home, monkeypatch):
    put(home / "config", "thank-a-colleague", text_of("thank-a-colleague", body="Mine: {{ who }}\n"))
    monkeypatch.setattr(bounded, "fill", lambda *_: pytest.fail("filled under a key"))
    answers = {"name": "Ada Okafor", "who": "Priya Raman", "did": "led it"}
    everyday, draft = people.thank(answers)
    assert everyday.drafts.text_of(draft) == thanks(answers).text == "Priya led it.\n\nThank you, Priya Raman."


@needs_bounds
def test_the_template_in_the_readme_works(made_here):
    from pathlib import Path

    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    put(made_here.workspace.folder, "station-thanks", readme.split("```jinja\n")[1].split("```")[0])
    desk = made_here.drafts
    template = desk.template("station-thanks")
    composed = desk.compose(template, {asked.name: asked.example for asked in template.inputs})
    assert composed.text == "Leeds, the night shift: they had every train out by six."
    assert composed.theirs == 1
