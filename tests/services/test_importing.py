"""An import narrowed, decided, taken and taken back; what fails or is stopped leaves nothing behind."""

import json
from pathlib import Path

import pytest

from execcoach.errors import CoachError
from execcoach.exchange.progress import Stopped
from execcoach.services import exchange
from execcoach.services.exchange import preview, preview_for, preview_new, take
from execcoach.services.sorting import places, put_where
from execcoach.services.ticks import Ticks

PAGES = Path(__file__).parents[1] / "exchange/pages"
PAGE = (PAGES / "browser-english.txt").read_bytes()
PROFILE = '# mine\n[person]\nname = "Ada Okafor"\nheadline = "I run depots"  # keep\n\n[[roles]]\ntitle = "Fitter"\n'
FILES = ("profile", "circle", "guidelines")


def held(everyday) -> dict[str, bytes | None]:
    paths = {file: everyday.profile.path_of(file) for file in FILES}
    return {file: path.read_bytes() if path.exists() else None for file, path in paths.items()}


def test_one_undo_brings_every_byte_back_and_one_redo_takes_it_again(workspace):
    everyday = workspace(PROFILE, circle="# whom I read\n[[sources]]\nname = 'Rail Weekly'\n")
    before = held(everyday)
    shown = preview_for(everyday.profile, None, PAGE)
    take(shown)
    after = held(everyday)
    assert after["profile"] != before["profile"]
    assert b"# keep" in after["profile"]
    assert everyday.undo() == "import of What you pasted"
    assert held(everyday) == before
    assert everyday.undo() == ""
    everyday.redo()
    assert held(everyday) == after


def test_one_undo_takes_a_new_circle_and_guidelines_back_too(workspace, monkeypatch):
    everyday = workspace(PROFILE, circle="")
    before = held(everyday)
    assert before["circle"] is None
    shown = preview_for(everyday.profile, None, PAGE)
    wider = {
        "circle": {"contacts": [{"name": "Ben Ode"}]},
        "guidelines": {"quiet_periods": [{"from": "2026-12-01", "to": "2026-12-24"}]},
    }
    incoming = exchange.replace(shown.incoming, elsewhere=wider)
    shown = exchange._shown(incoming, shown.kind, shown.file, shown.folder, everyday.profile, "")
    assert {row.section for row in shown.rows()} >= {"circle.toml:contacts", "roles"}
    take(shown)
    assert b"Ben Ode" in held(everyday)["circle"]
    everyday.undo()
    assert held(everyday) == before
    everyday.redo()
    assert b"Ben Ode" in held(everyday)["circle"]
    assert b"2026-12-24" in held(everyday)["guidelines"]


def test_only_what_is_chosen_is_added_and_yours_stays_until_theirs_is_taken(workspace):
    everyday = workspace(PROFILE)
    shown = preview_for(everyday.profile, None, PAGE)
    headline = next(row for row in shown.rows() if row.key == "person.headline")
    assert headline.conflict
    assert (headline.own, headline.value[:5]) == ("I run depots", "Chief")
    wanted = shown.only(shown.keys_of(["skills", "Schools"]), shown.conflicts_at(["person.headline"]))
    assert [one.path for one in wanted.proposals.changed] == ["person.headline"]
    assert wanted.as_json()["changed"][0]["old"] == "I run depots"
    take(wanted)
    raw = everyday.profile.raw
    assert raw["person"]["headline"] == headline.value
    assert set(raw) >= {"skills", "schools"}
    assert "languages" not in raw
    assert len(raw["roles"]) == 1
    with pytest.raises(CoachError, match="adds nothing to “skils”"):
        shown.keys_of(["skils"])
    with pytest.raises(CoachError, match="no two values"):
        shown.conflicts_at(["person.name"])


def test_ticks_begin_with_all_that_is_new_and_with_what_is_yours(workspace):
    shown = preview_for(workspace(PROFILE).profile, None, PAGE)
    ticks = Ticks(shown.rows())
    new = [row for row in ticks.rows if not row.conflict]
    assert ticks.number == len(new) == shown.number
    none = ticks.all_or_none()
    assert none.number == 0
    assert none.narrowed(shown).number == 0
    assert none.all_or_none().number == len(new)
    section = ticks.section_toggled("roles")
    assert section.number == len(new) - 4
    conflict = next(row for row in ticks.rows if row.conflict)
    both = section.toggled(conflict)
    assert [one.path for one in both.narrowed(shown).proposals.changed] == [conflict.key]
    assert both.for_rows(ticks.rows).flipped == both.flipped


