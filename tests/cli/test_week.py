"""The week on a page, cards that go out by mail and come back, as the shell prints and takes them."""

import datetime
import json
import shutil
from pathlib import Path

import pytest
from shell import Shell, decent

from execcoach.routine.plan import Plan
from execcoach.routine.prompts import Step
from execcoach.services.profile import ProfileDesk
from execcoach.services.session import SessionDesk
from execcoach.services.week import WeekDesk
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import open_workspace

GOLDEN = Path(__file__).parent / "golden"
TODAY = datetime.date(2026, 11, 21)
LEEDS = Step(
    pillar="share",
    prompt="share-draft-first-line",
    minutes=3,
    title="Thank Priya for Leeds",
    words="Read the draft once as somebody who was not there. Change the first line until it says what happened.",
    ask="With which word does it begin now?",
    because="Thank Priya for Leeds; a draft is waiting",
    link="https://northwind-rail.example/news/leeds-depot",
    draft="leeds-move-thank-priya",
    by="Sam",
)
CAB = Step(
    pillar="engage",
    prompt="engage-part-left-out",
    minutes=4,
    title="Ask Owen for the part he left out",
    words="Send Owen Pritchard one question about the thing he passed over. No praise before it.",
    ask="What did he leave out?",
    because="Owen Pritchard is in your circle as driver manager.",
)
PLAN = Plan(datetime.date(2026, 11, 23), 7, (LEEDS, CAB))
"""A day that does not change when the bank of prompts does."""


@pytest.fixture
def shell(tmp_path: Path, laid_out: Path) -> Shell:
    """A shell beside a copy of the demo's folder."""
    found = Shell.at(tmp_path)
    shutil.copytree(laid_out / "ada", found.here / "ada")
    return found


def sessions(shell: Shell, day: datetime.date = TODAY) -> SessionDesk:
    return SessionDesk(ProfileDesk(open_workspace(shell.here / "ada"), Clock(day)))


def held(file: Path, text: str, update: bool) -> None:
    if update:
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text, f"{file.name} says something else; --update-golden writes it anew"


def test_the_demo_s_week_and_its_first_card(shell: Shell, pytestconfig: pytest.Config) -> None:
    update = pytestconfig.getoption("--update-golden")
    digest = decent(shell.run("digest", "ada"), [0]).out
    held(GOLDEN / "digest.md", digest, update)
    assert digest == shell.run("digest", "ada", "--week", "2026-11-16").out
    secret = "Asked Kenji whether he would take a call"
    before = decent(shell.run("digest", "ada", "--week", "2026-11-13"), [0]).out
    assert "9 to 15 November" in before
    assert secret not in before
    assert "Marta's planners have chosen their night" in before
    old = decent(shell.run("digest", "ada", "--week", "2026-09-01"), [0]).out
    assert "How long the last wagon waits for the first" in old
    cards = decent(shell.run("cards", "ada"), [0]).out.split("execcoach card")
    desk = ProfileDesk(open_workspace(shell.here / "ada"), Clock(TODAY))
    held(GOLDEN / "card.txt", WeekDesk(desk, SessionDesk(desk)).card(PLAN), update)
    assert len(cards) == 6
    assert cards == shell.run("cards", "ada").out.split("execcoach card")


def test_pages_are_written_where_they_are_wanted_and_over_nothing_else(shell: Shell) -> None:
    decent(shell.run("digest", "ada", "-o", "week.md"), [0])
    assert (shell.here / "week.md").read_text("utf-8") == shell.run("digest", "ada").out
    (shell.here / "week.md").write_text("mine", "utf-8")
    assert "is there already" in decent(shell.run("digest", "ada", "-o", "week.md"), [2]).err
    assert (shell.here / "week.md").read_text("utf-8") == "mine"
    decent(shell.run("digest", "ada", "-o", "week.md", "--force"), [0])
    assert (shell.here / "week.md").read_text("utf-8") != "mine"
    said = decent(shell.run("cards", "ada", "-o", "mail"), [0])
    files = [shell.here / line for line in said.out.splitlines()]
    assert [file.name for file in files] == [f"2026-11-{day}-card-for-ada.txt" for day in range(23, 28)]
    assert files[0].stat().st_mode & 0o77 == 0
    assert decent(shell.run("cards", "ada", "-o", "mail"), [0]).out == said.out
    files[4].write_text("mine", "utf-8")
    files[0].unlink()
    assert "says something else" in decent(shell.run("cards", "ada", "-o", "mail"), [2]).err
    assert not files[0].exists()
    for words in (["digest", "ada", "--week", "soon"], ["cards", "ada", "--week", "2026-01-05"]):
        decent(shell.run(*words), [2])


