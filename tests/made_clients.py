"""Clients as values for tests of reports and boards: one with everything, one with little, one that attacks."""

import datetime

from cohorts import HOSTILE

from execcoach.profile.dates import parse_day
from execcoach.profile.model import Away, Routine
from execcoach.profile.score import GroupScore
from execcoach.review.client import Client, Gap, Nearest
from execcoach.review.page import Page, Reached, Sitting
from execcoach.routine.records import Session, StepRecord
from execcoach.routine.results import Came
from execcoach.routine.year import year

DAY = datetime.date(2026, 11, 21)
ATTACKS = (
    HOSTILE,
    "</title><script>document.title='pwned'</script>",
    '"><img src=http://127.0.0.1:9/x.png onerror=alert(1)>',
    "</style><style>*{background:url(http://127.0.0.1:9/y)}",
    "{{ 7 * 7 }}{% raw %}",
    "| a | b |\n# heading\n![x](http://127.0.0.1:9/z.png) <http://127.0.0.1:9/w>",
    "' onmouseover='alert(1)",
    "</svg><svg onload=alert(1)>",
)
GROUPS = (
    GroupScore("first-look", "The first look", 1370, 1600),
    GroupScore("summary", "Your summary", 1123, 2000),
    GroupScore("work", "Your work", 2074, 2700),
    GroupScore("belong", "Where you belong", 0, 1700),
    GroupScore("ground", "Common ground", 1300, 1300),
    GroupScore("fresh", "Freshness", 373, 700),
)


def back(days: int) -> datetime.date:
    """The day so many days ago."""
    return DAY - datetime.timedelta(days=days)


def rich() -> Client:
    """A client of whom everything is known."""
    return Client(
        name="Priya Raman",
        path="/clients/priya.execcoach.toml",
        person="priya-1",
        company="Northline Medical",
        score=6240,
        open_to=9400,
        groups=GROUPS,
        change=575,
        scores=((back(80), 4100), (back(52), 5665), (back(49), 5700), (back(20), 6100), (back(2), 6240)),
        weeks=(4, 5, 3, 4),
        sessions_28d=16,
        sessions=49,
        days_silent=1,
        missed=0,
        kept=17,
        planned=21,
        balance=(("share", 14), ("listen", 16), ("engage", 7)),
        gaps=(
            Gap("volunteering", "Whom do you help when nobody pays you?", 800, 6),
            Gap("turn-offs", "Who should not apply, and why?", 300, 5),
        ),
        flags=("older copy in /clients/old/priya",),
        latest=back(1),
        kind="share",
        visibility="all",
        made=back(0),
        started=back(120),
        months=(0, 0, 0, 0, 0, 0, 0, 6, 9, 12, 14, 8),
        efforts=(("reaction", 0), ("comment", 11), ("post", 3), ("message", 2)),
        outcomes=(("reply", 4), ("meeting", 1)),
        nearest=Nearest("fifty", "Fifty sessions", 49, 50),
        milestones=6,
        items=5,
        homework=("abc/1", "abc/2"),
    )


def rich_page() -> Page:
    """Her page: a year in which every kind of day occurs."""
    spans = [(at, at % 3 + 1) for at in range(1, 120) if back(at).weekday() < 5 and at % 7 != 2 and not 40 < at < 50]
    sessions = [
        Session(
            id=f"s{at}",
            started=f"{back(at)}T08:00",
            back_filled=at == 4,
            steps=tuple(StepRecord(pillar=pillar) for pillar in ("share", "listen", "engage")[:parts]),
        )
        for at, parts in spans
    ]
    skipped = Session(id="skip", started=f"{back(9)}T08:00", steps=(StepRecord(pillar="share", outcome="skipped"),))
    away = Away(start=parse_day(str(back(49))), end=parse_day(str(back(41))))
    return Page(
        client=rich(),
        sittings=(
            Sitting(back(1), 9, "executive", (("share", "We stopped blaming the depot"), ("listen", ""))),
            Sitting(back(3), 4, "assistant", (("engage", "Thanked Tom for the Leeds rota"),)),
        ),
        results=(Came(back(5), "meeting", "Marta asked for half an hour"), Came(back(30), "reply", "")),
        year=year([*sessions, skipped], Routine(away=(away,)), DAY),
        weekly={},
        milestones=(Reached(back(12), "Twelve days in a month"),),
    )


def sparse() -> Client:
    """Somebody who shares totals and has only begun."""
    return Client(name="Ben Ames", path="/clients/ben", kind="share", visibility="totals")


def hostile() -> Client:
    """An attack in every string."""
    a = ATTACKS
    return Client(
        name=f"Mallory {a[1]}",
        path=a[2],
        person=a[3],
        company=a[7],
        score=10000,
        groups=(GroupScore(a[2], a[7], 900, 1000), GroupScore(a[1], a[2], 10, 100)),
        change=-100,
        scores=((back(30), 10100), (back(1), 10000)),
        days_silent=0,
        kept=5,
        planned=5,
        balance=((a[2], 3), (a[4], 1)),
        gaps=(Gap(a[2], a[5], 800, 6),),
        flags=(a[1], a[3], a[0]),
        troubles=(a[2], a[5]),
        kind="share",
        visibility="all",
        months=(1,) * 12,
        efforts=((a[2], 2),),
        outcomes=((a[7], 1),),
        nearest=Nearest(a[2], a[6], 1, 2),
        items=1,
    )


def hostile_page() -> Page:
    """An attack in everything that was said."""
    a = ATTACKS
    return Page(
        client=hostile(),
        sittings=(Sitting(back(1), 9, a[2], ((a[1], a[5]), (a[2], a[3]))),),
        results=(Came(back(2), a[2], a[5]),),
        weekly={},
        milestones=(Reached(back(3), a[1]),),
    )
