import csv
import datetime
import io
import json
import os
import re
import shutil
import time
import unicodedata
from pathlib import Path

import pytest
import tomli_w
from cohorts import DAY, HOSTILE, bad_clients, good_clients, hostile_client, session, written
from each import each
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from execcoach.errors import CoachError
from execcoach.review.client import Client, Problem
from execcoach.review.cohort import Cohort, cohort
from execcoach.review.findings import points
from execcoach.review.packing import packed, unpacked
from execcoach.services.profile import ProfileDesk
from execcoach.services.review import ReviewDesk
from execcoach.services.review_data import as_csv, as_json
from execcoach.services.review_forms import as_text, ended, fitted
from execcoach.storage.clock import Clock
from execcoach.storage.workspace import Workspace

KEYS = {"name", "path", "score", "change", "sessions_28d", "days_silent", "gap", "flags"}
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def desk(home: Path) -> ReviewDesk:
    return ReviewDesk(Clock(DAY))


def read(desk: ReviewDesk, folder: Path) -> Cohort:
    return cohort(desk.clients(folder))


def test_rows_come_while_others_are_read_and_at_once_the_second_time(desk: ReviewDesk, tmp_path: Path) -> None:
    good_clients(tmp_path)
    time.sleep(0.05)
    cold = list(desk.reading(tmp_path))
    assert len(cold) > 1
    assert [batch.done for batch in cold] == sorted(batch.done for batch in cold)
    totals = [batch.total for batch in cold]
    assert totals == sorted(totals), "what is found of them grows"
    assert totals[-1] == cold[-1].done == 6
    assert all(batch.done <= batch.total for batch in cold)
    assert desk.costs[0] == 6
    (warm,) = desk.reading(tmp_path)
    assert (warm.done, warm.total, desk.costs) == (6, 6, (0, 0))
    assert sorted(warm.rows, key=str) == sorted((row for batch in cold for row in batch.rows), key=str)
    fresh = [row for batch in desk.reading(tmp_path, fresh=True) for row in batch.rows]
    assert desk.costs[0] == 6
    assert sorted(fresh, key=str) == sorted(warm.rows, key=str)


def shared(file: Path, person: str, name: str, made: str, score: int = 40) -> Path:
    """A shared file with one session and one score."""
    day = f"{made}T08:00:00+00:00"
    told = {
        "kind": "share",
        "schema": 1,
        "made": made,
        "visibility": "all",
        "person": {"id": person, "name": name},
        "profile": {"person": {"name": name, "headline": "I keep 310 trains on time"}},
        "session": [{"id": f"s-{made}", "started": day, "step": [{"pillar": "share", "note": "Thanked Priya"}]}],
        "score": [{"id": f"c-{made}", "on": made, "total": score, "rubric": "1"}],
    }
    file.write_text(tomli_w.dumps(told))
    return file


def test_several_files_of_one_person_are_one_row_with_all_records_and_another_name_stays_apart(
    desk: ReviewDesk, tmp_path: Path
) -> None:
    shared(tmp_path / "ada.execcoach.toml", "ada-1", "Ada Okafor", "2026-11-02")
    shared(tmp_path / "ada.execcoach (1).toml", "ada-1", "Ada Okafor", "2026-11-20")
    shared(tmp_path / "thief.execcoach.toml", "ada-1", "Mallory", "2026-11-21")
    written(tmp_path / "ada", {"person": {"id": "ada-1", "name": "Ada Okafor"}}, {"session": [session(DAY)]})
    time.sleep(0.05)
    for _ in range(2):
        found = read(desk, tmp_path)
        rows = {client.name: client for client in found.clients}
        assert set(rows) == {"Ada Okafor", "Mallory"}
        assert rows["Ada Okafor"].sessions == 3
        assert rows["Ada Okafor"].path == str(tmp_path / "ada")
        assert [Path(path).name for path in rows["Ada Okafor"].older] == [
            "ada.execcoach (1).toml",
            "ada.execcoach.toml",
        ]
        assert rows["Mallory"].sessions == 1
        assert all(any("two names on one id" in flag for flag in row.flags) for row in rows.values())
    assert desk.costs == (0, 0)
    page = desk.page(rows["Ada Okafor"])
    assert not isinstance(page, Problem)
    assert page.client.sessions == 3
    assert len(page.sittings) == 3
    (tmp_path / "ada.execcoach (1).toml").unlink()
    assert {client.name: client.sessions for client in read(desk, tmp_path).clients}["Ada Okafor"] == 2