def answered(shell: Shell, day: str = "2026-11-23") -> str:
    """Monday's card as it was mailed, three answers in it."""
    card = shell.run("cards", "ada", "--week", day).out.split("\n\nexeccoach card")[0]
    parts = card.split("]:\n")
    said = ("Posted it at the depot\n", "skip\n", "Rang Owen about the cab (private)\n", "")
    return "".join(f"{part}]:\n{words}" for part, words in zip(parts[:-1], said, strict=False)) + parts[-1]


def test_a_card_that_came_back_is_shown_kept_and_kept_once(shell: Shell) -> None:
    reply = shell.here / "reply.txt"
    reply.write_text(f"Here you are, Sam.\n\n{answered(shell)}", "utf-8")
    early = decent(shell.run("import", "reply.txt", "ada", "--dry-run"), [2])
    assert "That day has not come yet" in early.err
    monday = {"EXECCOACH_TODAY": "2026-11-25"}
    looked = decent(shell.run("import", "reply.txt", "ada", "--dry-run", **monday), [0])
    assert "New: Monday 23 November (filled in afterwards): share, done: Posted it at the depot" in looked.out
    assert "listen, left out" in looked.out
    assert "Rang Owen about the cab (private)" in looked.out
    assert "“Here you are, Sam.” (line 1)" in looked.out
    assert "Nothing was written" in looked.err
    assert "Say --yes" in decent(shell.run("import", "reply.txt", "ada", **monday), [2]).err
    then = datetime.date(2026, 11, 25)
    assert len(sessions(shell, then).records.sessions) == len(sessions(shell).records.sessions)
    kept = decent(shell.run("import", "reply.txt", "ada", "--yes", "--json", **monday), [0])
    (told,) = json.loads(kept.out)["session"]
    assert (told["date"], told["back_filled"], len(told["steps"])) == ("2026-11-23", True, 3)
    assert [one["new"] for one in told["steps"]] == [True, True, True]
    assert "Kept for Ada Okafor: share, engage, Monday 23 November." in kept.err
    session = sessions(shell, then).records.sessions[-1]
    assert session.day == datetime.date(2026, 11, 23)
    assert session.back_filled
    assert session.planned
    assert session.by == "executive"
    assert [(one.pillar, one.outcome, one.private) for one in session.steps] == [
        ("share", "done", False),
        ("listen", "skipped", False),
        ("engage", "done", True),
    ]
    assert all(one.prompt for one in session.steps)
    assert session.steps[0].effort
    again = decent(shell.run("import", "reply.txt", "ada", "--yes", **monday), [0])
    assert "Nothing to add" in again.err
    assert again.out.count("Kept: ") == 3
    more = reply.read_text("utf-8").replace("]:\nskip\n", "]:\nRead it on the train after all\n")
    reply.write_text(more, "utf-8")
    decent(shell.run("import", "-", "ada", "--yes", typed=more.encode(), **monday), [0])
    after = [one for one in sessions(shell, then).records.sessions if one.day == session.day]
    assert [one.id for one in after] == [session.id]
    assert [(one.outcome, one.note) for one in after[0].steps][1] == ("done", "Read it on the train after all")
    page = shell.run("digest", "ada", **monday).out
    assert "Posted it at the depot" in page
    assert "Rang Owen" not in page
    late = decent(shell.run("import", "reply.txt", "ada", "--yes", EXECCOACH_TODAY="2026-12-05"), [2])
    assert "seven days" in late.err


def test_a_card_of_somebody_else_or_for_nobody_is_refused(shell: Shell) -> None:
    (shell.here / "reply.txt").write_text(answered(shell), "utf-8")
    decent(shell.run("init", "grace", "--name", "Grace Amadi"), [0])
    said = decent(shell.run("import", "reply.txt", "grace", "--yes", EXECCOACH_TODAY="2026-11-23"), [2])
    assert "This card is somebody else's" in said.err
    assert "made for Ada Okafor" in said.err
    assert not (shell.here / "grace" / "progress").exists()
    said = decent(shell.run("import", "reply.txt", "nobody", "--yes", EXECCOACH_TODAY="2026-11-23"), [2])
    assert "holds no profile" in said.err
    assert not (shell.here / "nobody").exists()
