"""The coach's desk: calls, agenda, nudge, recap, homework: made of a client's facts, kept out of their folder."""

import datetime
import hashlib
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from coached import rubric, sample_clients, sample_page
from cohorts import DAY, HOSTILE
from each import each

from execcoach.errors import CoachError, EditConflict
from execcoach.review.client import Client, Problem
from execcoach.review.coaching import Promise
from execcoach.review.page import Page
from execcoach.review.since import Looked
from execcoach.routine.homework import read_homework
from execcoach.services.coaching import CoachDesk
from execcoach.storage.clock import Clock

GOLDEN = Path(__file__).parent / "golden"
EARLIER = DAY - datetime.timedelta(days=14)
LAPSE = re.compile(r"\b(silent|missed|only|still|should|again|since you|days? without|haven't|not kept|pause)\b", re.I)


def held(name: str, text: str, config: pytest.Config) -> None:
    file = GOLDEN / name
    if config.getoption("--update-golden"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text, f"{name} says something else; --update-golden writes it anew"


def walked(folder: Path) -> dict[str, str]:
    """Every file below a folder and what it holds."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Client]]:
    folder = tmp_path_factory.mktemp("clients")
    return folder, sample_clients(folder)


def seen_before(desk: CoachDesk, client: Client, *promises: Promise, at: int = 9, goal: str = "") -> None:
    """Notes of two weeks ago: a look, what was promised, and a call today."""
    notes = desk.notes(client)
    looked = Looked(EARLIER, client.score - 150, max(0, client.sessions - 4), client.milestones)
    call = datetime.datetime.combine(DAY, datetime.time(at))
    desk.keep(client, replace(notes, looked=looked, promises=promises, next_call=call, goal=goal))


def test_a_monday_from_calls_to_homework_and_nothing_of_it_in_a_client_s_folder(
    clients: tuple[Path, dict[str, Client]], home: Path, pytestconfig: pytest.Config
) -> None:
    folder, rows = clients
    before, desk = walked(folder), CoachDesk(Clock(DAY))
    hana, dwayne, tomasz = rows["hana-fujimori"], rows["dwayne-baptiste"], rows["tomasz-wieczorek"]
    desk.known_as("Carla Weiss")
    seen_before(desk, hana, Promise(EARLIER, "Thank Yui by name", kept=True), at=14, goal="Two talks by summer")
    seen_before(desk, dwayne, Promise(EARLIER, "Ask Keisha for her story", "hw1hw1", steps=2), at=9)
    seen_before(desk, tomasz, Promise(EARLIER, "Say whom you help on Saturdays"), at=11)

    def page(client: Client, since: datetime.date | None) -> Page:
        return sample_page(folder, client, since)

    calls = desk.calls(rows.values(), DAY, page)
    assert [call.client.name for call in calls] == ["Dwayne Baptiste", "Tomasz Wieczorek", "Hana Fujimori"]
    told = "\n\n".join("\n".join((f"{call.at:%H:%M} {call.client.name}", *call.lines, call.why)) for call in calls)
    held("calls.txt", told + "\n", pytestconfig)

    for name, row in (("hana", hana), ("tomasz", tomasz)):
        notes, seen = desk.seen(row, page)
        held(f"agenda-{name}.md", desk.agenda(seen, notes), pytestconfig)
        held(f"nudge-{name}.md", desk.letter("nudge", seen, notes), pytestconfig)
        agreed = notes.promised(Promise(DAY, "Write to the editor"))
        agreed = replace(agreed, next_call=datetime.datetime(2026, 12, 7, 10))
        held(f"recap-{name}.md", desk.letter("recap", seen, agreed), pytestconfig)

    file = desk.write_homework(tomasz, "One line", [("share", "Name the club"), ("engage", "Ask Ola")], desk.day("Fri"))
    reading = read_homework(tomllib.loads(file.read_text("utf-8")))
    assert reading.troubles == ()
    assert reading.homework
    assert (reading.homework.by, reading.homework.person) == ("Carla Weiss", tomasz.person)
    assert (reading.homework.due, len(reading.homework.steps)) == (datetime.date(2026, 11, 27), 2)
    promise = desk.notes(tomasz).last[-1]
    assert (promise.words, promise.homework, promise.steps) == ("One line", reading.homework.id, 2)
    done = replace(tomasz, homework=tuple(f"{reading.homework.id}/{n}" for n in (1, 2)))
    assert promise.is_kept(done) is True
    assert promise.is_kept(tomasz) is False
    saved = desk.save_text(tomasz, "agenda", "# A page")
    assert saved.read_text() == "# A page"
    assert desk.undo() == "homework about Tomasz Wieczorek"
    assert not file.exists()
    assert [one.words for one in desk.notes(tomasz).promises] == ["Say whom you help on Saturdays"]
    desk.looked(page(hana, EARLIER))
    assert walked(folder) == before
    assert all(file.is_relative_to(home) for file in (saved, desk.path(hana)))


def test_a_look_counts_from_the_day_before_and_takes_nothing_back(
    clients: tuple[Path, dict[str, Client]], home: Path
) -> None:
    hana = clients[1]["hana-fujimori"]
    monday, later = CoachDesk(Clock(EARLIER)), CoachDesk(Clock(DAY))
    assert monday.looked(hana) is None
    later.keep(hana, replace(later.notes(hana), text="What she said"))
    first = later.looked(replace(hana, score=hana.score + 100))
    assert first
    assert (first.on, first.score) == (EARLIER, hana.score)
    assert later.looked(hana) == first, "opened twice on one day, what is new is still new"
    assert later.notes(hana).text == "What she said"
    assert later.undo() == "your notes about Hana Fujimori", "a look in between does not stand in the way"
    assert later.notes(hana).text == ""


def test_two_who_write_at_once_are_asked_and_a_stale_page_undoes_nothing(
    clients: tuple[Path, dict[str, Client]], home: Path
) -> None:
    hana = clients[1]["hana-fujimori"]
    one, other = CoachDesk(Clock(DAY)), CoachDesk(Clock(DAY))
    mine, theirs = one.notes(hana), other.notes(hana)
    other.keep(hana, replace(theirs, goal="A talk", text="Theirs"))
    kept = one.keep(hana, mine.promised(Promise(DAY, "Thank Yui")))
    assert (kept.goal, kept.text, len(kept.promises)) == ("A talk", "Theirs", 1)
    with pytest.raises(EditConflict):
        one.keep(hana, replace(mine, text="Mine"))
    assert one.keep(hana, replace(mine, text="Mine"), "both").text.split() == ["Theirs", "Mine"]
    assert [one.undo(), one.undo()] == ["your notes about Hana Fujimori"] * 2
    left = one.notes(hana)
    assert (left.goal, left.text, left.promises) == ("A talk", "Theirs", ()), (
        "what somebody else wrote is not taken back"
    )
    one.hold(hana, "notes", {"text": "half a"})
    assert CoachDesk(Clock(DAY)).half_typed(hana, "notes") == {"text": "half a"}
    one.hold(hana, "notes", {})
    assert one.half_typed(hana, "notes") == {}


def test_a_copied_id_shows_nobody_else_s_notes(clients: tuple[Path, dict[str, Client]], home: Path) -> None:
    hana, desk = clients[1]["hana-fujimori"], CoachDesk(Clock(DAY))
    desk.keep(hana, replace(desk.notes(hana), text="Between us"))
    flagged = hana.flagged("two names on one id: Hana Fujimori, Mallory")
    thief = replace(flagged, name="Mallory", path="elsewhere")
    assert desk.notes(thief).text == ""
    assert desk.notes(flagged).text == "Between us"
    later = replace(thief, person="shared-1234")
    desk.keep(later, replace(desk.notes(later), text="Kept while flagged"))
    assert desk.notes(replace(later, flags=())).text == "Kept while flagged"
    nameless = (replace(hana, person="", path=path) for path in ("a", "b"))
    assert len({desk.path(one) for one in (*nameless, hana, thief)}) == 4


def test_one_broken_file_of_notes_costs_no_other_call(clients: tuple[Path, dict[str, Client]], home: Path) -> None:
    rows, desk = clients[1], CoachDesk(Clock(DAY))
    hana, dwayne = rows["hana-fujimori"], rows["dwayne-baptiste"]
    seen_before(desk, hana)
    seen_before(desk, dwayne)
    desk.path(hana).write_text("+++\nnext_call =\n+++\n")
    assert [call.client for call in desk.calls(rows.values(), DAY)] == [dwayne]
    assert [words.split(":")[0] for words in desk.unreadable(rows.values())] == ["Hana Fujimori"]
    told = desk.no_call(desk.following(rows.values(), EARLIER), EARLIER)
    assert told[1] == "Next: Dwayne Baptiste, today, Saturday 21 November, 09:00."
    assert "press e" in told[2]
    assert "No later call" in desk.no_call(desk.following(rows.values(), DAY), DAY)[1]


@each(
    "aim, steps, due, said",
    [
        ("x", [], None, "one thing to do"),
        ("x", [("share", " ")], None, "one thing to do"),
        ("x", [("share", "a")] * 4, None, "at most 3"),
        ("x", [("share", "a")], EARLIER, "is over"),
        ("x", [("shout", "a")], None, "one of share, listen, engage"),
        ("x", [("share", "a" * 500)], None, "at most 400 characters"),
    ],
)
def test_homework_that_cannot_be_given_is_said_and_nothing_is_written(
    aim: str, steps: list[Any], due: datetime.date | None, said: str, home: Path
) -> None:
    desk, row = CoachDesk(Clock(DAY)), Client(name="Ada", path="ada", person="ada-1234")
    with pytest.raises(CoachError, match=said):
        desk.write_homework(row, aim, steps, due)
    assert not (home / "data").exists()


def _variants(row: Client, page: Page) -> list[tuple[Client | Page, dict[str, Any]]]:
    long = "words of many letters " * 40
    promises: list[tuple[Promise, ...]] = [(), (Promise(EARLIER, "Go"),), (Promise(EARLIER, long),)]
    bare = replace(row, gaps=())
    seen: list[Client | Page] = [row, page, replace(page, sittings=()), bare, replace(bare, name=long)]
    calls = (None, datetime.datetime(2026, 12, 16, 10, 30), datetime.datetime.combine(DAY, datetime.time()))
    return [
        (one, {"promises": made, "next_call": at, "goal": goal})
        for one in seen
        for made in promises
        for at, goal in zip(calls, ("", "Two talks", long), strict=True)
    ]


def test_a_nudge_has_sixty_to_ninety_words_and_no_lapse_in_it(
    clients: tuple[Path, dict[str, Client]], home: Path
) -> None:
    folder, rows = clients
    desk, counted = CoachDesk(Clock(DAY)), set[int]()
    for row in list(rows.values())[::2]:
        page = sample_page(folder, row, EARLIER)
        for seen, noted in _variants(row, page):
            text = desk.nudge(seen, replace(desk.notes(row), **noted))
            counted.add(len(text.split()))
            ours = re.sub(r"“[^”]*”|One question to begin with:.*", "", text)
            assert not LAPSE.search(ours), text
    assert 60 <= min(counted) <= max(counted) <= 90


def test_what_a_client_wrote_to_break_out_stays_words(clients: tuple[Path, dict[str, Client]], home: Path) -> None:
    folder, rows = clients
    hana, desk = rows["hana-fujimori"], CoachDesk(Clock(DAY))
    page = sample_page(folder, hana, EARLIER)
    evil = f"# heading ![x](http://evil.example/a.png) {{{{ 7 * 7 }}}} {HOSTILE}"
    sitting = replace(page.sittings[0], done=(("share", evil),))
    row = replace(hana, name=f"Hana {evil}", company=evil)
    noted = replace(desk.notes(hana), promises=(Promise(EARLIER, evil),), goal=evil)
    agenda = desk.agenda(replace(page, client=row, sittings=(sitting,)), noted)
    assert "\x1b" not in agenda
    assert "\u202e" not in agenda
    assert "![" not in agenda.replace("!\\[", "")
    assert "{{ 7 \\* 7 }}" in agenda
    assert len(re.findall(r"^# ", agenda, re.MULTILINE)) == 1
    for kind in ("nudge", "recap"):
        text = desk.letter(kind, replace(page, client=row, sittings=(sitting,)), noted)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_the_question_is_the_first_whose_facts_are_known(clients: tuple[Path, dict[str, Client]], home: Path) -> None:
    folder, rows = clients
    desk, gap = CoachDesk(Clock(DAY)), rows["farida-rahimi"]

    def asked(row: Client, page: Page | None = None, **noted: Any) -> str:
        looked = Looked(EARLIER, row.score)
        call = datetime.datetime.combine(DAY, datetime.time(9))
        desk.keep(row, replace(desk.notes(row), looked=looked, next_call=call, **noted))
        return desk.calls([row], DAY, lambda *_: page if page else Problem("", ""))[0].lines[2]

    begun = replace(gap, days_silent=3, missed=0, fall=None, sessions_28d=2)
    assert begun.gap
    assert asked(begun) == begun.gap.question
    assert "half of it" in asked(begun, promises=(Promise(EARLIER, "Thank Tom", kept=False),))
    given = Promise(EARLIER, "Thank Tom", "hw1hw1", steps=2)
    assert "half of it" in asked(begun, promises=(given,))
    assert asked(begun, promises=(replace(given, on=DAY - datetime.timedelta(days=6)),)) == begun.gap.question
    assert asked(replace(begun, days_silent=None)).startswith("Who saved you an afternoon")
    quiet = replace(begun, days_silent=30, missed=20)
    written = replace(sample_page(folder, gap, EARLIER), client=quiet)
    assert written.sittings[0].notes[-1] in asked(quiet, written)
    assert asked(replace(quiet, away=DAY), promises=()) == begun.gap.question, "nobody is asked about time off"
    assert asked(quiet).startswith("Your last ten minutes were on 22 October")
    balance = (("share", 5), ("listen", 0), ("engage", 5))
    steady = replace(begun, sessions_28d=12, balance=balance)
    assert asked(steady, promises=()).startswith("12 sessions in 28 days, and none to read in.")
    assert "written down nowhere" in asked(replace(begun, gaps=()))
    page = sample_page(folder, rows["hana-fujimori"], EARLIER)
    known = {line.id: line for line in page.criteria}
    assert page.client.gap
    assert known[page.client.gap.id].why == rubric().criterion(page.client.gap.id).why


def test_what_is_noted_in_a_demo_is_thrown_away_with_it(demo: Any, home: Path) -> None:
    desk, row = CoachDesk.of(Clock(DAY), demo), Client(name="Ada", path="ada", person="ada-1234")
    desk.keep(row, replace(desk.notes(row), goal="Only to try it"))
    file = desk.write_homework(row, "x", [("share", "a")])
    desk.known_as("Carla")
    root = demo.workspace.folder.parent
    assert file.is_relative_to(root)
    assert desk.path(row).is_relative_to(root)
    assert not (home / "data").exists()
    assert CoachDesk.of(Clock(DAY), None).notes(row).goal == ""