def test_a_page_has_the_figures_of_the_row_and_a_problem_says_why_there_is_none(
    desk: ReviewDesk, tmp_path: Path
) -> None:
    good_clients(tmp_path)
    names = bad_clients(tmp_path / "bad")
    for client in read(desk, tmp_path).clients:
        page = desk.page(client)
        assert not isinstance(page, Problem)
        assert unpacked(packed(page.client)) == unpacked(packed(client))
    for name in names - {"loop"}:
        told = desk.page(Client(name=name, path=str(tmp_path / "bad" / name)))
        assert isinstance(told, Problem)
        assert len(told.reason) > 10


def test_one_changed_file_is_opened_alone(desk: ReviewDesk, tmp_path: Path) -> None:
    good_clients(tmp_path)
    shared(tmp_path / "ada.execcoach.toml", "ada-1", "Ada Okafor", "2026-11-20")
    time.sleep(0.05)
    before = {client.path: client for client in read(desk, tmp_path).clients}
    month = max(tmp_path.glob("*/progress/2026-*.toml"))
    month.write_text(month.read_text().replace("minutes = ", "minutes = 1", 1))  # figures in no row
    time.sleep(0.05)
    after = {client.path: client for client in read(desk, tmp_path).clients}
    assert desk.costs == (1, 1)
    assert after == before
    list(desk.clients(tmp_path))
    assert desk.costs == (0, 0)
    later = ReviewDesk(Clock(DAY + datetime.timedelta(days=1)))
    list(later.clients(tmp_path))
    assert later.costs == (7, 7)  # the score hangs on the day, the months do not


def edit(folder: Path, what: str, at: int) -> None:
    """One thing that may happen to a coach's folder."""
    folders = sorted(item for item in folder.iterdir() if item.is_dir())
    one = folders[at % len(folders)] if folders else None
    months = sorted(one.glob("progress/*.toml")) if one else []
    if what == "wait":
        time.sleep(0.025)
    elif what == "share":
        shared(folder / f"{at}.execcoach.toml", f"p-{at % 3}", f"Person {at % 3}", f"2026-11-{at + 1:02}", 30 + at)
    elif what == "swap" and len(folders) > 1:
        other = folders[(at + 1) % len(folders)]
        for source, target in ((one, folder / "aside"), (other, one), (folder / "aside", other)):
            assert source
            assert target
            source.rename(target)
    elif what == "rename" and one:
        one.rename(folder / f"{one.name[:8]}-{at}")
    elif what == "remove" and one:
        shutil.rmtree(one)
    elif what == "copy" and one and not (folder / f"copy-{at}").exists():
        shutil.copytree(one, folder / f"copy-{at}")
    elif what == "same size and time" and months:
        file = months[at % len(months)]
        held = file.stat()
        file.write_text(
            file.read_text().translate(str.maketrans("0123456789", "0123456789"[::-1] if at % 2 else "0213456789"))
        )
        os.utime(file, ns=(held.st_atime_ns, held.st_mtime_ns))
    elif what == "damage" and months:
        months[at % len(months)].write_text('[[session]]\nid = "')
    elif what == "profile" and one:
        (one / "profile.toml").write_text(f'[person]\nid = "p-{at % 3}"\nname = "Person {at % 3}"\nheadline = "{at}"\n')


