import marshal
from pathlib import Path

from cohorts import DAY, good_clients, hostile_client

from execcoach.review.bare_profile import declining, packed_score, unpacked_score
from execcoach.review.client import Client, Problem
from execcoach.review.snapshot import Freezer, Thawer
from execcoach.storage.client_files import Kept
from execcoach.storage.client_rows import Judge
from execcoach.storage.cohort_files import FOLDER


def test_rows_thaw_as_they_were_frozen(tmp_path: Path) -> None:
    good_clients(tmp_path)
    hostile_client(tmp_path)
    judge = Judge(DAY)
    rows = [judge.row([(FOLDER, str(folder))], Kept()) for folder in sorted(tmp_path.iterdir())]
    rows += [Problem("p", "a reason"), Client(name="Ada", path="a", made=DAY, away=DAY, older=("b",), change=-5)]
    frozen = Freezer().frozen
    thawed = Thawer().thawed
    data = marshal.dumps([frozen(row) for row in rows])
    back = [thawed(values) for values in marshal.loads(data)]
    assert back == rows
    assert [repr(row) for row in back] == [repr(row) for row in rows]


def test_a_score_that_was_kept_is_declined_as_a_score_is_judged() -> None:
    from execcoach.profile.model import Person, Profile
    from execcoach.profile.score import score

    profile, judge = Profile(person=Person(name="Ada", headline="I keep 310 trains on time")), Judge(DAY)
    ids = {"headline", "volunteering"}
    kept = declining(unpacked_score(packed_score(score(profile, judge.rubric, DAY))), ids)
    anew = score(profile, judge.rubric, DAY, ids)
    assert (kept.total, kept.open_to, kept.groups) == (anew.total, anew.open_to, anew.groups)
    for one, other in zip(kept.lines, anew.lines, strict=True):
        for name in ("id", "group", "weight", "credit", "points", "minutes", "gain", "declined"):
            assert getattr(one, name) == getattr(other, name)
