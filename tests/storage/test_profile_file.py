import os
import tomllib

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from execcoach.errors import CoachError, EditConflict, FileTrouble
from execcoach.profile import paths
from execcoach.storage import atomic, profile_file, toml_edits
from execcoach.storage.profile_file import conflict_copies, open_owned

START = """# Ada's own words
schema = 1

[person]
name = "Ada"  # as on the page
'role name' = 'CTO' # quoted key

[connection_points]
hobbies = ["chess", "kite"]

# the first one
[[roles]]
title = "CTO"
company = "X"
start = 2019-05-02
"""


@pytest.fixture
def opened(tmp_path):
    path = tmp_path / "profile.toml"
    path.write_text(START)
    return open_owned(path, locks=tmp_path / "locks")


def test_one_changed_value_changes_one_line(opened):
    opened.save(paths.put(opened.raw, "person.name", 'Ada "Countess" Lovelace'))
    expected = START.replace('"Ada"', '"Ada \\"Countess\\" Lovelace"')
    assert opened.path.read_text() == expected


def test_keys_in_quotes_are_found_and_kept(opened):
    raw = {**opened.raw, "person": {**opened.raw["person"], "role name": "CEO"}}
    opened.save(raw)
    assert "'role name' = \"CEO\" # quoted key\n" in opened.path.read_text()


def test_no_change_writes_nothing(opened):
    before = opened.path.stat()
    assert opened.save(opened.raw) is opened
    assert opened.save({**opened.raw, "roles": [dict(opened.raw["roles"][0])]}) is opened
    assert opened.path.stat() == before


def test_a_missing_file_is_empty_and_the_first_save_makes_it(tmp_path):
    path = tmp_path / "new" / "circle.toml"
    owned = open_owned(path, locks=tmp_path / "locks")
    assert (owned.raw, owned.text, owned.read_only) == ({}, "", "")
    owned = owned.save({"schema": 1, "contacts": [{"name": "Grace", "learned": "likes\nships"}]})
    assert path.read_text() == 'schema = 1\n\n[[contacts]]\nname = "Grace"\nlearned = """\nlikes\nships"""\n'
    assert owned.restore(b"").raw == {}


def test_a_change_made_elsewhere_is_kept_beside_mine(opened):
    opened.path.write_text(START.replace('"chess", ', '"chess", "go", ') + "# theirs\n")
    saved = opened.save(paths.append(opened.raw, "connection_points.hobbies", "ski"))
    text = opened.path.read_text()
    assert saved.raw["connection_points"]["hobbies"] == ["chess", "go", "kite", "ski"]
    assert "# theirs" in text
    assert saved.text == text


def test_the_same_value_changed_elsewhere_is_a_conflict_and_nothing_is_written(opened):
    theirs = START.replace('"Ada"', '"A. Lovelace"')
    opened.path.write_text(theirs)
    with pytest.raises(EditConflict) as caught:
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    (conflict,) = caught.value.conflicts
    assert (conflict.path, conflict.mine, conflict.theirs) == ("person.name", "Countess", "A. Lovelace")
    assert "person.name" in caught.value.sentence
    assert opened.path.read_text() == theirs


def test_a_file_that_vanished_is_not_quietly_made_again(opened):
    opened.path.unlink()
    with pytest.raises(EditConflict):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    assert not opened.path.exists()


def test_a_file_that_does_not_parse_is_never_rewritten(opened):
    broken = "name = Ada\n"
    opened.path.write_text(broken)
    with pytest.raises(FileTrouble):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    with pytest.raises(FileTrouble):
        open_owned(opened.path, locks=opened.locks)
    assert opened.path.read_text() == broken


def test_a_change_in_the_last_moment_is_not_overwritten(opened, monkeypatch):
    real = profile_file._rewritten

    def meanwhile(*args):
        data = real(*args)
        opened.path.write_text("# typed in an editor\n")
        return data

    monkeypatch.setattr(profile_file, "_rewritten", meanwhile)
    with pytest.raises(EditConflict):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    assert opened.path.read_text() == "# typed in an editor\n"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("Countess", "Count"),
        lambda text: text.replace("# the first one\n", ""),
        lambda text: text.replace("# the first one\n", "") + "# the first one\n",
        lambda text: text.replace("  # as on the page", ""),
        lambda text: text + "broken",
    ],
)
def test_a_result_that_is_not_what_was_meant_is_refused(opened, monkeypatch, spoil):
    real = toml_edits.apply_edits
    monkeypatch.setattr(toml_edits, "apply_edits", lambda text, edits: spoil(real(text, edits)))
    with pytest.raises(CoachError, match="left as it is"):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    assert opened.path.read_text() == START


def test_what_no_file_can_keep_is_refused(opened):
    for value in ("half \ud800", None, object(), {"x": None}):
        with pytest.raises(CoachError, match="left as it is"):
            opened.save(paths.put(opened.raw, "person.name", value))
    assert opened.path.read_text() == START


def test_a_newer_schema_opens_for_reading_only(tmp_path):
    path = tmp_path / "profile.toml"
    path.write_text("schema = 2\n")
    owned = open_owned(path, locks=tmp_path / "locks")
    assert "newer execcoach" in owned.read_only
    for attempt in (lambda: owned.save({"schema": 2, "a": 1}), lambda: owned.restore(b"")):
        with pytest.raises(CoachError, match="only read"):
            attempt()
    assert path.read_text() == "schema = 2\n"


