"""The file a coach gets, `NAME.execcoach.toml`: what may be told, as tables, and such a file read again."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from execcoach.exchange.outgoing import as_table, as_tables, outgoing
from execcoach.exchange.share_fields import Field
from execcoach.exchange.share_totals import read_totals, totals_tables
from execcoach.profile.dates import parse_day
from execcoach.profile.model import Profile
from execcoach.profile.reading import Trouble, read_profile, shown
from execcoach.routine.homework import step_of
from execcoach.routine.progress import read_records, to_raw
from execcoach.routine.records import CRITERION, Choice, Records, Result, Session, StepRecord
from execcoach.routine.totals import Totals
from execcoach.text import one_line, shorten

KIND = "share"
SCHEMA = 1
SUFFIX = ".execcoach.toml"
VISIBILITIES = ("all", "totals")
_RECORDS = ("session", "result", "score", "milestone", "choice")
_LONGEST = 200
_EARLIEST = 1000
"""The first year of a file; before the first of all years nothing can be reckoned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A shared file as it was read: whose it is, when it was made, what it lets be seen, and what of it was wrong.

    `visibility` is "" where the file does not say; only `all` is a word that the person may be named to others.
    `profile` holds the tables as `read_profile` takes them, not cleaned yet; it and `records` are empty for `totals`.
    """

    person: str = ""
    name: str = ""
    company: str = ""
    made: datetime.date | None = None
    visibility: str = ""
    profile: dict[str, Any] = field(default_factory=dict)
    records: Records = field(default_factory=Records)
    totals: Totals | None = None
    troubles: tuple[Trouble, ...] = ()


def is_share(raw: Mapping[str, Any]) -> bool:
    """Whether these tables say that they are a shared file."""
    return raw.get("kind") == KIND


def public_profile(raw: Mapping[str, Any]) -> tuple[Profile, dict[str, Any]]:
    """What of profile.toml may leave, as a value and as tables, with the days of the routine but no why of any.

    Why the routine: which days are planned, and which kept free, decides how many were kept.
    """
    profile = outgoing(raw).profile
    tables = as_tables(profile)
    routine = read_profile({"routine": raw.get("routine", {})}).profile.routine
    if routine.private:
        return profile, tables
    away = tuple(replace(one, why="") for one in routine.away if not one.private)
    days = tuple(line for line in routine.days if not line.private)
    routine = replace(routine, days=days, away=away, order=(), source="")
    table = {key: value for key, value in as_table(replace(routine, away=())).items() if key in ("days", "minutes")}
    if stretches := [told for one in away if (told := as_table(one))]:
        table["away"] = stretches
    tables["routine"] = table
    return replace(profile, routine=routine), tables


def shareable(records: Records, known: Collection[str] | None = None) -> Records:
    """The records without anything that is not for a coach: private notes, whom a step was about, drafts, reasons.

    `known` are the ids of questions and prompts that everybody has; an own one is told as such, not by its id.
    """
    steps = {f"{s.id}/{at}": step for s in records.sessions for at, step in enumerate(s.steps)}
    return Records(
        sessions=tuple(_session(session, known) for session in records.sessions),
        results=tuple(_result(result, steps.get(result.step)) for result in records.results),
        scores=records.scores,
        milestones=records.milestones,
        choices=_choices(records, known),
    )


def share_raw(
    raw: Mapping[str, Any],
    records: Records,
    made: datetime.date,
    *,
    person: str,
    name: str,
    totals: Totals | None = None,
    known: Collection[str] | None = None,
) -> dict[str, Any]:
    """The tables of a shared file made from those of profile.toml and all records; with `totals`, of those alone."""
    profile, tables = public_profile(raw)
    company = profile.company
    who = {"id": person, "name": name, "company": company}
    head: dict[str, Any] = {
        "kind": KIND,
        "schema": SCHEMA,
        "made": made.isoformat(),
        "visibility": VISIBILITIES[1 if totals else 0],
        "person": {key: value for key, value in who.items() if value},
    }
    if totals is not None:
        return {**head, **totals_tables(totals)}
    rows = to_raw(shareable(records, known))
    return {**head, "profile": tables, **{key: rows[key] for key in _RECORDS if key in rows}}


def share_text(raw: Mapping[str, Any]) -> str:
    """The tables as the text of the file, headed by a few words for whoever opens it."""
    import tomli_w

    name = one_line(str(raw["person"].get("name", "")))
    whole = raw["visibility"] == VISIBILITIES[0]
    words = (
        f"What {name} shares with a coach, made by execcoach on {raw['made']}.",
        "In it: the public profile, the sessions with the notes that are not private, scores, results, milestones."
        if whole
        else "In it: counts by the week and the score. No profile, no notes, no single day.",
        "Not in it: anything marked private, the circle, drafts, reasons why something was declined.",
        "The coach keeps this file in a folder and opens that with: execcoach review FOLDER",
    )
    return "".join(f"# {line}\n" for line in words) + "\n" + tomli_w.dumps(dict(raw))


def read_share(raw: Mapping[str, Any]) -> Shared:
    """A shared file from its tables, which are somebody else's: what cannot be used costs only its field.

    For `totals` the records and the profile are not taken, whatever stands there.
    """
    wrong: list[Trouble] = []
    if not is_share(raw):
        wrong.append(Trouble("kind", shown(raw.get("kind", "")), f'"{KIND}"', "It is read as if it said so."))
    schema = raw.get("schema", SCHEMA)
    if not isinstance(schema, int) or isinstance(schema, bool) or not 1 <= schema <= SCHEMA:
        advice = "Read as far as it is understood; a newer execcoach wrote it, so update this one."
        wrong.append(Trouble("schema", shown(schema), f"{SCHEMA}", advice))
    visibility = raw.get("visibility", "")
    if visibility not in VISIBILITIES:
        advice = "Nobody is named to others by it."
        wrong.append(Trouble("visibility", shown(visibility), " or ".join(VISIBILITIES), advice))
        visibility = ""
    top = Field(raw, "", wrong)
    who = Field(top.table("person"), "person", wrong)
    person, name, company = (shorten(who.line(key), _LONGEST) for key in ("id", "name", "company"))
    made = parse_day(raw.get("made", ""))
    if not (made and made.day and made.year >= _EARLIEST):
        made = None
        wrong.append(
            Trouble("made", shown(raw.get("made", "")), "a date such as 2026-11-21", "It counts as the oldest.")
        )
    found = Shared(
        person=person,
        name=name,
        company=company,
        made=made.first() if made else None,
        visibility=visibility,
    )
    if visibility == "totals":
        return replace(found, totals=read_totals(raw, wrong), troubles=tuple(wrong))
    reading = read_records({key: raw[key] for key in _RECORDS if key in raw}, person)
    profile = dict(top.table("profile"))
    inside = profile.get("person", {})
    if person and isinstance(inside, Mapping):
        profile["person"] = {**inside, "id": person}
    return replace(
        found,
        profile=profile,
        records=replace(reading.records, person=person, name=name),
        troubles=(*wrong, *reading.troubles),
    )


def _session(session: Session, known: Collection[str] | None) -> Session:
    return replace(session, steps=tuple(_step(step, known) for step in session.steps))


def _step(step: StepRecord, known: Collection[str] | None) -> StepRecord:
    """Why no link either: most of them stand in circle.toml, which never leaves."""
    kept = StepRecord(pillar=step.pillar, outcome=step.outcome, effort=step.effort, seconds=step.seconds)
    if step.private:
        return replace(kept, private=True)
    prompt = step.prompt if known is None or step.prompt in known else ""
    about = step.about if step_of(step.about) else ""
    return replace(kept, prompt=prompt, note=step.note, about=about)


def _result(result: Result, step: StepRecord | None) -> Result:
    """Why without words where the step is not found: nobody can say that it was not private."""
    return replace(result, words="") if step is None or step.private else result


def _choices(records: Records, known: Collection[str] | None) -> tuple[Choice, ...]:
    """Decisions about criteria, and ticks; what else was decided about a thing once ticked only says: no more."""
    ticked = {choice.about for choice in records.choices if choice.kind == "done"}
    own: dict[str, str] = {}
    told = []
    for choice in records.choices:
        criterion = choice.about.startswith(CRITERION)
        if not criterion and choice.about not in ticked:
            continue
        kind = choice.kind if criterion or choice.kind == "done" else "cleared"
        bare = choice.about.removeprefix(CRITERION)
        about = choice.about
        if known is not None and bare not in known:
            if criterion:
                continue
            about = own.setdefault(about, f"own/{len(own) + 1}")
        told.append(Choice(id=choice.id, at=choice.at, kind=kind, about=about))
    return tuple(told)
