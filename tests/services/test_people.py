"""The front desk: names somebody typed, and that what is made is its owner's alone."""

import os
import stat

import pytest

from execcoach.errors import CoachError
from execcoach.services.review import ReviewDesk

NOBODYS = ["~no-such-person/ada", "/tmp/" + "x" * 300, "profile.toml/ada", "\x1b]52;c;x"]


@pytest.mark.parametrize("words", NOBODYS)
def test_a_name_that_leads_nowhere_is_told_in_a_sentence(people, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.toml").write_text("")
    for attempt in (people.open, people.folder_for_import, ReviewDesk().clients):
        with pytest.raises(CoachError) as caught:
            attempt(people.typed(words))
        assert caught.value.sentence.isprintable()


def test_a_typed_name_is_taken_as_the_person_means_it(people, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for words in ("~/ada", " '~/ada' ", f'"{tmp_path}/ada"'):
        assert people.typed(words) == tmp_path / "ada"


def test_a_demo_cannot_be_kept_where_nothing_can_be(people, demo, tmp_path):
    with pytest.raises(CoachError, match="could not be made"):
        people.keep_demo(demo, tmp_path / ("x" * 300))


def test_whatever_is_made_is_its_owners_alone(people, home, tmp_path):
    before = os.umask(0)
    try:
        demo = people.open_demo()
        ada = people.keep_demo(demo, tmp_path / "kept" / "ada")
        ada, _ = people.thank({"name": "Ada", "who": "Priya", "did": "found the fault on Friday"}, None)
        ada.profile.record_score()
        ada.profile.choose("photo", "not-for-me")
        ada.profile.half_typed["headline"] = {"": "half a"}
        ada.profile.keep_half_typed()
        ada.session.autosave(ada.session.begin())
        people.note_fault()
    finally:
        os.umask(before)
    made = [path for root in (tmp_path / "kept", home) for path in (root, *root.rglob("*"))]
    names = {path.name for path in made}
    assert {"profile.toml", "circle.toml", "settings.toml", "device", "half-typed", "fault.txt", "drafts"} <= names
    open_to_others = [str(path) for path in made if stat.S_IMODE(path.lstat().st_mode) & 0o077]
    assert open_to_others == []


def test_whoever_lies_beside_the_open_folder_is_offered_after_those_opened_before(people, workspace):
    ada = workspace('[person]\nname = "Ada Okafor"\n')
    near = ada.workspace.folder.parent / "grace"
    near.mkdir()
    (near / "profile.toml").write_text('[person]\nname = "Grace Amadi"\n', "utf-8")
    (near.parent / "notes").mkdir()
    assert [known.name for known in people.known(ada)][-1] == "Grace Amadi"
    assert "Grace Amadi" not in [known.name for known in people.known()]


def test_a_title_is_no_first_name(workspace):
    everyday = workspace('[person]\nname = "Dr Ada Okafor"\n')
    assert everyday.profile.first_name == everyday.drafts.whose == "Ada"