def test_undo_is_refused_once_somebody_else_has_written(opened):
    saved = opened.save(paths.put(opened.raw, "person.name", "Countess"))
    opened.path.write_text(START + "# theirs\n")
    with pytest.raises(EditConflict):
        saved.restore(opened.data)
    assert opened.path.read_text() == START + "# theirs\n"


def test_windows_line_ends_and_byte_order_mark_stay(tmp_path):
    path = tmp_path / "profile.toml"
    data = b"\xef\xbb\xbf" + START.replace("\n", "\r\n").encode()
    path.write_bytes(data)
    owned = open_owned(path, locks=tmp_path / "locks")
    raw = paths.append(owned.raw, "roles", {"title": "CEO", "summary": "two\nlines"})
    saved = owned.save(paths.append(raw, "connection_points.hobbies", "a rather long hobby " * 5))
    now = path.read_bytes()
    assert now.startswith(b"\xef\xbb\xbf# Ada")
    assert now.count(b"\n") == now.count(b"\r\n")
    assert saved.raw["roles"][1]["summary"] == "two\nlines"
    saved.restore(data)
    assert path.read_bytes() == data


def test_a_file_without_a_last_line_end_keeps_it_so(tmp_path):
    path = tmp_path / "p.toml"
    path.write_text('[person]\nname = "Ada"')
    open_owned(path, locks=tmp_path / "locks").save({"person": {"name": "Ada", "role": "CTO"}})
    assert path.read_text() == '[person]\nname = "Ada"\nrole = "CTO"'


def test_conflict_copies_of_four_services_are_noticed_and_nothing_else(tmp_path):
    copies = [
        "profile (Ada's conflicted copy 2026-11-21).toml",
        "profile (1).toml",
        "profile-ADAS-LAPTOP.toml",
        "profile.sync-conflict-20261121-101010-ABCDEFG.toml",
    ]
    for name in [*copies, "profile.toml", "profile.toml.bak", "circle-X.toml", "profiles.toml", "profile (1).md"]:
        (tmp_path / name).write_text("")
    assert sorted(path.name for path in conflict_copies(tmp_path / "profile.toml")) == sorted(copies)
    assert conflict_copies(tmp_path / "absent" / "profile.toml") == ()


def test_a_failing_disk_leaves_the_file_and_the_value(opened, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(FileTrouble, match="the disk is full"):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    assert opened.path.read_text() == START


class TwoStores(RuleBasedStateMachine):
    """Two copies of the app and an editor on one file: no change anybody was told is saved may vanish."""

    folder = None

    @initialize()
    def begin(self):
        self.path = self.folder / "profile.toml"
        self.path.write_text(START)
        self.stores = [open_owned(self.path, locks=self.folder / "locks") for _ in range(2)]
        self.hobbies = {"chess", "kite"}
        self.values = {"name": "Ada"}
        self.count = 0

    @rule(which=st.integers(0, 1))
    def reload(self, which):
        self.stores[which] = open_owned(self.path, locks=self.folder / "locks")

    @rule(which=st.integers(0, 1))
    def add(self, which):
        self.count += 1
        store = self.stores[which]
        self.stores[which] = store.save(paths.append(store.raw, "connection_points.hobbies", f"new{self.count}"))
        self.hobbies.add(f"new{self.count}")
        self.check()

    @rule(which=st.integers(0, 1), key=st.sampled_from(["name", "role", "company"]))
    def change(self, which, key):
        self.count += 1
        store, value = self.stores[which], f"value {self.count}"
        seen = store.raw["person"].get(key)
        stale = seen != self.values.get(key)
        before = self.path.read_bytes()
        try:
            self.stores[which] = store.save(paths.put(store.raw, f"person.{key}", value))
        except EditConflict:
            assert stale
            assert self.path.read_bytes() == before
        else:
            assert not stale
            self.values[key] = value
        self.check()

    @rule(key=st.sampled_from(["name", "role"]))
    def type_in_an_editor(self, key):
        self.count += 1
        text, line = self.path.read_text(), f'{key} = "typed {self.count}"\n'
        lines = text.splitlines(keepends=True)
        at = next((at for at, old in enumerate(lines) if old.startswith(f"{key} = ")), None)
        if at is None:
            lines.insert(lines.index("[person]\n") + 1, line)
        else:
            lines[at] = line
        self.path.write_text("".join(lines))
        self.values[key] = f"typed {self.count}"

    def check(self):
        raw = tomllib.loads(self.path.read_text())
        assert set(raw["connection_points"]["hobbies"]) == self.hobbies
        assert {key: raw["person"][key] for key in self.values} == self.values
        assert "# the first one\n[[roles]]\n" in self.path.read_text()


def campaign(folder, examples):
    class Here(TwoStores):
        pass

    Here.folder = folder
    many = settings(max_examples=examples, stateful_step_count=20, deadline=None, database=None, derandomize=True)
    run_state_machine_as_test(Here, settings=many)


def test_two_stores_and_an_editor_lose_nothing(tmp_path):
    campaign(tmp_path, 25)


@pytest.mark.proof
def test_two_stores_and_an_editor_lose_nothing_in_a_thousand_runs(tmp_path):
    campaign(tmp_path, 1000)


def test_the_lock_is_held_while_the_file_is_read_again_and_replaced(opened, monkeypatch):
    monkeypatch.setattr(atomic, "_LOCK_WAIT", 0.05)
    with atomic.locked(opened.path, opened.locks), pytest.raises(FileTrouble, match="another execcoach"):
        opened.save(paths.put(opened.raw, "person.name", "Countess"))
    assert opened.path.read_text() == START
