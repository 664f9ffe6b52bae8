import datetime
import json
import time
import zlib
from pathlib import Path

from cohorts import DAY, HOSTILE, good_clients, hostile_client, session, written

from execcoach.review.client import Client
from execcoach.review.packing import packed
from execcoach.storage.client_files import Kept
from execcoach.storage.client_rows import Judge
from execcoach.storage.cohort_files import FOLDER
from execcoach.storage.reading_answers import Answers

PRIVATE = {
    "profile": {
        "person": {"id": "ada-1", "name": "Ada Okafor", "contact": "PERSONAL-1", "headline": "PERSONAL-2"},
        "summary": {"text": "PERSONAL-3", "motivations": ["PERSONAL-4", {"text": "PERSONAL-5", "private": True}]},
        "achievements": [{"what": "PERSONAL-6", "private": True, "date": "2026-05"}],
        "routine": {"days": ["mon"], "away": [{"from": "2026-01-01", "to": "2026-01-09", "why": "PERSONAL-7"}]},
        "PERSONAL-8": 1,
    },
    "progress": {
        "person": "ada-1",
        "name": "PERSONAL-9",
        "session": [
            session(
                DAY,
                step={
                    "note": "PERSONAL-10",
                    "link": "https://personal-11",
                    "draft": "PERSONAL-12",
                    "contact": "PERSONAL-13",
                    "about": "source:PERSONAL-14",
                },
            )
        ],
        "result": [{"id": "r", "on": "2026-11-20", "kind": "reply", "words": "PERSONAL-15", "step": "s-2026-11-21/0"}],
        "choice": [
            {
                "id": "c",
                "at": "2026-11-20T08:00:00+00:00",
                "kind": "never",
                "about": "contact:PERSONAL-16",
                "words": "PERSONAL-17",
                "why": "PERSONAL-18",
            }
        ],
    },
}


def test_a_row_reckoned_from_what_was_kept_is_the_row_reckoned_from_the_files(tmp_path: Path) -> None:
    good_clients(tmp_path)
    hostile_client(tmp_path)
    time.sleep(0.05)
    for folder in sorted(tmp_path.iterdir()):
        for later in (0, 1, 40):
            judge = Judge(DAY + datetime.timedelta(days=later))
            first = Kept()
            row = judge.row([(FOLDER, str(folder))], first)
            again = Kept(old=json.loads(json.dumps(first.new)))
            assert packed(judge.row([(FOLDER, str(folder))], again)) == packed(row)
            assert again.opened == 0
            assert first.opened > 0


def test_nothing_private_and_no_words_are_kept_of_a_client(tmp_path: Path) -> None:
    ada = written(tmp_path / "ada", PRIVATE["profile"], PRIVATE["progress"])
    time.sleep(0.05)
    asked = {"sources": [[FOLDER, str(ada)]], "today": DAY.toordinal(), "kept": 0, "shown": "ada"}
    head, _, rest = Answers().answer(asked, b"").partition(b"\n")
    told = json.loads(head)
    row, kept = rest[: told["row"]], zlib.decompress(rest[told["row"] :])
    assert b"Ada Okafor" in row
    assert set(json.loads(kept)) == {"profile.toml", "2026-11.abcdef.toml"}
    for data in (row, kept):
        assert b"PERSONAL-" not in data.upper(), data[max(0, data.upper().index(b"PERSONAL-") - 80) :][:120]


def test_a_row_kept_of_a_hostile_client_holds_no_attack(tmp_path: Path) -> None:
    row = Judge(DAY).row([(FOLDER, str(hostile_client(tmp_path)))], Kept())
    assert isinstance(row, Client)
    assert HOSTILE not in json.dumps(packed(row), ensure_ascii=False)
    assert "\x1b" not in json.dumps(packed(row), ensure_ascii=False).encode().decode("unicode_escape", "replace")
