"""`publish` in a real shell: the demo's person from what changed to a page that is ticked off, with the report."""

import json
import re
from pathlib import Path

import pytest
from conftest import DAY
from shell import Shell, decent

from execcoach.storage.demo_files import _SHIPPED, lay_out

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, text: str, update: bool) -> None:
    """Why the figures are taken out: what a field is worth is the rubric's business, not the page's."""
    text = re.sub(r"\d+ in the file, \d+ on the page", "00 in the file, 00 on the page", text)
    text = re.sub(r"^(\| (?:in|on) the \w+ \|).*$", r"\1 00 | 00 |", text, flags=re.MULTILINE)
    if update:
        (GOLDEN / name).write_text(text, "utf-8")
    assert text == (GOLDEN / name).read_text("utf-8")


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    shell = Shell.at(tmp_path)
    lay_out(_SHIPPED / "ada", shell.here / "ada", DAY)
    return shell


def test_from_what_changed_to_a_page_that_is_ticked_off_with_its_report(shell, pytestconfig) -> None:
    update = pytestconfig.getoption("--update-golden")
    first = decent(shell.run("publish", "ada"), [0])
    compare("publish.txt", first.out, update)
    ada = shell.here / "ada" / "profile.toml"
    text = ada.read_text("utf-8").replace("When a train is late I ask the depot first", "310 trains a week")
    ada.write_text(text.replace("Thin. There is", "There is"), "utf-8")
    ticked = decent(shell.run("publish", "ada", "--tick", "headline"), [0])
    assert "Kept for Ada Okafor" in ticked.err
    shell.run("publish", "ada", "--tick", "about-more")
    compare("report.md", decent(shell.run("publish", "ada", "--report"), [0]).out, update)
    data = json.loads(decent(shell.run("publish", "ada", "--report", "--json"), [0]).out)
    assert [change["title"] for change in data["changes"]] == ["Headline", "More for your About"]
    decent(shell.run("publish", "ada", "--tick", "all"), [0])
    after = json.loads(decent(shell.run("publish", "ada", "--json"), [0]).out)
    assert after["fields"] == []
    assert after["total"] == after["page"]
    assert "St Brannoc" not in first.out + (shell.here / "ada" / "published.toml").read_text("utf-8")
    assert decent(shell.run("publish", "ada", "--tick", "nose"), [2]).err.startswith("No such field")


def test_before_anything_is_pasted_it_says_what_two_fields_give_away_together(shell):
    folder = shell.here / "born"
    folder.mkdir()
    (folder / "profile.toml").write_text(
        '[person]\nname = "Ada Okafor"\n\n[summary]\ntext = "Born on 4 March 1971, I have run railways since."\n\n'
        '[connection_points]\nplaces = ["I was born in Leeds"]\n'
    )
    said = shell.run("publish", "born")
    assert said.code == 0
    assert "Before you paste: " in said.err
    assert "privacy:birth-date-and-place" in said.err
    assert "summary.text" in said.err
    assert "connection_points.places" in said.err