WHAT = ("wait", "share", "swap", "rename", "remove", "copy", "same size and time", "damage", "profile")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(WHAT), st.integers(0, 9)), min_size=1, max_size=10))
def test_whatever_happens_to_the_files_what_is_kept_says_what_a_fresh_reading_says(
    desk: ReviewDesk, tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]]
) -> None:
    place = tmp_path_factory.mktemp("cohort")
    folder = place / "clients"
    for number in range(2):
        person = {"person": {"id": f"p-{number}", "name": f"Person {number}"}}
        days = [DAY - datetime.timedelta(days=at) for at in range(3)]
        written(folder / f"{number}", person, {"session": [session(day) for day in days]})
    with pytest.MonkeyPatch.context() as patch:
        for what, at in [*edits, ("wait", 0), ("look", 0)]:
            edit(folder, what, at)
            if what not in ("wait", "look"):
                continue
            told = {}
            for home, fresh in (("kept", False), ("fresh", True)):
                patch.setenv("EXECCOACH_HOME", str(place / home))
                told[home] = sorted(str(packed(row)) for row in desk.clients(folder, fresh=fresh))
            assert told["kept"] == told["fresh"]
    shutil.rmtree(place)


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(desk: ReviewDesk, tmp_path: Path) -> None:
    with pytest.raises(CoachError) as caught:
        desk.clients(tmp_path / "none")
    assert caught.value.exit_code == 2


def test_a_row_says_what_the_clients_own_score_says(desk: ReviewDesk, tmp_path: Path) -> None:
    for client in read(desk, good_clients(tmp_path)).clients:
        own = ProfileDesk(Workspace(Path(client.path)), Clock(DAY)).score()
        assert client.score == own.total
        assert client.groups == own.groups


def test_a_clients_own_rubric_changes_no_figure(desk: ReviewDesk, tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", {"person": {"name": "Ada"}})
    before = read(desk, tmp_path).clients[0]
    (ada / "prompts").mkdir()
    (ada / "prompts" / "rubric.toml").write_text('version = "all"\n[[criterion]]\nid = "x"\nweight = 100\n')
    after = read(desk, tmp_path).clients[0]
    assert after.score == before.score
    assert any("rubric" in flag for flag in after.flags)


def test_good_rows_are_right_and_bad_ones_have_a_reason_in_one_folder(desk: ReviewDesk, tmp_path: Path) -> None:
    alone = {client.person: client for client in read(desk, good_clients(tmp_path / "alone")).clients}
    mixed = good_clients(tmp_path / "mixed")
    names = bad_clients(mixed)
    hostile_client(mixed)
    victim = next(iter(alone.values()))
    written(mixed / "thief", {"person": {"id": victim.person, "name": "Mallory"}}, {"session": [session(DAY)]})
    began = time.monotonic()
    found = read(desk, mixed)
    assert time.monotonic() - began < 60
    rows = {client.name: client for client in found.clients}
    for client in alone.values():
        row = rows[client.name]
        for name in ("score", "groups", "change", "weeks", "sessions_28d", "days_silent", "kept", "planned", "gaps"):
            assert getattr(row, name) == getattr(client, name), (client.name, name)
    assert {Path(problem.path).name for problem in found.problems} == names
    assert any("two names on one id" in flag for flag in rows["Mallory"].flags)
    assert any(name.startswith("Mallory [/b]") for name in rows)


def test_json_is_the_shape_of_the_contract(desk: ReviewDesk, tmp_path: Path) -> None:
    good_clients(tmp_path)
    bad_clients(tmp_path)
    shape = json.loads(json.dumps(as_json(read(desk, tmp_path)), allow_nan=False))
    assert set(shape) == {"clients", "problems"}
    for row in shape["clients"]:
        assert set(row) >= KEYS
        assert isinstance(row["score"], float)
        assert row["score"] == round(row["score"], 2)
        assert isinstance(row["change"], float)
        assert isinstance(row["flags"], list)
    for row in shape["problems"]:
        assert set(row) == {"path", "reason"}


def test_what_is_not_known_is_null(desk: ReviewDesk, tmp_path: Path) -> None:
    written(tmp_path / "ada", {"person": {"name": "Ada"}})
    (row,) = as_json(read(desk, tmp_path))["clients"]
    assert (row["change"], row["days_silent"]) == (None, None)


def test_figures_agree_in_table_json_and_csv(desk: ReviewDesk, tmp_path: Path) -> None:
    good_clients(tmp_path)
    bad_clients(tmp_path)
    written(tmp_path / "new", {"person": {"name": "Zed New"}})
    found = read(desk, tmp_path)
    text, rows = as_text(found), as_json(found)
    table = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [row["name"] for row in table if row["name"]] == [row["name"] for row in rows["clients"]]
    assert [row["problem"] for row in table if row["problem"]] == [row["reason"].strip() for row in rows["problems"]]
    for client, row, cells in zip(found.ordered("first"), rows["clients"], table, strict=False):
        assert f"{row['score']:.2f}" == cells["score"] == f"{client.score / 100:.2f}"
        assert cells["change"] == ("" if row["change"] is None else f"{row['change']:.2f}")
        assert cells["sessions_28d"] == str(row["sessions_28d"])
        assert cells["days_silent"] == ("" if row["days_silent"] is None else str(row["days_silent"]))
        line = next(line for line in text.splitlines() if line.startswith(client.name))
        assert f" {client.score / 100:.0f} " in line
        assert ("" if client.change is None else points(client.change, sign=True)) in line
        assert row["gap"].replace("-", " ") in line
        if client.planned:
            assert f"{client.kept} of {client.planned}" in line


def test_the_table_is_never_wider_than_100_columns(desk: ReviewDesk, tmp_path: Path) -> None:
    good_clients(tmp_path)
    bad_clients(tmp_path)
    hostile_client(tmp_path)
    written(tmp_path / ("名" * 60), {"person": {"name": "王" * 90, "company": "公司"}})
    text = as_text(read(desk, tmp_path))
    widths = [sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line) for line in text.splitlines()]
    assert max(widths) <= 100
    assert "王" * 11 + "…" in text


