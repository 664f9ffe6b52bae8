"""Histories for hypothesis with a secret in every place that must not leave: private notes, names, drafts, reasons."""

import datetime
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from execcoach.routine.records import (
    EFFORTS,
    KINDS,
    OUTCOMES,
    PILLARS,
    Choice,
    MilestoneRecord,
    Records,
    Result,
    ScoreRecord,
    Session,
    StepRecord,
)

TODAY = datetime.date(2026, 11, 21)
DAY = datetime.timedelta(days=1)
SECRET = "SECRET"
HOME = "homework:abc123/1"
_ago = st.integers(0, 500)
_secret = st.sampled_from(["", f"{SECRET} Priya", f"https://{SECRET.lower()}.example/x"])


def _step(pillar: str, outcome: str, effort: str, private: bool, hidden: str, about: str, note: str) -> StepRecord:
    return StepRecord(
        pillar=pillar,
        prompt=f"{pillar}-one" if not private else f"{SECRET}-prompt",
        outcome=outcome,
        effort=effort,
        seconds=70,
        private=private,
        note=f"{SECRET} note" if private else note,
        link=hidden,
        draft=hidden,
        contact=hidden,
        about=about or hidden,
    )


STEPS = st.builds(
    _step,
    st.sampled_from(PILLARS),
    st.sampled_from(OUTCOMES),
    st.sampled_from(["", *EFFORTS]),
    st.booleans(),
    _secret,
    st.sampled_from(["", "", HOME, f"source:{SECRET}", f"homework:{SECRET} x"]),
    st.sampled_from(["", "Marta asked first", "zwei\nZeilen", "[b]x[/b] \x1b[2J"]),
)
SESSIONS = st.builds(
    lambda back, some: Session(id="", started=f"{TODAY - back * DAY}T08:00:00+00:00", minutes=9, steps=tuple(some)),
    _ago,
    st.lists(STEPS, max_size=3),
)


def _whole(sat: list[Session], answers: list[Any], scored: list[Any], chosen: list[Any]) -> Records:
    sessions = tuple(replace(one, id=f"s{at}") for at, one in enumerate(sat))
    private = {f"{s.id}/{at}": step.private for s in sessions for at, step in enumerate(s.steps)}
    results = []
    for at, (back, kind, number) in enumerate(answers):
        step = list(private)[number % len(private)] if private and number else "gone/0"
        words = f"{SECRET} words" if private.get(step, True) else "Called back"
        results.append(Result(id=f"r{at}", on=TODAY - back * DAY, step=step, kind=kind, words=words))
    return Records(
        person="p1",
        name="Ada",
        device=SECRET,
        sessions=sessions,
        results=tuple(results),
        scores=tuple(
            ScoreRecord(id=f"x{at}", on=TODAY - back * DAY, total=total, credits={"teams": total / 10000}, rubric="1+a")
            for at, (back, total) in enumerate(scored)
        ),
        milestones=tuple(
            MilestoneRecord(id=f"2026-{at + 1:02}/kept", on=TODAY - at * DAY) for at in range(len(sat) % 4)
        ),
        choices=tuple(
            Choice(
                id=f"c{at}",
                at=f"{TODAY - back * DAY}T09:0{at}:00+00:00",
                by=SECRET,
                kind=kind,
                about=about,
                words=f"{SECRET} question",
                why=f"{SECRET} reason",
            )
            for at, (back, kind, about) in enumerate(chosen)
            if not (about.startswith(SECRET) and kind == "done")
        ),
    ).merged(Records())


RECORDS = st.builds(
    _whole,
    st.lists(SESSIONS, max_size=6),
    st.lists(st.tuples(_ago, st.sampled_from(["", *KINDS]), st.integers(0, 9)), max_size=4),
    st.lists(st.tuples(_ago, st.integers(0, 10000)), max_size=3),
    st.lists(
        st.tuples(
            _ago,
            st.sampled_from(["done", "cleared", "not-for-me", "never", "ask"]),
            st.sampled_from(["criterion:teams", "bank-it", f"{SECRET}-prompt"]),
        ),
        max_size=5,
    ),
)
