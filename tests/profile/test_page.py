from typing import Any

from made_profiles import good, judged

from execcoach.profile.page import live_now, on_page, wording


def digest(text: str) -> str:
    return f"#{text}"


def live(raw: dict[str, Any], *paths: str) -> dict[str, str]:
    from execcoach.profile.paths import get

    return {path: digest(wording(get(raw, path))) for path in paths}


def test_nothing_published_is_nothing_on_the_page() -> None:
    assert on_page(good(), {}, digest) == {}
    assert judged(on_page(good(), {}, digest)).total == 0


def test_only_what_is_live_counts_and_keeps_its_index() -> None:
    raw = good()
    page = on_page(raw, live(raw, "person.headline", "roles[2].summary", "roles[2].title"), digest)
    assert page["person"] == {"headline": raw["person"]["headline"]}
    assert page["roles"] == [{}, {}, {key: raw["roles"][2][key] for key in ("summary", "title", "end")}]
    assert {line.id for line in judged(page).lines if line.points} >= {"headline"}
    assert judged(page).total <= judged(raw).total


def test_a_text_changed_since_is_no_longer_live() -> None:
    raw = good()
    published = live(raw, "person.headline")
    raw["person"]["headline"] = "Something else"
    assert on_page(raw, published, digest) == {}


def test_private_entries_are_never_on_the_page() -> None:
    raw = good()
    published = live(raw, "volunteering[0]", "connection_points.hobbies", "schools[0].name")
    raw["volunteering"][0]["private"] = True
    raw["schools"][0]["private"] = "yes"
    raw["connection_points"]["private"] = True
    assert on_page(raw, published, digest) == {}


def test_a_private_item_of_a_live_list_leaves_a_gap() -> None:
    raw = {"connection_points": {"hobbies": ["Chess", {"text": "Poker", "private": True}]}}
    page = on_page(raw, live(raw, "connection_points.hobbies"), digest)
    assert page == {"connection_points": {"hobbies": ["Chess", {}]}}


def test_lines_that_stand_in_the_live_about_are_on_the_page() -> None:
    raw = {
        "summary": {"text": "I mend clocks. We moved 41 engines!", "accomplishments": ["We moved 41 engines", "Else"]},
        "connection_points": {"hobbies": "mend clocks", "teams": ["Leeds"]},
    }
    page = on_page(raw, live(raw, "summary.text"), digest)
    assert page["summary"]["accomplishments"] == ["We moved 41 engines"]
    assert page["connection_points"] == {"hobbies": ["mend clocks"]}


def test_a_path_nobody_can_read_is_left_out() -> None:
    assert on_page(good(), {"roles[[": "x", "nowhere.at[4].all": "y", "person.name.more": "z"}, digest) == {}


def test_the_profile_itself_is_left_as_it_was() -> None:
    raw = good()
    on_page(raw, live(raw, "roles", "roles[0].summary"), digest)
    assert raw == good()


def test_an_entry_that_moved_in_the_file_is_still_live() -> None:
    raw = good()
    published = live(raw, *(f"roles[{at}].{key}" for at in range(3) for key in ("title", "company", "summary")))
    new = {"title": "Chair", "company": raw["roles"][0]["company"], "start": "2026-11"}
    moved = {**raw, "roles": [new, *reversed(raw["roles"])]}
    page = on_page(moved, published, digest)
    assert [role.get("title") for role in page["roles"]] == [None, *(one["title"] for one in reversed(raw["roles"]))]
    at = live_now(moved, published, digest)
    assert at.now["roles[0].summary"] == "roles[3].summary"


def test_a_row_of_an_entry_that_is_gone_or_was_rewritten_says_so() -> None:
    raw = good()
    published = live(raw, "roles[0].title", "roles[1].title", "roles[1].summary", "roles[2].title")
    roles = [raw["roles"][0], {**raw["roles"][1], "summary": "Another story altogether"}]
    at = live_now({**raw, "roles": roles}, published, digest)
    assert at.now == {
        "roles[0].title": "roles[0].title",
        "roles[1].title": "roles[1].title",
        "roles[1].summary": "roles[1].summary",
        "roles[2].title": "",
    }
    assert set(at.live) == {"roles[0].title", "roles[1].title"}


def test_when_a_line_was_looked_at_changes_nothing_about_it_and_is_known_on_the_page() -> None:
    raw = {"connection_points": {"hobbies": ["Chess", "Rowing"]}}
    published = live(raw, "connection_points.hobbies[1]")
    later = {"connection_points": {"reviewed": "2026", "hobbies": ["Chess", {"text": "Rowing", "reviewed": "2026-11"}]}}
    page = on_page(later, published, digest)["connection_points"]
    assert page == {"reviewed": "2026", "hobbies": [{}, {"text": "Rowing", "reviewed": "2026-11"}]}


def test_a_lone_line_is_still_live_when_it_became_a_list() -> None:
    published = live({"connection_points": {"hobbies": "Chess"}}, "connection_points.hobbies")
    page = on_page({"connection_points": {"hobbies": ["Rowing", "Chess"]}}, published, digest)
    assert page == {"connection_points": {"hobbies": [{}, "Chess"]}}
