"""`checklist`: the open questions in plain text."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from execcoach.cli.talk import filled, say, tell
from execcoach.cli.where import opened
from execcoach.errors import CoachError
from execcoach.text import one_line, several

if TYPE_CHECKING:
    from execcoach.profile.checklist import Checklist, Question
    from execcoach.services.profile import ProfileDesk

_DIR = click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))


@click.command()
@click.argument("name", required=False)
@_DIR
@click.option("--questionnaire", "file", metavar="FILE", help="write them as a form to mail instead; - is stdout")
@click.option("--force", is_flag=True, help="write over FILE where it is there already")
def checklist(name: str | None, folder: Path | None, file: str | None, force: bool) -> None:
    """The questions that are still open, of one checklist or of all.

    The form asks what was put to the executive in the app; where nothing was, what is worth most, at most six
    questions. `execcoach import FILE` takes the filled form in.
    """
    if name is not None and folder is None and Path(name).is_dir():
        folder = Path(name)
        name = None
    desk = opened(folder)
    lists = desk.checklists
    for sentence in desk.checklist_warnings:
        tell(sentence)
    if name:
        known = tuple(one.id for one in lists)
        if name not in known:
            raise CoachError("No such checklist", f"“{one_line(name)}” is not one of {', '.join(known)}.")
        lists = tuple(one for one in lists if one.id == name)
    if file is not None:
        _write_form(desk, name or "", file, force)
        return
    parts = ["\n".join(_list_lines(desk, one, whole=bool(name))) for one in lists]
    more = "" if name else f"\n\nOne list with why and examples: execcoach checklist {lists[0].id}{_place(folder)}"
    say("\n\n".join(parts) + more)


def _place(folder: Path | None) -> str:
    return f" {shlex.quote(str(folder))}" if folder else ""


def _write_form(desk: ProfileDesk, name: str, file: str, force: bool) -> None:
    from execcoach.services.questionnaire import QuestionnaireDesk

    form = QuestionnaireDesk(desk)
    if file == "-":
        say(form.text(name).removesuffix("\n"))
    else:
        form.save(Path(file), name, force)
        tell(f"Saved for {desk.name}: {file}. Mail it; execcoach import takes the filled form in.")
    asked = [desk.titled(one.id) for one in form.questions(name)]
    which = "put to them in the app" if form.marked(name) else "nothing was marked, so these are worth most"
    tell(f"It asks {desk.first_name} {several(len(asked), 'question')} ({which}): {', '.join(asked)}.")


def _list_lines(desk: ProfileDesk, checklist: Checklist, whole: bool) -> Iterator[str]:
    """The open questions of a list; `whole` with why each is asked, an example, and where its answer goes."""
    standing = desk.standing(checklist)
    waiting = [one for one in standing.questions if one.state in ("open", "asked", "thin")]
    yield f"{checklist.title}: {standing.done} of {standing.total}" + ("" if whole else f"   [{checklist.id}]")
    if not waiting:
        yield "  Nothing is open here."
    for one in waiting:
        yield filled(f"{one.question.words}{_stands(one.state, desk.first_name)}", 2, 4)
        if not whole:
            continue
        yield filled(f"Why: {one.question.why}", 4)
        yield filled(f"Good: {one.question.good}", 4, 10)
        yield from _where(desk, one.question)


def _stands(state: str, first_name: str) -> str:
    return {"asked": f" (asked of {first_name})", "thin": " (there, could say more)"}.get(state, "")


def _where(desk: ProfileDesk, question: Question) -> Iterator[str]:
    if question.answer == "tick":
        yield "    To do; tick it in the app"
        return
    for row in desk.rows(question):
        yield filled(f"{'-' if row.due else '+'} {row}", 4, 6)
    yield f"    Goes to {desk.place_of(question)} in {question.file}.toml"