def test_a_line_without_a_place_goes_where_it_is_put(workspace):
    everyday = workspace('[person]\nname = "Olu Bello"\n')
    shown = preview_for(everyday.profile, None, (PAGES / "bare.txt").read_bytes())
    where = {place.label: place for place in places(shown)}
    shown = put_where(shown, shown.unsure[0], where["Town"])
    shown = put_where(shown, shown.unsure[0], where["What was done as Chair, Palm Foods"])
    shown = put_where(shown, shown.unsure[0], where["Skills"])
    assert shown.unsure == ()
    take(shown)
    raw = everyday.profile.raw
    assert raw["person"]["location"] == "Lagos"
    assert raw["roles"][0]["summary"] == "We feed four million people.\nLagos"
    assert [one["name"] for one in raw["skills"]] == ["Milling", "Working at Height"]


def test_every_place_a_line_can_go_to_is_one_a_profile_has(workspace):
    everyday = workspace('[person]\nname = "Olu Bello"\n')
    first = preview_for(everyday.profile, None, (PAGES / "bare.txt").read_bytes())
    for place in places(first):
        assert put_where(first, first.unsure[0], place).number >= first.number - 1
        assert place.label != place.path


def test_what_fails_halfway_leaves_every_file_as_it_was(workspace, monkeypatch):
    everyday = workspace(PROFILE)
    before = held(everyday)
    shown = preview_for(everyday.profile, None, PAGE)
    shown = exchange.replace(shown, elsewhere={"circle": shown.proposals})

    def fails(*_given: object) -> None:
        raise CoachError("No", "The disk is full.")

    monkeypatch.setattr(everyday.profile, "change_in", fails)
    with pytest.raises(CoachError, match="disk"):
        take(shown)
    assert held(everyday) == before


def test_a_new_folder_that_fails_is_not_left_behind(people, tmp_path, monkeypatch):
    shown = preview_new(PAGE, lambda _name: tmp_path / "new", people.clock)

    def fails(*_given: object) -> None:
        raise CoachError("No", "The disk is full.")

    monkeypatch.setattr(exchange.ProfileDesk, "change_with_id", fails)
    with pytest.raises(CoachError, match="disk"):
        take(shown)
    assert not (tmp_path / "new").exists()
    monkeypatch.undo()
    assert take(shown, people.clock).profile.is_file()


def test_a_reading_that_is_stopped_writes_nothing(people, tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Profile.csv").write_text("First Name,Last Name,Headline\nAda,Okafor,Chair\n", "utf-8")
    (folder / "Skills.csv").write_text("Name\nRail\n", "utf-8")
    shares: list[float] = []

    def stop(share: float) -> bool:
        shares.append(share)
        return share == 0

    with pytest.raises(Stopped):
        preview(folder, tmp_path / "ada", people.clock, progress=stop)
    assert len(shares) == 2
    assert not (tmp_path / "ada").exists()
    done: list[float] = []
    preview(folder, tmp_path / "ada", people.clock, progress=lambda share: not done.append(share))
    assert done == sorted(done)
    assert done[-1] == 1


def test_what_nobody_knows_is_refused_with_what_can_be_imported(workspace):
    desk = workspace(PROFILE).profile
    for data in (b"just some words", b"\x89PNG\r\n", b"%PDF-1.7", b"", b"\xff\xfe\x00"):
        with pytest.raises(CoachError):
            preview_for(desk, None, data)
    with pytest.raises(CoachError, match="the text of a LinkedIn page"):
        preview_for(desk, None, b"just some words")


def test_a_page_about_somebody_else_is_refused(workspace):
    desk = workspace('[person]\nname = "Grace Adeyemi"\n').profile
    with pytest.raises(CoachError, match="about Ada Okafor"):
        preview_for(desk, None, PAGE)
    assert json.dumps(desk.raw)
