"""What a coach hands out: new files only, and never among a client's own."""

from pathlib import Path

import pytest

from execcoach.errors import CoachError
from execcoach.storage.handed_out import new_file


def test_no_file_of_a_coach_is_written_into_a_client_s_folder(tmp_path: Path) -> None:
    client = tmp_path / "clients" / "ada"
    (client / "deep").mkdir(parents=True)
    (client / "profile.toml").write_text('[person]\nname = "Ada"\n')
    (tmp_path / "way").symlink_to(client / "deep")
    for place in (client / "x.md", client / "deep" / "x.md", tmp_path / "way" / "x.md"):
        with pytest.raises(CoachError, match="somebody's own folder"):
            new_file(place, b"x")
    assert sorted(one.name for one in client.iterdir()) == ["deep", "profile.toml"]
    first, second = (new_file(tmp_path / "out" / "a.homework.toml", b"x") for _ in range(2))
    assert (first.name, second.name) == ("a.homework.toml", "a-2.homework.toml")
    with pytest.raises(CoachError, match="says something else"):
        new_file(first, b"y", taken_is_wrong=True)
    assert new_file(first, b"x", taken_is_wrong=True) == first
