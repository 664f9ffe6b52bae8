"""The walk over the page: what a tick makes live, what changed since, before and after."""

import copy
import datetime
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_profiles import good, judged

from execcoach.drafting.networks import read_networks
from execcoach.drafting.page_fields import read_page
from execcoach.drafting.page_text import Composer
from execcoach.drafting.page_walk import Row, Walk, ticked, walk
from execcoach.errors import CoachError
from execcoach.profile.page import on_page
from execcoach.profile.reading import read_profile
from execcoach.services.publishing import PublishingDesk
from execcoach.storage.clock import Clock
from execcoach.storage.published_file import load_published

FEW = settings(max_examples=12, deadline=None)
DAY = datetime.date(2026, 11, 21)
PROMPTS = Path(__file__).parents[2] / "prompts"
SHEET = read_page(tomllib.loads((PROMPTS / "page.toml").read_text("utf-8")))
LINKEDIN = read_networks(tomllib.loads((PROMPTS / "networks.toml").read_text("utf-8")))["linkedin"]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def walked(raw: dict[str, Any], rows: tuple[Row, ...]) -> Walk:
    return walk(Composer(read_profile(raw).profile, raw, LINKEDIN).stops(SHEET), SHEET, raw, rows, digest)


def all_ticked(raw: dict[str, Any], rows: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    found = walked(raw, rows)
    return ticked(found, [visit.id for visit in found.visits if visit.waits], raw, DAY, digest)


def credits(raw: dict[str, Any]) -> dict[str, float]:
    return {line.id: line.credit for line in judged(raw).lines}


def shown(raw: dict[str, Any], rows: tuple[Row, ...]) -> dict[str, Any]:
    return on_page(raw, {row.path: row.hash for row in rows}, digest)


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    """A strong profile with parts left out, turned round or kept private, with and without an About of its own."""
    raw = copy.deepcopy(good())
    for key in draw(st.sets(st.sampled_from(sorted(raw)), max_size=4)):
        if isinstance(raw[key], list):
            raw[key] = draw(st.permutations(raw[key]))
            raw[key] = [{**one, "private": True} if draw(st.booleans()) else one for one in raw[key]]
        elif key not in ("schema", "person"):
            del raw[key]
    about = draw(
        st.sampled_from(["", "I mend pumps.", "I mend pumps. Drains too.\n\n" + good()["summary"]["passions"][0]])
    )
    raw["summary"] = {**raw.get("summary", {}), "text": about}
    if "connection_points" in raw and draw(st.booleans()):
        raw["connection_points"]["hobbies"] = "Bell ringing at St Mary's, the heavy tenor on Sundays"
    return raw


@FEW
@given(people())
def test_a_tick_of_everything_makes_the_page_worth_what_the_file_is_and_leaves_nothing_to_do(raw) -> None:
    rows = all_ticked(raw)
    assert credits(shown(raw, rows)) == credits(raw)
    after = walked(raw, rows)
    assert [visit.id for visit in after.visits if visit.waits] == []
    assert all_ticked(raw, rows) == rows


@FEW
@given(people(), st.data())
def test_a_tick_of_nothing_leaves_the_page_as_it_was_and_of_one_field_adds_only_what_went_live(raw, data) -> None:
    assert shown(raw, ticked(walked(raw, ()), [], raw, DAY, digest)) == {}
    found = walked(raw, ())
    one = data.draw(st.sampled_from([visit for visit in found.visits if visit.waits]))
    rows = ticked(found, [one.id], raw, DAY, digest)
    assert {row.path for row in rows} == set(one.stop.paths)
    assert {visit.id for visit in walked(raw, rows).visits if visit.state == "live"} >= {one.id}
    assert judged(shown(raw, rows)).total <= judged(raw).total


@pytest.mark.proof
@settings(max_examples=500, deadline=None)
@given(people())
def test_a_tick_of_everything_makes_page_and_file_equal_for_five_hundred_people(raw) -> None:
    rows = all_ticked(raw)
    assert credits(shown(raw, rows)) == credits(raw)
    assert not any(visit.waits for visit in walked(raw, rows).visits)


@FEW
@given(people(), st.data())
def test_entries_that_change_places_are_still_live(raw, data) -> None:
    rows = all_ticked(raw)
    lists = [key for key, value in raw.items() if isinstance(value, list) and len(value) > 1]
    for key in lists:
        raw[key] = data.draw(st.permutations(raw[key]))
    assert [visit.id for visit in walked(raw, rows).visits if visit.waits] == []


def test_what_was_taken_out_or_made_private_is_to_be_taken_down_and_then_is_gone() -> None:
    raw = good()
    rows = all_ticked(raw)
    raw["roles"].pop(1)
    raw["schools"][0]["private"] = True
    raw["person"]["headline"] = ""
    found = walked(raw, rows)
    waits = {visit.stop.field.id: visit for visit in found.visits if visit.waits}
    assert {id: visit.state for id, visit in waits.items()} == {
        "headline": "gone",
        "earlier-role": "gone",
        "education": "gone",
    }
    rows = ticked(found, [visit.id for visit in waits.values()], raw, DAY, digest)
    assert not any(visit.waits for visit in walked(raw, rows).visits)
    assert {row.was != "" for row in rows if not row.hash} == {False}  # put up and taken down in one week


def test_a_row_of_no_field_of_this_page_is_kept() -> None:
    strange = (Row("topics[0].name", "x"), Row("roles[[", "y"))
    assert set(strange) <= set(all_ticked(good(), strange))


PROFILE = """
[person]
id = "abc"
name = "Ada Okafor"
headline = "Chief operating officer who asks the depot first"

[[roles]]
title = "Chief operating officer"
company = "Northwind Rail"
start = "2024-04"
summary = "I run the trains."
"""


def edit(desk: PublishingDesk, old: str, new: str) -> None:
    file = desk.profile.workspace.profile
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    desk.profile.read_again()


def state(desk: PublishingDesk) -> dict[str, str]:
    return {visit.id: visit.state for visit in desk.walk() if visit.state != "nothing"}


def test_a_week_at_the_desk_ticked_changed_reported_and_taken_back(workspace, monkeypatch) -> None:
    everyday = workspace(PROFILE)
    desk = everyday.publishing
    assert state(desk) == {"headline": "new", "intro": "new", "current-role": "new"}
    assert desk.report().then is None
    everyday.profile.clock = Clock(DAY - datetime.timedelta(days=20))
    desk.tick(*(visit.id for visit in desk.named("all")))
    assert set(state(desk).values()) == {"live"}
    first = desk.figures()
    assert first.page == first.total > 0
    assert everyday.profile.history()[-1].page == first.page

    everyday.profile.clock = Clock(DAY)
    edit(desk, "I run the trains.", "I run 310 trains a week.")
    (changed,) = desk.named("current-role")
    assert changed.state == "changed"
    assert [part.text for part in desk.before(changed)][-1] == "I run the trains."
    desk.tick("current-role")
    edit(desk, "310 trains", "412 trains")
    desk.tick("current-role")
    report = desk.report()
    (change,) = report.changes
    assert [change.before[-1].text, change.now[-1].text] == ["I run the trains.", "I run 412 trains a week."]
    assert (report.then.on, report.now.page) == (DAY - datetime.timedelta(days=20), desk.figures().page)

    before = desk.profile.workspace.published.read_bytes()
    desk.untick("headline")
    assert state(desk)["headline"] == "new"
    assert desk.undo() == "Headline"
    assert desk.profile.workspace.published.read_bytes() == before
    with pytest.raises(CoachError, match="not one of all, headline"):
        desk.named("nonsense")

    fresh = PublishingDesk(everyday.profile)  # another machine: the rows are there, their words are not
    edit(desk, "412 trains", "500 trains")
    monkeypatch.setattr("execcoach.services.publishing.load_words", lambda _: {})
    (changed,) = fresh.named("current-role")
    assert fresh.before(changed) is None


def test_what_was_taken_down_stands_in_the_report_and_not_in_the_walk(workspace) -> None:
    old = '\n[[roles]]\ntitle = "Head of fleet"\ncompany = "Calder"\nend = "2019"\n'
    desk = workspace(PROFILE + old).publishing
    desk.profile.clock = Clock(DAY - datetime.timedelta(days=20))
    desk.tick(*(visit.id for visit in desk.named("all")))
    desk.profile.clock = Clock(DAY)
    edit(desk, old, "")
    (gone,) = desk.named("all")
    assert (gone.state, desk.title(gone)) == ("gone", "Earlier role: Head of fleet")
    desk.tick(gone.id)
    assert desk.named("all") == ()
    assert "gone" not in "".join(visit.id for visit in desk.walk())
    (change,) = desk.report().changes
    assert (change.title, [part.text for part in change.before][:2], change.now) == (
        "Earlier role: Head of fleet",
        ["Head of fleet", "Calder"],
        (),
    )
    desk.profile.clock = Clock(DAY + datetime.timedelta(days=61))
    desk.untick("headline")
    assert all(row.hash for row in load_published(desk.profile.workspace.published).rows) is False
    desk.tick("headline")
    assert all(row.hash for row in load_published(desk.profile.workspace.published).rows)


def test_an_about_that_was_put_together_and_comes_back_as_a_text_is_still_on_the_page(workspace) -> None:
    about = 'id = "a"\nname = "Ada"\n[summary]\nopening = "I run trains."\nmotivations = ["I was late once"]\n'
    desk = workspace("[person]\n" + about).publishing
    desk.tick("about")
    edit(desk, "[summary]\n", '[summary]\ntext = "I run trains. I was late once."\n')
    assert state(desk)["about"] == "changed"
    assert desk.profile.page().line("opening").credit == desk.profile.score().line("opening").credit
    desk.tick("about")
    assert state(desk)["about"] == "live"
    page = desk.profile.page()
    assert [page.line(id).credit for id in ("opening", "motivations")] == [
        desk.profile.score().line(id).credit for id in ("opening", "motivations")
    ]


def test_a_tick_over_somebody_elses_is_refused_and_the_first_can_be_taken_back_whole(workspace) -> None:
    desk = workspace(PROFILE).publishing
    file = desk.profile.workspace.published
    desk.tick("headline")
    desk.tick("headline")
    file.write_text(file.read_text("utf-8") + "# Sam was here\n", "utf-8")
    with pytest.raises(CoachError, match="somebody else"):
        desk.undo()
    desk.tick("intro")
    assert desk.undo() == "Name, position, place"
    assert "Sam was here" in file.read_text("utf-8")
    assert [row.path for row in load_published(file).rows] == ["person.headline"]


def test_words_that_no_row_stands_for_any_more_are_forgotten(workspace, home) -> None:
    desk = workspace(PROFILE).publishing
    desk.profile.clock = Clock(DAY - datetime.timedelta(days=90))
    desk.tick("headline")
    edit(desk, "who asks", "that asks")
    desk.profile.clock = Clock(DAY - datetime.timedelta(days=80))
    desk.tick("headline")
    edit(desk, "that asks", "and asks")
    desk.profile.clock = Clock(DAY)
    desk.tick("headline")
    (kept,) = (home / "state" / "published").glob("*.toml")
    text = kept.read_text("utf-8")
    assert [words in text for words in ("and asks", "that asks", "who asks")] == [True, True, False]


def test_a_hostile_file_is_walked_ticked_and_reported(tmp_path, people) -> None:
    from hostile import OBEYED, SHORT, Attacks
    from hostile import workspace as hostile

    everyday = people.open(hostile(tmp_path / "x", Attacks(SHORT)))
    desk = everyday.publishing
    desk.tick(*(visit.id for visit in desk.named("all")))
    assert not any(visit.waits for visit in desk.walk())
    report = desk.report()
    said = "".join(part.text for change in report.changes for part in change.now or ())
    assert report.changes
    assert not OBEYED.search(said)


def test_no_tick_lowers_the_page_since_a_text_is_compared_with_the_whole_file(workspace) -> None:
    everyday = workspace(
        '[person]\nid = "maudmaudmaud"\nname = "Maud Pereira"\nrole = "Managing director"\n'
        'company = "Tidewell Seaweed"\nheadline = "Managing director, Tidewell Seaweed"\n'
        '[[roles]]\ntitle = "Managing director"\ncompany = "Tidewell Seaweed"\nstart = "2019-04"\n'
        'summary = "I answer for 60 people, two boats and a drying shed."\n'
        '[[roles]]\ntitle = "Operations manager"\ncompany = "Falmouth Harbour Trust"\nstart = "2012"\nend = "2019-03"\n'
    )
    desk, profile = everyday.publishing, everyday.profile
    figures = [profile.page().total]
    for visit in desk.walk():
        if visit.waits:
            desk.tick(visit.id)
            figures.append(profile.page().total)
    assert len(figures) > 3
    assert figures == sorted(figures)
    assert figures[-1] == profile.score().total > 0
