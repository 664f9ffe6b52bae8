"""README holds what it says: its commands run in order, its files are there, its pictures fetch nothing."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from made_archives import FILES, zipped
from shell import Said, Shell, decent
from test_end_to_end_shell import RESUME

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PICTURES = sorted((ROOT / "docs").glob("*.svg"))
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINES = [line for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]


def test_the_two_commands_stand_there_verbatim_each_on_a_line_of_its_own():
    assert "pip install uv && uv run execcoach demo" in LINES
    assert "pip install uv && uv run pytest" in LINES


def test_every_file_the_readme_names_is_in_the_repository():
    said = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|LICENSE)`", README)
    said += re.findall(r"\]\(([^)#]+)\)", README)
    said += [word for line in LINES for word in line.split() if re.match(r"(tests|docs|benchmarks)(/|$)", word)]
    own = re.compile(r"(progress|drafts|desk|ada)/")
    named = [name for name in said if not own.match(name)]
    assert len(named) >= 15
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_command_the_readme_names_is_one():
    from execcoach.cli.main import COMMANDS

    words = {line.split()[1] for line in LINES if line.startswith("execcoach ")}
    assert words == set(COMMANDS) - {"demo"}
    for name in re.findall(r"`execcoach ([a-z]+)[ `]", README):
        assert name in {*COMMANDS, "ada", "desk"}, name


def test_the_profile_in_the_readme_is_toml_and_is_read_without_trouble():
    from execcoach.profile.reading import read_profile

    (shown,) = [block for kind, block in BLOCKS if kind == "toml"]
    reading = read_profile(tomllib.loads(shown))
    assert reading.troubles == ()
    assert [line.private for line in reading.profile.connection_points.hobbies] == [False, True]


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, Said]:
    """Every command line of the README, run in order where two résumés, an archive and a page lie."""
    shell = Shell.at(tmp_path_factory.mktemp("readme"))
    for file, name in (("resume.json", "Ada Okafor"), ("grace.json", "Grace Amadi")):
        resume = RESUME | {"basics": RESUME["basics"] | {"name": name}}
        (shell.here / file).write_text(json.dumps(resume), "utf-8")
    (shell.here / "Complete_LinkedInDataExport.zip").write_bytes(zipped(FILES))
    page = Path(__file__).parent / "exchange/pages/browser-english.txt"
    (shell.here / "page.txt").write_bytes(page.read_bytes())
    said = {}
    for line in LINES:
        if not line.startswith("execcoach "):
            continue
        words, _, target = line.removeprefix("execcoach ").partition(" > ")
        said[line] = shell.run(*shlex.split(words))
        if target:
            (shell.here / target).write_text(said[line].out, "utf-8")
    return said


def test_every_command_line_of_the_readme_runs_in_order_and_ends_with_0(told):
    assert len(told) >= 20
    for said in told.values():
        decent(said, [0])


def test_the_errors_in_the_readme_are_what_execcoach_says(tmp_path):
    shell = Shell.at(tmp_path)
    shown = [block for kind, block in BLOCKS if kind == "text"]
    assert len(shown) == 2
    texts = (
        '\n[person]\nname = "Ada"\n\n[connection_points]\nhobbies = 7\n',
        '[person]\nname = "Ada"\n\n\n[[roles]]\ntitle = "COO"\nstart = 2019-05\n',
    )
    (shell.here / "ada").mkdir()
    for text, words in zip(texts, shown, strict=True):
        (shell.here / "ada/profile.toml").write_text(text, "utf-8")
        assert shell.run("score", "ada").err.replace(str(shell.here / "ada"), "ada") == words


def test_there_are_pictures_and_the_readme_shows_the_first():
    assert ROOT / "docs" / "today.svg" in PICTURES
    assert "](docs/today.svg)" in README


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_shows_the_demos_person_and_fetches_nothing(picture):
    svg = picture.read_text("utf-8")
    words = re.sub(r"<[^>]+>", " ", svg).replace("&#160;", " ")
    assert "Ada Okafor" in words
    drawn = re.sub(r"(<text\b[^>]*>)[^<]*", r"\1", svg)  # an address among the words is only read, never fetched
    assert re.findall(r"(?:https?:)?//[^\s\"')<]+", drawn) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"@import|<image|<script|(?:src|href)\s*=|url\((?!#)", svg)


def test_the_readme_names_no_machine_and_no_place_of_ours():
    assert not re.search(r"/(?:home|root|Users|tmp|work)/|pypi|\bTODO\b|\bFIXME\b", README, re.IGNORECASE)
