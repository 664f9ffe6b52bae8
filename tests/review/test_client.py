import datetime
from typing import Any

from cohorts import DAY, session

from execcoach.profile.reading import read_profile
from execcoach.profile.rubric import read_rubric
from execcoach.profile.score import score
from execcoach.review.client import Client
from execcoach.review.judging import client
from execcoach.routine.progress import read_records
from execcoach.storage.content import rubric_source

RUBRIC = read_rubric(*rubric_source())


def back(days: int) -> datetime.date:
    return DAY - datetime.timedelta(days=days)


def made(profile: dict[str, Any], **records: Any) -> Client:
    reading = read_profile(profile)
    return client("/x/ada", "ada", reading.profile, read_records(records).records, RUBRIC, DAY, reading.troubles)


ADA = {"person": {"id": "ada-1", "name": "Ada Okafor"}, "connection_points": {"teams": ["Leeds Rhinos, rugby"]}}


def test_the_score_is_that_of_the_shipped_rubric() -> None:
    assert made(ADA).score == score(read_profile(ADA).profile, RUBRIC, DAY).total


def test_scores_a_client_recorded_never_become_the_score() -> None:
    given = made(ADA, score=[{"id": "a", "on": str(back(1)), "total": 100.0, "rubric": "mine"}])
    assert given.score == made(ADA).score
    assert given.change is None


def test_figures_are_counted_over_28_days_and_by_week() -> None:
    days = (1, 2, 8, 15, 22, 27, 28, 40)
    given = made(ADA, session=[session(back(days_ago)) for days_ago in days])
    assert given.sessions_28d == 6
    assert given.weeks == (2, 1, 1, 2)
    assert given.sessions == 8
    assert given.days_silent == 1
    assert dict(given.balance) == {"share": 6, "listen": 0, "engage": 0}


def test_somebody_away_has_missed_nothing() -> None:
    away = {"routine": {"away": [{"from": str(back(19)), "to": str(DAY)}]}}
    records = {"session": [session(back(20))]}
    assert made(ADA, **records).missed == 15
    assert made(ADA | away, **records).missed == 0


def test_nothing_known_is_none() -> None:
    given = made({})
    assert (given.name, given.change, given.days_silent, given.missed, given.kept) == ("ada", None, None, None, 0)


def test_a_private_note_and_what_came_of_it_are_nowhere_in_the_value() -> None:
    step = {"note": "SECRET", "private": True}
    came = {"id": "r", "on": str(back(2)), "step": f"s-{back(3)}/0", "kind": "reply", "words": "SECRET"}
    given = made(ADA, session=[session(back(3), step=step)], result=[came])
    assert "SECRET" not in repr(given)
    assert (given.sessions, dict(given.outcomes)) == (1, {"reply": 1})


def test_a_private_entry_of_the_profile_is_nowhere_in_the_value() -> None:
    private = {"volunteering": [{"organisation": "SECRET", "private": True}]}
    assert "SECRET" not in repr(made(ADA | private))


def test_dates_ahead_are_flagged_and_not_counted() -> None:
    given = made(ADA, session=[session(DAY + datetime.timedelta(days=300)), session(back(9))])
    assert given.days_silent == 9
    assert given.latest == back(9)
    assert "future dates" in given.flags
    assert given.troubles


def test_a_score_dated_ahead_is_flagged_and_moves_nothing() -> None:
    scores = [("a", back(40), 40.0), ("b", back(2), 44.0), ("c", datetime.date(2099, 1, 1), 99.0)]
    given = made(ADA, score=[{"id": n, "on": str(on), "total": total, "rubric": "1"} for n, on, total in scores])
    assert given.change == 400
    assert "future dates" in given.flags


def test_the_biggest_gap_is_the_one_with_the_biggest_gain_and_never_a_declined_one() -> None:
    gap = made(ADA).gap
    assert gap
    declined = [{"id": "c", "at": str(back(3)), "kind": "not-for-me", "about": f"criterion:{gap.id}"}]
    other = made(ADA, choice=declined)
    assert other.gap
    assert (made(ADA).open_to, other.open_to) == (10_000, 10_000 - gap.gain)
    assert other.gap.id != gap.id
    assert other.score == made(ADA).score
    assert [one.gain for one in other.gaps] == sorted((one.gain for one in other.gaps), reverse=True)


def test_a_value_that_could_not_be_used_is_flagged_with_what_to_do() -> None:
    given = made(ADA | {"routine": {"minutes": "ten"}})
    assert "some of profile.toml could not be used" in given.flags
    assert "routine.minutes" in given.troubles[0]