def test_nothing_hidden_leaves_in_any_form(desk: ReviewDesk, tmp_path: Path) -> None:
    hostile_client(tmp_path)
    found = read(desk, tmp_path)
    assert len(found.clients) == 1
    for text in (repr(found), as_text(found), as_csv(found), json.dumps(as_json(found), ensure_ascii=False)):
        assert not HIDDEN.search(text), HIDDEN.search(text)
        assert HOSTILE not in text


@each("start", ["=", "+", "-", "@", "\t=", "\r=", "  ="])
def test_no_cell_of_the_csv_is_a_formula(start: str) -> None:
    client = Client(name=f"{start}cmd|'/c calc'!A1", path=f"{start}1+1", company=f"{start}HYPERLINK(1)", change=-550)
    found = Cohort((client,), (Problem(f"{start}x", f"{start}y"),))
    for row in csv.reader(io.StringIO(as_csv(found))):
        for cell in row:
            assert cell[:1] not in ("=", "+", "@", "\t", "\r")
            assert not cell.startswith("-") or cell == "-5.50"


def test_a_client_nobody_could_judge_is_a_problem_and_the_others_stay(
    desk: ReviewDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from execcoach.storage import client_rows, reading_pool

    judge = client_rows.client

    def fails(path: str, *given: object, **more: object) -> Client:
        if "hana" in path:
            raise OverflowError("date value out of range")
        return judge(path, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(reading_pool, "can_bound", lambda: False)
    monkeypatch.setattr(client_rows, "client", fails)
    found = read(desk, good_clients(tmp_path))
    assert len(found.clients) == 5
    assert "OverflowError" in found.problems[0].reason


def test_a_text_is_fitted_to_its_columns_with_a_sign() -> None:
    assert fitted("Ada", 5) == "Ada  "
    assert fitted("Ada", 5, right=True) == "  Ada"
    assert fitted("Ada Okafor", 6) == "Ada O…"
    assert fitted("王王王王", 6) == "王王… "
    assert ended("/a/long/path/ada", 8) == "…ath/ada"


def test_a_typed_folder_may_carry_quotes_blanks_and_a_tilde(desk: ReviewDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/h")
    assert desk.named(' "~/my clients" ') == Path("/h/my clients")


def test_the_demo_shows_its_six_sample_clients(desk: ReviewDesk, people, demo) -> None:  # type: ignore[no-untyped-def]
    folder = desk.folder_of(people, demo)
    assert folder
    assert len(read(desk, folder).clients) == 6
    assert desk.folder_of(people, None) is None
    people.remember_review(folder)
    assert desk.folder_of(people, None) == folder
