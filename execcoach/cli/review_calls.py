"""What `review` says of a coach's calls, and the homework and agenda it writes; all on the coach's own side."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from execcoach.cli.dated import a_day
from execcoach.cli.talk import say, tell
from execcoach.errors import CoachError

if TYPE_CHECKING:
    from execcoach.review.cohort import Cohort
    from execcoach.services.coaching import CoachDesk
    from execcoach.services.review import ReviewDesk

_DAY = a_day("Which day?")


def calls_and_homework(command: Callable[..., Any]) -> Callable[..., Any]:
    """The words `review` takes about calls, agendas and homework."""
    for option in (
        click.option("-o", "out", metavar="FILE", type=click.Path(path_type=Path), help="the file of either"),
        click.option("--by", metavar="NAME", help="homework: from whom; remembered"),
        click.option("--due", metavar="DAY", help="homework: by when, as in Fri or 2026-11-27"),
        click.option(
            "--step", "steps", metavar="TEXT", multiple=True, help="homework: 'share: what to do', up to three"
        ),
        click.option("--aim", metavar="TEXT", default="", help="homework: what it is for, in a sentence"),
        click.option("--homework", metavar="NAME", help="write homework for this client, and note it as promised"),
        click.option("--agenda", metavar="NAME", help="the call with this client on a page"),
        click.option("--date", "call_day", callback=_DAY, metavar="DATE", help="the calls of this day"),
        click.option("--calls", is_flag=True, help="today's calls: kept or not, what moved, the one question"),
    ):
        command = option(command)
    return command


def asked_for(coached: dict[str, Any], others: bool) -> bool:
    """Whether calls, an agenda or homework are wanted; CoachError where the words do not go together.

    `others` is whether the table is wanted in a form of its own.
    """
    asked = [f"--{name}" for name in ("calls", "agenda", "homework") if coached[name]]
    if asked and others:
        raise CoachError("One form at a time", f"{asked[0]} has a form of its own; leave the others out.")
    if len(asked) > 1:
        raise CoachError("One thing at a time", f"Give one of {' and '.join(asked)}.")
    for words, name in (("--date", "call_day"), ("--aim", "aim"), ("--step", "steps"), ("--due", "due")):
        needs = "calls" if name == "call_day" else "homework"
        if coached[name] and not coached[needs]:
            raise CoachError("What is that for?", f"{words} goes with --{needs}.")
    if coached["out"] and not (coached["homework"] or coached["agenda"]):
        raise CoachError("What is that for?", "-o goes with --homework or --agenda.")
    return bool(asked)


def coach(desk: ReviewDesk, cohort: Cohort, coached: dict[str, Any]) -> None:
    """Say the calls of a day, or write an agenda or homework."""
    from execcoach.services.coaching import CoachDesk
    from execcoach.services.reports import meant

    coach_desk = CoachDesk(desk.clock)
    if coached["calls"]:
        _calls(desk, coach_desk, cohort, coached["call_day"])
        return
    client = meant(cohort, coached["homework"] or coached["agenda"])
    out: Path | None = coached["out"]
    if coached["agenda"]:
        notes, seen = coach_desk.seen(client, desk.page)
        text = coach_desk.agenda(seen, notes)
        if out is None or str(out) == "-":
            say(text.removesuffix("\n"))
        else:
            tell(f"Saved: {coach_desk.save_text(client, 'agenda', text, out)}")
        return
    if str(out) == "-":
        raise CoachError("Homework is a file", "It is mailed as a file: name one, or leave -o out.")
    if coached["by"]:
        coach_desk.known_as(coached["by"])
    due = coach_desk.day(coached["due"]) if coached["due"] else None
    steps = [coach_desk.step("", words) for words in coached["steps"]]
    file = coach_desk.write_homework(client, coached["aim"], steps, due, file=out)
    say(str(file))
    tell(f"Homework for {client.name}, noted as promised today. Mail the file; nothing was sent.")


def _calls(desk: ReviewDesk, coach_desk: CoachDesk, cohort: Cohort, day: datetime.date | None) -> None:
    day = day or desk.clock.today()
    for words in coach_desk.unreadable(cohort.clients):
        tell(words)
    calls = coach_desk.calls(cohort.clients, day, desk.page)
    if not calls:
        say("\n".join(coach_desk.no_call(coach_desk.following(cohort.clients, day), day)))
        return
    said = []
    for call in calls:
        who = f"{call.client.name}, {call.client.company}" if call.client.company else call.client.name
        time = f"{call.at:%H:%M}" if call.at.time() != datetime.time() else "–"
        said.append("\n".join([f"{time:<5}  {who}", *(f"       {line}" for line in call.lines)]))
    say("\n\n".join(said))
