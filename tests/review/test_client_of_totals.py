import datetime
from dataclasses import replace
from typing import Any

from cohorts import DAY, session
from hypothesis import given
from hypothesis import strategies as st

from execcoach.exchange.share import Shared, read_share, share_raw
from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.review.client import Client
from execcoach.review.client_of_totals import client_of_totals
from execcoach.review.findings import findings, reason
from execcoach.review.judging import client
from execcoach.routine.progress import read_records
from execcoach.routine.totals import Totals, totals
from execcoach.storage.content import rubric_source

RUBRIC = read_rubric(*rubric_source())
ADA: dict[str, Any] = {
    "person": {"id": "ada-1", "name": "Ada Okafor", "company": "Northwind Rail"},
    "connection_points": {"teams": ["Leeds Rhinos, rugby"]},
    "summary": {"motivations": ["A wagon that arrives when it was promised to 310 firms"]},
}
SAME = (
    *("name", "person", "company", "score", "groups", "change", "weeks", "sessions_28d", "sessions", "days_silent"),
    *("missed", "kept", "planned", "balance", "started", "months", "efforts", "milestones", "items", "homework"),
)


def back(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days=days)


def shared(made: datetime.date = DAY, **records: Any) -> Shared:
    """A totals file of Ada's, written and read."""
    profile, found = read_profile(ADA).profile, read_records(records).records
    counts = totals(found, profile.routine, score(profile, RUBRIC, made), made)
    return read_share(share_raw(ADA, found, made, person="ada-1", name="Ada Okafor", totals=counts))


def row(shared: Shared, today: datetime.date = DAY) -> Client:
    return client_of_totals("/x/ada.execcoach.toml", shared, RUBRIC, today)


sittings = st.lists(st.tuples(st.integers(0, 400), st.sampled_from(["post", "comment"])), max_size=6)


@given(sittings)
def test_on_the_day_it_was_made_a_totals_row_says_what_the_whole_would(told: list[tuple[int, str]]) -> None:
    sessions = [session(back(ago), id=f"s{n}", step={"effort": effort}) for n, (ago, effort) in enumerate(told)]
    whole = client("/x", "x", read_profile(ADA).profile, read_records({"session": sessions}).records, RUBRIC, DAY)
    given = row(shared(session=sessions))
    for name in SAME:
        assert getattr(given, name) == getattr(whole, name), name
    assert [(gap.id, gap.gain, gap.question) for gap in given.gaps] == [
        (gap.id, gap.gain, gap.question) for gap in whole.gaps
    ]
    assert dict(given.outcomes) == dict(whole.outcomes)
    assert (given.kind, given.visibility, given.flags) == ("share", "totals", ())


def test_an_old_file_says_as_of_when_it_is_and_days_silent_go_on() -> None:
    given = row(shared(back(12), session=[session(back(19))]))
    assert given.days_silent == 19
    assert given.missed == 4
    assert given.flags == ("as of 9 November",)
    assert [finding.kind for finding in findings(given)] == []
    late = row(shared(back(12), session=[session(back(21))]))
    assert reason(late) == "silent for 21 days, 5 planned (shared on 9 November)"
    assert row(replace(shared(), made=None)).flags == ("does not say when it was made",)
    assert row(shared(back(400))).flags == ("as of 17 October 2025",)


def test_a_score_by_another_rubric_and_days_ahead_are_flagged() -> None:
    given = row(Shared(name="Mal", made=DAY, totals=Totals(score=10000, rubric="mine", last=datetime.date(2099, 1, 1))))
    assert given.flags == ("future dates", "score by another rubric")
    assert given.days_silent is None
    assert row(Shared(name="Mal", made=DAY)).flags == ("no score was shared",)
    assert row(Shared(made=DAY)).name == ""


def test_groups_and_gaps_are_those_of_the_coachs_rubric_and_never_more_than_it_gives() -> None:
    counts = Totals(score=5000, groups={"mine": 9000, RUBRIC.groups[0].id: 10000}, gaps=(("x", 1), ("teams", 10000)))
    given = row(Shared(made=DAY, totals=counts))
    assert [(group.id, group.points <= group.of) for group in given.groups] == [(RUBRIC.groups[0].id, True)]
    assert [(gap.id, gap.gain) for gap in given.gaps] == [("teams", RUBRIC.criterion("teams").weight * 100)]
