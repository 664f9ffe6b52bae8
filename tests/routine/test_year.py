import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Routine
from execcoach.routine.records import Session, StepRecord
from execcoach.routine.year import BACK_FILLED, DONE, SIGNS, STATES, first_day, year

FRIDAY = datetime.date(2026, 11, 20)
DAY = datetime.timedelta(days=1)


def session(on, *pillars, outcome="done", **more):
    steps = tuple(StepRecord(pillar=p, outcome=outcome) for p in pillars or ("share",))
    return Session(id=f"{on}{outcome}{more}", started=f"{on}T08:00:00+00:00", steps=steps, **more)


def cells(found):
    return {cell.day: cell for week in found.weeks for cell in week}


def test_every_day_says_what_became_of_it():
    routine = Routine(away=(Away(start=parse_day("2026-11-11"), end=parse_day("2026-11-12")),))
    some = [
        session("2026-11-09", "share", "listen", "engage"),
        session("2026-11-10", "engage", back_filled=True),
        session("2026-11-14", "share"),
        session("2026-11-17", "share", outcome="skipped"),
        session("2026-11-18", "share", "engage"),
    ]
    found = cells(year(some, routine, FRIDAY))
    told = {d: (found[datetime.date(2026, 11, d)].state, found[datetime.date(2026, 11, d)].sign) for d in range(8, 23)}
    assert told == {
        8: ("before", " "),
        9: ("done", "█"),
        10: ("done", "+"),
        11: ("away", "~"),
        12: ("away", "~"),
        13: ("missed", "·"),
        14: ("done", "▂"),
        15: ("free", " "),
        16: ("missed", "·"),
        17: ("left-out", "-"),
        18: ("done", "▅"),
        19: ("missed", "·"),
        20: ("future", " "),
        21: ("future", " "),
        22: ("future", " "),
    }
    assert cells(year([*some, session(FRIDAY)], routine, FRIDAY))[FRIDAY].state == "done"


def test_what_was_done_on_the_day_is_not_marked_as_filled_in_later():
    both = [session(FRIDAY, "share"), session(FRIDAY, "engage", back_filled=True)]
    cell = cells(year(both, Routine(), FRIDAY))[FRIDAY]
    assert (cell.pillars, cell.back_filled) == (2, False)


def test_the_map_of_a_year_fits_eighty_columns_and_reads_without_colour():
    days = [FRIDAY - n * DAY for n in range(0, 420, 2)]
    found = year([session(d, "share", "listen") for d in days], Routine(), FRIDAY)
    assert len(found.weeks) == 53
    assert found.weeks[0][0].day == first_day(FRIDAY) == datetime.date(2025, 11, 17)
    assert max(map(len, found.lines)) <= 57
    assert len(found.lines) == 8
    assert [line[:4] for line in found.lines[1:]] == ["Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "]
    assert found.lines[0].split() == [
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
    ]
    assert found.lines[0][4 + 2 :].startswith("Dec")
    signs = [*SIGNS.values(), *DONE, BACK_FILLED]
    assert len(set(signs)) == len(signs)
    assert all(len(sign) == 1 for sign in signs)


@given(
    st.lists(st.dates(datetime.date(2024, 1, 1), datetime.date(2026, 12, 31)), max_size=12),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2026, 12, 31)),
)
@settings(max_examples=30, deadline=None)
def test_a_year_has_every_day_once_and_ends_with_this_week(days, today):
    found = year([session(d) for d in sorted(set(days))], Routine(), today)
    every = [cell.day for week in found.weeks for cell in week]
    assert every == [every[0] + n * DAY for n in range(371)]
    assert every[0].weekday() == 0
    assert today in every[-7:]
    assert sum(found.count(state) for state in STATES) == 371
    assert {cell.day for cell in cells(found).values() if cell.state == "done"} == set(days) & set(every)
